"""What the boxes of an entry hold, and the entry that comes of what was typed: only what was touched is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.answering import item_text
from execcoach.profile.dates import understood
from execcoach.profile.reading import Trouble, shown, trouble_in
from execcoach.profile.sections import Field, Section
from execcoach.text import clean, one_line, shorten

_PRIVATE = "(private)"
_READ_AS = {"date": "Day | None", "yes-no": "bool", "number": "int", "lines": "Lines"}


def table_of(section: Section, item: Any) -> Mapping[str, Any]:
    """An item of a section as a table; a string of a list is one that only has words."""
    if isinstance(item, Mapping):
        return item
    return {"text": item} if section.shape == "list" and item is not None else {}


def boxes(section: Section, item: Any) -> dict[str, str]:
    """What each box of the section's form holds for this item; None is an item that is not there yet."""
    table = table_of(section, item)
    return {field.key: _typed(field, value_at(table, field.key)) for field in section.fields}


def troubles(section: Section, item: Any, path: str) -> dict[str, Trouble]:
    """The fields of an item whose value could not be read, by key, with what to do; `path` is the item's own."""
    found = {}
    table = table_of(section, item)
    for field in section.fields:
        value = value_at(table, field.key)
        place = ".".join(filter(None, (path, field.key)))
        trouble = trouble_in(_READ_AS.get(field.kind, "Text"), value, place) if value is not None else None
        if trouble:
            found[field.key] = trouble
    return found


def is_private(item: Any) -> bool:
    """Whether an item is kept private; a value that cannot be read counts as yes."""
    return isinstance(item, Mapping) and item.get("private", False) is not False


def told(section: Section, item: Any) -> str:
    """An item as one readable line."""
    table = table_of(section, item)
    said = {field.key: _told(field, value_at(table, field.key)) for field in section.fields if field.kind != "fixed"}
    for first, last in (("start", "end"), ("from", "to")):
        if said.get(first):
            said[first] = f"{said[first]} – {said.pop(last, '')}".strip()
    words = [words for words in said.values() if words]
    return " · ".join(words[:4]) or "nothing in it yet"


def told_field(field: Field, table: Mapping[str, Any]) -> str:
    """The value of one field on one line."""
    return _told(field, value_at(table, field.key))


def kept(section: Section, item: Any, typed: Mapping[str, str], private: bool) -> Any:
    """The item with what was typed; CoachError names the box that is wrong. Untouched values stay as they are."""
    before, spoilt = boxes(section, item), troubles(section, item, "")
    table: dict[str, Any] = dict(table_of(section, item))
    for field in section.fields:
        said = typed.get(field.key, before[field.key])
        if field.kind == "fixed" or field.key in spoilt:
            continue
        if field.needed and not said.strip():
            raise _wrong(field, said, f"“{field.label}” is needed here.", "words")
        if said != before[field.key]:
            table = _put(table, field.key, _value(field, said, value_at(table, field.key)))
    if section.many and not any(clean(str(value)).strip() for key, value in table.items() if key != "private"):
        raise CoachError("Not kept yet", "There is nothing in the boxes yet.", [Place(path=section.fields[0].key)])
    table = with_private(table, private) if section.can_be_private else table
    return table["text"] if section.shape == "list" and set(table) == {"text"} else table


def with_private(item: Any, private: bool) -> Any:
    """The item kept private, or not."""
    if is_private(item) == private:
        return item
    table = dict(item) if isinstance(item, Mapping) else {"text": item}
    if private:
        return table | {"private": True}
    del table["private"]
    return table["text"] if set(table) == {"text"} else table


def value_at(table: Mapping[str, Any], key: str) -> Any:
    """The value of a field, whose key may lie a table deeper; None where there is none."""
    here: Any = table
    for step in key.split("."):
        here = here.get(step) if isinstance(here, Mapping) else None
    return here


def _put(table: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    """The table with the value at the key, without the key where the value is None."""
    first, _, rest = key.partition(".")
    inner = table.get(first)
    if rest:
        value = _put(inner if isinstance(inner, Mapping) else {}, rest, value) or None
    if value is None:
        return {name: held for name, held in table.items() if name != first}
    return {**table, first: value}


def _typed(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.kind == "yes-no":
        return "yes" if value is True else ""
    if field.kind == "lines" and isinstance(value, str | list | Mapping):
        lines = [_line(item) for item in (value if isinstance(value, list) else [value])]
        return ", ".join(lines) if field.choices else "\n".join(lines)
    return clean(value).strip() if isinstance(value, str) else clean(str(value))


def _line(item: Any) -> str:
    return f"{one_line(item_text(item))}{f' {_PRIVATE}' if is_private(item) else ''}"


def _told(field: Field, value: Any) -> str:
    if value is None or value == "" or value == []:
        return ""
    if field.kind == "yes-no":
        return f"{field.label}: {'yes' if value is True else 'no' if value is False else shown(value)}"
    return shorten(_typed(field, value).replace("\n", "; "), 90)


def _value(field: Field, said: str, old: Any) -> Any:
    """What was typed as the value to write; None takes the key out."""
    words = clean(said).strip() if field.long else one_line(said)
    if field.kind == "yes-no":
        return True if words else None
    if not words:
        return None
    if field.kind == "date":
        return _date(field, words)
    if field.kind == "number":
        if not (words.isascii() and words.isdigit() and int(words[:9]) <= 1_000_000 and len(words) < 9):
            raise _wrong(field, words, f"{field.label}: “{words}” is no whole number.", "a number such as 10")
        return int(words)
    if field.kind == "choice":
        return _chosen(field, words)
    return _lines(field, words, old) if field.kind == "lines" else words


def _date(field: Field, words: str) -> str:
    try:
        return str(understood(words))
    except CoachError as error:
        place = error.places[0]
        raise _wrong(field, words, f"{field.label}: {error.sentence}", place.expected) from None


def _chosen(field: Field, words: str) -> str:
    folded = words.casefold()
    meant = [one for one in field.choices if one == folded] or [one for one in field.choices if one.startswith(folded)]
    if len(meant) != 1:
        listed = ", ".join(field.choices)
        raise _wrong(field, words, f"{field.label}: “{words}” is none of {listed}.", listed)
    return meant[0]


def _lines(field: Field, words: str, old: Any) -> list[Any] | None:
    """The lines of a box as items; what the file says about a line besides its words stays with it."""
    items = list(old) if isinstance(old, list) else [old] if old else []
    if field.choices:
        return [_chosen(field, word) for word in words.replace(",", " ").split()]
    lines = [one_line(line) for line in words.split("\n") if line.strip()]
    known = {line: item for item, line in reversed([(item, _line(item)) for item in items])}
    in_place = len(lines) == len(items)
    found = []
    for at, line in enumerate(lines):
        if line in known:
            found.append(known[line])
            continue
        text = line.removesuffix(_PRIVATE).strip()
        reworded = in_place and _line(items[at]) not in lines and isinstance(items[at], Mapping)
        found.append(with_private({**items[at], "text": text} if reworded else text, text != line))
    return found or None


def _wrong(field: Field, value: str, sentence: str, expected: str) -> CoachError:
    return CoachError("Not kept yet", sentence, [Place(path=field.key, value=one_line(value), expected=expected)])
