"""What of an import is ticked: everything new until it is unticked, the person's own value until theirs is ticked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from execcoach.services.preview import Preview, Row


@dataclass(frozen=True, slots=True)
class Ticks:
    """The rows of a preview and which of them a person has turned round."""

    rows: tuple[Row, ...] = ()
    flipped: frozenset[str] = frozenset()

    def on(self, row: Row) -> bool:
        """Whether a row is ticked."""
        return (row.key in self.flipped) == row.conflict

    def of(self, section: str) -> tuple[Row, ...]:
        """The rows of a section."""
        return tuple(row for row in self.rows if row.section == section)

    def toggled(self, row: Row) -> "Ticks":
        """The same with one row turned round."""
        return replace(self, flipped=self.flipped ^ {row.key})

    def section_toggled(self, section: str) -> "Ticks":
        """The same with all that is new in a section ticked, or none of it where all was."""
        new = [row for row in self.of(section) if not row.conflict]
        if not new:
            return self._set(self.of(section), not all(map(self.on, self.of(section))))
        return self._set(new, not all(map(self.on, new)))

    def all_or_none(self) -> "Ticks":
        """The same with all that is new ticked, or nothing at all where all of it was."""
        new = [row for row in self.rows if not row.conflict]
        if all(map(self.on, new)):
            return self._set(self.rows, False)
        return self._set(new, True)

    def all_new(self) -> "Ticks":
        """The same with all that is new ticked."""
        return self._set((row for row in self.rows if not row.conflict), True)

    def for_rows(self, rows: tuple[Row, ...]) -> "Ticks":
        """The same ticks on rows that were read anew."""
        return Ticks(rows, self.flipped & {row.key for row in rows})

    @property
    def number(self) -> int:
        """How many rows are ticked."""
        return sum(map(self.on, self.rows))

    def narrowed(self, shown: Preview) -> Preview:
        """The preview with nothing but what is ticked."""
        ticked = [row for row in self.rows if self.on(row)]
        chosen = [row.key for row in ticked if not row.conflict]
        return shown.only(chosen, [row.key for row in ticked if row.conflict])

    def _set(self, rows: Iterable[Row], on: bool) -> "Ticks":
        keys = {row.key for row in rows if self.on(row) != on}
        return replace(self, flipped=self.flipped ^ keys)
