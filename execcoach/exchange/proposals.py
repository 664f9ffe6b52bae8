"""What a foreign file offers, held against a person's own file: what is new, what stays as it is, what was left out."""

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.exchange.findings import Decision, Doubt, Dropped, Note
from execcoach.exchange.matching import DATES, Once, blank, fold, listed, matches, parts_of, same, text_of
from execcoach.profile.keys import NATURAL_KEYS
from execcoach.profile.paths import get, put, show, steps
from execcoach.text import shorten

if TYPE_CHECKING:
    from execcoach.exchange.filled_card import FilledCard
    from execcoach.exchange.linkedin_connections import Connections
    from execcoach.exchange.linkedin_past import Past
    from execcoach.routine.homework import HomeworkReading

_SHOWN = 240
"""Characters of a value that are shown before anybody agrees to it."""
_TWICE = "The file lists this twice; the first one is taken."
_FILLED = "This is already filled in; an import never overwrites."
_SHAPE = "Something of another kind stands there; put that right first, then import again."


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a foreign file holds, in the terms of profile.toml; `elsewhere` holds tables for circle and guidelines.

    `rows` names the row of the foreign file for a path in `raw`; `name` is "" where the file names nobody. `sign`
    stands for the person it was made for, and `answered` are the questions it answers. `card` is there where it is
    the card of a day. `connections` are offered for circle.toml and chosen one by one; `past` is what was done before.
    `homework` is there where it is what a coach gave to do.
    """

    name: str
    raw: Mapping[str, Any]
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[Note, ...] = ()
    rows: Mapping[str, str] = field(default_factory=dict)
    sign: str = ""
    elsewhere: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    unsure: tuple[Doubt, ...] = ()
    answered: tuple[str, ...] = ()
    card: "FilledCard | None" = None
    connections: "Connections | None" = None
    past: "Past | None" = None
    homework: "HomeworkReading | None" = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One addition: an empty field filled, an item of a list, or a whole entry; `row` is where it comes from."""

    path: str
    value: Any
    section: str
    label: str
    row: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value that would give way to another one."""

    path: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that stays although the foreign file offers another one; `open` where that one may be taken instead."""

    path: str
    value: Any
    offered: Any
    reason: str
    row: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything a foreign file would do to a person's file; nothing is done until it is accepted."""

    added: tuple[Proposal, ...] = ()
    changed: tuple[Change, ...] = ()
    kept: tuple[Kept, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[Note, ...] = ()


def propose(current: Mapping[str, Any], incoming: Incoming) -> Proposals:
    """What the foreign file adds to these tables; a filled field is never offered a new value, only named as kept."""
    comparison = _Comparison(incoming.rows)
    for section, offered in incoming.raw.items():
        if isinstance(offered, Mapping):
            comparison.table(section, section, section, "", current.get(section), offered)
        else:
            comparison.entries(section, current.get(section), offered)
    added, kept = tuple(comparison.added), tuple(comparison.kept)
    return Proposals(added=added, kept=kept, dropped=incoming.dropped, notes=incoming.notes)


def accept(current: Mapping[str, Any], proposals: Proposals, chosen: Collection[str] | None = None) -> dict[str, Any]:
    """The tables with all changes and additions, or the additions at the chosen paths; what else is filled stays."""
    raw = copy.deepcopy(dict(current))
    for change in proposals.changed:
        if get(raw, change.path) != change.old:
            raise CoachError(
                "The file has changed since", f"{change.path} reads otherwise now. Start the import again."
            )
        raw = put(raw, change.path, copy.deepcopy(change.new))
    known: dict[str, set[Any]] = {}
    for proposal in proposals.added:
        if chosen is None or proposal.path in chosen:
            _take(raw, proposal, known)
    return raw


def narrowed(proposals: Proposals, chosen: Collection[str] | None, theirs: Collection[str] = ()) -> Proposals:
    """The proposals with the additions at the chosen paths only (None: all), their value where it is to be taken."""
    added = proposals.added if chosen is None else tuple(one for one in proposals.added if one.path in chosen)
    taken = tuple(one for one in proposals.kept if one.open and one.path in theirs)
    changed = (*proposals.changed, *(Change(one.path, one.value, one.offered) for one in taken))
    kept = tuple(one for one in proposals.kept if one not in taken)
    return replace(proposals, added=added, changed=changed, kept=kept)


class _Comparison:
    """Gathers additions and what is kept while offered tables are walked."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self.rows = rows
        self.added: list[Proposal] = []
        self.kept: list[Kept] = []

    def table(self, section: str, path: str, source: str, label: str, here: Any, offered: Mapping[str, Any]) -> None:
        """A table against the one that stands at the path; `source` is its path in what is offered."""
        if here is not None and not isinstance(here, Mapping):
            self.kept.append(Kept(path, here, dict(offered), _SHAPE, self._row(source)))
            return
        for key, value in offered.items():
            place, row = f"{path}.{key}", self._row(f"{source}.{key}")
            words = f"{key.replace('_', ' ')} of {label}" if label else f"{key.replace('_', ' ')} ({section})"
            there = here.get(key) if here else None
            if isinstance(value, list):
                self._items(section, place, row, words, there, value)
            elif blank(there):
                if not blank(value):
                    self.added.append(Proposal(place, value, section, f"{words}: {shorten(str(value), _SHOWN)}", row))
            elif not same(key, there, value):
                self.kept.append(Kept(place, there, value, _FILLED, row, open=True))

    def entries(self, section: str, here: Any, offered: Sequence[Mapping[str, Any]]) -> None:
        """The entries of a list of tables, each matched with the one that stands for the same thing."""
        if here is not None and not isinstance(here, list):
            self.kept += [Kept(section, here, dict(one), _SHAPE, self._row(section)) for one in offered[:1]]
            return
        there = here or []
        once = Once(section, offered)
        after = len(there)
        for entry, at, match in zip(once.entries, once.first, matches(section, there, once.entries), strict=True):
            source, label = f"{section}[{at}]", _label(section, entry)
            path = f"{section}[{after if match is None else match}]"
            if match is None:
                self.added.append(Proposal(path, entry, section, label, self._row(source)))
                after += 1
            else:
                self.table(section, path, source, label, there[match], entry)
            for key, value, second, row in once.clashes.get(at, ()):
                self.kept.append(Kept(f"{path}.{key}", value, second, _TWICE, self._row(f"{section}[{row}]")))

    def _items(self, section: str, path: str, row: str, words: str, here: Any, offered: list[Any]) -> None:
        if not blank(here) and not isinstance(here, str | Mapping | list):
            self.kept.append(Kept(path, here, offered, _SHAPE, row))
            return
        there = listed(here)
        known = {fold(text_of(item)) for item in there}
        after = len(there)
        for item in offered:
            if (folded := fold(text_of(item))) and folded not in known:
                known.add(folded)
                label = f"{words}: {shorten(text_of(item), _SHOWN)}"
                self.added.append(Proposal(f"{path}[{after}]", item, section, label, row))
                after += 1

    def _row(self, source: str) -> str:
        return self.rows.get(source) or self.rows.get(source.rpartition(".")[0], "")


def _label(section: str, entry: Mapping[str, Any]) -> str:
    keys = [key for key in NATURAL_KEYS.get(section, tuple(entry)) if key not in DATES]
    named = [entry[key] for key in (reversed(keys) if section == "roles" else keys) if not blank(entry.get(key))]
    return shorten(", ".join(str(value) for value in named), 70)


def _take(raw: dict[str, Any], proposal: Proposal, known: dict[str, set[Any]]) -> None:
    *before, last = steps(proposal.path)
    here: Any = raw
    for step, following in zip(before, [*before[1:], last], strict=True):
        if isinstance(here, dict) and isinstance(following, int):
            here[step] = here = listed(here.get(step)) if not isinstance(here.get(step), list) else here[step]
        elif isinstance(here, dict):
            here = here.setdefault(step, {})
        elif isinstance(step, int) and isinstance(here, list) and step < len(here):
            here = here[step]
        else:
            here = None
    if isinstance(last, int) and isinstance(here, list):
        parent = show(before)
        if parent not in known:
            known[parent] = {_identity(parent, item) for item in here}
        seen = known[parent]
        if (identity := _identity(parent, proposal.value)) not in seen:
            seen.add(identity)
            here.append(copy.deepcopy(proposal.value))
    elif isinstance(here, dict) and not isinstance(last, int):
        if blank(here.get(last)):
            here[last] = copy.deepcopy(proposal.value)
    else:
        raise CoachError("The file has changed since", f"{proposal.path} is no longer there. Start the import again.")


def _identity(parent: str, item: Any) -> Any:
    return parts_of(parent, item) if isinstance(item, Mapping) and "." not in parent else fold(text_of(item))
