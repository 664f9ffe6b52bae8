"""A profile that cannot be read, as a page: what is wrong, where, and how it is put right."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from execcoach.errors import CoachError
from execcoach.services.mending import Broken, edit, opened
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain


class MendingScreen(CoachScreen):
    """Stands until the file can be read, or somebody else's folder is opened; nothing is changed from here."""

    CSS_PATH = "mending.tcss"
    ROWS = commands.MENDING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.MENDING)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._broken: Broken | None = None

    def compose_body(self) -> ComposeResult:
        """What is wrong, the lines around it, the ways on."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="wrong", markup=False)
            yield Static(id="around", markup=False)
        with HorizontalGroup(id="buttons"):
            yield Button("Open the file", id="edit", variant="primary", compact=True)
            yield Button("Read it again", id="again", compact=True)
            yield Button("Somebody else", id="else", compact=True)

    def on_mount(self) -> None:
        """Show what is wrong."""
        self.query_one("#edit", Button).focus()
        self.action_read_again()

    @on(Button.Pressed, "#again")
    def action_read_again(self) -> None:
        """Read the file again; where it can be read, the person's day begins."""
        found = opened(self.coach.people, self._folder)
        if not isinstance(found, Broken):
            self.app.pop_screen()
            self.coach.work_on(found)
            return
        again = self._broken == found
        self._broken = found
        head = Content("\n").join(
            [
                plain(f"{found.title}.", "bold"),
                plain(found.sentence),
            ]
        )
        self.query_one("#wrong", Static).update(head)
        rows = [_row(number, words, number == found.line) for number, words in found.around]
        self.query_one("#around", Static).update(Content("\n").join(rows))
        told = "Read again: it is still like this. Enter opens it, r reads it again."
        self.say_next(told if again else "Enter opens the file; save it there, then r reads it again.")

    @on(Button.Pressed, "#edit")
    def action_edit(self) -> None:
        """Open the file in the person's own editor, then read it again."""
        assert self._broken is not None
        try:
            with self.app.suspend():
                edit(self._broken)
        except SuspendNotSupported:
            self.tell(f"Open {self._broken.file} in any editor, then press r here.", "warning")
            return
        except CoachError as error:
            self.tell_error(error)
        self.action_read_again()

    @on(Button.Pressed, "#else")
    def action_somebody_else(self) -> None:
        """Work on somebody else's folder."""
        self.coach.action_switch_person()


def _row(number: int, words: str, wrong: bool) -> Content:
    style = "bold $error" if wrong else "$secondary"
    return Content.assemble(
        plain(f"{'▸' if wrong else ' '} {number:>4}  ", style), plain(words, "bold" if wrong else "")
    )
