"""A year of days as weeks and weekdays: what was done, what was missed, what was never asked for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from execcoach.profile.model import Routine
from execcoach.routine.consistency import done_days, is_away, weekdays
from execcoach.routine.prompts import WEEKDAYS
from execcoach.routine.records import PILLARS, Session
from execcoach.routine.trend import left_out

WEEKS = 53
STATES = ("done", "missed", "left-out", "away", "free", "before", "future")
SIGNS = {"missed": "·", "left-out": "-", "away": "~"}
"""Signs that read without colour; a day on which nothing was asked, or that is outside the records, is blank."""
DONE = ("▂", "▅", "█")
BACK_FILLED = "+"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = datetime.timedelta(days=1)
_LABEL = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: its state, and for one that is done how many pillars, and whether that was filled in afterwards.

    free is a day that is not planned, left-out one of which the person said "not today", before one before the
    first session.
    """

    day: datetime.date
    state: str
    pillars: int = 0
    back_filled: bool = False

    @property
    def sign(self) -> str:
        """One character for the day."""
        if self.state != "done":
            return SIGNS.get(self.state, " ")
        return BACK_FILLED if self.back_filled else DONE[max(1, min(self.pillars, len(DONE))) - 1]


@dataclass(frozen=True, slots=True)
class Year:
    """Weeks of seven cells each, oldest first, Monday first."""

    weeks: tuple[tuple[Cell, ...], ...]

    @property
    def months(self) -> tuple[tuple[int, str], ...]:
        """The number of the week in which a month begins, and the month; none that would run into the next."""
        found: list[tuple[int, str]] = []
        for at, week in enumerate(self.weeks):
            day = next((cell.day for cell in week if cell.day.day == 1), None)
            if day and at + 3 <= len(self.weeks):
                found.append((at, _MONTHS[day.month - 1]))
        return tuple(found)

    @property
    def lines(self) -> tuple[str, ...]:
        """The map as text: a line of months, a line for each day of the week; 57 columns for a year."""
        head = [" "] * (_LABEL + len(self.weeks))
        for at, name in self.months:
            head[_LABEL + at : _LABEL + at + len(name)] = name
        rows = (
            f"{name.capitalize():<{_LABEL}}" + "".join(week[number].sign for week in self.weeks)
            for number, name in enumerate(WEEKDAYS)
        )
        return ("".join(head).rstrip(), *(row.rstrip() for row in rows))

    def count(self, state: str) -> int:
        """How many days are in that state."""
        return sum(cell.state == state for week in self.weeks for cell in week)


def year(sessions: Iterable[Session], routine: Routine, today: datetime.date, weeks: int = WEEKS) -> Year:
    """The weeks up to this one; today is missed never, only open, and then it counts as yet to come."""
    sessions = tuple(sessions)
    done, skipped = done_days(sessions), left_out(sessions)
    by_pillar = {pillar: done_days(sessions, pillar) for pillar in PILLARS}
    at_once = {s.day for s in sessions if s.done and not s.back_filled}
    first = min(done | skipped, default=today)
    asked = weekdays(routine)

    def cell(day: datetime.date) -> Cell:
        if day in done:
            return Cell(day, "done", sum(day in days for days in by_pillar.values()), day not in at_once)
        if is_away(routine, day):
            return Cell(day, "away" if first <= day else "before")
        if day > today or (day == today and day not in skipped):
            return Cell(day, "future")
        if day < first:
            return Cell(day, "before")
        if day.weekday() not in asked:
            return Cell(day, "free")
        return Cell(day, "left-out" if day in skipped else "missed")

    monday = first_day(today, weeks)
    return Year(tuple(tuple(cell(monday + (7 * week + day) * _DAY) for day in range(7)) for week in range(weeks)))


def first_day(today: datetime.date, weeks: int = WEEKS) -> datetime.date:
    """The Monday on which the map of a year begins."""
    return today - datetime.timedelta(days=today.weekday() + 7 * (weeks - 1))
