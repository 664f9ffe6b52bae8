"""The one family of errors: what went wrong and what to do, in words a person can act on.

Why named tuples: every command imports this, and `dataclasses` alone costs `count` a sixth of its sixty milliseconds.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """Where something is wrong; `line` counts from 1, 0 when unknown; `path` is the place in the file."""

    file: str = ""
    line: int = 0
    path: str = ""
    value: str = ""
    expected: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        parts = [part for part in (where, self.path) if part]
        if self.value:
            parts.append(f"found {self.value}")
        if self.expected:
            parts.append(f"expected {self.expected}")
        return ", ".join(parts)


class CoachError(Exception):
    """Anything execcoach tells a person instead of a result; exit code 2: bad input or usage."""

    exit_code = 2

    def __init__(self, title: str, sentence: str, places: Iterable[Place] = ()) -> None:
        super().__init__(f"{title}. {sentence}")
        self.title = title
        self.sentence = sentence
        self.places = tuple(places)


class FileTrouble(CoachError):
    """A file that could not be read or written; exit code 3."""

    exit_code = 3


class Conflict(NamedTuple):
    """One place where two people wrote different things: what was there, what I wrote, what stands there now."""

    path: str
    base: object
    mine: object
    theirs: object


class EditConflict(CoachError):
    """A save that would undo somebody else's change; nothing was written; exit code 1."""

    exit_code = 1

    def __init__(self, title: str, sentence: str, conflicts: Iterable[Conflict], places: Iterable[Place] = ()) -> None:
        super().__init__(title, sentence, places)
        self.conflicts = tuple(conflicts)
