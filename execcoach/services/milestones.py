"""The desk for milestones: the goal of the day, how the others stand, and what a sitting reaches."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.routine import milestones as method
from execcoach.routine.milestones import Milestone, Milestones, Newly, Standing
from execcoach.routine.reached import Facts
from execcoach.routine.records import Records, Session
from execcoach.storage import content, draft_files

if TYPE_CHECKING:
    from execcoach.services.days import Days
    from execcoach.services.profile import ProfileDesk

_FILE = "prompts/milestones.toml"


class MilestoneDesk:
    """One person's milestones, judged by this month's records and last month's and by the files as they are."""

    def __init__(self, profile_desk: ProfileDesk, session_desk: Days) -> None:
        self._desk = profile_desk
        self._session = session_desk

    @cached_property
    def every(self) -> Milestones:
        """The shipped milestones."""
        return method.read_milestones(content.shipped_toml(_FILE), _FILE)

    def goal(self) -> Milestone | None:
        """The small goal of today; None once the quick start is over, and then nothing is opened to say so."""
        today = self._desk.clock.today()
        if method.is_over(self._session.records, today):
            return None
        return method.goal_of_the_day(self.every, self._facts(), today)

    def quick_start(self) -> tuple[Standing, ...]:
        """How each goal of the first fortnight stands, in its order."""
        return method.standing(self.every.quick, self._facts())

    def this_month(self) -> tuple[Standing, ...]:
        """How each milestone of this month stands."""
        return method.standing(self.every.monthly, self._facts(), self._desk.clock.today())

    def reached_with(self, session: Session) -> Newly:
        """What is reached once this sitting is kept; nothing for one in which nothing was done.

        Why no error gets out: a sitting is kept, whatever else is broken.
        """
        if not session.done:
            return Newly()
        try:
            before = self._facts()
            records = before.records.merged(Records(sessions=(session,)))
            return method.newly(self.every, replace(before, records=records), session.day, before)
        except CoachError:
            return Newly()

    def _facts(self) -> Facts:
        desk = self._desk
        return Facts(
            records=self._session.records,
            profile=desk.profile,
            circle=desk.circle,
            bank={prompt.id: prompt for prompt in self._session.bank},
            drafts=draft_files.draft_names(desk.workspace),
            credits=lambda: {line.id: line.credit for line in desk.score().lines},
        )
