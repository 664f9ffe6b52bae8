"""New pieces of a TOML text, written from values and scanned, so that they are like any other piece."""

from collections.abc import Mapping, Sequence
from typing import Any

from execcoach.storage import toml_words as words
from execcoach.storage.toml_scan import scan
from execcoach.storage.toml_text import Item, KeyValue, Section, Value


def header(names: Sequence[str], newline: str) -> Section:
    """An empty table of this dotted name."""
    return scan(f"[{words.dotted(names)}]{newline}").sections[0]


def table(names: Sequence[str], entry: Mapping[str, Any], newline: str, *, array: bool) -> Section:
    """A table with its keys, or one of a list of tables."""
    title = f"[[{words.dotted(names)}]]" if array else f"[{words.dotted(names)}]"
    lines = [f"{words.key(key)} = {words.block(value, newline)}" for key, value in entry.items()]
    return scan(newline.join([title, *lines, ""])).sections[0]


def pair(names: Sequence[str], value: Any, newline: str) -> KeyValue:
    """A key with its value on lines of their own."""
    return scan(f"{words.dotted(names)} = {words.block(value, newline)}{newline}").root.keys[0]


def written(text: str) -> Value:
    """The value that this text is."""
    return scan(f"x = {text}").root.keys[0].value


def item(value: Any, indent: str, newline: str) -> Item:
    """An item of a list, on a line of its own and with its comma."""
    return Item("", "", indent, written(words.inline(value)), f",{newline}")
