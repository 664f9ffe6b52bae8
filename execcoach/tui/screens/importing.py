"""What a foreign file would add or change, row by row, ticked or not, before anything is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, HorizontalGroup, Vertical
from textual.content import Content
from textual.widgets import Button, ContentSwitcher, OptionList, ProgressBar, Static

from execcoach.errors import CoachError
from execcoach.exchange.progress import Stopped
from execcoach.services.ticks import Ticks
from execcoach.text import several
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.lines import KeyLine
from execcoach.tui.widgets.proposal_card import ProposalCard
from execcoach.tui.widgets.proposal_list import ProposalList, Shown, rows_of
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday
    from execcoach.services.preview import Preview

_NOTHING = "Nothing new: that card was put down already."
_PATIENCE = 0.5
"""Seconds before a reading says how far it is."""


class ImportScreen(CoachScreen):
    """Rows by section; Enter adds what is ticked, Esc leaves everything as it was."""

    CSS_PATH = "importing.tcss"
    ROWS = commands.IMPORT
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.IMPORT)

    def __init__(self, file: Path | None, folder: Path | None = None, pasted: bytes = b"") -> None:
        super().__init__()
        self._file = file
        self._folder = folder
        self._pasted = pasted
        self._chosen: frozenset[int] = frozenset()
        self._read: Preview | None = None
        self._ticks = Ticks()
        self._rows: list[Shown] = []
        self._left = self._taking = False

    @property
    def _shown(self) -> Preview:
        assert self._read is not None
        return self._read

    def compose_body(self) -> ComposeResult:
        """How far the reading is; then the rows, the one that is marked in full, and the buttons."""
        yield Static(id="head", markup=False)
        with ContentSwitcher(id="parts", initial="reading"):
            with Vertical(id="reading"):
                yield ProgressBar(total=1, show_eta=False)
            with Horizontal(id="offered"):
                yield ProposalList(id="offers", markup=False, compact=True)
                yield ProposalCard(id="card")
        with HorizontalGroup(id="buttons"):
            yield Button("Add what is ticked", id="add", variant="primary", compact=True)
            yield Button("All or none", id="every", compact=True)
            yield Button("Choose people", id="choose", compact=True)
            yield Button("Leave it", id="leave", compact=True)

    def on_mount(self) -> None:
        """Read the file beside the screen."""
        self.query_one("#parts").display = self.query_one("#buttons").display = False
        self.set_timer(_PATIENCE, self._say_reading)
        self._start()

    def _say_reading(self) -> None:
        if self._read is None and not self._left:
            self.query_one("#parts").display = True
            self.query_one("#head", Static).update(plain("Reading …", "bold"))
            self.say_next("Esc stops it; nothing is left behind.")

    @work(thread=True)
    def _start(self) -> None:
        try:
            read = self._preview()
        except Stopped:
            return
        except CoachError as error:
            self.app.call_from_thread(self._cannot, error)
        else:
            self.app.call_from_thread(self._begin, read)

    def _progress(self, share: float) -> bool:
        if not self._left:
            self.app.call_from_thread(self._advance, share)
        return not self._left

    def _advance(self, share: float) -> None:
        if not self._left:
            self.query_one(ProgressBar).update(progress=share)

    def _cannot(self, error: CoachError) -> None:
        if self._left:
            return
        self._left = True
        if self.app.screen is self:
            self.app.pop_screen()
        if isinstance(self.app.screen, CoachScreen):
            self.app.screen.tell_error(error)

    def _begin(self, read: Preview) -> None:
        if self._left:
            return
        self.query_one("#parts").display = self.query_one("#buttons").display = True
        self.query_one("#parts", ContentSwitcher).current = "offered"
        self.query_one("#choose", Button).display = read.incoming.connections is not None
        if read.card or read.homework:
            self.query_one("#add", Button).label = "Keep it"
            self.query_one("#every", Button).display = False
            self.query_one(KeyLine).show_rows(commands.IMPORT_WHOLE)
        self._renew(read)
        offers = self.query_one(ProposalList)
        offers.highlighted = next((at for at, row in enumerate(self._rows) if row.row), 0 if self._rows else None)
        offers.focus()
        self._tell_card()
        self.call_after_refresh(self.draw)

    def _renew(self, read: Preview) -> None:
        """Show this preview; what was ticked stays so."""
        self._read = read
        self._ticks = self._ticks.for_rows(read.rows())
        self.draw()

    def draw(self) -> None:
        """Draw the head and the rows."""
        shown = self._read
        if shown is None:
            return
        head = plain(f"{shown.file}: {several(shown.number, 'new thing')} for {shown.name}", "bold")
        where = f"A {shown.kind}. What is ticked goes to {shown.folder}"
        if shown.homework:
            head = plain(f"From {shown.homework.by}, for {shown.name} to do", "bold")
            where = f"Enter keeps it in {shown.folder}; Today then offers it"
        if shown.card:
            head = plain(f"The card of {shown.card.date}, for {shown.name}", "bold")
        self.query_one("#head", Static).update(Content.assemble(head, "\n", plain(where, "$secondary")))
        self._rows = rows_of(shown, self._ticks)
        self.query_one(ProposalList).show(self._rows, self._ticks)
        self._say_ticked()

    def _say_ticked(self) -> None:
        shown = self._shown
        unsure = f" {several(len(shown.unsure), 'line').capitalize()} to sort: p." if shown.unsure else ""
        if shown.card:
            unsure = f" {several(len(shown.unsure), 'line').capitalize()} had no place." if shown.unsure else ""
            self.say_next(f"Enter puts it down, Esc leaves all as it was.{unsure}")
        elif shown.homework:
            keeps = "Enter keeps it, Esc leaves all as it was."
            self.say_next(keeps if shown.homework.fresh else "It is kept already. Esc goes back.")
        elif self._ticks.number:
            self.say_next(f"Enter adds {several(self._ticks.number, 'thing')}; Space unticks one.{unsure}")
        else:
            self.say_next(f"Nothing is ticked. Space ticks a row, Esc leaves all as it was.{unsure}")

    def on_resize(self) -> None:
        """A row is cut to the width."""
        if self._read is not None:
            self.call_after_refresh(self.draw)

    @on(OptionList.OptionHighlighted, "#offers")
    def _tell_card(self) -> None:
        at = self.query_one(ProposalList).highlighted
        row = self._rows[at] if at is not None and at < len(self._rows) else None
        rows = self._ticks.of(row.section) if row and not row.row else ()
        theirs = bool(row and row.row and self._ticks.on(row.row))
        self.query_one(ProposalCard).show(row, rows, theirs)

    def _marked(self) -> Shown | None:
        at = self.query_one(ProposalList).highlighted
        return self._rows[at] if self._read and at is not None and at < len(self._rows) else None

    @on(ProposalList.Ticked)
    def action_tick(self) -> None:
        """Turn the marked row or section round; a line to sort is put somewhere."""
        marked = self._marked()
        if marked is None:
            return
        if marked.row:
            self._tick(self._ticks.toggled(marked.row))
        elif marked.section:
            self._tick(self._ticks.section_toggled(marked.section))
        elif marked.doubt:
            self.action_place()

    def action_section(self) -> None:
        """Turn the whole section of the marked row round."""
        marked = self._marked()
        if marked and marked.section:
            self._tick(self._ticks.section_toggled(marked.section))

    @on(Button.Pressed, "#every")
    def action_every(self) -> None:
        """Tick all that is new, or nothing."""
        if self._read:
            self._tick(self._ticks.all_or_none())

    def _tick(self, ticks: Ticks) -> None:
        self._ticks = ticks
        self.query_one(ProposalList).show(self._rows, ticks)
        self._tell_card()
        self._say_ticked()

    def action_place(self) -> None:
        """Say where a line without a sure place belongs."""
        from execcoach.services.sorting import places, put_where
        from execcoach.tui.screens.ask import ChooseScreen

        marked = self._marked()
        doubt = marked.doubt if marked else None
        if doubt is None:
            at = next((at for at, row in enumerate(self._rows) if row.doubt), None)
            self.query_one(ProposalList).highlighted = (
                at if at is not None else self.query_one(ProposalList).highlighted
            )
            self.say_next("p again says where this line belongs." if at is not None else "Every line has its place.")
            return
        where = places(self._shown)

        def answered(at: int | None) -> None:
            if at is not None:
                self._renew(put_where(self._shown, doubt, where[at]))
                self._tell_card()

        title = f"“{doubt.words}” belongs to …"
        self.app.push_screen(ChooseScreen(title, f"{doubt.reason}.", [one.label for one in where]), answered)

    def _preview(self) -> Preview:
        from execcoach.services.exchange import preview, preview_for, preview_new

        people, here = self.coach.people, self.coach.everyday
        if here and self._folder == here.workspace.folder:
            return preview_for(here.profile, self._file, self._pasted, self._progress)
        if self._file is None:
            return preview_new(self._pasted, people.home_for, people.clock)
        folder = self._folder or people.folder_for_import(self._file)
        return preview(self._file, folder, people.clock, progress=self._progress)

    def action_add_all(self) -> None:
        """Tick all that is new, and add it."""
        if self._read:
            self._tick(self._ticks.all_new())
            self.action_add()

    @on(Button.Pressed, "#add")
    def action_add(self) -> None:
        """Keep what is ticked; for the person whose folder is open it can be undone there."""
        if self._read is None or self._taking:
            return
        wanted = self._ticks.narrowed(self._shown)
        if not (self._ticks.number or wanted.card or wanted.settled or (wanted.homework and wanted.homework.fresh)):
            self._say_ticked()
            return
        self._taking = True
        self._take(wanted)

    @work(thread=True)
    def _take(self, wanted: Preview) -> None:
        from execcoach.services.exchange import take

        people, here = self.coach.people, self.coach.everyday
        try:
            workspace = take(wanted, people.clock)
            mine = here is not None and wanted.desk is here.profile
            if here and mine:
                here.session.read_again()
            everyday = here if mine else people.open(workspace.folder)
        except CoachError as error:
            self.app.call_from_thread(self._refused, error)
        else:
            self.app.call_from_thread(self._done, wanted, everyday, mine)

    def _refused(self, error: CoachError) -> None:
        self._taking = False
        self.tell_error(error)

    def _done(self, wanted: Preview, everyday: Everyday, mine: bool) -> None:
        self._left = True
        self._read = wanted
        if mine:
            self.dismiss("taken")
            self.app.call_later(self._tell_taken)
        else:
            self.coach.work_on(everyday, "profile")

    def _tell_taken(self) -> None:
        screen = self.coach.screen
        if screen is self:  # still leaving: what is said here would go with it
            self.app.set_timer(0.02, self._tell_taken)
        elif isinstance(screen, CoachScreen):
            screen.say_standing()
            if given := self._shown.homework:
                screen.draw()
                screen.tell(f"Kept for {self._shown.name}: from {given.by}. Today offers it; ^z takes it back.")
                return
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

        if self._read is None:
            return
        offered = self._shown.incoming.connections
        if offered is None:
            self.say_next("This file holds no connections to choose from.")
            return

        def taken(places: frozenset[int]) -> None:
            self._chosen = places
            self._renew(with_chosen(self._shown, places))

        self.app.push_screen(ConnectionsScreen(ConnectionsDesk(offered), self._chosen, taken))

    @on(Button.Pressed, "#leave")
    def action_back(self) -> None:
        """Leave everything as it was; a reading is stopped."""
        if not self._taking:
            self._left = True
            self.app.pop_screen()
