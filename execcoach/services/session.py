"""The desk for the ten minutes: the session that runs, from its beginning to its record."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.routine import consistency
from execcoach.routine.records import Session, StepRecord
from execcoach.services.days import Days
from execcoach.services.log import check_log, logged
from execcoach.services.underway import Underway
from execcoach.storage import progress_files
from execcoach.storage.workspace import new_id
from execcoach.words import thin

if TYPE_CHECKING:
    from execcoach.routine.timer import RunningSession
    from execcoach.services.profile import ProfileDesk
    from execcoach.services.touching import Touchable


class SessionDesk(Days):
    """One person's ten minutes."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        super().__init__(profile_desk)
        self._underway = Underway(profile_desk)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for every file of progress that could not be used."""
        return (*super().warnings, *self._underway.set_aside)

    def begin(self) -> RunningSession:
        """A session on today's plan, kept from the first moment; the one that waits where there is one."""
        from execcoach.routine import timer

        if waiting := self.unfinished():
            return waiting
        desk = self._desk
        now, ticks, person = desk.clock.now().isoformat(), desk.clock.monotonic(), desk.person_id()
        planned = consistency.is_planned(desk.profile.routine, self.today)
        running = timer.begin(self.plan(), new_id(), now, ticks, desk.by, planned, person)
        self.autosave(running)
        return running

    def autosave(self, running: RunningSession) -> None:
        """Keep the running session as it stands, so that nothing typed is lost."""
        self._underway.keep(running)

    def unfinished(self) -> RunningSession | None:
        """The session that was cut off on this machine, its clock standing; None when there is none."""
        running = self._underway.found()
        if running and self._written(running):
            self._underway.drop()
            return None
        return running

    def _written(self, running: RunningSession) -> bool:
        """Whether its record is there already: the machine stopped between writing it and letting the file go."""
        desk, begun = self._desk, datetime.date.fromisoformat(running.started[:10])
        sessions = self.records.sessions
        if begun < self.today.replace(day=1):
            sessions = progress_files.read_since(desk.workspace, begun, desk.profile.person.id).records.sessions
        return any(session.id == running.id for session in sessions)

    def touchable(self, running: RunningSession) -> tuple[Touchable, ...]:
        """Whom the running step can tick as touched: the contact it is about, else those whom the note names."""
        from execcoach.services.touching import touchable

        return touchable(self._desk.circle, running.state.contact or running.step.contact, running.state.note)

    def touched(self, running: RunningSession, who: Touchable) -> RunningSession:
        """The session with this contact ticked as touched today, in the circle too; ticking again takes it back."""
        from execcoach.services.touching import touch, untouch

        if running.state.touched:
            untouch(self._desk, who, running.state.before)
            running = running.noted(touched=False, contact="", before="")
        else:
            running = running.noted(before=touch(self._desk, who), touched=True, contact=who.id)
        self.autosave(running)
        return running

    def finish(self, running: RunningSession) -> Session:
        """Write the month first, then let the running file go; the same id counts once."""
        clock = self._desk.clock
        session = running.finished(clock.now().isoformat(), clock.monotonic())
        self.keep(session)
        self._underway.end(running)
        return session

    def probe(self, running: RunningSession) -> str:
        """The question for a thin answer, asked once a step; "" where there is nothing to ask."""
        state = running.state
        asked = bool(running.step.probe) and not state.probed and bool(state.note.strip())
        return running.step.probe if asked and thin(state.note) else ""

    def answers_for(self, running: RunningSession) -> dict[str, str]:
        """What the running step already answers of the draft it leads to: whom it is about, and the note."""
        return {"who": running.step.contact, "note": running.state.note}

    def log(
        self,
        notes: Mapping[str, str],
        minutes: int,
        day: datetime.date | None = None,
        by: str = "",
        homework: Sequence[int] = (),
    ) -> Session:
        """Record ten minutes done without the app; an earlier day counts as filled in afterwards.

        `homework` are the numbers of the coach's steps that were done in them.
        """
        today = self.today
        on = day or today
        check_log({**notes, **{f"homework {n}": str(n) for n in homework}}, on, today)
        made = logged(notes, minutes, self.plan(on), self._desk.clock.now(), today)
        if homework:
            made = replace(made, steps=self._ticked(made.steps, homework))
        planned = consistency.is_planned(self._desk.profile.routine, on)
        session = replace(made, by=by or self._desk.by, planned=planned)
        self.keep(session)
        return session

    def _ticked(self, steps: Sequence[StepRecord], numbers: Sequence[int]) -> tuple[StepRecord, ...]:
        from execcoach.services.homework import ticked

        if (given := self.homework) is None:
            raise CoachError("Nothing of the kind", f"No coach gave {self._desk.first_name} anything to do.")
        return ticked(steps, given.homework, numbers)
