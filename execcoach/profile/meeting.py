"""The card before a meeting: what both share, one question, what they find, what to leave out, what stands open."""

import datetime
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from execcoach.profile.circle import Circle, Contact
from execcoach.profile.meeting_past import House, Noted, left_out, open_promises, says, together
from execcoach.profile.meeting_words import SECTIONS, Sentence, Sentences
from execcoach.profile.model import Profile
from execcoach.profile.sharing import Shared, shared_with
from execcoach.text import one_line, shorten
from execcoach.words import sentences as split

_SHORT = 90
_OPENING = 52
_MOST = {"shared": 4, "leave-out": 4, "promises": 3, "last": 3}
"""Lines of a section; what goes beyond is counted, not dropped without a word."""
_LEAST = {"shared": 2, "leave-out": 3, "promises": 2, "last": 2}
"""The same where there is little room."""


@dataclass(frozen=True, slots=True)
class Live:
    """What stands on the person's page; `known` is False where nothing was ever ticked as live."""

    known: bool = False
    headline: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the card: its section, its kind, the words, why it is there and where that comes from."""

    section: str
    kind: str
    words: str
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything worth knowing about somebody in the ten seconds before the door opens."""

    name: str
    role: str
    relation: str
    known: bool
    lines: tuple[CardLine, ...]
    titles: Mapping[str, str] = field(hash=False)
    more: Mapping[str, int] = field(hash=False, default_factory=dict)
    """Section → lines that did not fit."""

    def of(self, section: str) -> tuple[CardLine, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section == section)

    def sections(self, short: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Title and words of every section, in order, fewer where there is little room; the rest is counted."""
        for section in SECTIONS:
            said = [line.words for line in self.of(section)]
            shown = said[: _LEAST.get(section, 9)] if short else said
            if beyond := self.more.get(section, 0) + len(said) - len(shown):
                shown[-1] += " " + self.titles["more"].format(number=beyond)
            if shown:
                yield self.titles[section], tuple(shown)

    @property
    def heading(self) -> str:
        """The name, and what they are."""
        return " · ".join(part for part in (self.name, self.role, self.relation) if part)

    def text(self, width: int = 88) -> str:
        """The card as plain text, to print or to copy."""
        told = [self.heading]
        for title, words in self.sections():
            told += ["", title]
            told += [textwrap.fill(line, width, initial_indent="  ", subsequent_indent="  ") for line in words]
        return "\n".join(told)


@dataclass(frozen=True, slots=True)
class Background:
    """What else is known when the card is made: the circle, notes that mention them, what the company asks."""

    circle: Circle = field(default_factory=Circle)
    notes: tuple[Noted, ...] = ()
    house: House = field(default_factory=House)


def card(
    profile: Profile,
    contact: Contact,
    today: datetime.date,
    live: Live,
    sentences: Sentences,
    background: Background | None = None,
    known: bool = True,
) -> Card:
    """The card for a contact on a day; `known` is False where they are in nobody's circle yet."""
    around = background or Background()
    name = one_line(contact.name)
    say = _Saying(sentences, {"first": _called(contact), "company": one_line(contact.company)}, name)
    shared = shared_with(profile, contact, sentences.vocabulary)
    told = [say("shared", one.kind, one.values()) for one in shared] or [say("shared", "nothing")]
    told.append(_question(say, contact, shared, sentences))
    told += _looked_up(say, profile, live)
    said = {one.theirs for one in shared}
    told += [
        say("leave-out", kind, values) for kind, values in left_out(profile, contact, today, sentences, around.house)
    ]
    last = together(contact, today, sentences, around.notes, said)
    told += [say("last", kind, values) for kind, values in last] or [say("last", "nothing")]
    promised = open_promises(contact, today, sentences, around.circle, around.notes)
    told += [say("promises", kind, values) for kind, values in promised] or [say("promises", "nothing")]
    lines, more = _fitted([line for line in told if line])
    role = ", ".join(one_line(part) for part in (contact.role, contact.company) if part.strip())
    return Card(name, role, one_line(contact.relation), known, lines, sentences.titles, more)


def as_json(card: Card) -> dict[str, Any]:
    """The card as data: the person, then a list of lines for every section."""
    told: dict[str, Any] = {
        "name": card.name,
        "role": card.role,
        "relation": card.relation,
        "known": card.known,
    }
    for section in SECTIONS:
        told[section.replace("-", "_")] = [
            {"kind": line.kind, "words": line.words, "why": line.why, "source": line.source}
            for line in card.of(section)
        ]
    return told


@dataclass(frozen=True, slots=True)
class _Saying:
    """Says a kind of thing about one person in one of the ways there are."""

    sentences: Sentences
    always: Mapping[str, str]
    seed: str

    def __call__(self, section: str, kind: str, values: Mapping[str, str] | None = None) -> CardLine | None:
        given = {**self.always, **(values or {})}
        one = self.sentences.pick(section, kind, given, f"{self.seed}|{given.get('theirs', '')}")
        return self._filled(one, section, kind, given) if one else None

    def _filled(self, one: Sentence, section: str, kind: str, given: Mapping[str, str]) -> CardLine:
        return CardLine(section, kind, one_line(one.words.format_map(given)), one.why, one.source)


def _called(contact: Contact) -> str:
    """What they are called in a sentence: the first word of the name, the whole of it where that is a title."""
    name = one_line(contact.name)
    first = name.split()[0] if name else ""
    return name if len(first.rstrip(".")) < 2 or first.endswith(".") or first.casefold() in _TITLES else first


_TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "the"}


