"""What a foreign file would add, shown before anything is kept."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from execcoach.errors import CoachError
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain


class ImportScreen(CoachScreen):
    """The report of a file; Enter adds, Esc leaves everything as it was."""

    CSS_PATH = "importing.tcss"
    ROWS = commands.IMPORT
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.IMPORT)

    def __init__(self, file: Path, folder: Path | None = None) -> None:
        super().__init__()
        self._file = file
        self._folder = folder

    def compose_body(self) -> ComposeResult:
        """The lines and two buttons."""
        with VerticalScroll(id="report"):
            yield Static(id="lines", markup=False)
        with HorizontalGroup(id="buttons"):
            yield Button("Add all of it", id="add", variant="primary", compact=True)
            yield Button("Leave it", id="leave", compact=True)

    def on_mount(self) -> None:
        """Read the file and show what it holds."""
        from execcoach.services.exchange import preview

        people = self.coach.people
        try:
            folder = self._folder or people.folder_for_import(self._file)
            self._shown = preview(self._file, folder, people.clock)
        except CoachError as error:
            self.app.pop_screen()
            if isinstance(self.app.screen, CoachScreen):
                self.app.screen.tell_error(error)
            return
        number = len(self._shown.proposals.added)
        head = plain(f"{self._shown.file}: {number} new things for {self._shown.name}", "bold")
        lines = [head, plain(f"They go to {folder}", "$secondary"), plain(""), *map(plain, self._shown.lines())]
        self.query_one("#lines", Static).update(Content("\n").join(lines))
        self.query_one("#add", Button).focus()
        self.say_next("Enter adds all of it; what is filled in stays. Esc leaves everything as it was.")

    @on(Button.Pressed, "#add")
    def action_add(self) -> None:
        """Keep what was shown and open the person's profile."""
        from execcoach.services.exchange import take

        try:
            workspace = take(self._shown, self.coach.people.clock)
            everyday = self.coach.people.open(workspace.folder)
        except CoachError as error:
            self.tell_error(error)
            return
        self.coach.work_on(everyday, "profile")

    @on(Button.Pressed, "#leave")
    def action_back(self) -> None:
        """Leave everything as it was."""
        self.app.pop_screen()
