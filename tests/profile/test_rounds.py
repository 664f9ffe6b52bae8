"""What waits longest stands first, and says in plain words since when."""

import datetime

from execcoach.profile.introducing import suggested
from execcoach.profile.reading import read_circle
from execcoach.profile.rounds import KINDS, rows

TODAY = datetime.date(2026, 11, 21)
RAW = {
    "contacts": [
        {"name": "Ann", "company": "A", "touched": "2026-11-20", "every_days": 7, "offers": "bees"},
        {
            "name": "Priya",
            "role": "Depot manager",
            "touched": "2026-10-12",
            "every_days": 30,
            "learned": ["Runs fells"],
        },
        {"name": "Cem", "every_days": 14},
        {"name": "Dov", "company": "D", "touched": "2025-10", "needs": "bees"},
    ],
    "sources": [
        {"name": "One", "looked": "2026-11-20", "url": "https://one.example"},
        {"name": "Two", "looked": "2026-11-01"},
        {"name": "Three"},
    ],
    "introductions": [
        {"a": "Ann", "b": "Cem", "state": "done"},
        {"a": "Priya", "b": "cem", "asked_a": "2026-11-02"},
    ],
}
CIRCLE = read_circle(RAW).circle


def test_whoever_waits_longest_stands_first_and_says_since_when() -> None:
    told = [(row.name, row.when, row.due) for row in rows("contacts", CIRCLE, (), TODAY)]
    assert told == [
        ("Cem", "every 14 days, not yet", True),
        ("Priya", "every 30 days, last on 12 October", True),
        ("Ann", "every 7 days, last on 20 November", False),
        ("Dov", "last in October 2025", False),
    ]


def test_what_is_read_waits_after_a_fortnight() -> None:
    told = [(row.name, row.due) for row in rows("sources", CIRCLE, (), TODAY)]
    assert told == [("Three", True), ("Two", True), ("One", False)]


def test_introductions_that_go_on_stand_before_suggestions_and_those_before_what_is_over() -> None:
    found = rows("introductions", CIRCLE, (), TODAY, pairs=suggested(CIRCLE))
    assert [(row.name, row.when, row.stage) for row in found] == [
        ("Priya and Cem", "Priya was asked", "asked a"),
        ("Ann and Dov", "worth a thought", "suggested"),
        ("Ann and Cem", "introduced", "introduced"),
    ]


def test_a_search_finds_the_beginnings_of_words_in_any_order() -> None:
    (priya,) = [row for row in rows("contacts", CIRCLE, (), TODAY) if row.fits("dep pri")]
    assert priya.name == "Priya"
    assert not any(row.fits("epot") for row in rows("contacts", CIRCLE, (), TODAY))


def test_an_empty_circle_has_rows_of_no_kind() -> None:
    assert [rows(kind, read_circle({}).circle, (), TODAY) for kind in KINDS] == [()] * 6
