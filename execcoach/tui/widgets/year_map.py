"""The map of a year: a sign a day, another for the chosen one; every sign reads without colour."""

from __future__ import annotations

import datetime

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from execcoach.routine.year import Cell, Year
from execcoach.tui.widgets.show import plain

_STYLES = {"done": "$success", "missed": "$secondary", "left-out": "$secondary", "away": "$primary"}
_LABEL = 4
CHOSEN = "◆"
"""Stands for the chosen day. Why no reversed sign: a full block reversed is a hole."""


class YearMap(Widget, can_focus=True):
    """Weeks from left to right, Monday on top; answers which day is chosen."""

    DEFAULT_CSS = """
    YearMap { height: 8; width: 57; }
    """

    class Chosen(Message):
        """Another day was chosen."""

        def __init__(self, cell: Cell) -> None:
            super().__init__()
            self.cell = cell

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._year: Year | None = None
        self._at = 0
        self._last = 0

    def show(self, year: Year, today: datetime.date) -> None:
        """Show a year; the day that was chosen stays chosen, else it is today."""
        before = self.cell.day if self._year else today
        self._year = year
        days = [cell.day for week in year.weeks for cell in week]
        self._last = days.index(today)
        self._at = days.index(before) if before in days else self._last
        self.refresh()

    @property
    def cell(self) -> Cell:
        """The chosen day."""
        assert self._year is not None
        return self._year.weeks[self._at // 7][self._at % 7]

    def walk(self, days: int) -> Cell | None:
        """Choose a day so many days on, never past today or the edge; None where that is the same day."""
        to = self._at + days
        return self._choose(to if 0 <= to <= self._last else self._last if to > self._last else self._at)

    def _choose(self, at: int) -> Cell | None:
        if self._year is None or at == self._at or not 0 <= at <= self._last:
            return None
        self._at = at
        self.refresh()
        return self.cell

    def on_click(self, event: events.Click) -> None:
        """A click chooses a day."""
        week, day = event.x - _LABEL, event.y - 1
        if week >= 0 and 0 <= day < 7 and (cell := self._choose(7 * week + day)):
            self.post_message(self.Chosen(cell))

    def render(self) -> Content:
        """A line of months, a line for each day of the week."""
        if self._year is None:
            return Content("")
        lines = self._year.lines
        rows = [plain(lines[0], "$secondary")]
        for number, line in enumerate(lines[1:]):
            rows.append(Content.assemble(plain(line[:_LABEL], "$secondary"), *self._signs(self._year, number)))
        return Content("\n").join(rows)

    def _signs(self, year: Year, number: int) -> list[Content]:
        parts: list[Content] = []
        run, style = "", ""
        for at, week in enumerate(year.weeks):
            chosen = 7 * at + number == self._at
            here = "bold $accent" if chosen else _STYLES.get(week[number].state, "")
            if here != style and run:
                parts.append(Content.styled(run, style) if style else Content(run))
                run = ""
            style = here
            run += CHOSEN if chosen else week[number].sign
        parts.append(Content.styled(run, style) if style else Content(run))
        return parts
