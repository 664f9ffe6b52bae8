"""One table of somebody else's file, read a field at a time: what cannot be used costs only itself, and is told."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any, TypeGuard

from execcoach.profile.dates import parse_day
from execcoach.profile.reading import Trouble, shown
from execcoach.text import one_line, shorten

_MOST = 200
"""Entries of a table or list that are read."""
_MOST_TROUBLES = 50
_LARGEST = 1_000_000


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
