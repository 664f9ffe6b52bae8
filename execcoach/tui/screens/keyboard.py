"""Who is at the keyboard: the person themselves, or somebody who types for them; remembered on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.tui.screens.ask import AskScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.tui.app import CoachApp


class KeyboardScreen(ModalScreen[None]):
    """Asks who types; what is kept from now on says so."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", show=False, id="close-keyboard")]

    def compose(self) -> ComposeResult:
        """The person, the assistant by name where one is known, somebody else."""
        coach = cast("CoachApp", self.app)
        assert coach.everyday is not None
        desk, self._assistant = coach.everyday.profile, coach.people.settings.by_name
        answers = [desk.name, f"{self._assistant or 'An assistant'}, typing for {desk.first_name}"]
        answers += ["Another assistant …"] if self._assistant else []
        with Vertical(classes="dialog"):
            yield Static(plain("Who is at the keyboard?"), classes="title", markup=False)
            yield Static(plain("What is kept from now on says who kept it. This machine remembers."), markup=False)
            yield OptionList(*(Option(plain(answer)) for answer in answers), markup=False)
            yield Static(plain("Enter chooses, Esc changes nothing."), classes="quiet", markup=False)
        self._now = int(desk.by == "assistant")

    def on_mount(self) -> None:
        """Stand on the other one: who opens this box wants a change."""
        self.query_one(OptionList).highlighted = 1 - self._now

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Keep what was chosen; ask an assistant's name where it is not known."""
        coach = cast("CoachApp", self.app)
        self.dismiss()
        if event.option_index == 0:
            coach.call_later(_keep, coach, "executive", "")
        elif event.option_index == 1 and self._assistant:
            coach.call_later(_keep, coach, "assistant", self._assistant)
        else:
            coach.call_later(_ask_name, coach)


def _ask_name(coach: CoachApp) -> None:
    """Why later: a box asked from a box that is gone is never answered."""

    def named(name: str | None) -> None:
        if name:
            coach.call_later(_keep, coach, "assistant", name)

    coach.push_screen(AskScreen("What is the assistant's name?", "It stands in the top line.", example="Sam"), named)


def _keep(coach: CoachApp, by: str, name: str) -> None:
    """Remember who types, for the open folder and the next one."""
    assert coach.everyday is not None
    coach.everyday.profile.by = by
    coach.people.remember_keyboard(by, name)
    whose = coach.everyday.profile.first_name
    who = coach.people.typing_for(coach.everyday)
    if isinstance(coach.screen, CoachScreen):
        coach.screen.say_standing()
        coach.screen.tell(f"{who} types for {whose} now." if who else f"{whose} types now.")
