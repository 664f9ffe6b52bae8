"""Taking in a LinkedIn page, a form or a card: paste it or name its file, then see what it would add."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.widgets import Button, Static

from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.writing import Writing

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday


class TakingScreen(CoachScreen):
    """One box; what is in it is looked at, never kept unseen."""

    CSS_PATH = "form.tcss"
    ROWS = commands.TAKING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.TAKING)

    def __init__(self, new: bool = False) -> None:
        super().__init__()
        self._new = new

    @property
    def _here(self) -> Everyday | None:
        """Whose page it is; None for somebody new."""
        return None if self._new else self.coach.everyday

    def compose_body(self) -> ComposeResult:
        """What to do, the box, a button."""
        with Vertical(id="taking"):
            if here := self._here:
                whose = here.profile.first_name
                words = f"The form or card that came back from {whose}, what a coach gave to do, or a LinkedIn page:"
                words += " paste the whole text of it,"
                words += " or write where its file is. A LinkedIn archive or a JSON Resume is taken in by its file."
            else:
                words = "A LinkedIn page, on the screen or saved as a PDF: mark all of it, copy, and paste it here."
            yield Static(plain(words, "bold"), markup=False)
            yield Writing(id="box", soft_wrap=True)
            with HorizontalGroup(id="buttons"):
                yield Button("Look at it", id="look", variant="primary", compact=True)
                yield Button("How to get the whole archive", id="how", compact=True)

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
            self.say_next("The box is empty. Paste the text, or write where its file is.")
            return
        one = "\n" not in said.strip() and len(said) < 1000
        here = self._here
        folder = here.workspace.folder if here else None
        if one:
            screen = ImportScreen(self.coach.people.typed(said.strip()), folder)
        else:
            screen = ImportScreen(None, folder, said.encode("utf-8", "replace"))
        self.app.push_screen(screen, self._taken)

    @on(Button.Pressed, "#how")
    def action_how(self) -> None:
        """Copy five lines, ready to mail, on how to ask LinkedIn for the whole archive."""
        from execcoach.services.archive_note import archive_note

        here = self._here
        note = archive_note(here.profile.first_name if here else "")
        self.app.copy_to_clipboard(note)
        self.tell(f"Copied, ready to mail. If nothing pastes: execcoach import --how\n\n{note}")

    def _taken(self, answer: str | None) -> None:
        if answer:
            self.app.pop_screen()

    def action_back(self) -> None:
        """Go back; nothing was taken."""
        self.app.pop_screen()
