"""Choosing from thousands of connections whom to have in the circle; nobody is chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from execcoach.services.connections import ConnectionsDesk
from execcoach.text import shorten
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.pick_list import PickList
from execcoach.tui.widgets.show import plain

_SHOWN = 60
"""Rows that are drawn; more letters find the rest."""


class ConnectionsScreen(CoachScreen):
    """A search over everybody, rows to tick, and one key that takes the ticked ones."""

    CSS_PATH = "connections.tcss"
    ROWS = commands.CONNECTIONS
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.CONNECTIONS)

    def __init__(self, desk: ConnectionsDesk, chosen: Collection[int], taken: Callable[[frozenset[int]], None]) -> None:
        super().__init__()
        self._desk, self._taken = desk, taken
        self._chosen = dict.fromkeys(chosen)
        self._rows: list[int] = []
        self._number = 0

    def compose_body(self) -> ComposeResult:
        """How many there are, the search, the rows, two buttons."""
        yield Static(id="standing", markup=False)
        yield Input(id="search", placeholder="a name, a company, a position", select_on_focus=False, compact=True)
        yield PickList(id="rows", markup=False, compact=True)
        with HorizontalGroup(id="buttons"):
            yield Button("Take them", id="take", variant="primary", compact=True)
            yield Button("Leave it", id="leave", compact=True)

    def on_mount(self) -> None:
        """Begin in the search."""
        self.draw()
        self.query_one("#search").focus()
        self.say_next("Type a name or a company. Enter ticks the row, ^s takes the ticked ones.")

    def on_resize(self) -> None:
        """A row is cut to the width."""
        if self.query("#rows"):
            self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Show who fits what was typed; while nothing is typed, those ticked stand first."""
        typed = self.query_one("#search", Input).value
        found = self._desk.search(typed)
        self._number = len(found)
        ticked = [] if typed.strip() else list(self._chosen)
        some = (at for at in found[: _SHOWN + len(ticked)] if at not in ticked)
        self._rows = [*ticked, *some][:_SHOWN]
        self._draw_rows()

    def _draw_rows(self) -> None:
        width = max(40, self.app.size.width - 4)
        self.query_one("#rows", PickList).redraw(self._line(at, width) for at in self._rows)
        total, more = len(self._desk.offered), self._number > len(self._rows)
        rest = f"; the first {len(self._rows)} are shown, type on" if more else ""
        words = f"{self._number:,} of {total:,} fit{rest}" if self._number else "Nobody fits. Take letters out."
        chosen = f"{len(self._chosen):,} chosen"
        self.query_one("#standing", Static).update(Content.assemble(plain(chosen, "bold"), plain(f" · {words}")))

    def _line(self, at: int, width: int) -> Content:
        mark = plain("[x] ", "bold $success") if at in self._chosen else plain("[ ] ")
        return Content.assemble(mark, plain(shorten(self._desk.label(at), width - 6)))

    @on(Input.Changed, "#search")
    def _found(self) -> None:
        self.query_one("#rows", OptionList).highlighted = 0 if self._rows else None
        self.draw()

    @on(Input.Submitted, "#search")
    @on(OptionList.OptionSelected, "#rows")
    def action_tick(self) -> None:
        """Tick the marked row, or take the tick away."""
        at = self.query_one("#rows", OptionList).highlighted
        if at is None or at >= len(self._rows):
            return
        place = self._rows[at]
        if place in self._chosen:
            del self._chosen[place]
        else:
            self._chosen[place] = None
        self._draw_rows()

    def action_rows(self) -> None:
        """Go from the search to the rows."""
        self.query_one("#rows").focus()

    def action_search(self) -> None:
        """Go back to the search."""
        self.query_one("#search").focus()

    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Put the ticked ones among what the import adds."""
        self.app.pop_screen()
        self._taken(frozenset(self._chosen))

    @on(Button.Pressed, "#leave")
    def action_back(self) -> None:
        """Go back; what was chosen before stays so."""
        self.app.pop_screen()
