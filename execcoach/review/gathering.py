"""Rows of clients as they come: a later one takes the place of an earlier one of the same file or person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort, cohort


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows so far, by path."""

    rows: Mapping[str, Client | Problem] = field(default_factory=lambda: MappingProxyType({}))

    def taking(self, rows: Iterable[Client | Problem]) -> "Gathered":
        """With these rows too; one with a path that is there replaces it, and the files it names as older go.

        Why only those of the same person: a file that names another's as older must not displace them.
        """
        found = dict(self.rows)
        for row in rows:
            found[row.path] = row
            if isinstance(row, Client):
                for path in row.older:
                    other = found.get(path)
                    if path != row.path and isinstance(other, Client) and _same(other, row):
                        del found[path]
        return Gathered(found)

    def cohort(self) -> Cohort:
        """Everybody once, and what gave no row."""
        return cohort(self.rows.values())


def _same(one: Client, other: Client) -> bool:
    return bool(one.person) and one.person == other.person and one.name.casefold() == other.name.casefold()
