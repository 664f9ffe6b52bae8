"""The coach's table: who needs somebody first and why, then everybody below a folder, row by row as they are read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.widgets import Button, Static

from execcoach.errors import CoachError
from execcoach.review.arranged import Arranged
from execcoach.review.client import Client, Problem
from execcoach.services.review import ReviewDesk
from execcoach.tui import commands
from execcoach.tui.screens.reading import ReadingScreen
from execcoach.tui.widgets.asking import Asking
from execcoach.tui.widgets.client_table import ClientTable
from execcoach.tui.widgets.clients import TITLES, pages
from execcoach.tui.widgets.needs import Needs
from execcoach.tui.widgets.show import plain, put
from execcoach.tui.widgets.table_words import about, row_words

_NONE = "No clients here yet. Press o and choose the folder in which their shared files or folders lie."


class ReviewScreen(ReadingScreen):
    """Rows appear while the rest is read; the table can be used meanwhile."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#clients"
    ROWS = commands.REVIEW
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.REVIEW)

    def __init__(self) -> None:
        super().__init__()
        self._page = 0

    def compose_body(self) -> ComposeResult:
        """Who needs somebody, a line about the folder, the table; or an invitation."""
        with Vertical(id="body"):
            yield Needs()
            yield Static(id="about", markup=False)
            yield Asking(self.draw)
            yield ClientTable(self.say_who)
        with Vertical(id="empty"):
            yield Static(id="invitation", markup=False)
            with Center():
                yield Button("Choose the folder", id="choose", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Read the folder that is remembered; without one, ask for it."""
        if ahead := self.coach.ahead:
            self.coach.ahead, self.desk, self.folder = None, ahead.desk, ahead.folder
            self.follow(ahead)
        else:
            self.desk = ReviewDesk(self.coach.people.clock)
            self.folder = self.desk.folder_of(self.coach.people, self.coach.everyday)
            self.read()

    def on_resize(self) -> None:
        """Show the columns there is room for."""
        self.draw_rows()

    def draw_rows(self) -> None:
        """Show who needs somebody, and the table."""
        if self.is_mounted and self.query("#needs"):
            self.query_one(Needs).draw(self.cohort, self.reading is not None)
        self.draw()

    def action_read_again(self) -> None:
        """Read what has changed."""
        self.read()

    def action_read_fresh(self) -> None:
        """Read every file again, whatever is remembered of it."""
        self.read(fresh=True)

    @property
    def table(self) -> ClientTable:
        """The table."""
        return self.query_one("#clients", ClientTable)

    def draw(self) -> None:
        """Show what is known so far."""
        if not self.is_mounted or not self.query("#clients"):
            return
        there = bool(self.rows.gathered.rows) or self.reading is not None
        self.query_one("#body").display, self.query_one("#empty").display = there, not there
        if there:
            self._draw_table()
        else:
            self.query_one("#invitation", Static).update(plain(self.troubled or self._nobody()))
            self.query_one("#choose").focus()
        self.say_who()

    def _nobody(self) -> str:
        if self.folder is None:
            return _NONE
        return f"No folder below {self.desk.shown(self.folder)} holds a profile.toml or a shared file.\n\n{_NONE}"

    def _draw_table(self) -> None:
        rows, sets, query = self.rows, pages(self.size.width - 4), self.query_one(Asking).query_now
        self._page %= len(sets)
        found = rows.kept(query)
        empty = "Nobody fits. Press Esc, and everybody is back." if rows.gathered.rows else ""
        self.table.draw(found, sets[self._page], f"{rows.by}{'▴' if rows.turned else '▾'}", empty)
        if self.focused is None or self.focused.id == "choose":
            self.table.focus()
        fitting = len(found) if query.terms else None
        order = f"{TITLES.get(rows.by, 'who needs you first')}{', turned round' if rows.turned else ''}"
        line = about(self.cohort, self.reading, order, fitting, (self._page + 1, len(sets)))
        put(self.query_one("#about", Static), plain(line, "$secondary"))

    def say_who(self) -> None:
        """The next line follows the chosen row, and what has the focus."""
        if self.focused is not None and self.focused.id == "words":
            self.say_next("Enter goes on to the rows, Esc shows everybody.")
        elif self.rows.gathered.rows:
            self.say_next(row_words(self.table.in_hand, self.size.width - 3))
        else:
            self.say_next("Reading …" if self.reading else "Press Enter and name the folder.")

    def on_descendant_focus(self) -> None:
        """Say what Enter does from here."""
        self.say_who()

    def action_sort(self) -> None:
        """Sort by the next of the columns that are shown; after the last, who needs somebody first comes first."""
        orders = ["first", *(column.order for column in self.table.shown)]
        at = orders.index(self.rows.by) if self.rows.by in orders else 0
        self._sort_by(orders[(at + 1) % len(orders)])

    def action_turn(self) -> None:
        """Turn the order round."""
        self._sort_by(self.rows.by, not self.rows.turned)

    @on(ClientTable.Headed)
    def sort_by_head(self, event: ClientTable.Headed) -> None:
        """Sort by the column that was clicked; once more turns it round, and then who needs somebody comes first."""
        by, turned = self.rows.by, self.rows.turned
        if event.order != by:
            self._sort_by(event.order)
        else:
            self._sort_by("first" if turned else by, not turned)

    def _sort_by(self, order: str, turned: bool = False) -> None:
        self.rows = self.rows.sorted_by(order, turned)
        self.draw()

    def action_columns(self) -> None:
        """Show the next set of columns."""
        self._page += 1
        self.draw()

    def action_search(self) -> None:
        """Ask for words; the table shows only the rows that fit them."""
        if self.rows.gathered.rows:
            self.query_one(Asking).open()

    @on(Asking.Done)
    def to_table(self) -> None:
        """Go on in the table."""
        self.table.focus()

    def action_stop(self) -> None:
        """Leave the search, else stop reading."""
        asking = self.query_one(Asking)
        if asking.display:
            asking.close()
            self.table.focus()
        elif self.reading:
            self.stop_reading()
            self.draw_rows()
            self.tell("Stopped. What was read stays; r reads everything again.")
        elif not self.coach.everyday:
            self.app.switch_mode("welcome")

    def action_calls(self) -> None:
        """Show today's calls with everybody who was read."""
        from execcoach.tui.screens.calls import CallsScreen

        self.app.push_screen(CallsScreen(self.cohort.clients, self.desk))

    def action_board(self) -> None:
        """Show the board of everybody who was read."""
        from execcoach.review.board import board
        from execcoach.tui.screens.board import BoardScreen

        if self._is_whole():
            self.app.push_screen(BoardScreen(board(self.cohort.clients), self.desk))

    def _is_whole(self) -> bool:
        """Whether everybody was read; while that is not so, say it."""
        if self.reading:
            self.tell("Not everybody is read yet. Once more in a moment.")
        return self.reading is None and bool(self.cohort.clients)

    def action_report(self) -> None:
        """Write a report of everybody who was read."""
        from execcoach.tui.screens.report_file import ask_and_write

        if self._is_whole():
            ask_and_write(
                self, self.desk, "the report", "group", lambda reports, format: reports.group(self.cohort, format)
            )

    @on(Button.Pressed, "#choose")
    def action_choose_folder(self) -> None:
        """Ask for the folder of the clients' folders."""
        from execcoach.tui.screens.ask import AskScreen

        hint = "The folder in which your clients' shared files or folders lie. Nothing in them is changed."
        self.app.push_screen(AskScreen("Which folder?", hint, example="~/clients"), self._chosen)

    def _chosen(self, words: str | None) -> None:
        if not words:
            return
        folder = self.desk.named(words)
        try:
            self.desk.reading(folder).close()
        except CoachError as error:
            self.tell_error(error)
            return
        self.folder = folder
        self.coach.people.remember_review(folder)
        self.rows = Arranged(by=self.rows.by, turned=self.rows.turned)
        self.read()

    @on(ClientTable.Opened)
    def action_open_client(self) -> None:
        """Open the chosen row: a client's page, or the whole reason why there is none."""
        row = self.table.in_hand
        if row is None and not self.rows.gathered.rows:
            if self.reading is None:  # while that is not so, a hasty Enter means the row to come
                self.action_choose_folder()
        elif isinstance(row, Problem):
            self.notify_plain(row.path, row.reason)
        elif row is not None:
            self._open(row)

    def action_show_client(self, at: int) -> None:
        """Open the client that was clicked in the list on top."""
        if at < len(shown := self.query_one(Needs).shown):
            self._open(shown[at])

    def _open(self, client: Client) -> None:
        from execcoach.tui.screens.client import ClientScreen

        clients = [row for row in self.table.drawn if isinstance(row, Client)]
        at = next((at for at, row in enumerate(clients) if row is client), None)
        self.app.push_screen(ClientScreen(*(([client], 0) if at is None else (clients, at)), self.desk))
