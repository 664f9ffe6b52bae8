"""Proposals in words: a line for every row to a person, the shape of the contract to a program."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from execcoach.exchange.findings import Decision, Doubt
from execcoach.exchange.proposals import Proposal, Proposals
from execcoach.text import clean, shorten

_NAMED = 3
"""Places that are named for one reason."""


def as_json(proposals: Proposals) -> dict[str, list[dict[str, Any]]]:
    """The shape that `import --json` prints: added, changed, kept, dropped, notes."""
    return {
        "added": [{"path": one.path, "value": _plain(one.value)} for one in proposals.added],
        "changed": [{"path": one.path, "old": _plain(one.old), "new": _plain(one.new)} for one in proposals.changed],
        "kept": [
            {"path": one.path, "value": _plain(one.value), "offered": _plain(one.offered), "reason": one.reason}
            for one in proposals.kept
        ],
        "dropped": [
            {"file": one.file, "row": one.row, "column": one.column, "reason": one.reason} for one in proposals.dropped
        ],
        "notes": [
            {"file": one.file, "row": one.row, "column": one.column, "words": one.words} for one in proposals.notes
        ],
    }


def report(proposals: Proposals, called: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """A plain line for what is new, changed or kept, and one for every reason why something was left out or noted.

    `called` is what a person calls the places of the file, by their path without numbers.
    """
    named = called or {}
    lines = [f"New: {_new(one, named)}" for one in proposals.added]
    for change in proposals.changed:
        lines.append(f"Changed: {_name(change.path, named)} from {_quoted(change.old)} to {_quoted(change.new)}")
    for kept in proposals.kept:
        stays = f"{_name(kept.path, named)} stays {_quoted(kept.value)}; the file offers {_quoted(kept.offered)}"
        lines.append(f"Kept: {stays}{_from(kept.row)}. {kept.reason}")
    lines += _by_reason("Left out", _placed((one.file, one.row, one.column, one.reason) for one in proposals.dropped))
    lines += _by_reason("Note", _placed((one.file, one.row, one.column, one.words) for one in proposals.notes))
    return tuple(lines)


def _new(one: Proposal, called: Mapping[str, str]) -> str:
    """What is new, by the name a person knows its place by."""
    name = called.get(_place(one.path), "")
    key = one.path.rpartition(".")[2].partition("[")[0].replace("_", " ")
    own, of = f"{key} ({one.section}): ", f"{key} of "
    if not name:
        return one.label
    if one.label.startswith(of):
        return f"{name} of {one.label.removeprefix(of)}"
    return f"{name}: {one.label.removeprefix(own)}"


def _name(path: str, called: Mapping[str, str]) -> str:
    return called.get(_place(path)) or path


def _place(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path)


def _by_reason(word: str, found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A line for every reason, with the places it holds for, in the order in which they come."""
    places: dict[str, list[str]] = {}
    for place, reason in found:
        places.setdefault(reason, []).append(place)
    for reason, some in places.items():
        at = [place for place in dict.fromkeys(some) if place]
        more = f" and {len(at) - _NAMED} more" if len(at) > _NAMED else ""
        between = "; " if any(": " in place for place in at[:_NAMED]) else ", "
        yield f"{word}: {reason}" + (f" ({between.join(at[:_NAMED])}{more})" if at else "")


def tell_decision(one: Decision) -> str:
    """One plain line for a question that was declined or ticked."""
    why = f" {_quoted(one.why)}" if one.why else ""
    word = "Done" if one.kind == "done" else "Not for me"
    return f"{word}: {shorten(one.words, 60)}{why} (from {one.about})"


def tell_doubts(doubts: Iterable[Doubt]) -> Iterator[str]:
    """A plain line for words that have no sure place; those that stand at no question share a line."""
    around: dict[str, list[str]] = {}
    for one in doubts:
        if one.question:
            where = f"line {one.line} at {one.question}" if one.line else one.question
            yield f"Unsure: {where}: {_quoted(one.words)} {one.reason}."
        else:
            around.setdefault(one.reason, []).append(_quoted(one.words) + (f" (line {one.line})" if one.line else ""))
    for reason, some in around.items():
        yield f"Unsure: {', '.join(some)}: {reason}."


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value


def _quoted(value: Any) -> str:
    return f"“{shorten(', '.join(_said(value)), 80)}”"


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _said(item)
    else:
        yield str(value)


def _from(row: str) -> str:
    return f" (from {row})" if row else ""


def _placed(found: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
    """A place and why for each finding of (file, row, column, why).

    The rows of a sheet are numbers, and an archive holds several sheets: there the file is named, and what holds for
    several columns of a row is one place.
    """
    sheets: dict[tuple[str, str], list[str]] = {}
    places: list[tuple[str, str, tuple[str, str] | None]] = []
    for file, row, column, why in found:
        if not (row.isdecimal() or file.casefold().endswith(".csv")):
            joint = ", " if row.startswith(("line ", "lines ")) else "."
            places.append((f"{row}{joint}{column}" if row and column else row or column, why, None))
            continue
        where = f"{file} row {row}" if row else file
        if (where, why) not in sheets:
            places.append((where, why, (where, why)))
        sheets.setdefault((where, why), []).append(column)
    for place, why, sheet in places:
        columns = ", ".join(filter(None, sheets[sheet])) if sheet else ""
        yield (f"{place}: {columns}" if columns else place), why
