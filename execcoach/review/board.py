"""The group's board: the routine kept, things put right and improvement of those who opted in; the rest as totals."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from execcoach.review.client import Client, Nearest

ORDERS = ("kept", "items", "improvement")
"""Three orders of equal dignity."""
JUST_BEGUN = 5
"""Under so many planned days a share says nothing yet."""
FEWEST = 3
"""A total of fewer people than this names somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Somebody who opted in: planned days kept, things put right and points won (1/100) in 28 days, milestones.

    `improvement` is None where it is not known, and where the score fell: that is nobody else's business.
    """

    name: str
    company: str
    kept: int
    planned: int
    items: int
    improvement: int | None
    milestones: int
    nearest: Nearest | None

    @property
    def just_begun(self) -> bool:
        """Whether too few days were planned yet for a place on the board."""
        return self.planned < JUST_BEGUN

    def worth(self, by: str) -> Fraction | None:
        """What this order compares; None where there is nothing yet, since a place is for something done."""
        if self.just_begun:
            return None
        worth = {"kept": Fraction(self.kept, self.planned), "items": Fraction(self.items)}.get(by)
        worth = Fraction(self.improvement or 0) if worth is None else worth
        return worth if worth > 0 else None


@dataclass(frozen=True, slots=True)
class Placed:
    """A row at its place; 0 is no place yet. Of a tie everybody has the same one."""

    place: int
    tied: bool
    row: Row

    @property
    def shown(self) -> str:
        """The place as it is read: 1, =2, or "" for none."""
        return f"{'=' if self.tied else ''}{self.place}" if self.place else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Those who are not named, together. All but the number of people is None where it would tell of one of them.

    `improvement` is an average in 1/100 of a point.
    """

    people: int = 0
    kept: int | None = None
    planned: int | None = None
    items: int | None = None
    improvement: int | None = None
    milestones: int | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """Who may be named, by name, and the others; `milestones` are those reached by everybody who is counted here."""

    rows: tuple[Row, ...] = ()
    others: Others = Others()

    @property
    def milestones(self) -> int:
        """Milestones reached together, as far as they may be told."""
        return sum(row.milestones for row in self.rows) + (self.others.milestones or 0)

    def ranked(self, by: str) -> tuple[Placed, ...]:
        """Everybody named in this order, best first; a tie shares its place, who has none comes last, by name."""
        worths = [row.worth(by) for row in self.rows]
        number = Counter(worth for worth in worths if worth is not None)
        places, better = {}, 0
        for worth in sorted(number, reverse=True):
            places[worth], better = better + 1, better + number[worth]
        placed = [
            Placed(0, False, row) if worth is None else Placed(places[worth], number[worth] > 1, row)
            for row, worth in zip(self.rows, worths, strict=True)
        ]
        return tuple(sorted(placed, key=lambda one: (not one.place, one.place)))


def named(client: Client) -> bool:
    """Whether the client opted in: they sent a file that shows all. A folder has said nothing."""
    return client.kind == "share" and client.visibility == "all"


def board(clients: Iterable[Client]) -> Board:
    """The board of these clients, in whatever order they come."""
    clients = tuple(clients)
    rows = [
        Row(
            name=client.name,
            company=client.company,
            kept=client.kept,
            planned=client.planned,
            items=client.items,
            improvement=client.change if client.change is not None and client.change >= 0 else None,
            milestones=client.milestones,
            nearest=client.nearest,
        )
        for client in clients
        if named(client)
    ]
    return Board(tuple(sorted(rows, key=_by_name)), _others([one for one in clients if not named(one)]))


def _others(clients: list[Client]) -> Others:
    if len(clients) < FEWEST:
        return Others(people=len(clients))
    planned = [client for client in clients if client.planned]
    changes = [client.change for client in clients if client.change is not None]
    told = len(planned) >= FEWEST
    return Others(
        people=len(clients),
        kept=sum(client.kept for client in planned) if told else None,
        planned=sum(client.planned for client in planned) if told else None,
        items=sum(client.items for client in clients),
        improvement=round(Fraction(sum(changes), len(changes))) if len(changes) >= FEWEST else None,
        milestones=sum(client.milestones for client in clients),
    )


def _by_name(row: Row) -> tuple[object, ...]:
    figures = (row.kept, row.planned, row.items, row.improvement or 0, row.improvement is None, row.milestones)
    nearest = (row.nearest.id, row.nearest.have, row.nearest.number) if row.nearest else ("", 0, 0)
    return (row.name.casefold(), row.name, row.company, *figures, *nearest)
