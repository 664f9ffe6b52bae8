"""Kinds of checks: small functions that judge how good a piece is, never that it is there."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from execcoach import words
from execcoach.profile.dates import Day
from execcoach.profile.pieces import Piece
from execcoach.text import shorten

Options = Mapping[str, Any]


class Evidence(NamedTuple):
    """What was found and where: a path and the words that triggered it; `ok` is False where it costs credit."""

    path: str
    words: str
    ok: bool = True


class Outcome(NamedTuple):
    """Credit from 0 to 1 and what it rests on."""

    credit: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """What a check may look at besides its piece: the day, the half-life in months, other texts, the word lists."""

    today: datetime.date
    half_life: int = 0
    others: Mapping[str, str] = field(default_factory=dict)
    stock: words.Phrasebook = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    limp: words.Phrasebook = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()


Kind = Callable[[Piece, Options, Bench], Outcome]
KINDS: dict[str, Kind] = {}
NOTHING = Outcome(0.0)
_LINK = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+\S*")
_REACH = re.compile(  # each begins where its run begins: linear in the length of the text
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+"
    r"|(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|\+?\d[\d ()-]{6,}\d"
)


def kind(name: str) -> Callable[[Kind], Kind]:
    """Registers a function as the check of that name."""

    def register(function: Kind) -> Kind:
        KINDS[name] = function
        return function

    return register


def _fields(options: Options) -> tuple[str, ...]:
    return tuple(options.get("fields", ()))


def _text(piece: Piece, options: Options) -> str:
    names = _fields(options)
    return piece.text() if piece.texts.keys() == {"text"} else piece.text(*names)


def _found(piece: Piece, options: Options, credit: float, said: str) -> Outcome:
    if not said.strip():
        return NOTHING
    return Outcome(credit, (Evidence(piece.place(*_fields(options)), shorten(said, 80), credit >= 1),))


def _worn(piece: Piece, options: Options, phrases: tuple[str, ...]) -> Outcome:
    place = piece.place(*_fields(options))
    return Outcome(0.0, tuple(Evidence(place, phrase, False) for phrase in phrases))


@kind("length")
def length(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """At least so many different words, at most so many characters; half where it is over."""
    text = _text(piece, options)
    different = len(set(words.folded(text)))
    if not different:
        return NOTHING
    credit = min(1.0, different / options.get("least", 1))
    if len(text) > options.get("most", len(text)):
        return _found(piece, options, credit / 2, f"{len(text)}/{options['most']}")
    return _found(piece, options, credit, text)


@kind("detail")
def detail(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """So many different words that carry something and are neither vague nor worn."""
    text = _text(piece, options)
    worn = {word for phrase in words.stock_phrases(text, bench.stock) for word in phrase.split()}
    carrying = words.content_words(text) - bench.vague - worn
    return _found(piece, options, min(1.0, len(carrying) / options["least"]), text)


@kind("filled")
def filled(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """The share of the named fields that hold something; dates count as fields."""
    names = _fields(options)
    there = [name for name in names if words.folded(piece.texts.get(name, "")) or name in piece.days]
    said = ", ".join(piece.texts.get(name) or str(piece.days[name]) for name in there)
    if not there:
        return NOTHING
    credit = min(1.0, len(there) / options.get("least", len(names)))
    return Outcome(credit, (Evidence(piece.place(*there), shorten(said, 80), credit >= 1),))


@kind("number")
def number(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Something is measured; years and follower counts measure nothing."""
    text = _text(piece, options)
    figure = words.number(text)
    return _found(piece, options, 1.0 if figure else 0.0, figure or text)


