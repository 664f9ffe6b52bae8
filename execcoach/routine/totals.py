"""Counts that stand for a history without telling it: weeks that can be added, and the figures of the last days."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from execcoach.profile.model import Routine
from execcoach.profile.score import Score
from execcoach.routine import consistency
from execcoach.routine.consistency import monday_of
from execcoach.routine.homework import done_steps
from execcoach.routine.records import PILLARS, Records, ScoreRecord, Session
from execcoach.routine.results import CAME

WEEKS = 53
"""So many weeks are told, this one last."""
RECENT_WEEKS = 4
MONTHS = 12
YEAR_DAYS = 365
_MOST_GAPS = 50
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week by its Monday: sessions, planned days kept of how many, steps done by pillar and effort, what came of it.

    Weeks of the same Monday can be added: of two stretches of one history, or of two people.
    """

    monday: datetime.date
    sessions: int = 0
    kept: int = 0
    planned: int = 0
    share: int = 0
    listen: int = 0
    engage: int = 0
    efforts: Mapping[str, int] = field(default_factory=dict, hash=False)
    results: Mapping[str, int] = field(default_factory=dict, hash=False)

    def __add__(self, other: "Week") -> "Week":
        return Week(
            monday=self.monday,
            **{name: getattr(self, name) + getattr(other, name) for name in COUNTS},
            efforts=_sum(self.efforts, other.efforts),
            results=_sum(self.results, other.results),
        )


COUNTS = ("sessions", "kept", "planned", *PILLARS)
"""The fields of a week that are one number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """The figures of the day they were reckoned on, as the coach's table has them for somebody who shares everything.

    `kept` of `planned` are the last 21 planned days, `missed` those since the last session; `weeks` sessions in each of
    the last four times seven days, `months` in each of the last twelve calendar months, this one last; pillars and
    `efforts` steps done in 28 days, `outcomes` what came of it in a year.
    """

    kept: int = 0
    planned: int = 0
    missed: int | None = None
    sessions: int = 0
    sessions_28d: int = 0
    started: datetime.date | None = None
    weeks: tuple[int, ...] = (0,) * RECENT_WEEKS
    months: tuple[int, ...] = (0,) * MONTHS
    share: int = 0
    listen: int = 0
    engage: int = 0
    efforts: Mapping[str, int] = field(default_factory=dict, hash=False)
    outcomes: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Somebody's year in counts; points in 1/100, by the rubric of whoever shared it.

    `score_28d_ago` is the score less how it moved in 28 days, None where that is not known; `gaps` criteria and what
    mending each would gain, the biggest first; `last` the day something was last done; `homework` steps done ("id/n").
    """

    score: int | None = None
    groups: Mapping[str, int] = field(default_factory=dict, hash=False)
    rubric: str = ""
    score_28d_ago: int | None = None
    gaps: tuple[tuple[str, int], ...] = ()
    weeks: tuple[Week, ...] = ()
    milestones: int = 0
    last: datetime.date | None = None
    items: int = 0
    homework: tuple[str, ...] = ()
    recent: Recent = Recent()

    @property
    def change(self) -> int | None:
        """How the score moved in 28 days; None where that is not known."""
        known = self.score is not None and self.score_28d_ago is not None
        return (self.score or 0) - (self.score_28d_ago or 0) if known else None


def totals(records: Records, routine: Routine, judged: Score, today: datetime.date) -> Totals:
    """The counts of these records on a day, and the score as it stands that day. What is dated later is not counted."""
    sessions = [session for session in records.sessions if session.day <= today]
    done = consistency.done_days(sessions)
    moved = consistency.change(records.scores, today)
    open_lines = sorted((line for line in judged.lines if line.gain > 0 and not line.declined), key=lambda x: -x.gain)
    return Totals(
        score=judged.total,
        groups={group.id: group.points for group in judged.groups},
        rubric=f"{judged.version}+{judged.hash}",
        score_28d_ago=None if moved is None else min(10000, max(0, judged.total - moved)),
        gaps=tuple((line.id, line.gain) for line in open_lines)[:_MOST_GAPS],
        weeks=weekly(records, routine, first_monday(today), today, today),
        milestones=sum(one.on <= today for one in records.milestones),
        last=max(done, default=None),
        items=items(records, today),
        homework=tuple(sorted(done_steps(sessions))),
        recent=recent(records, routine, today),
    )


def first_monday(today: datetime.date) -> datetime.date:
    """The Monday with which the weeks that are told begin."""
    return monday_of(today) - datetime.timedelta(weeks=WEEKS - 1)


