import datetime
import json
from dataclasses import fields
from typing import Any

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.profile.score import GroupScore
from execcoach.review.client import Client, Fall, Gap, Nearest, Problem
from execcoach.review.packing import packed, unpacked

DAY = datetime.date(2026, 11, 21)
texts, numbers, days = st.text(max_size=8), st.integers(-(10**6), 10**6), st.dates()
pairs = st.lists(st.tuples(texts, numbers), max_size=3).map(tuple)
counts = st.lists(numbers, max_size=4).map(tuple)
lines = st.lists(texts, max_size=3).map(tuple)
gaps = st.builds(Gap, texts, texts, numbers, numbers, st.none() | days)
STRATEGY: dict[str, st.SearchStrategy[Any]] = dict(
    **dict.fromkeys(("name", "path", "person", "company", "kind", "visibility"), texts),
    **dict.fromkeys(("score", "open_to", "sessions_28d", "sessions", "kept", "planned"), numbers),
    **{name: st.none() | numbers for name in ("change", "days_silent", "missed")},
    **{name: st.none() | days for name in ("made", "started", "away")},
    **dict.fromkeys(("weeks", "months", "asked"), counts),
    **dict.fromkeys(("balance", "efforts", "outcomes"), pairs),
    **dict.fromkeys(("flags", "troubles", "homework", "older"), lines),
    groups=st.lists(st.builds(GroupScore, texts, texts, numbers, numbers), max_size=3).map(tuple),
    scores=st.lists(st.tuples(days, numbers), max_size=3).map(tuple),
    gaps=st.lists(gaps, max_size=3).map(tuple),
    nearest=st.none() | st.builds(Nearest, texts, texts, numbers, numbers),
    fall=st.none() | st.builds(Fall, texts, numbers, days),
    latest=days,
    milestones=numbers,
    items=numbers,
)
rows = st.builds(Client, **STRATEGY) | st.builds(Problem, texts, texts)
FULL = Client(
    name="Ada",
    path="/ada",
    groups=(GroupScore("a", "A", 1, 2),),
    scores=((DAY, 5),),
    gaps=(Gap("g", "?", 1, 2, DAY),),
    nearest=Nearest("n", "N"),
    fall=Fall("f", 1, DAY),
    balance=(("share", 1),),
    flags=("f",),
    latest=DAY,
)


@given(rows)
def test_a_row_comes_back_as_it_was_from_plain_json(row: Client | Problem) -> None:
    assert unpacked(json.loads(json.dumps(packed(row)))) == row


def test_every_field_is_carried() -> None:
    assert unpacked(packed(FULL)) == FULL
    told = {field.name for field in fields(Client)}
    assert told == {*STRATEGY}


@each("raw", [None, {}, "ab", [], [1, 2], [[]] * 16, [["a"] * 6] * 16, list("abcdefghijklmnop")])
def test_what_is_no_row_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"row|unpack"):
        unpacked(raw)


odd: st.SearchStrategy[Any] = st.sampled_from([None, True, 7, 10**30, 0.5, float("nan"), "a", [], {}, [[]]])


@given(st.data(), odd)
def test_one_odd_value_anywhere_gives_a_row_of_the_right_kinds_or_a_refusal(data: st.DataObject, value: Any) -> None:
    raw = packed(FULL)
    at = data.draw(st.integers(0, len(raw) - 1))
    part = raw[at]
    if isinstance(part, list) and part and data.draw(st.booleans()):
        part[data.draw(st.integers(0, len(part) - 1))] = value
    else:
        raw[at] = value
    try:
        row = unpacked(raw)
    except ValueError:
        return
    assert isinstance(row, Client)
    assert unpacked(json.loads(json.dumps(packed(row)))) == row
