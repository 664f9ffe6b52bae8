"""What a coach gave somebody to do: how far it is, in one line; what of it was done; put away."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.exchange.matching import fold
from execcoach.profile.day_words import day_and_month, weekday_and_day
from execcoach.profile.reading import Trouble
from execcoach.routine.given import COACH, given_steps
from execcoach.routine.homework import GRACE, Homework, HomeworkReading, done_steps, read_homework, step_of
from execcoach.routine.records import Session, StepRecord
from execcoach.text import several, shorten

if TYPE_CHECKING:
    from execcoach.routine.prompts import Step
    from execcoach.services.profile import ProfileDesk

FILE = "homework"
SHOWN = 90
"""Characters of an aim in a line about something else."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be done until the next call, as it stands on a day; `finished` is the day on which all was done."""

    homework: Homework
    day: datetime.date
    kept: tuple[bool, ...]
    finished: datetime.date | None = None

    @property
    def running(self) -> bool:
        """Whether anything of it is still offered."""
        until = self.homework.until
        return not all(self.kept) and (until is None or (self.day - until) <= GRACE)

    @property
    def line(self) -> str:
        """Aim, from whom, until when and how far, in a line; once it is over and that was said, ""."""
        one = self.homework
        by, many = one.by or COACH, len(self.kept)
        if self.finished is not None:
            return f"All done for {by}: {_aim(one)}" if self.finished == self.day else ""
        if not self.running:
            return ""
        until, after = "", ""
        if one.due and one.due >= self.day:
            until = f" until {_named(one.due, self.day)}"
        elif one.due:
            last = day_and_month(one.due + GRACE)
            after = f" It was meant for {_named(one.due, self.day)}; what is open stays until {last}."
        return f"From {by}{until}: {_aim(one)} {sum(self.kept)} of {many} done.{after}"

    def as_json(self) -> dict[str, Any]:
        """It for scripts."""
        told = as_json(self.homework)
        told["steps"] = [{**step, "done": done} for step, done in zip(told["steps"], self.kept, strict=True)]
        return told


def as_json(homework: Homework) -> dict[str, Any]:
    """A homework for scripts."""
    days = {key: day.isoformat() if (day := getattr(homework, key)) else "" for key in ("made", "due")}
    steps = [{"pillar": step.pillar, "words": step.words, "link": step.link} for step in homework.steps]
    return {"id": homework.id, "from": homework.by, "aim": homework.aim, **days, "steps": steps}


def kept_homework(desk: ProfileDesk) -> HomeworkReading:
    """What is kept for the person of this desk, and what is wrong with it; another person's is not used."""
    raw = desk.raw_of(FILE)
    if not raw:
        return HomeworkReading(None)
    found = read_homework(raw)
    if found.homework and not made_for(found.homework, desk):
        name = found.homework.name or "somebody else"
        other = Trouble("person", name, desk.name, "It is left alone; nothing of it is used here.")
        return HomeworkReading(None, (other,))
    return found


def warnings(desk: ProfileDesk) -> tuple[str, ...]:
    """A sentence for everything in the kept file that could not be used."""
    if why := desk.why_not(FILE):
        return (why,)
    return tuple(f"{FILE}.toml: {trouble}" for trouble in kept_homework(desk).troubles)


def given_on(homework: Homework, sessions: Sequence[Session], day: datetime.date) -> Given:
    """How this homework stands on a day."""
    past = [session for session in sessions if session.day <= day]
    kept = homework.kept(done_steps(past))
    last = None
    if all(kept):
        last = max(one.day for one in past for step in one.steps if step.about in homework.abouts)
    return Given(homework, day, kept, last)


def steps_on(homework: Homework, sessions: Sequence[Session], day: datetime.date) -> tuple[Step, ...]:
    """Its steps as the plan of a day offers them."""
    return given_steps(homework, [session for session in sessions if session.day <= day], day)


def made_for(homework: Homework, desk: ProfileDesk) -> bool:
    """Whether it was made for the person of this desk: by id, by name where one of the two has none."""
    if homework.person and desk.profile.person.id:
        return homework.person == desk.profile.person.id
    ours, theirs = (set(fold(name).replace(".", " ").split()) for name in (desk.name, homework.name))
    return not theirs or not ours.isdisjoint(theirs)


def put_away(desk: ProfileDesk) -> str:
    """Take the kept homework away; what it was, "" where there is none. Undo brings it back."""
    found = kept_homework(desk).homework
    if found is None:
        return ""
    about = f"what {found.by or COACH} gave you to do, put away"
    desk.put_down(FILE, b"", about)
    return about


def ticked(steps: Sequence[StepRecord], homework: Homework, numbers: Sequence[int]) -> tuple[StepRecord, ...]:
    """These records with so many of the coach's steps done: what was said in a step's pillar was said about it."""
    found = list(steps)
    for n in dict.fromkeys(numbers):
        if not 1 <= n <= len(homework.steps):
            sentence = f"{homework.by or COACH} gave {several(len(homework.steps), 'step')}; there is no step {n}."
            raise CoachError("No such step", f"{sentence[:1].upper()}{sentence[1:]}")
        about, pillar = homework.abouts[n - 1], homework.steps[n - 1].pillar
        at = next((at for at, one in enumerate(found) if one.pillar == pillar and not step_of(one.about)), None)
        if at is None:
            found.append(StepRecord(pillar=pillar, about=about))
        else:
            found[at] = replace(found[at], prompt="", effort="", about=about)
    return tuple(found)


def _aim(homework: Homework) -> str:
    aim = shorten(homework.aim, SHOWN)
    return aim if aim.endswith((".", "!", "?", "…")) else f"{aim}."


def _named(day: datetime.date, today: datetime.date) -> str:
    """A day as one says it: today, a weekday within the week, else weekday and date."""
    if day == today:
        return "today"
    near = 0 < (day - today).days < 7
    return f"{day:%A}" if near else weekday_and_day(day)
