"""Today's calls in their order, three lines each: kept or not, what moved, the one question."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from execcoach.errors import CoachError
from execcoach.profile.day_words import weekday_and_day
from execcoach.review.client import Client
from execcoach.review.coaching import Call, Notes
from execcoach.review.page import Page
from execcoach.services.coaching import CoachDesk
from execcoach.services.review import ReviewDesk
from execcoach.text import counted
from execcoach.tui import commands
from execcoach.tui.screens.agenda import AgendaScreen
from execcoach.tui.screens.coach_notes import CoachNotesScreen
from execcoach.tui.screens.coaching import CoachingScreen
from execcoach.tui.screens.give_homework import GiveHomeworkScreen
from execcoach.tui.screens.letter import choose_letter
from execcoach.tui.widgets.coach_top import CoachTop
from execcoach.tui.widgets.hung import hung
from execcoach.tui.widgets.lines import KeyLine, NextLine
from execcoach.tui.widgets.show import plain

_WIDEST = 100
_INDENT = 7


class CallsScreen(CoachingScreen):
    """A day of calls; what can be read of a client's page in the meantime makes the lines fuller."""

    CSS_PATH = "calls.tcss"
    ROWS = commands.CALLS
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.CALLS)

    def __init__(
        self, clients: Sequence[Client], desk: ReviewDesk | None = None, coach_desk: CoachDesk | None = None
    ) -> None:
        super().__init__(desk, coach_desk)
        self.clients = tuple(clients)
        self.calls: tuple[Call, ...] = ()
        self._told: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The calls, or who is next."""
        yield CoachTop("Calls", "", "Your own side: nothing here is seen by anybody else.")
        with Vertical(id="body"):
            yield Static(id="day", markup=False)
            yield OptionList(id="calls", markup=False)
            yield Static(id="none", markup=False)
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """Begin with today."""
        self.open_desks()
        self.day = self.desk.clock.today()
        self.query_one("#calls").focus()
        self.read()

    @work(thread=True, exclusive=True, group="calls")
    def read(self) -> None:
        """Find the calls of the day, show them, then read each one's page for what moved since."""
        worker, day, desk = get_current_worker(), self.day, self.coach_desk

        def show(calls: tuple[Call, ...], told: tuple[str, ...]) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._take_in, calls, told)

        calls = desk.calls(self.clients, day)
        following = None if calls else desk.following(self.clients, day)
        told = desk.unreadable(self.clients)
        show(calls, (*(() if calls else desk.no_call(following, day)), *told))
        if calls and not worker.is_cancelled:
            full = desk.calls([call.client for call in calls], day, self.desk.page)
            show(full, told)

    def _take_in(self, calls: tuple[Call, ...], told: tuple[str, ...]) -> None:
        self.calls, self._told = calls, told
        self.draw()

    def draw(self) -> None:
        """Show the calls, each hanging behind its time."""
        if not self.is_mounted or not self.query("#calls"):
            return
        rows, room = self.query_one("#calls", OptionList), min(_WIDEST, self.app.size.width - 5)
        at = rows.highlighted or 0
        rows.clear_options()
        rows.add_options([Option(_row(call, room)) for call in self.calls])
        rows.display = bool(self.calls)
        if self.calls:
            rows.highlighted = min(at, len(self.calls) - 1)
        self.query_one("#day", Static).update(plain(self._heading(), "bold"))
        none = self.query_one("#none", Static)
        none.update(Content("\n\n").join([hung(plain(words), plain(""), room) for words in self._told]))
        none.display = bool(self._told)
        self.query_one(KeyLine).show_rows(self.ROWS if self.calls else commands.NO_CALLS)
        if self.calls:
            self.say_next("Enter opens the page, a the agenda. → is the day after.")
        else:
            self.say_next("Esc goes back to the table; Enter there opens a client.")

    def _heading(self) -> str:
        number = counted(len(self.calls), "call") if self.calls else ""
        near = {0: "Today, ", 1: "Tomorrow, ", -1: "Yesterday, "}.get(
            (self.day - self.coach_desk.clock.today()).days, ""
        )
        day = f"{near}{weekday_and_day(self.day)}"
        return f"{day}: {number}" if number else day

    def on_resize(self) -> None:
        """Break the lines anew."""
        if self._told or self.calls:
            self.draw()

    def action_walk(self, by: int) -> None:
        """The calls of another day."""
        self.day += datetime.timedelta(days=by)
        self.read()

    @property
    def chosen(self) -> Call | None:
        """The call in hand."""
        at = self.query_one("#calls", OptionList).highlighted
        return self.calls[at] if at is not None and at < len(self.calls) else None

    @on(OptionList.OptionSelected)
    def action_open_client(self) -> None:
        """Open the client's page; the arrows there go through the day's calls."""
        from execcoach.tui.screens.client import ClientScreen

        if call := self.chosen:
            clients = [one.client for one in self.calls]
            screen = ClientScreen(clients, self.calls.index(call), self.desk, self.coach_desk)
            self.app.push_screen(screen, self.read_again)

    def action_agenda(self) -> None:
        """The call on a page."""
        if call := self.chosen:
            self._with_page(call.client, "agenda")

    def action_nudge(self) -> None:
        """A nudge or a recap."""
        if call := self.chosen:
            self._with_page(call.client, "letter")

    @work(thread=True, exclusive=True, group="page")
    def _with_page(self, client: Client, what: str) -> None:
        """Read the page, then open what is made of it; where it cannot be read, the row says enough."""
        try:
            notes, seen = self.coach_desk.seen(client, self.desk.page)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
            return
        if what == "letter":
            self.app.call_from_thread(choose_letter, self.app, seen, notes, self.coach_desk, self.read)
        else:
            self.app.call_from_thread(self._open_agenda, seen, notes)

    def _open_agenda(self, seen: Client | Page, notes: Notes) -> None:
        self.app.push_screen(AgendaScreen(seen, notes, self.coach_desk))

    def action_notes(self) -> None:
        """The coach's own notes about the client in hand."""
        if call := self.chosen:
            self.app.push_screen(CoachNotesScreen(call.client, self.coach_desk), self.read_again)

    def action_give_homework(self) -> None:
        """Homework for the client in hand."""
        if call := self.chosen:
            self.app.push_screen(GiveHomeworkScreen(call.client, self.coach_desk), self.read_again)

    def action_back(self) -> None:
        """Back to the table."""
        self.dismiss(None)


def _row(call: Call, room: int) -> Content:
    """A call: time and name, three lines under it."""
    client = call.client
    time = f"{call.at:%H:%M}" if call.at.time() != datetime.time() else "–"
    who = f"{client.name} · {client.company}" if client.company else client.name
    lines = [Content.assemble(plain(f"{time:<{_INDENT}}", "$accent"), plain(who, "bold"))]
    blank = plain(" " * _INDENT)
    kept, moved, asked = call.lines
    lines += [hung(plain(kept), blank, room), hung(plain(moved, "$secondary"), blank, room)]
    lines.append(hung(plain(asked, "bold"), plain(f"{'ask':<{_INDENT}}", "$accent"), room))
    return Content("\n").join([*lines, Content("")])
