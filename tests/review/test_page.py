import datetime
import json
from dataclasses import replace
from typing import Any

import pytest
from cohorts import DAY, session
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.review.judging import client
from execcoach.review.page import CriterionLine, Page, Reached, Since, Sitting, page
from execcoach.review.page_packing import packed, unpacked
from execcoach.review.since import Looked
from execcoach.routine.milestones import read_milestones
from execcoach.routine.progress import read_records
from execcoach.routine.results import Came
from execcoach.routine.year import year
from execcoach.storage.content import rubric_source, shipped_toml

RUBRIC = read_rubric(*rubric_source())
OURS = f"{RUBRIC.version}+{RUBRIC.hash}"
NONE = dict.fromkeys((criterion.id for criterion in RUBRIC.criteria), 0.0)
ADA = {"person": {"id": "ada-1", "name": "Ada Okafor"}, "connection_points": {"teams": ["Leeds Rhinos, rugby"]}}


def back(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days=days)


def made(since: datetime.date | None = None, profile: dict[str, Any] = ADA, **records: Any) -> Page:
    reading, kept = read_profile(profile), read_records(records).records
    row = client("/x/ada", "ada", reading.profile, kept, RUBRIC, DAY, reading.troubles)
    named = read_milestones(shipped_toml("prompts/milestones.toml"))
    return page(row, reading.profile, kept, RUBRIC, DAY, since, named)


def scored(days: int, total: float, rubric: str = OURS, **credits: float) -> dict[str, Any]:
    return {"id": f"c{days}", "on": str(back(days)), "total": total, "rubric": rubric, "credits": NONE | credits}


def test_a_page_says_what_changed_from_the_day_it_was_looked_at() -> None:
    found = made(
        back(7),
        session=[session(back(days)) for days in (20, 8, 7, 3)],
        score=[scored(20, 9.0, hobbies=0.5), scored(8, 10.0, hobbies=0.5), scored(2, 13.5, hobbies=0.1, teams=1.0)],
        result=[
            {"id": "a", "on": str(back(9)), "kind": "reply", "words": "before"},
            {"id": "b", "on": str(back(1)), "kind": "meeting", "words": "after"},
        ],
        milestone=[{"id": "ten-sessions", "on": str(back(2))}, {"id": "2026-10/unheard-of", "on": str(back(30))}],
    )
    since = found.since
    assert since
    assert (since.day, since.score_change, since.sessions) == (back(7), 350, 2)
    assert (since.mended, since.slipped) == (("teams",), ("hobbies",))
    assert [one.words for one in since.results] == ["after"]
    assert [one.title for one in since.milestones] == [found.milestones[0].title]
    assert found.milestones[1].title == "unheard of"
    assert "-" not in found.milestones[0].title
    teams = found.criterion("teams")
    assert teams
    assert [credit for _, credit in teams.history] == [0.0, 0.0, 1.0]
    assert teams.moved > 0


def test_a_first_look_has_nothing_to_compare() -> None:
    assert made(session=[session(back(3))]).since is None


@each(
    "scores",
    [
        pytest.param([], id="no score"),
        pytest.param([scored(3, 9.0)], id="none before"),
        pytest.param([scored(9, 99.0, "mine"), scored(3, 9.0)], id="by another rubric"),
    ],
)
def test_what_cannot_be_compared_is_not_told(scores: list[dict[str, Any]]) -> None:
    since = made(back(5), score=scores).since
    assert since
    assert (since.score_change, since.mended, since.slipped) == (None, (), ())


def test_what_the_coach_saw_then_goes_before_what_the_client_recorded() -> None:
    found = made(back(7), session=[session(back(3))], score=[scored(8, 90.0), scored(2, 10.0, schools=1.0)])
    before = found.since
    told = found.as_seen(Looked(back(7), found.client.score - 120, credits=NONE | {"headline": 1.0})).since
    assert before
    assert told
    assert (before.score_change, before.mended) == (-8000, ("schools",))
    assert (told.score_change, told.sessions) == (120, 1)
    assert (told.mended, told.slipped) == (("teams",), ("headline",))
    assert found.as_seen(Looked(back(7))) == found.as_seen(None) == found
    without = found.as_seen(Looked(back(7), 100)).since
    assert without
    assert without.mended == ("schools",)


def test_the_gaps_and_their_order_are_those_of_the_row() -> None:
    choice = {"id": "x", "at": f"{back(1)}T08:00:00+00:00", "kind": "not-for-me", "about": "criterion:headline"}
    found = made(choice=[choice])
    assert [(gap.id, gap.gain, gap.question) for gap in found.gaps][: len(found.client.gaps)] == [
        (gap.id, gap.gain, gap.question) for gap in found.client.gaps
    ]
    assert sum(round(line.credit * line.weight * 100) for line in found.criteria) == found.client.score
    headline = found.criterion("headline")
    assert headline
    assert headline.declined
    assert all(gap.why and gap.source for gap in found.gaps)


