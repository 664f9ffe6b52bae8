"""A person's days: what is planned for one, what was done on it, and how the routine stands."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from execcoach.profile.model import Routine
from execcoach.routine import consistency
from execcoach.routine import plan as planning
from execcoach.routine.morning import REST_SESSIONS, undone
from execcoach.routine.offering import Waiting
from execcoach.routine.plan import Plan
from execcoach.routine.progress import up_to
from execcoach.routine.prompts import Prompt, Step, read_prompts
from execcoach.routine.records import PILLARS, Records, Session, StepRecord
from execcoach.services.own_prompts import laid_over, own_prompts
from execcoach.storage import content, draft_files, progress_files
from execcoach.storage.workspace import new_id

if TYPE_CHECKING:
    from execcoach.routine.milestones import Milestone
    from execcoach.services.homework import Given
    from execcoach.services.milestones import MilestoneDesk
    from execcoach.services.profile import ProfileDesk


@dataclass(frozen=True, slots=True)
class Standing:
    """How the routine stands: days kept of planned, steps done by pillar in 28 days, what came of it lately."""

    kept: int
    planned: int
    done: dict[str, int]
    results: dict[str, int]
    drafts_waiting: int


class Days:
    """What one person has before them and behind them."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk
        self._swaps: tuple[str, ...] = ()
        self._plan: Plan | None = None
        self.reached: tuple[Milestone, ...] = ()
        """The milestones that the last session kept has reached."""

    @cached_property
    def bank(self) -> tuple[Prompt, ...]:
        """The prompts of the three pillars: the shipped ones, and the person's own laid over them."""
        found: list[Prompt] = []
        for pillar in PILLARS:
            file = f"prompts/routine/{pillar}.toml"
            found += read_prompts(content.shipped_toml(file), file)
        return laid_over(found, self._own[0])

    @cached_property
    def _own(self) -> tuple[Mapping[str, Prompt], tuple[str, ...]]:
        return own_prompts(self._desk.workspace)

    @cached_property
    def milestones(self) -> MilestoneDesk:
        """The goal of the day and the milestones, imported when they are first asked for."""
        from execcoach.services.milestones import MilestoneDesk

        return MilestoneDesk(self._desk, self)

    @cached_property
    def _reading(self) -> progress_files.ProgressReading:
        desk = self._desk
        if not desk.workspace.progress.is_dir():
            return progress_files.ProgressReading(Records())
        reading = progress_files.read_recent(desk.workspace, self.today, desk.profile.person.id, REST_SESSIONS + 1)
        checked = up_to(reading.records, self.today)
        return progress_files.ProgressReading(checked.records, (*reading.troubles, *map(str, checked.troubles)))

    @property
    def today(self) -> datetime.date:
        """The day it is."""
        return self._desk.clock.today()

    def contact_name(self, who: str) -> str:
        """What a contact of the circle is called, by id; what was given where nobody has it."""
        return next((one.name for one in self._desk.circle.contacts if one.id == who and one.name), who)

    @property
    def routine(self) -> Routine:
        """When the ten minutes take place."""
        return self._desk.profile.routine

    @property
    def records(self) -> Records:
        """What was done this month and last."""
        return self._reading.records

    @property
    def homework(self) -> Given | None:
        """What a coach gave to do, as it stands today; None where there is nothing of the kind."""
        if not self._desk.raw_of("homework"):
            return None
        from execcoach.services.homework import given_on, kept_homework

        found = kept_homework(self._desk).homework
        return given_on(found, self.records.sessions, self.today) if found else None

    def given(self, day: datetime.date, sessions: Sequence[Session]) -> tuple[Step, ...]:
        """What of it the plan of a day offers after these sessions."""
        if day < self.today or (found := self.homework) is None:
            return ()
        from execcoach.services.homework import steps_on

        return steps_on(found.homework, sessions, day)

    def put_away_homework(self) -> str:
        """Take away what a coach gave to do; what it was, "" where there is nothing. Undo brings it back."""
        from execcoach.services.homework import put_away

        about = put_away(self._desk)
        self._plan = None
        return about

    def _homework_warnings(self) -> tuple[str, ...]:
        if not self._desk.raw_of("homework") and not self._desk.why_not("homework"):
            return ()
        from execcoach.services.homework import warnings

        return warnings(self._desk)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for every progress file, record, own prompt or homework that could not be used."""
        return (*self._reading.troubles, *self._own[1], *self._homework_warnings())

    def read_again(self) -> None:
        """Forget what was read, so that it is read anew."""
        self.__dict__.pop("_reading", None)
        self._plan = None

    def plan(self, day: datetime.date | None = None) -> Plan:
        """The plan of today, or of another day."""
        if day is not None and day != self.today:
            return self._planned(day, ())
        if self._plan is None or self._plan.date != self.today:
            self._plan = self._another_after(self._planned(self.today, self._swaps))
        return self._plan

    def _another_after(self, plan: Plan) -> Plan:
        """The plan without what was done today already: who wants another ten minutes wants other steps."""
        done = {s.prompt for day in self.records.sessions if day.day == self.today for s in day.steps if s.prompt}
        for pillar in PILLARS:
            for _ in range(_ROUNDS):
                if not any(step.pillar == pillar and step.prompt in done for step in plan.steps):
                    break
                self._swaps = planning.swapped(plan, pillar, self._swaps)
                plan = self._planned(self.today, self._swaps)
        return plan

    def _planned(self, day: datetime.date, swaps: tuple[str, ...]) -> Plan:
        desk = self._desk
        never = [about for about, kind in desk.choices.items() if kind == "never"]
        before = replace(self.records, sessions=tuple(s for s in self.records.sessions if s.day < day))
        done = [step for session in self.records.sessions if session.day == day for step in session.steps]
        laid = undone(desk.circle, done, day)
        waiting, given = self._waiting, self.given(day, self.records.sessions)
        return planning.plan(day, desk.profile, desk.circle, before, self.bank, swaps, never, waiting, laid, given)

    @cached_property
    def _waiting(self) -> tuple[Waiting, ...]:
        """Drafts that wait, by the name of their file: opening each would cost the first frame."""
        names = draft_files.draft_names(self._desk.workspace)[:3]
        return tuple(Waiting(name, draft_title(name)) for name in names)

    def another(self, at: int) -> Plan:
        """The plan with this step swapped for the next best one."""
        step = self.plan().steps[at]
        if step.given:
            self._swaps = (*self._swaps, step.about)
        else:
            self._swaps = planning.swapped(self.plan(), step.pillar, self._swaps)
        self._plan = None
        return self.plan()

    def never(self, at: int) -> None:
        """Never offer the prompt of this step again."""
        step = self.plan().steps[at]
        if step.prompt:
            self._desk.choose(step.prompt, "never", words=step.title)
        self._plan = None

    def standing(self) -> Standing:
        """How it stands: the last planned days, and 28 days of doing."""
        today, sessions = self.today, self.records.sessions
        since = today - datetime.timedelta(days=28)
        kept = consistency.kept(sessions, self._desk.profile.routine, today)
        came = Counter(r.kind for r in self.records.results if r.kind not in ("", "nothing") and r.on > since)
        waiting = len(draft_files.draft_names(self._desk.workspace))
        return Standing(kept.kept, kept.planned, consistency.balance(sessions, today), dict(came), waiting)

    def done_today(self) -> Session | None:
        """The session of today in which something was done, None when there is none yet."""
        return next((s for s in reversed(self.records.sessions) if s.day == self.today and s.done), None)

    def skipped_today(self) -> bool:
        """Whether today was skipped."""
        today = [session for session in self.records.sessions if session.day == self.today]
        return bool(today) and not any(session.done for session in today)

    def skip_today(self) -> None:
        """Leave today out; no reason is asked. A day on which something was done, or that is out, stays as it is."""
        if self.done_today() or self.skipped_today():
            return
        now = self._desk.clock.now().isoformat()
        steps = tuple(StepRecord(pillar=s.pillar, prompt=s.prompt, outcome="skipped") for s in self.plan().steps)
        self.keep(Session(id=new_id(), started=now, ended=now, by=self._desk.by, steps=steps))

    def keep(self, session: Session) -> None:
        """Write a finished session to its month's file, and with it the milestones it reaches."""
        desk = self._desk
        found = self.milestones.reached_with(session)
        new = Records(person=desk.person_id(), name=desk.name, sessions=(session,), milestones=found.records)
        progress_files.record(desk.workspace, session.day, new)
        self.reached = found.told
        self.read_again()


def draft_title(name: str) -> str:
    """What a draft is called by the name of its file, the date left out."""
    return _DATED.sub("", name).replace("-", " ")


_ROUNDS = 3
"""Swaps tried for a pillar; where every prompt was done today, the last one stands."""
_DATED = re.compile(r"^\d{4}-\d\d-\d\d-(?=.)")
