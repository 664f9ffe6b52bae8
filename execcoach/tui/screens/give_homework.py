"""Homework for one client: one aim, up to three steps, by when; written as a file to mail."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, Static

from execcoach.errors import CoachError
from execcoach.profile.day_words import weekday_and_day
from execcoach.review.client import Client
from execcoach.routine.homework import MOST_STEPS, HomeworkStep
from execcoach.routine.records import PILLARS
from execcoach.services.coaching import CoachDesk
from execcoach.tui import commands
from execcoach.tui.screens.holding import HoldingScreen
from execcoach.tui.widgets.coach_top import CoachTop, titled
from execcoach.tui.widgets.lines import KeyLine, NextLine
from execcoach.tui.widgets.show import plain

_WHAT = "homework"
_STEPS = tuple(f"step-{n}" for n in range(1, MOST_STEPS + 1))


class GiveHomeworkScreen(HoldingScreen):
    """Answers the file's path when it was written; what is typed and not written waits for the next time."""

    CSS_PATH = "give_homework.tcss"
    ROWS = commands.GIVE_HOMEWORK
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.GIVE_HOMEWORK)

    def __init__(self, client: Client, desk: CoachDesk) -> None:
        super().__init__(client, desk, _WHAT)
        self._pillars = dict(zip(_STEPS, PILLARS, strict=True))
        self._now: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The aim, three steps each with its pillar, by when, from whom, where to."""
        below = "A file for you to mail, noted as promised. Nothing is sent from here."
        yield CoachTop(titled(self.client.name, self.client.company), "homework", below)
        with VerticalScroll(id="body", can_focus=False):
            yield from self._field("aim", "Aim", "what it is for, in one sentence")
            for name in _STEPS:
                example = self.desk.wording.homework[f"like-{self._pillars[name]}"]
                with Horizontal(classes="field"):
                    button = Button(plain(self._pillars[name]), id=f"pillar-{name}", classes="pillar", compact=True)
                    button.can_focus = False  # Tab goes from line to line: words typed on a button would be lost
                    yield button
                    yield Input(placeholder=example, id=name, compact=True, select_on_focus=False)
            yield from self._field("due", "By", "Fri · 27 Nov · 2026-11-27 (or empty)")
            yield Static(id="meant", markup=False)
            yield from self._field("by", "From", "your name, as they know you")
            yield from self._field("folder", "Folder", self.desk.homework_folder())
        yield NextLine()
        yield KeyLine(self.ROWS)

    def _field(self, name: str, label: str, example: str) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(plain(label), classes="label", markup=False)
            yield Input(placeholder=example, id=name, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Begin with what waited from the last time, else with the coach's name."""
        waits = self.desk.half_typed(self.client, _WHAT)
        for name, said in ({"by": self.desk.coach} | waits).items():
            if name in self._names:
                self._put(name, said)
            elif name.removeprefix("pillar-") in _STEPS and said in PILLARS:
                self._turn(name.removeprefix("pillar-"), said)
        self.query_one("#aim", Input).focus()
        self.begin_to_hold(waits)
        gap = "^g begins with the gap. " if self.client.gap else ""
        self.say_next(f"{gap}A step is one thing in one go; ^s writes the file.")

    @property
    def _names(self) -> tuple[str, ...]:
        return ("aim", *_STEPS, "due", "by", "folder")

    @on(Input.Changed)
    def note(self) -> None:
        """Note what is typed: when the screen goes away, its boxes are gone before it."""
        self._now = self._typed

    @property
    def _typed(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", Input).value.strip() for name in self._names}

    def _put(self, name: str, said: str) -> None:
        box = self.query_one(f"#{name}", Input)
        box.value, box.cursor_position = said, len(said)

    @on(Button.Pressed, ".pillar")
    def turn(self, event: Button.Pressed) -> None:
        """The next pillar for this step."""
        name = (event.button.id or "").removeprefix("pillar-")
        self._turn(name, PILLARS[(PILLARS.index(self._pillars[name]) + 1) % len(PILLARS)])

    def _turn(self, name: str, pillar: str) -> None:
        self._pillars[name] = pillar
        self.query_one(f"#pillar-{name}", Button).label = plain(pillar)

    def action_pillar(self) -> None:
        """Another pillar for the step the cursor is in."""
        here = next((name for name in _STEPS if self.query_one(f"#{name}").has_focus), _STEPS[0])
        self._turn(here, PILLARS[(PILLARS.index(self._pillars[here]) + 1) % len(PILLARS)])

    def action_gap(self) -> None:
        """Begin with the biggest gap's question; what is typed already stays."""
        aim, step = self.desk.from_the_gap(self.client)
        typed = self._typed
        if not aim:
            self.tell("Nothing is open: every question is answered.")
            return
        if not typed["aim"]:
            self._put("aim", aim)
        empty = next((name for name in _STEPS if not typed[name]), None)
        if empty and step not in typed.values():
            self._put(empty, step)
            self._turn(empty, "share")
            self.query_one(f"#{empty}", Input).focus()

    @on(Input.Changed, "#due")
    def say_what_is_meant(self) -> None:
        """Show the day that is understood, before anything is written."""
        words, said = self.query_one("#due", Input).value, ""
        if words.strip():
            try:
                day = self.desk.day(words)
                said = f"→ {weekday_and_day(day)} {day.year}"
            except CoachError as error:
                said = f"▲ {error.sentence}"
        self.query_one("#meant", Static).update(plain(said))

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next line; from the last one the file is written."""
        at = self._names.index(event.input.id or "") + 1
        if at < len(self._names):
            self.query_one(f"#{self._names[at]}", Input).focus()
        else:
            self.action_write()

    def to_hold(self) -> dict[str, str]:
        """What is typed, the coach's name aside, and which pillar each step is for."""
        pillars = {f"pillar-{name}": pillar for name, pillar in self._pillars.items()}
        said = {name: words for name, words in self._now.items() if words and name != "by"}
        return said | pillars if said else {}

    def action_write(self) -> None:
        """Write the file and note the promise."""
        typed = self._typed
        steps = [self.desk.step(self._pillars[name], typed[name]) for name in _STEPS if typed[name]]
        try:
            due = self.desk.day(typed["due"]) if typed["due"] else None
        except CoachError as error:
            self.tell_error(error)
            self.query_one("#due", Input).focus()
            return
        folder = self.desk.named(typed["folder"]) if typed["folder"] else None
        self._write(typed["aim"], tuple(steps), typed["by"], due, folder)

    @work(thread=True, exclusive=True, group="homework")
    def _write(
        self, aim: str, steps: tuple[HomeworkStep, ...], by: str, due: datetime.date | None, folder: Path | None
    ) -> None:
        try:
            self.desk.known_as(by)
            file = self.desk.write_homework(self.client, aim, steps, due, folder)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self._written, file)

    def _written(self, file: Path) -> None:
        self.let_go()
        self.tell(f"Written for {self.client.name}: {file}. Mail it; u takes it back.")
        self.dismiss(str(file))