def test_nothing_private_is_on_the_page() -> None:
    secret = {"note": "SECRET", "private": True, "about": "homework:abc/1", "contact": "SECRET", "link": "SECRET"}
    found = made(
        back(9),
        ADA | {"volunteering": [{"organisation": "SECRET", "private": True}]},
        session=[session(back(3), step=secret), session(back(2), step={"note": "Told", "contact": "SECRET"})],
        result=[{"id": "r", "on": str(back(1)), "step": f"s-{back(3)}/0", "kind": "reply", "words": "SECRET"}],
    )
    assert "SECRET" not in repr(found)
    assert [(sitting.notes, sitting.homework) for sitting in found.sittings] == [(("Told",), 0), ((), 1)]
    assert found.since
    assert found.since.results[0].kind == "reply"


def test_a_page_is_bounded_however_much_was_written() -> None:
    long = "x" * 90_000
    step = {"pillar": "share", "outcome": "done", "note": long}
    sessions = [session(back(days), id=f"s{days}") | {"step": [step] * (1 + 99 * (days == 0))} for days in range(300)]
    found = made(session=sessions, score=[scored(days, 9.0) for days in range(300)])
    assert len(json.dumps(packed(found))) < 200_000
    assert found.sittings[0].notes[0].endswith("…")
    assert found.year
    assert found.year.count("done") == 300


def test_who_shares_totals_has_a_page_with_less() -> None:
    whole = made()
    row = replace(whole.client, visibility="totals", gaps=whole.client.gaps[:3], sessions=9)
    found = page(row, read_profile({}).profile, read_records({}).records, RUBRIC, DAY, back(7))
    assert found.totals
    assert not found.year
    assert not found.sittings
    assert found.gaps == tuple(replace(gap, history=()) for gap in whole.gaps[:3])
    assert found.since == Since(day=back(7))
    told = found.as_seen(Looked(back(7), 100, 4)).since
    assert told
    assert (told.score_change, told.sessions) == (row.score - 100, 5)


days = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1))
numbers = st.integers(-(2**60), 2**60)
shares = st.floats(0, 1)
results = st.lists(st.builds(Came, days, st.text(), st.text()), max_size=3).map(tuple)
reached = st.lists(st.builds(Reached, days, st.text()), max_size=3).map(tuple)
texts = st.lists(st.text(), max_size=3).map(tuple)
lines = st.builds(
    CriterionLine,
    **{name: st.text() for name in ("id", "title", "question", "why", "source", "group")},
    **dict.fromkeys(("weight", "gain", "minutes"), numbers),
    credit=shares,
    declined=st.booleans(),
    history=st.lists(st.tuples(days, shares), max_size=4).map(tuple),
)
sinces = st.builds(
    Since,
    day=days,
    score_change=st.none() | numbers,
    mended=texts,
    slipped=texts,
    sessions=st.none() | numbers,
    results=results,
    milestones=reached,
)
doings = st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple)
years = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["done", "skipped"])), max_size=9).map(
    lambda some: year(
        read_records(
            {"session": [session(back(ago), step={"outcome": how}, id=str(at)) for at, (ago, how) in enumerate(some)]}
        ).records.sessions,
        read_profile({"routine": {"away": [{"from": "2026-08-03", "to": "2026-08-20"}]}}).profile.routine,
        DAY,
    )
)
pages = st.builds(
    Page,
    client=st.just(replace(made().client, gaps=())),
    criteria=st.lists(lines, max_size=3).map(tuple),
    sittings=st.lists(st.builds(Sitting, days, numbers, st.text(), doings, numbers), max_size=3).map(tuple),
    results=results,
    year=st.none() | years,
    weekly=st.dictionaries(st.text(), st.lists(shares, max_size=4).map(tuple), max_size=3),
    milestones=reached,
    since=st.none() | sinces,
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(pages)
def test_a_page_comes_back_from_the_pipe_as_it_was(one: Page) -> None:
    assert unpacked(json.loads(json.dumps(packed(one)))) == one


@given(st.data())
def test_anything_else_is_refused(data: st.DataObject) -> None:
    raw: Any = packed(made(back(7), session=[session(back(3))], score=[scored(8, 9.0)]))
    place, at = raw, data.draw(st.integers(0, len(raw) - 1))
    while isinstance(place[at], list) and place[at] and data.draw(st.booleans()):
        place = place[at]
        at = data.draw(st.integers(0, len(place) - 1))
    place[at] = data.draw(junk)
    for given_raw in (raw, data.draw(junk)):
        try:
            assert isinstance(unpacked(given_raw), Page)
        except ValueError:
            continue


@each("raw", [None, {}, [], [1] * 8, ["a", "b"], [["path", "reason"], [], [], [], None, [], [], None]])
def test_what_is_no_page_is_named_so(raw: object) -> None:
    with pytest.raises(ValueError, match="no page"):
        unpacked(raw)
