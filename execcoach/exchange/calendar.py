"""The ten minutes as an iCalendar file: one series on the planned weekdays, with the days kept free taken out of it.

A long absence ends the series and a new one begins after it; the cards of the next days are exceptions to the series.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.profile.model import Away, Routine
from execcoach.routine.consistency import planned_days, weekdays

if TYPE_CHECKING:
    from icalendar import Component

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = datetime.timedelta(days=1)
_LONG = datetime.timedelta(days=31)
"""A longer absence ends the series: else every single day of it would have to be listed."""
_BEGINNING = datetime.date(1970, 1, 1)
_FAR = datetime.timedelta(days=60)
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:execcoach:ten-minutes")


@dataclass(frozen=True, slots=True)
class Slot:
    """The daily slot of one person: the routine, more days to keep free, when it begins, and what is written in it.

    `person` is her id, from which the names of the events are made, so that a later file replaces an earlier one.
    """

    person: str
    name: str
    routine: Routine
    at: datetime.time
    today: datetime.date
    title: str
    words: str
    quiet: tuple[Away, ...] = ()
    cards: Mapping[datetime.date, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Series:
    """Planned days from the first one to the last (None: for good), without those in `free`; `mark` names it."""

    mark: str
    first: datetime.date
    last: datetime.date | None
    free: tuple[datetime.date, ...]


def ten_minutes(slot: Slot) -> bytes:
    """The calendar as the bytes of an .ics file; CoachError where the icalendar library is not there."""
    try:
        from icalendar import Calendar, vText
    except ImportError:
        sentence = (
            "Calendars are written with the icalendar library. Install it with: pip install 'execcoach[calendar]'"
        )
        raise CoachError("A part of execcoach is not installed", sentence) from None
    calendar = Calendar()
    for key, value in (
        ("prodid", "-//execcoach//ten minutes//EN"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("x-wr-calname", vText(f"{slot.title}, {slot.name}")),
    ):
        calendar.add(key, value)
    for series in series_of(slot):
        calendar.add_component(_event(slot, series))
        for day, card in sorted(slot.cards.items()):
            if series.first <= day and (series.last is None or day <= series.last) and _is_on(slot, series, day):
                calendar.add_component(_event(slot, series, day, card))
    data: bytes = calendar.to_ical()
    return data


def series_of(slot: Slot) -> tuple[Series, ...]:
    """The stretches in which the slot is planned, from today on; none where nothing is planned any more.

    Why from the beginning of time: the mark of a stretch must not change because an absence is over.
    """
    found = []
    begin: datetime.date | None = _BEGINNING
    mark = ""
    short: list[tuple[datetime.date, datetime.date]] = []
    for start, end in [*_stretches((*slot.routine.away, *slot.quiet)), (None, None)]:
        if start and end and end - start <= _LONG:
            short.append((start, end))
            continue
        assert begin is not None
        if one := _series(slot, mark, begin, start - _DAY if start else None, short):
            found.append(one)
        short = []
        begin = end + _DAY if end else None
        if begin is None:
            break
        mark = begin.isoformat()
    return tuple(found)


def _series(
    slot: Slot,
    mark: str,
    begin: datetime.date,
    last: datetime.date | None,
    short: Iterable[tuple[datetime.date, datetime.date]],
) -> Series | None:
    begin = max(begin, slot.today)
    asked = Routine(days=slot.routine.days)
    free = {day for start, end in short if end >= begin for day in planned_days(asked, max(start, begin), end)}
    horizon = last or max([begin, *free]) + _FAR
    first = next((day for day in planned_days(asked, begin, horizon) if day not in free), None)
    return Series(mark, first, last, tuple(sorted(day for day in free if day > first))) if first else None


def _stretches(away: Iterable[Away]) -> Iterator[tuple[datetime.date, datetime.date | None]]:
    """The days kept free as stretches that neither touch nor overlap, oldest first; the last may have no end."""
    given = [(one.start.first(), one.end.last() if one.end else None) for one in away if one.start]
    here: tuple[datetime.date, datetime.date | None] | None = None
    for start, end in sorted(given, key=lambda one: one[0]):
        if end and end < start:
            continue
        if here and (here[1] is None or start <= here[1] + _DAY):
            here = (here[0], None if here[1] is None or end is None else max(here[1], end))
            continue
        if here:
            yield here
        here = (start, end)
    if here:
        yield here


def _is_on(slot: Slot, series: Series, day: datetime.date) -> bool:
    return day.weekday() in weekdays(slot.routine) and day not in series.free


def _event(slot: Slot, series: Series, day: datetime.date | None = None, card: str = "") -> Component:
    """The series itself, or what stands on one of its days."""
    from icalendar import Alarm, Event

    def at(on: datetime.date) -> datetime.datetime:
        return datetime.datetime.combine(on, slot.at)

    made = datetime.datetime.combine(slot.today, datetime.time(), datetime.UTC)
    event = Event()
    given: dict[str, Any] = {
        "uid": str(uuid.uuid5(_SPACE, f"{slot.person}/{series.mark}")),
        "dtstamp": made,
        "sequence": (slot.today - _BEGINNING).days,
        "dtstart": at(day or series.first),
        "duration": datetime.timedelta(minutes=max(1, slot.routine.minutes)),
        "summary": slot.title,
        "description": card or slot.words,
        "class": "PRIVATE",
    }
    if day:
        given["recurrence-id"] = at(day)
    else:
        rule: dict[str, Any] = {"freq": "weekly", "byday": [_WEEKDAYS[n] for n in sorted(weekdays(slot.routine))]}
        if series.last:
            rule["until"] = at(series.last)
        given["rrule"] = rule
        if series.free:
            given["exdate"] = [at(one) for one in series.free]
    for key, value in given.items():
        event.add(key, value)
    alarm = Alarm()
    for key, value in (("action", "DISPLAY"), ("description", slot.title), ("trigger", datetime.timedelta(0))):
        alarm.add(key, value)
    event.add_component(alarm)
    return event
