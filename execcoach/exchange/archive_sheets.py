"""A sheet of the archive as rows under known columns; rows that hold nothing are passed over, odd ones are said."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from execcoach.exchange.archive_layout import Layout, Sheet, folded, names_in
from execcoach.exchange.csv_repair import rejoined
from execcoach.exchange.csv_tables import Row, Rows, whole
from execcoach.exchange.csv_text import csv_text
from execcoach.exchange.linkedin_cells import SheetCells
from execcoach.exchange.linkedin_dates import plain_date
from execcoach.profile.dates import parse_day

_LOOKED = 60
"""Rows in which the header is looked for."""
_TORN = "It has more cells than the header names: a comma tore a cell in two. Add this row by hand."
_OVER = "It has more cells than the header names; the last ones were left out."
_TOGETHER = "A comma outside of quotation marks had torn a cell in two; it was put together again."
_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Line:
    """A row under its header: the cells by column, what they are called in the file, and its number as a word."""

    row: str
    cells: Mapping[str, str]
    names: Mapping[str, str]


class SheetReader:
    """The rows of one sheet, whatever stands above its header; what is lost on the way is said by `cells`."""

    def __init__(self, data: bytes, called: str, sheet: Sheet, layout: Layout) -> None:
        self.cells = SheetCells(called)
        self.sheet, self._layout = sheet, layout
        self._text, self._about_letters = csv_text(data)
        self.header: list[str] = []
        self.places: dict[str, int] = {}
        self._reader: Rows | None = None
        self._rows: Iterator[Row] = iter(())
        self._said: set[int] = set()
        self._raw_width = 0
        self._find_header()

    def _find_header(self) -> None:
        """Set the columns and their places, from the first separator under which a header is found."""
        if not self._text.strip("\0 \n\t,;\"'"):
            self.cells.drop("", "", "It is empty.")
            return
        shown: list[str] = []
        for between in _SEPARATORS:
            reader = Rows(self._text, between)
            rows = iter(reader)
            for row, _ in zip(rows, range(_LOOKED), strict=False):
                if places := self.sheet.header(names_in(row.cells), loosely=True):
                    self.header, self.places = list(row.cells), places
                    while self.header and not self.header[-1].strip():
                        self.header.pop()
                    reader.width, self._raw_width = len(self.header), len(row.cells)
                    self._rows, self._reader = rows, reader
                    self._say_letters()
                    return
                if between == "," and whole(row.cells) and len(row.cells) >= len(shown):
                    shown = [cell for cell in row.cells if cell.strip()]
        filled = [row for row, _ in zip(Rows(self._text), range(_LOOKED), strict=False) if whole(row.cells)]
        if self.sheet.alone and len(shown) == 1 and len(filled) > 1:
            self.header, self.places = ["Name"], {next(iter(self.sheet.columns.values())): 0}
            self._reader = Rows(self._text)
            self._rows = iter(self._reader)
            self.cells.note("", "", "No row of it names the columns, so every row was taken as an item.")
            return
        said = ", ".join(shown[:12])
        if len(shown) < 2:
            self.cells.drop("", "", f"It holds no table: {said[:80]}" if said else "It holds no table.")
            return
        words = "No row of it names the columns it should have, in English or German. Put them in the first row, or "
        self.cells.drop("", "", f"{words}ask for the archive with LinkedIn set to English.")

    def _say_letters(self) -> None:
        if self._about_letters:
            self.cells.note("", "", self._about_letters)

    def bare_rows(self) -> Iterator[list[str] | Row]:
        """The rows below the header as they are; those that were mended as rows, the others as lists."""
        return self._reader.lists() if self._reader else iter(())

    @property
    def number(self) -> int:
        """The number of the row that came last."""
        return self._reader.number if self._reader else 0

    def lines(self, dates: Collection[str] = ()) -> Iterator[Line]:
        """The rows below the header that hold something, by column; `dates` are the columns in which dates stand."""
        width, places = len(self.header), self.places
        names = {column: self.header[at].strip() if at < width else column for column, at in places.items()}
        columns = {at: column for column, at in places.items()}
        for row, last in _knowing_the_last(self._rows):
            if row.end:
                self.cells.drop(str(row.number), "", row.end)
                return
            cells = row.cells
            if not whole(cells) or list(cells[:width]) == self.header:
                continue
            number = str(row.number)
            if len(cells) == 1 < width and width >= 3 and not row.lost:
                self.cells.drop(number, "", f"It has one cell where the header names {width}, so it is no row of it.")
                continue
            if len(cells) > max(width, self._raw_width) and (together := rejoined(cells, width)):
                cells = together
                if width > 1:
                    self.cells.note(number, "", _TOGETHER)
            over = len(cells) > width
            lost = dict(row.lost)
            if last and 1 < len(row.cells) < width and not row.lost and not self._text.endswith("\n"):
                lost[len(cells) - 1] = "The file ends in the middle of this row. Download it again."
            found = {}
            for at, cell in enumerate(cells[:width]):
                if at in lost:
                    continue
                if column := columns.get(at):
                    found[column] = cell
                elif cell.strip():
                    self._leave(at, number)
            for at, why in lost.items():
                self.cells.drop(number, self.header[at].strip() if at < width else "", why)
            if over and any((day := found.get(at, "")).strip() and not parse_day(plain_date(day)) for at in dates):
                self.cells.drop(number, "", _TORN)
                continue
            if whole(cells[width:]):
                self.cells.drop(number, "", _OVER)
            yield Line(number, found, names)

    def leave_column(self, at: int) -> None:
        """Say of a column as a whole that it is left out."""
        if self.header[at].strip():
            reason = self.sheet.left.get(folded(self.header[at]), "none")
            self.cells.drop("", self.header[at].strip(), self._layout.reasons[reason])

    def _leave(self, at: int, number: str) -> None:
        """Say once of a column that it is left out."""
        if at not in self._said:
            self._said.add(at)
            reason = self.sheet.left.get(folded(self.header[at]), "none")
            self.cells.drop(number, self.header[at].strip(), self._layout.reasons[reason])


def _knowing_the_last(rows: Iterator[Row]) -> Iterator[tuple[Row, bool]]:
    """Every row, and whether it is the last one."""
    before: Row | None = None
    for row in rows:
        if before is not None:
            yield before, False
        before = row
    if before is not None:
        yield before, True
