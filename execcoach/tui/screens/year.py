"""The year looked back on: days kept, a map to walk on, the trend of each pillar, days kept free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from execcoach.errors import CoachError
from execcoach.routine.consistency import Kept
from execcoach.routine.trend import Point
from execcoach.routine.year import Cell, Year
from execcoach.services import year_words
from execcoach.text import one_line, shorten
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.year_map import YearMap

_SPARKS = 26


@dataclass(frozen=True, slots=True)
class Read:
    """What was read for the page."""

    kept: Kept
    year: Year
    loop: dict[str, tuple[Point, ...]]
    efforts: dict[str, int]


class YearScreen(CoachScreen):
    """A year on one page; arrow keys walk its days, Enter does what can be done about one."""

    CSS_PATH = "year.tcss"
    ROWS = commands.YEAR
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.YEAR)
    _read: Read | None = None
    _news = ""
    """What was just kept, to be said once the page shows it. Why no toast: it would lie over the figures."""

    def compose_body(self) -> ComposeResult:
        """Kept first; the map and the chosen day on the left, the trends on the right (below where it is narrow)."""
        yield Static(id="kept", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="map"):
                yield YearMap(id="days")
                yield Static(id="legend", markup=False)
                yield Static(id="day", markup=False)
            with VerticalScroll(id="trends", can_focus=False):
                yield Static(id="figures", markup=False)

    def on_mount(self) -> None:
        """Say that it is being read, then read."""
        self.query_one("#kept", Static).update(plain("Reading your year …", "$secondary"))
        self.say_next("Esc goes back at any time.")
        self.query_one("#days").focus()
        self.read()

    @work(thread=True, exclusive=True, group="year")
    def read(self) -> None:
        """Read what the page shows; left meanwhile, nothing is shown."""
        worker, trend = get_current_worker(), self.everyday.trend
        try:
            found = Read(trend.kept(), trend.year(), trend.loop(), trend.efforts())
        except CoachError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.tell_error, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.show, found)

    def draw(self) -> None:
        """Read anew: the person's files hold something else."""
        self.everyday.trend.read_again()
        self.read()

    def show(self, found: Read) -> None:
        """Show what was read."""
        self._read = found
        standing = self.everyday.session.standing()
        words = year_words.kept_in_words(found.kept, (standing.kept, standing.planned))
        self.query_one("#kept", Static).update(plain(words, "bold"))
        self.query_one(YearMap).show(found.year, self.everyday.clock.today())
        self.query_one("#legend", Static).update(plain(year_words.LEGEND, "$secondary"))
        self.query_one("#figures", Static).update(self._figures(found))
        self.show_day(self.query_one(YearMap).cell)
        if self._news:
            self.say_next(self._news)
            self._news = ""

    def on_resize(self) -> None:
        """The words beside the lines, or below them."""
        if self._read:
            self.query_one("#figures", Static).update(self._figures(self._read))
            self.show_day(self.query_one(YearMap).cell)

    @property
    def _narrow(self) -> bool:
        return self.app.size.width < 100

    def _figures(self, found: Read) -> Content:
        lines: list[Content] = []
        if not any(found.loop.values()):
            return plain(year_words.NOTHING_YET, "$secondary")
        gap = [] if self._narrow else [plain("")]
        if not self._narrow:
            lines += [plain("How steady it is, over the year", "bold"), plain("")]
        for pillar, points in found.loop.items():
            drawn = plain(f"{pillar:<7}") + plain(year_words.sparks(points, _SPARKS), "$primary")
            words = plain(year_words.trend_in_words(pillar, points))
            lines += [Content.assemble(drawn, "  ", words)] if self._narrow else [drawn, words, *gap]
        if effort := year_words.effort_in_words(found.efforts):
            lines += [plain(shorten(effort, 78) if self._narrow else effort), *gap]
        if away := year_words.away_in_words(self.everyday.session.routine.away, self.everyday.clock.today()):
            kept_free = "Kept free: " + "; ".join(away[: 2 if self._narrow else 6])
            more = f" and {len(away) - 2} more" if self._narrow and len(away) > 2 else ""
            stretches = shorten(kept_free, 76 - len(more)) + more if self._narrow else kept_free
            lines.append(plain(stretches, "$secondary"))
        return Content("\n").join(lines)

    @on(YearMap.Chosen)
    def chosen(self, event: YearMap.Chosen) -> None:
        """A click chose a day."""
        self.show_day(event.cell)

    def show_day(self, cell: Cell) -> None:
        """Say what was done on a day, and what can be done about it."""
        told = year_words.day_in_words(self.everyday, cell)
        width = (self.app.size.width - 4) if self._narrow else 62
        most = 3 if self.app.size.height < 32 else 12
        lines = [plain(shorten(told.heading, width), "bold")]
        if most == 3:
            lines += [plain(shorten(line, width)) for line in told.lines[:most]]
        else:
            lines += [plain(one_line(line)) for line in told.lines[:most]]
        self.query_one("#day", Static).update(Content("\n").join(lines), layout=False)
        self.say_next(told.can)

    def action_walk(self, days: int) -> None:
        """Choose another day."""
        if self._read and (cell := self.query_one(YearMap).walk(days)):
            self.show_day(cell)

    def action_open_day(self) -> None:
        """Fill in the chosen day where that can be done; else say all of it."""
        if self._read is None:
            return
        cell = self.query_one(YearMap).cell
        told = year_words.day_in_words(self.everyday, cell)
        if told.open:
            from execcoach.tui.screens.filling import FillingScreen

            def typed(said: dict[str, str] | None) -> None:
                if said:
                    self.fill(cell, said)

            self.app.push_screen(FillingScreen(cell.day), typed)
        elif told.lines:
            from execcoach.tui.screens.said import SaidScreen

            self.app.push_screen(SaidScreen(told.heading, [plain(line) for line in told.lines]))
        else:
            self.say_next(told.can)

    @work(thread=True, group="keep")
    def fill(self, cell: Cell, typed: dict[str, str]) -> None:
        """Keep a day that was filled in afterwards."""
        session = self.everyday.session
        try:
            session.log(typed, session.routine.minutes, cell.day)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self._filled, cell)

    def _filled(self, cell: Cell) -> None:
        self._news = f"{cell.day:%A} is kept for {self.everyday.profile.first_name}, marked + as filled in later."
        self.draw()

    def action_away(self) -> None:
        """Enter days that are kept free, from the chosen day on where that is not today."""
        from execcoach.tui.screens.entry import EntryScreen

        fields = self.everyday.fields
        try:
            form = fields.form(fields.section("routine.away"))
        except CoachError as error:
            self.tell_error(error)
            return
        day = self.query_one(YearMap).cell.day if self._read else self.everyday.clock.today()
        if day != self.everyday.clock.today():
            form = replace(form, typed={**form.typed, "from": f"{day.day} {day:%B %Y}"})
        self.app.push_screen(EntryScreen(form, "from"), self._kept_free)

    def _kept_free(self, kept: str | None) -> None:
        if kept:
            self._news = "Kept free: nothing is asked on those days. u takes it back."
            self.draw()

    def tell_step(self, words: str) -> None:
        """Say it once the page shows it."""
        self._news = words

    def action_back(self) -> None:
        """Go back; what is still being read is let go."""
        self.workers.cancel_group(self, "year")
        self.app.pop_screen()
