"""What a foreign file would add, shown before anything is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from execcoach.errors import CoachError
from execcoach.text import several
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.exchange import Preview

_NOTHING = "Nothing new: that card was put down already."
_STYLES = {"New": "$success", "Unsure": "$warning", "Kept": "$secondary"}


class ImportScreen(CoachScreen):
    """The report of a file; Enter adds, Esc leaves everything as it was."""

    CSS_PATH = "importing.tcss"
    ROWS = commands.IMPORT
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.IMPORT)

    def __init__(self, file: Path | None, folder: Path | None = None, pasted: bytes = b"") -> None:
        super().__init__()
        self._file = file
        self._folder = folder
        self._pasted = pasted
        self._chosen: frozenset[int] = frozenset()

    def compose_body(self) -> ComposeResult:
        """The lines and two buttons."""
        with VerticalScroll(id="report"):
            yield Static(id="lines", markup=False)
        with HorizontalGroup(id="buttons"):
            yield Button("Add all of it", id="add", variant="primary", compact=True)
            yield Button("Choose people", id="choose", compact=True)
            yield Button("Leave it", id="leave", compact=True)

    def on_mount(self) -> None:
        """Read the file and show what it holds."""
        try:
            self._shown = self._preview()
        except CoachError as error:
            self.app.pop_screen()
            if isinstance(self.app.screen, CoachScreen):
                self.app.screen.tell_error(error)
            return
        self.query_one("#choose", Button).display = self._shown.incoming.connections is not None
        self.query_one("#add", Button).focus()
        self._show()

    def _show(self) -> None:
        """Say what the file would add, with whom was chosen."""
        shown = self._shown
        head = plain(f"{shown.file}: {several(shown.number, 'new thing')} for {shown.name}", "bold")
        where = f"A {shown.kind}. What is new goes to {shown.folder}"
        if shown.card:
            head = plain(f"The card of {shown.card.date}, for {shown.name}", "bold")
        lines = [head, plain(where, "$secondary"), plain(""), *map(_line, shown.lines())]
        self.query_one("#lines", Static).update(Content("\n").join(lines))
        doubts = f" {several(len(shown.unsure), 'line').capitalize()} had no place." if shown.unsure else ""
        self.say_next(f"Enter adds it, Esc leaves all as it was.{doubts}")

    def _preview(self) -> Preview:
        from execcoach.services.exchange import preview, preview_for

        people, here = self.coach.people, self.coach.everyday
        if here and self._folder == here.workspace.folder:
            return preview_for(here.profile, self._file, self._pasted)
        assert self._file is not None
        return preview(self._file, self._folder or people.folder_for_import(self._file), people.clock)

    @on(Button.Pressed, "#add")
    def action_add(self) -> None:
        """Keep what was shown; for the person whose folder is open it can be undone there."""
        from execcoach.services.exchange import take

        people, here = self.coach.people, self.coach.everyday
        try:
            workspace = take(self._shown, people.clock)
            if here and self._shown.desk is here.profile:
                here.session.read_again()
                self.dismiss("taken")
                self.app.call_later(self._tell_taken)
                return
            everyday = people.open(workspace.folder)
        except CoachError as error:
            self.tell_error(error)
            return
        self.coach.work_on(everyday, "profile")

    def _tell_taken(self) -> None:
        screen = self.coach.screen
        if isinstance(screen, CoachScreen):
            screen.say_standing()
            if card := self._shown.card:
                screen.draw()
                screen.tell(f"Kept for {self._shown.name}: {card.pillars}, {card.date}." if card.new else _NOTHING)
                return
            screen.tell(f"Saved for {self._shown.name}: {several(self._shown.number, 'thing')}. ^z takes it back.")

    @on(Button.Pressed, "#choose")
    def action_choose(self) -> None:
        """Choose whom of the connections to have in the circle."""
        from execcoach.services.connections import ConnectionsDesk, with_chosen
        from execcoach.tui.screens.connections import ConnectionsScreen

        offered = self._shown.incoming.connections
        if offered is None:
            self.say_next("This file holds no connections to choose from.")
            return

        def taken(places: frozenset[int]) -> None:
            self._chosen = places
            self._shown = with_chosen(self._shown, places)
            self._show()

        self.app.push_screen(ConnectionsScreen(ConnectionsDesk(offered), self._chosen, taken))

    @on(Button.Pressed, "#leave")
    def action_back(self) -> None:
        """Leave everything as it was."""
        self.app.pop_screen()


def _line(words: str) -> Content:
    """A line of the report, its first word in the colour of what it says."""
    kind, colon, rest = words.partition(":")
    return Content.assemble(plain(kind + colon, f"bold {_STYLES.get(kind, '$accent')}"), plain(rest))
