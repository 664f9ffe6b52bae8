"""When two entries are the same thing: by natural key, and where a key is left out or given more exactly."""

from collections.abc import Mapping, Sequence
from typing import Any

from execcoach.profile.dates import parse_day
from execcoach.profile.keys import NATURAL_KEYS, entry_key

DATES = frozenset({"start", "end", "date", "since", "taken", "reviewed", "on", "from", "to"})
"""Keys that hold dates, compared by what they mean: 2013-09 and September 2013 are the same."""


class Once:
    """The offered entries, each thing once: a second row about it fills what the first left empty."""

    def __init__(self, section: str, offered: Sequence[Mapping[str, Any]]) -> None:
        self.entries: list[dict[str, Any]] = []
        self.first: list[int] = []
        self.clashes: dict[int, list[tuple[str, Any, Any, int]]] = {}
        places: dict[tuple[str, ...], int] = {}
        for at, entry in enumerate(offered):
            place = places.setdefault(parts_of(section, entry), len(self.entries))
            if place == len(self.entries):
                self.entries.append(dict(entry))
                self.first.append(at)
            else:
                self._merge(place, entry, at)

    def _merge(self, place: int, second: Mapping[str, Any], at: int) -> None:
        entry = self.entries[place]
        for key, value in second.items():
            if blank(entry.get(key)):
                entry[key] = value
            elif isinstance(value, list) and isinstance(entry[key], list):
                known = {fold(text_of(item)) for item in entry[key]}
                entry[key] = [*entry[key], *(item for item in value if fold(text_of(item)) not in known)]
            elif not same(key, entry[key], value):
                self.clashes.setdefault(self.first[place], []).append((key, entry[key], value, at))


def matches(section: str, there: list[Any], offered: list[dict[str, Any]]) -> list[int | None]:
    """For each offered entry the index of the one that stands for the same thing, None when it is new.

    Why two rounds: a start given as 2013 here and 2013-09 there, or a degree one side leaves out, is the same
    entry; but only where nothing else fits better and just one fits at all.
    """
    exact: dict[tuple[str, ...], int] = {}
    near: dict[str, list[int]] = {}
    for at, entry in enumerate(there):
        if isinstance(entry, Mapping):
            parts = parts_of(section, entry)
            exact.setdefault(parts, at)
            near.setdefault(parts[0] if parts else "", []).append(at)
    found = [exact.get(parts_of(section, entry)) for entry in offered]
    claimed = {at for at in found if at is not None}
    for place, entry in enumerate(offered):
        parts = parts_of(section, entry)
        if found[place] is None and section in NATURAL_KEYS and parts[0]:
            free = (at for at in near.get(parts[0], ()) if at not in claimed)
            fits = [at for at in free if _compatible(section, parts, parts_of(section, there[at]))]
            if len(fits) == 1:
                found[place] = fits[0]
                claimed.add(fits[0])
    return found


def parts_of(section: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The folded values that name an entry, dates by what they mean."""
    keys = NATURAL_KEYS.get(section)
    if not keys:
        return entry_key(section, entry)
    return tuple(_day(entry.get(key)) if key in DATES else fold(entry.get(key)) for key in keys)


def _compatible(section: str, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(
        not a or not b or a == b or (key in DATES and (a.startswith(f"{b}-") or b.startswith(f"{a}-")))
        for key, a, b in zip(NATURAL_KEYS[section], one, other, strict=True)
    )


def listed(value: Any) -> list[Any]:
    """The items of a list; a lone value is a list of one, a blank one of none."""
    if blank(value):
        return []
    return list(value) if isinstance(value, list) else [value]


def text_of(item: Any) -> str:
    """The words of a list item: a string, or a table with `text`."""
    return str(item.get("text", "")) if isinstance(item, Mapping) else str(item)


def blank(value: Any) -> bool:
    """Whether nothing was given."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {}, ())


def fold(value: Any) -> str:
    """The value as compared: without case and without differences in white space."""
    return "" if value is None else " ".join(str(value).split()).casefold()


def _day(value: Any) -> str:
    day = parse_day(value)
    return str(day) if day else fold(value)


def same(key: str, one: Any, other: Any) -> bool:
    """Whether two values of this key say the same."""
    if key in DATES:
        return _day(one) == _day(other)
    return fold(one) == fold(other)
