"""Sharing with a coach: choose how much they may see, read exactly what leaves, name the place, write the file."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from execcoach.errors import CoachError
from execcoach.services.export import AlreadyThere
from execcoach.services.share import VISIBILITIES, ShareDesk
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.one_line_box import OneLineBox
from execcoach.tui.widgets.pick_list import PickList
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.share import Sharing
    from execcoach.services.share_words import Part

_CHOICES = tuple(VISIBILITIES)
_TITLES = {"all": "Everything that is not private", "totals": "Counts only"}


class SharingScreen(CoachScreen):
    """How much on the left, every word of it on the right, what stays and the place of the file below."""

    CSS_PATH = "sharing.tcss"
    ROWS = commands.SHARING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.SHARING)

    def __init__(self) -> None:
        super().__init__()
        self._looked: dict[str, Sharing] = {}

    @cached_property
    def desk(self) -> ShareDesk:
        """The desk for what a coach may see."""
        return ShareDesk(self.everyday.profile)

    def compose_body(self) -> ComposeResult:
        """The two choices, what leaves, what stays, the box for the place."""
        with Vertical(id="sharing"):
            with Horizontal(id="both"):
                with Vertical(id="left"):
                    yield PickList(*(plain(_TITLES[one]) for one in _CHOICES), id="choices", markup=False, compact=True)
                    yield Static(id="means", markup=False)
                    yield Static(id="index", markup=False)
                with VerticalScroll(id="leaves", can_focus=False):
                    yield Static("Reading your records …", id="words", markup=False)
            yield Static(id="stays", markup=False)
            with HorizontalGroup():
                yield Static("File", classes="label", markup=False)
                yield OneLineBox(str(Path("~") / self.desk.file_name), id="file", compact=True)

    def on_mount(self) -> None:
        """Begin with what most share."""
        choices = self.query_one("#choices", PickList)
        choices.highlighted = 0
        choices.focus()
        self.say_next("↑ ↓ choose how much, Space reads on, Enter writes. Nothing is sent.")

    @property
    def chosen(self) -> str:
        """The highlighted visibility."""
        return _CHOICES[self.query_one("#choices", PickList).highlighted or 0]

    @on(OptionList.OptionHighlighted, "#choices")
    def draw(self) -> None:
        """Show what the choice means, and look what would leave."""
        self.query_one("#means", Static).update(plain(VISIBILITIES[self.chosen], "$secondary"))
        if found := self._looked.get(self.chosen):
            self._show(found)
        else:
            self._look(self.chosen)

    @work(thread=True, group="look", exclusive=True)
    def _look(self, visibility: str) -> None:
        try:
            found = self.desk.look(visibility)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self._keep_look, found)

    def _keep_look(self, found: Sharing) -> None:
        self._looked[found.visibility] = found
        if self.is_attached and found.visibility == self.chosen:
            self._show(found)

    def _show(self, found: Sharing) -> None:
        parts = [self._part(part) for part in found.parts if part.words]
        bare = [plain(f"{part.title}: {part.count}", "$secondary") for part in found.parts if not part.words]
        troubles = [plain(words, "$warning") for words in found.troubles]
        self.query_one("#words", Static).update(Content("\n").join([*troubles, *parts, *bare]))
        self.query_one("#leaves", VerticalScroll).scroll_home(animate=False)
        index = (Content.assemble(plain(title), plain(f"  {count}", "$secondary")) for title, count in found.index)
        self.query_one("#index", Static).update(Content("\n").join(index))
        head, _, rest = found.stays_line.partition(":")
        self.query_one("#stays", Static).update(Content.assemble(plain(f"{head}:", "bold $success"), plain(rest)))

    def _part(self, part: Part) -> Content:
        """The title of a part, its words, and how much it is last."""
        lines = [plain(f"· {words}\n") for words in part.words]
        count = [plain(f"{part.count} in all\n", "$secondary")] if part.count and len(part.words) > 1 else []
        return Content.assemble(plain(f"{part.title}\n", "bold"), *lines, *count)

    def action_read_on(self, way: int) -> None:
        """Scroll what leaves by most of its height."""
        leaves = self.query_one("#leaves", VerticalScroll)
        leaves.scroll_relative(y=way * max(1, leaves.size.height - 2), animate=False)

    @on(OptionList.OptionSelected, "#choices")
    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write the file; what is there already is only written over after a word."""
        said = self.query_one("#file", Input).value.strip()
        found = self._looked.get(self.chosen)
        if not said:
            self.say_next("Name a place for the file first.")
            self.query_one("#file").focus()
        elif found is None:
            self.say_next("One moment: what would leave is still being read.")
        else:
            self._keep(found, self.coach.people.typed(said))

    @work(thread=True, group="write", exclusive=True)
    def _keep(self, found: Sharing, file: Path, force: bool = False) -> None:
        try:
            written = self.desk.save(found, file, force)
        except CoachError as error:
            self.app.call_from_thread(self._refused, error, found, file)
        else:
            words = f"Shared file for {self.desk.name} written: {written}. Nothing is sent; hand it to your coach."
            self.app.call_from_thread(self.say_next, words)

    def _refused(self, error: CoachError, found: Sharing, file: Path) -> None:
        """Ask where something else has that name; say it where the file cannot be written at all."""
        if not isinstance(error, AlreadyThere):
            self.tell_error(error)
            return

        def answer(number: int | None) -> None:
            if number == 0:
                self._keep(found, file, force=True)

        words = f"{file} is no earlier share of {self.desk.name}'s, or was changed since it was written."
        self.app.push_screen(ChooseScreen("Write over it?", words, ["Replace it", "Leave it"]), answer)

    def action_back(self) -> None:
        """Go back; nothing is written unless you said so."""
        self.app.pop_screen()
