"""The lines of a page: what a browser copied twice is told once, and the page's own words are marked."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from execcoach.exchange.matching import fold
from execcoach.exchange.page_paste_words import PageWords
from execcoach.text import clean

MOST_LINES = 20_000
_LONGEST_RUN = 30
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: its number from 1, its words, whether a blank line stands above it.

    `logo` is whose logo the line stands for: then an entry begins behind it, and the line itself says nothing more.
    `ends` is a line that only ends an entry.
    """

    number: int
    words: str
    gap: bool = False
    logo: str = ""
    ends: bool = False

    @property
    def apart(self) -> bool:
        """Whether the line only stands between entries."""
        return bool(self.logo) or self.ends


def page_lines(text: str, words: PageWords) -> list[Line]:
    """The lines that say something, each once."""
    lines = _once(_plain_lines(text), words)
    there = {fold(line.words) for line in lines}
    found: list[Line] = []
    for line in lines:
        owner = words.named(line.words)
        if owner and any(one == fold(owner) or one.startswith(f"{fold(owner)} ·") for one in there):
            found.append(replace(line, logo=owner))
        elif words.says("end_of_entry", line.words):
            found.append(replace(line, ends=True))
        else:
            found.append(line)
    return found


def _plain_lines(text: str) -> list[Line]:
    found: list[Line] = []
    gap = False
    for number, line in enumerate(_BREAKS.sub("\n", text).split("\n")[:MOST_LINES], 1):
        words = clean(_BLANKS.sub(" ", _UNSEEN.sub("", line)).strip())
        if words:
            found.append(Line(number, words, gap))
        gap = not words
    return found


def _once(lines: list[Line], words: PageWords) -> list[Line]:
    """Lines that a browser copied twice, once for the eye and once for a screen reader, told once."""
    lines = [replace(line, words=_without_more(line.words, words)) for line in lines]
    lines = [line for line in lines if line.words]
    doubled = [half for line in lines if (half := _half(line.words))]
    sure = len(doubled) >= 3 or any(len(half.split()) > 3 for half in doubled)
    count = Counter(fold(line.words) for line in lines)
    found: list[Line] = []
    for line in lines:
        half = _half(line.words)
        if half and (sure or count[fold(half)] or words.heading(half)):
            line = replace(line, words=half)
        if not found or not _again(found[-1].words, line.words):
            found.append(line)
    return found


def _again(one: str, other: str) -> bool:
    """Whether a line says the one above it again; a screen reader is told “to” where the eye sees a dash."""
    return fold(one) == fold(other) or (
        one[:1].isalnum() and _strokeless(one) == _strokeless(other) and any(sign.isdigit() for sign in one)
    )


def _strokeless(line: str) -> str:
    return " ".join(re.sub(r"\s(?:[-–—]|to|bis)\s|[-–—]", " ", fold(line)).split())


def _half(line: str) -> str:
    """The half of a line that is the same text twice, "" where it is not."""
    if len(line) % 2 == 1 and line[: len(line) // 2] == line[len(line) // 2 + 1 :] and line[len(line) // 2] == " ":
        return line[: len(line) // 2].strip()
    if len(line) % 2 == 0 and len(line) >= 8 and line[: len(line) // 2] == line[len(line) // 2 :]:
        return line[: len(line) // 2].strip()
    if len(line) < 200 and any(sign.isdigit() for sign in line):
        middle = len(line) // 2
        for at in range(max(1, middle - 4), middle + 5):
            if _strokeless(line[:at]) == _strokeless(line[at:]):
                return line[:at].strip()
    return ""


def _without_more(line: str, words: PageWords) -> str:
    lower = line.casefold()
    for end in words.all("more"):
        if lower == end or ((end[0] in "….") and lower.endswith(end)):
            return line[: len(line) - len(end)].rstrip()
    return line


def told_once(lines: Iterable[Line]) -> list[Line]:
    """Lines in which a run that follows itself is told once; runs of up to thirty lines."""
    some = list(lines)
    said = [fold(one.words) for one in some]
    found: list[Line] = []
    at = 0
    while at < len(some):
        most = min(_LONGEST_RUN, (len(some) - at) // 2)
        again = (size for size in range(most, 0, -1) if said[at : at + size] == said[at + size : at + 2 * size])
        at += next(again, 0)
        found.append(some[at])
        at += 1
    return found


def one_column(text: str) -> str:
    """A page that was printed with the narrow column beside the text, its columns told one after the other."""
    pages = []
    for page in text.split("\f"):
        rows = page.split("\n")
        starts = Counter(match.end() for row in rows for match in [_COLUMNS.search(row)] if match and match.end() > 12)
        leading = Counter(len(row) - len(row.lstrip()) for row in rows if row.strip())
        at, times = max(((at, starts[at] + leading[at]) for at in starts), key=lambda one: one[1], default=(0, 0))
        if times < 5 or starts[at] < 3:
            pages.append(page)
            continue
        cut = [(row[:at], row[at:]) if not row[:at].strip() or row[:at].endswith("   ") else None for row in rows]
        left = [pair[0].strip() if pair else row.strip() for pair, row in zip(cut, rows, strict=True)]
        right = [pair[1].rstrip() if pair else "" for pair in cut]
        pages.append("\n".join([*left, *right]))
    return "\f".join(pages)
