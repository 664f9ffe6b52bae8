"""A mark of one's own: a sign, a colour and the initials, so that nobody's file is taken for somebody else's."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from execcoach.profile.model import Person

SIGNS = "◆●▲■★▼✚◣"
"""Told apart by their shape alone, for eyes and screens without colours."""
HUES = 4
_KEPT = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign, the number of its colour, and initials."""

    sign: str
    hue: int
    initials: str

    def __str__(self) -> str:
        return f"{self.sign} {self.initials}".strip()


def key_of(person: Person, folder: str = "") -> str:
    """What a person is known by on this machine: the id, else the name, else the folder."""
    return person.id or person.name.casefold() or folder


def mark(number: int, name: str) -> Mark:
    """The mark of this number for a person of this name."""
    parts = [part for part in name.split() if part[0].isalnum()]
    letters = "".join(part[0].upper() for part in ([parts[0], parts[-1]] if len(parts) > 1 else parts))
    return Mark(SIGNS[number % len(SIGNS)], number // len(SIGNS) % HUES, letters)


def number_for(key: str, given: Mapping[str, int]) -> int:
    """The number of somebody's mark: the one given before, else one whose sign nobody here has, while there is one."""
    if key in given:
        return given[key]
    number = zlib.crc32(key.encode("utf-8", "replace")) % (len(SIGNS) * HUES)
    others = set(given.values())
    signs = {other % len(SIGNS) for other in others}
    turns = [(number + turn) % (len(SIGNS) * HUES) for turn in range(len(SIGNS) * HUES)]
    free = [turn for turn in turns if turn % len(SIGNS) not in signs] or [turn for turn in turns if turn not in others]
    return (free or turns)[0]


def kept(given: Mapping[str, int], key: str, number: int) -> dict[str, int]:
    """The numbers with this one as the newest; the oldest are forgotten."""
    rest = {other: taken for other, taken in given.items() if other != key}
    return {key: number} | dict(list(rest.items())[: _KEPT - 1])
