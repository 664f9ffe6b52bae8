"""Every key of the screen below, drawn from the command rows."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from execcoach.tui import commands
from execcoach.tui.commands import Command
from execcoach.tui.widgets.show import plain


class HelpScreen(ModalScreen[None]):
    """A page of keys: those of this screen, then those that hold everywhere."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "dismiss", "Close", show=False, id="close-help")
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._rows: tuple[Command, ...] = getattr(below, "ROWS", ())

    def compose(self) -> ComposeResult:
        """Two lists and how to close."""
        lines: list[Content] = []
        if self._rows:
            lines += [plain("On this screen", "bold"), *map(_line, self._rows), plain("")]
        lines += [plain("Everywhere", "bold"), *map(_line, commands.EVERYWHERE), plain("")]
        lines.append(plain("Esc closes this. Everything can also be clicked, or found by name with ^p.", "$secondary"))
        with Vertical(classes="dialog tall"):
            yield Static(Content("\n").join(lines), markup=False)


def _line(row: Command) -> Content:
    return Content.assemble(plain(f"{row.key_name:>6}  ", "bold $accent"), plain(row.help))
