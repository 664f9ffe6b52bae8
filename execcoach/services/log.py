"""Ten minutes done without the app, put down afterwards: what may be filled in, and the session it makes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from execcoach.errors import CoachError
from execcoach.routine.plan import Plan
from execcoach.routine.records import Session, StepRecord
from execcoach.storage.workspace import new_id

_DAY = datetime.timedelta(days=1)


def check_log(notes: Mapping[str, str], on: datetime.date, today: datetime.date) -> None:
    """CoachError where nothing was said, or for a day that cannot be filled in.

    Why seven days: what is filled in later is guessed, not remembered.
    """
    if not any(note.strip() for note in notes.values()):
        raise CoachError("Nothing to keep", "Say in a line what was done, for example: --engage “thanked Priya”.")
    if not today - 7 * _DAY <= on <= today:
        sentence = f"{on.isoformat()} is not within the last seven days; only those can be filled in."
        raise CoachError("That day cannot be filled in", sentence)


def logged(notes: Mapping[str, str], minutes: int, plan: Plan, now: datetime.datetime, today: datetime.date) -> Session:
    """The session these notes by pillar make on the day of the plan; an earlier day counts as filled in afterwards."""
    on = plan.date
    planned = {step.pillar: step for step in plan.steps} if on == today else {}
    steps = tuple(
        StepRecord(
            pillar=pillar,
            prompt=planned[pillar].prompt if pillar in planned else "",
            outcome="done",
            effort=planned[pillar].effort if pillar in planned else "",
            note=note,
        )
        for pillar, note in notes.items()
    )
    return put_down(new_id(), steps, minutes, on, now, today)


def put_down(
    id: str,
    steps: tuple[StepRecord, ...],
    minutes: int,
    on: datetime.date,
    now: datetime.datetime,
    today: datetime.date,
) -> Session:
    """The session of a day that these steps make; an earlier day counts as filled in afterwards."""
    started = now.replace(year=on.year, month=on.month, day=on.day) if on != today else now
    return Session(
        id=id,
        started=started.isoformat(),
        ended=started.isoformat(),
        minutes=minutes,
        back_filled=on != today,
        steps=steps,
    )
