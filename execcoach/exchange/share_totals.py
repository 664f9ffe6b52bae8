"""The counts of a shared file: as tables, and read from the tables of somebody else's file."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any, TypeGuard

from execcoach.profile.dates import parse_day
from execcoach.profile.reading import Trouble, shown
from execcoach.routine.records import EFFORTS, PILLARS
from execcoach.routine.results import CAME
from execcoach.routine.totals import COUNTS, MONTHS, RECENT_WEEKS, WEEKS, Recent, Totals, Week
from execcoach.text import one_line, shorten

_MOST = 200
"""Entries of a table or list that are read."""
_MOST_TROUBLES = 50
_LARGEST = 1_000_000
_RECENT = ("kept", "planned", "missed", "sessions", "sessions_28d", *PILLARS)


def totals_tables(totals: Totals) -> dict[str, Any]:
    """The tables `totals`, `recent` and `week`; what is empty or nothing is left out."""
    recent = totals.recent
    table = {
        "score": _points(totals.score),
        "score_28d_ago": _points(totals.score_28d_ago),
        "rubric": totals.rubric or None,
        "milestones": totals.milestones,
        "items": totals.items,
        "last": totals.last and totals.last.isoformat(),
        "homework": list(totals.homework) or None,
        "groups": {key: points / 100 for key, points in totals.groups.items()} or None,
        "gaps": {key: gain / 100 for key, gain in totals.gaps} or None,
    }
    lately = {
        **{key: getattr(recent, key) for key in _RECENT},
        "started": recent.started and recent.started.isoformat(),
        "weeks": list(recent.weeks),
        "months": list(recent.months),
        "efforts": dict(recent.efforts) or None,
        "outcomes": dict(recent.outcomes) or None,
    }
    weeks = [
        {
            "monday": week.monday.isoformat(),
            **{key: number for key in COUNTS if (number := getattr(week, key))},
            **{key: dict(value) for key in ("efforts", "results") if (value := getattr(week, key))},
        }
        for week in totals.weeks
    ]
    found: dict[str, Any] = {"totals": _there(table), "recent": _there(lately)}
    return {**found, "week": weeks} if weeks else found


def read_totals(raw: Mapping[str, Any], wrong: list[Trouble]) -> Totals:
    """The counts in the tables of a shared file; what could not be used is added to `wrong`."""
    top = Field(raw, "", wrong)
    given = Field(top.table("totals"), "totals", wrong)
    gaps = given.numbers("gaps", scale=100, most=100)
    return Totals(
        score=given.points("score"),
        groups=given.numbers("groups", scale=100, most=100),
        rubric=shorten(given.line("rubric"), 120),
        score_28d_ago=given.points("score_28d_ago"),
        gaps=tuple(sorted(gaps.items(), key=lambda gap: -gap[1])),
        weeks=_weeks(top.list("week"), wrong),
        milestones=given.number("milestones") or 0,
        last=given.day("last"),
        items=given.number("items") or 0,
        homework=tuple(dict.fromkeys(shorten(one, 60) for one in given.list("homework") if isinstance(one, str))),
        recent=_recent(Field(top.table("recent"), "recent", wrong)),
    )


def _recent(given: "Field") -> Recent:
    numbers = {key: given.number(key) for key in _RECENT}
    missed = numbers.pop("missed")
    return Recent(
        **{key: number or 0 for key, number in numbers.items()},
        missed=missed,
        started=given.day("started"),
        weeks=given.row("weeks", RECENT_WEEKS),
        months=given.row("months", MONTHS),
        efforts=given.numbers("efforts", EFFORTS),
        outcomes=given.numbers("outcomes", CAME),
    )


def _weeks(rows: list[Any], wrong: list[Trouble]) -> tuple[Week, ...]:
    found: dict[datetime.date, Week] = {}
    for at, item in enumerate(rows):
        given = Field(item if isinstance(item, Mapping) else {}, f"week[{at}]", wrong)
        monday = given.day("monday")
        if monday is None or monday.weekday() or monday in found:
            given.trouble("monday", "a Monday of its own", "The week is left out.")
            continue
        found[monday] = Week(
            monday=monday,
            **{key: given.number(key) or 0 for key in COUNTS},
            efforts=given.numbers("efforts", EFFORTS),
            results=given.numbers("results", CAME),
        )
    return tuple(found[day] for day in sorted(found))[-WEEKS:]


class Field:
    """Reads the fields of one table of somebody else's file, and gathers what was wrong with them."""

    def __init__(self, raw: Mapping[str, Any], path: str, wrong: list[Trouble]) -> None:
        self._raw, self._path, self._wrong = raw, path, wrong

    def trouble(self, key: str, expected: str, advice: str = "The rest counts.") -> None:
        """Note that a field cannot be used."""
        if len(self._wrong) < _MOST_TROUBLES:
            path = f"{self._path}.{key}" if self._path else key
            self._wrong.append(Trouble(path, shown(self._raw.get(key, "")), expected, advice))

    def table(self, key: str) -> Mapping[str, Any]:
        """A table; an empty one where there is none."""
        value = self._raw.get(key, {})
        if isinstance(value, Mapping):
            return value
        self.trouble(key, "a table")
        return {}

    def list(self, key: str) -> list[Any]:
        """A list, no longer than what is read of one; an empty one where there is none."""
        value = self._raw.get(key, [])
        if isinstance(value, list):
            if len(value) > _MOST:
                self.trouble(key, f"at most {_MOST} entries", "The first ones count.")
            return value[:_MOST]
        self.trouble(key, "a list")
        return []

    def line(self, key: str) -> str:
        """Words on one line, cleaned."""
        value = self._raw.get(key, "")
        if isinstance(value, str):
            return one_line(value)
        self.trouble(key, "words in quotes")
        return ""

    def number(self, key: str) -> int | None:
        """A whole number from 0 on; None where there is none."""
        value = self._raw.get(key)
        if _is_count(value):
            return value
        if value is not None:
            self.trouble(key, "a whole number")
        return None

    def points(self, key: str) -> int | None:
        """Points from 0 to 100 in 1/100; None where there are none."""
        value = self._raw.get(key)
        if value is None:
            return None
        if _is_share(value, 100):
            return round(value * 100)
        self.trouble(key, "a number from 0 to 100")
        return None

    def day(self, key: str) -> datetime.date | None:
        """A day; None where there is none."""
        value = self._raw.get(key)
        found = parse_day(value)
        if found and found.day:
            return found.first()
        if value is not None:
            self.trouble(key, "a date such as 2026-11-21")
        return None

    def row(self, key: str, length: int) -> tuple[int, ...]:
        """So many whole numbers; nothing but 0 where there are others."""
        value = self.list(key)
        if len(value) == length and all(_is_count(one) for one in value):
            return tuple(value)
        if value:
            self.trouble(key, f"{length} whole numbers")
        return (0,) * length

    def numbers(
        self, key: str, known: Collection[str] | None = None, scale: int = 1, most: float = _LARGEST
    ) -> dict[str, int]:
        """Name → number times `scale`; only names that are known, where those are given, and as many as are read."""
        found: dict[str, int] = {}
        for name, value in list(self.table(key).items())[:_MOST]:
            whole = scale == 1
            usable = _is_count(value) if whole else _is_share(value, most)
            if usable and (known is None or name in known):
                found[shorten(name, 60)] = value if whole else round(value * scale)
            else:
                self.trouble(key, "known names with numbers")
        return found


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST


def _is_share(value: object, most: float) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most


def _points(value: int | None) -> float | None:
    return None if value is None else value / 100


def _there(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value is not None}
