"""The sentences of the meeting card, read from their table, and which of several is said."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.shared_ground import Vocabulary, stem

SECTIONS = ("shared", "ask", "found", "leave-out", "promises", "last")
_HOLES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One way to say something: for which section and kind, and what has to be known for it."""

    id: str
    section: str
    kind: str
    words: str
    why: str
    source: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The placeholders in its words."""
        return tuple(dict.fromkeys(_HOLES.findall(self.words)))


@dataclass(frozen=True, slots=True)
class Sentences:
    """Everything the card can say, and the words by which it knows a warning, a promise, a name too common."""

    titles: Mapping[str, str] = field(hash=False)
    sentences: tuple[Sentence, ...]
    vocabulary: Vocabulary
    warnings: tuple[str, ...]
    promises: tuple[str, ...]
    called: Mapping[str, str] = field(hash=False)
    """What one entry and several of a kind are called: "hobby" → "a hobby|hobbies"."""
    screen: Mapping[str, str] = field(hash=False)
    """What the screen and the shell say round the card."""

    def pick(self, section: str, kind: str, values: Mapping[str, str], seed: str) -> Sentence | None:
        """The sentence for these values: one that uses most of them, chosen by the seed among its equals."""
        held = {name for name, value in values.items() if value}
        fit = [
            one for one in self.sentences if (one.section, one.kind) == (section, kind) and held.issuperset(one.needs)
        ]
        if any("apart" in one.needs for one in fit):
            fit = [one for one in fit if "apart" in one.needs]
        turn = int.from_bytes(hashlib.sha256(f"{seed}|{section}|{kind}".encode("utf-8", "replace")).digest()[:4])
        return fit[turn % len(fit)] if fit else None


def read_sentences(raw: Mapping[str, Any]) -> Sentences:
    """The table as a value; CoachError names what is wrong in it."""
    rows = raw.get("sentence")
    if not isinstance(rows, list) or not rows:
        raise _wrong("sentence", "[[sentence]] tables")
    keys = ("id", "section", "kind", "words", "why", "source")
    for at, row in enumerate(rows):
        for key in keys:
            if not isinstance(row.get(key), str) or not row[key].strip():
                raise _wrong(f"sentence[{at}].{key}", "words in quotes")
        if row["section"] not in SECTIONS:
            raise _wrong(f"sentence[{at}].section", ", ".join(SECTIONS))
    common = raw["common"]
    vocabulary = Vocabulary(
        generic=frozenset(common["generic"].split()),
        everyday=frozenset(stem(word) for word in common["everyday"].split()),
        forms=frozenset(common["forms"].split()),
        two_meanings=frozenset(common["two_meanings"].split()),
        noted=tuple(common["noted"]),
    )
    return Sentences(
        titles=dict(raw["titles"]),
        sentences=tuple(Sentence(**{key: row[key] for key in keys}) for row in rows),
        vocabulary=vocabulary,
        warnings=tuple(common["warnings"]),
        promises=tuple(common["promises"]),
        called=dict(raw["called"]),
        screen=dict(raw["screen"]),
    )


def _wrong(path: str, expected: str) -> CoachError:
    place = Place(file="prompts/meeting.toml", path=path, expected=expected)
    return CoachError("The meeting card cannot be made", f"{path} is not as it should be.", [place])
