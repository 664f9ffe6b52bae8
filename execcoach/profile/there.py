"""What stands where an answer goes, as a person reads it: boxes to begin with, lines, and the rows of a worksheet."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.profile.answering import item_text, shown
from execcoach.profile.checklist import Question
from execcoach.profile.lookback import ago, is_due, last_seen
from execcoach.profile.paths import get
from execcoach.profile.placing import items, located
from execcoach.text import clean, one_line, shorten


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a worksheet: its number among those the question is about, its name, when it was looked at.

    `more` is what else it says, `link` the address to look at.
    """

    at: int
    words: str
    when: str
    due: bool
    private: bool = False
    more: tuple[str, ...] = ()
    link: str = ""

    def __str__(self) -> str:
        return f"{self.words} · {self.when}{' (private)' if self.private else ''}"


def boxes(question: Question, tables: Mapping[str, Any], at: int | None = None) -> dict[str, str]:
    """What the boxes of a question hold to begin with: what stands there, or the item that is to be changed."""
    found = None
    if at is not None:
        found = items(question, tables)[at]
    elif question.single or question.answer in ("line", "text"):
        found = get(tables, located(question.path, tables))
    if question.answer == "entry":
        table = found if isinstance(found, Mapping) else {}
        return {field.key: shown(table.get(field.key)) for field in question.fields}
    return {"": clean(item_text(found)) if found is not None else ""}


def lines(question: Question, tables: Mapping[str, Any], today: datetime.date) -> tuple[str, ...]:
    """What stands where the answer goes, each item in a line, "(private)" behind what is kept private."""
    if question.worksheet:
        return tuple(str(row) for row in sorted(rows(question, tables, today), key=lambda row: row.at))
    return tuple(_told(question, item) for item in items(question, tables))


def rows(question: Question, tables: Mapping[str, Any], today: datetime.date) -> tuple[Row, ...]:
    """The entries of a worksheet: what waits to be looked at first, what was never looked at before all."""
    found = []
    for at, item in enumerate(items(question, tables)):
        entry = item if isinstance(item, Mapping) else {}
        seen = last_seen(entry, question.mark)
        said = [one_line(shown(entry.get(field.key))) for field in question.fields if entry.get(field.key)]
        due, private = is_due(question, seen, today), entry.get("private", False) is not False
        link = shown(entry.get("url")).strip()
        row = Row(at, ", ".join(said[:2]), ago(seen, today), due, private, tuple(said[2:]), link)
        found.append((not due, seen.last().toordinal() if seen else 0, at, row))
    return tuple(row for *_, row in sorted(found, key=lambda one: one[:3]))


def _told(question: Question, item: Any) -> str:
    """One item in a line; an entry by what the question asks of it."""
    if not isinstance(item, Mapping):
        return one_line(str(item))
    keys = [field.key for field in question.fields] or ["text"]
    own = [one_line(shown(item[key])) for key in keys if item.get(key) not in (None, "")]
    return shorten(", ".join(own), 140) + (" (private)" if item.get("private", False) is not False else "")
