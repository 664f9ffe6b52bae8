"""The pieces of a profile that a criterion can look at, each with its path, its words and its dates."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from execcoach.profile.dates import Day
from execcoach.profile.keys import NATURAL_KEYS
from execcoach.profile.model import Entry, Line, Lines, Profile, Role
from execcoach.words import folded, gist, plain, sentences

LISTS = (
    "summary.accomplishments",
    "summary.motivations",
    "summary.passions",
    "summary.turn_offs",
    "connection_points.hobbies",
    "connection_points.teams",
    "connection_points.causes",
    "connection_points.places",
)
TABLES = (
    "schools",
    "memberships",
    "volunteering",
    "achievements",
    "awards",
    "publications",
    "talks",
    "certifications",
    "projects",
)
READABLE = (
    "person.headline",
    "person.contact",
    "summary.opening",
    "photo",
    "banner",
    "roles.current",
    "roles.past",
    "results.current",
    "results.past",
    "volunteering.cause",
    *LISTS,
    *TABLES,
)
"""What a criterion may read: a text, a list, a kind of table; `results` are the lines of roles, one by one."""

DERIVED = ("results.current", "results.past", "volunteering.cause")
"""Pieces of entries that are read whole under another word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to judge: its path, its texts by field, its dates by field, and what makes it the same as another.

    `whole` is the text that a sentence was taken from: what is wrong with that is wrong with the sentence.
    """

    path: str
    key: tuple[str, ...]
    texts: Mapping[str, str]
    days: Mapping[str, Day] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    private: bool = False
    kind: str = ""
    whole: str = ""

    def text(self, *names: str) -> str:
        """The texts of these fields (of all when none are named), a line each."""
        return "\n".join(self.texts[name] for name in names or self.texts if self.texts.get(name))

    def place(self, *names: str) -> str:
        """The path of the first of these fields that holds something, else of the piece."""
        there = next((name for name in names if self.texts.get(name) or name in self.days), "")
        return f"{self.path}.{there}" if there and there != "text" else self.path


def pieces(profile: Profile, where: str) -> Iterator[Piece]:
    """Everything in the profile that this word of READABLE names, in file order."""
    if where in LISTS:
        section, name = where.split(".")
        table = getattr(profile, section)
        yield from _lines(getattr(table, name), where, table)
    elif where in TABLES:
        for at, entry in enumerate(getattr(profile, where)):
            yield _entry(entry, where, at)
    else:
        yield from _SPECIAL[where](profile)


def _lines(lines: Lines, path: str, table: Entry) -> Iterator[Piece]:
    for at, line in enumerate(lines):
        days = {"date": line.date, "reviewed": line.reviewed or table.reviewed}
        given = {name: day for name, day in days.items() if day}
        private = table.private or line.private
        yield Piece(f"{path}[{at}]", (gist(line.text),), {"text": line.text}, given, {}, private, path)


def _entry(entry: Entry, section: str, at: int) -> Piece:
    texts, days, sizes = _contents(entry)
    named = NATURAL_KEYS.get(section, ())
    key = tuple(gist(texts.get(name, "")) for name in named if name != "start")
    return Piece(f"{section}[{at}]", key, texts, days, sizes, entry.private, section)


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(kind: type[Entry]) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(f.name for f in fields(kind) if f.name not in ("private", "source", "public"))
    return _NAMES[kind]


def _contents(entry: Entry) -> tuple[dict[str, str], dict[str, Day], dict[str, int]]:
    texts: dict[str, str] = {}
    days: dict[str, Day] = {}
    sizes: dict[str, int] = {}
    for name in _names(type(entry)):
        value: Any = getattr(entry, name)
        if isinstance(value, Day):
            days[name] = value
        elif isinstance(value, int):
            sizes[name] = value
        elif isinstance(value, tuple):
            texts[name] = "\n".join(line.text for line in value if isinstance(line, Line) and not line.private)
        elif value:
            texts[name] = value
    return texts, days, sizes


def _person(name: str) -> Callable[[Profile], Iterator[Piece]]:
    def read(profile: Profile) -> Iterator[Piece]:
        person = profile.person
        days = {"reviewed": person.reviewed} if person.reviewed else {}
        yield Piece(
            f"person.{name}", (name,), {"text": getattr(person, name)}, days, {}, person.private, f"person.{name}"
        )

    return read


def _opening(profile: Profile) -> Iterator[Piece]:
    summary = profile.summary
    days = {"reviewed": summary.reviewed} if summary.reviewed else {}
    first = summary.opening or next(iter(sentences(summary.text)), "")
    path = "summary.opening" if summary.opening or not first else "summary.text"
    yield Piece(path, ("opening",), {"text": first}, days, {}, summary.private, "summary.opening")


def _picture(name: str) -> Callable[[Profile], Iterator[Piece]]:
    def read(profile: Profile) -> Iterator[Piece]:
        picture = getattr(profile, name)
        texts, days, sizes = _contents(picture)
        if any(sizes.values()) or texts or days:
            yield Piece(name, (name,), texts, days, sizes, picture.private, name)

    return read


def _roles(*, current: bool) -> Callable[[Profile], Iterator[Piece]]:
    def read(profile: Profile) -> Iterator[Piece]:
        for at, role in enumerate(profile.roles):
            if (role.end is None) is current:
                yield _entry(role, "roles", at)

    return read


def _results(*, current: bool) -> Callable[[Profile], Iterator[Piece]]:
    """Each highlight and each sentence of a role; an earlier role counts for its best one only."""
    kind = "results.current" if current else "results.past"

    def read(profile: Profile) -> Iterator[Piece]:
        for at, role in enumerate(profile.roles):
            if (role.end is None) is not current or not plain(f"{role.company} {role.title}"):
                continue
            for name, text, whole, private in _said(role):
                key = gist(text) if current else f"{gist(role.company)} | {gist(role.title)}"
                hidden = role.private or private
                yield Piece(f"roles[{at}].{name}", (key,), {"text": text}, {}, {}, hidden, kind, whole)

    return read


def _said(role: Role) -> Iterator[tuple[str, str, str, bool]]:
    """Highlights, then sentences; one that has no word the ones before it had not is no new result."""
    for at, line in enumerate(role.highlights):
        yield f"highlights[{at}]", line.text, line.text, line.private
    told: set[str] = set()
    for sentence in sentences(role.summary):
        if not told.issuperset(folded(sentence)):
            yield "summary", sentence, role.summary, False
        told.update(folded(sentence))


def _causes(profile: Profile) -> Iterator[Piece]:
    for at, entry in enumerate(profile.volunteering):
        key = (gist(entry.cause),)
        yield Piece(
            f"volunteering[{at}].cause", key, {"text": entry.cause}, {}, {}, entry.private, "volunteering.cause"
        )


_SPECIAL: dict[str, Callable[[Profile], Iterator[Piece]]] = {
    "person.headline": _person("headline"),
    "person.contact": _person("contact"),
    "summary.opening": _opening,
    "photo": _picture("photo"),
    "banner": _picture("banner"),
    "roles.current": _roles(current=True),
    "roles.past": _roles(current=False),
    "results.current": _results(current=True),
    "results.past": _results(current=False),
    "volunteering.cause": _causes,
}
