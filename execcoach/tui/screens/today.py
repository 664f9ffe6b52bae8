"""Today: the ten minutes laid out, what came of it, how it stands, what is worth a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.routine.prompts import Step
from execcoach.services.telling import heading, what_now
from execcoach.text import one_line, shorten
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.unfinished import offer_unfinished
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.standing import standing_lines
from execcoach.tui.widgets.step_list import StepList
from execcoach.tui.widgets.step_words import all_of, few_lines, step_line

if TYPE_CHECKING:
    from execcoach.services.results import Question

_SHORT, _NARROW = 32, 100
"""Rows and columns below which the screen is packed."""


class TodayScreen(CoachScreen):
    """What now: one plan, one focused step, one key."""

    CSS_PATH = "today.tcss"
    ROWS = commands.TODAY
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.TODAY)
    _left = False
    _drawn_at: tuple[bool, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The plan on the left, how it stands on the right (below, where the screen is narrow)."""
        with Horizontal(id="columns"):
            with VerticalScroll(id="plan", can_focus=False):
                yield Static(id="heading", markup=False)
                yield StepList(self.show_detail, id="steps")
                yield Static(id="detail", markup=False)
                with HorizontalGroup(id="buttons"):
                    yield Button("Start", id="start", variant="primary", compact=True)
                    yield Button("Another one", id="another", compact=True)
                    yield Button("Not today", id="not-today", compact=True)
                yield Static(id="goal", markup=False)
                yield Static(_ways(), id="meeting", markup=False)
            with VerticalScroll(id="standing", can_focus=False):
                yield Static(id="figures", markup=False)

    def on_mount(self) -> None:
        """Draw the plan first; then how it stands, what is wrong with the files, a session that was cut off."""
        self.draw_plan()
        self.query_one("#steps").focus()
        self.call_after_refresh(self.after_first_frame)

    def after_first_frame(self) -> None:
        """What may come a moment later."""
        self.draw_standing()
        self.everyday.tidy()
        offer_unfinished(self)
        for warning in (*self.everyday.profile.warnings, *self.everyday.session.warnings)[:3]:
            self.tell(warning, "warning")

    async def on_screen_resume(self) -> None:
        """Draw anew when the person comes back: something may have been done elsewhere."""
        if self._left:
            self.draw()
        self._left = False

    def on_screen_suspend(self) -> None:
        """Remember that the person looks elsewhere."""
        self._left = True

    def draw(self, chosen: int = 0) -> None:
        """Show the plan of the day, or what was done, and how it stands."""
        self.draw_plan(chosen)
        self.draw_standing()

    async def files_changed(self) -> None:
        """Draw anew; the chosen step stays chosen."""
        self.draw(self.chosen)

    def draw_standing(self) -> None:
        """Show what came of it, how it stands, the one question and the small goal of the day."""
        question, self._drawn_at = self.question, (self._narrow, self._short)
        self.query_one("#figures", Static).update(
            standing_lines(self.everyday, question, self._room(right=True), self._short and self._narrow)
        )
        goal = self.query_one("#goal", Static)
        goal.update(self._goal())
        goal.display = bool(goal.content)
        self.say_standing()

    @property
    def question(self) -> Question | None:
        """The one question of the day; None where its sentences cannot be read: the rest of the screen can."""
        try:
            return self.everyday.results.ask_today()
        except CoachError as error:
            self.tell_error(error)
            return None

    def _goal(self) -> Content:
        """What the last sitting has reached, told once and warmly; else the small goal of the day."""
        session, room = self.everyday.session, self._room()
        if session.reached:
            words = " · ".join(one_line(one.title) for one in session.reached)
            return Content.assemble(plain("You have it: ", "bold $success"), plain(shorten(words, room - 13)))
        goal = session.milestones.goal()
        if goal is None:
            return Content("")
        title = plain(shorten(goal.title, room - 30))
        return Content.assemble(
            plain("A small goal: ", "bold"), title, plain("   y", "bold $accent"), " says why"
        ).stylize(Style.from_meta({"@click": "screen.because"}))

    @property
    def _narrow(self) -> bool:
        return self.app.size.width < _NARROW

    @property
    def _short(self) -> bool:
        return self.app.size.height < _SHORT

    def _room(self, right: bool = False) -> int:
        width = self.app.size.width
        if self._narrow:
            return max(20, width - 6)
        return (width - 4) * (2 if right else 3) // 5 - (2 if right else 5)

    def draw_plan(self, chosen: int = 0) -> None:
        """Show the steps and the detail of the chosen one."""
        session = self.everyday.session
        steps = self.query_one("#steps", OptionList)
        self.query_one("#heading", Static).update(self._heading())
        steps.clear_options()
        steps.add_options([Option(step_line(step)) for step in session.plan().steps])
        steps.highlighted = min(chosen, len(session.plan().steps) - 1)
        self.say_next(what_now(session))
        self.on_resize()

    def _heading(self) -> Content:
        """The minutes of the day; below them what a coach gave to do, and how far it is."""
        session = self.everyday.session
        words, given = plain(heading(session), "bold"), session.homework
        if given is None or not given.line:
            return words
        line = plain(given.line)
        if given.running and not self._narrow:
            away = Content.assemble(plain("h", "bold $accent"), "\u00a0not\u00a0for\u00a0me")
            line = Content.assemble(line, "   ", away.stylize(Style.from_meta({"@click": "screen.put_away"})))
        return Content.assemble(words, "\n", line)

    @property
    def chosen(self) -> int:
        """The index of the step that is highlighted."""
        return self.query_one("#steps", OptionList).highlighted or 0

    @property
    def step(self) -> Step:
        """The step that is highlighted."""
        return self.everyday.session.plan().steps[self.chosen]

    def show_detail(self) -> None:
        """Say what the highlighted step asks and why today."""
        self.query_one("#detail", Static).update(self._detail(self.step), layout=False)

    def _detail(self, step: Step) -> Content:
        return few_lines(step, self._room()) if self._short and self._narrow else all_of(step)

    def on_resize(self) -> None:
        """Give the detail the room of the longest step, so that nothing moves when another one is chosen."""
        room = self._room()
        steps = self.everyday.session.plan().steps
        longest = max((self._detail(step).get_height({}, room) for step in steps), default=0)
        self.query_one("#detail", Static).styles.height = longest
        if steps:
            self.show_detail()
        if self._drawn_at not in ((), (self._narrow, self._short)):
            self.draw_standing()

    @on(OptionList.OptionSelected)
    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        """Begin the ten minutes."""
        from execcoach.tui.screens.session import SessionScreen

        self.app.push_screen(SessionScreen(self.everyday.session.begin()))

    @on(Button.Pressed, "#another")
    def action_another(self) -> None:
        """Swap the highlighted prompt."""
        self.everyday.session.another(self.chosen)
        self.draw(self.chosen)

    def action_never(self) -> None:
        """Never offer the highlighted prompt again; what a coach gave is put away."""
        if self.step.given:
            self.action_put_away()
            return
        try:
            self.everyday.session.never(self.chosen)
        except CoachError as error:
            self.tell_error(error)
        else:
            self.tell("That one will not come again. u takes it back.")
            self.draw(self.chosen)

    def action_put_away(self) -> None:
        """Put away what a coach gave to do; no reason asked, and undo brings it back."""
        try:
            about = self.everyday.session.put_away_homework()
        except CoachError as error:
            self.tell_error(error)
            return
        self.tell(
            f"{about[:1].upper()}{about[1:]}. u brings it back." if about else "No coach gave you anything to do."
        )
        self.draw()

    @on(Button.Pressed, "#not-today")
    def action_not_today(self) -> None:
        """Skip today."""
        if self.everyday.session.done_today():
            self.tell("Today is done already; there is nothing to skip.")
            return
        try:
            self.everyday.session.skip_today()
        except CoachError as error:
            self.tell_error(error)
        self.draw()

    def action_because(self) -> None:
        """Show all of the chosen step, why it and where it comes from; then why the small goal of the day."""
        from execcoach.tui.screens.said import SaidScreen

        step, goal = self.step, self.everyday.session.milestones.goal()
        parts = [all_of(step), plain(""), plain(step.why), plain(step.source, "$secondary")]
        if goal:
            parts += [plain(""), plain(f"A small goal: {goal.title}", "bold"), plain(goal.words)]
            parts += [plain(goal.why), plain(goal.source, "$secondary")]
        self.app.push_screen(SaidScreen(step.title, parts))

    def action_came(self) -> None:
        """Answer the question of the day, or tell what came without being asked."""
        from execcoach.tui.screens.came import ask_what_came

        ask_what_came(self, self.question)

    def action_open_link(self) -> None:
        """Open the link laid out for the highlighted step."""
        from execcoach.services.links import openable

        link = self.step.link
        if link and openable(link):
            self.app.open_url(link)
        else:
            self.tell("No link was laid out for this step.")


def _ways() -> Content:
    """The ways to the meeting card, the circle and the week ahead, by mouse too."""
    ways = (("Meeting somebody today?", "m", "meeting"), ("Your circle", "c", "circle"), ("The week", "w", "ahead"))
    found = []
    for words, key, screen in ways:
        line = Content.assemble(plain(f"{words}  "), plain(key, "bold $accent"))
        found.append(line.stylize(Style.from_meta({"@click": f"app.open('{screen}')"})))
    return plain("    ").join(found)
