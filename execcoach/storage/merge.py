"""Two people changed one file: what both wanted, and where that cannot be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.errors import Conflict

_ABSENT: Any = object()
_ALIKE = 0.5  # an entry whose natural key changed is still the same one when half of what it holds stayed


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged value; with conflicts it holds what stands on disk in those places, and must not be saved."""

    value: Any
    conflicts: tuple[Conflict, ...]


def same(a: Any, b: Any) -> bool:
    """Equal in value and in type, all the way down: True is not 1, and 1 is not 1.0."""
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    return type(a) is type(b) and bool(a == b or (a != a and b != b))


def merge3(base: Any, mine: Any, theirs: Any) -> Merged:
    """What both changes make of the base; tables go key by key, lists entry by entry, texts in lists as sets."""
    conflicts: list[Conflict] = []
    return Merged(_merge((), base, mine, theirs, conflicts), tuple(conflicts))


def settled3(base: Any, mine: Any, theirs: Any, how: str) -> Any:
    """The same with every conflict decided: "mine", "theirs", or "both", which is mine where it cannot be both."""
    return _merge((), base, mine, theirs, _Settling(how))


class _Settling(list[Conflict]):
    """The conflicts of a merge in which somebody has decided what is to stand."""

    def __init__(self, how: str) -> None:
        super().__init__()
        self.how = how

    def settle(self, conflict: Conflict, mine: Any, theirs: Any) -> Any:
        from execcoach.profile.both import both

        joined = both(conflict) if self.how == "both" else None
        return theirs if self.how == "theirs" else mine if joined is None else joined


