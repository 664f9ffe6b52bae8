"""The row of a client who shares counts only: the same figures as of the day the file was made, and nothing else."""

import datetime
from collections.abc import Iterable
from typing import Protocol

from execcoach.profile.day_words import near_day
from execcoach.profile.rubric import Rubric
from execcoach.profile.score import GroupScore
from execcoach.review.client import GAPS, Client, Gap
from execcoach.routine.records import EFFORTS, PILLARS
from execcoach.routine.results import CAME
from execcoach.routine.totals import Totals
from execcoach.text import shorten

OLD = 7
"""After so many days a file says as of when it is."""
_AHEAD = "future dates"
_WHOLE = 10000
_LONGEST = 200
_MOST = 100
_MOST_TROUBLES = 20
_DAY = datetime.timedelta(days=1)


class SharedCounts(Protocol):
    """What of a shared file is needed for a row: whose it is, when it was made, the counts, what was wrong with it."""

    @property
    def person(self) -> str:
        """The person's id."""

    @property
    def name(self) -> str:
        """Their name."""

    @property
    def company(self) -> str:
        """Their company."""

    @property
    def made(self) -> datetime.date | None:
        """The day the file was made."""

    @property
    def totals(self) -> Totals | None:
        """The counts."""

    @property
    def troubles(self) -> Iterable[object]:
        """What could not be used."""


def client_of_totals(path: str, shared: SharedCounts, rubric: Rubric, today: datetime.date, name: str = "") -> Client:
    """The row of a totals file; its score is the one they reckoned, and said to be so where the rubric was another.

    Days silent go on from the day something was last done; every other count is as of the day the file was made.
    `name` stands in where the file gives none.
    """
    totals = shared.totals or Totals()
    recent = totals.recent
    ahead = any(day and day > today + _DAY for day in (totals.last, recent.started))
    last = totals.last if totals.last and totals.last <= today else None
    made = shared.made if shared.made and shared.made <= today + _DAY else None
    past = [] if totals.score_28d_ago is None or made is None else [(made - 28 * _DAY, totals.score_28d_ago)]
    counted = {pillar: getattr(recent, pillar) for pillar in PILLARS}
    return Client(
        name=shorten(shared.name or name, _LONGEST),
        path=path,
        person=shared.person[:_LONGEST],
        company=shorten(shared.company, _LONGEST),
        score=min(totals.score or 0, _WHOLE),
        groups=tuple(_groups(totals, rubric)),
        change=totals.change,
        scores=(*past, (made, totals.score)) if made and totals.score is not None else (),
        weeks=recent.weeks,
        sessions_28d=recent.sessions_28d,
        sessions=recent.sessions,
        days_silent=(today - last).days if last else None,
        missed=recent.missed if last else None,
        kept=min(recent.kept, recent.planned),
        planned=recent.planned,
        balance=tuple(counted.items()),
        gaps=tuple(_gaps(totals, rubric)),
        flags=tuple(_flags(totals, rubric, shared.made, today, ahead)),
        troubles=tuple(str(trouble) for trouble in shared.troubles)[:_MOST_TROUBLES],
        latest=last or datetime.date.min,
        kind="share",
        visibility="totals",
        made=made,
        started=recent.started if recent.started and recent.started <= today else None,
        months=recent.months,
        efforts=tuple((kind, recent.efforts[kind]) for kind in EFFORTS if recent.efforts.get(kind)),
        outcomes=tuple((kind, recent.outcomes[kind]) for kind in CAME if recent.outcomes.get(kind)),
        milestones=totals.milestones,
        items=totals.items,
        homework=totals.homework[:_MOST],
    )


def as_of(made: datetime.date | None, today: datetime.date) -> str:
    """The flag of a shared file that is older than a week, says no day or one to come; "" for a fresh one."""
    if made is None:
        return "does not say when it was made"
    if made > today + _DAY:
        return _AHEAD
    if (today - made).days <= OLD:
        return ""
    return f"as of {near_day(made, today)}"


def _groups(totals: Totals, rubric: Rubric) -> Iterable[GroupScore]:
    """The groups of the coach's own rubric; what the file calls otherwise is not known."""
    for group in rubric.groups:
        of = sum(criterion.weight * 100 for criterion in rubric.criteria if criterion.group == group.id)
        if group.id in totals.groups:
            yield GroupScore(group.id, group.title, min(totals.groups[group.id], of), of)


def _gaps(totals: Totals, rubric: Rubric) -> list[Gap]:
    known = {criterion.id: criterion for criterion in rubric.criteria}
    found = [
        Gap(id, known[id].question, min(gain, known[id].weight * 100), known[id].minutes)
        for id, gain in totals.gaps
        if id in known and gain > 0
    ]
    return sorted(found, key=lambda gap: -gap.gain)[:GAPS]


def _flags(
    totals: Totals, rubric: Rubric, made: datetime.date | None, today: datetime.date, ahead: bool
) -> Iterable[str]:
    words = as_of(made, today)
    if ahead and words != _AHEAD:
        yield _AHEAD
    if totals.score is None:
        yield "no score was shared"
    elif totals.rubric != f"{rubric.version}+{rubric.hash}":
        yield "score by another rubric"
    if words:
        yield words
