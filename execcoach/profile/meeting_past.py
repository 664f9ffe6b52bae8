"""What the card says besides common ground: what to leave out, what was last done together, promises that stand."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.profile.circle import Circle, Contact
from execcoach.profile.dates import Day, parse_day
from execcoach.profile.meeting_words import Sentences
from execcoach.profile.model import Entry, Line, Profile
from execcoach.profile.shared_ground import fold
from execcoach.text import in_words, one_line, several, shorten
from execcoach.words import plain

Told = tuple[str, Mapping[str, str]]
"""A kind of line and what its sentence may say."""
_SHORT = 110
_SETTLED = {"done", "declined", "dropped"}
_KEPT = {
    "hobby": "connection_points.hobbies",
    "team": "connection_points.teams",
    "cause": "connection_points.causes",
    "place": "connection_points.places",
    "school": "schools",
    "role": "roles",
    "membership": "memberships",
    "volunteering": "volunteering",
    "achievement": "achievements",
    "topic": "topics",
    "language": "languages",
}


@dataclass(frozen=True, slots=True)
class Noted:
    """A note in progress that mentions somebody."""

    on: datetime.date
    words: str


@dataclass(frozen=True, slots=True)
class House:
    """What the company asks: customers that must not be named, code names (how many), days on which to be quiet."""

    confidential: tuple[str, ...] = ()
    code_names: int = 0
    quiet: tuple[tuple[Day, Day, str], ...] = ()


def read_house(raw: Mapping[str, Any]) -> House:
    """What guidelines.toml says that matters in a meeting; what is not as it should be is left out."""

    def lines(key: str) -> tuple[str, ...]:
        found = raw.get(key, [])
        found = found if isinstance(found, list) else [found]
        return tuple(one_line(item) for item in found if isinstance(item, str) and item.strip())

    rows = raw.get("quiet_periods", [])
    quiet = []
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, Mapping):
            start, end, why = parse_day(row.get("from")), parse_day(row.get("to")), row.get("why", "")
            if start and end:
                quiet.append((start, end, one_line(why) if isinstance(why, str) else ""))
    return House(lines("confidential_customers"), len(lines("code_names")), tuple(quiet))


def says(text: str, signs: Iterable[str]) -> bool:
    """Whether one of these words or phrases stands in the text as a whole."""
    said = f" {plain(fold(text))} "
    return any(f" {sign} " in said for sign in signs)


def left_out(
    profile: Profile, contact: Contact, today: datetime.date, sentences: Sentences, house: House
) -> Iterator[Told]:
    """Their terms and warnings, what the company asks, then how much is private on either side, never what it is."""
    if contact.consent.strip():
        yield "consent", {"words": _line(contact.consent)}
    for line in _dated(line for line in (*contact.connection_points, *contact.learned) if not line.private):
        if says(line.text, sentences.warnings):
            yield "warning", {"words": _line(line.text)}
    outside = fold(one_line(contact.company)) != fold(one_line(profile.person.company))
    for start, end, why in house.quiet:
        if start.first() <= today <= end.last():
            yield ("quiet" if why else "quiet-plain"), {"until": when(end, today), "words": _line(why)}
    theirs = fold(one_line(contact.company))
    if theirs and any(fold(name) == theirs for name in house.confidential):
        yield "confidential-theirs", {}
    others = [name for name in house.confidential if fold(name) != theirs]
    if outside and others:
        yield ("confidential-and-code" if house.code_names else "confidential"), {"names": "; ".join(others)}
    elif outside and house.code_names:
        yield "code-names", {}
    if kept := _kept_private(profile, sentences.called):
        yield "private", {"kept": kept}
    if number := sum(line.private for line in (*contact.connection_points, *contact.learned)):
        yield "private-theirs", {"kept": _several(number, sentences.called["note"])}


def together(
    contact: Contact, today: datetime.date, sentences: Sentences, notes: tuple[Noted, ...], said: set[str]
) -> Iterator[Told]:
    """When they were last in touch, then what was learned and noted, newest first; what is shared is not said again."""
    if contact.touched:
        yield "touched", {"when": when(contact.touched, today), "ago": _ago(contact.touched, today)}
    signs = (*sentences.warnings, *sentences.promises)
    found = [
        (line.date.last() if line.date else datetime.date.min, "learned", one_line(line.text), line.date)
        for line in contact.learned
        if not line.private and line.text.strip() and one_line(line.text) not in said and not says(line.text, signs)
    ]
    found += [
        (note.on, "note", one_line(note.words), Day(note.on.year, note.on.month, note.on.day))
        for note in notes
        if not says(note.words, sentences.promises)
    ]
    for _, kind, words, day in sorted(found, key=lambda row: (-row[0].toordinal(), row[1], row[2])):
        yield kind if day else "learned-once", {"when": when(day, today) if day else "", "words": _line(words)}


def open_promises(
    contact: Contact, today: datetime.date, sentences: Sentences, circle: Circle, notes: tuple[Noted, ...]
) -> Iterator[Told]:
    """Introductions under way, what is laid out for them, and lines in which something was promised."""
    own = {fold(one_line(name)) for name in (contact.id, contact.name) if name.strip()}
    names = {fold(one_line(one.id)): one for one in reversed(circle.contacts) if one.id}
    names |= {fold(one_line(one.name)): one for one in reversed(circle.contacts) if one.name}
    for intro in circle.introductions:
        ends = [(fold(one_line(intro.a)), intro.asked_a), (fold(one_line(intro.b)), intro.asked_b)]
        if intro.private or fold(intro.state.strip()) in _SETTLED or not any(end in own for end, _ in ends):
            continue
        other, asked = next((end for end in ends if end[0] not in own), ("", None))
        if (them := names.get(other)) and not them.private:
            yours = next((day for end, day in ends if end in own), None)
            state = "both" if asked and yours else "theirs" if yours else "other" if asked else "none"
            yield f"introduction-{state}", {"other": one_line(them.name)}
    for ahead in circle.ahead:
        still = ahead.on is None or ahead.on.last() >= today
        if not ahead.private and still and ahead.context.strip() and fold(one_line(ahead.who)) in own:
            day = _coming(ahead.on, today) if ahead.on else ""
            yield "ahead" if day else "ahead-once", {"when": day, "words": _line(ahead.context)}
    told = [(line.date.last() if line.date else None, line.text) for line in contact.learned if not line.private]
    told += [(note.on, note.words) for note in notes]
    for on, words in sorted(told, key=lambda row: (-(row[0].toordinal() if row[0] else 0), row[1])):
        if says(words, sentences.promises):
            day = when(Day(on.year, on.month, on.day), today) if on else ""
            yield "said" if day else "said-once", {"when": day, "words": _line(words)}


def when(day: Day, today: datetime.date) -> str:
    """A day as it is said: "today", "on Thursday", "on 12 November", "in May 2024"."""
    if not day.day:
        return f"in {day.first():%B} {day.year}" if day.month else f"in {day.year}"
    date = day.first()
    gap = (today - date).days
    if gap in (-1, 0, 1):
        return ("tomorrow", "today", "yesterday")[gap + 1]
    if 1 < gap < 7:
        return f"on {date:%A}"
    return f"on {date.day} {date:%B}" + ("" if date.year == today.year else f" {date.year}")


def _coming(day: Day, today: datetime.date) -> str:
    return when(day, today).removeprefix("on ").removeprefix("in ")


def listed(items: Iterable[str]) -> str:
    """The items as "a, b and c"."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def _ago(day: Day, today: datetime.date) -> str:
    days = (today - day.last()).days
    if not day.day or days < 7:
        return ""
    number, unit = (days // 7, "week") if days < 60 else (days // 30, "month")
    return f"{several(number, unit)} ago"


def _line(text: str) -> str:
    return shorten(text, _SHORT).removesuffix(".")


def _dated(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-(line.date.last().toordinal() if line.date else 0), line.text))


def _kept_private(profile: Profile, called: Mapping[str, str]) -> str:
    found = []
    for kind, path in _KEPT.items():
        holder, _, name = path.rpartition(".")
        section: Any = getattr(profile, holder) if holder else profile
        entries: tuple[Entry, ...] = getattr(section, name)
        hidden = holder and section.private
        if number := sum(bool(entry.private or hidden) for entry in entries):
            found.append(_several(number, called[kind]))
    return listed(found) if found else ""


def _several(number: int, called: str) -> str:
    one, _, many = called.partition("|")
    return one if number == 1 else f"{in_words(number)} {many}"