def _question(say: _Saying, contact: Contact, shared: tuple[Shared, ...], sentences: Sentences) -> CardLine | None:
    """One question: from the best of what is shared, else from what is known of them, else the quickest way in."""
    for one in shared:
        if one.kind != "colleague" and (line := say("ask", one.kind, one.values())):
            return line
    warnings = {one_line(line.text) for line in contact.connection_points if says(line.text, sentences.warnings)}
    theirs = sorted(one_line(line.text) for line in contact.connection_points if not line.private and line.text.strip())
    needs = sorted(one_line(line.text) for line in contact.needs if not line.private and line.text.strip())
    for kind, lines in (("theirs", theirs), ("needs", needs)):
        if fit := [line for line in lines if line not in warnings]:
            return say("ask", kind, {"theirs": quoted(fit[0])})
    return say("ask", "nothing")


def _looked_up(say: _Saying, profile: Profile, live: Live) -> list[CardLine | None]:
    """The first things they find: what is live, else what the file says, and that it is only the file."""
    if live.known:
        headline, opening, where = live.headline, live.opening, "live"
    else:
        headline = "" if profile.person.private else profile.person.headline
        about = profile.summary
        opening = "" if about.private else about.opening or first_sentence(about.text)
        where = "file"
    found = {"headline": quoted(headline), "opening": quoted(opening, _OPENING)}
    both = "both" if headline.strip() and opening.strip() else "one" if headline.strip() or opening.strip() else "none"
    one = found["headline"] or found["opening"]
    return [say("found", f"{where}-{both}", {**found, "one": one})]


def first_sentence(text: str) -> str:
    """The first sentence of a text, "" for none."""
    return next(iter(split(text)), "")


def quoted(text: str, most: int = _SHORT) -> str:
    """Somebody's words on one line, shortened with a sign, their last full stop left to the sentence round them."""
    line = shorten(text, most)
    return line[:-1] if line.endswith(".") and not line.endswith("..") else line


def _fitted(told: Iterable[CardLine]) -> tuple[tuple[CardLine, ...], dict[str, int]]:
    """The lines that fit, and how many of a section do not; the same words are said once."""
    kept: list[CardLine] = []
    count: dict[str, int] = {}
    for line in dict.fromkeys(told):
        count[line.section] = count.get(line.section, 0) + 1
        if count[line.section] <= _MOST.get(line.section, 9):
            kept.append(line)
    return tuple(kept), {name: n - _MOST[name] for name, n in count.items() if name in _MOST and n > _MOST[name]}
