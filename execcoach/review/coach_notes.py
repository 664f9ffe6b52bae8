"""A coach's notes between what a hand wrote in their file and the values: read, and laid back over it."""

import datetime
from collections.abc import Mapping
from typing import Any

from execcoach.profile.dates import parse_day
from execcoach.profile.reading import Trouble, shown
from execcoach.review.coaching import Notes, Promise
from execcoach.review.since import Looked
from execcoach.text import clean, one_line

_MEND = "Mend it in the file; the rest is used as it is."


def read_notes(raw: Mapping[str, Any], text: str, day: datetime.date) -> Notes:
    """The notes in a description and the words below it; what cannot be used costs its field and is said.

    A promise that has no day counts for the day of the last look, else for `day`.
    """
    wrong: list[Trouble] = []
    before = _looked(raw, "looked_before", wrong)
    last = _looked(raw, "looked", wrong)
    items = promise_items(raw)
    if "promised" in raw and items is None:
        wrong.append(Trouble("promised", shown(raw["promised"]), "[[promised]] with words in quotes", _MEND))
    undated = last.on if last else day
    promises = []
    for at, item in enumerate(items or []):
        if promise := read_promise(item, undated):
            promises.append(promise)
        else:
            wrong.append(Trouble(f"promised[{at}]", shown(item), 'words in quotes, and on = "2026-11-21"', _MEND))
    return Notes(
        person=_words(raw, "person", wrong),
        name=_words(raw, "name", wrong),
        looked=last,
        before=before,
        next_call=_call(raw, wrong),
        goal=_words(raw, "goal", wrong),
        promises=tuple(promises),
        text=clean(text),
        troubles=tuple(str(trouble) for trouble in wrong),
    )


def promise_items(raw: Mapping[str, Any]) -> list[Any] | None:
    """What stands under `promised`, as a list; a lone one is a list of one; None for what can be none."""
    found = raw.get("promised", [])
    if isinstance(found, str | Mapping):
        found = [found]
    return list(found) if isinstance(found, list) else None


def read_promise(item: object, undated: datetime.date) -> Promise | None:
    """The promise that one entry holds, None for what is none."""
    given = {"words": item} if isinstance(item, str) else item
    if not isinstance(given, Mapping) or not isinstance(given.get("words"), str):
        return None
    words, on, kept, steps = one_line(given["words"]), given.get("on", ""), given.get("kept"), given.get("steps", 0)
    day = parse_day(on) if on else None
    if not words or (on and day is None) or not (kept is None or isinstance(kept, bool)):
        return None
    homework = given.get("homework", "")
    return Promise(
        day.first() if day else undated,
        words,
        one_line(homework) if isinstance(homework, str) else "",
        kept,
        steps if type(steps) is int and 0 <= steps <= 3 else 0,
    )


def _words(raw: Mapping[str, Any], key: str, wrong: list[Trouble]) -> str:
    value = raw.get(key, "")
    if isinstance(value, str):
        return one_line(value)
    wrong.append(Trouble(key, shown(value), "words in quotes", _MEND))
    return ""


def _call(raw: Mapping[str, Any], wrong: list[Trouble]) -> datetime.datetime | None:
    value = raw.get("next_call", "")
    at: datetime.datetime | None = None
    if isinstance(value, datetime.datetime):
        at = value
    elif isinstance(value, datetime.date):
        at = datetime.datetime.combine(value, datetime.time())
    elif isinstance(value, str) and value.strip():
        try:
            at = datetime.datetime.fromisoformat(value.strip())
        except ValueError:
            at = None
    if at is None and value != "":
        wrong.append(Trouble("next_call", shown(value), 'a day and a time such as "2026-11-23 10:00"', _MEND))
    return at.replace(tzinfo=None, second=0, microsecond=0) if at else None


def _looked(raw: Mapping[str, Any], key: str, wrong: list[Trouble]) -> Looked | None:
    value = raw.get(key)
    if value is None:
        return None
    table: dict[str, Any] = dict(value) if isinstance(value, Mapping) else {"on": value}
    day = parse_day(table.get("on", ""))
    if day is None:
        wrong.append(Trouble(key, shown(value), 'a table with on = "2026-11-21"', _MEND))
        return None
    credits = table.get("credits")
    sessions, milestones, results = (_count(table.get(name)) for name in ("sessions", "milestones", "results"))
    earned = credits.items() if isinstance(credits, Mapping) else ()
    return Looked(
        day.first(),
        _points(table.get("score")),
        sessions,
        milestones,
        results,
        {one_line(name): _points(credit) / 100 for name, credit in earned},
    )


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _points(value: object) -> int:
    """Points as they are written, in 1/100; 0 for what can be none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        return 0
    return round(value * 100)


def notes_raw(notes: Notes, raw: Mapping[str, Any], day: datetime.date) -> dict[str, Any]:
    """The description that says what the notes say, laid over the one that was there.

    Only what the notes change is other than before: a key that is not ours, or that could not be read, stays.
    """
    there, new = read_notes(raw, "", day), dict(raw)
    said = {
        "person": notes.person,
        "name": notes.name,
        "next_call": f"{notes.next_call:%Y-%m-%d %H:%M}" if notes.next_call else "",
        "goal": notes.goal,
    }
    for key, value in said.items():
        if getattr(notes, key) != getattr(there, key):
            new.pop(key, None)
            if value:
                new[key] = value
    for key, one in (("looked", notes.looked), ("looked_before", notes.before)):
        if one != (there.looked if key == "looked" else there.before):
            new.pop(key, None)
            if one:
                new[key] = _looked_raw(one)
    if notes.promises != there.promises:
        new["promised"] = _promises_raw(
            notes.promises, promise_items(raw) or [], there.looked.on if there.looked else day
        )
        if not new["promised"]:
            del new["promised"]
    return new


def _looked_raw(one: Looked) -> dict[str, Any]:
    said: dict[str, Any] = {"on": one.on.isoformat(), "score": one.score / 100}
    said |= {"sessions": one.sessions, "milestones": one.milestones, "results": one.results}
    return said | ({"credits": dict(one.credits)} if one.credits else {})


def _promises_raw(promises: tuple[Promise, ...], items: list[Any], undated: datetime.date) -> list[Any]:
    """The entries of these promises; one that was there keeps its other keys, what could not be read stays in front."""
    read = [(read_promise(item, undated), item) for item in items]
    new: list[Any] = [item for promise, item in read if promise is None]
    left = [(promise, item) for promise, item in read if promise is not None]
    for promise in promises:
        match = next((pair for pair in left if pair[0] == promise), None)
        match = match or next((pair for pair in left if _is_about_the_same(pair[0], promise)), None)
        if match:
            left.remove(match)
        if match and match[0] == promise:
            new.append(match[1])
            continue
        was = dict(match[1]) if match and isinstance(match[1], Mapping) else {}
        said = {"on": promise.on.isoformat(), "words": promise.words, "homework": promise.homework}
        said = {key: value for key, value in said.items() if value}
        entry: dict[str, Any] = was | said | ({"steps": promise.steps} if promise.steps else {})
        entry.pop("kept", None)
        new.append(entry if promise.kept is None else entry | {"kept": promise.kept})
    return new


def _is_about_the_same(one: Promise, other: Promise) -> bool:
    if one.homework or other.homework:
        return one.homework == other.homework
    return one.words == other.words or one.on == other.on
