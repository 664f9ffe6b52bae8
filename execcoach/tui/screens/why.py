"""Why bother? The doubts everybody has, answered with their sources."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from execcoach.services.doubts import doubts
from execcoach.tui.widgets.show import plain


class WhyScreen(ModalScreen[None]):
    """A page to read once."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,w,q", "dismiss", "Close", show=False, id="close-why")
    ]

    def compose(self) -> ComposeResult:
        """Each doubt, its answer, its source."""
        lines: list[Content] = []
        for doubt in doubts():
            lines += [plain(f"“{doubt.objection}”", "bold"), plain(doubt.words)]
            lines += [plain(part, "$secondary") for part in (doubt.figure, doubt.source) if part] + [plain("")]
        with Vertical(classes="dialog"):
            yield Static(Content("\n").join(lines), markup=False)
            yield Static(plain("Esc closes this."), classes="quiet", markup=False)
