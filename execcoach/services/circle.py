"""The desk for the circle: whom and what it is time for, worked in seconds; everything is saved at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.profile import introducing, paths, rounds
from execcoach.profile.introducing import Pair
from execcoach.profile.one_box import Understood, understood
from execcoach.profile.rounds import KINDS, Row
from execcoach.profile.shared_ground import fold
from execcoach.services import editing
from execcoach.text import one_line, shorten

if TYPE_CHECKING:
    from execcoach.profile.sections import Section
    from execcoach.services.editing import FieldsDesk, Form
    from execcoach.services.profile import ProfileDesk

_MARK = {"contacts": "touched", "sources": "looked", "companies": "looked", "triggers": "looked"}
_NAMED = {"triggers": "event", "objections": "words"}


class CircleDesk:
    """Contacts, what is read, companies, triggers, objections heard and introductions of one person."""

    def __init__(self, desk: ProfileDesk, fields: FieldsDesk) -> None:
        self._desk, self._fields = desk, fields
        self._pairs: tuple[object, tuple[Pair, ...]] = (None, ())

    @cached_property
    def _every(self) -> Mapping[str, int]:
        """After how many days each list is gone through again: what the worksheet over the same entries says."""
        asked = {kind: self._desk.question(kind) for kind in rounds.EVERY}
        said = {kind: found[1].every for kind, found in asked.items() if found and found[1].every}
        return {**rounds.EVERY, **said}

    def rows(self, kind: str, typed: str = "") -> tuple[Row, ...]:
        """The rows of a kind, what is due first; those that fit what was typed."""
        desk = self._desk
        pairs = self.pairs if kind == "introductions" else ()
        found = rounds.rows(kind, desk.circle, desk.profile.objections, desk.clock.today(), self._every, pairs)
        return tuple(row for row in found if row.fits(typed)) if typed.strip() else found

    def waiting(self) -> dict[str, int]:
        """How many rows of each kind wait; a suggested pair waits for nobody."""
        desk, today = self._desk, self._desk.clock.today()
        listed = {kind: rounds.rows(kind, desk.circle, desk.profile.objections, today, self._every) for kind in KINDS}
        return {kind: sum(row.due for row in found) for kind, found in listed.items()}

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Who should meet whom, the best first; reckoned once while the circle stands as it is."""
        circle = self._desk.circle
        if self._pairs[0] is not circle:
            self._pairs = circle, introducing.suggested(circle)
        return self._pairs[1]

    def section(self, kind: str) -> Section:
        """The section of the file in which this kind stands."""
        return self._fields.section(kind)

    def form(self, kind: str, row: Row | None = None) -> Form:
        """The whole entry as a form, a new one where there is no row; CoachError where the file is only read."""
        return self._fields.form(self.section(kind), self._at(row) if row else None)

    def done(self, row: Row) -> str:
        """In touch today, looked at today, or an introduction one step on; what was done, in words."""
        if row.kind == "introductions":
            return self._move_on(row)
        if row.kind not in _MARK:
            raise CoachError("Answer it", "An objection is done with its answer: Enter opens it.")
        mark, today = _MARK[row.kind], self._desk.clock.today().isoformat()
        about = f"{shorten(row.name, 44)}: {'in touch' if mark == 'touched' else 'looked at'} today"
        self._put(row, {mark: today}, about)
        return about

    def _move_on(self, row: Row) -> str:
        first, second = row.two or ("", "")
        today = self._desk.clock.today().isoformat()
        given, told = {
            "suggested": ({"asked_a": today, "state": "asked a"}, f"{first} asked today"),
            "asked a": ({"asked_b": today, "state": "both asked"}, f"{second} asked today"),
            "asked b": ({"asked_a": today, "state": "both asked"}, f"{first} asked today"),
            "both asked": ({"state": "both yes"}, "both said yes"),
            "both yes": ({"state": "introduced"}, "introduced"),
        }.get(row.stage, ({}, ""))
        if not given:
            raise CoachError("It is over", f"{row.name}: {row.stage}. e opens it.")
        if row.pair:
            self._append("introductions", {**rounds.entry_of(row.pair), **given}, f"{row.name}: {told}")
        else:
            self._put(row, given, f"{row.name}: {told}")
        return f"{row.name}: {told}"

    def decline(self, row: Row) -> str:
        """An introduction will not be made; a suggestion does not come back. What was done, in words."""
        if row.kind != "introductions":
            raise CoachError("Not here", "Only an introduction is declined; d takes a row out.")
        about = f"{row.name}: not introduced"
        if row.pair:
            self._append("introductions", {**rounds.entry_of(row.pair), "state": "declined"}, about)
        else:
            self._put(row, {"state": "declined"}, about)
        return about

    def remove(self, row: Row) -> str:
        """Take an entry out of its file; what it was."""
        if row.pair:
            raise CoachError("Only a thought", "This pair stands in no file. n keeps it from coming back.")
        return self._fields.remove(self.section(row.kind), editing.Row(row.name, at=self._at(row)))

    def understand(self, kind: str, typed: str) -> Understood:
        """What a line would add, before it is kept."""
        circle = self._desk.circle
        companies = [one.company for one in circle.contacts] + [one.name for one in circle.companies]
        return understood(kind, typed, companies)

    def there(self, new: Understood) -> Row | None:
        """The row that stands there already under this name; an introduction of the two in either order."""
        for row in self.rows(new.kind):
            if new.kind == "introductions":
                if row.pair is None and self._of(row) == {self._named(str(new.values.get(key, ""))) for key in "ab"}:
                    return row
            elif fold(row.name) == fold(self.name_of(new)) and self._company_fits(row, new):
                return row
        return None

    def name_of(self, new: Understood) -> str:
        """What a new entry is called."""
        if new.kind == "introductions":
            return " and ".join(str(new.values.get(key, "")) for key in "ab")
        return str(new.values.get(_NAMED.get(new.kind, "name"), ""))

    def add(self, new: Understood) -> str:
        """Keep a new entry; what it is called. CoachError where nothing was understood or it is there already."""
        name = one_line(self.name_of(new))
        if not new.values:
            raise CoachError("Not kept yet", "There is nothing to keep yet.")
        if self.there(new):
            raise CoachError("There already", f"{name} stands in the list already.")
        values: dict[str, Any] = dict(new.values)
        if new.kind == "introductions":
            values |= {key: self._named(str(values[key])) for key in "ab"}
            if values["a"] == values["b"]:
                raise CoachError("Two people", "An introduction needs two people.")
        self._append(new.kind, values, shorten(name, 60))
        return name

    def answers_for(self, row: Row) -> dict[str, str]:
        """What is known for the template of an introduction; that both said yes only where they did."""
        found = dict(zip("ab", row.two, strict=True))
        why_a, why_b = ("", "")
        if row.pair:
            why_a, why_b = row.pair.why_a, row.pair.why_b
        elif row.at is not None:
            entry = self._desk.circle.introductions[self._at(row)]
            why_a, why_b = one_line(entry.why_a), one_line(entry.why_b)
            days = [(name, day) for name, day in zip(row.two, (entry.asked_a, entry.asked_b), strict=True) if day]
            if row.stage in ("both yes", "introduced") and len(days) == 2:
                today = self._desk.clock.today()
                found["asked"] = ", ".join(f"{name.split()[0]} {rounds.on_day(day, today)}" for name, day in days)
        brings = {"about_a": _brought(row.two[0], why_b), "about_b": _brought(row.two[1], why_a)}
        return found | {key: words for key, words in brings.items() if words}

    def half_typed(self, kind: str) -> str:
        """The line that was typed and not kept."""
        return self._desk.half_typed.get(f"circle:{kind}", {}).get("", "")

    def hold(self, kind: str, typed: str) -> None:
        """Let a line wait for the next time."""
        self._desk.half_typed.pop(f"circle:{kind}", None)
        if typed.strip():
            self._desk.half_typed[f"circle:{kind}"] = {"": typed}
        self._desk.keep_half_typed()

    def _of(self, row: Row) -> set[str]:
        entry = self._items("introductions")[self._at(row)]
        return {self._named(str(entry.get(key, ""))) for key in "ab"} if isinstance(entry, Mapping) else set()

    def _named(self, name: str) -> str:
        """The short name of a contact, else the name as it stands in the circle, else as it was typed."""
        found = [one for one in self._desk.circle.contacts if one.name and fold(name) in (fold(one.id), fold(one.name))]
        return introducing.name_of(found[0]) if found else name

    def _company_fits(self, row: Row, new: Understood) -> bool:
        if new.kind != "contacts" or not new.values.get("company"):
            return True
        company = self._desk.circle.contacts[row.at or 0].company
        return not company or fold(company) == fold(str(new.values["company"]))

    def _items(self, kind: str) -> list[Any]:
        held = self._desk.raw_of(self.section(kind).file).get(kind)
        return list(held) if isinstance(held, list) else []

    def _at(self, row: Row) -> int:
        """Where a row's entry stands now; CoachError where somebody took it out meanwhile."""
        now = [one for one in self.rows(row.kind) if one.at is not None and one.name == row.name]
        same = [one for one in now if one.at == row.at] or now
        if row.at is None or not same or same[0].at is None:
            raise CoachError("It is gone", "Somebody has taken it out of the file meanwhile.")
        return same[0].at

    def _put(self, row: Row, given: Mapping[str, Any], about: str) -> None:
        at, section = self._at(row), self.section(row.kind)
        if why := self._fields.why_not(section):
            raise CoachError("This is only read", why)
        entry = self._items(row.kind)[at]
        if not isinstance(entry, Mapping):
            raise CoachError("This is only read", "It does not hold what belongs there. Mend it in the file.")
        raw = paths.put(self._desk.raw_of(section.file), f"{row.kind}[{at}]", {**entry, **given})
        self._desk.change_in(section.file, raw, about)

    def _append(self, kind: str, entry: Mapping[str, Any], about: str) -> None:
        section = self.section(kind)
        if why := self._fields.why_not(section):
            raise CoachError("This is only read", why)
        raw = paths.append(self._desk.raw_of(section.file), kind, dict(entry))
        self._desk.change_in(section.file, raw, about)


def _brought(name: str, why: str) -> str:
    """What somebody brings, out of why the other should meet them; "" where it says what they look for."""
    if why.startswith(f"{name} looks for: "):
        return ""
    return why.removeprefix(f"{name} offers: ")
