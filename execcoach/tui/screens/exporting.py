"""Leaving with one's data: choose a format, see what goes in and what stays, name the file, write it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from execcoach.errors import CoachError
from execcoach.services.export import FORMATS, USUAL_TIME, AlreadyThere, ExportDesk, ExportFormat
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.one_line_box import OneLineBox
from execcoach.tui.widgets.pick_list import PickList
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.export import Exported

_ROWS = tuple(FORMATS.values())


class ExportingScreen(CoachScreen):
    """Six formats, below them what the chosen one holds and leaves out, and the name of its file."""

    CSS_PATH = "exporting.tcss"
    ROWS = commands.EXPORTING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.EXPORTING)

    def __init__(self) -> None:
        super().__init__()
        self._private = False
        self._suggested = ""
        self._made: tuple[tuple[str, datetime.time, bool], Exported] | None = None

    @property
    def desk(self) -> ExportDesk:
        """The desk for what leaves."""
        return self.everyday.export

    def compose_body(self) -> ComposeResult:
        """The formats, what is said of the chosen one, the boxes."""
        with Vertical(id="exporting"):
            yield PickList(*(self._row(one) for one in _ROWS), id="formats", markup=False, compact=True)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="told", markup=False)
            with HorizontalGroup(id="when"):
                yield Static("Begins at", classes="label", markup=False)
                yield OneLineBox(f"{USUAL_TIME:%H:%M}", id="at", compact=True, max_length=5)
            with HorizontalGroup():
                yield Static("File", classes="label", markup=False)
                yield OneLineBox(id="file", compact=True)

    def on_mount(self) -> None:
        """Begin with the first format."""
        formats = self.query_one("#formats", PickList)
        formats.highlighted = 0
        formats.focus()
        self.say_next("↑ ↓ choose a format, Enter writes the file. What is private stays here.")

    def _row(self, one: ExportFormat) -> Content:
        return Content.assemble(plain(f"{one.title:<24}", "bold"), plain(one.holds, "$secondary"))

    @property
    def chosen(self) -> ExportFormat:
        """The highlighted format."""
        return _ROWS[self.query_one("#formats", PickList).highlighted or 0]

    @property
    def _at(self) -> datetime.time:
        """The time in the box; CoachError where it is none."""
        said = self.query_one("#at", Input).value.strip()
        try:
            return datetime.datetime.strptime(said, "%H:%M").time()
        except ValueError:
            raise CoachError("When?", f"“{said}” is no time of day. Write it as 08:40.") from None

    @on(OptionList.OptionHighlighted, "#formats")
    def draw(self) -> None:
        """Show what the chosen format holds, and suggest a name for its file."""
        box, one = self.query_one("#file", Input), self.chosen
        if box.value in ("", self._suggested):
            self._suggested = str(Path("~") / self.desk.file_name(one.id))
            box.value = self._suggested
        self.query_one("#when").display = one.id == "ics"
        self.query_one("#told", Static).update(plain(one.holds))
        self._look(one)

    @work(thread=True, group="export", exclusive=True)
    def _look(self, one: ExportFormat) -> None:
        try:
            lines = self.desk.make(one.id, private=self._private).told
        except CoachError as error:
            lines = (f"{error.title}: {error.sentence}",)
        self.app.call_from_thread(self._show, one, lines)

    def _show(self, one: ExportFormat, lines: tuple[str, ...]) -> None:
        if self.is_attached and one is self.chosen:
            told = [plain(one.holds), *(self._line(words) for words in lines)]
            self.query_one("#told", Static).update(Content("\n").join(told))

    def _line(self, words: str) -> Content:
        """A sentence, what it begins with in the colour of what it says."""
        head, colon, rest = words.partition(":")
        if not colon or not words.startswith(("In it", "Left out")):
            return plain(f"· {words}")
        colour = "$success" if words.startswith("In it") else "$warning"
        return Content.assemble(plain("· "), plain(head + colon, f"bold {colour}"), plain(rest))

    def action_private(self) -> None:
        """Sessions with or without the notes that are kept private."""
        if self.chosen.id != "csv":
            self.say_next("That is for the table of sessions only.")
            return
        self._private = not self._private
        self.say_next(
            "With your private notes: mind where the file goes." if self._private else "Without private notes."
        )
        self.draw()

    @on(OptionList.OptionSelected, "#formats")
    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write the file; what is there already is only written over after a word."""
        said = self.query_one("#file", Input).value.strip()
        if not said:
            self.say_next("Name a file first.")
            self.query_one("#file").focus()
            return
        self._keep(self.chosen, self.coach.people.typed(said))

    @work(thread=True, group="write", exclusive=True)
    def _keep(self, one: ExportFormat, file: Path, force: bool = False) -> None:
        try:
            at = self._at if one.id == "ics" else USUAL_TIME
            self.desk.save(self.desk.make(one.id, at, self._private), file, force)
        except CoachError as error:
            self.app.call_from_thread(self._refused, error, one, file)
        else:
            self.app.call_from_thread(self.say_next, f"Saved for {self.desk.name}: {file}")

    def _refused(self, error: CoachError, one: ExportFormat, file: Path) -> None:
        """Ask where something else has that name; say it where the file cannot be written at all."""
        if not isinstance(error, AlreadyThere):
            self.tell_error(error)
            return

        def answer(number: int | None) -> None:
            if number == 0:
                self._keep(one, file, force=True)

        words = f"{file} is no export, or was changed since it was written."
        self.app.push_screen(ChooseScreen("Write over it?", words, ["Replace it", "Leave it"]), answer)

    def action_back(self) -> None:
        """Go back; nothing is written unless you said so."""
        self.app.pop_screen()
