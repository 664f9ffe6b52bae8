"""How a habit grows and fades over months: the Loop score of a pillar, week by week, and effort by its kind."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, log, sqrt

from execcoach.profile.model import Routine
from execcoach.routine.consistency import done_days, planned_days, weekdays
from execcoach.routine.records import EFFORTS, Session

HALF_LIFE = 13
WEEKS = 52
_UNSEEN = 1e-9
"""What a day that long ago still adds is less than this."""
_LONGEST = datetime.timedelta(days=9131)
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Point:
    """The Loop score, 0 to 1, at the end of a day."""

    on: datetime.date
    score: float


def keeping(frequency: float) -> float:
    """How much of the score one day leaves standing, m = 0.5^(√f/13), where `frequency` is planned days a week / 7."""
    return float(0.5 ** (sqrt(frequency) / HALF_LIFE))


def loop(done: Iterable[bool | None], frequency: float, start: float = 0.0) -> float:
    """The Loop score after these days, 0 to 1: s·m + done·(1−m); None freezes, `start` is what came before."""
    keep = keeping(frequency)
    score = start
    for day in done:
        if day is not None:
            score = score * keep + day * (1 - keep)
    return score


def left_out(sessions: Iterable[Session]) -> frozenset[datetime.date]:
    """The days of which the person once said "not today": a sitting with something skipped and nothing done."""
    return frozenset(s.day for s in sessions if not s.done and any(step.outcome == "skipped" for step in s.steps))


def horizon(routine: Routine, today: datetime.date) -> datetime.date:
    """The first day that can still be seen in today's score: what is read for it does not grow with the years."""
    wanted = ceil(log(_UNSEEN) / log(keeping(_frequency(routine))))
    back = datetime.timedelta(days=7 * ceil(wanted / len(weekdays(routine))))
    while back < _LONGEST and sum(1 for _ in planned_days(routine, today - back, today)) < wanted:
        back = min(back * 2, _LONGEST)
    return today - min(back, _LONGEST)


def marks(
    sessions: Iterable[Session], routine: Routine, pillar: str, since: datetime.date, today: datetime.date
) -> Iterator[tuple[datetime.date, bool | None]]:
    """The planned days up to today with done, not done or None: left out, or today while it is still open.

    Why only planned days: every other day freezes, whatever was done on it. Why a step skipped in a sitting in which
    another was done does not freeze: else a pillar that is always skipped would stand still for ever.
    """
    sessions = tuple(sessions)
    done, skipped = done_days(sessions, pillar), left_out(sessions)
    for day in planned_days(routine, since, today):
        yield day, True if day in done else None if day in skipped or day == today else False


def pillar_score(sessions: Sequence[Session], routine: Routine, pillar: str, today: datetime.date) -> float:
    """The Loop score of a pillar as it stands today; days away, not planned or left out freeze it."""
    first = min((s.day for s in sessions), default=today)
    days = marks(sessions, routine, pillar, max(first, horizon(routine, today)), today)
    return loop((mark for _, mark in days), _frequency(routine))


def weekly(
    sessions: Sequence[Session], routine: Routine, pillar: str, today: datetime.date, weeks: int = WEEKS
) -> tuple[Point, ...]:
    """The Loop score of a pillar at the end of each of the last weeks, today last; from the first session's week on."""
    if not sessions:
        return ()
    ends = [today - datetime.timedelta(days=7 * back) for back in reversed(range(weeks))]
    first = min(s.day for s in sessions)
    since = max(first, horizon(routine, ends[0]))
    keep, score, points = keeping(_frequency(routine)), 0.0, []
    days = iter((*marks(sessions, routine, pillar, since, today), (today + _DAY, None)))
    day, mark = next(days)
    for end in ends:
        while day <= end:
            if mark is not None:
                score = score * keep + mark * (1 - keep)
            day, mark = next(days)
        if end >= first:
            points.append(Point(end, score))
    return tuple(points)


def efforts(sessions: Iterable[Session], since: datetime.date, until: datetime.date) -> dict[str, int]:
    """Kind of effort → how often it was made from one day to another, both included; all kinds, the slightest first."""
    done = Counter(
        step.effort for s in sessions if since <= s.day <= until for step in s.steps if step.outcome == "done"
    )
    return {kind: done[kind] for kind in EFFORTS}


def _frequency(routine: Routine) -> float:
    return len(weekdays(routine)) / 7


@dataclass(frozen=True, slots=True)
class Change:
    """How a score moved since an earlier day: "steadier", "quieter" or "even"."""

    kind: str
    since: datetime.date


def change(points: Sequence[Point]) -> Change | None:
    """How a weekly score moved over two months, or over what there is of them; None where that is under three weeks."""
    if len(points) < _TELLING:
        return None
    before, now = points[max(0, len(points) - 1 - _BACK)], points[-1]
    moved = now.score - before.score
    return Change("even" if abs(moved) < _SLIGHT else "steadier" if moved > 0 else "quieter", before.on)


_TELLING, _BACK, _SLIGHT = 4, 9, 0.05
"""Points that say something, weeks looked back, and what is too little to be told."""
