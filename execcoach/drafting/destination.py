"""Where a text should go and when: one place and one reason per purpose, figures with their year."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.text import one_line

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What a text is for and where that is served: `networks` we can count for, "" where none is `place` alone.

    `lasts` is the number of days for which it is worth reading (0: no end), `timed` whether the weekday matters.
    """

    id: str
    words: str
    place: str
    reason: str
    source: str
    networks: tuple[str, ...] = ()
    year: str = ""
    lasts: int = 0
    timed: bool = False
    at_once: bool = False
    templates: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The weekday on which most is read, why, whose figure it is and of which year."""

    day: str
    reason: str
    source: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Destinations:
    """The purposes in the order they are offered, and the timing of what is not urgent."""

    question: str
    purposes: tuple[Purpose, ...]
    timing: Timing


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Where a text goes: the purpose, the day to post it and its last day, None for no matter."""

    purpose: Purpose
    post_on: datetime.date | None = None
    expires: datetime.date | None = None
    when: str = ""

    @property
    def where(self) -> str:
        """The place and its reason in one line, with the year of a figure."""
        return f"{self.purpose.place}: {self.purpose.reason}"

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.where} {self.when}".strip()


def read_destinations(raw: Mapping[str, Any]) -> Destinations:
    """The purposes of destinations.toml; CoachError where an entry cannot be understood."""
    try:
        timing = Timing(**raw["timing"])
        if timing.day not in DAYS:
            raise ValueError(f"day is one of {', '.join(DAYS)}")
        purposes = tuple(_purpose(entry) for entry in raw["purpose"])
        return Destinations(question=raw["question"], purposes=purposes, timing=timing)
    except (TypeError, KeyError, ValueError) as error:
        place = Place(file="destinations.toml", expected=one_line(str(error)))
        raise CoachError("Where a text goes cannot be read", f"{place}. Compare it with the others.", [place]) from None


def purpose_of(template: str, kind: str, known: Destinations) -> Purpose:
    """The purpose that a template serves: by its own name, else by its kind, else the first one."""
    for one in known.purposes:
        if template and template in one.templates:
            return one
    return next((one for one in known.purposes if kind in one.kinds), known.purposes[0])


def advise(purpose: Purpose, known: Destinations, today: datetime.date) -> Advice:
    """Where a text of this purpose goes, and when: at once, on the weekday that is read most, or no matter when."""
    day = today if purpose.at_once else next_weekday(known.timing.day, today) if purpose.timed else None
    expires = (day or today) + datetime.timedelta(days=purpose.lasts) if purpose.lasts else None
    when = ""
    if day:
        said = f"{_NAMES[day.weekday()]} {day.day} {day:%B}"
        when = f"Today, {said}." if purpose.at_once else f"{said}: {known.timing.reason}"
    return Advice(purpose=purpose, post_on=day, expires=expires, when=when)


def next_weekday(day: str, today: datetime.date) -> datetime.date:
    """The next of this weekday ("thu"); today where it is one."""
    return today + datetime.timedelta(days=(DAYS.index(day) - today.weekday()) % 7)


def _purpose(entry: Mapping[str, Any]) -> Purpose:
    lists = {key: tuple(entry[key]) for key in ("networks", "templates", "kinds") if key in entry}
    return Purpose(**{**entry, **lists})
