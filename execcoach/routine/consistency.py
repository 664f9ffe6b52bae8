"""How steadily the routine is kept: kept of planned days first, never a streak; what is not planned freezes."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from execcoach.profile.model import Routine
from execcoach.routine.prompts import WEEKDAYS
from execcoach.routine.records import PILLARS, ScoreRecord, Session

WINDOW = 21
RECENT_DAYS = 28
_LONGEST = datetime.timedelta(days=1100)
"""Why: after three years a day no longer shows in any of these numbers."""
_DAY = datetime.timedelta(days=1)


def monday_of(day: datetime.date) -> datetime.date:
    """The first day of the week in which this day lies."""
    return day - day.weekday() * _DAY


@dataclass(frozen=True, slots=True)
class Kept:
    """So many planned days kept out of so many."""

    kept: int
    planned: int


def weekdays(routine: Routine) -> frozenset[int]:
    """The days of the week that are planned, Monday 0; Monday to Friday where the routine names none."""
    named = {WEEKDAYS.index(d) for line in routine.days if (d := line.text.strip().casefold()[:3]) in WEEKDAYS}
    return frozenset(named or range(5))


def is_away(routine: Routine, day: datetime.date) -> bool:
    """Whether the day lies in a stretch that is kept free; one without an end goes on."""
    return any(
        away.start.first() <= day and (away.end is None or day <= away.end.last())
        for away in routine.away
        if away.start
    )


def is_planned(routine: Routine, day: datetime.date) -> bool:
    """Whether the routine asks for anything on this day."""
    return day.weekday() in weekdays(routine) and not is_away(routine, day)


def planned_days(routine: Routine, since: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """The planned days from one day to another, both included, oldest first."""
    asked = weekdays(routine)
    day = since
    while day <= until:
        if day.weekday() in asked and not is_away(routine, day):
            yield day
        day += _DAY


def done_days(sessions: Iterable[Session], pillar: str = "") -> frozenset[datetime.date]:
    """The days on which a step of this pillar was done, or of any when none is named."""
    return frozenset(s.day for s in sessions if (s.did(pillar) if pillar else s.done))


def kept(
    sessions: Sequence[Session],
    routine: Routine,
    today: datetime.date,
    since: datetime.date | None = None,
    window: int = WINDOW,
) -> Kept:
    """The last planned days, never before the first session or `since`; today counts once something is done."""
    return kept_of(done_days(sessions), routine, today, since, window)


def kept_of(
    done: Set[datetime.date],
    routine: Routine,
    today: datetime.date,
    since: datetime.date | None = None,
    window: int = WINDOW,
) -> Kept:
    """The same for the days on which something was done, where those are known already."""
    if not done:
        return Kept(0, 0)
    first = max(min(done), since or min(done), today - _LONGEST)
    days: list[datetime.date] = []
    day = today
    asked = weekdays(routine)
    while day >= first and len(days) < window:
        if day.weekday() in asked and not is_away(routine, day) and (day < today or day in done):
            days.append(day)
        day -= _DAY
    return Kept(sum(day in done for day in days), len(days))


def days_silent(sessions: Sequence[Session], today: datetime.date) -> int | None:
    """Days since something was last done, 0 today; None when nothing ever was."""
    done = [day for day in done_days(sessions) if day <= today]
    return (today - max(done)).days if done else None


def sessions_within(sessions: Sequence[Session], today: datetime.date, days: int = RECENT_DAYS) -> int:
    """Sessions in which something was done, within so many days up to today."""
    return sum(s.done for s in sessions if _recent(s, today, days))


def balance(sessions: Sequence[Session], today: datetime.date, days: int = RECENT_DAYS) -> dict[str, int]:
    """Pillar → steps done within so many days."""
    done = Counter(
        step.pillar for s in sessions if _recent(s, today, days) for step in s.steps if step.outcome == "done"
    )
    return {pillar: done[pillar] for pillar in PILLARS}


def change(scores: Sequence[ScoreRecord], today: datetime.date, days: int = RECENT_DAYS) -> int | None:
    """How the score moved within so many days, in 1/100 points; None without two scores by the same rubric."""
    past = sorted((s for s in scores if s.on <= today), key=lambda s: (s.on, s.id))
    same = [score for score in past if score.rubric == past[-1].rubric]
    if len(same) < 2:
        return None
    start = today - datetime.timedelta(days=days)
    before = [score for score in same[:-1] if score.on <= start]
    return same[-1].total - (before[-1] if before else same[0]).total


def _recent(session: Session, today: datetime.date, days: int) -> bool:
    return today - datetime.timedelta(days=days) < session.day <= today