def weekly(
    records: Records, routine: Routine, since: datetime.date, until: datetime.date, today: datetime.date
) -> tuple[Week, ...]:
    """The weeks from one day to another, both included, oldest first; those in which nothing was are left out.

    A planned day counts from the first session on, today only where something was done: it is not over yet.
    """
    found: dict[datetime.date, Week] = {}

    def add(week: Week) -> None:
        found[week.monday] = found[week.monday] + week if week.monday in found else week

    done = consistency.done_days(s for s in records.sessions if s.day <= today)
    for session in records.sessions:
        if session.done and since <= session.day <= until:
            steps = [step for step in session.steps if step.outcome == "done"]
            spent = dict(Counter(step.effort for step in steps if step.effort))
            share, listen, engage = (sum(step.pillar == pillar for step in steps) for pillar in PILLARS)
            week = Week(monday=monday_of(session.day), sessions=1, share=share, listen=listen, engage=engage)
            add(replace(week, efforts=spent))
    if done:
        for day in consistency.planned_days(routine, max(since, min(done)), min(until, today)):
            if day < today or day in done:
                add(Week(monday=monday_of(day), kept=int(day in done), planned=1))
    for result in records.results:
        if result.kind in CAME and since <= result.on <= until:
            add(Week(monday=monday_of(result.on), results={result.kind: 1}))
    return tuple(found[at] for at in sorted(found))


def added(*stretches: Iterable[Week]) -> tuple[Week, ...]:
    """The weeks of all of them, those of the same Monday added, oldest first."""
    found: dict[datetime.date, Week] = {}
    for week in (week for weeks in stretches for week in weeks):
        found[week.monday] = found[week.monday] + week if week.monday in found else week
    return tuple(found[at] for at in sorted(found))


def recent(records: Records, routine: Routine, today: datetime.date) -> Recent:
    """The figures of the last days, months and year up to this day."""
    sessions = [session for session in records.sessions if session.day <= today]
    kept = consistency.kept(sessions, routine, today)
    done = consistency.done_days(sessions)
    last = max(done, default=None)
    longest = today - 1100 * _DAY
    return Recent(
        kept=kept.kept,
        planned=kept.planned,
        missed=None
        if last is None
        else sum(1 for _ in consistency.planned_days(routine, max(last + _DAY, longest), today - _DAY)),
        sessions=sum(session.done for session in sessions),
        sessions_28d=consistency.sessions_within(sessions, today),
        started=min(done, default=None),
        weeks=by_week(sessions, today),
        months=by_month(sessions, today),
        **consistency.balance(sessions, today),
        efforts=efforts(sessions, today),
        outcomes=outcomes(records, today),
    )


def by_week(sessions: Iterable[Session], today: datetime.date) -> tuple[int, ...]:
    """Sessions in each of the last four times seven days, the last seven last."""
    counts = [0] * RECENT_WEEKS
    for session in sessions:
        back = (today - session.day).days // 7
        if session.done and 0 <= back < RECENT_WEEKS:
            counts[RECENT_WEEKS - 1 - back] += 1
    return tuple(counts)


def by_month(sessions: Iterable[Session], today: datetime.date) -> tuple[int, ...]:
    """Sessions in each of the last twelve calendar months, this one last, up to this day."""
    counts = [0] * MONTHS
    for session in sessions:
        back = (today.year - session.day.year) * 12 + today.month - session.day.month
        if session.done and session.day <= today and back < MONTHS:
            counts[MONTHS - 1 - back] += 1
    return tuple(counts)


def efforts(sessions: Iterable[Session], today: datetime.date) -> dict[str, int]:
    """Kind of effort → steps done with it in 28 days."""
    since = today - consistency.RECENT_DAYS * _DAY
    lately = (s for s in sessions if since < s.day <= today)
    return dict(Counter(step.effort for s in lately for step in s.steps if step.outcome == "done" and step.effort))


def outcomes(records: Records, today: datetime.date) -> dict[str, int]:
    """Kind of result → how often it came of a step within a year."""
    since = today - YEAR_DAYS * _DAY
    return dict(Counter(one.kind for one in records.results if one.kind in CAME and since < one.on <= today))


def items(records: Records, today: datetime.date) -> int:
    """Criteria whose credit rose by the recorded scores in 28 days, and checklist things ticked in that time."""
    since = today - consistency.RECENT_DAYS * _DAY
    ticked = (one.at[:10] for one in records.standing().values() if one.kind == "done")
    return len(risen(records.scores, today)) + sum(since.isoformat() < day <= today.isoformat() for day in ticked)


def risen(scores: Sequence[ScoreRecord], today: datetime.date) -> tuple[str, ...]:
    """The criteria that earn more than 28 days ago, by the scores recorded with the rubric of the last one."""
    past = sorted((s for s in scores if s.on <= today), key=lambda s: (s.on, s.id))
    same = [one for one in past if one.rubric == past[-1].rubric]
    if len(same) < 2:
        return ()
    start = today - consistency.RECENT_DAYS * _DAY
    before = next((one for one in reversed(same[:-1]) if one.on <= start), same[0])
    was = before.credits
    return tuple(key for key, credit in same[-1].credits.items() if credit > was.get(key, credit) + 0.005)


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return dict(Counter(one) + Counter(other))
