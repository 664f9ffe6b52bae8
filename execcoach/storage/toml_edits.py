"""The smallest change of a TOML text that gives it a new value: what to set, drop and rearrange, and doing it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from execcoach.storage.merge import pairs, same
from execcoach.storage.toml_scan import scan
from execcoach.storage.toml_text import BELOW, INSIDE, Step, owned_comments

Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """A value set at a path: a key's value changed or added, or a list item's value changed where it stands."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Drop:
    """A key gone with all below it, and with the comments that are its own."""

    path: Path


@dataclass(frozen=True, slots=True)
class Fresh:
    """A list entry that was not there before."""

    value: Any


@dataclass(frozen=True, slots=True)
class Arrange:
    """A list in its new order: the index an entry had, or an entry that is new; what is not named is gone."""

    path: Path
    order: tuple[int | Fresh, ...]


Edit = Put | Drop | Arrange


def settled(old: Any, new: Any) -> Any:
    """The new value as a file can hold it: tuples are lists, and a list of tables that was emptied is gone."""
    if isinstance(new, Mapping):
        before = old if isinstance(old, Mapping) else {}
        return {
            name: settled(before.get(name), value)
            for name, value in new.items()
            if value or not isinstance(value, (list, tuple)) or not _tables(before.get(name))
        }
    return [settled(None, value) for value in new] if isinstance(new, (list, tuple)) else new


def undated(value: Any) -> Any:
    """The value with every date as the string that is written for it."""
    if isinstance(value, Mapping):
        return {name: undated(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [undated(part) for part in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def plan_edits(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Edit, ...]:
    """The edits that lead from the old value to the new one, in the order to apply them; none for the same."""
    edits: list[Edit] = []
    _compare((), old, new, edits)
    return tuple(edits)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits; what they do not name stays byte for byte. LookupError or ValueError: it cannot."""
    from execcoach.storage.toml_tree import Tree

    edits = tuple(edits)
    if not edits:
        return text
    ended = not text or text.endswith("\n")
    newline = "\r\n" if "\r\n" in text else "\n"
    tree = Tree(scan(text if ended else text + newline))
    for edit in edits:
        if isinstance(edit, Put):
            tree.put(edit.path, edit.value)
        elif isinstance(edit, Drop):
            tree.drop(edit.path)
        else:
            tree.arrange(edit.path, [at if isinstance(at, int) else (at.value,) for at in edit.order])
    result = str(tree.document)
    return result if ended else result.removesuffix(newline)


def trace(path: Path, edits: Iterable[Edit]) -> Path | None:
    """Where what stood at a path stands after the edits; None when it is gone."""
    for edit in edits:
        depth = len(edit.path)
        if path[:depth] != edit.path:
            continue
        if isinstance(edit, Drop) or (isinstance(edit, Put) and len(path) > depth):
            return None
        if isinstance(edit, Arrange) and len(path) > depth:
            at = path[depth]
            if at == INSIDE:
                continue
            if at not in edit.order:
                return None
            path = (*edit.path, edit.order.index(at), *path[depth + 1 :])
    return path


def lost_comments(before: str, after: str, edits: Iterable[Edit]) -> list[str]:
    """The comments of the text before that should be in the text after, at what they belong to, and are not."""
    edits = tuple(edits)
    there = Counter(owned_comments(scan(after)))
    anywhere = Counter(note for _, note in there.elements())
    wanted: Counter[tuple[Path | None, str]] = Counter()
    for owner, note in owned_comments(scan(before)):
        to = trace(owner, edits) if owner else None
        if owner is None or to is not None:
            wanted[to, note] += 1
    at_home = {(owner, note): count for (owner, note), count in wanted.items() if owner and owner[-1] != BELOW}
    lost = [note for (owner, note), count in at_home.items() if there[owner, note] < count]
    floating = Counter(note for _, note in wanted.elements())
    return lost + [note for note, count in floating.items() if anywhere[note] < count]


def _compare(path: Path, old: Any, new: Any, edits: list[Edit]) -> None:
    if same(old, new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        edits += [Drop((*path, name)) for name in old if name not in new]
        for name in new:
            if name in old:
                _compare((*path, name), old[name], new[name], edits)
            else:
                edits.append(Put((*path, name), new[name]))
    elif isinstance(old, list) and isinstance(new, list) and old:
        _compare_lists(path, old, new, edits)
    else:
        edits.append(Put(path, new))


def _compare_lists(path: Path, old: list[Any], new: list[Any], edits: list[Edit]) -> None:
    section = next((step for step in reversed(path) if isinstance(step, str)), "")
    stays = {to: at for at, to in pairs(section, old, new).items()}
    order = tuple(stays[at] if at in stays else Fresh(value) for at, value in enumerate(new))
    if order != tuple(range(len(old))):
        edits.append(Arrange(path, order))
    for to, at in sorted(stays.items()):
        _compare((*path, to), old[at], new[to], edits)


def _tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
