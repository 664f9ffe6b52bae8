"""The items of a list between brackets put into a new order, each with the comments above it and behind it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from execcoach.storage import toml_pieces as pieces
from execcoach.storage import toml_words as words
from execcoach.storage.toml_text import Value, comments

New = tuple[Any]
"""A list entry that was not there before, in a tuple of its own to tell it from an index."""
_LONG = 88


def arranged(value: Value, order: Sequence[int | New], newline: str, *, one_line: bool) -> Value:
    """The list in this order; it stays on one line while it fits there, or where `one_line` says it has to."""
    old = value.items or []
    if not (_spread(value) or "\n" in "".join(str(item.value) for item in old)):
        line = "[" + ", ".join(str(old[at].value) if isinstance(at, int) else words.inline(at[0]) for at in order) + "]"
        if one_line or len(line) <= _LONG or not order:
            return pieces.written(line)
    indent = next((item.indent for item in old if item.indent and value.text.endswith("\n")), "    ")
    lines = Value(value.text, [*old], None, value.close)
    _one_per_line(lines, indent, newline)
    stays = longest_rising([at for at in order if isinstance(at, int)])
    _keep_standing_words(lines, stays)
    items = [old[at] if isinstance(at, int) else pieces.item(at[0], indent, newline) for at in order]
    for other in items[:-1]:
        if not _has_comma(other.after):
            other.after = "," + other.after
    lines.items = items
    return lines


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """As many of the numbers as possible that already stand in rising order."""
    tops: list[int] = []
    chains: list[list[int]] = []
    for number in numbers:
        at = bisect_left(tops, number)
        chain = [*(chains[at - 1] if at else []), number]
        tops[at : at + 1] = [number]
        chains[at : at + 1] = [chain]
    return set(chains[-1]) if chains else set()


def _spread(value: Value) -> bool:
    around = "".join(f"{item.before}{item.lead}{item.indent}{item.after}" for item in value.items or ())
    return "\n" in value.text + around + value.close


def _one_per_line(value: Value, indent: str, newline: str) -> None:
    """Gives every item a line of its own, so that a comment above one can not land behind another."""
    if not value.text.endswith("\n"):
        value.text = value.text.rstrip(" \t") + newline
    for item in value.items or ():
        if not item.after.endswith("\n"):
            item.after = item.after.rstrip(" \t") + newline
        item.indent = max(item.indent, indent, key=len)
    if "\n" not in value.close:
        value.close = value.close.lstrip(" \t")


def _keep_standing_words(value: Value, stays: set[int]) -> None:
    """Hands the comments that stand by themselves above items that go or move to the next one that stays."""
    old = value.items or []
    for at, item in reversed(list(enumerate(old))):
        if at in stays:
            continue
        if comments(item.before):
            later = next((old[to] for to in range(at + 1, len(old)) if to in stays), None)
            if later:
                later.before = item.before + later.before
            else:
                value.close = item.before + value.close
        item.before = ""


def _has_comma(after: str) -> bool:
    return any("," in line.split("#")[0] for line in after.split("\n"))
