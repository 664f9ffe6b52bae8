"""The desk for laying out the week: what is due is offered, each row is kept under its day with who laid it out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError, Place
from execcoach.profile import paths
from execcoach.profile.rounds import EVERY
from execcoach.profile.shared_ground import fold
from execcoach.routine import laying_out
from execcoach.routine.laying_out import Slot, Suggestion
from execcoach.routine.offering import Waiting
from execcoach.storage.child import safe_link
from execcoach.text import one_line, shorten

if TYPE_CHECKING:
    from execcoach.services.drafts import DraftDesk
    from execcoach.services.editing import FieldsDesk
    from execcoach.services.profile import ProfileDesk

_POSTED = "posted"
_BOXES = ("who", "context", "link", "draft")
_ENOUGH = 8


class AheadDesk:
    """What an assistant, or the person, lays out for the days to come."""

    def __init__(self, desk: ProfileDesk, fields: FieldsDesk, drafts: DraftDesk) -> None:
        self._desk, self._fields, self._drafts = desk, fields, drafts
        self._start: datetime.date | None = None

    @property
    def _today(self) -> datetime.date:
        return self._desk.clock.today()

    def week(self) -> tuple[Slot, ...]:
        """The five planned days that are shown, with what is laid out; days kept free in between."""
        circle, start = self._desk.circle, max(self._start or self._today, self._today)
        return laying_out.week(self._desk.profile.routine, circle.ahead, start)

    def turn(self, on: bool) -> None:
        """Go to the five days that come after those shown, or back to the next ones."""
        days = [slot.until or slot.day for slot in self.week()]
        self._start = max(days) + datetime.timedelta(days=1) if on and days else None

    def worth(self) -> tuple[Suggestion, ...]:
        """What is due until the end of the days shown and not laid out yet."""
        days = [slot.day for slot in self.week() if slot.pillar]
        asked = {kind: self._desk.question(kind) for kind in EVERY}
        every = {**EVERY, **{kind: found[1].every for kind, found in asked.items() if found and found[1].every}}
        return laying_out.worth(self._desk.circle, self.drafts, self._today, max(days, default=self._today), every)

    @property
    def drafts(self) -> tuple[Waiting, ...]:
        """The drafts that are not posted yet, can be read and whose day is not over, newest first."""
        rows = [row for row in self._drafts.listed() if not (row.problem or row.expired) and row.state != _POSTED]
        return tuple(Waiting(row.id, row.title) for row in rows)

    def title_of(self, draft: str) -> str:
        """What a draft is called; its id where it is not there."""
        return next((row.title for row in self._drafts.listed() if row.id == draft), one_line(draft))

    def name_of(self, who: str) -> str:
        """The name of whom a row is about, by the short name or as it was typed."""
        known = (one.name for one in self._desk.circle.contacts if who and fold(who) in (fold(one.id), fold(one.name)))
        return next(known, one_line(who))

    def add(self, one: Suggestion, by: str) -> str:
        """Lay a suggestion out on the first day that is free for it; where it stands, in words."""
        slots = self.week()
        days = [slot.day for slot in slots if slot.pillar]
        day = laying_out.first_free(slots, one.pillar) or min(days, default=self._today)
        self._append([self._entry(day, one.pillar, one.values, by)], f"{shorten(one.name, 40)}, {day:%A}")
        return f"{shorten(one.name, 44)} on {day:%A} {day.day} {day:%B}"

    def fill(self, by: str) -> str:
        """Give every free line of the days shown the next suggestion of its pillar; how many, in words."""
        placed = laying_out.spread(self.week(), self.worth())
        if not placed:
            raise CoachError("Nothing to add", "Nothing more is due, or no line is free.")
        rows = "1 row" if len(placed) == 1 else f"{len(placed)} rows"
        self._append([self._entry(day, one.pillar, one.values, by) for day, one in placed], f"{rows} for the week")
        return f"{rows} laid out"

    def typed(self, slot: Slot) -> dict[str, str]:
        """What the boxes of a row hold: what waits half typed, else what stands there, people and drafts by name."""
        waiting = self._desk.half_typed.get(self._key(slot))
        if waiting:
            return {box: waiting.get(box, "") for box in _BOXES}
        return self.kept(slot)

    def kept(self, slot: Slot) -> dict[str, str]:
        """What stands in a row, people and drafts by name."""
        one = slot.ahead
        if one is None:
            return dict.fromkeys(_BOXES, "")
        draft = self.title_of(one.draft) if one.draft else ""
        return {"who": self.name_of(one.who), "context": one.context, "link": one.link, "draft": draft}

    def hold(self, slot: Slot, typed: Mapping[str, str] | None) -> None:
        """Let what is half typed in a row wait for the next time; nothing where None is given."""
        self._desk.half_typed.pop(self._key(slot), None)
        if typed is not None and dict(typed) != self.kept(slot):
            self._desk.half_typed[self._key(slot)] = dict(typed)
        self._desk.keep_half_typed()

    def candidates(self, box: str, typed: str, pillar: str) -> tuple[str, ...]:
        """What may be meant in a box: people and what is read, by the beginnings of words; drafts that wait."""
        circle = self._desk.circle
        names: list[str] = []
        if box == "who":
            people = [one.name for one in circle.contacts if not one.private]
            read = [one.name for one in circle.sources if not one.private]
            names = [*read, *people] if pillar == "listen" else [*people, *read]
        elif box == "draft":
            names = [one.title for one in self.drafts]
        elif box == "link":
            names = [one.url for one in circle.sources if one.url and not one.private]
        parts = fold(one_line(typed)).split()
        found = [name for name in dict.fromkeys(filter(None, names)) if _begins(fold(name), parts)]
        return tuple(found[:_ENOUGH])

    def keep(self, slot: Slot, typed: Mapping[str, str], by: str) -> str:
        """Keep a row under its day; CoachError names the box that is wrong. What was kept, in words."""
        values = {box: one_line(typed.get(box, "")) for box in _BOXES}
        if values["link"] and not safe_link(values["link"]):
            sentence = "That address cannot be opened. It begins with https:// or mailto:."
            raise CoachError("Not kept yet", sentence, [Place(path="link")])
        values["draft"] = self._draft_meant(values["draft"])
        names, circle = laying_out.called(self._desk.circle), self._desk.circle
        typed_name = fold(values["who"])
        meant = [
            at for at, one in enumerate(circle.contacts) if typed_name and typed_name in (fold(one.name), fold(one.id))
        ]
        if meant:
            values["who"] = names[meant[0]]
        if not any(values.values()):
            raise CoachError("Not kept yet", "There is nothing in the boxes yet.", [Place(path="who")])
        entry = self._entry(slot.day, slot.pillar, {key: said for key, said in values.items() if said}, by)
        about = f"{shorten(self.name_of(values['who']) or values['context'] or slot.pillar, 40)}, {slot.day:%A}"
        if slot.ahead is None:
            self._append([entry], about)
        else:
            at = self._at(slot)
            held = self._items()[at]
            more = {key: said for key, said in held.items() if key not in {*_BOXES, "on", "pillar", "by"}}
            self._save(paths.put(self._raw, f"ahead[{at}]", {**entry, **more}), about)
        self.hold(slot, None)
        return about

    def copy(self, slot: Slot, day: datetime.date, by: str) -> str:
        """The same row on another day; what was done, in words."""
        at = self._at(slot)
        entry = {**self._items()[at], "on": day.isoformat(), "by": by}
        self._append([entry], f"a copy for {day:%A}")
        return f"Copied to {day:%A} {day.day} {day:%B}"

    def remove(self, slot: Slot) -> str:
        """Take a row out; which day it stood on."""
        self._save(paths.remove(self._raw, f"ahead[{self._at(slot)}]"), f"{slot.pillar}, {slot.day:%A}, taken out")
        return f"{slot.day:%A} {slot.day.day} {slot.day:%B}"

    @property
    def over(self) -> int:
        """How many rows stand under days that are over."""
        return len(laying_out.past(self._desk.circle.ahead, self._today))

    def clear_past(self) -> str:
        """Take out what was laid out for days that are over; how many, in words."""
        gone = laying_out.past(self._desk.circle.ahead, self._today)
        if not gone:
            raise CoachError("Nothing is over", "No row stands under a day that is over.")
        raw = self._raw
        for at in reversed(gone):
            raw = paths.remove(raw, f"ahead[{at}]")
        rows = "1 row that is over" if len(gone) == 1 else f"{len(gone)} rows that are over"
        self._save(raw, rows)
        return rows

    @property
    def _raw(self) -> Mapping[str, Any]:
        return self._desk.raw_of("circle")

    def _items(self) -> list[Any]:
        held = self._raw.get("ahead")
        return list(held) if isinstance(held, list) else []

    def _at(self, slot: Slot) -> int:
        """Where a row stands now; CoachError where somebody took it out meanwhile."""
        same = [at for at, one in enumerate(self._desk.circle.ahead) if one == slot.ahead]
        if not same:
            raise CoachError("It is gone", "Somebody has changed this row meanwhile; it is drawn anew.")
        return slot.at if slot.at in same else same[0]

    def _entry(self, day: datetime.date, pillar: str, values: Mapping[str, str], by: str) -> dict[str, Any]:
        return {"on": day.isoformat(), "pillar": pillar, **values, "by": by or self._desk.first_name}

    def _draft_meant(self, typed: str) -> str:
        if not typed:
            return ""
        for one in self._drafts.listed():
            if fold(typed) in (fold(one.id), fold(one.title)):
                return one.id
        sentence = "No draft is called that. Choose one from the list below the box, or leave it empty."
        raise CoachError("Not kept yet", sentence, [Place(path="draft")])

    def _append(self, entries: list[dict[str, Any]], about: str) -> None:
        raw = self._raw
        for entry in entries:
            raw = paths.append(raw, "ahead", entry)
        self._save(raw, about)

    def _save(self, raw: Mapping[str, Any], about: str) -> None:
        if why := self._fields.why_not(self._fields.section("ahead")):
            raise CoachError("This is only read", why)
        self._desk.change_circle(raw, f"Laid out: {about}")

    @staticmethod
    def _key(slot: Slot) -> str:
        return f"ahead:{slot.day}:{slot.pillar}:{'' if slot.at is None else slot.at}"


def _begins(name: str, parts: list[str]) -> bool:
    words = [name, *name.replace(",", " ").replace("/", " ").replace(".", " ").split()]
    return all(any(word.startswith(part) for word in words) for part in parts)
