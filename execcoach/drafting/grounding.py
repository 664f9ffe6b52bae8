"""Grounding: every number, date, name and quotation of a text is looked for in the person's own files.

What counts as traced: a number of the same size, said of the same thing or in an entry that speaks of the same; a date
that a date of the files agrees with as far as it goes; a name as it stands in the files, whole or in part; a quotation
word for word. A number said loosely ("about 40", "over 200") may differ in the places it leaves open. A figure worked
out from others ("three fewer") is in no file and is marked, because nobody has checked the sum.
"""

import re
from typing import NamedTuple

from execcoach.drafting.known import Index, Known, known
from execcoach.drafting.said_dates import moments
from execcoach.drafting.said_names import hidden, links, read_words
from execcoach.drafting.said_numbers import figures
from execcoach.drafting.said_quotations import quotations
from execcoach.drafting.traced_figures import date_known, figure_known
from execcoach.drafting.traced_names import link_known, unknown_names

__all__ = ["Known", "Untraced", "kept_private", "known", "untraced"]


_ASKED = re.compile(r"\[[^\[\]]*\?\]")
_IN_QUESTIONS = frozenset((*range(21), 100))
"""Numbers in words that a question still open may name without claiming anything."""


class Untraced(NamedTuple):
    """What cannot be traced: number, date, name or quotation, the words as they stand, and where."""

    kind: str
    words: str
    start: int
    end: int


def untraced(text: str, known: Known) -> tuple[Untraced, ...]:
    """What the text says that is in none of the files, in order."""
    return _missing(text, known.all)


def kept_private(text: str, known: Known) -> tuple[Untraced, ...]:
    """What the text says that stands in the files only where it is kept private; the kind is "private"."""
    if known.public is known.all:
        return ()
    nowhere = {(found.start, found.end) for found in _missing(text, known.all)}
    return tuple(found._replace(kind="private") for found in _missing(text, known.public) if found[2:] not in nowhere)


def _missing(text: str, index: Index) -> tuple[Untraced, ...]:
    words = read_words(text)
    spans = list(hidden(text))
    found: list[tuple[str, int, int]] = []
    for start, end in links(text):
        spans.append((start, end))
        if not link_known(text[start:end], index):
            found.append(("name", start, end))
    dates = [moment for moment in moments(text) if not _inside(moment.start, spans)]
    spans += [(moment.start, moment.end) for moment in dates]
    found += [("date", moment.start, moment.end) for moment in dates if not date_known(moment, index)]
    asked = [match.span() for match in _ASKED.finditer(text)] if "?]" in text else []
    for figure in figures(text, tuple(spans)):
        if figure.key[1] in _IN_QUESTIONS and text[figure.start].isalpha() and _inside(figure.start, asked):
            continue
        if not figure_known(figure, text, words, index):
            found.append(("number", figure.start, figure.end))
    found += [("name", start, end) for start, end in unknown_names(text, words, spans, index)]
    found += [
        ("quotation", *quoted) for quoted in quotations(text) if not _said(text[quoted.start : quoted.end], index)
    ]
    return tuple(Untraced(kind, text[a:b], a, b) for kind, a, b in sorted(found, key=lambda one: (one[1], one[2])))


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _said(quoted: str, index: Index) -> bool:
    """Whether the files hold these words in this order; what "…" leaves out may be missing."""
    parts = re.split(r"…|\.\.\.|\[[^\]]*\]", quoted)
    said = [" ".join(word.folded for word in read_words(part)) for part in parts]
    return all(f" {part} " in index.stream for part in said if part)
