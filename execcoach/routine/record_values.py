"""What one value of a progress file may be: each kind is a function that gives it or says what was expected."""

import datetime
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from execcoach.profile.dates import parse_day
from execcoach.text import clean, one_line

_NUMBERS = frozenset({int, float})


class Unusable(ValueError):
    """A value that is not what was expected; its words say what was."""


def text(value: object) -> str:
    """Words, cleaned."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else clean(value)
    raise Unusable("words in quotes")


def line(value: object) -> str:
    """Words on one line, cleaned."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() and " " not in value else one_line(value)
    raise Unusable("words in quotes")


def one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    """One of these words, or none."""

    def read(value: object) -> str:
        if isinstance(value, str) and (value in known or not value):
            return value
        raise Unusable("one of " + ", ".join(known))

    return read


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise Unusable("true or false")


def number(value: object) -> int:
    """A whole number from 0 to a million."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000:
        return value
    raise Unusable("a whole number")


def share(value: Any, most: float = 1.0) -> float:
    """A number from 0 to the most it may be."""
    if type(value) in _NUMBERS and 0 <= value <= most:
        return float(value)
    raise Unusable(f"a number from 0 to {most:g}")


def points(value: object) -> int:
    """Points of a hundred, as whole 1/100."""
    return round(share(value, 100.0) * 100)


def table(read: Callable[[object], Any]) -> Callable[[object], dict[str, Any]]:
    """A table in which every value is of one kind."""

    def read_all(value: object) -> dict[str, Any]:
        if isinstance(value, Mapping):
            return {line(key) if type(key) is str else one_line(str(key)): read(item) for key, item in value.items()}
        raise Unusable("a table of numbers")

    return read_all


def moment(value: object) -> str:
    """A date and time in ISO form."""
    try:
        if isinstance(value, str):
            value = datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        value = None
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, datetime.date):
        return f"{value.isoformat()}T00:00:00"
    raise Unusable("a date and time such as 2026-11-21T08:00:00+00:00")


def day(value: object) -> datetime.date:
    """A whole date."""
    if type(value) is str and len(value) == 10 and value[4] == value[7] == "-" and value >= "1000":
        with suppress(ValueError):
            return datetime.date.fromisoformat(value)
    found = parse_day(value)
    if found and found.day:
        return found.first()
    raise Unusable("a date such as 2026-11-21")
