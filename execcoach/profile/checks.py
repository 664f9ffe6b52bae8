"""Checks of words: small functions that judge how good a text is, never that it is there."""

from execcoach import words
from execcoach.profile import fact_checks as fact_checks  # registers its kinds
from execcoach.profile.bench import KINDS as KINDS
from execcoach.profile.bench import NOTHING, Bench, Evidence, Options, Outcome, fields_of, found, kind, text_of
from execcoach.profile.pieces import Piece
from execcoach.text import shorten


def _worn(piece: Piece, options: Options, phrases: tuple[str, ...]) -> Outcome:
    place = piece.place(*fields_of(options))
    return Outcome(0.0, tuple(Evidence(place, phrase, False) for phrase in phrases))


@kind("length", form=True)
def length(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """At least so many different words, at most so many characters; half where it is over."""
    text = text_of(piece, options)
    different = len(set(words.folded(text)))
    if not different:
        return NOTHING
    credit = min(1.0, different / options.get("least", 1))
    if len(text) > options.get("most", len(text)):
        return found(piece, options, credit / 2, f"{len(text)}/{options['most']}")
    return found(piece, options, credit, text)


@kind("detail")
def detail(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """So many different words that carry something and are neither vague nor worn."""
    text = text_of(piece, options)
    worn = {word for phrase in words.stock_phrases(text, bench.stock) for word in phrase.split()}
    carrying = words.content_words(text) - bench.vague - worn
    return found(piece, options, min(1.0, len(carrying) / options["least"]), text)


@kind("number")
def number(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Something is measured; years and follower counts measure nothing."""
    text = text_of(piece, options)
    figure = words.number(text)
    return found(piece, options, 1.0 if figure else 0.0, figure or text)


@kind("outcome")
def outcome(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """A number or a named thing that came of it, said in at least five words."""
    text = text_of(piece, options)
    seen = words.specific(text, bench.no_names())
    if seen and len(set(words.folded(text))) >= 5:
        return found(piece, options, 1.0, seen)
    return found(piece, options, 0.0, text)


@kind("specific")
def specific(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """A name, an acronym or a figure that stands in none of the texts `beyond`; `names` lets a first word be a name."""
    text = text_of(piece, options)
    seen = words.specific(text, bench.no_names(tuple(options.get("beyond", ()))))
    if not seen and options.get("names"):
        seen = words.name(text, at_start=True, skip=bench.ordinary)
    return found(piece, options, 1.0 if seen else 0.0, seen or text)


@kind("particular")
def particular(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Whole for a name or three words that carry something, half for an ordinary word, nothing for "sports"."""
    text = text_of(piece, options)
    carrying = len(words.content_words(text) - bench.vague)
    if not carrying:
        return found(piece, options, 0.0, text)
    if seen := words.specific(text, bench.no_names()):
        return found(piece, options, 1.0, seen)
    return found(piece, options, 1.0 if carrying >= 3 else 0.5, text)


@kind("first-person", form=True)
def first_person(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """The writer says I or we, and does not tell of themselves by name."""
    text = text_of(piece, options)
    speaker = words.first_person(text)
    if not speaker or words.third_person(text, bench.others.get("person.name", "")):
        return found(piece, options, 0.0, text)
    return found(piece, options, 1.0, speaker)


@kind("fold", form=True)
def fold(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """The first sentence ends before the page folds: whole by `good` characters, half by `warn`."""
    text = next(iter(words.sentences(text_of(piece, options))), "")
    if len(set(words.folded(text))) < options.get("least", 5):
        return found(piece, options, 0.0, text)
    credit = 1.0 if len(text) <= options["good"] else 0.5 if len(text) <= options["warn"] else 0.0
    return found(piece, options, credit, f"…{text[-60:]}" if credit < 1 else text)


@kind("plain", form=True)
def plain(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """No stock phrase in a text long enough to hold one."""
    text = text_of(piece, options)
    if worn := words.stock_phrases(text, bench.stock):
        return _worn(piece, options, worn)
    return found(piece, options, 1.0 if len(set(words.folded(text))) >= options.get("least", 4) else 0.0, text)


@kind("deed", form=True)
def deed(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Opens with what was done: none of its first six words belongs to a limp verb such as "helped"."""
    text = text_of(piece, options)
    if limp := words.stock_phrases(" ".join(words.words(text)[:6]), bench.limp):
        return _worn(piece, options, limp)
    return found(piece, options, 1.0 if len(set(words.folded(text))) >= options.get("least", 4) else 0.0, text)


@kind("adds")
def adds(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Says something that the named other texts do not: at least so many words of its own."""
    text = text_of(piece, options)
    said: set[str] = set()
    for path in options["beyond"]:
        said |= words.content_words(bench.others.get(path, ""))
    own = words.content_words(text) - said - bench.ordinary
    return found(piece, options, min(1.0, len(own) / options["least"]), text)


@kind("apart", form=True)
def apart(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Does not say again what the named other texts say; `most` is how alike they may be (0 to 1)."""
    text = text_of(piece, options)
    for path in options["beyond"]:
        if words.similarity(text, bench.others.get(path, "")) > options.get("most", 0.6):
            return Outcome(0.0, (Evidence(path, shorten(bench.others[path], 80), False),))
    return found(piece, options, 1.0 if len(set(words.folded(text))) >= options.get("least", 4) else 0.0, text)


@kind("readable", form=True)
def readable(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """Easy enough to read by ARI; a text too short to measure is not held against anybody."""
    text = text_of(piece, options)
    if len(set(words.folded(text))) < options.get("least", 10):
        return found(piece, options, 0.0, text)
    grade = words.readability(text)
    if grade is None or grade <= options.get("most", 14):
        return found(piece, options, 1.0, text)
    return found(piece, options, 0.0, f"ARI {grade:.0f}")
