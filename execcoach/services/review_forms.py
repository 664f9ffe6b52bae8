"""The coach's table for the shell: text in columns, readable without colour."""

import unicodedata
from collections.abc import Mapping, Sequence

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort
from execcoach.review.findings import points
from execcoach.text import one_line

WIDEST = 100


def as_text(cohort: Cohort, by: str = "first", turned: bool = False, news: Mapping[str, str] | None = None) -> str:
    """The table in columns, at most 100 wide, readable without colour; below it flags and what gave no row.

    `news` is what is new of a client, by path; it stands on top then.
    """
    clients = cohort.ordered(by, turned)
    lines: list[str] = []
    if news:
        lines.append("New")
        lines += [f"  {fitted(c.name, 24)}  {fitted(news[c.path], 72).rstrip()}" for c in clients if c.path in news]
        lines.append("")
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
