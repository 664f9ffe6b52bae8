"""A text as the guard reads it: paragraphs of sentences, sentences of small words with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass


def word_set(line: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(line.split())


_TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>\"”]{1,500}|(?<![\w@.])www\.[^\s<>\"”]{1,300})"
    r"|(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})"
    r"|(?P<handle>(?<!\w)@\w[\w.]{0,60})"
    r"|(?P<hashtag>(?<!\w)[#＃][^\W_]\w{0,80})"
    r"|(?P<number>\d{1,20}(?:[.,:/]\d{1,20}){0,6})"
    r"|(?P<short>n['’]t(?!\w)|['’](?:s|ve|re|ll|d|m)(?!\w))"
    r"|(?P<word>[^\W\d_](?:(?!n['’]t(?!\w))[^\W_]){0,60})"
    r"|(?P<mark>(?!(?<=\w)[-‐‑](?=\w))[^\s\w])",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…]{1,6}[\"”’')\]]{0,2}(?=\s)|\n(?:[ \t]{0,40}\n)+|\n")
_SHORT = word_set("mr mrs ms dr prof st e.g i.e vs inc ltd co corp etc sen sr jr dept approx nr bzw ca geb")


class Sentence:
    """One sentence: its text, its tokens (small letters, as written, kind, where) and what was found in it so far."""

    __slots__ = ("ends", "kind", "low", "memo", "raw", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.low: list[str] = []
        self.raw: list[str] = []
        self.kind: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.memo: dict[object, dict[int, set[int]]] = {}

    def token_at(self, place: int) -> int:
        """The number of the first token that ends after this character."""
        return bisect_right(self.ends, place)


def read_sentence(text: str) -> Sentence:
    """The tokens of one sentence; a contraction is two ("do", "n't"), a hyphen parts words."""
    read = Sentence(text)
    for found in _TOKEN.finditer(text):
        kind, raw = found.lastgroup or "", found[0]
        low = raw.replace("’", "'").casefold()
        if kind in ("handle", "hashtag"):
            low = low[1:]
        elif kind in ("url", "email") and low[-1] in ".,;:!?)":
            low = low.rstrip(".,;:!?)")
        read.low.append(low)
        read.raw.append(raw)
        read.kind.append(kind)
        read.starts.append(found.start())
        read.ends.append(found.end())
    return read


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence at a place of a text: where it begins, and the number of its paragraph."""

    start: int
    text: str
    paragraph: int


def placed(text: str) -> tuple[Placed, ...]:
    """The sentences of a text, in order, with their places; a wrapped line goes on, an abbreviation ends nothing."""
    found: list[Placed] = []
    paragraph = 0
    for begin, end, last in _pieces(text):
        piece = text[begin:end]
        start = begin + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        if stripped:
            found.append(Placed(start, stripped, paragraph))
        if last:
            paragraph += 1
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether a paragraph ends there, of each stretch that is one sentence."""
    at = 0
    for stop in _ENDS.finditer(text):
        if stop.end() <= at:
            continue
        mark = stop[0]
        if "\n" not in mark:
            before = text[max(at, stop.start() - 12) : stop.start()].split()
            last = before[-1].lstrip("(“\"'").casefold() if before else ""
            following = text[stop.end() : stop.end() + 2].lstrip()
            if mark == "." and (last in _SHORT or (len(last) == 1 and last.isalpha() and last != "i")):
                continue
            if mark == "." and last.isdigit() and following[:1].islower():
                continue  # German "am 3. mai" and English "no. 3. of": no end
            if mark == "." and last.isdigit() and _month_follows(text, stop.end()):
                continue
            yield at, stop.end(), False
        elif mark.count("\n") == 1:
            line = text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()].rstrip()
            after = text[stop.end() : stop.end() + 1]
            if line and line[-1] not in ".!?…:" and (after.islower() or len(line) >= 60):
                continue
            yield at, stop.end(), False
        else:
            yield at, stop.end(), True
        at = stop.end()
    if at < len(text):
        yield at, len(text), False


_MONTHS = word_set("januar jänner februar märz april mai juni juli august september oktober november dezember")


def _month_follows(text: str, at: int) -> bool:
    following = text[at : at + 16].split()
    return bool(following) and following[0].casefold().strip(".,") in _MONTHS
