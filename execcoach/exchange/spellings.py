"""Columns under the names people give them: current and older spellings of JSON Resume, whatever their dashes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from execcoach.exchange.cells import Cells, is_blank
from execcoach.text import one_line


class Spellings:
    """Finds the columns of the tables of one file, and notes each other spelling once."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._said: set[tuple[str, str]] = set()

    def columns(
        self,
        table: Mapping[str, Any],
        taken: Iterable[str],
        left: Iterable[str],
        older: Mapping[str, str],
        row: str,
        name: str = "",
    ) -> Iterator[tuple[str, str, Any]]:
        """(key, column, cell) of every cell that holds something, in the order of the columns; strange keys last."""
        columns = (*taken, *left)
        known = {spelling(column): column for column in columns}
        known |= {spelling(key): column for key, column in older.items() if spelling(key) not in known}
        order = {column: at for at, column in enumerate(columns)}
        found = [(key, known.get(spelling(key), ""), cell) for key, cell in table.items() if not is_blank(cell)]
        for key, column, cell in sorted(found, key=lambda one: (order.get(one[1], 999), one[0] != one[1])):
            if column and column not in left:
                self.note(name or row, key, column)
            yield one_line(key), column, cell

    def note(self, row: str, key: str, now: str) -> None:
        """Say that `key` is read as `now`, where it is spelt otherwise."""
        if key != now and (row, key) not in self._said:
            self._said.add((row, key))
            words = f"Another or older spelling of {now}; it is read as that."
            self._cells.note("" if row == key else one_line(row), one_line(key), words)


def spelling(key: str) -> str:
    """A name without its dashes, spaces and capitals."""
    return key.replace("_", "").replace("-", "").replace(" ", "").casefold()


def spellings(*groups: Mapping[str, Any] | tuple[str, ...]) -> set[str]:
    """The names of all these groups, each as `spelling` has it."""
    return {spelling(key) for group in groups for key in group}
