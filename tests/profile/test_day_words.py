"""A day in words: one way for each use, whatever the system's own names of months are."""

import datetime
import locale

import pytest
from each import each

from execcoach.profile.day_words import MONTHS, day_and_month, full_day, near_day, short_day, weekday_and_day

DAY = datetime.date(2026, 11, 9)


@each(
    ("said", "words"),
    [
        (day_and_month(DAY), "9 November"),
        (short_day(DAY), "9 Nov"),
        (full_day(DAY), "9 November 2026"),
        (weekday_and_day(DAY), "Monday 9 November"),
        (weekday_and_day(datetime.datetime(2026, 11, 15, 9, 30)), "Sunday 15 November"),
        (near_day(DAY, datetime.date(2026, 1, 1)), "9 November"),
        (near_day(DAY, datetime.date(2027, 1, 1)), "9 November 2026"),
    ],
)
def test_a_day_is_said_in_one_way_for_each_use(said: str, words: str) -> None:
    assert said == words


def test_the_months_are_those_of_the_calendar() -> None:
    if locale.setlocale(locale.LC_TIME) not in ("C", "POSIX"):
        pytest.skip("this process names months in another language")
    assert tuple(f"{datetime.date(2026, month, 1):%B}" for month in range(1, 13)) == MONTHS
