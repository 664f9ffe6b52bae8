"""What one look at somebody's sessions counts: all figures of a row at once, for a thousand rows cost what one does."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from execcoach.profile.model import Routine
from execcoach.review.client import MONTHS, WEEKS
from execcoach.routine.consistency import RECENT_DAYS, planned_days
from execcoach.routine.homework import step_of
from execcoach.routine.records import EFFORTS, PILLARS, ScoreRecord, Session

_TELLING = 0.005
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts up to a day: `done` are the days on which something was done, `latest` that of the last session at all.

    Weeks and months are as in a row; `balance` and `efforts` count steps done in 28 days.
    """

    done: frozenset[datetime.date] = frozenset()
    latest: datetime.date = datetime.date.min
    sessions: int = 0
    sessions_28d: int = 0
    weeks: tuple[int, ...] = (0,) * WEEKS
    months: tuple[int, ...] = (0,) * MONTHS
    balance: tuple[tuple[str, int], ...] = ()
    efforts: tuple[tuple[str, int], ...] = ()
    homework: tuple[str, ...] = ()


def figures(sessions: Iterable[Session], today: datetime.date) -> Figures:
    """The counts of these sessions; what is dated later than today does not count."""
    done, homework = set[datetime.date](), set[str]()
    latest, count, recent_count = datetime.date.min, 0, 0
    weeks, months = [0] * WEEKS, [0] * MONTHS
    balance, efforts = dict.fromkeys(PILLARS, 0), dict.fromkeys(EFFORTS, 0)
    number, month = today.toordinal(), today.year * 12 + today.month
    for session in sessions:
        day = session.day
        back = number - day.toordinal()
        if back < 0:
            continue
        latest = max(latest, day)
        steps = [step for step in session.steps if step.outcome == "done"]
        if not steps:
            continue
        done.add(day)
        count += 1
        if (ago := month - day.year * 12 - day.month) < MONTHS:
            months[MONTHS - 1 - ago] += 1
        homework.update(f"{found[0]}/{found[1]}" for s in steps if s.about and (found := step_of(s.about)))
        if back >= RECENT_DAYS:
            continue
        recent_count += 1
        weeks[WEEKS - 1 - back // 7] += 1
        for step in steps:
            balance[step.pillar] += 1
            if step.effort:
                efforts[step.effort] += 1
    return Figures(
        done=frozenset(done),
        latest=latest,
        sessions=count,
        sessions_28d=recent_count,
        weeks=tuple(weeks),
        months=tuple(months),
        balance=tuple(balance.items()),
        efforts=tuple(pair for pair in efforts.items() if pair[1]),
        homework=tuple(sorted(homework)),
    )


def fell(
    scores: list[ScoreRecord], weights: Mapping[str, int], today: datetime.date
) -> tuple[str, int, datetime.date] | None:
    """The criterion that lost most in 28 days, the loss in 1/100 of a point, the day it was first seen; or None.

    `scores` are those of one rubric up to today, oldest first; `weights` are points by criterion.
    """
    if len(scores) < 2:
        return None
    start = today - datetime.timedelta(days=RECENT_DAYS)
    at = max((n for n, score in enumerate(scores[:-1]) if score.on <= start), default=0)
    was, now = scores[at].credits, scores[-1].credits
    lost = {id: round(weights.get(id, 0) * 100 * (was[id] - now[id])) for id in now if id in was}
    id = max(sorted(lost), key=lambda id: lost[id], default="")
    if not id or lost[id] <= 0:
        return None
    since = next(score.on for score in scores[at + 1 :] if score.credits.get(id, 1.0) < was[id] - _TELLING / 10)
    return id, lost[id], since


def open_since(id: str, scores: list[ScoreRecord]) -> datetime.date | None:
    """The first day from which on a criterion never earned more than it does by the last score; None without one."""
    if not scores or id not in scores[-1].credits:
        return None
    now, since = scores[-1].credits[id], scores[-1].on
    for score in reversed(scores):
        if score.credits.get(id, 2.0) > now + _TELLING:
            break
        since = score.on
    return since


def missed(routine: Routine, last: datetime.date, today: datetime.date) -> int:
    """The planned days after a day and before today; after three years more tell nothing."""
    return sum(1 for _ in planned_days(routine, max(last + _DAY, today - 1100 * _DAY), today - _DAY))


def asked(routine: Routine, today: datetime.date) -> tuple[int, ...]:
    """The planned days in each of the last four weeks, the week that ends today last."""
    counts = [0] * WEEKS
    for day in planned_days(routine, today - (7 * WEEKS - 1) * _DAY, today):
        counts[WEEKS - 1 - (today - day).days // 7] += 1
    return tuple(counts)


def away(routine: Routine, today: datetime.date) -> datetime.date | None:
    """The last day of the time off that today lies in."""
    ends = [
        one.end.last() if one.end else datetime.date.max
        for one in routine.away
        if one.start and one.start.first() <= today and (one.end is None or today <= one.end.last())
    ]
    return max(ends, default=None)
