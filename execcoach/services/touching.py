"""Ticking a contact as touched today: which one is meant, and the day written into circle.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.profile.circle import Circle, Contact
from execcoach.profile.dates import parse_day
from execcoach.routine.offering import person_key
from execcoach.services.owned import OwnedFiles
from execcoach.words import folded


@dataclass(frozen=True, slots=True)
class Touchable:
    """Somebody who can be ticked: the id that records carry, and the name a person reads."""

    id: str
    name: str


def touchable(circle: Circle, who: str, note: str) -> tuple[Touchable, ...]:
    """Whom a step is about: the contact it names, else everybody of the circle whom the note names."""
    if who:
        found = next((c for c in circle.contacts if person_key(who) in _keys(c)), None)
        return (_as(found) if found else Touchable(who, who),)
    said = folded(note)
    whole = [_as(contact) for contact in circle.contacts if _within(folded(contact.name), said)]
    return tuple(whole or (_as(contact) for contact in circle.contacts if _within(folded(contact.name)[:1], said)))


def touch(files: OwnedFiles, who: Touchable) -> str:
    """Write today as the day they were touched; the day that stood there, "" for none.

    Nothing is written for somebody who is not in the circle, or was touched later than today; CoachError where
    circle.toml must not be changed.
    """
    if why := files.why_not("circle"):
        raise CoachError("Not ticked", why)
    raw, today = files.raw_of("circle"), files.clock.today()
    if (place := _place(raw, who.id)) is None:
        return ""
    before = parse_day(paths.get(raw, place))
    if before is None or before.first() < today:
        files.change_circle(paths.put(raw, place, today.isoformat()), f"{who.name}: in touch today")
    return str(before or "")


def untouch(files: OwnedFiles, who: Touchable, before: str) -> None:
    """Put back the day that stood there; nothing where somebody wrote another day since."""
    raw = files.raw_of("circle")
    place = _place(raw, who.id)
    stood = paths.get(raw, place) if place else None
    if place is None or str(parse_day(stood) or "") != files.clock.today().isoformat():
        return
    files.change_circle(
        paths.put(raw, place, before) if before else paths.remove(raw, place), f"{who.name}: not in touch"
    )


def _as(contact: Contact) -> Touchable:
    return Touchable(contact.id or contact.name, contact.name or contact.id)


def _keys(contact: Contact) -> set[str]:
    return {person_key(key) for key in (contact.id, contact.name) if key}


def _within(name: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the words of a name stand in a row; somebody's, as in "Priya's", counts."""
    bare = tuple(word.removesuffix("'s") for word in said)
    return bool(name) and any(bare[at : at + len(name)] == name for at in range(len(bare)))


def _place(raw: Mapping[str, Any], who: str) -> str | None:
    """The path of the day on which this contact was touched, None where they are not in the file."""
    contacts = raw.get("contacts")
    for at, entry in enumerate(contacts if isinstance(contacts, list) else ()):
        if isinstance(entry, Mapping):
            given = (entry.get(key) for key in ("id", "name"))
            if any(isinstance(key, str) and key and person_key(key) == person_key(who) for key in given):
                return f"contacts[{at}].touched"
    return None
