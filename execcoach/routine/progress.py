"""Progress files: from tables to records and back; a wrong value costs only its field or record."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.profile.reading import Trouble, shown
from execcoach.routine import record_values as values
from execcoach.routine.records import (
    CHOICES,
    EFFORTS,
    KINDS,
    OUTCOMES,
    PILLARS,
    Choice,
    MilestoneRecord,
    Records,
    Result,
    ScoreRecord,
    Session,
    StepRecord,
)

SCHEMA = 1
_TABLES = (
    ("session", "sessions", Session, ("id", "started")),
    ("result", "results", Result, ("id", "on")),
    ("score", "scores", ScoreRecord, ("id", "on", "total")),
    ("milestone", "milestones", MilestoneRecord, ("id", "on")),
    ("choice", "choices", Choice, ("id", "at")),
)


@dataclass(frozen=True, slots=True)
class RecordsReading:
    """Records and what was wrong with their file."""

    records: Records
    troubles: tuple[Trouble, ...] = ()


def read_records(raw: Mapping[str, Any], person: str = "") -> RecordsReading:
    """The records in the tables of one progress file; `person` stands in where the file names nobody."""
    troubles: list[Trouble] = []
    schema = raw.get("schema", SCHEMA)
    if not isinstance(schema, int) or isinstance(schema, bool) or schema > SCHEMA:
        advice = "Read as far as it is understood; a newer execcoach wrote it, so update this one."
        troubles.append(Trouble("schema", shown(schema), f"{SCHEMA}", advice))
    given: dict[str, Any] = {}
    for key in ("person", "name", "device"):
        try:
            given[key] = values.line(raw.get(key, ""))
        except values.Unusable as why:
            given[key] = ""
            troubles.append(Trouble(key, shown(raw[key]), str(why), "The records count all the same."))
    given["person"] = given["person"] or person
    for key, name, kind, needed in _TABLES:
        given[name] = tuple(_records(kind, raw.get(key, []), key, needed, troubles))
    return RecordsReading(Records(**given).merged(Records()), tuple(troubles))


def _records(kind: type[Any], raw: object, path: str, needed: tuple[str, ...], troubles: list[Trouble]) -> list[Any]:
    if not isinstance(raw, list):
        troubles.append(Trouble(path, "something else", "a list of tables", f"Write [[{path}]] above each entry."))
        return []
    found = []
    for at, item in enumerate(raw):
        if record := _plainly(kind, item, needed):
            found.append(record)
            continue
        place = f"{path}[{at}]"
        if not isinstance(item, Mapping):
            troubles.append(Trouble(place, "something else", "a table", "It is left out."))
        elif missing := [key for key in needed if key not in item]:
            troubles.append(Trouble(f"{place}.{missing[0]}", "nothing", "a value", "The record is left out."))
        elif record := _record(kind, item, place, needed, troubles):
            found.append(record)
    return found


def _plainly(kind: type[Any], item: object, needed: tuple[str, ...]) -> Any:
    """The record of a table in which nothing is wrong; None where there is something to tell.

    Why: nearly every record is such a one, and a coach reads a million of them.
    """
    if type(item) is not dict:
        return None
    fields = _FIELDS[kind]
    try:
        given = {field[0]: field[1](value) for key, value in item.items() if (field := fields.get(key))}
        for key in needed:
            if given[key] == "":
                return None
    except (values.Unusable, KeyError, TypeError):
        return None
    return kind(**given)


def _plain_steps(value: object) -> tuple[StepRecord, ...]:
    if type(value) is not list:
        raise values.Unusable
    steps = tuple([_plainly(StepRecord, item, _STEP_NEEDS) for item in value])
    if None in steps:
        raise values.Unusable
    return steps


def _record(
    kind: type[Any], item: Mapping[str, Any], path: str, needed: tuple[str, ...], troubles: list[Trouble]
) -> Any:
    given: dict[str, Any] = {}
    for name in _NAMES[kind]:
        key = "step" if name == "steps" else name
        if key not in item:
            continue
        place = f"{path}.{key}"
        if name == "steps":
            given[name] = tuple(_records(StepRecord, item[key], place, _STEP_NEEDS, troubles))
            continue
        read = _READERS.get((kind, name)) or _READERS.get(name, values.line)
        try:
            given[name] = read(item[key])
        except values.Unusable as why:
            advice = "The record is left out." if name in needed else "The rest of the record counts."
            troubles.append(Trouble(place, shown(item[key]), str(why), advice))
            if name in needed:
                return None
            if name in _SAFE:
                given[name] = _SAFE[name]
    if any(given[key] == "" for key in needed):
        troubles.append(Trouble(path, "an empty " + needed[0], "a value", "The record is left out."))
        return None
    return kind(**given)


_NAMES = {
    kind: tuple(field.name for field in dataclasses.fields(kind))
    for kind in (Session, StepRecord, Result, ScoreRecord, MilestoneRecord, Choice)
}
_READERS: dict[Any, Callable[[object], Any]] = {
    "started": values.moment,
    "ended": values.moment,
    "at": values.moment,
    "on": values.day,
    "minutes": values.number,
    "seconds": values.number,
    "planned": values.flag,
    "back_filled": values.flag,
    "private": values.flag,
    "pillar": values.one_of(PILLARS),
    "outcome": values.one_of(OUTCOMES),
    "effort": values.one_of(EFFORTS),
    "total": values.points,
    "page": values.points,
    "groups": values.table(values.points),
    "credits": values.table(values.share),
    "note": values.text,
    "words": values.text,
    "why": values.text,
    (Session, "by"): values.one_of(("executive", "assistant")),
    (Result, "kind"): values.one_of(KINDS),
    (Choice, "kind"): values.one_of(CHOICES),
}
_STEP_NEEDS = ("pillar",)
_FIELDS: dict[type[Any], dict[str, tuple[str, Callable[[Any], Any]]]] = {
    kind: {name: (name, _READERS.get((kind, name)) or _READERS.get(name, values.line)) for name in names}
    for kind, names in _NAMES.items()
}
for _kind, _name, _words in (
    (StepRecord, "pillar", PILLARS),
    (StepRecord, "outcome", OUTCOMES),
    (StepRecord, "effort", EFFORTS),
):
    _FIELDS[_kind][_name] = (_name, {word: word for word in (*_words, "")}.__getitem__)
_FIELDS[Session]["step"] = ("steps", _plain_steps)
del _FIELDS[Session]["steps"]
"""Kind of record → key in the file → the field and its reader."""
_SAFE: dict[str, Any] = {"private": True, "outcome": "later"}
"""What a field counts as when its value cannot be used and the default would say too much."""


def to_raw(records: Records) -> dict[str, Any]:
    """The tables of a progress file, ready to be written as TOML; what is empty is left out."""
    raw: dict[str, Any] = {"schema": SCHEMA}
    raw |= {key: value for key in ("person", "name", "device") if (value := getattr(records, key))}
    for key, name, _, _ in _TABLES:
        if entries := getattr(records, name):
            raw[key] = [_entry(entry) for entry in entries]
    return raw


def _entry(record: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for name in _NAMES[type(record)]:
        value = getattr(record, name)
        if name == "steps":
            name, value = "step", [_entry(step) for step in value]
        elif name == "on":
            value = value.isoformat()
        elif name in ("total", "page") and value is not None:
            value = value / 100
        elif name == "groups":
            value = {key: points / 100 for key, points in value.items()}
        elif isinstance(value, Mapping):
            value = dict(value)
        if value or (name in _WRITTEN and value is not None):
            entry[name] = value
    return entry


_WRITTEN = frozenset({"id", "planned", "total", "page", "outcome"})
"""Fields that are written even when they are false or nothing, because their default is not."""


def up_to(records: Records, today: datetime.date) -> RecordsReading:
    """The records without sessions dated more than a day ahead of today; each of those is a trouble."""
    limit = today + datetime.timedelta(days=1)
    kept = tuple(session for session in records.sessions if session.day <= limit)
    troubles = tuple(
        Trouble(
            f"session {session.id}",
            session.started,
            f"a day up to {limit.isoformat()}",
            "It is not counted; look at the clock of the device that wrote it.",
        )
        for session in records.sessions
        if session.day > limit
    )
    return RecordsReading(dataclasses.replace(records, sessions=kept) if troubles else records, troubles)
