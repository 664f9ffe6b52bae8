"""Finding what stands at a path of a scanned TOML text: a table, the tables of a list, a key, an item, an entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.storage.toml_text import Document, Entry, Item, KeyValue, Section, Step, Value

Path = tuple[Step, ...]


@dataclass(slots=True)
class Table:
    """A table with all that makes it: its own section, keys (its own, or dotted from above), and sections below it."""

    own: Section | None
    keys: list[tuple[Section, KeyValue, tuple[str, ...]]]
    below: list[tuple[Section, tuple[str, ...]]]


Place = Table | list[Table] | KeyValue | Item | Entry | None


def find(document: Document, path: Path) -> Place:
    """What stands at the path, None for nothing; LookupError inside an inline table with dotted keys."""
    root = document.root
    keys = [(root, pair, pair.key) for pair in root.keys]
    place: Place = Table(root, keys, [(section, section.path) for section in document.sections])
    for step in path:
        if isinstance(place, Table) and isinstance(step, str):
            place = _child(place, step)
        elif isinstance(place, list) and isinstance(step, int) and step < len(place):
            place = place[step]
        elif isinstance(place, (KeyValue, Item, Entry)):
            place = _part(place.value, step)
        else:
            return None
    return place


def value_at(document: Document, path: Path) -> Value:
    """The value written at the path; LookupError where a table with a header or nothing stands there."""
    place = find(document, path)
    if not isinstance(place, (KeyValue, Item, Entry)):
        raise LookupError(path)
    return place.value


def _child(table: Table, key: str) -> Place:
    keys = [(section, pair, rest[1:]) for section, pair, rest in table.keys if rest[0] == key]
    below = [(section, rest[1:]) for section, rest in table.below if rest[0] == key]
    if not keys and not below:
        return None
    for _, pair, rest in keys:
        if not rest:
            return pair
    if any(not rest and section.array for section, rest in below):
        tables: list[Table] = []
        for section, rest in below:
            if not rest:
                tables.append(Table(section, [(section, pair, pair.key) for pair in section.keys], []))
            else:
                tables[-1].below.append((section, rest))
        return tables
    own = next((section for section, rest in below if not rest), None)
    if own:
        keys = [*keys, *((own, pair, pair.key) for pair in own.keys)]
    return Table(own, keys, [(section, rest) for section, rest in below if rest])


def _part(value: Value, step: Step) -> Item | Entry | None:
    if isinstance(step, int):
        return value.items[step] if value.items and step < len(value.items) else None
    found = [entry for entry in value.entries or () if entry.key[0] == step]
    if any(len(entry.key) > 1 for entry in found):
        raise LookupError(step)  # a dotted key inside an inline table: left to the person's editor
    return found[0] if found else None


def sections_of(table: Table) -> list[Section]:
    """The sections that make a table: its own and those below it."""
    return [*([table.own] if table.own else []), *(section for section, _ in table.below)]


def index_of(items: Sequence[Any], wanted: Any) -> int:
    """Where this very object stands. Why not list.index: two tables may be equal."""
    return next(at for at, item in enumerate(items) if item is wanted)
