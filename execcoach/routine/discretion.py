"""What may be told to others about a week: nothing kept private, and no line that names somebody who is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from execcoach.profile.circle import Circle, Contact
from execcoach.routine.offering import person_key
from execcoach.routine.records import StepRecord
from execcoach.words import folded

_SHORTEST = 3
"""Letters of a part of a private name that hide a line: shorter ones are initials and particles."""


@dataclass(frozen=True, slots=True)
class Discretion:
    """Who may be named: contacts by key, and the words by which somebody private would be given away."""

    contacts: dict[str, Contact]
    hidden: frozenset[tuple[str, ...]]
    secret: frozenset[str]

    def silent(self, text: str) -> bool:
        """Whether the text names nobody and nothing that is kept private."""
        said = folded(text)
        longest = max(map(len, self.hidden), default=0)
        return not any(
            said[at : at + size] in self.hidden for size in range(1, longest + 1) for at in range(len(said) - size + 1)
        )

    def may_tell(self, step: StepRecord) -> bool:
        """Whether a step may be told at all: it is not private, nor is whom it was about, nor does it name them."""
        return not step.private and person_key(step.contact) not in self.secret and self.silent(step.note)

    def contact(self, key: str) -> Contact | None:
        """The contact that is meant, None where nobody is or they are kept private."""
        return self.contacts.get(person_key(key)) if key else None


def discretion(circle: Circle) -> Discretion:
    """What this circle allows to be told. A private person is hidden by each part of their name, a thing by all."""
    known: dict[str, Contact] = {}
    secret: set[str] = set()
    for one in reversed(circle.contacts):
        for key in filter(None, (person_key(one.id), person_key(one.name))):
            if one.private:
                secret.add(key)
            else:
                known[key] = one
    things = [one.name for some in (circle.sources, circle.companies) for one in some if one.private]
    things += [one.event for one in circle.triggers if one.private]
    hidden = {folded(name) for name in things} | set(_parts(one.name for one in circle.contacts if one.private))
    return Discretion(known, frozenset(words for words in hidden if words), frozenset(secret))


def _parts(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for name in names:
        words = folded(name)
        yield words
        for word in words:
            if len(word) >= _SHORTEST:
                yield (word,)
                yield (f"{word}'s",)
