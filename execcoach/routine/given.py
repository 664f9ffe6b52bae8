"""What a coach gave to do, as steps of a day's plan: named as theirs, and known again when they are done."""

import datetime
from collections.abc import Iterable

from execcoach.routine.homework import Homework, done_steps
from execcoach.routine.picking import TITLE
from execcoach.routine.prompts import Step
from execcoach.routine.records import Session
from execcoach.text import shorten

COACH = "your coach"
"""Who gave it where the file names nobody."""


def given_steps(homework: Homework, sessions: Iterable[Session], day: datetime.date) -> tuple[Step, ...]:
    """The steps that are open on a day; one that was skipped on it waits for the next."""
    some = tuple(sessions)
    today = [step.about for session in some if session.day == day for step in session.steps if step.outcome != "later"]
    return tuple(
        Step(
            pillar=step.pillar,
            title=shorten(step.words, TITLE),
            words=step.words,
            because=homework.aim if homework.aim != step.words else "",
            link=step.link,
            by=homework.by or COACH,
            about=homework.abouts[n - 1],
        )
        for n, step in homework.offered(done_steps(some), day)
        if homework.abouts[n - 1] not in today
    )
