"""The group's board: who opted in, in one of three orders of equal dignity; everybody else only as a total."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.review.board import ORDERS, Board, Placed
from execcoach.review.report import on_board
from execcoach.services.reports import OPT_IN, others_told, reached
from execcoach.services.review import ReviewDesk
from execcoach.services.review_forms import fitted
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.report_file import ask_and_write
from execcoach.tui.widgets.coach_top import CoachTop
from execcoach.tui.widgets.lines import KeyLine, NextLine
from execcoach.tui.widgets.show import plain

_NAME = 26
_WIDE = 100


class BoardScreen(CoachScreen):
    """A board to look at together; nothing is ranked that somebody has not done themselves."""

    CSS_PATH = "board.tcss"
    ROWS = commands.BOARD
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.BOARD)

    def __init__(self, board: Board, desk: ReviewDesk) -> None:
        super().__init__()
        self.board, self.desk = board, desk
        self.by = ORDERS[0]

    def compose(self) -> ComposeResult:
        """The order, the rows, the others."""
        yield CoachTop("The board", "", "Named are those whose shared file shows all; the rest are a total.")
        with Vertical(id="body"):
            yield Static(id="order", markup=False)
            with VerticalScroll(id="rows"):
                yield Static(id="table", markup=False)
                yield Static(id="others", markup=False)
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """The rows can be scrolled at once."""
        self.query_one("#rows").focus()
        self.draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Show the columns there is room for."""
        self.draw()

    def draw(self) -> None:
        """Show everybody in the order that was chosen."""
        if not self.is_mounted or not self.query("#table"):
            return
        rows = self.board.ranked(self.by)
        self.query_one("#order", Static).update(plain(_WORDS[self.by] if rows else "Nobody is named yet", "bold"))
        table = Content("\n").join([self._head(), *map(self._line, rows)]) if rows else plain(OPT_IN)
        self.query_one("#table", Static).update(table)
        told = [words for words in (others_told(self.board), reached(self.board)) if words]
        self.query_one("#others", Static).update(plain("\n".join(told), "$secondary"))
        after = _WORDS[ORDERS[(ORDERS.index(self.by) + 1) % len(ORDERS)]]
        words = f"s shows it {after.lower()}. p writes it as a file."
        self.say_next(words if rows else "Esc goes back to the table.")

    def _head(self) -> Content:
        parts = [plain(f"{'Place':>5}  {fitted('Name', _NAME)}", "$secondary")]
        parts += [plain(f"{title:>14}", "bold" if by == self.by else "$secondary") for by, title in _HEADS.items()]
        if self.app.size.width >= _WIDE:
            parts.append(plain("   Milestones, next", "$secondary"))
        return Content.assemble(*parts)

    def _line(self, one: Placed) -> Content:
        row = one.row
        parts = [plain(f"{one.shown or '–':>5}", "bold $primary"), plain(f"  {_named(one)}")]
        parts += [plain(f"{on_board(one, by):>14}", "bold" if by == self.by else "$secondary") for by in ORDERS]
        if self.app.size.width >= _WIDE:
            words = f"{row.milestones}, {row.nearest.title}" if row.nearest else str(row.milestones)
            parts.append(plain(f"   {fitted(words, self.app.size.width - 84).rstrip()}", "$secondary"))
        return Content.assemble(*parts)

    def action_order(self, by: int) -> None:
        """The next of the three orders."""
        self.by = ORDERS[(ORDERS.index(self.by) + by) % len(ORDERS)]
        self.draw()

    def action_write(self) -> None:
        """Write the board as a file."""
        ask_and_write(self, self.desk, "the board", "board", lambda reports, format: reports.board(self.board, format))

    def action_back(self) -> None:
        """Back to the table."""
        self.dismiss()


def _named(one: Placed) -> str:
    """The name, and that somebody has only begun."""
    if not one.row.just_begun:
        return fitted(one.row.name, _NAME)
    return fitted(f"{fitted(one.row.name, _NAME - len(_BEGUN)).rstrip()}{_BEGUN}", _NAME)


_BEGUN = ", just begun"
_WORDS = {
    "kept": "By routine kept",
    "items": "By what was put right in 28 days",
    "improvement": "By improvement in 28 days",
}
_HEADS = {"kept": "Days kept", "items": "Put right", "improvement": "Improvement"}
