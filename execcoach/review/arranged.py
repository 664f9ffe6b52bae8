"""The coach's table as it stands while rows come in: what was read before stands until it is read anew."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort
from execcoach.review.filtering import Query
from execcoach.review.gathering import Gathered
from execcoach.review.ordering import ordered


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everybody read so far in one order; `anew` is what the reading that goes on has brought."""

    gathered: Gathered = field(default_factory=Gathered)
    anew: Gathered = field(default_factory=Gathered)
    cohort: Cohort = field(default_factory=Cohort)
    clients: tuple[Client, ...] = ()
    by: str = "first"
    turned: bool = False

    def again(self) -> "Arranged":
        """At the beginning of another reading."""
        return replace(self, anew=Gathered())

    def taking(self, rows: Iterable[Client | Problem]) -> "Arranged":
        """With these rows, each in the place of the one it replaces."""
        rows = tuple(rows)
        return replace(self, anew=self.anew.taking(rows))._with(self.gathered.taking(rows))

    def complete(self) -> "Arranged":
        """At the end of a reading: what it did not bring is not there any more."""
        return self._with(self.anew)

    def sorted_by(self, by: str, turned: bool = False) -> "Arranged":
        """In this order, or this one turned round."""
        return replace(self, by=by, turned=turned, clients=ordered(self.cohort.clients, by, turned))

    def kept(self, query: Query) -> tuple[Client | Problem, ...]:
        """The clients in order and then what gave no row, as far as the query keeps them."""
        rows: tuple[Client | Problem, ...] = (*self.clients, *self.cohort.problems)
        return tuple(row for row in rows if query.keeps(row))

    def _with(self, gathered: Gathered) -> "Arranged":
        cohort = gathered.cohort()
        found = ordered(cohort.clients, self.by, self.turned)
        return replace(self, gathered=gathered, cohort=cohort, clients=found)
