"""Earlier texts of a draft: when, by whom, how they differ in length; one of them can come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.drafting.workflow import in_words
from execcoach.services.draft_changes import Earlier
from execcoach.text import one_line, several, shorten
from execcoach.tui.widgets.show import plain


class EarlierScreen(ModalScreen[Earlier | None]):
    """Answers the text that is to come back; None where the person left."""

    CSS_PATH = ["dialogs.tcss", "earlier.tcss"]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False, id="close-earlier"),
        Binding("space", "read_on", "Read on", show=False, id="earlier-read-on"),
    ]

    def __init__(self, title: str, texts: Sequence[Earlier]) -> None:
        super().__init__()
        self._title, self._texts = title, tuple(texts)

    def compose(self) -> ComposeResult:
        """The texts, newest first, and the chosen one to read."""
        with Vertical(classes="dialog", id="earlier"):
            yield Static(plain(shorten(f"Earlier texts · {one_line(self._title)}", 68)), classes="title", markup=False)
            yield OptionList(*(Option(_row(one)) for one in self._texts), id="texts", markup=False)
            with VerticalScroll(id="read", can_focus=False):
                yield Static(id="words", markup=False)
            words = "Enter brings it back, Space reads on, Esc leaves. What stands there now is kept here too."
            if not self._texts:
                words = "There is none yet: a text is kept here when it is changed, and when the draft moves on."
            yield Static(plain(words), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with the newest."""
        texts = self.query_one("#texts", OptionList)
        texts.display = self.query_one("#read").display = bool(self._texts)
        texts.focus()

    @on(OptionList.OptionHighlighted)
    def show_text(self, event: OptionList.OptionHighlighted) -> None:
        """Show the text the cursor or the mouse went to."""
        self.query_one("#words", Static).update(plain(self._texts[event.option_index].text))
        self.query_one("#read").scroll_home(animate=False)

    def action_read_on(self) -> None:
        """Read on in a long text."""
        self.query_one("#read").scroll_page_down(animate=False)

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Give the text back."""
        self.dismiss(self._texts[event.option_index])


def _row(one: Earlier) -> Content:
    words = several(len(one.text.split()), "word")
    about = " · ".join(one_line(part) for part in (one.by, in_words(one.state), words) if part)
    return Content.assemble(plain(f"{_when(one.at):<22}"), plain(about, "$secondary"))


def _when(at: str) -> str:
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return one_line(at)[:22]
    return f"{when.day} {when:%B %Y, %H:%M}"
