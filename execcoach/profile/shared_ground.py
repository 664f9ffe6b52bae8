"""Where two sets of connection points meet: the same name, or the same thing done. Plain words, never substrings."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from execcoach.profile.circle import Contact
from execcoach.profile.dates import Day
from execcoach.profile.model import Entry, Profile
from execcoach.text import one_line
from execcoach.words import content_words, sentences, words

RANKS = (
    *("school", "noted", "hobby", "team", "cause", "volunteering", "membership", "employer", "event", "publisher"),
    *("place", "language", "post", "topic", "name", "colleague"),
)
"""What two people may share, what makes the better conversation first."""
_NAMES = {"school", "employer", "colleague", "membership", "volunteering", "event", "publisher", "company"}
"""Points that are a name from end to end."""
_HEADS = {"place", "team", "language"}
"""Points that begin with a name and may go on: "Gdynia, four winters"."""
_DEEDS = {"hobby", "cause", "team", "topic"}
"""Points that say what is done; they meet such points, and what was noted of somebody."""
_SAID = {"said", "role"}
_LISTS = {"hobby": "hobbies", "team": "teams", "cause": "causes", "place": "places"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that make nobody particular: `generic` in names, `everyday` and `forms` in doings; names that are words."""

    generic: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    two_meanings: frozenset[str] = frozenset()
    noted: tuple[str, ...] = ()
    """What a note begins or says where it already tells what both share: "both our"."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing about a person: what kind it is, the words, the years it lasted."""

    kind: str
    text: str
    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Two points that meet, and the words in which they do, folded."""

    kind: str
    words: frozenset[str]
    mine: Point
    theirs: Point


def own_points(profile: Profile) -> tuple[Point, ...]:
    """What of a profile somebody else may share; nothing private."""
    found: list[Point] = []

    def add(kind: str, text: str, entry: Entry, start: Day | None = None, end: Day | None = None) -> None:
        if text.strip() and not entry.private:
            found.append(Point(kind, one_line(text), start, end))

    person, current = profile.person, profile.current_role()
    houses = {_folded(person.company), _folded(profile.roles[current].company) if current is not None else ()}
    add("colleague", person.company, person)
    add("post", person.role, person)
    add("place", person.location, person)
    for school in profile.schools:
        add("school", school.name, school, school.start, school.end)
        for line in school.activities:
            add("hobby", "" if school.private else line.text, line)
    for at, role in enumerate(profile.roles):
        if at == current or _folded(role.company) not in houses:
            add("colleague" if at == current else "employer", role.company, role, role.start, role.end)
        if at == current:
            add("post", role.title, role)
    points = profile.connection_points
    for kind in ("hobby", "team", "cause", "place"):
        for line in getattr(points, _LISTS[kind]):
            add(kind, "" if points.private else line.text, line)
    for member in profile.memberships:
        add("membership", member.organisation, member, member.start, member.end)
    for work in profile.volunteering:
        add("volunteering", work.organisation, work, work.start, work.end)
        add("cause", work.cause, work)
    for piece in profile.publications:
        add("publisher", piece.publisher, piece)
    for talk in profile.talks:
        add("event", talk.event, talk)
    for topic in profile.topics:
        add("topic", topic.name, topic)
    for language in profile.languages:
        add("language", language.name, language)
    return tuple(dict.fromkeys(found))


def their_points(contact: Contact) -> tuple[Point, ...]:
    """What is known of a contact, in the words it was noted in; nothing private."""
    lines = [line.text for line in (*contact.connection_points, *contact.learned) if not line.private]
    found = [Point("company", one_line(contact.company)), Point("role", one_line(contact.role))]
    found += [Point("said", one_line(line)) for line in lines]
    return tuple(point for point in dict.fromkeys(found) if point.text)


def matches(
    mine: Iterable[Point], theirs: Iterable[Point], vocabulary: Vocabulary, people: Iterable[str] = ()
) -> tuple[Match, ...]:
    """Every pair that meets, in an order that does not depend on theirs; the `people`'s own names never count."""
    ignored = frozenset(word for name in people for word in _folded(name))
    other = tuple(theirs)
    found = {match for one in mine for two in other if (match := _match(one, two, vocabulary, ignored))}
    return tuple(sorted(found, key=lambda match: (RANKS.index(match.kind), match.theirs.text, repr(match.mine))))


