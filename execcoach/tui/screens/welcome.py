"""The first run: thank somebody now, or start another way; nothing typed is lost, nothing is sent."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.text import shorten
from execcoach.tui import commands
from execcoach.tui.screens.ask import AskScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain

_CHOICES = (
    ("thank", "Thank somebody now", "three questions, two minutes, a text you can send"),
    ("demo", "Try the demo", "somebody else's three months, thrown away afterwards"),
    ("import", "Import what a file already knows", "a LinkedIn archive, a JSON Resume; you look first"),
    ("start", "Start my profile", "your name, then one question at a time"),
    ("open", "Open a folder", "one that holds a profile.toml"),
    ("review", "Look at a folder of clients", "for coaches"),
    ("paste", "Paste a LinkedIn page", "all the text of it, as you see it; you look first"),
)


class WelcomeScreen(CoachScreen):
    """One choice is focused; Enter does it. Where several people are known, they come first."""

    CSS_PATH = "welcome.tcss"
    ROWS = commands.WELCOME
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.WELCOME)
    _file = _folder = ""
    """What was typed last, there again where it led nowhere."""

    def compose_body(self) -> ComposeResult:
        """A greeting, the choices, the promise."""
        self._known = () if self.coach.everyday else self.coach.people.known()
        known = [(f"Go on with {shorten(one.name, 21)}", str(one.folder)) for one in self._known]
        self._shown = (*known, *(row[1:] for row in _CHOICES))
        quiet = "Somebody made your week easier. Start there."
        if known:
            quiet = "Whose ten minutes are these? F2 changes the person at any time."
        with VerticalScroll(id="welcome", can_focus=False), Vertical(id="middle"):
            yield Static(plain("Your presence, in ten minutes a day.", "bold"), markup=False)
            yield Static(plain(quiet), classes="quiet", markup=False)
            yield OptionList(*(Option(_choice(*row)) for row in self._shown), id="choices", markup=False)
            promise = "Nothing is sent. Everything stays in this folder. Esc never loses anything."
            yield Static(plain(promise), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Focus the first choice."""
        choices = self.query_one("#choices", OptionList)
        choices.highlighted = 0
        choices.focus()
        if self._known:
            self.say_next("Press Enter to go on with the chosen person.")
        elif self.coach.everyday:
            self.say_next(f"Enter begins for somebody new; Esc goes back to {self.everyday.profile.name}.")
        else:
            self.say_next("Press Enter: whom would you thank? It takes two minutes.")

    def on_resize(self) -> None:
        """On a narrow screen the words stand under the choice."""
        narrow = self.app.size.width < 100
        choices = self.query_one("#choices", OptionList)
        for at, row in enumerate(self._shown):
            choices.replace_option_prompt_at_index(at, _choice(*row, narrow=narrow))

    @on(OptionList.OptionSelected, "#choices")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Go the chosen way."""
        at = event.option_index - len(self._known)
        if at < 0:
            self._open(str(self._known[event.option_index].folder))
        else:
            getattr(self, f"action_{_CHOICES[at][0]}")()

    def action_back(self) -> None:
        """Go back to the person whose folder is open, where there is one."""
        if self.coach.everyday:
            self.app.switch_mode("today")

    def action_thank(self) -> None:
        """Three questions, then a finished text."""
        from execcoach.tui.screens.thank import ThankScreen

        self.app.push_screen(ThankScreen())

    def action_demo(self) -> None:
        """Open the demo."""
        self.coach.work_on(self.coach.people.open_demo())

    def action_import(self) -> None:
        """Ask for a file, show what it holds."""
        example = "~/Downloads/resume.json"
        ask = AskScreen("Which file?", "A LinkedIn archive (.zip) or a JSON Resume.", self._file, example)
        self.app.push_screen(ask, self._preview)

    def action_paste(self) -> None:
        """Paste a page, show what it holds."""
        from execcoach.tui.screens.taking import TakingScreen

        self.app.push_screen(TakingScreen(new=True))

    def action_start(self) -> None:
        """Ask for a name, then the first question."""
        self.app.push_screen(AskScreen("What is your name?", example="Ada Okafor"), self._start)

    def action_open(self) -> None:
        """Ask for a folder."""
        ask = AskScreen("Which folder?", "The folder that holds profile.toml.", self._folder)
        self.app.push_screen(ask, self._open)

    def action_review(self) -> None:
        """Go to the coach's table."""
        self.app.switch_mode("review")

    def action_why(self) -> None:
        """Show the doubts and what is true about them."""
        from execcoach.tui.screens.why import WhyScreen

        self.app.push_screen(WhyScreen())

    def _preview(self, file: str | None) -> None:
        if file:
            self._file = file
            from execcoach.tui.screens.importing import ImportScreen

            self.app.push_screen(ImportScreen(self.coach.people.typed(file)))

    def _start(self, name: str | None) -> None:
        if not name:
            return
        people = self.coach.people
        try:
            self.coach.work_on(people.start(people.home_for(name), name), "checklist")
        except CoachError as error:
            self.tell_error(error)

    def _open(self, folder: str | None) -> None:
        if not folder:
            return
        self._folder = folder
        try:
            self.coach.work_on(self.coach.people.open(self.coach.people.typed(folder)))
        except CoachError as error:
            self.tell_error(error)


def _choice(name: str, words: str, narrow: bool = False) -> Content:
    if narrow:
        return Content.assemble(plain(name, "bold"), "\n  ", plain(words, "$secondary"))
    return Content.assemble(plain(f"{name:<34}", "bold"), plain(words, "$secondary"))
