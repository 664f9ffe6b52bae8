"""A draft as a card on the board: what it is, from when, how much is still open."""

from __future__ import annotations

from textual.content import Content

from execcoach.profile.dates import Day
from execcoach.services.drafts import Listed
from execcoach.text import several
from execcoach.tui.widgets.show import plain


def card(row: Listed, today: Day | None, between: str) -> Content:
    """The words on the card; `between` stands after the date."""
    if row.problem:
        return Content("\n").join([plain(row.title, "bold"), plain("cannot be read", "$error")])
    if row.open_questions:
        asked = plain(several(len(row.open_questions), "open question"), "$accent")
    else:
        asked = plain("nothing open", "$secondary")
    date = plain(f"{_when(row.created, today)}{between}" if row.created else "", "$secondary")
    return Content.assemble(plain(f"{row.title}\n"), date, asked)


def _when(day: Day, today: Day | None) -> str:
    if day == today:
        return "today"
    first = day.first()
    if not day.day:
        return f"{first:%B} {day.year}" if day.month else str(day.year)
    return f"{day.day} {first:%B}" + (f" {day.year}" if today and day.year != today.year else "")
