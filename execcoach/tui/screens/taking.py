"""Taking in a form or card that came back: paste the mail or name its file, then see what it would add."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.widgets import Button, Static

from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.writing import Writing


class TakingScreen(CoachScreen):
    """One box; what is in it is looked at, never kept unseen."""

    CSS_PATH = "form.tcss"
    ROWS = commands.TAKING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.TAKING)

    def compose_body(self) -> ComposeResult:
        """What to do, the box, a button."""
        with Vertical(id="taking"):
            whose = self.everyday.profile.first_name
            words = f"The form or card that came back from {whose}: paste the whole mail, or write where its file is."
            words += " A LinkedIn archive or a JSON Resume is taken in by its file, too."
            yield Static(plain(words, "bold"), markup=False)
            yield Writing(id="box", soft_wrap=True)
            with HorizontalGroup(id="buttons"):
                yield Button("Look at it", id="look", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Start in the box."""
        self.query_one("#box").focus()
        self.say_next("^s shows what it would add. Nothing is kept before you say so.")

    @on(Button.Pressed, "#look")
    def action_look(self) -> None:
        """Show what the mail or file would add."""
        from execcoach.tui.screens.importing import ImportScreen

        said = self.query_one("#box", Writing).text
        if not said.strip():
            self.say_next("The box is empty. Paste the mail, or write where its file is.")
            return
        one = "\n" not in said.strip() and len(said) < 1000
        folder = self.everyday.workspace.folder
        if one:
            screen = ImportScreen(self.coach.people.typed(said.strip()), folder)
        else:
            screen = ImportScreen(None, folder, said.encode("utf-8", "replace"))
        self.app.push_screen(screen, self._taken)

    def _taken(self, answer: str | None) -> None:
        if answer:
            self.app.pop_screen()

    def action_back(self) -> None:
        """Go back; nothing was taken."""
        self.app.pop_screen()
