"""One client on one page, read in the five minutes before a call; what the coach says about them is kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from execcoach.errors import CoachError
from execcoach.review.client import Client, Problem
from execcoach.review.coaching import Notes, Promise
from execcoach.review.findings import reason
from execcoach.review.page import Page
from execcoach.services.coaching import CoachDesk
from execcoach.services.review import ReviewDesk
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets import client_figures as figures
from execcoach.tui.widgets import client_talk as talk
from execcoach.tui.widgets.client_top import ClientTop
from execcoach.tui.widgets.clients import cut
from execcoach.tui.widgets.lines import KeyLine, NextLine
from execcoach.tui.widgets.show import plain

_LEFT = ("changed", "promised", "groups", "criteria")
_RIGHT = ("routine", "sessions", "came", "ask", "notes", "files")
_READING = "Reading …"


class ClientScreen(CoachScreen):
    """A page to read before a call; the client's files are not changed, the coach's own notes are."""

    CSS_PATH = "client.tcss"
    ROWS = commands.CLIENT
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.CLIENT)

    def __init__(
        self,
        clients: Sequence[Client],
        at: int,
        desk: ReviewDesk | None = None,
        coach_desk: CoachDesk | None = None,
    ) -> None:
        super().__init__()
        self.clients, self.at = tuple(clients), at
        self._desks = (desk, coach_desk)
        self._drawn: dict[str, tuple[Content, Content]] = {}
        self._begin()

    def _begin(self) -> None:
        """Nothing is known yet of the client of this page but their row."""
        self.page: Page | None = None
        self.notes: Notes | None = None
        self._why = self._every = self._left = False
        self._trouble = ""

    @property
    def row(self) -> Client:
        """The client as they stand in the table."""
        return self.clients[self.at]

    @property
    def client(self) -> Client:
        """The client of this page, as the page was read, else as they stand in the table."""
        return self.page.client if self.page else self.row

    def compose(self) -> ComposeResult:
        """The client's own top line, then the page."""
        yield ClientTop()
        with VerticalScroll(id="page"):
            yield Static(id="reason", markup=False)
            with Container(id="columns"):
                for side, names in (("left", _LEFT), ("right", _RIGHT)):
                    with Container(id=side):
                        for name in names:
                            yield Static(id=f"{name}-head", classes="head", markup=False)
                            yield Static(id=name, classes="lines", markup=False)
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """Show the row's figures at once, then read the page; it can be scrolled meanwhile."""
        clock = self.coach.people.clock
        self.desk, self.coach_desk = self._desks[0] or ReviewDesk(clock), self._desks[1] or CoachDesk(clock)
        self.query_one("#page").focus()
        self.draw()
        self.read()

    @work(thread=True, exclusive=True, group="client")
    def read(self) -> None:
        """Read the coach's notes, then the page from the day they last looked; left meanwhile, nothing is shown."""
        worker, row = get_current_worker(), self.row

        def show(then: Callable[..., None], *given: object) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show_of, row, then, *given)

        looked = None
        try:
            notes = self.coach_desk.notes(row)
        except CoachError as error:
            show(self.tell_error, error)
        else:
            looked = notes.since(self.desk.clock.today())
            show(self._noted, notes)
        try:
            found = self.desk.page(row, looked.on if looked else None)
        except CoachError as error:
            found = Problem(row.path, error.sentence)
        if isinstance(found, Page):
            # What the table found out beside the files, such as another name on the same id, holds here too.
            found = replace(found, client=found.client.flagged(*row.flags)).as_seen(looked)
        show(self._take_in, found)

    def _show_of(self, row: Client, then: Callable[..., None], *given: object) -> None:
        """Show it unless another client's page is open by now."""
        if row is self.row:
            then(*given)

    def _noted(self, notes: Notes) -> None:
        self.notes = notes
        self.draw()

    def _take_in(self, found: Page | Problem) -> None:
        if isinstance(found, Problem):
            self._trouble = found.reason
        else:
            self.page = found
        self.draw()

    def draw(self) -> None:
        """Show what is known so far, every part in its place."""
        if not self.is_mounted or not self.query("#page"):
            return
        client, page, notes = self.client, self.page, self.notes
        self.query_one(ClientTop).show(client, f"{self.at + 1} of {len(self.clients)}")
        self.query_one("#reason", Static).update(plain(_sentence(reason(client) or "nothing here is urgent")))
        waits = plain(self._trouble or _READING, "$secondary")
        self._put("changed", talk.changed(page) if page else ("What changed", [waits]))
        self._put("promised", talk.promised(client, notes, self.desk.clock.today()) if notes else ("", []))
        self._put("groups", figures.by_group(client))
        self._put("criteria", figures.by_criterion(page) if page else ("", []))
        self._put("routine", figures.routine(client, page))
        self._put("sessions", figures.sessions(page, self._every) if page else ("The last sessions", [waits]))
        self._put("came", figures.outcomes(page) if page else ("", []))
        self._put("ask", talk.to_ask(client, page, self._why))
        self._put("notes", talk.own_notes(notes) if notes else ("", []))
        self._put("files", figures.files(client, self._stale))
        ask = f"Ask: {client.gap.question}" if client.gap else "Nothing is open. Ask what came of it."
        self.say_next(cut(ask, self.app.size.width - 3))

    @property
    def _stale(self) -> bool:
        read, row = self.client, self.row
        return (read.score, read.sessions) != (row.score, row.sessions)

    def _put(self, name: str, section: talk.Section) -> None:
        """A heading and its lines, both gone where there is nothing to say."""
        head, lines = plain(section[0]), Content("\n").join(section[1])
        before = self._drawn.get(name)
        if before and before[0].is_same(head) and before[1].is_same(lines):
            return
        self._drawn[name] = (head, lines)
        for part, words in ((f"{name}-head", head), (name, lines)):
            static = self.query_one(f"#{part}", Static)
            static.display = bool(section[0] and section[1])
            static.update(words)

    def action_why(self) -> None:
        """Say why each gap counts, or no longer."""
        self._why = not self._why
        self.draw()
        self._show("ask")

    def action_sessions(self) -> None:
        """Show every session the page knows, or the last ones."""
        self._every = not self._every
        self.draw()
        self._show("sessions")

    def _show(self, name: str) -> None:
        """Bring a part of the page into view."""
        head = self.query_one(f"#{name}-head")
        if head.display:
            self.call_after_refresh(self.query_one("#page").scroll_to_widget, head, animate=False, top=True)

    def action_kept(self) -> None:
        """Say of a promise of the last time whether it was kept."""
        last = self.notes and (self.notes.due(self.desk.clock.today()) or self.notes.last)
        if not last:
            self.tell("Nothing was promised yet. e writes a promise down, h gives homework.")
            return
        answers: list[tuple[Promise, bool | None]] = [(promise, kept) for promise in last for kept in (True, False)]
        answers += [(promise, None) for promise in last if promise.kept is not None]
        shown = [f"{_ANSWERS[kept]}: {promise.words}" for promise, kept in answers]

        def chosen(at: int | None) -> None:
            if at is not None and self.notes:
                promise, kept = answers[at]
                promises = tuple(replace(p, kept=kept) if p == promise else p for p in self.notes.promises)
                self.keep(self.row, replace(self.notes, promises=promises))

        self.app.push_screen(ChooseScreen("Was it kept?", "", shown), chosen)

    @work(thread=True, group="keep")
    def keep(self, row: Client, notes: Notes) -> None:
        """Keep the coach's notes about this client."""
        try:
            kept = self.coach_desk.keep(row, notes, about="what was kept")
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
            self.app.call_from_thread(self.read)
        else:
            self.app.call_from_thread(self._show_of, row, self._kept, kept)

    def _kept(self, notes: Notes) -> None:
        self._noted(notes)
        self._show("promised")
        self.say_next("Kept in your notes. u takes it back.")

    def action_notes(self) -> None:
        """Write the coach's own notes."""
        from execcoach.tui.screens.coach_notes import CoachNotesScreen

        self.app.push_screen(CoachNotesScreen(self.client, self.coach_desk), self._again)

    def action_give_homework(self) -> None:
        """Give homework as a file."""
        from execcoach.tui.screens.give_homework import GiveHomeworkScreen

        self.app.push_screen(GiveHomeworkScreen(self.client, self.coach_desk), self._again)

    def action_agenda(self) -> None:
        """The call on a page."""
        if self.notes:
            from execcoach.tui.screens.agenda import AgendaScreen

            try:
                screen = AgendaScreen(self.page or self.client, self.notes, self.coach_desk)
            except CoachError as error:
                self.tell_error(error)
            else:
                self.app.push_screen(screen, self._again)

    def action_nudge(self) -> None:
        """A nudge or a recap to begin with."""
        if self.notes:
            from execcoach.tui.screens.letter import choose_letter

            choose_letter(self.app, self.page or self.client, self.notes, self.coach_desk, self._again)

    def _again(self, _: object = None) -> None:
        """What was kept meanwhile is shown."""
        self.read()

    async def action_undo(self) -> None:
        """Take back the last change of the coach's own notes."""
        await self._step(self.coach_desk.undo, "Taken back: ", "There is nothing to take back.")
        self.read()

    async def files_changed(self) -> None:
        """The files of the person whose folder is open are not shown here."""

    def action_back(self) -> None:
        """Back to the table."""
        self._leave()
        self.dismiss()

    def action_move(self, by: int) -> None:
        """Another client of the table, round and round."""
        if len(self.clients) > 1:
            self._leave()
            self.at = (self.at + by) % len(self.clients)
            self._begin()
            self.draw()
            self.query_one("#page").scroll_home(animate=False)
            self.read()

    def on_unmount(self) -> None:
        """Quitting is leaving too."""
        self._leave(at_once=True)

    def _leave(self, at_once: bool = False) -> None:
        """Put down that the page was looked at. Why only now: what changed must stay while it is read."""
        if self._left or self.page is None:
            return
        self._left = True
        look = _Look(self.coach_desk, self.page)
        if at_once:
            look()
        else:
            self.app.run_worker(look, thread=True, group="looked", exit_on_error=False)


class _Look:
    """Puts down that a page was looked at; a page that nobody can write down was still read."""

    def __init__(self, desk: CoachDesk, page: Page) -> None:
        self._desk, self._page = desk, page

    def __call__(self) -> None:
        try:
            self._desk.looked(self._page)
        except CoachError:
            return


_ANSWERS = {True: "✓ kept", False: "✗ not kept", None: "? not said after all"}


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
