"""A screen that changes files: one act after another in a thread of its own, conflicts asked about, all undoable."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from execcoach.errors import CoachError, EditConflict
from execcoach.tui.screens.conflict import SETTLED, ConflictScreen
from execcoach.tui.screens.frame import CoachScreen


class ActingScreen(CoachScreen):
    """What is done is said on the next line once it is on the disk."""

    async def act(self, wanted: Callable[[], str]) -> bool:
        """Act, draw anew and say what came of it; whether it was done."""
        told, done = "", False
        try:
            told = await asyncio.to_thread(wanted)
            done = True
        except EditConflict as conflict:
            self._ask(conflict)
        except CoachError as error:
            self.tell_error(error)
        self.draw()
        if told:
            self.say_next(told)
        return done

    def _ask(self, conflict: EditConflict) -> None:
        async def settled(chosen: int | None) -> None:
            def settle() -> str:
                self.everyday.profile.settle(conflict, SETTLED[chosen or 0])
                return "Kept."

            if chosen is not None:
                await self.act(settle)

        self.app.push_screen(ConflictScreen(conflict), settled)

    async def action_undo(self) -> None:
        """Take the last change back."""

        def undo() -> str:
            about = self.everyday.undo()
            return f"Taken back: {about}" if about else "There is nothing to take back."

        await self.act(undo)
