"""The week on a page: read it, copy it, send it to marketing and sales."""

from __future__ import annotations

import datetime
import re
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.errors import CoachError
from execcoach.text import clean
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.hung import hung
from execcoach.tui.widgets.show import plain

_WIDEST = 100


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
        self._lay()
        self.query_one("#sheet").scroll_home(animate=False)
        self.say_next("c copies it. Nothing private is in it; what stands in [ ] is for you to ask.")

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self._lay(event.size.width)

    def _lay(self, width: int = 0) -> None:
        room = min(_WIDEST, (width or self.app.size.width) - 6)
        page = re.sub(r"^(##.*)\n\n", r"\1\n", self._text.removesuffix("\n"), flags=re.MULTILINE)
        lines = [_line(line, room) for line in page.split("\n")]
        self.query_one("#words", Static).update(Content("\n").join(lines))

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


def _line(words: str, room: int) -> Content:
    """A line of the page: headings stand out, questions stand back, what is listed hangs behind its sign."""
    if words.startswith("#"):
        return plain(words.lstrip("# "), "bold $accent" if words.startswith("##") else "bold")
    if words.startswith("- "):
        return hung(plain(words[2:]), plain("· ", "$secondary"), room)
    if words.startswith("  "):
        return hung(plain(words.strip()), plain("  "), room)
    return hung(plain(words, "$secondary" if words.startswith("[") else ""), plain(""), room)
