"""The table of clients: the columns there is room for, in one order, the chosen row kept when rows come and go."""

from __future__ import annotations

from textual.widgets import DataTable

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort
from execcoach.tui.widgets.clients import Column, client_cells, columns, problem_cells
from execcoach.tui.widgets.show import cell


class ClientTable(DataTable[object]):
    """Clients in order, then the folders that gave no row."""

    def __init__(self) -> None:
        super().__init__(id="clients", cursor_type="row", show_cursor=True)
        self.drawn: list[Client | Problem] = []
        self._shown: tuple[Column, ...] = ()

    def draw(self, found: Cohort, order: str, room: int, others: bool) -> None:
        """Show these clients in this order; `others`: the columns left out where it is narrow."""
        at = self.cursor_row
        chosen = self.drawn[at].path if 0 < at < len(self.drawn) else None
        self._shown = columns(room, others)
        self.clear(columns=True)
        for column in self._shown:
            title = f"{column.title} ▾" if column.order == order else column.title
            self.add_column(cell(title), width=column.width, key=column.key)
        self.drawn = [*found.ordered(order), *found.problems]
        for row in self.drawn:
            cells = client_cells(row, self._shown) if isinstance(row, Client) else problem_cells(row, self._shown)
            self.add_row(*cells)
        if chosen is not None:
            self.move_cursor(row=next((n for n, row in enumerate(self.drawn) if row.path == chosen), 0))

    def order_of(self, column: int) -> str:
        """What the column at this place sorts by, "" where it sorts by nothing."""
        return self._shown[column].order

    @property
    def in_hand(self) -> Client | Problem | None:
        """The row the cursor is on."""
        return self.drawn[self.cursor_row] if 0 <= self.cursor_row < len(self.drawn) else None
