"""A nudge or a recap in the coach's name: a beginning made of facts, to change, copy and send by one's own hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from execcoach.errors import CoachError
from execcoach.review.client import Client
from execcoach.review.coaching import Notes
from execcoach.review.page import Page
from execcoach.services.coaching import CoachDesk
from execcoach.text import clean, one_line
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.holding import HoldingScreen
from execcoach.tui.widgets.coach_top import CoachTop, titled
from execcoach.tui.widgets.lines import KeyLine, NextLine

if TYPE_CHECKING:
    from textual.app import App

KINDS = ("nudge", "recap")


class LetterScreen(HoldingScreen):
    """One text; what is written here waits for the next time, and nothing is sent."""

    CSS_PATH = "letter.tcss"
    ROWS = commands.LETTER
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.LETTER)

    def __init__(self, kind: str, seen: Client | Page, notes: Notes, desk: CoachDesk) -> None:
        super().__init__(seen.client if isinstance(seen, Page) else seen, desk, kind)
        self.kind, self.seen, self.notes = kind, seen, notes
        self._made = self._now = ""
        self._anew = False

    def compose(self) -> ComposeResult:
        """The text."""
        below = "In your name, from what they did and mean to do. Nothing is sent."
        yield CoachTop(titled(self.client.name, self.client.company), self.kind, below)
        with Vertical(id="body"):
            yield TextArea(id="text", soft_wrap=True, show_line_numbers=False)
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """Show what was written the last time, else a text made now."""
        self._made = self.desk.letter(self.kind, self.seen, self.notes)
        waits = self.desk.half_typed(self.client, self.kind)
        sheet = self.query_one("#text", TextArea)
        sheet.text = self._now = waits.get("text", "") or self._made
        sheet.focus()
        self.begin_to_hold(waits)
        self.say_count()

    @on(TextArea.Changed)
    def say_count(self) -> None:
        """Say how long it is, and what to do with it."""
        self._now = self.query_one("#text", TextArea).text
        number = len(self._now.split())
        before = (self.held or {}).get("text", "")
        ago = "This is what you wrote before; ^r makes it anew. " if before and self._now == before else ""
        if self._anew and self._now == self._made:
            self.say_next("Made anew. ^z brings back what you wrote.")
            return
        words = f"{ago}{number} words. Change what is not how you say it; ^g copies it."
        self.say_next("Fill in what stands in [ ]; ^g copies it." if "[" in self._now and not ago else words)

    def to_hold(self) -> dict[str, str]:
        """The text where it was changed."""
        return {"text": self._now} if self._now != self._made else {}

    def action_anew(self) -> None:
        """Make the text anew from the facts; undo in the text brings back what was written."""
        sheet = self.query_one("#text", TextArea)
        self._anew = self._now != self._made
        sheet.replace(self._made, (0, 0), sheet.document.end)

    def action_copy(self) -> None:
        """Send the text to the clipboard."""
        self.app.copy_to_clipboard(clean(self._now))
        self.tell(f"Copied for {one_line(self.client.name)}: the {self.kind}. Nothing was sent.")

    def action_save(self) -> None:
        """Keep the text beside the coach's notes."""
        self._save(self._now)

    @work(thread=True, exclusive=True, group="letter")
    def _save(self, text: str) -> None:
        save_beside(self, self.desk, self.client, self.kind, text)


def save_beside(
    screen: CoachScreen, desk: CoachDesk, client: Client, name: str, text: str, place: Path | None = None
) -> None:
    """Keep a text beside the coach's notes, or in the file named, and say where; to be called in a thread."""
    try:
        file = desk.save_text(client, name, text, place)
    except CoachError as error:
        screen.app.call_from_thread(screen.tell_error, error)
    else:
        screen.app.call_from_thread(screen.tell, f"Saved: {file}")


def choose_letter(
    app: App[object], seen: Client | Page, notes: Notes, desk: CoachDesk, after: Callable[[], None] | None = None
) -> None:
    """Ask for a nudge or a recap and open it."""
    name = (seen.client if isinstance(seen, Page) else seen).name
    answers = ("A nudge: a word between two calls", "A recap: what was said and promised, after a call")

    def chosen(at: int | None) -> None:
        if at is not None:
            app.push_screen(LetterScreen(KINDS[at], seen, notes, desk), lambda _: after() if after else None)

    app.push_screen(ChooseScreen(f"What shall {one_line(name)} read?", "", answers), chosen)
