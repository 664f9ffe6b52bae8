"""A session that was cut off is offered again, with everything that was typed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from execcoach.errors import CoachError
from execcoach.text import clean
from execcoach.tui.screens.ask import ChooseScreen

if TYPE_CHECKING:
    from execcoach.tui.app import CoachApp
    from execcoach.tui.screens.frame import CoachScreen


def offer_unfinished(screen: CoachScreen) -> None:
    """Ask whether to go on where the person was, or to close the session as it stands."""
    desk = screen.everyday.session
    running = desk.unfinished()
    if running is None:
        return
    typed = " · ".join(state.note for state in running.states if state.note)
    begun = datetime.datetime.fromisoformat(running.started).date()
    when = "You were" if begun == desk.today else f"On {begun:%A} {begun.day} {begun:%B} you were"
    words = f"{when} at step {running.at + 1} of {len(running.steps)}: {running.step.title}."
    if typed:
        words += f"\nWhat you had typed is all here: “{clean(typed)[:300]}”"

    def answered(chosen: int | None) -> None:
        from execcoach.tui.screens.session import SessionScreen

        if chosen == 0:
            cast("CoachApp", screen.app).push_screen(SessionScreen(running))
        elif chosen == 1:
            try:
                desk.finish(running)
            except CoachError as error:
                screen.tell_error(error)
            screen.draw()

    answers = ("Go on where you were", "Close it as it stands", "Leave it for later")
    screen.app.push_screen(ChooseScreen("Your ten minutes wait for you", words, answers), answered)
