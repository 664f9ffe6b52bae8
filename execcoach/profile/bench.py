"""What a check works with: its piece's words, the day, the word lists, and the outcome it gives."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, NamedTuple

from execcoach import words
from execcoach.profile.pieces import Piece
from execcoach.text import shorten

Options = Mapping[str, Any]


class Evidence(NamedTuple):
    """What was found and where: a path and the words that triggered it; `ok` is False where it costs credit."""

    path: str
    words: str
    ok: bool = True


class Outcome(NamedTuple):
    """Credit from 0 to 1 and what it rests on; `hollow` where form is all there is."""

    credit: float
    evidence: tuple[Evidence, ...] = ()
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Bench:
    """What a check may look at besides its piece: the day, the half-life in months, other texts, the word lists.

    `known` are the words of the person's name, title and company.
    """

    today: datetime.date
    half_life: int = 0
    others: Mapping[str, str] = field(default_factory=dict)
    stock: words.Phrasebook = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    limp: words.Phrasebook = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    _told: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was reckoned once for this bench. Why: a text is looked at by five checks, and most ask the same."""

    def own_words(self, text: str) -> frozenset[str]:
        """The different words that are not small, vague, ordinary or worn, nor the person's name, title or company."""
        found = self._told.get(("", text))
        if found is None:
            worn = {word for phrase in words.stock_phrases(text, self.stock) for word in phrase.split()}
            found = words.content_words(text) - self.vague - self.ordinary - worn - self.known
            self._told["", text] = found
        return found

    def no_names(self, beyond: tuple[str, ...] = ()) -> frozenset[str]:
        """The words that name nothing here: ordinary ones, the person's name, and what the named other texts say."""
        key = ("person.name", *beyond)
        found = self._told.get(key)
        if found is None:
            said = (word for path in key for word in words.folded(self.others.get(path, "")))
            found = self._told[key] = self.ordinary.union(said)
        return found


SUBSTANCE = 3
"""So many words of one's own make a text worth looking at for its form."""

Kind = Callable[[Piece, Options, Bench], Outcome]
KINDS: dict[str, Kind] = {}
NOTHING = Outcome(0.0)


def kind(name: str, *, form: bool = False) -> Callable[[Kind], Kind]:
    """Registers a function as the check of that name; one of `form` counts as far as the text has substance.

    Why: the right length, an I and no stock phrase are no merit in a sentence that ten thousand others could sign.
    """

    def register(function: Kind) -> Kind:
        KINDS[name] = partial(_with_substance, function) if form else function
        return function

    return register


def _with_substance(function: Kind, piece: Piece, options: Options, bench: Bench) -> Outcome:
    found = function(piece, options, bench)
    if not found.credit:
        return found
    part = min(1.0, len(bench.own_words(text_of(piece, options))) / SUBSTANCE)
    if part == 1:
        return found
    return Outcome(found.credit * part, tuple(item._replace(ok=False) for item in found.evidence), True)


def fields_of(options: Options) -> tuple[str, ...]:
    """The fields a check is told to look at."""
    return tuple(options.get("fields", ()))


def text_of(piece: Piece, options: Options) -> str:
    """What those fields say; a lone text is what it is."""
    names = fields_of(options)
    if len(piece.texts) == 1 and "text" in piece.texts:
        return piece.texts["text"]
    return piece.text(*names)


def found(piece: Piece, options: Options, credit: float, said: str) -> Outcome:
    """An outcome that rests on these words; nothing where there are none."""
    if not said.strip():
        return NOTHING
    return Outcome(credit, (Evidence(piece.place(*fields_of(options)), _short(said), credit >= 1),))


@lru_cache(maxsize=2048)
def _short(said: str) -> str:
    return shorten(said, 80)
