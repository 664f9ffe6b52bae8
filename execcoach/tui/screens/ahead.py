"""The week ahead: what is worth laying out, and five days with a line for each pillar; one key puts it there."""

from __future__ import annotations

import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, HorizontalGroup, Vertical
from textual.widgets import Button, OptionList, Static

from execcoach.errors import CoachError
from execcoach.routine.laying_out import Slot, Suggestion
from execcoach.services.ahead import AheadDesk
from execcoach.services.links import openable
from execcoach.text import shorten
from execcoach.tui import commands
from execcoach.tui.screens.acting import ActingScreen
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.laying import LayScreen
from execcoach.tui.widgets.ahead_rows import laid_out, offered, week_lines, worth_saying
from execcoach.tui.widgets.pick_list import PickList
from execcoach.tui.widgets.show import plain

_LEFT = 44
"""How wide what is due stands beside the days."""


class AheadScreen(ActingScreen):
    """Suggestions first; Enter lays the chosen one out, on a line of the week it opens the line."""

    CSS_PATH = "ahead.tcss"
    ROWS = commands.AHEAD
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.AHEAD)

    def __init__(self) -> None:
        super().__init__()
        self._slots: tuple[Slot, ...] = ()
        self._worth: tuple[Suggestion, ...] = ()

    @property
    def desk(self) -> AheadDesk:
        """The desk this screen speaks to."""
        return self.everyday.ahead

    @property
    def by(self) -> str:
        """Who lays this out: the assistant at the keyboard, or the person."""
        return self.coach.people.typing_for(self.everyday) or self.everyday.profile.first_name

    def compose_body(self) -> ComposeResult:
        """What is due; the days with their lines; the buttons."""
        with Horizontal(id="columns"):
            with Vertical(id="due"):
                yield Static(id="due-title", markup=False)
                yield PickList(id="worth", markup=False, compact=True)
            with Vertical(id="days"):
                yield PickList(id="week", markup=False, compact=True)
                yield Static(id="more", markup=False)
        with HorizontalGroup(id="buttons"):
            yield Button("Lay out", id="lay", variant="primary", compact=True)
            yield Button("Fill the week", id="fill", compact=True)
            yield Button("Copy to …", id="copy", compact=True)
            yield Button("Later days", id="later", compact=True)
            yield Button("Undo", id="undo", compact=True)

    def on_mount(self) -> None:
        """Begin with what is due; with the days where nothing is."""
        self.draw()
        self.query_one("#worth" if self._worth else "#week").focus()

    def on_resize(self) -> None:
        """A row is cut to the width with a sign."""
        if self.query("#week"):
            self.call_after_refresh(self.draw)

    @property
    def suggestion(self) -> Suggestion | None:
        """The chosen suggestion."""
        at = self.query_one("#worth", OptionList).highlighted
        return self._worth[at] if at is not None and at < len(self._worth) else None

    @property
    def slot(self) -> Slot | None:
        """The chosen line of the week; None on days that are kept free."""
        at = self.query_one("#week", OptionList).highlighted
        found = self._slots[at] if at is not None and at < len(self._slots) else None
        return found if found and found.pillar else None

    @property
    def _on_worth(self) -> bool:
        return bool(self._worth) and self.query_one("#worth").has_focus

    def draw(self) -> None:
        """Show what is due and the days with what is laid out."""
        self._slots, self._worth = self.desk.week(), self.desk.worth()
        worth, week = self.query_one("#worth", PickList), self.query_one("#week", PickList)
        due = f"{len(self._worth)} worth laying out" if self._worth else "Nothing more is due these days."
        self.query_one("#due-title", Static).update(plain(due, "bold"))
        wide = self.app.size.width >= 100
        rooms = (_LEFT - 4, self.app.size.width - _LEFT - 11) if wide else [self.app.size.width - 8] * 2
        worth.redraw(offered(one, rooms[0]) for one in self._worth)
        week.redraw(week_lines(self._slots, self.desk, rooms[1]))
        if not self._worth and worth.has_focus:
            week.focus()
        self.show_more()
        self.say_standing()

    @on(OptionList.OptionHighlighted)
    def show_more(self) -> None:
        """Say what is laid out on the chosen line and by whom, and what the keys do."""
        slot, narrow = self.slot, self.has_class("-narrow")
        lines: tuple[str, ...] = ()
        if self._on_worth and (due := self.suggestion):
            lines = worth_saying(due)
        elif slot and slot.ahead:
            lines = laid_out(slot.ahead, self.desk, narrow)
        told = [shorten(line, 300) for line in lines if line]
        self.query_one("#more", Static).update(plain((" · " if narrow else "\n").join(told), "$secondary"))
        self.say_next(self._what_now(slot))

    def on_descendant_focus(self) -> None:
        """What Enter does depends on the side one is on."""
        if self.query("#more"):
            self.show_more()

    def _what_now(self, slot: Slot | None) -> str:
        over = self.desk.over
        if over:
            rows = "1 row is" if over == 1 else f"{over} rows are"
            tail = f" {rows} over: x clears."
        else:
            tail = ""
        if self._on_worth:
            return f"Enter lays it out, f fills the week. Tab: the days.{tail}"
        if slot and slot.ahead:
            return f"Enter opens it, c copies it, d takes it out.{tail}"
        other = " Tab: what is due." if self._worth else ""
        return f"Enter lays something out here.{other}{tail}" if slot else f"These days are kept free.{other}{tail}"

    @on(OptionList.OptionSelected)
    @on(Button.Pressed, "#lay")
    async def action_lay(self) -> None:
        """Lay the chosen suggestion out, or open the chosen line of the week."""
        if self._on_worth or (self.slot is None and self._worth):
            one, by = self.suggestion, self.by
            if one:
                await self.act(lambda: f"{self.desk.add(one, by)}. u takes it back.")
        elif self.slot:
            self._open(self.slot)

    def action_another(self) -> None:
        """Lay out one more on the day and pillar of the chosen line."""
        if self.slot:
            self._open(Slot(self.slot.day, self.slot.pillar))

    def _open(self, slot: Slot, refused: CoachError | None = None) -> None:
        by = self.by

        async def wanted(typed: dict[str, str] | None) -> None:
            if typed is None:
                self.draw()
                return
            problem: list[CoachError] = []

            def keep() -> str:
                try:
                    return f"Kept: {self.desk.keep(slot, typed, by)}. u takes it back."
                except CoachError as error:
                    if not error.places or not error.places[0].path:
                        raise
                    problem.append(error)
                    return ""

            await self.act(keep)
            if problem:
                self._open(slot, problem[0])

        self.app.push_screen(LayScreen(self.desk, slot, by, refused), wanted)

    @on(Button.Pressed, "#fill")
    async def action_fill(self) -> None:
        """Give every free line the next suggestion of its pillar."""
        by = self.by
        await self.act(lambda: f"{self.desk.fill(by)}. u takes all of it back.")

    @on(Button.Pressed, "#copy")
    def action_copy(self) -> None:
        """Copy the chosen line to another day."""
        slot, by = self.slot, self.by
        if slot is None or slot.ahead is None:
            self.say_next("Choose a line of the week that holds something.")
            return
        days = [day for day in dict.fromkeys(one.day for one in self._slots if one.pillar) if day != slot.day]

        async def chosen(at: int | None) -> None:
            if at is not None:
                await self.act(lambda: f"{self.desk.copy(slot, days[at], by)}. u takes it back.")

        self.app.push_screen(ChooseScreen("Copy it to which day?", "", [_named(day) for day in days]), chosen)

    async def action_remove(self) -> None:
        """Take the chosen line out."""
        slot = self.slot
        if slot and slot.ahead:
            await self.act(lambda: f"Taken out of {self.desk.remove(slot)}; u brings it back.")

    async def action_clear(self) -> None:
        """Take out what was laid out for days that are over."""
        await self.act(lambda: f"Cleared: {self.desk.clear_past()}. u brings them back.")

    @on(Button.Pressed, "#later")
    def later_pressed(self) -> None:
        """Go to the days that come after."""
        self.action_turn(1)

    def action_turn(self, by: int) -> None:
        """Go to the five days that come after, or back to the next ones."""
        self.desk.turn(by > 0)
        self.draw()

    @on(Button.Pressed, "#undo")
    async def undo_pressed(self) -> None:
        """Take the last change back."""
        await self.action_undo()

    def action_open_link(self) -> None:
        """Open the address of the chosen line or suggestion."""
        one = self.suggestion if self._on_worth else self.slot.ahead if self.slot else None
        if one and one.link and openable(one.link):
            self.app.open_url(one.link)
        else:
            self.say_next("No address that can be opened stands here.")

    def action_back(self) -> None:
        """Go back; the days shown are the next ones again."""
        self.desk.turn(False)
        self.dismiss()


def _named(day: datetime.date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
