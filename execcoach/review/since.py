"""What changed with a client since a day: the score, what gained and what lost, what was done and what came of it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from execcoach.profile.rubric import Rubric
from execcoach.routine.records import ScoreRecord, Session
from execcoach.routine.results import Came

TELLING = 50
"""A criterion moved when it gained or lost so much, in 1/100 of a point."""


@dataclass(frozen=True, slots=True)
class Looked:
    """How a client stood when the coach looked: score in 1/100 of a point, counts of all that was ever recorded.

    `credits` is what each criterion earned then by the coach's rubric, from 0 to 1; empty where nobody kept it.
    """

    on: datetime.date
    score: int = 0
    sessions: int = 0
    milestones: int = 0
    results: int = 0
    credits: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone and the day it was reached."""

    day: datetime.date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed from a day on, that day included; None where it cannot be told.

    `mended` and `slipped` are the criteria that gained or lost, `score_change` is in 1/100 of a point.
    """

    day: datetime.date
    score_change: int | None = None
    mended: tuple[str, ...] = ()
    slipped: tuple[str, ...] = ()
    sessions: int | None = None
    results: tuple[Came, ...] = ()
    milestones: tuple[Reached, ...] = ()


def from_records(
    results: Iterable[Came],
    milestones: Iterable[Reached],
    sessions: Iterable[Session],
    scores: Sequence[ScoreRecord],
    rubric: Rubric,
    since: datetime.date,
) -> Since:
    """What is on record from that day on; scores are in order of time, compared where one rubric made them.

    Why that day too: it was looked at in the morning, and then lived.
    """
    same = [one for one in scores if one.rubric == scores[-1].rubric]
    before = next((one for one in reversed(same) if one.on < since), None)
    mended, slipped = (
        moves({one.id: one.weight for one in rubric.criteria}, before.credits, same[-1].credits) if before else ((), ())
    )
    return Since(
        day=since,
        score_change=same[-1].total - before.total if before else None,
        mended=mended,
        slipped=slipped,
        sessions=sum(one.done for one in sessions if one.day >= since),
        results=tuple(one for one in results if one.day >= since),
        milestones=tuple(one for one in milestones if one.day >= since),
    )


def moves(
    weights: Mapping[str, int], before: Mapping[str, float], now: Mapping[str, float]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The criteria that gained and those that lost, each list with the most telling first."""
    moved = {id: worth(weight, now[id] - before[id]) for id, weight in weights.items() if id in before and id in now}
    gained = sorted((id for id in moved if moved[id] >= TELLING), key=lambda id: -moved[id])
    lost = sorted((id for id in moved if moved[id] <= -TELLING), key=lambda id: moved[id])
    return tuple(gained), tuple(lost)


def worth(weight: int, credit: float) -> int:
    """What so much of a criterion of that weight is, in 1/100 of a point."""
    return round(weight * 100 * credit)
