"""A row of the coach's table as plain lists and back: what the cache keeps and what a reader hands over."""

import datetime
from collections.abc import Iterable
from typing import Any

from execcoach.profile.group_score import GroupScore
from execcoach.review.client import Client, Fall, Gap, Nearest, Problem

_ODD = (ArithmeticError, AttributeError, LookupError, TypeError)
_TEXT, _NUMBER, _KNOWN = frozenset({str}), frozenset({int}), frozenset({int, type(None)})
_day = datetime.date.fromordinal


def packed(row: Client | Problem) -> list[Any]:
    """The row as lists of texts and numbers, days as ordinals."""
    if isinstance(row, Problem):
        return [row.path, row.reason]
    gaps, near, fall = row.gaps, row.nearest, row.fall
    return [
        [row.name, row.path, row.person, row.company, row.kind, row.visibility],
        [row.score, row.open_to, row.sessions_28d, row.sessions, row.kept, row.planned, row.milestones, row.items],
        [row.change, row.days_silent, row.missed],
        [_ordinal(day) for day in (row.latest, row.made, row.started, row.away)],
        _columns(4, row.groups),
        _columns(2, ((day.toordinal(), total) for day, total in row.scores)),
        list(row.weeks),
        list(row.months),
        list(row.asked),
        _columns(2, row.balance),
        _columns(2, row.efforts),
        _columns(2, row.outcomes),
        _columns(5, ((gap.id, gap.question, gap.gain, gap.minutes, _ordinal(gap.since)) for gap in gaps)),
        _columns(4, [(near.id, near.title, near.have, near.number)] if near else []),
        _columns(3, [(fall.id, fall.loss, fall.since.toordinal())] if fall else []),
        [list(row.homework), list(row.older), list(row.flags), list(row.troubles)],
    ]


def unpacked(raw: object) -> Client | Problem:
    """The row that was packed so; ValueError for anything else."""
    try:
        return _row(raw)
    except _ODD as error:
        raise ValueError("these lists are no row") from error


def _row(raw: Any) -> Client | Problem:
    if len(raw) == 2:
        _only(_TEXT, raw)
        return Problem(*raw)
    texts, numbers, known, days, groups, scores, weeks, months, *rest = raw
    asked, balance, efforts, outcomes, gaps, near, fall, said = rest
    homework, older, flags, troubles = said
    # Why all of a kind at once: one look at eighty values costs less than twenty looks at four.
    words = texts + groups[0] + groups[1] + balance[0] + efforts[0] + outcomes[0]
    _only(_TEXT, words + gaps[0] + gaps[1] + near[0] + near[1] + fall[0] + homework + older + flags + troubles)
    counts = numbers + groups[2] + groups[3] + balance[1] + efforts[1] + outcomes[1] + weeks + months + asked
    _only(_NUMBER, counts + scores[0] + scores[1] + gaps[2] + gaps[3] + near[2] + near[3] + fall[1] + fall[2])
    _only(_KNOWN, known + days + gaps[4])
    name, path, person, company, kind, visibility = texts
    score, open_to, sessions_28d, sessions, kept, planned, milestones, items = numbers
    change, days_silent, missed = known
    latest, made, started, away = days
    return Client(
        name=name,
        path=path,
        person=person,
        company=company,
        score=score,
        open_to=open_to,
        groups=tuple(map(GroupScore._make, zip(*groups, strict=True))),
        change=change,
        scores=tuple(zip(map(_day, scores[0]), scores[1], strict=True)),
        weeks=tuple(weeks),
        sessions_28d=sessions_28d,
        sessions=sessions,
        days_silent=days_silent,
        missed=missed,
        kept=kept,
        planned=planned,
        balance=tuple(zip(*balance, strict=True)),
        gaps=tuple([Gap(a, b, c, d, _date(day)) for a, b, c, d, day in zip(*gaps, strict=True)]),
        flags=tuple(flags),
        troubles=tuple(troubles),
        latest=_day(latest),
        kind=kind,
        visibility=visibility,
        made=_date(made),
        started=_date(started),
        months=tuple(months),
        efforts=tuple(zip(*efforts, strict=True)),
        outcomes=tuple(zip(*outcomes, strict=True)),
        nearest=next((Nearest(*one) for one in zip(*near, strict=True)), None),
        milestones=milestones,
        items=items,
        homework=tuple(homework),
        older=tuple(older),
        fall=next((Fall(id, loss, _day(since)) for id, loss, since in zip(*fall, strict=True)), None),
        asked=tuple(asked),
        away=_date(away),
    )


def _columns(wide: int, rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    """The rows turned on their side; so many empty lists where there is none."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(wide)]


def _only(kinds: frozenset[type], values: list[Any]) -> None:
    """TypeError unless every value is of these very kinds. Why not isinstance: a truth is no number."""
    if type(values) is not list or not kinds.issuperset(map(type, values)):
        raise TypeError


def _ordinal(day: datetime.date | None) -> int | None:
    return None if day is None else day.toordinal()


def _date(ordinal: int | None) -> datetime.date | None:
    return None if ordinal is None else _day(ordinal)
