"""Which sentence of an About probably says which part: an honest guess by plain words, or none."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from execcoach.profile.about import About, Sentence
from execcoach.words import folded, name, number, plain


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, or a kind of finding, and how much they speak for a part (less than nothing: against it)."""

    points: int
    says: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    finds: str = ""
    most_words: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a summary: where its lines are kept, how it is asked for, which question asks when it is missing."""

    id: str
    path: str
    question: str
    title: str
    words: str
    why: str
    source: str
    threshold: int
    cues: tuple[Cue, ...]

    @property
    def single(self) -> bool:
        """Whether the part is one line and no list."""
        return self.path == "summary.opening"


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything prompts/about.toml says: the parts, what is no sentence about anybody, deeds, words of a page."""

    parts: tuple[Part, ...]
    neither: tuple[Cue, ...]
    deeds: frozenset[str]
    no_deeds: frozenset[str]
    page_lines: frozenset[str]
    page_tops: frozenset[str]
    page_ends: tuple[str, ...]
    says: Mapping[str, str]

    def part(self, id: str) -> Part:
        """The part of this id."""
        return next(part for part in self.parts if part.id == id)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence and how much speaks for it."""

    sentence: Sentence
    points: int


def read_guide(raw: Mapping[str, Any]) -> Guide:
    """The guide from the tables of prompts/about.toml."""
    page = raw["page"]
    parts = tuple(Part(**{key: part[key] for key in _PART_KEYS}, cues=_cues(part["cue"])) for part in raw["part"])
    return Guide(
        parts=parts,
        neither=_cues(raw["neither"]),
        deeds=frozenset(raw["deeds"]["words"]),
        no_deeds=frozenset(raw["deeds"]["not"]),
        page_lines=frozenset(plain(line) for line in page["lines"]),
        page_tops=frozenset(plain(line) for line in page["tops"]),
        page_ends=tuple(page["ends"]),
        says=raw["says"],
    )


_PART_KEYS = ("id", "path", "question", "title", "words", "why", "source", "threshold")


def _cues(rows: Sequence[Mapping[str, Any]]) -> tuple[Cue, ...]:
    def phrases(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
        return tuple(_said(words) for words in row.get(key, ()))

    return tuple(
        Cue(
            points=row["points"],
            says=phrases(row, "says"),
            starts=phrases(row, "starts"),
            heads=phrases(row, "heads"),
            finds=row.get("finds", ""),
            most_words=row.get("most_words", 0),
        )
        for row in rows
    )


def ranked(about: About, guide: Guide) -> dict[str, tuple[Ranked, ...]]:
    """For each part every sentence, the one that most speaks for first; ties in the order of the text."""
    seen = [_Seen.of(sentence, guide) for sentence in about.sentences]
    first = next((at for at, one in enumerate(seen) if not one.neither), 0)
    seen = [one.placed(at == first, at >= len(seen) * 3 / 5) for at, one in enumerate(seen)]
    answer = {}
    for part in guide.parts:
        points = [sum(cue.points for cue in part.cues if one.has(cue)) - one.neither for one in seen]
        rows = [Ranked(one.sentence, some) for one, some in zip(seen, points, strict=True)]
        answer[part.id] = tuple(sorted(rows, key=lambda row: -row.points))
    return answer


def guesses(
    ranking: Mapping[str, Sequence[Ranked]], guide: Guide, taken: Collection[int] = (), settled: Collection[str] = ()
) -> dict[str, Sentence]:
    """The likeliest sentence for each part that is not settled; a part for which nothing speaks enough has none.

    A sentence serves one part: who reads it may say otherwise, a guess may not.
    """
    used = set(taken)
    found: dict[str, Sentence] = {}
    open_parts = [part for part in guide.parts if part.id not in settled]
    rows = [
        (not part.single, -row.points, row.sentence.at, part.id, row.sentence)
        for part in open_parts
        for row in ranking.get(part.id, ())
        if row.points >= part.threshold
    ]
    for _, _, at, id, sentence in sorted(rows, key=lambda row: row[:4]):
        if id not in found and at not in used:
            found[id] = sentence
            used.add(at)
    return found


def _said(text: str) -> str:
    return plain(text).replace("-", " ")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence with what the cues look at."""

    sentence: Sentence
    said: str
    heads: str
    finds: frozenset[str]
    count: int
    neither: int = 0

    @classmethod
    def of(cls, sentence: Sentence, guide: Guide) -> "_Seen":
        words = folded(sentence.text)
        said = f" {_said(sentence.text)} "
        heads = f" {_said(sentence.heading)} "
        finds = {kind for kind, there in _findings(sentence.text, said, words, guide) if there}
        seen = cls(sentence, said, heads, frozenset(finds), len(words))
        against = sum(cue.points for cue in guide.neither if seen.has(cue))
        return cls(sentence, said, heads, frozenset(finds), len(words), against)

    def placed(self, first: bool, late: bool) -> "_Seen":
        """The same with where it stands among the others."""
        return replace(self, finds=self.finds | {name for name, is_so in (("first", first), ("late", late)) if is_so})

    def has(self, cue: Cue) -> bool:
        """Whether the cue speaks here."""
        if cue.most_words and self.count > cue.most_words:
            return False
        return (
            cue.finds in self.finds
            or any(f" {words} " in self.said for words in cue.says)
            or any(self.said.startswith(f" {words} ") for words in cue.starts)
            or any(f" {words} " in self.heads for words in cue.heads)
        )


def _findings(text: str, said: str, words: Sequence[str], guide: Guide) -> list[tuple[str, bool]]:
    count = bool(number(text))
    _, away, rest = said.partition(" from ")
    return [
        ("number", count),
        ("change", bool(away) and " to " in rest and count),
        ("name", bool(name(text))),
        ("past", any(_past(word, guide) for word in words)),
        ("deed", _deed(words, guide)),
        ("contact", bool(_CONTACT.search(text))),
    ]


_CONTACT = re.compile(r"\w@\w[\w.-]*\.\w|://")
_DOERS = frozenset(("i", "i've", "i'd", "we", "we've", "we'd", "my", "our", "team"))


def _deed(words: Sequence[str], guide: Guide) -> bool:
    """Whether somebody here did something: a verb of the past at the start or soon after I, we or our."""
    for at, word in enumerate(words):
        if _past(word, guide) and (not at or not _DOERS.isdisjoint(words[max(0, at - 4) : at])):
            return True
    return False


def _past(word: str, guide: Guide) -> bool:
    return word in guide.deeds or (len(word) > 4 and word.endswith("ed") and word not in guide.no_deeds)
