"""What is said around the coach's table: how many are in it and how they stand, and what to do with the chosen row."""

from __future__ import annotations

from typing import Protocol

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort
from execcoach.text import counted
from execcoach.tui.widgets.clients import cut, name_of

_BAR = 20


class Progress(Protocol):
    """How far a reading is; `total` is 0 while nobody knows."""

    done: int
    total: int


def about(found: Cohort, reading: Progress | None, order: str, fitting: int | None, page: tuple[int, int]) -> str:
    """How many clients, how far the reading is, in which order they stand, and which columns are shown."""
    number, broken = len(found.clients), len(found.problems)
    parts = [counted(number, "client")]
    if broken:
        parts.append(f"{broken:,} could not be read")
    if reading:
        parts.append(f"{bar(reading.done, reading.total)}, Esc stops")
    if fitting is not None:
        parts.append(f"{fitting:,} fit{'s' if fitting == 1 else ''}, Esc: all")
    parts.append(f"by {order[0].lower()}{order[1:]}")
    if page[1] > 1:
        parts.append(f"c: columns {page[0]} of {page[1]}")
    return " · ".join(parts)


def bar(done: int, total: int) -> str:
    """How much is read, as a bar and in figures."""
    if total <= 0:
        return f"reading, {done:,} read" if done else "reading …"
    full = min(_BAR, _BAR * done // total)
    return f"reading {'━' * full}{'╌' * (_BAR - full)} {done:,} of {total:,}"


def row_words(row: Client | Problem | None, room: int) -> str:
    """What to do with the chosen row, and what its sign stands for."""
    if row is None:
        return "Nobody fits. Esc shows everybody."
    if isinstance(row, Problem):
        return cut(f"{cut(name_of(row), 20)}, Enter says more: {row.reason}", room)
    careful = f" Mind: {'; '.join(row.flags)}." if row.flags else ""
    ask = f" Ask: {row.gap.question}" if row.gap else ""
    return cut(f"Enter opens {row.name}.{careful}{ask}", room)
