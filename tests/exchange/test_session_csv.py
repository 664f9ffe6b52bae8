"""Sessions as a table: nothing in it runs in a spreadsheet, and what is private stays blank."""

import csv
import io

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.exchange.session_csv import session_csv
from execcoach.exchange.spreadsheet_cell import cell
from execcoach.routine.records import Session, StepRecord


def sessions(*steps: StepRecord) -> tuple[Session, ...]:
    return (Session(id="s", started="2026-11-20T08:40:00+01:00", minutes=10, steps=steps),)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_step_with_its_day() -> None:
    (row,) = rows(session_csv(sessions(StepRecord(pillar="share", note='Said "no", twice\nto Bo', effort="comment"))))
    assert (row["date"], row["started"], row["minutes"], row["pillar"]) == ("2026-11-20", "08:40", "10", "share")
    assert row["note"] == 'Said "no", twice to Bo'
    assert (row["planned"], row["back_filled"], row["private"]) == ("yes", "no", "no")


def test_a_private_note_is_blank_unless_it_is_asked_for_and_whom_it_was_about_is_never_there() -> None:
    step = StepRecord(pillar="engage", note="SECRET", private=True, contact="WHO", about="source:WHO")
    (row,) = rows(session_csv(sessions(step)))
    assert (row["note"], row["private"]) == ("", "yes")
    assert "SECRET" in session_csv(sessions(step), private=True)
    assert "WHO" not in session_csv(sessions(step), private=True)


@each(
    "words",
    ["=1+1", "+1-2", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "=cmd|' /C calc'!A0", "＝1", "-", "\u200b=1"],
)
def test_no_cell_is_a_formula(words: str) -> None:
    (row,) = rows(session_csv(sessions(StepRecord(pillar="share", note=words, link=words))))
    for name in ("note", "link"):
        assert row[name][:1] not in ("=", "+", "-", "@", "\t", "\r", "＝")


@pytest.mark.parametrize("number", ["-5", "+3.5", "0", "12"])
def test_a_plain_number_stays_a_number(number: str) -> None:
    assert cell(number) == number


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_whatever_is_typed_starts_no_formula_and_makes_no_row(words: str) -> None:
    (row,) = rows(session_csv(sessions(StepRecord(pillar="share", note=words))))
    note = row["note"]
    assert note[:1] not in ("=", "+", "-", "@") or note.lstrip("+-").replace(".", "").isdecimal()
