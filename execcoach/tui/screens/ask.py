"""One question in a box: a line of text, or one of a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from execcoach.text import one_line
from execcoach.tui.widgets.show import plain

_CLOSE: list[BindingType] = [Binding("escape", "dismiss(None)", "Close", show=False, id="close-box")]


class AskScreen(ModalScreen[str | None]):
    """Asks for a line; answers it, or None where the person left."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _CLOSE

    def __init__(self, title: str, hint: str = "", value: str = "", example: str = "") -> None:
        super().__init__()
        self._words = (title, hint, value, example)

    def compose(self) -> ComposeResult:
        """The question, the line, a hint."""
        title, hint, value, example = self._words
        with Vertical(classes="dialog"):
            yield Static(plain(title), classes="title", markup=False)
            yield Input(one_line(value), placeholder=one_line(example))
            yield Static(plain(hint or "Enter goes on, Esc leaves."), classes="quiet", markup=False)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give the line back."""
        self.dismiss(event.value.strip() or None)


class ChooseScreen(ModalScreen[int | None]):
    """Offers a few answers, the first focused; gives the index, or None where the person left."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _CLOSE

    def __init__(self, title: str, words: str, answers: Sequence[str]) -> None:
        super().__init__()
        self._title, self._words, self._answers = title, words, answers

    def compose(self) -> ComposeResult:
        """What it is about and the answers."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="title", markup=False)
            if self._words:
                yield Static(plain(self._words), markup=False)
            yield OptionList(*(Option(plain(answer)) for answer in self._answers), markup=False)
            yield Static(plain("Enter chooses, Esc leaves."), classes="quiet", markup=False)

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Give the index back."""
        self.dismiss(event.option_index)
