"""A folder in which every so many sources are hostile or damaged: good rows are right, bad ones say why."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cohorts import DAY
from hostile_cohorts import BAD, PROBLEM, SLOW, Bad, good_cohort, hostile_cohort
from shell import Shell

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort, cohort
from execcoach.services.review import ReviewDesk
from execcoach.services.review_data import as_json
from execcoach.services.review_forms import as_text
from execcoach.storage.clock import Clock

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value, the names of its fields too."""
    if isinstance(value, str):
        yield value
    for one in value.items() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
        yield from texts(one)


WHOLE = BAD | SLOW


@pytest.mark.parametrize(
    ("bad", "every"), [(BAD, 2), pytest.param(WHOLE, 10, marks=pytest.mark.proof)], ids=["half", "a tenth"]
)
def test_every_good_row_is_right_and_every_bad_source_says_why(
    bad: dict[str, Bad], every: int, home: Path, tmp_path: Path
) -> None:
    desk = ReviewDesk(Clock(DAY))
    told = hostile_cohort(tmp_path / "mixed", bad, every)
    good_cohort(tmp_path / "alone", len(bad) * every, every)
    began = time.monotonic()
    mixed, alone = cohort(desk.clients(tmp_path / "mixed")), cohort(desk.clients(tmp_path / "alone"))
    assert time.monotonic() - began < 120
    assert len(alone.clients) == len(bad) * (every - 1)
    _good_rows_are_the_same(mixed, alone, tmp_path)
    _bad_ones_say_why(mixed, told)
    said = Shell.at(tmp_path, EXECCOACH_HOME=str(home)).run("review", str(tmp_path / "mixed"), "--json")
    assert said.code == 0, said
    assert json.loads(said.out) == json.loads(json.dumps(as_json(mixed)))
    shown = [said.out, said.err, as_text(mixed), *texts(json.loads(said.out))]
    assert [text for text in shown if HIDDEN.search(text)] == []


def _good_rows_are_the_same(mixed: Cohort, alone: Cohort, folder: Path) -> None:
    rows = {Path(row.path).name: row for row in mixed.clients}
    assert alone.problems == ()
    for row in alone.clients:
        found = rows[Path(row.path).name]
        told = tuple(flag for flag in found.flags if not flag.startswith("two names on one id"))
        path = row.path.replace(str(folder / "alone"), str(folder / "mixed"))
        assert replace(found, flags=told) == replace(row, path=path)


def _bad_ones_say_why(mixed: Cohort, told: dict[str, str]) -> None:
    rows: list[Client | Problem] = [*mixed.clients, *mixed.problems]
    places = {_bad(row.path): row for row in rows}
    for name, expected in told.items():
        row = places[name]
        if expected == PROBLEM:
            assert isinstance(row, Problem), name
            assert len(row.reason.split()) > 2
        else:
            assert isinstance(row, Client), name
            assert any(expected in flag for flag in row.flags), (name, row.flags)
            assert row.score < 10_000 or "score by another rubric" in row.flags


def _bad(path: str) -> str:
    return next((part for part in Path(path).parts if part.startswith("bad-")), path)