def noted(points: Iterable[Point], vocabulary: Vocabulary, name: str) -> tuple[Point, ...]:
    """Notes about somebody that say themselves what both share: they name the person, or say "both our"."""
    own = (_folded(name) or ("",))[0]
    found = {
        point
        for point in points
        if point.kind == "said"
        and (own in _names(point.text, vocabulary) or any(sign in fold(point.text) for sign in vocabulary.noted))
    }
    return tuple(sorted(found, key=lambda point: point.text))


def head(text: str) -> str:
    """The first words of a point, up to its first mark: "Rowing" of "Rowing: I stroked the second boat"."""
    at = min((place for mark in ":;,(.–—" if (place := text.find(mark)) > 0), default=len(text))
    return text[:at].strip()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without case and accents, apostrophes straight."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.casefold().replace("’", "'")


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(word).removesuffix("'s") for word in words(text))


def _match(one: Point, two: Point, vocabulary: Vocabulary, ignored: frozenset[str]) -> Match | None:
    kinds = {one.kind, two.kind}
    kind = min((kind for kind in kinds if kind in RANKS), key=RANKS.index, default="name")
    if kind == "post":
        shared = frozenset(_folded(one.text)) if _folded(one.text) == _folded(two.text) else frozenset()
        return Match(kind, shared, one, two) if shared and kinds <= {"post", "role"} else None
    if one.kind in _DEEDS | _SAID and two.kind in _DEEDS | _SAID and kinds & _DEEDS:
        shared = (_doings(one, vocabulary) & _doings(two, vocabulary)) - ignored
        if shared:
            return Match(kind, shared, one, two)
    shared = _same_name(one, two, vocabulary) - ignored
    if not shared:
        return None
    loose = not (kinds & (_NAMES | _HEADS))
    return Match("name" if loose else kind if kind in RANKS else "employer", shared, one, two)


def _same_name(one: Point, two: Point, vocabulary: Vocabulary) -> frozenset[str]:
    cores = [_core(point, vocabulary) for point in (one, two)]
    named = [point.kind in _NAMES | _HEADS for point in (one, two)]
    if all(named):
        if not all(cores):
            whole = _folded(one.text)
            return frozenset(whole) if whole == _folded(two.text) and len(whole) > 1 else frozenset()
        return cores[0] & cores[1] if cores[0] <= cores[1] or cores[1] <= cores[0] else frozenset()
    if any(named):
        core, text = (cores[0], two.text) if named[0] else (cores[1], one.text)
        return core if core and core <= _names(text, vocabulary) else frozenset()
    return _names(one.text, vocabulary, first="never") & _names(two.text, vocabulary, first="never")


def _core(point: Point, vocabulary: Vocabulary) -> frozenset[str]:
    """What is particular in a name."""
    if point.kind in _NAMES:
        return frozenset(_folded(point.text)) - vocabulary.generic
    return _names(head(point.text), vocabulary, first="counts") if point.kind in _HEADS else frozenset()


@lru_cache(maxsize=4096)
def _names(text: str, vocabulary: Vocabulary, first: str = "") -> frozenset[str]:
    """The words with a capital; one that begins a sentence counts, never does, or does unless it is a word too."""
    found = set()
    for sentence in sentences(text):
        for at, word in enumerate(words(sentence)):
            key = fold(word).removesuffix("'s")
            doubtful = first == "never" or (first != "counts" and key in vocabulary.two_meanings)
            if word[0].isupper() and len(key) > 1 and key not in vocabulary.generic and not (at == 0 and doubtful):
                found.add(key)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _doings(point: Point, vocabulary: Vocabulary) -> frozenset[str]:
    """The stems of the words that say what is done, in the text up to its first mark; a name is no doing."""
    text = head(point.text)
    told = frozenset(fold(word).removesuffix("'s") for word in content_words(text))
    told -= _names(text, vocabulary, first="counts" if point.kind == "team" else "never")
    found = frozenset(
        stem(word) for word in told - vocabulary.forms - vocabulary.generic if not any(map(str.isdigit, word))
    )
    return frozenset(word for word in found if len(word) > 2) - vocabulary.everyday


def stem(word: str) -> str:
    """The word without the endings of a doing: row, rows, rowed and rowing are the same."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    word = f"{word[:-2]}y" if len(word) > 4 and word.endswith("ie") else word
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2]:
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