def pairs(section: str, old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Which entry of the old list is which of the new one, by value, then name, then likeness: old index → new."""
    found: dict[int, int] = {}
    taken: set[int] = set()

    def match(names_old: list[Any], names_new: list[Any]) -> None:
        waiting: dict[Any, list[int]] = {}
        for at, name in enumerate(names_new):
            if at not in taken and name is not None:
                waiting.setdefault(name, []).append(at)
        for at, name in enumerate(names_old):
            if at not in found and waiting.get(name):
                found[at] = waiting[name].pop(0)
                taken.add(found[at])

    match([_frozen(item) for item in old], [_frozen(item) for item in new])
    match([_name(section, item) for item in old], [_name(section, item) for item in new])
    left_old = [at for at in range(len(old)) if at not in found]
    left_new = [at for at in range(len(new)) if at not in taken]
    if left_old == left_new and len(old) == len(new) and len(left_old) == 1:
        found[left_old[0]] = left_new[0]  # one entry, in its place: it was renamed
        return found
    for at in left_old:
        alike = [(_likeness(old[at], new[to]), -to) for to in left_new if to not in taken]
        best, to = max(alike, default=(0.0, 0))
        if best >= _ALIKE:
            found[at] = -to
            taken.add(-to)
    return found


def _merge(path: tuple[str | int, ...], base: Any, mine: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    if same(mine, theirs) or same(mine, base):
        return theirs
    if same(theirs, base):
        return mine
    values = [value for value in (base, mine, theirs) if value is not _ABSENT]
    if mine is not _ABSENT and theirs is not _ABSENT:
        if all(isinstance(value, Mapping) for value in values):
            return _merge_tables(path, {} if base is _ABSENT else base, mine, theirs, conflicts)
        if all(isinstance(value, list) and all(isinstance(item, (str, Mapping)) for item in value) for value in values):
            return _merge_lists(path, [] if base is _ABSENT else base, mine, theirs, conflicts)
    shown = tuple(None if value is _ABSENT else value for value in (base, mine, theirs))
    conflicts.append(Conflict(_show(path), *shown))
    return conflicts.settle(conflicts[-1], mine, theirs) if isinstance(conflicts, _Settling) else theirs


def _merge_tables(path: tuple[str | int, ...], base: Any, mine: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    merged: dict[str, Any] = {}
    for key in [*theirs, *(key for key in mine if key not in theirs)]:
        sides = base.get(key, _ABSENT), mine.get(key, _ABSENT), theirs.get(key, _ABSENT)
        value = _merge((*path, key), sides[0], sides[1], sides[2], conflicts)
        if value is not _ABSENT:
            merged[key] = value
    return merged


def _merge_lists(path: tuple[str | int, ...], base: Any, mine: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    section = next((step for step in reversed(path) if isinstance(step, str)), "")
    in_mine, in_theirs = _known(section, base, mine), _known(section, base, theirs)
    base_of_mine = {to: at for at, to in in_mine.items()}
    base_of_theirs = {to: at for at, to in in_theirs.items()}
    added_by_me = [at for at in range(len(mine)) if at not in base_of_mine]
    added_by_them = [at for at in range(len(theirs)) if at not in base_of_theirs]
    twice = _known(section, [theirs[at] for at in added_by_them], [mine[at] for at in added_by_me])
    both = {added_by_them[at]: added_by_me[to] for at, to in twice.items()}

    def here(at: int, was: Any, my: Any, their: Any) -> Any:
        return _merge((*path, at), was, my, their, conflicts)

    value_of: dict[tuple[str, int], Any] = {}  # where an entry stands now → what it becomes
    for at, entry in enumerate(base):
        m, t = in_mine.get(at), in_theirs.get(at)
        merged = here(at, entry, _ABSENT if m is None else mine[m], _ABSENT if t is None else theirs[t])
        if merged is not _ABSENT:
            value_of["base", at] = merged
    for at in added_by_them:
        value_of["theirs", at] = here(at, _ABSENT, mine[both[at]], theirs[at]) if at in both else theirs[at]
    for at in added_by_me:
        if at not in both.values():
            value_of["mine", at] = mine[at]

    their_names = [
        ("base", base_of_theirs[at]) if at in base_of_theirs else ("theirs", at) for at in range(len(theirs))
    ]
    swap = {to: at for at, to in both.items()}
    my_names = [
        ("base", base_of_mine[at]) if at in base_of_mine else ("theirs", swap[at]) if at in swap else ("mine", at)
        for at in range(len(mine))
    ]
    kept = [name for name in their_names if name[0] == "base"]
    first, second = (my_names, their_names) if kept == sorted(kept) else (their_names, my_names)
    order = _woven(first, second)
    known = set(order)
    order += [name for name in value_of if name not in known]
    return [value_of[name] for name in order if name in value_of]


def _woven(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The first order, with what only the second has put after what it follows there."""
    order, known = list(first), set(first)
    before: tuple[str, int] | None = None
    for name in second:
        if name not in known:
            order.insert(order.index(before) + 1 if before else 0, name)
            known.add(name)
        before = name
    return order


def _known(section: str, old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    if all(isinstance(item, Mapping) and "text" not in item for item in [*old, *new]):
        return pairs(section, old, new)
    found: dict[int, int] = {}
    waiting = [_name(section, item) for item in new]
    for at, item in enumerate(old):
        name = _name(section, item)
        if name in waiting:
            found[at] = waiting.index(name)
            waiting[found[at]] = _ABSENT
    return found


def _name(section: str, item: Any) -> Any:
    from execcoach.profile.keys import entry_key

    if isinstance(item, str):
        return ("text", item)
    if not isinstance(item, Mapping):
        return None
    if isinstance(item.get("text"), str) and "by" not in item:
        return ("text", item["text"])
    key = entry_key(section, item)
    return ("entry", *key) if any(key) else None


def _likeness(a: Any, b: Any) -> float:
    if not (isinstance(a, Mapping) and isinstance(b, Mapping)) or not a or not b:
        return 0.0
    shared = sum(1 for key in a if key in b and same(a[key], b[key]))
    return shared / max(len(a), len(b))


def _frozen(item: Any) -> Any:
    if isinstance(item, Mapping):
        return ("table", frozenset((key, _frozen(value)) for key, value in item.items()))
    if isinstance(item, (list, tuple)):
        return ("list", *map(_frozen, item))
    return (type(item).__name__, item)


def _show(path: tuple[str | int, ...]) -> str:
    from execcoach.profile.paths import show

    return show(path)
