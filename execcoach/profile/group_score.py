"""A group's share of a score, a value that rows and reports carry without what judges a profile."""

from typing import NamedTuple


class GroupScore(NamedTuple):
    """What a group of criteria earned, of how much, in 1/100 of a point."""

    id: str
    title: str
    points: int
    of: int
