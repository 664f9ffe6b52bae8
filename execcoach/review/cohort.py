"""Everybody below a folder: clients, each once, and what gave no row; in the order a coach asks for."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from execcoach.review.client import Client, Problem
from execcoach.review.findings import reason
from execcoach.review.ordering import ordered
from execcoach.text import shorten


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
    """The rows with one row a person: of several with one id and name the newest, the others named as older in it.

    A row that names another of the same person as older stands for it, whichever is newer; of one path the last counts.
    Why: two names on one id stay two rows, each flagged; a copied id must not put somebody else in a client's place.
    """
    problems: list[Problem] = []
    clients: dict[str, Client] = {}
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
        else:
            clients[row.path] = row
    people: dict[str, dict[str, list[Client]]] = {}
    for row in clients.values():
        named = row.name.casefold() if row.person else ""
        people.setdefault(row.person or f"\n{row.path}", {}).setdefault(named, []).append(row)
    found = []
    for names in people.values():
        shared = ", ".join(sorted(shorten(same[0].name, 60) for same in names.values())[:5])
        flags = (f"two names on one id: {shared}",) if len(names) > 1 else ()
        for same in names.values():
            one = _one(same) if len(same) > 1 or same[0].older else same[0]
            found.append(one.flagged(*flags) if flags else one)
    return Cohort(tuple(found), tuple(sorted(problems, key=lambda problem: (problem.path, problem.reason))))


def _one(same: Sequence[Client]) -> Client:
    """The row that stands for all of these, which are of one person."""
    ranked = sorted(same, key=_age, reverse=True)
    named = {path for row in ranked for path in row.older if path != row.path}
    newest = next((row for row in ranked if row.path not in named), ranked[0])
    paths = (path for row in (newest, *ranked) for path in (*row.older, row.path))
    older = tuple(dict.fromkeys(path for path in paths if path != newest.path))
    return replace(newest, older=older).flagged(*(f"older copy in {path}" for path in older))


def _age(row: Client) -> tuple[datetime.date, bool, datetime.date, int, str]:
    """The newest sorts last; of two that know the same, the one that tells more."""
    return (row.latest, row.visibility != "totals", row.made or datetime.date.min, row.score, row.path)
