"""CSV files as foreign programs write them: rows by number, quotes of every kind, the header found by its names."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from execcoach.exchange.csv_repair import mend

MOST_ROWS = 100_000
_BUDGET = 20_000_000
"""Effort, about one a character, that rows nobody can read may cost; then the rest of the file is left alone."""
_PIECE = 1 << 16
_LONGEST_LINE = 2_000_000
_LINE = re.compile("[^\n]*\n|[^\n]+")
TOO_DAMAGED = "From this row on the file is too damaged to be read. Download the archive again."
TOO_MANY = f"Only the first {MOST_ROWS:,} rows are read."
_NOTHING: Mapping[int, str] = {}


class Row(NamedTuple):
    """A row as a spreadsheet numbers it; `lost` says by the place of a cell why it could not be read.

    `end` is why nothing follows, "" where the file simply ends.
    """

    number: int
    cells: Sequence[str]
    lost: Mapping[int, str] = _NOTHING
    end: str = ""


class Rows:
    r"""The rows of a text whose line ends are \n, in one go; `width` cells are expected once it is set."""

    def __init__(self, text: str, between: str = ",") -> None:
        self._text, self._between = text, between
        self._at = 0
        self.number = 0
        self.width = 0
        self._found = self._read()

    def __iter__(self) -> Iterator[Row]:
        """Every row, blank ones too, since they count."""
        for found in self._found:
            yield found if isinstance(found, Row) else Row(self.number, found)

    def lists(self) -> Iterator[list[str] | Row]:
        """Those that follow, rows as they should be as bare lists: there may be thirty thousand of them."""
        return self._found

    def _read(self) -> Iterator[list[str] | Row]:
        spent = 0
        while self._at < len(self._text):
            reader = csv.reader(chain.from_iterable(self._pieces(self._at)), delimiter=self._between, strict=True)
            base, passed, before = self._at, 0, 0
            try:
                for cells in reader:
                    before = reader.line_num
                    self.number += 1
                    yield cells
                    if self.number >= MOST_ROWS:
                        yield Row(self.number + 1, [], _NOTHING, TOO_MANY)
                        return
                self._at = len(self._text)
                return
            except csv.Error:
                spent += 200
            while passed < before:
                base, passed = self._text.find("\n", base) + 1, passed + 1
            found = mend(self._text, base, self._between, self.width)
            self._at = found.end
            spent += found.cost
            self.number += 1
            yield Row(self.number, found.cells, found.lost)
            if spent > _BUDGET:
                yield Row(self.number + 1, [], _NOTHING, TOO_DAMAGED)
                return

    def _pieces(self, at: int) -> Iterator[list[str]]:
        """The lines from a place on, some thousands at a time."""
        text, length = self._text, len(self._text)
        while at < length:
            end = text.find("\n", min(length, at + _PIECE)) + 1 or length
            if end - at > _LONGEST_LINE:
                raise csv.Error  # it would become millions of cells
            yield _LINE.findall(text, at, end)
            at = end


def whole(cells: Sequence[str]) -> bool:
    """Whether anything stands in a row."""
    return any(cell.strip() for cell in cells)
