"""Everybody below a folder: clients, each once, and what gave no row; in the order a coach asks for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from execcoach.review.client import Client, Problem
from execcoach.review.findings import KINDS, first, reason

ORDERS = ("first", "name", "score", "change", "sessions", "kept", "silent", "gap")
"""What a table can be sorted by; `first` is who needs somebody first."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Clients and problems of one folder."""

    clients: tuple[Client, ...] = ()
    problems: tuple[Problem, ...] = ()

    def needing(self) -> tuple[tuple[Client, str], ...]:
        """Those who need somebody, most urgent first, each with the reason."""
        found = ((client, reason(client)) for client in self.ordered("first"))
        return tuple((client, words) for client, words in found if words)

    def ordered(self, by: str) -> tuple[Client, ...]:
        """The clients in this order; equal ones by name, what is not known last."""
        return tuple(sorted(self.clients, key=lambda client: (_KEYS[by](client), *_tie(client))))

    def matching(self, words: str) -> "Cohort":
        """Those in whose name, company, folder, gap or flags every one of these words stands."""
        wanted = words.casefold().split()

        def fits(*texts: str) -> bool:
            text = " ".join(texts).casefold()
            return all(word in text for word in wanted)

        return Cohort(
            tuple(c for c in self.clients if fits(c.name, c.company, c.path, c.gap.name if c.gap else "", *c.flags)),
            tuple(p for p in self.problems if fits(p.path, p.reason)),
        )


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
        found.append(newest.flagged(*flags))
    return Cohort(tuple(found), tuple(sorted(problems, key=lambda problem: (problem.path, problem.reason))))


def _tie(client: Client) -> tuple[str, str]:
    return (client.name.casefold(), client.path)


def _urgency(client: Client) -> tuple[int, int]:
    finding = first(client)
    return (KINDS.index(finding.kind), -finding.weight) if finding else (len(KINDS), 0)


def _share(client: Client) -> float:
    return client.kept / client.planned if client.planned else 2


_KEYS: dict[str, Callable[[Client], Any]] = {
    "first": _urgency,
    "name": lambda client: 0,
    "score": lambda client: client.score,
    "change": lambda client: (client.change is None, client.change or 0),
    "sessions": lambda client: client.sessions_28d,
    "kept": _share,
    "silent": lambda client: -(client.days_silent if client.days_silent is not None else 100_000),
    "gap": lambda client: -(client.gap.gain if client.gap else 0),
}
