"""A client as one row of a table: which columns there is room for, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from execcoach.review.client import Client, Problem
from execcoach.review.findings import first, points
from execcoach.services.review_forms import last
from execcoach.text import one_line
from execcoach.tui.widgets.show import cell

_BARS = "▁▂▃▄▅▆▇█"
_PADDING = 2
_WIDE = 96


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, head, width without padding, and what it sorts by."""

    key: str
    title: str
    width: int
    order: str = ""


_ALL = {
    column.key: column
    for column in (
        Column("name", "Name", 22, "name"),
        Column("score", "Score", 7, "score"),
        Column("change", "Change", 9, "change"),
        Column("weeks", "4 weeks", 7),
        Column("sessions", "Sessions", 10, "sessions"),
        Column("kept", "Kept", 8, "kept"),
        Column("last", "Last", 9, "silent"),
        Column("gap", "Biggest gap", 20, "gap"),
        Column("balance", "Share, listen, engage", 21),
    )
}
_NARROW = ("name", "score", "change", "last", "gap")
_OTHERS = ("name", "weeks", "sessions", "kept", "balance")
_EVERY = ("name", "score", "change", "weeks", "sessions", "kept", "last", "gap")


def columns(room: int, others: bool) -> tuple[Column, ...]:
    """The columns that fit into so much room; `others`: those left out where it is narrow. The last takes the rest."""
    keys = _EVERY if room >= _WIDE else _OTHERS if others else _NARROW
    *firsts, end = (_ALL[key] for key in keys)
    rest = room - sum(column.width + _PADDING for column in firsts) - _PADDING
    return (*firsts, Column(end.key, end.title, max(end.width, min(rest, 44)), end.order))


def client_cells(client: Client, shown: Sequence[Column]) -> list[Text]:
    """The cells of a client."""
    style = "bold" if (finding := first(client)) and finding.kind != "near" else ""
    return [
        cell(cut(_CELLS[column.key](client), column.width), style if column.key == "name" else "") for column in shown
    ]


def problem_cells(problem: Problem, shown: Sequence[Column]) -> list[Text]:
    """The cells of a folder that gave no row: its name, and the reason as far as there is room."""
    blank = [cell("")] * (len(shown) - 2)
    name = problem.path.rstrip("/").rpartition("/")[2]
    reason = problem.reason.partition(" cannot be read: ")[2] or problem.reason
    return [cell(cut(f"✗ {name}", shown[0].width)), *blank, cell(cut(reason, shown[-1].width))]


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


_CELLS: dict[str, Callable[[Client], str]] = {
    "name": lambda client: client.name,
    "score": lambda client: f"{client.score / 100:.0f}",
    "change": lambda client: moved(client.change),
    "weeks": lambda client: sparks(client.weeks),
    "sessions": lambda client: str(client.sessions_28d),
    "kept": _kept,
    "last": last,
    "gap": _gap,
    "balance": lambda client: ", ".join(str(number) for _, number in client.balance),
}
