"""One client on one page, read in the five minutes before a call; what the coach says about them is kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
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
from execcoach.review.coaching import Notes
from execcoach.review.findings import reason
from execcoach.review.page import Page
from execcoach.services.coaching import CoachDesk
from execcoach.services.review import ReviewDesk
from execcoach.tui import commands
from execcoach.tui.screens.coaching import CoachingScreen
from execcoach.tui.screens.kept import ask_what_was_kept
from execcoach.tui.screens.page_reading import look_down, read_page
from execcoach.tui.widgets.client_sections import LEFT, RIGHT, Opened, sections
from execcoach.tui.widgets.client_talk import NOTHING_OPEN, Section
from execcoach.tui.widgets.client_top import ClientTop
from execcoach.tui.widgets.clients import cut
from execcoach.tui.widgets.lines import KeyLine, NextLine
from execcoach.tui.widgets.show import plain


class ClientScreen(CoachingScreen):
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
        super().__init__(desk, coach_desk)
        self.clients, self.at = tuple(clients), at
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
                for side, names in (("left", LEFT), ("right", RIGHT)):
                    with Container(id=side):
                        for name in names:
                            yield Static(id=f"{name}-head", classes="head", markup=False)
                            yield Static(id=name, classes="lines", markup=False)
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """Show the row's figures at once, then read the page; it can be scrolled meanwhile."""
        self.open_desks()
        self.query_one("#page").focus()
        self.draw()
        self.read()

    @work(thread=True, exclusive=True, group="client")
    def read(self) -> None:
        """Read the coach's notes, then the page from the day they last looked; left meanwhile, nothing is shown."""
        worker, row = get_current_worker(), self.row
        for found in read_page(self.desk, self.coach_desk, row):
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._take_in, row, found)

    def _take_in(self, row: Client, found: Notes | Page | Problem | CoachError) -> None:
        """Show what was read, unless another client's page is open by now."""
        if row is not self.row:
            return
        if isinstance(found, CoachError):
            self.tell_error(found)
        elif isinstance(found, Notes):
            self.notes = found
        elif isinstance(found, Page):
            self.page = found
        else:
            self._trouble = found.reason
        self.draw()

    def draw(self) -> None:
        """Show what is known so far, every part in its place."""
        if not self.is_mounted or not self.query("#page"):
            return
        client = self.client
        self.query_one(ClientTop).show(client, f"{self.at + 1} of {len(self.clients)}")
        self.query_one("#reason", Static).update(plain(_sentence(reason(client) or "nothing here is urgent")))
        today, row = self.desk.clock.today(), self.row
        stale = (client.score, client.sessions) != (row.score, row.sessions)
        opened = Opened(self._why, self._every, stale, self._trouble or "Reading …", *self._rooms)
        for name, section in sections(client, self.page, self.notes, today, opened).items():
            self._put(name, section)
        ask = f"Ask: {client.gap.question}" if client.gap else NOTHING_OPEN
        self.say_next(cut(ask, self.app.size.width - 3))

    @property
    def _rooms(self) -> tuple[int, int]:
        """Columns for words on the left and on the right; a part that always stands there tells."""
        groups, routine = (self.query_one(f"#{name}").content_size.width or 46 for name in ("groups", "routine"))
        return groups, routine

    def on_resize(self) -> None:
        """Break the hanging lines anew."""
        self.call_after_refresh(self.draw)

    def _put(self, name: str, section: Section) -> None:
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
        ask_what_was_kept(self)

    @work(thread=True, group="keep")
    def keep(self, row: Client, notes: Notes) -> None:
        """Keep the coach's notes about this client."""
        try:
            kept = self.coach_desk.keep(row, notes, about="what was kept")
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
            self.app.call_from_thread(self.read)
        else:
            self.app.call_from_thread(self._kept, row, kept)

    def _kept(self, row: Client, notes: Notes) -> None:
        self._take_in(row, notes)
        if row is self.row:
            self._show("promised")
            self.say_next("Kept in your notes. u takes it back.")

    def action_notes(self) -> None:
        """Write the coach's own notes."""
        from execcoach.tui.screens.coach_notes import CoachNotesScreen

        self.app.push_screen(CoachNotesScreen(self.client, self.coach_desk), self.read_again)

    def action_give_homework(self) -> None:
        """Give homework as a file."""
        from execcoach.tui.screens.give_homework import GiveHomeworkScreen

        self.app.push_screen(GiveHomeworkScreen(self.client, self.coach_desk), self.read_again)

    def action_agenda(self) -> None:
        """The call on a page."""
        if self.notes:
            from execcoach.tui.screens.agenda import AgendaScreen

            try:
                screen = AgendaScreen(self.page or self.client, self.notes, self.coach_desk)
            except CoachError as error:
                self.tell_error(error)
            else:
                self.app.push_screen(screen, self.read_again)

    def action_report(self) -> None:
        """Write a report of this client."""
        from execcoach.tui.screens.report_file import ask_and_write

        client, page = self.client, self.page
        ask_and_write(
            self, self.desk, "the report", client.name, lambda reports, format: reports.client(client, page, format)
        )

    def action_nudge(self) -> None:
        """A nudge or a recap to begin with."""
        if self.notes:
            from execcoach.tui.screens.letter import choose_letter

            choose_letter(self.app, self.page or self.client, self.notes, self.coach_desk, self.read_again)

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
        look = partial(look_down, self.coach_desk, self.page)
        if at_once:
            look()
        else:
            self.app.run_worker(look, thread=True, group="looked")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
