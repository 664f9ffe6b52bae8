"""Everybody below a folder: clients, each once, and what gave no row; in the order a coach asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from execcoach.review.client import Client, Problem
from execcoach.review.findings import reason
from execcoach.review.ordering import ordered


@dataclass(frozen=True, slots=True)
class Cohort:
    """Clients and problems of one folder."""

    clients: tuple[Client, ...] = ()
    problems: tuple[Problem, ...] = ()

    def needing(self) -> tuple[tuple[Client, str], ...]:
        """Those who need somebody, most urgent first, each with the reason."""
        found = ((client, reason(client)) for client in self.ordered("first"))
        return tuple((client, words) for client, words in found if words)

    def ordered(self, by: str, turned: bool = False) -> tuple[Client, ...]:
        """The clients in this order, or turned round; equal ones by name, what is not known last."""
        return ordered(self.clients, by, turned)


def cohort(rows: Iterable[Client | Problem]) -> Cohort:
    """The rows with one row a person: of several folders with one id and name the newest, the older ones named in it.

    Why: two names on one id stay two rows, each flagged; a copied id must not put somebody else in a client's place.
    """
    clients: dict[tuple[str, str], list[Client]] = {}
    problems = []
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
        else:
            clients.setdefault((row.person or row.path, row.name.casefold() if row.person else ""), []).append(row)
    names: dict[str, list[str]] = {}
    for (person, _), same in clients.items():
        names.setdefault(person, []).append(same[0].name)
    found = []
    for (person, _), same in clients.items():
        newest, *older = sorted(same, key=lambda c: (c.latest, c.score, c.path), reverse=True)
        flags = [f"older copy in {copy.path}" for copy in older]
        if len(names[person]) > 1:
            flags.append(f"two names on one id: {', '.join(sorted(names[person])[:5])}")
        found.append(newest.flagged(*flags) if flags else newest)
    return Cohort(tuple(found), tuple(sorted(problems, key=lambda problem: (problem.path, problem.reason))))
