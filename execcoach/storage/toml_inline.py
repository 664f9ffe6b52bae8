"""Inline tables changed key by key: braces, commas and spaces stay as somebody wrote them."""

from typing import Any

from execcoach.storage import toml_pieces as pieces
from execcoach.storage import toml_words as words
from execcoach.storage.toml_text import Entry, Value


def add_entry(table: Value, name: str, value: Any) -> None:
    """Sets a new key at the end of the table."""
    entries = table.entries or []
    entry = pieces.written(f"{{{words.key(name)} = {words.inline(value)}}}").entries
    assert entry is not None
    entry[0].before = " "
    if entries:
        entries[-1].after = entries[-1].after.rstrip() + "," if "," not in entries[-1].after else entries[-1].after
    else:
        table.close = " }"
    table.entries = [*entries, entry[0]]
    table.close = table.close if table.close != "}" or entries else " }"


def drop_entry(table: Value, entry: Entry) -> None:
    """Takes this key out of the table, with the comma that is one too many."""
    entries = table.entries or []
    at = next(index for index, other in enumerate(entries) if other is entry)
    del entries[at]
    if entries and at == len(entries):
        entries[-1].after = entry.after if "," not in entry.after else ""
    elif entries and at == 0:
        entries[0].before = entry.before
    table.entries = entries
