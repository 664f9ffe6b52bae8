"""When the next call is, as people say it; a day to be done by."""

import datetime

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.review.when import in_words, understood, understood_day

SUNDAY = datetime.datetime(2026, 11, 22, 7, 0)


@each(
    "words, meant",
    [
        ("Mon 10:00", "2026-11-23 10:00"),
        ("monday 10", "2026-11-23 10:00"),
        ("Mon, 10:00.", "2026-11-23 10:00"),
        ("tu 9", "2026-11-24 09:00"),
        ("next tue 9.30", "2026-11-24 09:30"),
        ("tomorrow at 9am", "2026-11-23 09:00"),
        ("today 16:00", "2026-11-22 16:00"),
        ("10:00", "2026-11-22 10:00"),
        ("6:30", "2026-11-23 06:30"),
        ("2 pm", "2026-11-22 14:00"),
        ("12am", "2026-11-23 00:00"),
        ("sun 9", "2026-11-22 09:00"),
        ("sun 6", "2026-11-29 06:00"),
        ("in two weeks 10:00", "2026-12-06 10:00"),
        ("23 Nov 14:30", "2026-11-23 14:30"),
        ("23.11. 10:00", "2026-11-23 10:00"),
        ("4 Jan 9:00", "2027-01-04 09:00"),
        ("2026-11-23 10:00", "2026-11-23 10:00"),
    ],
)
def test_a_call_is_the_next_moment_these_words_name(words: str, meant: str) -> None:
    assert f"{understood(words, SUNDAY):%Y-%m-%d %H:%M}" == meant


def test_next_monday_said_on_a_wednesday_is_in_the_week_after() -> None:
    wednesday = datetime.datetime(2026, 11, 25, 7, 0)
    assert understood("next fri 9", wednesday).date() == datetime.date(2026, 12, 4)
    assert understood("fri 9", wednesday).date() == datetime.date(2026, 11, 27)


@each("words", ["", "x", "monday", "t 9", "mon 25:00", "3/4 10:00", "13 pm", "2026-11-31 10:00", "23 Nov 2026"])
def test_what_names_no_moment_is_said_with_examples(words: str) -> None:
    with pytest.raises(CoachError, match="Mon 10:00, tomorrow 9"):
        understood(words, SUNDAY)


def test_a_moment_that_is_over_is_said_with_its_day() -> None:
    with pytest.raises(CoachError, match="Friday 20 November, 10:00: that is over"):
        understood("2026-11-20 10:00", SUNDAY)


def test_a_day_to_be_done_by() -> None:
    today = datetime.date(2026, 11, 21)
    assert [understood_day(words, today).day for words in ("today", "Sat", "Fri", "27 Nov", "2026-11-27")] == [
        *(21, 21, 27, 27, 27)
    ]
    for words, said in (("", "is no day"), ("soon", "is no day"), ("20 Nov 2026", "is over")):
        with pytest.raises(CoachError, match=said):
            understood_day(words, today)


def test_a_moment_is_shown_as_a_person_says_it() -> None:
    assert in_words(datetime.datetime(2026, 11, 23, 9, 5), SUNDAY.date()) == "tomorrow, Monday 23 November, 09:05"
    assert in_words(datetime.datetime(2027, 1, 4), SUNDAY.date()) == "Monday 4 January 2027"


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_moment_to_come_or_a_sentence(words: str) -> None:
    try:
        found = understood(words, SUNDAY)
    except CoachError:
        return
    assert found > SUNDAY
