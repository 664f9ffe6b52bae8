"""Something to read once, in a box over the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from execcoach.tui.widgets.show import plain


class SaidScreen(ModalScreen[None]):
    """A title and a few paragraphs; any of the usual keys closes them."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,y,q", "dismiss", "Close", show=False, id="close-said")
    ]

    def __init__(self, title: str, parts: Sequence[Content]) -> None:
        super().__init__()
        self._said = (title, parts)

    def compose(self) -> ComposeResult:
        """The title, the paragraphs."""
        title, parts = self._said
        with VerticalScroll(classes="dialog"):
            yield Static(plain(title), classes="title", markup=False)
            yield Static(Content("\n").join(parts), markup=False)
            yield Static(plain("Esc closes this."), classes="quiet", markup=False)
