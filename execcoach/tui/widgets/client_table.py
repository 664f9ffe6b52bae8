"""The table of clients: it draws the lines that are seen and no other, so a thousand rows cost what thirty do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from execcoach.review.client import Client, Problem
from execcoach.review.findings import first
from execcoach.tui.widgets.clients import PADDING, Column, cut, row_cells


class ClientTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Clients in order, then what gave no row; the head stays on top, the name stays on the left.

    `follow` is called when another row is chosen. Why a call and not a message: that would arrive after the row was
    drawn, and every key would be drawn twice.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"head", "cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
    ]
    at: reactive[int] = reactive(0, repaint=False)

    class Opened(Message):
        """The chosen row was clicked once more."""

    class Headed(Message):
        """The head of a column was clicked; `order` is what it sorts by."""

        def __init__(self, order: str) -> None:
            super().__init__()
            self.order = order

    def __init__(self, follow: Callable[[], None]) -> None:
        super().__init__(id="clients")
        self.drawn: Sequence[Client | Problem] = ()
        self.shown: tuple[Column, ...] = ()
        self.empty = ""
        self._sorted, self._follow = "", follow

    def draw(
        self, rows: Sequence[Client | Problem], shown: tuple[Column, ...], sorted_by: str = "", empty: str = ""
    ) -> None:
        """Show these rows in these columns; `sorted_by` is an order with its arrow, `empty` stands where no row is."""
        kept = self._found_again(rows)
        self.drawn, self.shown, self.empty, self._sorted = rows, shown, empty, sorted_by
        size = Size(self.size.width, len(rows) + 1)
        if size != self.virtual_size:
            self.virtual_size = size
        if kept != self.at:
            self.at = kept
        elif kept:
            self._into_view()
        self.refresh()

    def _found_again(self, rows: Sequence[Client | Problem]) -> int:
        """Where the chosen row is now. Why not of the first: who has chosen nobody yet looks at whoever comes first."""
        row = self.in_hand
        if row is None or not self.at:
            return 0
        for at, other in enumerate(rows):
            if other.path == row.path or (isinstance(other, Client) and row.path in other.older):
                return at
        return max(0, min(self.at, len(rows) - 1))

    @property
    def in_hand(self) -> Client | Problem | None:
        """The chosen row."""
        return self.drawn[self.at] if self.at < len(self.drawn) else None

    def on_resize(self) -> None:
        """Keep the chosen row in view."""
        self._into_view()

    def watch_at(self, before: int, at: int) -> None:
        """Draw the two lines that changed."""
        for line in (before, at):
            self.refresh(Region(0, line + 1 - self.scroll_offset.y, self.size.width, 1))
        self._into_view()
        self._follow()

    def _into_view(self) -> None:
        top, room = self.scroll_offset.y, max(1, self.size.height - 1)
        if self.at < top:
            self.scroll_to(y=self.at, animate=False, immediate=True)
        elif self.at >= top + room:
            self.scroll_to(y=self.at - room + 1, animate=False, immediate=True)

    def action_walk(self, by: int) -> None:
        """Choose a row further up or down."""
        self.at = max(0, min(self.at + by, len(self.drawn) - 1))

    def action_page(self, by: int) -> None:
        """Go a page on or back."""
        self.action_walk(by * max(1, self.size.height - 2))

    def action_go(self, at: int) -> None:
        """Go to the first row or the last."""
        self.at = at if at >= 0 else max(0, len(self.drawn) - 1)

    async def _on_click(self, event: events.Click) -> None:
        if not event.y:
            left = 0
            for column in self.shown:
                left += column.width + PADDING
                if event.x < left:
                    self.post_message(self.Headed(column.order))
                    return
            return
        at = self.scroll_offset.y + event.y - 1
        if at == self.at and at < len(self.drawn):
            self.post_message(self.Opened())
        elif at < len(self.drawn):
            self.at = at

    def render_line(self, y: int) -> Strip:
        """The head, or the row that stands there."""
        width, style = self.size.width, self.rich_style
        at = self.scroll_offset.y + y - 1
        if not y:
            return _strip(self.get_component_rich_style("head"), width, self._heads())
        if at >= len(self.drawn):
            return _strip(style, width, f"  {cut(self.empty, width - 2)}" if not self.drawn and y == 2 else "")
        if at == self.at:
            style = self.get_component_rich_style("cursor")
        row = self.drawn[at]
        needs = isinstance(row, Client) and (found := first(row)) and found.kind != "near"
        return _strip(style, width, *row_cells(row, self.shown), bold=bool(needs))

    def _heads(self) -> str:
        order, arrow = self._sorted[:-1], self._sorted[-1:]
        heads = (f"{one.title}{arrow if one.order == order else ''}".ljust(one.width) for one in self.shown)
        return (" " * PADDING).join(heads)


def _strip(style: Style, width: int, text: str, rest: str = "", bold: bool = False) -> Strip:
    """A line of the table; `bold` is the name of somebody who needs the coach."""
    name = Segment(text, style + Style(bold=True) if bold else style)
    return Strip([name, Segment(rest, style)]).adjust_cell_length(width, style)
