"""The box that asks the table for some of its rows: examples below it, or what is not understood."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from execcoach.errors import CoachError
from execcoach.review.filtering import EXAMPLES, Query
from execcoach.tui.widgets.show import plain, put


class Asking(Vertical):
    """One line; `query_now` is what of it is understood; `follow` is called when that has changed."""

    class Done(Message):
        """Enter was pressed on a line that is understood."""

    def __init__(self, follow: Callable[[], None]) -> None:
        super().__init__(id="asking")
        self._follow = follow
        self.query_now = Query()
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """The box and the line below it."""
        yield Input(id="words", placeholder="a name, a company, or whom you want to see")
        yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Wait to be asked for."""
        self.display = False
        self._draw()

    @property
    def words(self) -> str:
        """What was typed."""
        return self.query_one("#words", Input).value

    def open(self) -> None:
        """Let somebody type."""
        self.display = True
        self.query_one("#words").focus()

    def close(self) -> None:
        """Ask for everybody again, and go."""
        self.query_one("#words", Input).value = ""
        self.display = False

    @on(Input.Changed, "#words")
    def understand(self, event: Input.Changed) -> None:
        """Understand what is typed; a term that is not understood is left out meanwhile."""
        event.stop()
        self._wrong = ""
        try:
            self.query_now = Query.parse(self.words)
        except CoachError as trouble:
            self._wrong = trouble.sentence
            self.query_now = Query.understood(self.words)
        self._draw()
        self._follow()

    @on(Input.Submitted, "#words")
    def go_on(self, event: Input.Submitted) -> None:
        """Go on to the rows; what is not understood is to be mended first."""
        event.stop()
        if not self._wrong:
            self.post_message(self.Done())

    def _draw(self) -> None:
        words = plain(self._wrong, "$warning") if self._wrong else plain(f"Such as   {EXAMPLES}", "$secondary")
        put(self.query_one("#hint", Static), words)
