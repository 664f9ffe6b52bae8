"""Today: the ten minutes laid out, how it stands, what is worth a minute."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
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
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.unfinished import offer_unfinished
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.standing import standing_lines


class TodayScreen(CoachScreen):
    """What now: one plan, one focused step, one key."""

    CSS_PATH = "today.tcss"
    ROWS = commands.TODAY
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.TODAY)
    _left = False

    def compose_body(self) -> ComposeResult:
        """The plan on the left, how it stands on the right (below, where the screen is narrow)."""
        with Horizontal(id="columns"):
            with VerticalScroll(id="plan", can_focus=False):
                yield Static(id="heading", markup=False)
                yield StepList(id="steps", markup=False, compact=True)
                yield Static(id="detail", markup=False)
                with HorizontalGroup(id="buttons"):
                    yield Button("Start", id="start", variant="primary", compact=True)
                    yield Button("Another one", id="another", compact=True)
                    yield Button("Not today", id="not-today", compact=True)
                yield Static(_meeting(), id="meeting", markup=False)
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

    def draw_standing(self) -> None:
        """Show how it stands."""
        self.query_one("#figures", Static).update(standing_lines(self.everyday))
        self.say_standing()

    def draw_plan(self, chosen: int = 0) -> None:
        """Show the steps and the detail of the chosen one."""
        session = self.everyday.session
        steps = self.query_one("#steps", OptionList)
        self.query_one("#heading", Static).update(plain(heading(session), "bold"))
        steps.clear_options()
        steps.add_options([Option(_line(step)) for step in session.plan().steps])
        steps.highlighted = min(chosen, len(session.plan().steps) - 1)
        self.say_next(what_now(session))
        self.on_resize()

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
        self.query_one("#detail", Static).update(_detail(self.step), layout=False)

    def on_resize(self) -> None:
        """Give the detail the room of the longest step, so that nothing moves when another one is chosen."""
        width = self.app.size.width
        room = width - 6 if width < 100 else (width - 4) * 3 // 5 - 5
        longest = max(_detail(step).get_height({}, max(20, room)) for step in self.everyday.session.plan().steps)
        self.query_one("#detail", Static).styles.height = longest

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
        """Never offer the highlighted prompt again."""
        try:
            self.everyday.session.never(self.chosen)
        except CoachError as error:
            self.tell_error(error)
        else:
            self.tell("That one will not come again. u takes it back.")
            self.draw(self.chosen)

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
        """Say why this prompt and where it comes from."""
        self.tell(f"{self.step.why} ({self.step.source})")

    def action_open_link(self) -> None:
        """Open the link laid out for the highlighted step."""
        from execcoach.services.links import openable

        link = self.step.link
        if link and openable(link):
            self.app.open_url(link)
        else:
            self.tell("No link was laid out for this step.")

    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            about = self.everyday.undo()
        except CoachError as error:
            self.tell_error(error)
        else:
            self.tell(f"Taken back: {about}" if about else "There is nothing to take back.")
            self.draw(self.chosen)


class StepList(OptionList):
    """The steps; what is said of the highlighted one changes in the same repaint.

    Why not by message: it would arrive after the list was drawn, and every key would be drawn twice.
    """

    async def _on_click(self, event: events.Click) -> None:
        """A click chooses a step, as the arrows do; Start begins with the first one, whichever was clicked."""
        at = event.style.meta.get("option")
        if at is not None:
            self.highlighted = at
            event.prevent_default()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Follow the highlight at once."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and isinstance(self.screen, TodayScreen):
            self.screen.show_detail()


def _detail(step: Step) -> Content:
    lines = [plain(step.words)] if step.words != step.title else []
    if step.because and step.because not in (step.words, step.title):
        lines.append(plain(step.because, "$secondary"))
    if step.by:
        lines.append(plain(f"{step.by} laid this out.", "$secondary"))
    if step.link:
        lines.append(plain(f"o opens {step.link}", "$secondary"))
    return Content("\n").join(lines)


def _meeting() -> Content:
    """The way to the meeting card, by mouse too."""
    line = Content.assemble(plain("Meeting somebody today?  "), plain("m", "bold $accent"))
    return line.stylize(Style.from_meta({"@click": "app.open('meeting')"}))


def _line(step: Step) -> Content:
    return Content.assemble(
        plain(f"{step.pillar.capitalize():<8}", "bold"),
        plain(f"{step.minutes} min  ", "$secondary"),
        plain(step.title),
    )
