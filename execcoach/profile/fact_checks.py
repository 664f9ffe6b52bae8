"""Checks of facts: fields filled, dates in order and fresh, pictures large enough, links and addresses that work."""

import datetime
import re

from execcoach import words
from execcoach.profile.bench import NOTHING, Bench, Evidence, Options, Outcome, fields_of, found, kind, text_of
from execcoach.profile.dates import Day
from execcoach.profile.pieces import Piece
from execcoach.text import shorten

_LINK = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+\S*")
_REACH = re.compile(  # each begins where its run begins: linear in the length of the text
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+"
    r"|(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|\+?\d[\d ()-]{6,}\d"
)


@kind("filled")
def filled(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """The share of the named fields that hold something; dates count as fields."""
    names = fields_of(options)
    there = [name for name in names if words.folded(piece.texts.get(name, "")) or name in piece.days]
    said = ", ".join(piece.texts.get(name) or str(piece.days[name]) for name in there)
    if not there:
        return NOTHING
    credit = min(1.0, len(there) / options.get("least", len(names)))
    return Outcome(credit, (Evidence(piece.place(*there), shorten(said, 80), credit >= 1),))


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
    seen = _REACH.search(piece.text())
    return found(piece, options, 1.0 if seen else 0.0, seen[0] if seen else piece.text())


@kind("link")
def link(piece: Piece, options: Options, bench: Bench) -> Outcome:
    """A web address that a reader can open."""
    text = text_of(piece, options)
    seen = _LINK.search(text)
    return found(piece, options, 1.0 if seen else 0.0, seen[0] if seen else text)
