"""The ten minutes as iCalendar, read back with the library's own parser and unrolled day by day."""

import datetime
from collections.abc import Iterator

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from execcoach.errors import CoachError
from execcoach.exchange.calendar import Slot, series_of, ten_minutes
from execcoach.profile.dates import Day
from execcoach.profile.model import Away, Line, Routine
from execcoach.routine.consistency import is_away, is_planned
from execcoach.routine.prompts import WEEKDAYS

TODAY = datetime.date(2026, 11, 21)
AT = datetime.time(8, 40)
NASTY = "Thank Priya; say \\ why, now\n\nBEGIN:VEVENT\nSUMMARY:pwned\n" + "Zoë ☃ " * 40


DAILY = Routine()


def slot(routine: Routine = DAILY, **more: object) -> Slot:
    given = {"person": "ada1", "name": "Ada; O, k", "title": "Ten minutes", "words": NASTY, **more}
    return Slot(routine=routine, at=AT, today=TODAY, **given)  # type: ignore[arg-type]


def away(start: str, end: str = "") -> Away:
    def day(words: str) -> Day | None:
        return Day(*map(int, words.split("-"))) if words else None

    return Away(start=day(start), end=day(end))


def events(made: Slot) -> list[object]:
    return list(Calendar.from_ical(ten_minutes(made)).walk("VEVENT"))


def days(made: Slot, until: datetime.date) -> Iterator[datetime.date]:
    """Every day on which a calendar program would show the slot, up to one day."""
    end = datetime.datetime.combine(until, datetime.time(23))
    for event in events(made):
        if "RRULE" not in event:
            continue
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
        found = event.get("EXDATE", [])
        free = {one.dt for part in (found if isinstance(found, list) else [found]) for one in part.dts}
        yield from (at.date() for at in rule.between(datetime.datetime(2026, 1, 1), end, inc=True) if at not in free)


START = st.integers(-60, 200).map(lambda n: TODAY + datetime.timedelta(days=n))
STRETCH = st.builds(
    lambda start, length: Away(
        start=Day(start.year, start.month, start.day),
        end=(lambda end: Day(end.year, end.month, end.day))(start + datetime.timedelta(days=length)),
    ),
    START,
    st.integers(-3, 90),
)
OPEN = st.builds(lambda start: Away(start=Day(start.year, start.month, start.day)), START)
ROUTINES = st.builds(
    Routine,
    days=st.lists(st.sampled_from(WEEKDAYS), max_size=7, unique=True).map(lambda d: tuple(Line(text=x) for x in d)),
    minutes=st.integers(0, 30),
    away=st.lists(STRETCH | OPEN, max_size=3).map(tuple),
)


def agrees(routine: Routine, quiet: tuple[Away, ...]) -> None:
    until = TODAY + datetime.timedelta(days=330)
    shown = sorted(days(slot(routine, quiet=quiet), until))
    whole = (TODAY + datetime.timedelta(days=n) for n in range(331))
    free = Routine(away=quiet)
    assert shown == [day for day in whole if is_planned(routine, day) and not is_away(free, day)]


@settings(max_examples=40, deadline=None)
@given(ROUTINES, st.lists(STRETCH, max_size=2).map(tuple))
def test_the_calendar_shows_the_slot_on_the_planned_days_and_on_no_others(routine, quiet) -> None:
    agrees(routine, quiet)


@pytest.mark.proof
@settings(max_examples=2000, deadline=None)
@given(ROUTINES, st.lists(STRETCH, max_size=2).map(tuple))
def test_the_calendar_shows_the_slot_on_the_planned_days_in_many_routines(routine, quiet) -> None:
    agrees(routine, quiet)


def test_words_come_back_as_they_were_and_begin_no_event() -> None:
    (event,) = events(slot())
    assert event["DESCRIPTION"] == NASTY
    assert event["SUMMARY"] == "Ten minutes"
    assert event["DTSTART"].dt == datetime.datetime(2026, 11, 23, 8, 40)
    assert event["DURATION"].dt == datetime.timedelta(minutes=10)
    assert event["DTSTAMP"].dt == datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
    assert event["CLASS"] == "PRIVATE"
    (alarm,) = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == datetime.timedelta(0)


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_says() -> None:
    data = ten_minutes(slot())
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert "Ada\\; O\\, k" in data.decode()


def test_a_short_absence_is_left_out_and_a_long_one_begins_a_new_series() -> None:
    routine = Routine(away=(away("2026-12-24", "2027-01-03"), away("2027-03", "2027-05")))
    before, after = series_of(slot(routine))
    assert [day.day for day in before.free] == [24, 25, 28, 29, 30, 31, 1]
    assert before.last == datetime.date(2027, 2, 28)
    assert (after.first, after.last) == (datetime.date(2027, 6, 1), None)
    assert after.mark == "2027-06-01"


def test_an_absence_without_an_end_ends_the_calendar() -> None:
    assert series_of(slot(Routine(away=(away("2026-11-01"),)))) == ()
    assert b"VEVENT" not in ten_minutes(slot(Routine(away=(away("2026-11-01"),))))


def test_a_later_file_replaces_an_earlier_one() -> None:
    routine = Routine(away=(away("2026-12", "2027-01"),))
    later = Slot(
        person="ada1", name="Ada", routine=routine, at=AT, today=datetime.date(2027, 2, 5), title="T", words="w"
    )
    now, then = events(slot(routine)), events(later)
    assert len({event["UID"] for event in now}) == 2
    assert then[0]["UID"] == now[1]["UID"]
    assert then[0]["SEQUENCE"] > now[1]["SEQUENCE"]
    assert events(slot(person="bo"))[0]["UID"] != events(slot())[0]["UID"]


def test_the_cards_of_the_next_days_are_exceptions_of_the_series() -> None:
    monday, christmas = datetime.date(2026, 11, 23), datetime.date(2026, 12, 25)
    routine = Routine(away=(away("2026-12-24", "2026-12-26"),))
    series, card = events(slot(routine, cards={monday: NASTY, christmas: "x", datetime.date(2026, 11, 22): "Sunday"}))
    assert card["UID"] == series["UID"]
    assert card["RECURRENCE-ID"].dt == card["DTSTART"].dt == datetime.datetime(2026, 11, 23, 8, 40)
    assert card["DESCRIPTION"] == NASTY
    assert "RRULE" not in card


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    with pytest.raises(CoachError, match="execcoach\\[calendar\\]"):
        ten_minutes(slot())
