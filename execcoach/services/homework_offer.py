"""What a coach gave to do, as its file brings it: shown before it is kept, for the right person, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.profile.day_words import day_and_month, weekday_and_day
from execcoach.routine.given import COACH
from execcoach.services.homework import FILE, SHOWN, as_json, kept_homework, made_for
from execcoach.storage.homework_file import homework_bytes
from execcoach.text import shorten

if TYPE_CHECKING:
    from execcoach.profile.reading import Trouble
    from execcoach.routine.homework import Homework, HomeworkReading
    from execcoach.services.profile import ProfileDesk


@dataclass(frozen=True, slots=True)
class Offered:
    """A homework as a file brings it, held against what is kept already; `before` is what it takes the place of."""

    homework: Homework
    fresh: bool
    before: Homework | None = None
    troubles: tuple[Trouble, ...] = ()

    @property
    def by(self) -> str:
        """From whom it is."""
        return self.homework.by or COACH

    def lines(self) -> tuple[str, ...]:
        """From whom, the aim, each step; what it takes the place of, and what was left out."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        one = self.homework
        until = f", until {weekday_and_day(one.due)} {one.due.year}" if one.due else ""
        yield f"From {self.by}{until}: {one.aim}"
        for n, step in enumerate(one.steps, 1):
            yield f"Step {n}: {step.pillar}, {step.words}"
            if step.link:
                yield f"Link {n}: {step.link}"
        if not self.fresh:
            yield "Kept: you have this already"
        elif self.before:
            yield f"Instead: it takes the place of “{shorten(self.before.aim, SHOWN)}”"
        for trouble in self.troubles:
            yield f"Left out: {trouble}"

    def as_json(self) -> dict[str, Any]:
        """It for scripts."""
        return {**as_json(self.homework), "new": self.fresh, "replaces": self.before.aim if self.before else ""}


def offered(reading: HomeworkReading, desk: ProfileDesk, file: str) -> Offered:
    """What a file would give the person of this desk to do; CoachError where it is not for them, or too late."""
    new = reading.homework
    assert new is not None
    if not made_for(new, desk):
        sentence = f"{file} was made for {new.name or 'somebody else'}, and this is {desk.name}'s folder. "
        raise CoachError("This was given to somebody else", f"{sentence}Nothing was taken. Import it into theirs.")
    before = kept_homework(desk).homework
    if before and before.id == new.id and replace(new, made=new.made or before.made) == before:
        return Offered(before, fresh=False, troubles=reading.troubles)
    if before and before.made and new.made and new.made < before.made:
        newer = f"what {before.by or COACH} gave on {day_and_month(before.made)} is newer"
        sentence = f"{file} is from {day_and_month(new.made)}; {newer}. Nothing was taken. "
        advice = "If you want this one instead, put that away first: h on Today."
        raise CoachError("You have a newer one", sentence + advice)
    new = replace(new, made=new.made or desk.clock.today())
    return Offered(new, fresh=True, before=before, troubles=reading.troubles)


def take(offer: Offered, desk: ProfileDesk) -> None:
    """Keep what was offered; undo brings back what it takes the place of."""
    if offer.fresh:
        desk.put_down(FILE, homework_bytes(offer.homework), f"what {offer.by} gave you to do")