@kind("outcome")
def outcome(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """A number or a named thing that came of it, said in at least five words."""
    text = _text(piece, options)
    found = words.specific(text, bench.ordinary)
    if found and len(set(words.folded(text))) >= 5:
        return _found(piece, options, 1.0, found)
    return _found(piece, options, 0.0, text)


@kind("specific")
def specific(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """A name, an acronym or a figure that stands in none of the texts `beyond`; `names` lets a first word be a name."""
    text = _text(piece, options)
    known = {word for path in options.get("beyond", ()) for word in words.folded(bench.others.get(path, ""))}
    found = words.specific(text, bench.ordinary | known)
    if not found and options.get("names"):
        found = words.name(text, at_start=True, skip=bench.ordinary)
    return _found(piece, options, 1.0 if found else 0.0, found or text)


@kind("particular")
def particular(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Whole for a name or three words that carry something, half for an ordinary word, nothing for "sports"."""
    text = _text(piece, options)
    carrying = len(words.content_words(text) - bench.vague)
    if not carrying:
        return _found(piece, options, 0.0, text)
    if found := words.specific(text, bench.ordinary):
        return _found(piece, options, 1.0, found)
    return _found(piece, options, 1.0 if carrying >= 3 else 0.5, text)


@kind("first-person")
def first_person(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """The writer says I or we, and does not tell of themselves by name."""
    text = _text(piece, options)
    speaker = words.first_person(text)
    if not speaker or words.third_person(text, bench.others.get("person.name", "")):
        return _found(piece, options, 0.0, text)
    return _found(piece, options, 1.0, speaker)


@kind("fold")
def fold(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """The first sentence ends before the page folds: whole by `good` characters, half by `warn`."""
    text = next(iter(words.sentences(_text(piece, options))), "")
    if len(set(words.folded(text))) < options.get("least", 5):
        return _found(piece, options, 0.0, text)
    credit = 1.0 if len(text) <= options["good"] else 0.5 if len(text) <= options["warn"] else 0.0
    return _found(piece, options, credit, f"…{text[-60:]}" if credit < 1 else text)


@kind("plain")
def plain(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """No stock phrase in a text long enough to hold one."""
    text = _text(piece, options)
    if worn := words.stock_phrases(text, bench.stock):
        return _worn(piece, options, worn)
    return _found(piece, options, 1.0 if len(set(words.folded(text))) >= options.get("least", 4) else 0.0, text)


@kind("deed")
def deed(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Opens with what was done: none of its first six words belongs to a limp verb such as "helped"."""
    text = _text(piece, options)
    if limp := words.stock_phrases(" ".join(words.words(text)[:6]), bench.limp):
        return _worn(piece, options, limp)
    return _found(piece, options, 1.0 if len(set(words.folded(text))) >= options.get("least", 4) else 0.0, text)


@kind("adds")
def adds(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Says something that the named other texts do not: at least so many words of its own."""
    text = _text(piece, options)
    said: set[str] = set()
    for path in options["beyond"]:
        said |= words.content_words(bench.others.get(path, ""))
    own = words.content_words(text) - said - bench.ordinary
    return _found(piece, options, min(1.0, len(own) / options["least"]), text)


@kind("apart")
def apart(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Does not say again what the named other texts say; `most` is how alike they may be (0 to 1)."""
    text = _text(piece, options)
    for path in options["beyond"]:
        if words.similarity(text, bench.others.get(path, "")) > options.get("most", 0.6):
            return Outcome(0.0, (Evidence(path, shorten(bench.others[path], 80), False),))
    return _found(piece, options, 1.0 if len(set(words.folded(text))) >= options.get("least", 4) else 0.0, text)


@kind("readable")
def readable(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Easy enough to read by ARI; a text too short to measure is not held against anybody."""
    text = _text(piece, options)
    if len(set(words.folded(text))) < options.get("least", 10):
        return _found(piece, options, 0.0, text)
    grade = words.readability(text)
    if grade is None or grade <= options.get("most", 14):
        return _found(piece, options, 1.0, text)
    return _found(piece, options, 0.0, f"ARI {grade:.0f}")


@kind("order")
def order(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """One of the named dates is given, a start is not after its end, nothing begins more than a year ahead."""
    given = {name: day for name in options.get("fields", ("start",)) if (day := piece.days.get(name))}
    if not given:
        return NOTHING
    start, end = piece.days.get("start"), piece.days.get("end")
    first = next(iter(given.values()))
    wrong = start and end and start.first() > end.last()
    late = first.first() > bench.today + datetime.timedelta(days=366)
    said = " – ".join(str(day) for day in (start, end) if day) or str(first)
    return Outcome(0.0 if wrong or late else 1.0, (Evidence(piece.path, said, not (wrong or late)),))


@kind("fresh")
def fresh(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Whole while the newest of the named dates is within the half-life, then halved every half-life again.

    A day on which it was reviewed counts as one of them, unless `reviewed` says that only news is news.
    """
    names = {
        *options.get("fields", ("date", "start", "taken")),
        *(("reviewed",) if options.get("reviewed", True) else ()),
    }
    ahead = bench.today + datetime.timedelta(days=183)
    days = [day for name in names if (day := piece.days.get(name)) and day.first() <= ahead]
    if not days:
        return NOTHING
    newest = max(days, key=Day.last)
    months = newest.months_before(bench.today)
    span = options.get("months", bench.half_life)
    credit = 1.0 if not span or months <= span else 0.5 ** ((months - span) / span)
    return Outcome(credit, (Evidence(piece.path, str(newest), credit >= 1),))


@kind("size")
def size(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Large enough in pixels: an option named as the piece's kind holds least width and height."""
    least = options.get(piece.kind, (0, 0))
    width, height = piece.sizes.get("width", 0), piece.sizes.get("height", 0)
    if not width or not height:
        return NOTHING
    enough = width >= least[0] and height >= least[1]
    return Outcome(1.0 if enough else 0.5, (Evidence(piece.path, f"{width} × {height}", enough),))


@kind("reachable")
def reachable(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """An address, a page or a number that somebody can use."""
    found = _REACH.search(piece.text())
    return _found(piece, options, 1.0 if found else 0.0, found[0] if found else piece.text())


@kind("link")
def link(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """A web address that a reader can open."""
    text = _text(piece, options)
    found = _LINK.search(text)
    return _found(piece, options, 1.0 if found else 0.0, found[0] if found else text)
