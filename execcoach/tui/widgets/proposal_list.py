"""What an import offers, a row each: by section, with ticks; then lines to sort, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from execcoach.exchange.findings import Doubt
from execcoach.exchange.telling import tell_doubts
from execcoach.text import one_line, several, shorten
from execcoach.tui.widgets.pick_list import PickList
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.preview import Preview, Row
    from execcoach.services.ticks import Ticks

_STYLES = {"New": "$success", "Unsure": "$warning", "Kept": "$secondary"}
_BOX = 8
"""Cells from the left in which a click ticks at once."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the list: a section, something to agree to, a line to sort, or only words."""

    section: str = ""
    row: Row | None = None
    doubt: Doubt | None = None
    words: str = ""


def rows_of(shown: Preview, ticks: Ticks) -> list[Shown]:
    """The rows of the list, in order."""
    found: list[Shown] = []
    if shown.card or shown.homework:
        return [Shown(words=line) for line in (*shown.remarks(), *tell_doubts(shown.unsure))]
    for row in ticks.rows:
        if not found or found[-1].section != row.section:
            found.append(Shown(row.section))
        found.append(Shown(row.section, row))
    if shown.unsure:
        found.append(Shown(words=f"Unsure: {several(len(shown.unsure), 'line')} to sort, or to leave out"))
        found += [Shown(doubt=one) for one in shown.unsure]
    return [*found, *(Shown(words=line) for line in shown.remarks())]


class ProposalList(PickList):
    """The rows; space or a click on its box ticks one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.add", "Add", show=False),
        Binding("space", "screen.tick", "Tick", show=False),
    ]

    class Ticked(Message):
        """A row was clicked where its box is."""

    def show(self, rows: Sequence[Shown], ticks: Ticks) -> None:
        """Draw these rows."""
        width = max(30, (self.size.width or self.app.size.width) - 3)
        self.redraw(_line(row, ticks, width) for row in rows)

    async def _on_click(self, event: events.Click) -> None:
        at = event.style.meta.get("option")
        if at is not None and (at == self.highlighted or event.x < _BOX):
            self.highlighted = at
            event.prevent_default()
            self.post_message(self.Ticked())
            return
        await super()._on_click(event)


def _line(shown: Shown, ticks: Ticks, width: int) -> Content:
    if shown.row:
        return _row(shown.row, ticks, width)
    if shown.section:
        rows = ticks.of(shown.section)
        number = sum(map(ticks.on, rows))
        box = "[x]" if number == len(rows) else "[ ]" if not number else "[-]"
        counted = f"  {number} of {len(rows)}"
        title = shorten(rows[0].title, width - len(counted) - 5)
        return Content.assemble(plain(f"{box} "), plain(title, "bold"), plain(counted, "$secondary"))
    if shown.doubt:
        line = f"  line {shown.doubt.line}" if shown.doubt.line else ""
        words = shorten(shown.doubt.words, width - len(line) - 7)
        return Content.assemble(plain("    ? ", "bold $warning"), plain(words), plain(line, "$secondary"))
    kind, colon, rest = shown.words.partition(":")
    if not colon or len(kind) > 20:
        return plain(shorten(shown.words, width), "bold $warning")
    style = f"bold {_STYLES.get(kind, '$accent')}"
    return Content.assemble(plain(kind + colon, style), " ", plain(shorten(rest, width - len(kind) - 2), "$secondary"))


def _row(row: Row, ticks: Ticks, width: int) -> Content:
    on = ticks.on(row)
    box = plain("    [x] ", "bold $success") if on else plain("    [ ] ")
    if not row.conflict:
        return Content.assemble(box, plain(shorten(row.words, width - 8)))
    says = "theirs" if on else "yours"
    value = shorten(one_line(str(row.value if on else row.own)), max(10, width - 14 - len(row.words) - len(says)))
    return Content.assemble(box, plain(f"{row.words}: "), plain(f"{says} ", "bold $warning"), plain(f"“{value}”"))
