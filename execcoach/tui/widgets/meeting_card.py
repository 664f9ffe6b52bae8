"""The meeting card on the screen: what it is about on the left, the words on the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.profile.meeting import Card
from execcoach.profile.meeting_words import SECTIONS
from execcoach.tui.widgets.show import plain


class CardView(VerticalScroll):
    """A card; it scrolls where the terminal is smaller than what there is to say."""

    DEFAULT_CSS = """
    CardView { height: 1fr; padding: 0 1; }
    CardView .about { width: 11; color: $secondary; text-style: bold; }
    CardView .words { width: 1fr; }
    CardView .row { height: auto; }
    CardView .person { margin-bottom: 1; }
    """

    _shown: tuple[Card, bool] | None = None
    _short = False

    def on_resize(self) -> None:
        """Say more or less as there is room."""
        if self._shown and self._short != self.screen.has_class("-short"):
            self.show(*self._shown)

    def compose(self) -> ComposeResult:
        """The name, and a row for every section."""
        yield Static(classes="person", markup=False)
        for _ in SECTIONS:
            with HorizontalGroup(classes="row"):
                yield Static(classes="about", markup=False)
                yield Static(classes="words", markup=False)

    def show(self, card: Card, heading: bool = True) -> None:
        """Show this card, with its name above where that is not said elsewhere."""
        self._shown, self._short = (card, heading), self.screen.has_class("-short")
        person = self.query_one(".person", Static)
        person.display = heading
        person.update(plain(card.name, "bold") + plain(card.heading.removeprefix(card.name), "$secondary"))
        told: list[tuple[str, tuple[str, ...]]] = [*card.sections(self._short)]
        for row, (title, words) in zip(self.query(".row"), [*told, *[("", ())] * len(SECTIONS)], strict=False):
            row.display = bool(words)
            row.query_one(".about", Static).update(plain(title))
            row.query_one(".words", Static).update(Content("\n").join(map(plain, words)))
