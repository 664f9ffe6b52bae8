"""The week on a page: read it, copy it, send it to marketing and sales."""

from __future__ import annotations

import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.errors import CoachError
from execcoach.text import clean
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain


class DigestScreen(CoachScreen):
    """One week; the arrows go to the weeks before and after it."""

    CSS_PATH = "digest.tcss"
    ROWS = commands.DIGEST
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.DIGEST)
    _text = ""

    def compose_body(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="sheet"):
            yield Static(id="words", markup=False)

    def on_mount(self) -> None:
        """Begin with the week that is ending."""
        self._first = self.everyday.week.week().first
        self.query_one("#sheet").focus()
        self.draw()

    def draw(self) -> None:
        """Show the week as the files say it was."""
        try:
            self._text = self.everyday.week.digest(self._first)
        except CoachError as error:
            self.tell_error(error)
            return
        self.query_one("#words", Static).update(Content("\n").join(map(_line, self._text.split("\n"))))
        self.query_one("#sheet").scroll_home(animate=False)
        self.say_next("c copies it. Nothing private is in it; what stands in [ ] is for you to ask.")

    def action_week(self, by: int) -> None:
        """Another week, none that is still to come."""
        first = self._first + by * datetime.timedelta(days=7)
        if first > self.everyday.clock.today():
            self.say_next("The week after that has not begun.")
            return
        self._first = first
        self.draw()

    def action_copy(self) -> None:
        """Send the page to the clipboard."""
        self.app.copy_to_clipboard(clean(self._text))
        self.tell(f"Copied for {self.everyday.profile.first_name}: the week on a page.")

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()


def _line(words: str) -> Content:
    """A line of the page: headings stand out, questions stand back."""
    if words.startswith("#"):
        return plain(words.lstrip("# "), "bold $accent" if words.startswith("##") else "bold")
    return plain(words, "$secondary") if words.startswith("[") else plain(words)
