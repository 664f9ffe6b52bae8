"""Noticing that somebody else changed the person's files while the app is open, whatever screen is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from execcoach.text import clean
from execcoach.tui.screens.frame import CoachScreen

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday
    from execcoach.services.opened import Outside
    from execcoach.tui.app import CoachApp

EVERY = 2.0
"""Seconds between two looks; one is a glance at the time stamps of two or three files."""


class FilesChanged(Message):
    """Files of this person were changed outside, and are read."""

    def __init__(self, everyday: Everyday, found: tuple[Outside, ...]) -> None:
        super().__init__()
        self.everyday, self.found = everyday, found


def look(app: CoachApp) -> None:
    """Look once, in a thread of its own: a disk may be slow to answer."""
    if everyday := app.everyday:
        found = everyday.profile.look_outside()
        if found:
            app.post_message(FilesChanged(everyday, found))


async def show(app: CoachApp, event: FilesChanged) -> None:
    """Say what was changed, and draw anew the screen the person looks at."""
    if app.everyday is not event.everyday:
        return
    event.everyday.session.read_again()
    for one in event.found:
        app.notify(clean(str(one)), severity="warning" if one.trouble else "information", markup=False)
    screen = next((one for one in reversed(app.screen_stack) if isinstance(one, CoachScreen)), None)
    if screen is not None:
        await screen.files_changed()
