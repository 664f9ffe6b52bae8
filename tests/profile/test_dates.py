import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execcoach.profile.dates import Day, parse_day


@pytest.mark.parametrize(
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
    ],
)
def test_a_date_keeps_the_precision_it_was_given_with(value: object, shown: str) -> None:
    assert str(parse_day(value)) == shown


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2019-13", "2019-02-30", "19", 0, 19, True, None, 2019.0, "2019-05-02x", "Foo 2019"],
)
def test_what_is_no_date_is_none(value: object) -> None:
    assert parse_day(value) is None


def test_a_day_can_mean_its_first_and_its_last() -> None:
    assert (Day(2019).first(), Day(2019).last()) == (datetime.date(2019, 1, 1), datetime.date(2019, 12, 31))
    assert Day(2020, 2).last() == datetime.date(2020, 2, 29)
    assert Day(2020, 2, 3).first() == Day(2020, 2, 3).last()


@pytest.mark.parametrize(
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
