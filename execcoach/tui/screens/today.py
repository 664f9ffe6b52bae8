"""Today: the ten minutes laid out, how it stands, what is worth a minute."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.routine.plan import Step
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

    def compose_body(self) -> ComposeResult:
        """The plan on the left, how it stands on the right (below, where the screen is narrow)."""
        with Horizontal(id="columns"):
            with VerticalScroll(id="plan", can_focus=False):
                yield Static(id="heading", markup=False)
                yield OptionList(id="steps", markup=False, compact=True)
                yield Static(id="detail", markup=False)
                with HorizontalGroup(id="buttons"):
                    yield Button("Start", id="start", variant="primary", compact=True)
                    yield Button("Another one", id="another", compact=True)
                    yield Button("Not today", id="not-today", compact=True)
            with VerticalScroll(id="standing", can_focus=False):
                yield Static(id="figures", markup=False)

    def on_mount(self) -> None:
        """Draw the plan; offer a session that was cut off."""
        self.draw()
        self.query_one("#steps").focus()
        offer_unfinished(self)
        for warning in self.everyday.profile.warnings[:3]:
            self.tell(warning, "warning")

    def on_screen_resume(self) -> None:
        """Draw anew: something may have been done elsewhere."""
        if self.is_mounted and self.query("#steps"):
            self.draw()

    def draw(self, chosen: int = 0) -> None:
        """Show the plan of the day, or what was done."""
        session = self.everyday.session
        steps = self.query_one("#steps", OptionList)
        self.query_one("#heading", Static).update(plain(session.heading(), "bold"))
        steps.clear_options()
        steps.add_options([Option(_line(step)) for step in session.plan().steps])
        steps.highlighted = min(chosen, len(session.plan().steps) - 1)
        self.query_one("#figures", Static).update(standing_lines(self.everyday))
        self.say_next(session.what_now())
        self.say_standing()

    @property
    def chosen(self) -> int:
        """The index of the step that is highlighted."""
        return self.query_one("#steps", OptionList).highlighted or 0

    @property
    def step(self) -> Step:
        """The step that is highlighted."""
        return self.everyday.session.plan().steps[self.chosen]

    @on(OptionList.OptionHighlighted)
    def show_detail(self) -> None:
        """Say what the highlighted step asks and why today."""
        step = self.step
        lines = [plain(step.words)]
        if step.because and step.because != step.words:
            lines.append(plain(step.because, "$secondary"))
        if step.by:
            lines.append(plain(f"{step.by} laid this out.", "$secondary"))
        if step.link:
            lines.append(plain(f"o opens {step.link}", "$secondary"))
        self.query_one("#detail", Static).update(Content("\n").join(lines))

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


def _line(step: Step) -> Content:
    return Content.assemble(
        plain(f"{step.pillar.capitalize():<8}", "bold"),
        plain(f"{step.minutes} min  ", "$secondary"),
        plain(step.title),
    )
