"""Thank somebody now: your name, whom, what they did; the text grows beside it."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from execcoach.errors import CoachError
from execcoach.services.templates import thanks
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain

_SAVE_EVERY = 1.0
_QUESTIONS = (
    ("name", "What is your name?", "Ada Okafor"),
    ("who", "Whom do you thank?", "Priya Raman"),
    ("did", "What did they do? One deed, not a description.", "took the Thursday shift herself"),
)


class ThankScreen(CoachScreen):
    """Three lines on the left, the text on the right; the last Enter keeps it."""

    CSS_PATH = "thank.tcss"
    ROWS = (commands.BACK,)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(ROWS)

    def compose_body(self) -> ComposeResult:
        """The three questions and the text they make."""
        with Horizontal(id="columns"):
            with VerticalScroll(id="questions", can_focus=False):
                for name, label, example in _QUESTIONS:
                    yield Static(plain(label, "bold"), markup=False)
                    yield Input(placeholder=example, id=name, select_on_focus=False)
            with VerticalScroll(id="text", can_focus=False):
                yield Static(plain("What it becomes", "$secondary"), markup=False)
                yield Static(id="draft", markup=False)

    def on_mount(self) -> None:
        """Start with the name, filled in where it is known."""
        if self.coach.everyday:
            self.query_one("#name", Input).value = self.everyday.profile.name
        self._typed = self._written = self.coach.people.half_thanked()
        for name, said in self._written.items():
            box = self.query_one(f"#{name}", Input)
            box.value, box.cursor_position = said, len(said)
        self.set_interval(_SAVE_EVERY, self.hold)
        self.focus_empty()
        self.draw()

    def on_unmount(self) -> None:
        """The screen goes away, with the app too: what was typed and not kept waits."""
        self.hold()

    @property
    def answers(self) -> dict[str, str]:
        """What stands in the three lines."""
        return {name: self.query_one(f"#{name}", Input).value.strip() for name, _, _ in _QUESTIONS}

    @on(Input.Changed)
    def draw(self) -> None:
        """Show the text these answers make."""
        self._typed = {name: said for name, said in self.answers.items() if said}
        self.query_one("#draft", Static).update(plain(thanks(self.answers).text))
        self.say_where()

    @on(DescendantFocus)
    def say_where(self) -> None:
        """Say what Enter does in the line the cursor is in."""
        here = next((row for row in _QUESTIONS if self.query_one(f"#{row[0]}", Input).has_focus), _QUESTIONS[0])
        if not all(self.answers.values()):
            self.say_next(f"{here[1]} Then Enter.")
        elif here is _QUESTIONS[-1]:
            self.say_next("Enter keeps the text, your profile and this contact.")
        else:
            self.say_next("Enter goes to the last line.")

    @on(Input.Submitted)
    def focus_empty(self) -> None:
        """Go to the first line that is empty; keep the text when none is."""
        for name, _, _ in _QUESTIONS:
            if not self.answers[name]:
                self.query_one(f"#{name}", Input).focus()
                return
        if self.query_one("#did", Input).has_focus:
            self.keep()
        else:
            self.query_one("#did", Input).focus()

    def hold(self) -> None:
        """Write down what is typed where it changed, so that not even a cut-off app loses it."""
        if self._written != self._typed:
            self._written = self._typed
            with suppress(CoachError, OSError):
                self.coach.people.keep_half_thanked(self._typed)

    def keep(self) -> None:
        """Make the profile, the contact and the draft; open the draft."""
        people = self.coach.people
        try:
            everyday, draft = people.thank(self.answers, self.coach.everyday)
        except CoachError as error:
            self.tell_error(error)
            return
        self._written = self._typed
        people.keep_half_thanked({})
        self.coach.work_on(everyday, "drafts")
        self.coach.open_draft(draft)

    def action_back(self) -> None:
        """Go back; what was typed waits."""
        self.app.pop_screen()
