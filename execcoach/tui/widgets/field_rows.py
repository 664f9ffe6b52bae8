"""How sections and what is in them are listed, a line each."""

from __future__ import annotations

from textual.content import Content

from execcoach.profile.sections import Section
from execcoach.services.editing import Filled, Row
from execcoach.text import shorten
from execcoach.tui.widgets.show import plain

_TITLE = 20


def listed_row(section: Section, filled: Filled) -> Content:
    """A section on the left: its name, how much is there, whether something in it is wrong or private."""
    indent = "  " if section.under else ""
    count = f"{filled.there}" if section.many else f"{filled.there} of {filled.of}"
    wrong = plain(" !", "bold $warning") if filled.troubles else plain("")
    hidden = plain(f" · {filled.private} private", "$secondary") if filled.private else plain("")
    style = "" if filled.there else "$secondary"
    return Content.assemble(
        plain(f"{indent}{section.title:<{_TITLE - len(indent)}}"), plain(count, style), wrong, hidden
    )


def drawn_row(row: Row, width: int, label: int) -> Content:
    """A row on the right, cut to the width with a sign; the labels of a table take `label` columns."""
    mark = plain("! ", "bold $warning") if row.trouble else plain("")
    hidden = plain("  private", "$secondary") if row.private else plain("")
    if row.at is None:
        words = plain(shorten(row.words, max(10, width - label - len(mark.plain) - len(hidden.plain))))
        return Content.assemble(plain(f"{row.label:<{label}}", "$secondary"), mark, words, hidden)
    return Content.assemble(mark, plain(shorten(row.words, width - len(mark.plain) - len(hidden.plain))), hidden)
