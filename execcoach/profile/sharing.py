"""What a person and a contact share, the best of it first: one line for each thing they have in common."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from execcoach.profile.circle import Contact
from execcoach.profile.model import Profile
from execcoach.profile.shared_ground import (
    RANKS,
    Match,
    Point,
    Vocabulary,
    fold,
    head,
    matches,
    noted,
    own_points,
    their_points,
)
from execcoach.text import in_words, several, shorten
from execcoach.words import words

_SHORT = 48
_NAMED = {"school", "employer", "colleague", "membership", "volunteering", "event", "publisher"}
_DONE = {"hobby", "cause", "topic"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_APART = re.compile(r"\b(\w+) years? (?:after|before|ahead of|behind|below|above|apart|earlier|later|younger|older)\b")


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing in common: its kind, the words for it, and both sides as each is written down."""

    kind: str
    what: str
    mine: str
    theirs: str
    years: str = ""
    apart: str = ""
    also: str = ""
    """The pastime, where both the school and the pastime are shared."""
    words: frozenset[str] = field(default=frozenset(), hash=False)

    def values(self) -> Mapping[str, str]:
        """What the sentences of the card may say of it."""
        return {
            "what": self.what,
            "mine": shorten(self.mine, _SHORT).removesuffix("."),
            "theirs": shorten(self.theirs, _SHORT).removesuffix("."),
            "years": self.years,
            "apart": self.apart,
            "also": self.also,
        }


def shared_with(profile: Profile, contact: Contact, vocabulary: Vocabulary) -> tuple[Shared, ...]:
    """What a profile and a contact share, best first; each thing and each note about them is named once."""
    theirs = their_points(contact)
    name = "" if profile.person.private else profile.person.name
    found = matches(own_points(profile), theirs, vocabulary, (name, contact.name))
    by_note: dict[Point, list[Match]] = {}
    for match in found:
        by_note.setdefault(match.theirs, []).append(match)
    best = [_one(some) for some in by_note.values()]
    told = set(by_note)
    best += [
        Shared("noted", "", "", point.text, apart=_said_apart(point.text))
        for point in noted(theirs, vocabulary, name)
        if name and point not in told
    ]
    kept: list[Shared] = []
    for one in sorted(best, key=lambda one: (_rank(one), one.theirs, one.mine)):
        if not any(one.words and one.words <= other.words for other in kept):
            kept.append(one)
    return tuple(kept)


def _rank(one: Shared) -> int:
    return -1 if one.kind == "school-and-hobby" else RANKS.index(one.kind)


def _one(found: list[Match]) -> Shared:
    """The best of the matches with one note, as one thing in common."""
    first = min(found, key=lambda match: (RANKS.index(match.kind), match.mine.text))
    every = frozenset[str]().union(*(match.words for match in found))
    hobby = min((match for match in found if match.kind == "hobby"), key=lambda match: match.mine.text, default=None)
    mine, theirs = first.mine, first.theirs.text
    years = "–".join(str(day.year) for day in (mine.start, mine.end) if day)
    apart = _years_apart(mine, theirs) if first.kind == "school" else ""
    if first.kind == "school" and hobby:
        also = head(hobby.mine.text)
        return Shared("school-and-hobby", mine.text, hobby.mine.text, theirs, years, apart, also, every)
    return Shared(first.kind, _what(first), mine.text, theirs, years, apart, "", every)


def _what(match: Match) -> str:
    """What is shared, as it is spelt in the profile: a whole name, a pastime, or the words of a name."""
    if match.mine.kind in _NAMED or match.kind == "post":
        return match.mine.text
    if match.kind in _DONE or (match.kind == "team" and match.mine.kind == "team"):
        return head(match.mine.text)
    return " ".join(w for w in words(match.mine.text) if fold(w).removesuffix("'s") in match.words) or match.mine.text


def _years_apart(mine: Point, theirs: str) -> str:
    """How far apart they were there, where a note says so or gives a year."""
    if said := _said_apart(theirs):
        return said
    years = [int(year) for year in _YEAR.findall(theirs)]
    known = [day.year for day in (mine.start, mine.end) if day]
    if not years or not known:
        return ""
    gap = max(min(years) - max(known), min(known) - max(years), 0)
    if not gap:
        return "at the same time"
    return f"{several(gap, 'year')} apart"


def _said_apart(theirs: str) -> str:
    found = _APART.search(theirs)
    number = found[1].casefold() if found else ""
    if not (number.isdigit() and len(number) < 3) and number not in (*map(in_words, range(1, 11)), "a"):
        return ""
    number = "one" if number == "a" else number
    return f"{number} year{'' if number in ('one', '1') else 's'} apart"
