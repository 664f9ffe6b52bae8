"""An About as the sentences it is made of, each with its place; bullets, headings and wrapped lines are seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from execcoach.text import one_line
from execcoach.words import plain, sentences

_TOKEN = re.compile(r"\S+")
_MARK = re.compile(r"(?:\d{1,2}[.)](?=\s)|\d\ufe0f?\u20e3|[^\w\"“‘'(\[«£$€¥#@+~])*")
_STOPS = (".", "!", "?", "…")
_QUOTES = "\"”’')*_ "
_QUOTED = ('"', "”", "’")
_ASKS = ("what", "why", "how", "who", "where", "outside", "beyond")
_LABEL_WORDS = 5
_WRAPPED = range(60, 101)
"""How long a line is that a mail program may have broken in the middle of a sentence."""
_CHUNK = 8_000
_MANY_STOPS = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an About: `text[start:end]`; `heading` is what stands over it or before its colon."""

    at: int
    start: int
    end: int
    text: str
    heading: str = ""

    @property
    def words(self) -> str:
        """The sentence as it is kept: its own words, on one line."""
        return one_line(self.text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what the lines under it are about; never a sentence to keep."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """The text, its sentences and its headings, both in the order of the text."""

    text: str
    sentences: tuple[Sentence, ...]
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the text without its mark; `opens` begins a paragraph, `marked` is an item of a list."""

    start: int
    end: int
    opens: bool
    marked: bool


def read_about(text: str) -> About:
    """The sentences and headings of a text; a text of headings alone is read as sentences."""
    rows = _rows(text)
    heads = [at for at, row in enumerate(rows) if _is_heading(text, row, rows[at + 1] if at + 1 < len(rows) else None)]
    if len(heads) == len(rows):
        heads = []
    found: list[Sentence] = []
    over = ""
    for block in _blocks(text, rows, frozenset(heads)):
        if isinstance(block, Heading):
            over = block.text
            continue
        for start, end in _split(text, *block):
            said = text[start:end]
            found.append(Sentence(len(found), start, end, said, _label(said) or over))
    shown = tuple(Heading(rows[at].start, rows[at].end, text[rows[at].start : rows[at].end]) for at in heads)
    return About(text, tuple(found), shown)


def stands_in(line: str, text: str) -> bool:
    """Whether these words stand in the text, one after the other; case and points do not matter."""
    said = plain(line)
    return bool(said) and f" {said} " in f" {plain(text)} "


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    at, opens = 0, True
    for line in text.split("\n"):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line) + 1
        mark = _MARK.match(text, start, max(start, end))
        inner = mark.end() if mark else start
        if not any(map(str.isalnum, text[inner:end])):
            opens = True
            continue
        rows.append(_Row(inner, end, opens, inner > start))
        opens = False
    return rows


def _is_heading(text: str, row: _Row, after: _Row | None) -> bool:
    if row.end - row.start > 80:
        return False
    said = text[row.start : row.end].rstrip("*_ ")
    words = said.split()
    if len(words) > _LABEL_WORDS + 1 or said.endswith((".", "!", "…", ",", ";")):
        return False
    if said.endswith(":") or (len(words) > 1 and said.isupper()):
        return True
    if row.marked and after and not after.opens and not after.marked and said.endswith("?"):
        return True
    asks = words[0].casefold() in _ASKS
    return row.opens and after is not None and not after.opens and (asks or (after.marked and not row.marked))


def _blocks(text: str, rows: list[_Row], heads: frozenset[int]) -> Iterator[Heading | tuple[int, int]]:
    """Headings, and runs of lines that belong together: a line that was only wrapped goes on in the next."""
    start = end = -1
    for at, row in enumerate(rows):
        if start >= 0 and at not in heads and not row.opens and not row.marked and _goes_on(text, rows[at - 1], row):
            end = row.end
            continue
        if start >= 0:
            yield start, end
            start = -1
        if at in heads:
            yield Heading(row.start, row.end, text[row.start : row.end])
        else:
            start, end = row.start, row.end
    if start >= 0:
        yield start, end


def _goes_on(text: str, row: _Row, after: _Row) -> bool:
    last = text[max(row.start, row.end - 8) : row.end].rstrip(_QUOTES)
    return not last.endswith(_STOPS) and (text[after.start].islower() or row.end - row.start in _WRAPPED)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the sentences in a run of lines: each has as many of its words as the sentence has."""
    for first, last in _chunks(text, start, end):
        tokens = [(token.start(), token.end()) for token in _TOKEN.finditer(text, first, last)]
        at, open_from = 0, -1
        for sentence in sentences(text[first:last].replace("\n", " ")):
            begin, at = at, at + len(sentence.split())
            if not any(map(str.isalnum, sentence)):
                continue
            if open_from < 0:
                open_from = tokens[begin][0]
            if at < len(tokens) and _goes_on_after(text, tokens[at - 1], tokens[at]):
                continue
            yield open_from, tokens[at - 1][1]
            open_from = -1


def _goes_on_after(text: str, token: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a stop was none: “6 a.m. in Leeds”, “Really?” they ask."""
    last = text[max(token[0], token[1] - 12) : token[1]]
    return text[after[0]].islower() and (last.endswith(_QUOTED) or "." in last.rstrip(_QUOTES)[1:-1])


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run itself, or pieces of it where thousands of stops would each be looked at again and again."""
    if end - start <= _CHUNK or text.count(". ", start, end) < _MANY_STOPS:
        yield start, end
        return
    while end - start > _CHUNK:
        cut = text.rfind(" ", start, start + _CHUNK)
        if cut <= start:
            break
        yield start, cut
        start = cut
    yield start, end


def _label(sentence: str) -> str:
    """What stands before an early colon: “Outside work: …” names what it is about."""
    before, colon, after = sentence[:60].partition(":")
    return before if colon and after.startswith((" ", "\n")) and len(before.split()) <= _LABEL_WORDS else ""
