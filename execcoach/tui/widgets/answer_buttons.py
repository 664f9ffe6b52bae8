"""What can be done with a question, as buttons: answer it, skip it, decline it, put it to the person."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.widgets import Button

from execcoach.tui.widgets.show import plain


class AnswerButtons(HorizontalGroup):
    """The buttons below a question; at the end of a list only the first is there."""

    def __init__(self, first_name: str) -> None:
        super().__init__(id="buttons")
        self._first_name = first_name

    def compose(self) -> ComposeResult:
        """The first is what Enter does."""
        yield Button("Answer", id="answer", variant="primary", compact=True)
        yield Button("Skip", id="skip", compact=True)
        yield Button("Not for me", id="not-for-me", compact=True)
        yield Button(plain(f"Ask {self._first_name}"), id="ask", compact=True)

    def for_question(self, state: str) -> None:
        """Offer what fits a question that stands like this; what was chosen can be taken back."""
        self._others(True)
        declined, asked = state == "not-for-me", state == "asked"
        self.query_one("#not-for-me", Button).label = "Ask me after all" if declined else "Not for me"
        self.query_one("#ask", Button).label = "No need to ask" if asked else plain(f"Ask {self._first_name}")
        self.query_one("#answer", Button).label = "Answer"

    def for_end(self, label: str) -> None:
        """Offer the one way on from the end of a list."""
        self._others(False)
        self.query_one("#answer", Button).label = plain(label)

    def _others(self, shown: bool) -> None:
        for name in ("skip", "not-for-me", "ask"):
            self.query_one(f"#{name}").display = shown
