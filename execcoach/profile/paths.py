"""Paths such as `roles[0].summary`: one grammar for evidence, imports, what-ifs and errors (zero-based, file order)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from execcoach.errors import CoachError
from execcoach.text import one_line

_STEP = re.compile(r"(?:^|\.)([A-Za-z0-9_-]+)|\[(\d{1,6})\]")
Step = str | int


def steps(path: str) -> tuple[Step, ...]:
    """The keys and indexes of a path; CoachError when it is none."""
    found: list[Step] = []
    at = 0
    while at < len(path):
        match = _STEP.match(path, at)
        if not match:
            break
        found.append(match[1] if match[1] is not None else int(match[2]))
        at = match.end()
    if not found or at < len(path) or path.startswith(".") or isinstance(found[0], int):
        example = "Write it as roles[0].summary or connection_points.hobbies."
        raise CoachError("That is not a path", f"“{one_line(path)}” names no place in a profile. {example}")
    return tuple(found)


def show(parts: Sequence[Step]) -> str:
    """The path of these keys and indexes."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def get(raw: Mapping[str, Any], path: str, default: Any = None) -> Any:
    """What stands at the path, or the default."""
    here: Any = raw
    for step in steps(path):
        if isinstance(step, int):
            if not isinstance(here, list) or step >= len(here):
                return default
            here = here[step]
        elif isinstance(here, Mapping) and step in here:
            here = here[step]
        else:
            return default
    return here


def put(raw: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The tables with the value at the path; tables on the way are made, list entries must be there."""
    return _dict(_change(raw, steps(path), lambda _: value))


def append(raw: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The tables with the value added to the list at the path; a lone value there becomes a list of two."""
    return _dict(_change(raw, steps(path), lambda old: [*_listed(old), value]))


def remove(raw: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The tables without the key or entry at the path; an emptied list goes as a whole."""
    *before, last = steps(path)
    if not before:
        return {key: value for key, value in raw.items() if key != last}

    def without(old: Any) -> Any:
        if isinstance(last, int):
            return [item for at, item in enumerate(_listed(old)) if at != last]
        return {key: value for key, value in (old or {}).items() if key != last}

    changed = _dict(_change(raw, tuple(before), without))
    return remove(changed, show(before)) if get(changed, show(before)) == [] else changed


def move(raw: Mapping[str, Any], path: str, to: int) -> dict[str, Any]:
    """The tables with the list entry at the path moved so that it stands at index `to`."""
    *before, at = steps(path)
    if not isinstance(at, int):
        raise CoachError("That cannot be moved", f"{path} is not an entry of a list.")

    def moved(old: Any) -> Any:
        items = list(_listed(old))
        if at < len(items):
            items.insert(to, items.pop(at))
        return items

    return _dict(_change(raw, tuple(before), moved))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _dict(value: Any) -> dict[str, Any]:
    return dict(value)


def _change(here: Any, path: tuple[Step, ...], change: Any) -> Any:
    if not path:
        return change(here)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = _listed(here)
        if step >= len(items):
            raise CoachError(
                "There is no such entry", f"The list has {len(items)} entries; number {step} is not there."
            )
        items[step] = _change(items[step], rest, change)
        return items
    if here is not None and not isinstance(here, Mapping):
        raise CoachError("That place is taken", f"“{step}” would stand inside a value that is not a table.")
    table = dict(here or {})
    table[step] = _change(table.get(step), rest, change)
    return table
