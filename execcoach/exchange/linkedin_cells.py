"""Cells of a CSV file taken as they stand on the page: entities become letters, nothing is read as markup."""

import html
import re
from dataclasses import replace
from typing import Any

from execcoach.exchange.cells import Cells
from execcoach.exchange.linkedin_dates import plain_date
from execcoach.text import shorten

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff\u2060]")
_MOST = 300
"""Findings that are listed of one file."""
_MORE = "There is more of this in the file than is listed here."
_UNSEEN_WORDS = "Invisible characters in it were taken out."


class SheetCells(Cells):
    """Reads the cells of one file; a row goes by its number in the file."""

    def drop(self, row: str, column: str, reason: str) -> None:
        """Say that a cell is left out; of a file that is damaged all over, no more than can be read."""
        if len(self.dropped) < _MOST:
            super().drop(row, column, reason)
        elif len(self.dropped) == _MOST:
            super().drop("", "", _MORE)

    def note(self, row: str, column: str, words: str) -> None:
        """Say that a cell is not taken quite as it stands; of one file no more than can be read."""
        if len(self.notes) < _MOST:
            super().note(row, column, words)

    def day(self, value: Any, row: str, column: str, end: bool = False) -> str | None:
        """The date as precisely as it is given, without its time of day."""
        if isinstance(value, str) and (plain := plain_date(value)) != value.strip():
            said = len(self.notes), len(self.dropped)
            found = super().day(plain, row, column, end)
            given, shown = f"“{shorten(plain, 40)}”", f"“{shorten(value, 40)}”"
            self.notes[said[0] :] = [
                replace(one, words=one.words.replace(given, shown)) for one in self.notes[said[0] :]
            ]
            late = self.dropped[said[1] :]
            self.dropped[said[1] :] = [replace(one, reason=one.reason.replace(given, shown)) for one in late]
            return found
        return super().day(value, row, column, end)

    def _safe(self, value: str, row: str, column: str, plain: bool) -> str:
        value = letters(value)
        if (seen := _UNSEEN.sub("", value)) != value:
            self.note(row, column, _UNSEEN_WORDS)
            value = seen
        return super()._safe(value, row, column, False)


def letters(cell: str) -> str:
    """The cell with its entities as letters and line ends of one kind."""
    if "&" in cell:
        cell = _ENTITY.sub(lambda entity: html.unescape(entity[0]), cell)
    if not cell.isascii() or "\x0b" in cell or "\x0c" in cell:
        cell = _BREAKS.sub("\n", cell).replace("\xa0", " ")
    return cell
