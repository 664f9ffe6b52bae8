"""All rows of a folder as one plain value that loads at once: what a second look on the same day begins with.

Only for rows that bear the seal of this machine (storage/seal.py): nothing of it is looked at again.
"""

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

from execcoach.profile.group_score import GroupScore
from execcoach.review.client import Client, Fall, Gap, Nearest, Problem

_day = datetime.date.fromordinal
_FIELDS = tuple(field.name for field in dataclasses.fields(Client))
_setters: tuple[Callable[[Client, Any], None], ...] = tuple(vars(Client)[name].__set__ for name in _FIELDS)
_FALL = _FIELDS.index("fall")
_DAYS = ("latest", "made", "started", "away")


class Freezer:
    """Rows as tuples of texts, numbers and tuples; equal parts are one and the same, so that each is loaded once."""

    def __init__(self) -> None:
        self._same: dict[Any, Any] = {}

    def frozen(self, row: Client | Problem) -> tuple[Any, ...]:
        """The row."""
        if isinstance(row, Problem):
            return (row.path, row.reason)
        told = {name: getattr(row, name) for name in _FIELDS}
        told |= {name: told[name] and told[name].toordinal() for name in _DAYS}
        told["groups"] = tuple(map(tuple, row.groups))
        told["scores"] = tuple((on.toordinal(), total) for on, total in row.scores)
        told["gaps"] = tuple(
            (gap.id, gap.question, gap.gain, gap.minutes, gap.since and gap.since.toordinal()) for gap in row.gaps
        )
        told["nearest"] = row.nearest and dataclasses.astuple(row.nearest)
        told["fall"] = row.fall and (row.fall.id, row.fall.loss, row.fall.since.toordinal())
        return tuple(self._one(told[name]) for name in _FIELDS)

    def _one(self, value: Any) -> Any:
        if isinstance(value, tuple):
            value = tuple(map(self._one, value))
        elif not isinstance(value, str):
            return value
        return self._same.setdefault(value, value)


class Thawer:
    """The rows that were frozen so; equal parts are made once."""

    def __init__(self) -> None:
        self._gaps: dict[Any, Gap] = {}
        self._groups: dict[Any, GroupScore] = {}
        self._scores: dict[Any, tuple[datetime.date, int]] = {}

    def thawed(self, values: tuple[Any, ...]) -> Client | Problem:
        """The row."""
        if len(values) == 2:
            return Problem(*values)
        row = Client.__new__(Client)
        for put, value in zip(_setters, values, strict=True):
            put(row, value)
        groups, scores, gaps = self._groups, self._scores, self._gaps
        _put["groups"](row, tuple([groups.get(x) or self._group(x) for x in row.groups]))
        _put["scores"](row, tuple([scores.get(x) or self._score(x) for x in row.scores]))
        _put["gaps"](row, tuple([gaps.get(x) or self._gap(x) for x in row.gaps]))
        for name in _DAYS:
            if (number := getattr(row, name)) is not None:
                _put[name](row, _day(number))
        if row.nearest is not None:
            _put["nearest"](row, Nearest(*row.nearest))  # type: ignore[misc]
        if row.fall is not None:
            id, loss, since = values[_FALL]
            _put["fall"](row, Fall(id, loss, _day(since)))
        return row

    def _group(self, raw: Any) -> GroupScore:
        return self._groups.setdefault(raw, GroupScore(*raw))

    def _score(self, raw: Any) -> tuple[datetime.date, int]:
        return self._scores.setdefault(raw, (_day(raw[0]), raw[1]))

    def _gap(self, raw: Any) -> Gap:
        id, question, gain, minutes, since = raw
        return self._gaps.setdefault(raw, Gap(id, question, gain, minutes, since and _day(since)))


_put = dict(zip(_FIELDS, _setters, strict=True))
