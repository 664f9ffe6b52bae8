"""The rows of the circle drawn: the lists by name, a line a row, what is known of one, what the keys do with it."""

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.style import Style

from execcoach.profile.rounds import KINDS, Row
from execcoach.text import shorten
from execcoach.tui.widgets.show import plain

_TABS = {
    "contacts": "People",
    "sources": "Reading",
    "companies": "Companies",
    "triggers": "Watching",
    "objections": "Heard",
    "introductions": "Introductions",
}
EMPTY = {
    "contacts": "Nobody yet. a adds somebody in one line: the name, the company, the post.",
    "sources": "Nothing to read yet. a takes an address, or a name.",
    "companies": "No company yet. a adds one: its name, and why it matters.",
    "triggers": "Nothing to watch for yet. a adds an event; where it would show first.",
    "objections": "Nothing heard yet. a keeps an objection in the words it was said in.",
    "introductions": "Nobody to bring together yet. Note what people offer and look for.",
}
DONE = {"contacts": "in touch today", "objections": "", "introductions": "one step on"}
OPEN = {"introductions": "Draft it", "objections": "Answer it"}
_CONFLICTS = {
    "competitor": "One of the two is with a competitor. Think of that first.",
    "key companies": "Both companies matter here. Do they compete with each other?",
}
_STEPS = {"asked a": 1, "asked b": 0, "suggested": 0}


def tabs(chosen: str, waiting: Mapping[str, int]) -> Content:
    """The lists by name with how many wait in each, the chosen one marked, each to be clicked."""
    parts = []
    for kind in KINDS:
        style = "bold underline" if kind == chosen else "$secondary"
        number = plain(f" {waiting[kind]}", "bold $accent") if waiting[kind] else plain("")
        click = Style.from_meta({"@click": f"screen.show('{kind}')"})
        parts.append(Content.assemble(plain(_TABS[kind], style), number).stylize(click))
    return plain("   ").join(parts)


def drawn_rows(rows: Iterable[Row], width: int) -> list[Content]:
    """A line a row, in columns, cut to the width with a sign."""
    rows = tuple(rows)
    names = min(24, max((len(row.name) for row in rows), default=0))
    whens = max((len(_when(row)) for row in rows), default=0)
    return [_drawn(row, width, names, whens) for row in rows]


def known_of(row: Row) -> Content:
    """What is known of a row, and what to think of before two people meet."""
    lines = [plain(shorten(words, 300), "$secondary") for words in row.more]
    if row.pair and row.pair.conflict:
        lines.append(plain(_CONFLICTS[row.pair.conflict], "$warning"))
    if row.link:
        lines.append(plain(shorten(row.link, 120), "$secondary"))
    return Content("\n").join(lines)


def what_keys_do(row: Row | None) -> str:
    """The line that says what the keys do with this row."""
    if row is None:
        return "a adds. ← → other lists. Esc goes back."
    if row.kind == "introductions":
        return f"{_asked(row)} Enter drafts it, n: not to be. ← → lists."
    if row.kind == "objections":
        return "Enter writes the answer. ← → other lists."
    link = ", o opens it" if row.link else ""
    return f"t: {DONE.get(row.kind, 'looked at today')}, Enter opens the entry{link}. ← → other lists."


def _asked(row: Row) -> str:
    if row.stage in _STEPS:
        return f"t: {row.two[_STEPS[row.stage]].split(' ')[0]} was asked today."
    return {"both asked": "t: both said yes.", "both yes": "t: introduced."}.get(row.stage, "This one is over.")


def _when(row: Row) -> str:
    return f"{row.when}{' (private)' if row.private else ''}"


def _drawn(row: Row, width: int, names: int, whens: int) -> Content:
    mark = plain("○ ", "$accent") if row.due else plain("· ", "$secondary")
    room = max(12, width - whens - 4)
    first = min(names, room) if row.also or row.kind in ("contacts", "sources") else room
    rest = room - first - 2
    also = f"  {shorten(row.also, rest):<{rest}}" if rest > 7 else " " * max(0, rest + 2)
    calm = "" if row.due else "$secondary"
    name = plain(f"{shorten(row.name, first):<{first}}", calm)
    return Content.assemble(mark, name, plain(also, "$secondary"), plain(f"  {_when(row)}", calm or "$accent"))
