"""Was it kept: a coach says it of what was promised the last time, and the answer goes into their notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from execcoach.tui.screens.ask import ChooseScreen

if TYPE_CHECKING:
    from execcoach.review.coaching import Promise
    from execcoach.tui.screens.client import ClientScreen

_ANSWERS = {True: "✓ kept", False: "✗ not kept", None: "? not said after all"}


def ask_what_was_kept(screen: ClientScreen) -> None:
    """Ask of each promise of the last time whether it was kept, and have the answer kept."""
    notes = screen.notes
    last = notes and (notes.due(screen.desk.clock.today()) or notes.last)
    if not last:
        screen.tell("Nothing was promised yet. e writes a promise down, h gives homework.")
        return
    answers: list[tuple[Promise, bool | None]] = [(promise, kept) for promise in last for kept in (True, False)]
    answers += [(promise, None) for promise in last if promise.kept is not None]
    shown = [f"{_ANSWERS[kept]}: {promise.words}" for promise, kept in answers]

    def chosen(at: int | None) -> None:
        if at is not None and screen.notes:
            promise, kept = answers[at]
            promises = tuple(replace(one, kept=kept) if one == promise else one for one in screen.notes.promises)
            screen.keep(screen.row, replace(screen.notes, promises=promises))

    screen.app.push_screen(ChooseScreen("Was it kept?", "", shown), chosen)
