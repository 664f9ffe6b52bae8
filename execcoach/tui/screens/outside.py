"""Stepping aside for the person's own editor."""

from textual.app import SuspendNotSupported

from execcoach.errors import CoachError
from execcoach.services.drafts import DraftDesk
from execcoach.tui.screens.frame import CoachScreen


def outside(screen: CoachScreen, drafts: DraftDesk, name: str) -> None:
    """Step aside for the person's own editor; where that cannot be, say where the file is."""
    try:
        file = drafts.file(name)
        with screen.app.suspend():
            drafts.edit_outside(name)
    except SuspendNotSupported:
        screen.tell(f"This window cannot step aside for another program. The file is {file}", "warning")
    except CoachError as error:
        screen.tell_error(error)
