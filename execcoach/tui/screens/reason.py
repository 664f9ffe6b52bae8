"""Why a question is not for somebody: one line, which may stay empty."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from execcoach.tui.widgets.show import plain


class ReasonScreen(ModalScreen[str | None]):
    """Answers the reason, "" where none was given, None where the person left."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False, id="close-reason")]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, the line."""
        with Vertical(classes="dialog"):
            yield Static(plain("Not for me"), classes="title", markup=False)
            yield Static(plain(self._question), markup=False)
            yield Input(placeholder="why, in a line; may stay empty")
            hint = "Enter: it will not come again, with a reason or without. Esc leaves it open."
            yield Static(plain(hint), classes="quiet", markup=False)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give the reason back."""
        self.dismiss(event.value.strip())
