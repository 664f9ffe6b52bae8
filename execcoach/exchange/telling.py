"""Proposals in words: a line for every row to a person, the shape of the contract to a program."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from execcoach.exchange.proposals import Decision, Doubt, Proposals
from execcoach.text import clean, shorten


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


def report(proposals: Proposals) -> tuple[str, ...]:
    """One plain line for every row: new, kept, left out, noted; each says where and what to do."""
    lines = [f"New: {one.label} → {one.path}{_from(one.row)}" for one in proposals.added]
    lines += [f"Changed: {one.path} from {_quoted(one.old)} to {_quoted(one.new)}" for one in proposals.changed]
    for kept in proposals.kept:
        stays = f"{kept.path} stays {_quoted(kept.value)}; the file offers {_quoted(kept.offered)}"
        lines.append(f"Kept: {stays}{_from(kept.row)}. {kept.reason}")
    lines += [f"Left out: {_cell(one.file, one.row, one.column)}: {one.reason}" for one in proposals.dropped]
    lines += [f"Note: {_cell(one.file, one.row, one.column)}: {one.words}" for one in proposals.notes]
    return tuple(lines)


def tell_decision(one: Decision) -> str:
    """One plain line for a question that was declined or ticked."""
    why = f" {_quoted(one.why)}" if one.why else ""
    word = "Done" if one.kind == "done" else "Not for me"
    return f"{word}: {shorten(one.words, 60)}{why} (from {one.about})"


def tell_doubt(one: Doubt) -> str:
    """One plain line for words that have no sure place: where they stand, what they are, why."""
    where = " at ".join(filter(None, (f"line {one.line}" if one.line else "", one.question)))
    return f"Unsure: {where}: {_quoted(one.words)} {one.reason}."


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


def _cell(file: str, row: str, column: str) -> str:
    place = f"{row}.{column}" if row and column else row or column
    return f"{file}, {place}" if file and place else file or place
