"""A client as one row of a table: which columns there is room for, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len, set_cell_size

from execcoach.review.client import Client, Problem
from execcoach.review.counted import mix
from execcoach.review.findings import points
from execcoach.services.review_forms import last
from execcoach.text import one_line

_BARS = "▁▂▃▄▅▆▇█"
PADDING = 2
_WIDEST = 60
"""Columns that the last column of a page may grow to."""
_LONG = {"efforts": 44, "came": 44, "next": 46}
"""Columns that others may grow to where there is room: what stands in them is a line of words."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, head, width without padding, and what it sorts by."""

    key: str
    title: str
    width: int
    order: str


NAME = Column("name", "  Name", 21, "name")
_COLUMNS = (
    Column("score", "Score", 6, "score"),
    Column("change", "Change", 8, "change"),
    Column("last", "Silent", 9, "silent"),
    Column("gap", "Biggest gap", 20, "gap"),
    Column("weeks", "4 weeks", 8, "sessions"),
    Column("months", "12 months", 12, "months"),
    Column("kept", "Kept", 8, "kept"),
    Column("balance", "Balance", 12, "balance"),
    Column("efforts", "What was done", 23, "efforts"),
    Column("came", "What came of it", 22, "came"),
    Column("next", "Next milestone", 26, "next"),
    Column("flags", "Flags", 20, "flags"),
)
TITLES = {column.order: column.title.strip() for column in (NAME, *_COLUMNS)}
"""What a table is sorted by → the head of that column."""


def pages(room: int) -> tuple[tuple[Column, ...], ...]:
    """The columns in sets that fit into so much room, the name first in each; the last of a set takes the rest."""
    left = room - NAME.width - PADDING
    sets: list[list[Column]] = [[]]
    for column in _COLUMNS:
        if sets[-1] and sum(one.width + PADDING for one in sets[-1]) + column.width > left:
            sets.append([])
        sets[-1].append(column)
    return tuple((NAME, *_grown(found, left)) for found in sets)


def _grown(found: Sequence[Column], room: int) -> Sequence[Column]:
    """The columns with the room that is left: first where texts are long, then the last one."""
    left = room - sum(column.width + PADDING for column in found) + PADDING
    shown = []
    for column in found:
        most = _WIDEST if column is found[-1] else _LONG.get(column.key, column.width)
        more = min(max(0, left), max(0, most - column.width))
        left -= more
        shown.append(replace(column, width=column.width + more))
    return shown


def row_cells(row: Client | Problem, shown: Sequence[Column]) -> tuple[str, str]:
    """A row as its name and the rest of its line, padded; a problem's reason stands where the figures would."""
    gap = " " * PADDING
    if isinstance(row, Problem):
        rest = sum(column.width + PADDING for column in shown[1:]) - PADDING
        return _fit(f"✗ {name_of(row)}", shown[0].width) + gap, _fit(_short(row), rest)
    cells = [_fit(_CELLS[column.key](row), column.width) for column in shown[1:]]
    return f"{'!' if row.flags else ' '} {_fit(row.name, shown[0].width - 2)}{gap}", gap.join(cells)


def name_of(problem: Problem) -> str:
    """The name of the folder or file that gave no row."""
    return problem.path.rstrip("/").rpartition("/")[2]


def _short(problem: Problem) -> str:
    return problem.reason.partition(" cannot be read: ")[2] or problem.reason


def _fit(text: str, width: int) -> str:
    return set_cell_size(cut(text, width), width)


def cut(text: str, width: int) -> str:
    """The text on one line, at most so many columns wide, with … where it was cut."""
    line = one_line(text)
    if cell_len(line) <= width:
        return line
    line = line[: 4 * width]  # Why: a name of a thousand letters is not measured a thousand times.
    while line and cell_len(line) >= width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def moved(change: int | None) -> str:
    """How a score moved: an arrow and a signed figure; – where nothing is known."""
    if change is None:
        return "–"
    arrow = "↗" if change >= 100 else "↘" if change <= -100 else "→"
    return f"{arrow} {points(change, sign=True)}"


def sparks(numbers: Sequence[int], most: int = 7) -> str:
    """Small bars, one a number; nothing is a dot."""
    return "".join("·" if not n else _BARS[min(7, max(0, round(n / most * 7)))] for n in numbers)


def _kept(client: Client) -> str:
    return f"{client.kept} of {client.planned}" if client.planned else "–"


def _gap(client: Client) -> str:
    return f"+{client.gap.gain / 100:.0f} {client.gap.name}" if client.gap else "–"


def _balance(client: Client) -> str:
    return " ".join(f"{pillar[:1]}{number}" for pillar, number in client.balance) or "–"


def _nearest(client: Client) -> str:
    nearest = client.nearest
    if nearest is None:
        return "–"
    return f"{nearest.have} of {nearest.number}: {nearest.title}" if nearest.number else nearest.title


_CELLS: dict[str, Callable[[Client], str]] = {
    "score": lambda client: f"{client.score / 100:.0f}",
    "change": lambda client: moved(client.change),
    "weeks": lambda client: sparks(client.weeks),
    "months": lambda client: sparks(client.months, 24),
    "kept": _kept,
    "last": last,
    "gap": _gap,
    "balance": _balance,
    "efforts": lambda client: mix(client.efforts) or "–",
    "came": lambda client: mix(client.outcomes) or "–",
    "next": _nearest,
    "flags": lambda client: "; ".join(client.flags) or "–",
}
