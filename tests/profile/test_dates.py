import datetime

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.profile.dates import Day, parse_day, understood


@each(
    ("value", "shown"),
    [
        ("2019", "2019"),
        (2019, "2019"),
        ("2019-05", "2019-05"),
        ("2019-5-2", "2019-05-02"),
        (" 2019-05-02 ", "2019-05-02"),
        (datetime.date(2019, 5, 2), "2019-05-02"),
        (datetime.datetime(2019, 5, 2, 7), "2019-05-02"),
        ("May 2019", "2019-05"),
        ("Sept. 2019", "2019-09"),
        ("2 May 2019", "2019-05-02"),
        ("2nd May 2019", "2019-05-02"),
        ("May 2nd, 2019", "2019-05-02"),
        ("May 2, 2019", "2019-05-02"),
        ("2019/5/2", "2019-05-02"),
        ("05/2019", "2019-05"),
        ("5.2019", "2019-05"),
        ("2.5.2019", "2019-05-02"),
        ("13/04/2019", "2019-04-13"),
        ("04/13/2019", "2019-04-13"),
        ("04/04/2019", "2019-04-04"),
        ("März 2019", "2019-03"),
        ("2. Mai 2019", "2019-05-02"),
        ("DEZ. 2019", "2019-12"),
        ("Jänner 2019", "2019-01"),
        ("1er février 2019", "2019-02-01"),
        ("août 2019", "2019-08"),
        ("mayo de 2019", "2019-05"),
        ("2 de septiembre de 2019", "2019-09-02"),
        ("dic. 2019", "2019-12"),
    ],
)
def test_a_date_keeps_the_precision_it_was_given_with(value: object, shown: str) -> None:
    assert str(parse_day(value)) == shown


@each(
    "value",
    [
        *("", "soon", "2019-13", "2019-02-30", "19", 0, 19, True, None, 2019.0, "2019-05-02x", "Foo 2019"),
        *("03/04/2019", "31 April 2019", "13/2019", "31.02.2019", "32/04/2019", "May 0, 2019", "2019-05/02", "2019-00"),
    ],
)
def test_what_is_no_date_is_none(value: object) -> None:
    assert parse_day(value) is None


def test_a_day_can_mean_its_first_and_its_last() -> None:
    assert (Day(2019).first(), Day(2019).last()) == (datetime.date(2019, 1, 1), datetime.date(2019, 12, 31))
    assert Day(2020, 2).last() == datetime.date(2020, 2, 29)
    assert Day(2020, 2, 3).first() == Day(2020, 2, 3).last()


@each(
    ("day", "months"),
    [("2026-11-21", 0), ("2026-10-22", 0), ("2026-10-21", 1), ("2026-10", 0), ("2025", 10), ("2027", 0)],
)
def test_months_are_whole_and_never_below_nothing(day: str, months: int) -> None:
    parsed = parse_day(day)
    assert parsed is not None
    assert parsed.months_before(datetime.date(2026, 11, 21)) == months


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)))
def test_every_day_comes_back_from_its_own_writing(date: datetime.date) -> None:
    for text in (date.isoformat(), date.isoformat()[:7], date.isoformat()[:4]):
        day = parse_day(text)
        assert day is not None
        assert str(day) == text
        assert day.first() <= date <= day.last()


@given(st.text(alphabet="0123456789- MayJun.,", max_size=14) | st.integers())
def test_anything_else_is_a_day_or_none(value: object) -> None:
    day = parse_day(value)
    assert day is None or day.first() <= day.last()


@each(
    ("typed", "words"),
    [
        ("03/04/2019", "could be 3 April or 4 March. Write the month as a word: 3 April 2019."),
        ("31 April 2019", "“31 April 2019” is in no calendar."),
        ("29 février 2019", "is in no calendar"),
        ("13/2019", "is in no calendar"),
        ("last spring", "“last spring” is no date. Write it as 2019, May 2019 or 2 May 2019."),
        ("", "is no date"),
        ("2019\x1b[31m", "is no date"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(typed: str, words: str) -> None:
    with pytest.raises(CoachError) as caught:
        understood(typed)
    assert words in caught.value.sentence
    assert "\x1b" not in caught.value.sentence


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)))
def test_a_date_of_three_numbers_is_one_day_or_told_to_be_two(date: datetime.date) -> None:
    typed = f"{date.day:02}/{date.month:02}/{date.year}"
    if date.day <= 12 and date.day != date.month:
        with pytest.raises(CoachError, match="could be"):
            understood(typed)
    else:
        assert understood(typed).first() == date
