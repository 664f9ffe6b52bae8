"""The rows of a worksheet: each entry with when it was last looked at, what waits longest first."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from execcoach.profile.there import Row
from execcoach.text import shorten
from execcoach.tui.widgets.show import plain

_WIDTH = 56


class Worksheet(OptionList):
    """Entries to go through; Enter on one says that it was looked at."""

    def __init__(self) -> None:
        super().__init__(id="rows", markup=False, compact=True)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Iterable[Row]) -> None:
        """Draw these rows, the first one chosen."""
        self._rows = tuple(rows)
        self.clear_options()
        self.add_options([_option(row) for row in self._rows])
        self.highlighted = 0 if self._rows else None
        self.display = bool(self._rows)

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen, None where there is none."""
        return self._rows[self.highlighted] if self.highlighted is not None and self._rows else None


def _option(row: Row) -> Option:
    mark = plain("○ ", "$accent") if row.due else plain("✓ ", "$secondary")
    words = plain(f"{shorten(row.words, _WIDTH):<{_WIDTH}}  ", "" if row.due else "$secondary")
    private = " (private)" if row.private else ""
    return Option(mark + words + plain(f"{row.when}{private}", "$accent" if row.due else "$secondary"))
