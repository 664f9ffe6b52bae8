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
        yield Button("Add one", id="add", compact=True)
        yield Button("Skip", id="skip", compact=True)
        yield Button("Not for me", id="not-for-me", compact=True)
        yield Button(plain(f"Ask {self._first_name}"), id="ask", compact=True)

    def for_question(self, state: str, first: str, rows: bool) -> None:
        """Offer what fits a question that stands like this; what was chosen can be taken back.

        `first` is what Enter does; with `rows` one more entry can be added.
        """
        self._others(True)
        self.query_one("#add").display = rows
        declined, asked = state == "not-for-me", state == "asked"
        self._named("not-for-me", "Ask me after all" if declined else "Not for me")
        self._named("ask", "No need to ask" if asked else f"Ask {self._first_name}")
        self._named("answer", first)

    def for_end(self, label: str) -> None:
        """Offer the one way on from the end of a list."""
        self._others(False)
        self._named("answer", label)

    def _named(self, id: str, label: str) -> None:
        """Why the layout: a button keeps the width it was drawn with."""
        button = self.query_one(f"#{id}", Button)
        button.label = plain(label)
        button.refresh(layout=True)

    def _others(self, shown: bool) -> None:
        for name in ("skip", "not-for-me", "ask"):
            self.query_one(f"#{name}").display = shown
        self.query_one("#add").display = False
