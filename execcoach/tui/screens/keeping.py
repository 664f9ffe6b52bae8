"""Keeping the demo as one's own: where to, and it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.text import clean
from execcoach.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from execcoach.tui.app import CoachApp


def ask_to_keep(app: CoachApp) -> None:
    """Ask for a folder and copy the demo's files there."""
    everyday = app.everyday
    if everyday is None or not everyday.workspace.demo:
        app.notify("This is no demo: it is yours already.", markup=False)
        return

    def keep(folder: str | None) -> None:
        if not folder:
            return
        try:
            app.work_on(app.people.keep_demo(everyday, app.people.typed(folder)))
        except CoachError as error:
            app.notify(clean(error.sentence), title=clean(error.title), severity="error", timeout=12, markup=False)

    suggested = str(app.people.home_for(everyday.profile.name))
    app.push_screen(AskScreen("Where shall it be kept?", "A folder of your own; it is made for you.", suggested), keep)
