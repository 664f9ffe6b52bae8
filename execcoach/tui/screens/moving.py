"""Moving a draft on: whose yes it is and where it was posted are asked, what holds it back is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from execcoach.drafting.draft import Draft
from execcoach.drafting.workflow import in_words, next_state
from execcoach.errors import CoachError
from execcoach.services.draft_changes import NameNeeded
from execcoach.services.drafts import DraftDesk
from execcoach.text import one_line
from execcoach.tui.screens.boxes import Box, BoxesScreen
from execcoach.tui.screens.frame import CoachScreen


async def move_on(screen: CoachScreen, desk: DraftDesk, name: str, state: str, done: Callable[[Draft], None]) -> None:
    """Move this draft to the state after `state`; `done` hears of it once it is kept."""
    if next_state(state) == "posted":
        _ask_for_the_link(screen, desk, name, done)
    else:
        await _move(screen, desk, name, done)


async def _move(
    screen: CoachScreen, desk: DraftDesk, name: str, done: Callable[[Draft], None], by: str = "", link: str = ""
) -> None:
    """Why a thread: the guard reads its rules the first time, and the disk may be slow."""
    try:
        moved = await asyncio.to_thread(desk.move_on, name, by, link)
    except NameNeeded:
        _ask_whose_yes(screen, desk, name, done)
    except CoachError as error:
        screen.tell_error(error)
    else:
        screen.tell(f"“{one_line(moved.title) or name}”: {in_words(moved.state)}. u takes it back.")
        done(moved)


def _ask_whose_yes(screen: CoachScreen, desk: DraftDesk, name: str, done: Callable[[Draft], None]) -> None:
    async def said(typed: dict[str, str] | None) -> None:
        if typed:
            await _move(screen, desk, name, done, by=typed["by"])

    words = f"{desk.acting} types. A yes is to every word; the name is kept with the draft."
    box = Box("by", "Approved by", desk.whose, needed=True)
    screen.app.push_screen(BoxesScreen("Who said yes?", words, [box], "Approve"), said)


def _ask_for_the_link(screen: CoachScreen, desk: DraftDesk, name: str, done: Callable[[Draft], None]) -> None:
    async def said(typed: dict[str, str] | None) -> None:
        if typed is not None:
            await _move(screen, desk, name, done, link=typed["link"])

    box = Box("link", "Its address", "https://… may stay empty")
    words = "With its address you find it again when somebody answers."
    screen.app.push_screen(BoxesScreen("Where was it posted?", words, [box], "It is posted"), said)
