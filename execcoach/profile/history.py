"""How a score moved: every record with the version that made it, weighed again where the rubric has changed since."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from execcoach.profile.rubric import Rubric

_BARS = "▁▂▃▄▅▆▇█"
_LEAST_SPAN = 2000
"""A sparkline covers twenty points at least, so that a half point does not look like a leap."""


class Recorded(Protocol):
    """A score as it was kept: points in 1/100, credits from 0 to 1 by criterion, `rubric` as version+hash."""

    @property
    def id(self) -> str:
        """What two copies of the same record share."""

    @property
    def on(self) -> datetime.date:
        """The day."""

    @property
    def total(self) -> int:
        """In the file."""

    @property
    def page(self) -> int | None:
        """On the page, None where nobody knew."""

    @property
    def credits(self) -> Mapping[str, float]:
        """What each criterion earned."""

    @property
    def rubric(self) -> str:
        """Version and hash."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One day's score in 1/100 points, under the rubric (version+hash) that made it.

    `today` is what the same credits come to by the rubric of today: None where that is the same rubric, or where it
    asks what nobody judged then. `change` compares like with like: None for the first, and where nothing is alike.
    """

    on: datetime.date
    total: int
    page: int | None
    rubric: str
    today: int | None
    change: int | None

    @property
    def version(self) -> str:
        """The rubric's version, without the hash of its text."""
        return self.rubric.partition("+")[0]

    @property
    def level(self) -> int:
        """The figure to draw: by the rubric of today where it is known."""
        return self.total if self.today is None else self.today


def history(records: Iterable[Recorded], rubric: Rubric) -> tuple[Stand, ...]:
    """One stand a day, oldest first: the last record of each day."""
    days = {one.on: one for one in sorted(records, key=lambda one: (one.on, one.id))}
    stands: list[Stand] = []
    before: Recorded | None = None
    for one in days.values():
        today = None if one.rubric == f"{rubric.version}+{rubric.hash}" else weighed(one.credits, rubric)
        change = None
        if before is not None and before.rubric == one.rubric:
            change = one.total - before.total
        elif before is not None and (earlier := weighed(before.credits, rubric)) is not None:
            now = weighed(one.credits, rubric)
            change = None if now is None else now - earlier
        stands.append(Stand(one.on, one.total, one.page, one.rubric, today, change))
        before = one
    return tuple(stands)


def weighed(credits: Mapping[str, float], rubric: Rubric) -> int | None:
    """What these credits come to by this rubric, in 1/100 points; None where it has a criterion they say nothing of.

    A criterion that `was` part of another one takes that one's credit: the nearest that is known.
    """
    points = 0
    for criterion in rubric.criteria:
        credit = credits.get(criterion.id, credits.get(criterion.was))
        if credit is None:
            return None
        points += round(criterion.weight * 100 * min(1.0, max(0.0, credit)))
    return points


def sparkline(levels: Sequence[int], width: int = 40) -> str:
    """The last `width` levels (in 1/100 points) as bars, lowest to highest; the span is twenty points at least."""
    shown = levels[-width:]
    if not shown:
        return ""
    low, high = min(shown), max(shown)
    missing = max(0, _LEAST_SPAN - (high - low))
    low = max(0, low - missing // 2)
    span = max(_LEAST_SPAN, high - low)
    return "".join(_BARS[min(7, max(0, (level - low) * 8 // span))] for level in shown)
