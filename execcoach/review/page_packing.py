"""A client's page as plain lists and back: what a reader of foreign files hands over a pipe."""

import datetime
from typing import Any

from execcoach.review.client import Problem
from execcoach.review.packing import packed as packed_row
from execcoach.review.packing import unpacked as unpacked_row
from execcoach.review.page import CriterionLine, Page, Reached, Since, Sitting
from execcoach.routine.results import Came
from execcoach.routine.year import STATES, Cell, Year

_ODD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_DONE, _LATER = "0123", "wxyz"
"""A day on which so many pillars were done, at once or filled in afterwards; other states by their number from a."""
_OTHERS = "abcdef"
_TEXTS = ("id", "title", "question", "why", "source", "group")
_NUMBERS = ("weight", "gain", "minutes")


def packed(page: Page) -> list[Any]:
    """The page as lists of texts and numbers, days as ordinals."""
    since = page.since
    return [
        packed_row(page.client),
        [_criterion(line) for line in page.criteria],
        [[one.day.toordinal(), one.minutes, one.by, one.homework, *map(list, one.done)] for one in page.sittings],
        _results(page.results),
        page.year and [page.year.weeks[0][0].day.toordinal(), *("".join(map(_sign, week)) for week in page.year.weeks)],
        [[pillar, *points] for pillar, points in page.weekly.items()],
        _milestones(page.milestones),
        since
        and [
            since.day.toordinal(),
            since.score_change,
            list(since.mended),
            list(since.slipped),
            since.sessions,
            _results(since.results),
            _milestones(since.milestones),
        ],
    ]


def unpacked(raw: object) -> Page:
    """The page that was packed so; ValueError for anything else."""
    try:
        return _page(raw)
    except _ODD as error:
        raise ValueError("these lists are no page") from error


def _page(raw: Any) -> Page:
    row, criteria, sittings, results, year, weekly, milestones, since = _list(raw)
    client = unpacked_row(row)
    if isinstance(client, Problem):
        raise TypeError
    return Page(
        client=client,
        criteria=tuple(_line(*_list(one)) for one in _list(criteria)),
        sittings=tuple(_sitting(*_list(one)) for one in _list(sittings)),
        results=_came(results),
        year=None if year is None else _year(*_list(year)),
        weekly={_text(pillar): tuple(map(_share, points)) for pillar, *points in map(_list, _list(weekly))},
        milestones=_reached(milestones),
        since=None if since is None else _since(*_list(since)),
    )


def _criterion(line: CriterionLine) -> list[Any]:
    texts, numbers = ([getattr(line, name) for name in names] for names in (_TEXTS, _NUMBERS))
    return [texts, numbers, line.credit, line.declined, [[day.toordinal(), credit] for day, credit in line.history]]


def _line(texts: Any, numbers: Any, credit: Any, declined: Any, history: Any) -> CriterionLine:
    given: dict[str, Any] = dict(zip(_TEXTS, map(_text, _list(texts)), strict=True))
    given |= zip(_NUMBERS, map(_number, _list(numbers)), strict=True)
    if type(declined) is not bool:
        raise TypeError
    known = tuple((_day(day), _share(share)) for day, share in map(_list, _list(history)))
    return CriterionLine(**given, credit=_share(credit), declined=declined, history=known)


def _sitting(day: Any, minutes: Any, by: Any, homework: Any, *done: Any) -> Sitting:
    lines = tuple((_text(pillar), _text(note)) for pillar, note in map(_list, done))
    return Sitting(_day(day), _number(minutes), _text(by), lines, _number(homework))


def _results(results: tuple[Came, ...]) -> list[Any]:
    return [[one.day.toordinal(), one.kind, one.words] for one in results]


def _came(raw: Any) -> tuple[Came, ...]:
    return tuple(Came(_day(day), _text(kind), _text(words)) for day, kind, words in map(_list, _list(raw)))


def _milestones(reached: tuple[Reached, ...]) -> list[Any]:
    return [[one.day.toordinal(), one.title] for one in reached]


def _reached(raw: Any) -> tuple[Reached, ...]:
    return tuple(Reached(_day(day), _text(title)) for day, title in map(_list, _list(raw)))


def _since(day: Any, change: Any, mended: Any, slipped: Any, sessions: Any, results: Any, milestones: Any) -> Since:
    return Since(
        day=_day(day),
        score_change=None if change is None else _number(change),
        mended=tuple(map(_text, _list(mended))),
        slipped=tuple(map(_text, _list(slipped))),
        sessions=None if sessions is None else _number(sessions),
        results=_came(results),
        milestones=_reached(milestones),
    )


def _sign(cell: Cell) -> str:
    if cell.state != "done":
        return _OTHERS[STATES.index(cell.state) - 1]
    return (_LATER if cell.back_filled else _DONE)[cell.pillars]


def _year(first: Any, *weeks: Any) -> Year:
    start = _number(first)
    if not weeks or any(len(_text(week)) != 7 for week in weeks):
        raise TypeError
    days = ((start + 7 * at, week) for at, week in enumerate(weeks))
    return Year(tuple(tuple(_cell(monday + at, sign) for at, sign in enumerate(week)) for monday, week in days))


def _cell(ordinal: int, sign: str) -> Cell:
    day = _day(ordinal)
    if sign in _DONE:
        return Cell(day, "done", _DONE.index(sign))
    if sign in _LATER:
        return Cell(day, "done", _LATER.index(sign), True)
    return Cell(day, STATES[1 + _OTHERS.index(sign)])


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _day(value: Any) -> datetime.date:
    return datetime.date.fromordinal(_number(value))


def _share(value: Any) -> float:
    """A share from 0 to 1; what is no number fails the comparison."""
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise TypeError
    return float(value)
