"""The coach's table for the shell and for other programs: text in columns, JSON, CSV."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from typing import Any

from execcoach.exchange.spreadsheet_cell import cell
from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort
from execcoach.review.findings import points, reason
from execcoach.text import one_line

WIDEST = 100


def as_json(cohort: Cohort) -> dict[str, Any]:
    """The shape that `review --json` prints: who needs somebody first comes first; null where nothing is known."""
    return {
        "clients": [_row(client) for client in cohort.ordered("first")],
        "problems": [{"path": problem.path, "reason": problem.reason} for problem in cohort.problems],
    }


def _row(client: Client) -> dict[str, Any]:
    return {
        "name": client.name,
        "path": client.path,
        "score": client.score / 100,
        "open_to": client.open_to / 100,
        "change": None if client.change is None else client.change / 100,
        "sessions_28d": client.sessions_28d,
        "days_silent": client.days_silent,
        "gap": client.gap.id if client.gap else None,
        "flags": list(client.flags),
        "person": client.person,
        "company": client.company,
        "kept": client.kept,
        "planned": client.planned,
        "weeks": list(client.weeks),
        "balance": dict(client.balance),
        "groups": {group.id: {"points": group.points / 100, "of": group.of / 100} for group in client.groups},
        "first": reason(client) or None,
        "troubles": list(client.troubles),
    }


_COLUMNS = (
    *("name", "company", "path", "score", "change", "sessions_28d", "days_silent", "kept", "planned", "gap"),
    *("first", "flags", "problem"),
)


def as_csv(cohort: Cohort) -> str:
    """A row a client, then a row a problem; nothing in it is a formula to a spreadsheet."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(_COLUMNS)
    for client in cohort.ordered("first"):
        row = _row(client)
        row |= {"flags": "; ".join(client.flags), "problem": ""}
        row["score"] = f"{row['score']:.2f}"
        row["change"] = None if row["change"] is None else f"{row['change']:.2f}"
        table.writerow([cell(row[key]) for key in _COLUMNS])
    for problem in cohort.problems:
        row = {"path": problem.path, "problem": problem.reason}
        table.writerow([cell(row.get(key)) for key in _COLUMNS])
    return written.getvalue()


def as_text(cohort: Cohort) -> str:
    """The table in columns, at most 100 wide, readable without colour; below it flags and what gave no row."""
    clients = cohort.ordered("first")
    lines: list[str] = []
    if needing := cohort.needing():
        lines.append("Needs you first")
        lines += [f"  {fitted(client.name, 24)}  {fitted(words, 72).rstrip()}" for client, words in needing]
        lines.append("")
    if clients:
        lines += _table(clients)
    for title, rows in (("Flags", _flags(clients)), ("Problems", _problems(cohort.problems))):
        if rows:
            lines += ["", title, *(f"  {row}" for row in rows)]
    return "\n".join(line.rstrip() for line in lines)


def _table(clients: Sequence[Client]) -> list[str]:
    head = (("Name", 24), ("Score", 5), ("Change", 7), ("Sessions", 8), ("Kept", 8), ("Last", 11), ("Biggest gap", 25))
    lines = ["  ".join(fitted(name, width, width < 11 and name != "Kept") for name, width in head)]
    for client in clients:
        cells = (
            client.name,
            f"{client.score / 100:.0f}",
            "" if client.change is None else points(client.change, sign=True),
            str(client.sessions_28d),
            f"{client.kept} of {client.planned}" if client.planned else "",
            last(client),
            f"{client.gap.name} +{points(client.gap.gain)}" if client.gap else "",
        )
        row = zip(cells, head, strict=True)
        lines.append("  ".join(fitted(cell, width, width < 11 and name != "Kept") for cell, (name, width) in row))
    return lines


def last(client: Client) -> str:
    """When the last session was, in words."""
    if client.days_silent is None:
        return "never"
    if client.days_silent < 2:
        return ("today", "yesterday")[client.days_silent]
    return f"{client.days_silent} days"


def _flags(clients: Sequence[Client]) -> list[str]:
    return [f"{fitted(c.name, 24)}  {fitted('; '.join(c.flags), 72)}" for c in clients if c.flags]


def _problems(problems: Sequence[Problem]) -> list[str]:
    """Path and whole reason of each; the reason says what to do, so it is never cut."""
    rows = []
    for problem in problems:
        rows += [ended(problem.path, WIDEST - 2), *(f"  {line}" for line in _wrapped(one_line(problem.reason), 94))]
    return rows


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        pieces = [word[at : at + width // 2] for at in range(0, len(word), width // 2)] or [""]
        for piece in pieces:
            if lines[-1] and _wide(f"{lines[-1]} {piece}") > width:
                lines.append(piece)
            else:
                lines[-1] = f"{lines[-1]} {piece}".strip()
    return lines


def ended(text: str, width: int) -> str:
    """The text, its beginning replaced by … where it is too wide: of a path the end says most."""
    line = one_line(text)
    if _wide(line) <= width:
        return line
    while _wide(line) >= width:
        line = line[1:]
    return f"…{line}"


def fitted(text: str, width: int, right: bool = False) -> str:
    """The text on one line, exactly so many columns wide, cut with … where it is too long."""
    line = one_line(text)
    if _wide(line) > width:
        while _wide(line) >= width:
            line = line[:-1]
        line = f"{line.rstrip()}…"
    blank = " " * (width - _wide(line))
    return f"{blank}{line}" if right else f"{line}{blank}"


def _wide(text: str) -> int:
    """Columns the text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
