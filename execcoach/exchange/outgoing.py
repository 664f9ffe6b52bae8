"""What may leave: the public part of a profile, what was left out of it, and its values as plain tables again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from execcoach.profile.dates import Day
from execcoach.profile.model import Entry, Line, Profile
from execcoach.profile.reading import read_profile
from execcoach.text import several

NOTES: Mapping[str, str] = {
    "voice": "voice",
    "audience": "audiences",
    "topics": "topics",
    "objections": "objections",
    "routine": "routine with its days away",
    "goals": "goals",
}
"""Tables that are working notes, not page: they never leave with the profile. Table → what a person calls it."""

_BESIDE = frozenset({"private", "source", "id"})
"""Keys about the file rather than the person; the id is how her own forms know her."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The public profile, how many private things of each table were left out, and which working notes were."""

    profile: Profile
    private: Mapping[str, int]
    notes: tuple[str, ...]

    def left(self) -> tuple[str, ...]:
        """A sentence for each kind of thing that stays behind."""
        told = []
        if self.private:
            number = sum(self.private.values())
            where = ", ".join(f"{key.replace('_', ' ')} ({count})" for key, count in self.private.items())
            told.append(f"Left out: {several(number, 'private thing')}, in {where}.")
        if self.notes:
            told.append(f"Left out, because it is for you and not for a page: {', '.join(self.notes)}.")
        return tuple(told)


def outgoing(raw: Mapping[str, Any]) -> Outgoing:
    """What of these tables of profile.toml may leave. A key nobody knows stays, and so does what is not public yet."""
    private: Counter[str] = Counter()
    public = {table: _public(value, str(table), private) for table, value in raw.items() if table not in NOTES}
    notes = tuple(called for table, called in NOTES.items() if raw.get(table))
    kept = {table: value for table, value in public.items() if value is not None}
    return Outgoing(read_profile(kept).profile, dict(private), notes)


def _public(value: Any, table: str, private: Counter[str]) -> Any:
    """The value without what is private in it; None where it is private itself."""
    if isinstance(value, Mapping):
        if value.get("private", False) is not False or value.get("public") is False:
            private[table] += 1
            return None
        found = {key: _public(item, table, private) for key, item in value.items()}
        return {key: item for key, item in found.items() if item is not None}
    if isinstance(value, list):
        return [kept for item in value if (kept := _public(item, table, private)) is not None]
    return value


def as_table(entry: Entry) -> dict[str, Any]:
    """An entry as a table of profile.toml, without what is empty in it and what is only about the file."""
    found: dict[str, Any] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name in _BESIDE or value is None or value in ("", 0, False, ()):
            continue
        if isinstance(value, tuple):
            value = [as_item(line) for line in value if line.text]
        found[field.metadata.get("key", field.name)] = str(value) if isinstance(value, Day) else value
    return {key: value for key, value in found.items() if value != []}


def as_item(line: Line) -> str | dict[str, Any]:
    """An item of a list: its words alone, or a table where more is known of it."""
    table = as_table(line)
    return line.text if table.keys() == {"text"} else table


def as_tables(profile: Profile) -> dict[str, Any]:
    """A whole public profile as tables; what is empty is not there."""
    found: dict[str, Any] = {}
    for field in fields(profile):
        value = getattr(profile, field.name)
        if field.name in NOTES:
            continue
        tables = [as_table(one) for one in value] if isinstance(value, tuple) else as_table(value)
        if kept := ([one for one in tables if one] if isinstance(tables, list) else tables):
            found[field.name] = kept
    return found
