"""The coach's table: who needs somebody first and why, then everybody below a folder, row by row as they are read."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.widgets import Button, DataTable, Input, Static

from execcoach.errors import CoachError
from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort, cohort
from execcoach.review.filtering import Query
from execcoach.review.ordering import ORDERS
from execcoach.services.review import ReviewDesk
from execcoach.tui import commands
from execcoach.tui.screens.ask import AskScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.reading import Read, read_clients
from execcoach.tui.widgets.client_table import ClientTable
from execcoach.tui.widgets.clients import cut
from execcoach.tui.widgets.needs import Needs
from execcoach.tui.widgets.show import plain

_NONE = "No clients here yet. Press o and choose the folder in which their folders lie."


class ReviewScreen(CoachScreen):
    """Rows appear while the rest is read; the table can be used meanwhile."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#clients"
    ROWS = commands.REVIEW
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.REVIEW)

    def __init__(self) -> None:
        super().__init__()
        self.folder: Path | None = None
        self.cohort = Cohort()
        self.order = ORDERS[0]
        self._rows: list[Client | Problem] = []
        self._run = 0
        self._reading = False
        self._others = False
        self._troubled = ""

    def compose_body(self) -> ComposeResult:
        """Who needs somebody, a line about the folder, the table; or an invitation."""
        with Vertical(id="body"):
            yield Needs()
            yield Static(id="about", markup=False)
            yield Input(id="words", placeholder="a name, a company, a gap, a flag")
            yield ClientTable()
        with Vertical(id="empty"):
            yield Static(id="invitation", markup=False)
            with Center():
                yield Button("Choose the folder", id="choose", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Read the folder that is remembered; without one, ask for it."""
        self.desk = ReviewDesk(self.coach.people.clock)
        self.query_one("#words").display = False
        self.folder = self.desk.folder_of(self.coach.people, self.coach.everyday)
        self.action_read_again()

    def on_resize(self) -> None:
        """Show the columns there is room for."""
        self.draw()

    def action_read_again(self) -> None:
        """Read every file again."""
        self._run += 1
        self._rows, self.cohort, self._troubled = [], Cohort(), ""
        self._reading = self.folder is not None
        self.draw()
        if self.folder:
            self.read_folder(self.folder, self._run)

    @work(thread=True, exclusive=True, group="clients")
    def read_folder(self, folder: Path, run: int) -> None:
        """Read in a thread; the table can be used meanwhile."""
        read_clients(self, self.desk, folder, run)

    @on(Read)
    def take_in(self, event: Read) -> None:
        """Take the rows in."""
        if event.run != self._run or not self._reading:
            return
        self._rows += event.rows
        self._reading = not event.ended
        self.cohort = cohort(self._rows)
        if event.error:
            self._troubled = event.error.sentence
            self.tell_error(event.error)
        self.draw()

    @property
    def table(self) -> ClientTable:
        """The table."""
        return self.query_one("#clients", ClientTable)

    def draw(self) -> None:
        """Show what is known so far."""
        if not self.is_mounted or not self.query("#clients"):
            return
        there = bool(self._rows) or self._reading
        self.query_one("#body").display, self.query_one("#empty").display = there, not there
        if there:
            self.query_one(Needs).draw(self.cohort, self._reading)
            self._draw_table()
        else:
            self.query_one("#invitation", Static).update(plain(self._troubled or self._nobody()))
            self.query_one("#choose").focus()
        self.query_one("#about", Static).update(plain(self._about(), "$secondary"))
        self.say_next(self._what_now())

    def _nobody(self) -> str:
        if self.folder is None:
            return _NONE
        return f"No folder below {self.desk.shown(self.folder)} holds a profile.toml.\n\n{_NONE}"

    def _draw_table(self) -> None:
        table, found = self.table, Query.parse(self.query_one("#words", Input).value).of(self.cohort)
        table.draw(found, self.order, self.size.width - 4, self._others)
        if self.focused is None or self.focused.id == "choose":
            table.focus()

    def _about(self) -> str:
        """How many, where, in which order, and what is not shown."""
        number, broken = len(self.cohort.clients), len(self.cohort.problems)
        parts = [f"{number} client{'' if number == 1 else 's'}"]
        if broken:
            parts.append(f"{broken} could not be read")
        if self._reading:
            parts.append("reading …, Esc stops")
        parts.append(f"by {_ORDER_NAMES.get(self.order, self.order)}")
        words = self.query_one("#words", Input).value
        if words:
            parts.append(f"{len(self.table.drawn)} with “{words}”, Esc shows all")
        if self.size.width < 100:
            parts.append("c shows figures" if not self._others else "c shows the score")
        return " · ".join(parts)

    def _what_now(self) -> str:
        if not self.cohort.clients:
            return "Press Enter and name the folder." if not self._reading else "Reading …"
        row = self.table.in_hand
        if row is None:
            return "Nobody has these words. Esc shows everybody."
        if isinstance(row, Problem):
            name = row.path.rstrip("/").rpartition("/")[2]
            return cut(f"{cut(name, 20)}, Enter says more: {row.reason}", self.size.width - 3)
        ask = f" Ask: {row.gap.question}" if row.gap else ""
        return cut(f"Enter opens {row.name}.{ask}", self.size.width - 3)

    @on(DataTable.RowHighlighted)
    def say_who(self) -> None:
        """The next line follows the chosen row."""
        self.say_next(self._what_now())

    def action_sort(self) -> None:
        """Sort by the next column."""
        self._sort_by(ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)])

    @on(DataTable.HeaderSelected)
    def sort_by_head(self, event: DataTable.HeaderSelected) -> None:
        """Sort by the column that was clicked; once more, and who needs somebody first comes first."""
        order = self.table.order_of(event.column_index)
        self._sort_by(ORDERS[0] if order in ("", self.order) else order)

    def _sort_by(self, order: str) -> None:
        self.order = order
        self.draw()

    def action_columns(self) -> None:
        """Show the other columns."""
        self._others = not self._others
        self.draw()

    def action_search(self) -> None:
        """Ask for words; the table shows only the rows in which they stand."""
        words = self.query_one("#words", Input)
        if self._rows:
            words.display = True
            words.focus()

    @on(Input.Changed, "#words")
    def narrow(self) -> None:
        """Show only what fits."""
        self.draw()

    @on(Input.Submitted, "#words")
    def to_table(self) -> None:
        """Go on in the table."""
        self.table.focus()

    def action_stop(self) -> None:
        """Leave the search, else stop reading."""
        words = self.query_one("#words", Input)
        if words.display:
            words.value = ""
            words.display = False
            self.table.focus()
            self.draw()
        elif self._reading:
            self.workers.cancel_group(self, "clients")
            self._reading = False
            self.draw()
            self.tell("Stopped. What was read stays; r reads everything again.")
        elif not self.coach.everyday:
            self.app.switch_mode("welcome")

    @on(Button.Pressed, "#choose")
    def action_choose_folder(self) -> None:
        """Ask for the folder of the clients' folders."""
        hint = "The folder in which your clients' folders lie. Nothing in them is changed."
        self.app.push_screen(AskScreen("Which folder?", hint, example="~/clients"), self._chosen)

    def _chosen(self, words: str | None) -> None:
        if not words:
            return
        folder = self.desk.named(words)
        try:
            self.desk.clients(folder)
        except CoachError as error:
            self.tell_error(error)
            return
        self.folder = folder
        self.coach.people.remember_review(folder)
        self.action_read_again()

    @on(DataTable.RowSelected)
    def action_open_client(self) -> None:
        """Open the chosen row: a client's page, or the whole reason why there is none."""
        at = self.table.cursor_row
        if not self.table.drawn:
            self.action_choose_folder()
        elif isinstance(row := self.table.drawn[min(at, len(self.table.drawn) - 1)], Problem):
            self.notify_plain(row.path, row.reason)
        else:
            self._open(row)

    def action_show_client(self, at: int) -> None:
        """Open the client that was clicked in the list on top."""
        if at < len(self.cohort.clients):
            self._open(self.cohort.clients[at])

    def _open(self, client: Client) -> None:
        from execcoach.tui.screens.client import ClientScreen

        clients = [row for row in self.table.drawn if isinstance(row, Client)]
        if client not in clients:
            clients = [client]
        self.app.push_screen(ClientScreen(clients, clients.index(client)))


_ORDER_NAMES = {"first": "who needs you first", "silent": "days silent", "gap": "biggest gap", "kept": "days kept"}
