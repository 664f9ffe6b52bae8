"""What the screens of a coach's calls and clients have in common: who reads clients, the coach's own side, its undo."""

from __future__ import annotations

from abc import abstractmethod

from execcoach.services.coaching import CoachDesk
from execcoach.services.review import ReviewDesk
from execcoach.tui.screens.frame import CoachScreen


class CoachingScreen(CoachScreen):
    """A screen about clients; what is changed from here is the coach's own, and undo takes back that alone."""

    desk: ReviewDesk
    coach_desk: CoachDesk

    def __init__(self, desk: ReviewDesk | None = None, coach_desk: CoachDesk | None = None) -> None:
        super().__init__()
        self._desks = (desk, coach_desk)

    def open_desks(self) -> None:
        """Take the desks that were handed over, or open new ones; the app is known by now."""
        clock = self.coach.people.clock
        desk, coach_desk = self._desks
        self.desk = desk or ReviewDesk(clock)
        self.coach_desk = coach_desk or CoachDesk.of(clock, self.coach.everyday)

    @abstractmethod
    def read(self) -> object:
        """Read anew what is shown."""

    def read_again(self, _: object = None) -> None:
        """What was kept meanwhile is shown."""
        self.read()

    async def action_undo(self) -> None:
        """Take back the last change of the coach's own notes."""
        await self._step(self.coach_desk.undo, "Taken back: ", "There is nothing to take back.")
        self.read()

    async def files_changed(self) -> None:
        """The files of the person whose folder is open are not shown here."""
