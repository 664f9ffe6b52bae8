"""The form that was written: where it is, what it says, ready to mail."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from execcoach.errors import CoachError
from execcoach.text import clean
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain


class FormScreen(CoachScreen):
    """Writes the form beside the profile, sends it to the clipboard, and shows both."""

    CSS_PATH = "form.tcss"
    ROWS = commands.FORM
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.FORM)
    _text = ""

    def compose_body(self) -> ComposeResult:
        """Where it is, then the form."""
        yield Static(id="where", markup=False)
        with VerticalScroll(id="sheet"):
            yield Static(id="words", markup=False)

    def on_mount(self) -> None:
        """Write it, and say where it is."""
        desk, whose = self.everyday.questionnaire, self.everyday.profile.first_name
        try:
            chosen = bool(desk.marked())
            self._text = desk.text()
            file = desk.save_beside()
        except CoachError as error:
            self.app.pop_screen()
            if isinstance(self.app.screen, CoachScreen):
                self.app.screen.tell_error(error)
            return
        why = f"What you put to {whose}." if chosen else "Nothing is put to them yet: these are worth most."
        self.query_one("#where", Static).update(plain(f"Saved for {whose}: {file}\n{why}", "$secondary"))
        self.query_one("#words", Static).update(plain(self._text))
        self.query_one("#sheet").focus()
        self.say_next(f"Paste it into a mail to {whose}. F7 takes in what comes back.")
        self.action_copy()

    def action_copy(self) -> None:
        """Send the form to the clipboard."""
        self.app.copy_to_clipboard(clean(self._text))
        self.tell(f"Copied for {self.everyday.profile.first_name}. If nothing pastes, it is in the file named above.")

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()
