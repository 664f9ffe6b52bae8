"""Profile: the score card, a line a criterion, and the chosen line opened."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.profile.history import sparkline
from execcoach.profile.score import ScoreLine
from execcoach.text import shorten
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.score_boxes import HistoryScreen, MinutesScreen, WhatIfScreen
from execcoach.tui.widgets.bars import points
from execcoach.tui.widgets.score_line import opened, part_of, row_of, warned
from execcoach.tui.widgets.show import plain


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the card: a line of the score, or a warning about the file."""

    line: ScoreLine | None = None
    warning: str = ""


class ProfileScreen(CoachScreen):
    """How the file stands, what each point rests on, what would add to it."""

    CSS_PATH = "profile.tcss"
    ROWS = commands.PROFILE
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.PROFILE)

    def __init__(self) -> None:
        super().__init__()
        self._by_section = False
        self._rows: list[Row | None] = []
        self._levels: list[int] = []

    def compose_body(self) -> ComposeResult:
        """The card on the left, the chosen line on the right (below, where the screen is narrow)."""
        with Horizontal(id="columns"):
            with Vertical(id="card"):
                yield Static(id="total", markup=False)
                yield Static(id="groups", markup=False)
                yield OptionList(id="lines", markup=False, compact=True)
            with VerticalScroll(id="detail"):
                yield Static(id="opened", markup=False)

    def on_mount(self) -> None:
        """Draw the card."""
        self.draw()
        self.query_one("#lines").focus()

    async def on_screen_resume(self) -> None:
        """Draw anew: something may have been answered, or the file changed outside."""
        if self.is_mounted and self.query("#lines"):
            try:
                if self.everyday.profile.read_again():
                    self.tell("profile.toml was changed outside; this is how it stands now.")
            except CoachError as error:
                self.tell_error(error)
            self.draw()

    def draw(self) -> None:
        """Show total, groups, every line."""
        desk = self.everyday.profile
        kept = self.chosen
        score = desk.score()
        self._draw_total()
        groups = [plain(f"{one.title:<18}") + part_of(one.points, one.of) for one in score.groups]
        pairs = [one + plain("   ") + two for one, two in zip_longest(groups[::2], groups[1::2], fillvalue=plain(""))]
        self.query_one("#groups", Static).update(Content("\n").join(pairs))
        self._fill(self.query_one("#lines", OptionList), kept)
        widest = max((row.line for row in self._rows if row and row.line), key=lambda line: line.gain, default=None)
        if desk.own_warnings:
            self.say_next("Something in profile.toml is not used: see the first row. e opens the file.")
        elif widest and widest.gain:
            self.say_next("Enter mends the chosen line. b your About, f every field, h how it moved.")
        else:
            self.say_next("Nothing is left to mend. 1 is your ten minutes, 4 your drafts.")
        self.say_standing()
        self._look_back()

    def _draw_total(self) -> None:
        desk = self.everyday.profile
        score = desk.score()
        total = [plain(score.said, "bold $primary"), plain(" in your file")]
        if desk.published:
            total += [plain("   "), plain(f"{desk.page().total / 100:.0f}", "bold"), plain(" on your page")]
        order = "   by section" if self._by_section else "   widest gap first"
        if len(self._levels) > 1:
            way = f"   {sparkline(self._levels, 8 if self.app.size.width < 100 else 16)}"
            if sum(map(len, total)) + len(way) + len(order) + 2 <= self.app.size.width:
                total.append(plain(way, "$primary"))
        total.append(plain(order, "$secondary"))
        self.query_one("#total", Static).update(Content.assemble(*total))

    @work(thread=True, exclusive=True, group="history")
    def _look_back(self) -> None:
        """Read what is on record. Why apart: it is every month's file, and the card must not wait for it."""
        try:
            levels = [one.level for one in self.everyday.profile.history()]
        except CoachError:
            return
        self.app.call_from_thread(self._looked_back, levels)

    def _looked_back(self, levels: list[int]) -> None:
        self._levels = levels
        if self.is_mounted and self.query("#total"):
            self._draw_total()

    def _fill(self, lines: OptionList, kept: Row | None) -> None:
        desk = self.everyday.profile
        score = desk.score()
        lines.clear_options()
        self._rows = []
        for warning in desk.own_warnings:
            self._rows.append(Row(warning=warning))
            lines.add_option(Option(Content.assemble(plain("! ", "bold $warning"), plain(shorten(warning, 56)))))
        if self._by_section:
            for group in score.groups:
                self._rows.append(None)
                head = f"{group.title}  {points(group.points)} of {points(group.of)}"
                lines.add_option(Option(plain(head, "bold"), disabled=True))
                self._add(lines, [line for line in score.lines if line.group == group.id])
        else:
            self._add(lines, sorted(score.lines, key=lambda line: (line.declined, -line.gain)))
        same = [at for at, row in enumerate(self._rows) if row and kept and _id(row) == _id(kept)]
        first = next((at for at, row in enumerate(self._rows) if row), 0)
        lines.highlighted = same[0] if same and not _settled(kept, self._rows[same[0]]) else first
        self.call_after_refresh(lines.scroll_to_highlight)

    def _add(self, lines: OptionList, some: list[ScoreLine]) -> None:
        for line in some:
            self._rows.append(Row(line))
            lines.add_option(Option(row_of(line, self.everyday.profile.titled(line.id))))

    @property
    def chosen(self) -> Row | None:
        """The row that is highlighted."""
        at = self.query_one("#lines", OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    @on(OptionList.OptionHighlighted, "#lines")
    def show_detail(self) -> None:
        """Open the highlighted line."""
        row = self.chosen
        if row is None:
            return
        words = opened(row.line, self.everyday.profile.rubric) if row.line else warned(row.warning)
        self.query_one("#opened", Static).update(words)
        self.query_one("#detail").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#lines")
    def action_mend(self) -> None:
        """Go to the question that mends the highlighted line; where none does, say what to do."""
        row = self.chosen
        if row is None or row.line is None:
            self.action_edit()
            return
        self._go_to(row.line.id)

    def _go_to(self, criterion: str) -> None:
        question = self.everyday.profile.question_for(criterion)
        if question:
            self.coach.ask_about(question.id)
            return
        line = self.everyday.profile.score().line(criterion)
        words = line.advice[0] if line and line.advice else self.everyday.profile.rubric.criterion(criterion).more
        self.tell(f"{words} No one question does it: e opens the file.")

    @work
    async def action_minutes(self) -> None:
        """Ask how long there is, and go to what gains most in it."""
        if chosen := await self.app.push_screen_wait(MinutesScreen(self.everyday.profile)):
            self._go_to(chosen)

    @work
    async def action_what_if(self) -> None:
        """Try an answer to the chosen line on; what is taken along waits in the box of its question."""
        desk, row = self.everyday.profile, self.chosen
        question = desk.question_for(row.line.id) if row and row.line else None
        if row is None or row.line is None or question is None or question.answer == "tick":
            self.tell("There is nothing to type for this one. Enter says what to do.")
            return
        typed = await self.app.push_screen_wait(WhatIfScreen(desk, row.line.id, question))
        if typed:
            desk.take_along(question, typed)
            self.coach.ask_about(question.id)

    def action_history(self) -> None:
        """Show every score on record."""
        try:
            self.app.push_screen(HistoryScreen(self.everyday.profile.history()))
        except CoachError as error:
            self.tell_error(error)

    def action_order(self) -> None:
        """Sort by gap or by section."""
        self._by_section = not self._by_section
        self.draw()

    def action_scroll_detail(self) -> None:
        """Read on in the opened line."""
        self.query_one("#detail").scroll_page_down(animate=False)

    def action_edit(self) -> None:
        """Open the file in the person's editor; read it again afterwards."""
        desk = self.everyday.profile
        try:
            with self.app.suspend():
                changed = desk.edit_by_hand()
        except SuspendNotSupported:
            self.tell(f"Open {desk.workspace.profile} in any editor; it is read again when you come back here.")
            return
        except CoachError as error:
            self.tell_error(error)
            return
        self.tell("Read again." if changed else "Nothing was changed.")
        self.draw()


def _settled(before: Row | None, now: Row | None) -> bool:
    """Whether a line had something to gain and has no longer: then the next one is of more interest."""
    had = bool(before and before.line and before.line.gain and not before.line.declined)
    return had and bool(now and now.line and (now.line.declined or not now.line.gain))


def _id(row: Row) -> str:
    return row.line.id if row.line else row.warning
