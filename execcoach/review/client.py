"""One client as a coach sees them, as a row of the table: figures and gaps; nothing that was marked private.

Values alone, so that a screen that shows rows need not load what judges a profile.
"""

import datetime
from dataclasses import dataclass, replace

from execcoach.profile.group_score import GroupScore

GAPS = 5
"""So many gaps of a client are carried."""
WEEKS, MONTHS = 4, 12
"""Weeks and months that a row looks back."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A folder or file that gives no row, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that could earn more: its question, the gain in 1/100 of a point, the minutes it takes.

    `since` is the day of the first score on record from which on it never earned more; None where nothing tells.
    """

    id: str
    question: str
    gain: int
    minutes: int
    since: datetime.date | None = None

    @property
    def name(self) -> str:
        """The criterion as a person reads it."""
        return self.id.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Nearest:
    """The milestone that comes next: its id, its title, so many of how many where that can be told from the records."""

    id: str
    title: str
    have: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fall:
    """The criterion that lost most by the scores on record: how much in 1/100 of a point, and since which day."""

    id: str
    loss: int
    since: datetime.date

    @property
    def name(self) -> str:
        """The criterion as a person reads it."""
        return self.id.replace("-", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One client on one day; scores in 1/100 of a point, judged by the reader's own rubric.

    `open_to` is what was to be had without the criteria declined, `change` is over 28 days of recorded scores,
    `weeks` are sessions in each of the last four weeks, oldest first, `missed` the planned days since the last
    session; None where nothing is known. `gaps` are the five with the biggest gain, that first. `months` are sessions
    in each of the last twelve calendar months, this one last; `efforts` kinds of effort in 28 days, `outcomes` what
    came of it in a year; `items` criteria mended and checklist things ticked in 28 days; `homework` the steps done
    ("id/number").
    `kind` is workspace or share; `visibility` all, totals or "" where nothing was said; `older` other files of theirs.
    `fall` is what lost most in 28 days; `asked` the planned days in each of the last four weeks; `away` the last day of
    the time off that today lies in, the last of all days where it has no end.
    """

    name: str
    path: str
    person: str = ""
    company: str = ""
    score: int = 0
    open_to: int = 10000
    groups: tuple[GroupScore, ...] = ()
    change: int | None = None
    scores: tuple[tuple[datetime.date, int], ...] = ()
    weeks: tuple[int, ...] = (0,) * WEEKS
    sessions_28d: int = 0
    sessions: int = 0
    days_silent: int | None = None
    missed: int | None = None
    kept: int = 0
    planned: int = 0
    balance: tuple[tuple[str, int], ...] = ()
    gaps: tuple[Gap, ...] = ()
    flags: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    latest: datetime.date = datetime.date.min
    kind: str = "workspace"
    visibility: str = ""
    made: datetime.date | None = None
    started: datetime.date | None = None
    months: tuple[int, ...] = (0,) * MONTHS
    efforts: tuple[tuple[str, int], ...] = ()
    outcomes: tuple[tuple[str, int], ...] = ()
    nearest: Nearest | None = None
    milestones: int = 0
    items: int = 0
    homework: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    fall: Fall | None = None
    asked: tuple[int, ...] = (5,) * WEEKS
    away: datetime.date | None = None

    @property
    def gap(self) -> Gap | None:
        """The criterion with the biggest gain, None when nothing is left."""
        return self.gaps[0] if self.gaps else None

    def flagged(self, *flags: str) -> "Client":
        """The client with these flags added, each once."""
        return replace(self, flags=tuple(dict.fromkeys((*self.flags, *flags))))

    def troubled(self, *troubles: str) -> "Client":
        """The client with these sentences about its files added."""
        return replace(self, troubles=(*self.troubles, *troubles))
