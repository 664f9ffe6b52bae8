"""Cells of a foreign file made into words, lists and dates; what is lost on the way is written down."""

import math
import re
from collections.abc import Iterator
from typing import Any

from execcoach.exchange.findings import Dropped, Note
from execcoach.exchange.matching import fold
from execcoach.exchange.plain_words import plain_words
from execcoach.profile.dates import Day, parse_day
from execcoach.text import clean, one_line, shorten

_NOT_GIVEN = re.compile(r"(?<=\d)(?:-00){1,2}\Z")
"""A month or day that a database wrote where nobody gave one."""
_NOW = frozenset({"present", "now", "current", "currently", "ongoing", "today", "continuing", "heute", "aktuell"})
_NOW |= {"actuel", "actualidad", "presente", "to date", "till date", "until now", "till now", "to present", "n/a"}
_NOW |= {"", "-", "–", "—", "…"}
_STAMP = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[T ]\d{1,2}:\d{2}\S{0,20}(?: ?(?:UTC|Z|[+-]\d{2}:?\d{2}))?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})\Z")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\Z")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})?\Z")
_AMERICAN = re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\Z")
_ONE_YEAR = re.compile(r"\D*((?:19|20)\d{2})\D*\Z")
_WEB = re.compile(r"https?://[^\s/]\S*\Z", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,24}(?:[/:?#]\S*)?\Z")
_SPOKEN = ("text", "name", "title", "value", "summary", "description", "keyword", "content", "label")


class Cells:
    """Reads the cells of one file and gathers what was left out and what was changed."""

    def __init__(self, file: str) -> None:
        self.file = one_line(file)
        self.verbatim = False
        """Whether the words were written by us, so that a star or a dash in them is no mark of Markdown."""
        self.dropped: list[Dropped] = []
        self.notes: list[Note] = []

    def drop(self, row: str, column: str, reason: str) -> None:
        """Say that a cell is left out."""
        self.dropped.append(Dropped(self.file, shorten(row, 60), shorten(column, 60), reason))

    def note(self, row: str, column: str, words: str) -> None:
        """Say that a cell is not taken quite as it stands."""
        self.notes.append(Note(self.file, shorten(row, 60), shorten(column, 60), words))

    def line(self, value: Any, row: str, column: str) -> str:
        """The cell on one line; the items of a list are joined with commas."""
        return one_line(", ".join(self._pieces(value, row, column)))

    def text(self, value: Any, row: str, column: str) -> str:
        """The cell as text with its paragraphs; the items of a list are lines."""
        return "\n".join(self._pieces(value, row, column))

    def items(self, value: Any, row: str, column: str, between: str = "\n") -> list[str]:
        """The cell as a list of single lines, each thing once; a lone string is cut at `between`."""
        pieces = list(self._pieces(value, row, column))
        if not isinstance(value, list):
            pieces = [part for piece in pieces for part in re.split(f"[{between}\n]", piece)]
        once: dict[str, str] = {}
        for piece in pieces:
            item = one_line(piece)
            item = item if self.verbatim else item.removeprefix("- ").strip()
            if item:
                once.setdefault(fold(item), item)
        return list(once.values())

    def url(self, value: Any, row: str, column: str) -> str:
        """A web address, or "" where there is none in the cell."""
        words = ""
        for piece in self._pieces(value, row, column, plain=False):
            if not (_WEB.match(piece) or _BARE.match(piece)) or "@" in piece.partition("/")[0]:
                self.drop(row, column, f"“{shorten(piece, 60)}” is not a web address.")
            elif words:
                self.drop(row, column, f"There is room for one address; “{shorten(piece, 60)}” is another one.")
            else:
                words = piece
        return words

    def day(self, value: Any, row: str, column: str, end: bool = False) -> str | None:
        """The date as precisely as it is given; "" for none, and for an end that is still open; None if left out."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return ""
        words = "" if isinstance(value, bool | list | dict) else one_line(str(value))
        if isinstance(value, float) and value.is_integer():
            words = str(int(value))
        if end and words and words.casefold().strip(" .()") in _NOW:
            return ""
        if day := _exact(words):
            return str(day)
        if year := _only_year(words):
            self.note(row, column, f"“{shorten(words, 40)}” is kept as {year}. Give the month yourself if you know it.")
            return year
        what = f"“{shorten(words, 40)}” is not a date" if words else "It is not a date"
        self.drop(row, column, f"{what}; expected 2019, 2019-05 or 2019-05-02.")
        return None

    def _pieces(self, value: Any, row: str, column: str, plain: bool = True, depth: int = 0) -> Iterator[str]:
        if isinstance(value, list) and depth < 3:
            for item in value:
                yield from self._pieces(item, row, column, plain, depth + 1)
            return
        if isinstance(value, dict):
            words = [value[key] for key in _SPOKEN if isinstance(value.get(key), str) and value[key].strip()]
            if depth and len(words) == 1 and all(key in _SPOKEN for key in value):
                value = words[0]
            elif not is_blank(value):
                self.drop(row, column, "A table stands where words are expected.")
                return
        if value is None or is_blank(value):
            return
        if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
            self.drop(row, column, f"{str(value).lower()} stands where words are expected.")
        elif isinstance(value, int | float):
            yield str(value)
        elif isinstance(value, str):
            if words_of := self._safe(value, row, column, plain):
                yield words_of
        else:
            self.drop(row, column, "A list within lists stands where words are expected.")

    def _safe(self, value: str, row: str, column: str, plain: bool) -> str:
        if plain and not self.verbatim:
            value, gone = plain_words(value)
            if gone:
                self.note(row, column, f"Reduced to plain words: {' and '.join(gone)} taken out.")
        value = value.strip()
        if (safe := clean(value)) != value:
            self.note(row, column, "Control characters in it are written as visible signs. Delete them by hand.")
        return safe


def is_blank(value: Any, depth: int = 0) -> bool:
    """Whether a cell holds nothing: null, white space, or a list or table of such."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, list | dict) and depth < 20:
        return all(is_blank(item, depth + 1) for item in (value.values() if isinstance(value, dict) else value))
    return False


def _exact(words: str) -> Day | None:
    if day := parse_day(_NOT_GIVEN.sub("", words)):
        return day
    if stamp := _STAMP.match(words):
        return parse_day(stamp[1])
    if parts := _YEAR_FIRST.match(words):
        return parse_day("-".join(part for part in parts.groups() if part))
    if parts := _MONTH_YEAR.match(words):
        return parse_day(f"{parts[2]}-{parts[1]}") if int(parts[1]) else None
    if parts := _COMPACT.match(words):
        return parse_day("-".join(part for part in parts.groups() if part))
    if parts := _NUMBERS.match(words):
        first, second = int(parts[1]), int(parts[3])
        if first == second or first > 12 or second > 12:
            month, day_of_month = sorted((first, second))
            return parse_day(f"{parts[4]}-{month}-{day_of_month}") if month else None
    if parts := _AMERICAN.match(words):
        return parse_day(f"{parts[2]} {parts[1]} {parts[3]}")
    return None


def _only_year(words: str) -> str:
    """The year where that alone is sure: 03/04/2019 may be March or April; "Summer 2019" is no month."""
    parts = _NUMBERS.match(words)
    if parts and 1 <= int(parts[1]) <= 12 and 1 <= int(parts[3]) <= 12:
        return str(parse_day(parts[4]) or "")
    year = _ONE_YEAR.match(words)
    return year[1] if year else ""
