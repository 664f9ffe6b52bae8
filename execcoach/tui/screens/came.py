"""What came of it: one question, one key, and a line where something came. Esc leaves it unanswered."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.services.results import NOT_YET, STOP
from execcoach.text import shorten
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.routine.results import Asking
    from execcoach.services.profile import ProfileDesk
    from execcoach.services.results import Question
    from execcoach.tui.app import CoachApp
    from execcoach.tui.screens.today import TodayScreen

_NEVER, _AGAIN = "never", "again"
"""The answers that nothing is to be asked about any more, and that it is."""
_HALF = "came"
"""What the line is called among the half typed ones."""
_SAID = {
    NOT_YET: "Not yet, then. It is asked once more in a few days.",
    STOP: "That one is not asked about again.",
    _NEVER: "Nothing is asked any more. r takes that back.",
    _AGAIN: "You are asked again, once a day at most.",
}


def ask_what_came(screen: TodayScreen, question: Question | None) -> None:
    """Put the question of the day, or take what came without one; keep the answer and say so in a line."""
    desk = screen.everyday.results

    def answered(answer: tuple[str, str] | None) -> None:
        if answer:
            screen.run_worker(lambda: keep(*answer), thread=True, group="keep")

    def again(chosen: int | None) -> None:
        answered((_AGAIN, "") if chosen == 0 else None)

    def keep(kind: str, words: str) -> None:
        try:
            if kind == _AGAIN:
                desk.ask_again()
            elif kind == _NEVER:
                desk.never_ask()
            elif question:
                desk.answer(question, kind, words)
            else:
                desk.add(kind, words)
        except CoachError as error:
            screen.app.call_from_thread(screen.tell_error, error)
        else:
            screen.app.call_from_thread(kept, kind)

    def kept(kind: str) -> None:
        screen.draw_standing()
        name = screen.everyday.profile.first_name
        screen.say_next(_SAID.get(kind, f"Kept for {name}. It stands under what came of it."))

    if desk.is_off:
        answers = ("Ask again, once a day at most", "Leave it")
        words = "You asked not to be asked what came of it."
        screen.app.push_screen(ChooseScreen("Nothing is asked", words, answers), again)
    else:
        screen.app.push_screen(CameScreen(desk.asking, question), answered)


class CameScreen(ModalScreen[tuple[str, str] | None]):
    """Answers the kind of what came and a line about it; None where the person left it unanswered."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Close", show=False, id="close-came")]

    def __init__(self, asking: Asking, question: Question | None) -> None:
        super().__init__()
        self._asking = asking
        self._question = question
        rows = [(str(at), kind, words) for at, (kind, words) in enumerate(asking.kinds.items(), 1)]
        if question:
            rows += [("n", NOT_YET, asking.answers["not-yet"]), ("s", STOP, asking.answers["stop"])]
            rows.append(("x", _NEVER, "Never ask about anything"))
        self._rows = rows
        self._kind = ""

    def compose(self) -> ComposeResult:
        """The question, what was noted, an answer a line; the line to type comes when it is wanted."""
        question = self._question
        with Vertical(classes="dialog"):
            yield Static(
                plain(question.words if question else "What came of it?"),
                classes="title" if not (question and question.note) else "",
                markup=False,
                id="asked",
            )
            if question and question.note:
                yield Static(
                    plain(f"You noted: “{shorten(question.note, 130)}”", "not bold $secondary"), classes="title"
                )
            yield OptionList(
                *(
                    Option(Content.assemble(plain(f"{key}  ", "bold $accent"), plain(words)))
                    for key, _, words in self._rows
                ),
                markup=False,
            )
            yield Input(self._desk.half_typed.get(_HALF, {}).get("", ""), id="line", select_on_focus=False)
            yield Static(plain("One key answers. Esc leaves it unanswered."), classes="quiet", id="hint", markup=False)

    def on_mount(self) -> None:
        """Nothing is to be typed yet."""
        self.query_one("#asked").styles.text_style = "bold"
        self.query_one("#line").display = False
        self.query_one(OptionList).focus()

    @property
    def _desk(self) -> ProfileDesk:
        everyday = cast("CoachApp", self.app).everyday
        assert everyday is not None
        return everyday.profile

    @on(Input.Changed)
    def hold(self, event: Input.Changed) -> None:
        """Let the line wait until it is kept."""
        self._desk.half_typed.pop(_HALF, None)
        if event.value.strip():
            self._desk.half_typed[_HALF] = {"": event.value}

    def on_unmount(self) -> None:
        """The box goes away, with the app too: a line that was not kept waits."""
        with suppress(CoachError, OSError):
            self._desk.keep_half_typed()

    def on_key(self, event: events.Key) -> None:
        """One key answers."""
        if self._kind:
            return
        kind = next((kind for key, kind, _ in self._rows if key == event.character), None)
        if kind is not None:
            event.stop()
            event.prevent_default()
            self._answer(kind)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """The chosen answer."""
        self._answer(self._rows[event.option_index][1])

    def _answer(self, kind: str) -> None:
        if kind in (NOT_YET, STOP, _NEVER):
            self.dismiss((kind, ""))
            return
        self._kind = kind
        self.query_one(OptionList).display = False
        line = self.query_one("#line", Input)
        line.placeholder = self._asking.line
        line.display = True
        line.focus()
        said = f"{self._asking.kinds[kind]}. Enter keeps it, with a line or without; Esc goes back."
        self.query_one("#hint", Static).update(plain(said))

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Give the kind and the line back."""
        self._desk.half_typed.pop(_HALF, None)
        self.dismiss((self._kind, event.value.strip()))

    def action_back(self) -> None:
        """From the line to the answers, from there to where one came from."""
        if self._kind:
            self._kind = ""
            self.query_one("#line").display = False
            self.query_one(OptionList).display = True
            self.query_one(OptionList).focus()
            self.query_one("#hint", Static).update(plain("One key answers. Esc leaves it unanswered."))
        else:
            self.dismiss(None)
