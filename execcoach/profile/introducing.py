"""Who of a circle should meet whom: one offers what the other needs. Both are asked before they are introduced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from execcoach.profile.circle import Circle, Contact, Introduction
from execcoach.profile.model import Line
from execcoach.profile.shared_ground import fold, stem
from execcoach.text import one_line
from execcoach.words import content_words

STAGES = ("suggested", "asked a", "asked b", "both asked", "both yes", "introduced", "declined")
_SAID = {
    **dict.fromkeys(("introduced", "done", "made"), "introduced"),
    **dict.fromkeys(("declined", "no", "refused", "not now"), "declined"),
    **dict.fromkeys(("both yes", "yes", "agreed"), "both yes"),
}
_NO = frozenset({"no", "not", "never", "none", "false", "nobody", "refused", "declined"})
_EVERYDAY = (
    "about anybody anyone better company find first help kind know learn look meet need other people person place "
    "plain run running somebody someone team time want way who word words work working write year"
)
_COMMON = frozenset(map(stem, _EVERYDAY.split()))
"""What everybody offers and needs: it makes nobody right for anybody."""
_MANY = 12
"""A word in more needs than this makes nobody right for anybody either; it also bounds the work."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contacts who should meet, why for each in the words noted of the other.

    `gives_a` is what the first offers that the second looks for, `gives_b` the other way round; "" where nothing.
    `conflict` names an interest to think of first: "competitor" or "key companies"; "" where none shows.
    """

    a: Contact
    b: Contact
    why_a: str
    why_b: str
    conflict: str = ""
    gives_a: str = ""
    gives_b: str = ""


def name_of(contact: Contact) -> str:
    """What an introduction calls a contact: the short name, else the name."""
    return contact.id or contact.name


def stage(introduction: Introduction) -> str:
    """How far an introduction is, one of STAGES; what the dates say where the state says nothing else."""
    if said := _SAID.get(fold(introduction.state).strip()):
        return said
    asked = (introduction.asked_a is not None, introduction.asked_b is not None)
    return {(True, True): "both asked", (True, False): "asked a", (False, True): "asked b"}.get(asked, "suggested")


def refuses(contact: Contact) -> bool:
    """Whether what was noted of a contact's consent begins with a no."""
    said = fold(contact.consent).replace(",", " ").replace(".", " ").replace(";", " ").split()
    return bool(said) and said[0] in _NO


def suggested(circle: Circle, within: bool = False, most: int = 20) -> tuple[Pair, ...]:
    """The pairs most worth introducing, what helps both first; the order of the contacts in the file changes nothing.

    Never two of one company unless `within`; nobody private, nobody who refuses, and no pair that an introduction
    names already, however it ended.
    """
    people = sorted(
        {c for c in circle.contacts if c.name and not c.private and not refuses(c)},
        key=lambda c: (fold(c.name), fold(c.company), repr(c)),
    )
    met = [(fold(i.a), fold(i.b)) for i in circle.introductions]
    met_with: dict[str, set[str]] = {}
    for name, other_name in (*met, *((b, a) for a, b in met)):
        met_with.setdefault(name, set()).add(other_name)
    best: dict[tuple[int, int], dict[int, tuple[int, str]]] = {}
    for giver, taker, shared, line in _fits(people):
        kept = best.setdefault((min(giver, taker), max(giver, taker)), {})
        if (shared, line) > kept.get(giver, (0, "")):
            kept[giver] = (shared, line)
    found = []
    for (one, other), gives in best.items():
        a, b = people[one], people[other]
        if _same(a, b) or (not within and a.company and fold(a.company) == fold(b.company)):
            continue
        if any(met_with.get(name, set()) & {*_names(b)} for name in _names(a)):
            continue
        strength = sum(shared for shared, _ in gives.values())
        mine, theirs = gives.get(one), gives.get(other)
        given = [gift[1] if gift else "" for gift in (mine, theirs)]
        pair = Pair(a, b, _why(b, theirs, mine), _why(a, mine, theirs), _conflict(circle, a, b), *given)
        found.append(((-len(gives), -strength, one, other), pair))
    return tuple(pair for _, pair in sorted(found, key=lambda one: one[0])[:most])


def _fits(people: list[Contact]) -> Iterator[tuple[int, int, int, str]]:
    """(who offers, who needs, how many words they share, the words offered) wherever an offer meets a need."""
    needs: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for at, contact in enumerate(people):
        for line in contact.needs:
            terms = _terms(line)
            for term in terms:
                needs.setdefault(term, []).append((at, terms))
    for at, contact in enumerate(people):
        for line in contact.offers:
            terms = _terms(line)
            rare = [found for term in terms if len(found := needs.get(term, ())) <= _MANY]
            wanted = {(other, need) for found in rare for other, need in found if other != at}
            for other, need in wanted:
                shared = len(terms & need)
                if shared > 1 or shared == min(len(terms), len(need)):
                    yield at, other, shared, one_line(line.text)


def _terms(line: Line) -> frozenset[str]:
    if line.private:
        return frozenset()
    return frozenset(stem(fold(word)) for word in content_words(line.text) if len(word) > 2) - _COMMON


def _names(contact: Contact) -> Iterator[str]:
    return (fold(name) for name in (contact.id, contact.name) if name)


def _same(a: Contact, b: Contact) -> bool:
    """Whether two entries may be one person: nobody is introduced to themselves."""
    return fold(a.name) == fold(b.name) or bool(a.id and fold(a.id) == fold(b.id))


def _why(other: Contact, gets: tuple[int, str] | None, gives: tuple[int, str] | None) -> str:
    """Why one should meet the other: what they would get, else what they could give."""
    if gets:
        return f"{one_line(other.name)} offers: {gets[1]}"
    return f"{one_line(other.name)} looks for: {gives[1]}" if gives else ""


def _conflict(circle: Circle, a: Contact, b: Contact) -> str:
    if any("competitor" in fold(contact.relation) for contact in (a, b)):
        return "competitor"
    key = {fold(company.name) for company in circle.companies if company.name}
    return "key companies" if {fold(a.company), fold(b.company)} <= key - {""} else ""
