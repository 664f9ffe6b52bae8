"""The end of the ten minutes: what you did, what waits tomorrow, in two lines."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from execcoach.services.telling import Told
from execcoach.tui.widgets.show import plain


class FinishedScreen(ModalScreen[None]):
    """Two lines; any of the usual keys closes them."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q", "dismiss", "Close", show=False, id="close-finished")
    ]

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told

    def compose(self) -> ComposeResult:
        """What was done, what comes."""
        with Vertical(classes="dialog"):
            yield Static(plain("That was it for today."), classes="title", markup=False)
            yield Static(plain(self._told.done), markup=False)
            yield Static(plain(self._told.tomorrow), markup=False)
            yield Static(plain("Enter closes this."), classes="quiet", markup=False)
