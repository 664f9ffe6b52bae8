"""The little that counting needs of each progress file, so that old months need not be read again."""

import datetime
from dataclasses import dataclass

from execcoach.routine.records import PILLARS, Records


@dataclass(frozen=True, slots=True)
class Mark:
    """One session in a summary: its day and the pillars it did."""

    id: str
    on: datetime.date
    did: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The little that counting needs of a file; two add up to one, and what both hold counts once."""

    sessions: frozenset[Mark] = frozenset()
    scores: frozenset[tuple[str, datetime.date, int]] = frozenset()

    def __add__(self, other: "Summary") -> "Summary":
        return Summary(self.sessions | other.sessions, self.scores | other.scores)

    def count(self, pillar: str = "") -> int:
        """Sessions that did this pillar, or any when none is named."""
        return len({mark.id for mark in self.sessions if (pillar in mark.did if pillar else mark.did)})

    def days(self) -> frozenset[datetime.date]:
        """The days on which something was done."""
        return frozenset(mark.on for mark in self.sessions if mark.did)


def summary(records: Records) -> Summary:
    """The summary of these records."""
    return Summary(
        frozenset(Mark(s.id, s.day, tuple(p for p in PILLARS if s.did(p))) for s in records.sessions),
        frozenset((score.id, score.on, score.total) for score in records.scores),
    )
