"""The plain TOML that programs write, read in one sweep; anything else is left to the parser of the standard library.

Why: a coach reads a thousand clients, and seven tenths of that time went into parsing files a program had written.
It knows tables, arrays of tables, and on a line of its own a key with a text, number or truth, or with a list of texts
and small tables. What it reads is what tomllib reads; where it is not sure of that, it takes none of a text.
"""

import json
import re
from typing import Any

from execcoach.errors import CoachError
from execcoach.storage.toml_files import decode, parse_toml

_DEEPEST = 6
_LONGEST = 60_000
_FIRST_RECORD = "\n[[session]]\n"
_TEXT = r'"((?:[^"\\\x00-\x1f\x7f]|\\["\\bfnrt])*+)"'
_NUMBER = r"(-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,17})?)"
_PAIR = rf"([A-Za-z0-9_-]+) = (?:{_TEXT}|{_NUMBER}|(true|false))"
_ITEM = _TEXT + r"|\{ (" + re.sub(r"\((?!\?)", "(?:", rf"{_PAIR}(, {_PAIR})*+") + r") \}"
_UNTOLD = re.sub(r"\((?!\?)", "(?:", _ITEM)
_SWEEP = re.compile(
    rf"{_PAIR}\n"
    rf"|([A-Za-z0-9_-]+) = \[\n?((?:    (?:{_UNTOLD}),\n)*+)\]\n"
    r"|\[(\[?)([A-Za-z0-9_.-]+)\](\]?)\n"
    r"|(?:#[^\x00-\x08\x0a-\x1f\x7f]*+)?\n"
    r"|([^\n]*\n?)"
)
_items = re.compile(rf"    (?:{_ITEM}),\n").findall
_pairs = re.compile(_PAIR + "(?:, |$)").findall
_SAME = {"": "", "]": "["}


def quick(text: str) -> dict[str, Any] | None:
    """The tables of a text in the plain form; None where it is in any other, or may not be TOML."""
    if not text.endswith("\n"):
        return None
    root: dict[str, Any] = {}
    here = root
    arrays: set[int] = set()
    for key, words, number, truth, listed, items, opens, header, closes, odd in _SWEEP.findall(text):
        if key:
            if key in here or len(words) > _LONGEST:
                return None
            if number or truth:
                here[key] = _value("", number, truth)
            else:
                here[key] = _unescaped(words) if "\\" in words else words
        elif listed:
            if listed in here or len(items) > _LONGEST:
                return None
            found = [_inline(pairs) if pairs else _unescaped(item) for item, pairs in _items(items)]
            if None in found:
                return None
            here[listed] = found
        elif header:
            table = _table(root, header.split("."), arrays, array=opens != "") if opens == _SAME[closes] else None
            if table is None:
                return None
            here = table
        elif odd:
            return None
    return root


def parse(data: bytes, name: str, *, cap: int) -> dict[str, Any]:
    """The value of TOML bytes, as parse_toml reads them and with its errors.

    Why in two parts: before the records there may stand a profile in any form; tables whose names differ can be read
    apart. A cut through a text of many lines leaves its first half open, and then all is read at once.
    """
    if len(data) <= cap:
        text = decode(data, name)
        cut = text.find(_FIRST_RECORD) + 1
        if (records := quick(text[cut:])) is not None:
            if not cut:
                return records
            try:
                head = quick(text[:cut]) or parse_toml(text[:cut].encode(), name, cap=cap)
            except CoachError:
                head = records
            if head.keys().isdisjoint(records):
                return head | records
    return parse_toml(data, name, cap=cap)


def _value(words: str, number: str, truth: str) -> Any:
    if number:
        return float(number) if "." in number else int(number)
    return truth == "true" if truth else _unescaped(words)


def _inline(text: str) -> dict[str, Any] | None:
    """A table written on one line; None where a key comes twice."""
    pairs = _pairs(text)
    found = {key: _value(words, number, truth) for key, words, number, truth in pairs}
    return found if len(found) == len(pairs) else None


def _unescaped(words: str) -> str:
    return str(json.loads(f'"{words}"')) if "\\" in words else words


def _table(root: dict[str, Any], names: list[str], arrays: set[int], array: bool) -> dict[str, Any] | None:
    """The new table under these names; None where they were used otherwise before."""
    *above, last = names
    if len(above) > _DEEPEST or not all(names):
        return None
    node = root
    for name in above:
        found = node.setdefault(name, {})
        if type(found) is list and id(found) in arrays:
            found = found[-1]
        if type(found) is not dict:
            return None
        node = found
    new: dict[str, Any] = {}
    there = node.get(last)
    if there is None:
        node[last] = [new] if array else new
        if array:
            arrays.add(id(node[last]))
    elif array and type(there) is list and id(there) in arrays:
        there.append(new)
    else:
        return None
    return new
