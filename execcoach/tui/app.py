"""The app: five modes, the theme, the palette, and whose folder is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import AwaitMount

from execcoach.text import clean
from execcoach.tui import collector, commands
from execcoach.tui.outside_edits import EVERY, FilesChanged, look, show
from execcoach.tui.palette import CoachCommands
from execcoach.tui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday
    from execcoach.services.people import People
    from execcoach.services.reading_rows import Reading

_STANDS = 5.0
"""Seconds in which the same trouble is told once."""

_LOADED = 1.0
"""Seconds after which the first screen stands and what it needs is loaded."""

_UNREADABLE = ("ansi-dark", "ansi-light")
"""Themes of the terminal's own colours: a chosen line is not legible in them, nor is any without colours."""


class CoachApp(App[None]):
    """execcoach on the screen; `everyday` holds the desks of the person whose folder is open."""

    TITLE = "execcoach"
    CSS_PATH = "app.tcss"
    COMMANDS = {CoachCommands}  # noqa: RUF012 - Textual reads it so
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, people: People, everyday: Everyday | None, first_mode: str = "today") -> None:
        super().__init__()
        self.people = people
        self.everyday = everyday
        self.asked_about = ""
        self.asked_from = ""
        """The place from which a question was asked for: Esc goes back there."""
        self.broken: Path | None = None
        """A folder to be opened whose profile.toml cannot be read."""
        self.ahead: Reading | None = None
        """A reading of the clients that began before the screens were loaded."""
        self._told = ("", 0.0)
        self.first_mode = first_mode if everyday or first_mode == "review" else "welcome"
        for theme in THEMES:
            self.register_theme(theme)
        for name in _UNREADABLE:
            self.unregister_theme(name)
        wanted = people.settings.theme
        self.theme = wanted if wanted in self.available_themes else DEFAULT_THEME
        for name, screen in _modes().items():
            self.add_mode(name, screen)

    def on_mount(self) -> None:
        """Show the first screen; from now on a chosen theme is remembered."""
        self.switch_mode(self.first_mode)
        self.theme_changed_signal.subscribe(self, lambda theme: self.people.remember_theme(theme.name))
        if self.broken:
            self.mend(self.broken)
        elif self.everyday and (other := self.everyday.opened_after):
            words = f"This is {self.everyday.profile.name}'s folder. {other}'s was open last; F2 goes there."
            self.notify(clean(words), severity="warning", markup=False)
        self.set_interval(EVERY, self.look_outside)
        if collector.is_held():
            self.set_timer(_LOADED, collector.let_go)

    def look_outside(self) -> None:
        """Look whether somebody else changed the files; not while the last look still waits for the disk."""
        if not any(worker.group == "outside" and worker.is_running for worker in self.workers):
            self.run_worker(partial(look, self), thread=True, group="outside", exit_on_error=True)

    @on(FilesChanged)
    async def show_outside(self, event: FilesChanged) -> None:
        """Show what somebody else changed."""
        await show(self, event)

    async def on_event(self, event: events.Event) -> None:
        """Pass an event on; what a paste holds that a terminal would obey is made visible first."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        await super().on_event(event)

    def switch_mode(self, mode: str) -> AwaitMount:
        """Show a place; a coach without a folder of their own has the welcome page and the table."""
        return super().switch_mode(mode if self.everyday or mode in ("review", "blank") else "welcome")

    def work_on(self, everyday: Everyday, mode: str = "today") -> None:
        """Open somebody's folder: every screen is made anew, so nothing of the last person stays."""
        self.switch_mode("blank")
        self.everyday = everyday
        for name, screen in _modes().items():
            if name != "blank":
                self.remove_mode(name)
                self.add_mode(name, screen)
        self.switch_mode(mode)

    def mend(self, folder: Path) -> None:
        """Show what is wrong with the profile.toml in a folder until it can be read."""
        from execcoach.tui.screens.mending import MendingScreen

        self.push_screen(MendingScreen(folder))

    def is_new(self, trouble: str) -> bool:
        """Whether this trouble was not told within the last seconds; two screens may meet the same broken file."""
        now = monotonic()
        last, self._told = self._told, (trouble, now)
        return last[0] != trouble or now - last[1] > _STANDS

    def open_draft(self, name: str) -> None:
        """Open this draft of the person whose folder is open."""
        from execcoach.tui.screens.editor import show_draft

        show_draft(self, name)

    def ask_about(self, question: str) -> None:
        """Go to the checklists with this question open."""
        self.asked_about, self.asked_from = question, self.current_mode
        self.switch_mode("checklist")

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something in passing; the newest word of a kind takes the place of the last: they never pile up."""
        for one in [one for one in self._notifications if one.severity == severity]:
            self._unnotify(one, refresh=False)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def action_open(self, name: str) -> None:
        """Open a deeper screen by the name of its module: `publish` is PublishScreen in screens/publish.py."""
        if self.everyday and not isinstance(self.screen, found := _screen(name, f"{name.capitalize()}Screen")):
            self.push_screen(found())

    def _fatal_error(self) -> None:
        """End on a fault of ours with a sentence; the details go to a file, not to the person's screen."""
        from rich.text import Text

        self._exit_renderables.append(Text(self.people.note_fault()))
        self._close_messages_no_wait()

    def action_keep_demo(self) -> None:
        """Keep the demo's files as one's own."""
        from execcoach.tui.screens.keeping import ask_to_keep

        ask_to_keep(self)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from execcoach.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_switch_person(self) -> None:
        """Choose another person's folder."""
        from execcoach.tui.screens.people import PeopleScreen

        self.push_screen(PeopleScreen())


def _modes() -> dict[str, Callable[[], Screen[None]]]:
    """Mode → the screen it makes, imported when it is first shown."""

    def made(module: str, name: str) -> Callable[[], Screen[None]]:
        return lambda: _screen(module, name)()

    return {
        "welcome": made("welcome", "WelcomeScreen"),
        "today": made("today", "TodayScreen"),
        "profile": made("profile", "ProfileScreen"),
        "checklist": made("checklist", "ChecklistScreen"),
        "drafts": made("drafts", "DraftsScreen"),
        "review": made("review", "ReviewScreen"),
        "blank": made("blank", "BlankScreen"),
    }


def _screen(module: str, name: str) -> type[Screen[None]]:
    """A screen's class, imported when it is first shown."""
    from importlib import import_module

    found: type[Screen[None]] = getattr(import_module(f"execcoach.tui.screens.{module}"), name)
    return found
