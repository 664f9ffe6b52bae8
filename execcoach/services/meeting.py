"""The desk for meetings: finding whom somebody means, the card about them, and what was learned afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.profile.circle import Contact
from execcoach.profile.meeting import Background, Card, Live, card, first_sentence
from execcoach.profile.meeting_past import Noted, read_house
from execcoach.profile.meeting_words import Sentences, read_sentences
from execcoach.profile.page import on_page
from execcoach.profile.shared_ground import fold
from execcoach.storage import content
from execcoach.text import one_line
from execcoach.words import folded

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk

_HALF = "meeting"
"""Under which name what is half typed waits."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, in a line."""

    contact: Contact

    @property
    def words(self) -> str:
        """The name, and what they do where."""
        role = ", ".join(part for part in (self.contact.role, self.contact.company) if part)
        return f"{self.contact.name} · {role}" if role else self.contact.name


class MeetingDesk:
    """Before and after one person meets somebody."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk

    @cached_property
    def sentences(self) -> Sentences:
        """What the card can say."""
        return read_sentences(content.shipped_toml("prompts/meeting.toml"))

    def find(self, name: str) -> tuple[Candidate, ...]:
        """The contacts of whom every word typed begins a word; by name before company. All where nothing is typed."""
        typed = tuple(fold(word) for word in one_line(name).split())
        found: list[tuple[bool, bool, str, int, Contact]] = []
        for contact in self._desk.circle.contacts:
            if not contact.name.strip():
                continue
            called, works = _words(f"{contact.name} {contact.id}"), _words(f"{contact.company} {contact.role}")
            every = (*called, *works)
            if all(any(word.startswith(part) for word in every) for part in typed):
                by_name = all(any(word.startswith(part) for word in called) for part in typed)
                found.append((not by_name, not self._laid_out(contact), fold(contact.name), len(found), contact))
        return tuple(Candidate(row[4]) for row in sorted(found, key=lambda row: row[:4]))

    def _laid_out(self, contact: Contact) -> bool:
        own, today = {fold(contact.id), fold(contact.name)} - {""}, self._desk.clock.today()
        return any(a.on and a.on.first() == today and fold(a.who) in own for a in self._desk.circle.ahead)

    def meant(self, name: str) -> Contact | None:
        """The one contact of this name, None where there is none; CoachError where it may be several."""
        found = self.find(name) if name.strip() else ()
        whole = [one for one in found if fold(one_line(name)) in (fold(one.contact.name), fold(one.contact.id))]
        some = whole or list(found)
        if len(some) > 1:
            named = "; ".join(one.words for one in some[:5]) + ("; …" if len(some) > 5 else "")
            raise CoachError(
                "Whom do you mean?", f"{len(some)} people fit “{one_line(name)}”: {named}. Give more of it."
            )
        return some[0].contact if some else None

    def card(self, contact: Contact) -> Card:
        """The card about somebody, who need not be in the circle."""
        desk = self._desk
        around = Background(desk.circle, self._notes(contact), read_house(desk.raw_of("guidelines")))
        known = contact in desk.circle.contacts
        return card(desk.profile, contact, desk.clock.today(), self._live(), self.sentences, around, known)

    def stranger(self, name: str) -> Card:
        """The card about somebody who is in nobody's circle yet."""
        return self.card(Contact(name=one_line(name)))

    def keep(self, contact: Contact, learned: str) -> Contact:
        """Keep what was learned with today's date, and that they were met today; the contact as it stands then."""
        said, today = one_line(learned), self._desk.clock.today().isoformat()
        at, row = self._row(contact)
        notes = row.get("learned", [])
        notes = list(notes) if isinstance(notes, list) else [notes]
        changed = {**row, "touched": today}
        if said:
            changed["learned"] = [*notes, {"text": said, "date": today}]
        raw = paths.put(self._desk.raw_of("circle"), f"contacts[{at}]", changed)
        self._desk.change_circle(raw, f"what you learned about {contact.name}")
        return self._again(contact)

    def add(self, name: str, post: str = "", knows: str = "") -> Contact:
        """Somebody new in the circle: name, "role, company", one thing known of them; CoachError without a name."""
        who = one_line(name)
        if not who:
            raise CoachError("Who is it?", "Give a name; the rest can come later.")
        self._refuse_broken()
        role, _, company = one_line(post).partition(",")
        entry: dict[str, Any] = {"name": who, "role": role.strip(), "company": company.strip()}
        if known := one_line(knows):
            entry["connection_points"] = [known]
        kept = {key: value for key, value in entry.items() if value}
        self._desk.change_circle(paths.append(self._desk.raw_of("circle"), "contacts", kept), f"{who} in your circle")
        return self._again(Contact(name=who))

    def again(self, contact: Contact) -> Contact | None:
        """The same person as the circle has them now, None where they are gone."""
        return next((one for one in self._desk.circle.contacts if _same(one, contact)), None)

    @property
    def half_typed(self) -> Mapping[str, str]:
        """What was typed on the meeting screen and not kept yet, by box."""
        return self._desk.half_typed.get(_HALF, {})

    def hold(self, box: str, words: str) -> None:
        """Let what stands in a box wait, so that leaving loses nothing; nothing typed, nothing waits."""
        boxes = {**self.half_typed, box: words}
        kept = {name: said for name, said in boxes.items() if said.strip()}
        self._desk.half_typed.pop(_HALF, None)
        if kept:
            self._desk.half_typed[_HALF] = kept
        self._desk.keep_half_typed()

    def _refuse_broken(self) -> None:
        if why := self._desk.why_not("circle"):
            raise CoachError("That cannot be kept", why)

    def _row(self, contact: Contact) -> tuple[int, dict[str, Any]]:
        """Where the contact stands in circle.toml; whoever is not there yet is looked for by name only."""
        self._refuse_broken()
        rows = self._desk.raw_of("circle").get("contacts", [])
        for at, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict) and [_said(row, key) for key in ("name", "id")] == [contact.name, contact.id]:
                return at, row
        sentence = f"{contact.name} is not in circle.toml any more. Somebody changed the file; open the card again."
        raise CoachError("That cannot be kept", sentence)

    def _again(self, contact: Contact) -> Contact:
        same = [one for one in self._desk.circle.contacts if _same(one, contact)]
        return same[-1] if same else contact

    def _live(self) -> Live:
        """Headline and opening as they stand on the page, where published.toml knows of anything."""
        from execcoach.storage.toml_files import digest_of

        live = self._desk.live
        if not live:
            return Live()
        shown = on_page(self._desk.raw, live, lambda text: digest_of(text.encode("utf-8", "replace")))
        found = {path: paths.get(shown, path, "") for path in ("person.headline", "summary.opening", "summary.text")}
        words = {path: one_line(value) if isinstance(value, str) else "" for path, value in found.items()}
        opening = words["summary.opening"] or first_sentence(words["summary.text"])
        return Live(True, words["person.headline"], opening)

    def _notes(self, contact: Contact) -> tuple[Noted, ...]:
        """Notes of this month and the last that name the contact, newest last; nothing private."""
        from execcoach.storage.progress_files import read_recent

        desk = self._desk
        if not desk.workspace.progress.is_dir():
            return ()
        own = {fold(contact.id), fold(contact.name)} - {""}
        firsts = [name[0] for one in desk.circle.contacts if (name := folded(fold(one.name)))]
        called = folded(fold(contact.name))
        alone = bool(called) and firsts.count(called[0]) < 2
        signs = [" ".join(called), *(called[:1] if alone else ())]
        reading = read_recent(desk.workspace, desk.clock.today(), desk.profile.person.id)
        return tuple(
            Noted(session.day, one_line(step.note))
            for session in reading.records.sessions
            if session.day <= desk.clock.today()
            for step in session.steps
            if step.note.strip() and not step.private and (fold(step.contact) in own or _names(step.note, signs))
        )


def _same(one: Contact, other: Contact) -> bool:
    return (one.name, one.id) == (other.name, other.id)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip("·,;:()[]\"'") for word in fold(text).replace("-", " ").split())


def _names(note: str, signs: list[str]) -> bool:
    said = f" {' '.join(folded(fold(note)))} ".replace("'s ", " ")
    return any(sign and f" {sign} " in said for sign in signs)


def _said(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key, "")
    return one_line(value) if isinstance(value, str) else ""
