import copy
import datetime
import tomllib

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.routine.progress import _TABLES, _plainly, _records, read_records, to_raw, up_to
from execcoach.routine.records import (
    CHOICES,
    EFFORTS,
    KINDS,
    OUTCOMES,
    PILLARS,
    Choice,
    MilestoneRecord,
    Records,
    Result,
    ScoreRecord,
    Session,
    StepRecord,
)

ids = st.sampled_from(["a", "b", "c", "d"])
said = st.sampled_from(["", "ok", "Marta asked first", "zwei\nZeilen"])
line = st.sampled_from(["", "ok", "Marta asked first"])
on = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31))
moments = st.datetimes(
    datetime.datetime(2024, 1, 1), datetime.datetime(2026, 12, 31), timezones=st.just(datetime.UTC)
).map(lambda at: at.replace(microsecond=0).isoformat())
steps = st.builds(
    StepRecord,
    pillar=st.sampled_from(PILLARS),
    prompt=line,
    outcome=st.sampled_from(OUTCOMES),
    effort=st.sampled_from(["", *EFFORTS]),
    seconds=st.integers(0, 900),
    note=said,
    private=st.booleans(),
    link=line,
    draft=line,
    contact=line,
)
sessions = st.builds(
    Session,
    id=ids,
    started=moments,
    ended=st.just("") | moments,
    minutes=st.integers(0, 60),
    by=st.sampled_from(["executive", "assistant"]),
    planned=st.booleans(),
    back_filled=st.booleans(),
    steps=st.lists(steps, max_size=3).map(tuple),
)
points = st.integers(0, 10_000)
records = st.builds(
    Records,
    person=st.sampled_from(["", "p1"]),
    name=st.sampled_from(["", "Ada"]),
    device=st.sampled_from(["", "abcdef"]),
    sessions=st.lists(sessions, max_size=4).map(tuple),
    results=st.lists(
        st.builds(Result, id=ids, on=on, step=line, kind=st.sampled_from(["", *KINDS]), words=said), max_size=2
    ).map(tuple),
    scores=st.lists(
        st.builds(
            ScoreRecord,
            id=ids,
            on=on,
            total=points,
            page=st.none() | points,
            groups=st.dictionaries(st.sampled_from(["summary", "headline"]), points),
            credits=st.dictionaries(st.sampled_from(["opening", "teams"]), st.floats(0, 1)),
            rubric=line,
        ),
        max_size=2,
    ).map(tuple),
    milestones=st.lists(st.builds(MilestoneRecord, id=ids, on=on), max_size=2).map(tuple),
    choices=st.lists(
        st.builds(Choice, id=ids, at=moments, by=line, kind=st.sampled_from(["", *CHOICES]), about=line, words=said),
        max_size=2,
    ).map(tuple),
)


@given(records)
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read_again(given_records):
    once = given_records.merged(Records())
    reading = read_records(tomllib.loads(tomli_w.dumps(to_raw(once))))
    assert reading.troubles == ()
    assert reading.records == once


@given(records, records, records)
@settings(max_examples=40, deadline=None)
def test_merging_does_not_care_for_order_grouping_or_repetition(a, b, c):
    assert a.merged(b) == b.merged(a)
    assert a.merged(b).merged(c) == a.merged(b.merged(c))
    assert a.merged(b).merged(b).merged(a) == a.merged(b)
    found = [session.id for session in a.merged(b).sessions]
    assert len(found) == len(set(found)) == len({s.id for s in a.sessions + b.sessions})


def test_a_session_with_more_in_it_wins_over_an_earlier_copy_of_itself():
    early = Session(id="a", started="2026-11-20T08:00:00+00:00")
    later = Session(id="a", started="2026-11-20T08:00:00+00:00", ended="2026-11-20T08:10:00+00:00", minutes=10)
    assert Records(sessions=(later,)).merged(Records(sessions=(early,))).sessions == (later,)


def test_a_milestone_reached_on_two_devices_keeps_its_first_day():
    first, again = (MilestoneRecord(id="m", on=datetime.date(2026, 11, day)) for day in (3, 9))
    assert Records(milestones=(again,)).merged(Records(milestones=(first,))).milestones == (first,)


BROKEN = """
schema = 1
device = 7
result = "none"
[[session]]
id = "good"
started = 2026-11-20T08:00:00+01:00
minutes = -3
by = "robot"
future_key = 1
[[session.step]]
pillar = "share"
outcome = "perhaps"
private = "yes"
effort = "shout"
note = "kept\\u001b[31m"
[[session.step]]
pillar = "dance"
[[session]]
id = "when"
started = "yesterday"
[[session]]
started = "2026-11-20T08:00:00+00:00"
[[session]]
id = ""
started = "2026-11-20T08:00:00+00:00"
[[score]]
id = "s"
on = 2026-11-01
total = 140.0
[[score]]
id = "kept"
on = 2026-11-01
total = 61.25
credits = { opening = 2.0 }
[[milestone]]
id = "m"
on = "2026-11"
"""


def test_a_wrong_value_costs_only_its_field_or_its_record():
    reading = read_records(tomllib.loads(BROKEN), person="p1")
    (session,) = reading.records.sessions
    assert (reading.records.person, reading.records.device, session.id) == ("p1", "", "good")
    assert (session.started, session.minutes, session.by) == ("2026-11-20T08:00:00+01:00", 0, "executive")
    (step,) = session.steps
    assert (step.outcome, step.private, step.effort, step.note) == ("later", True, "", "kept␛[31m")
    assert [(s.id, s.total, s.credits) for s in reading.records.scores] == [("kept", 6125, {})]
    assert reading.records.milestones == ()
    assert {trouble.path for trouble in reading.troubles} == {
        "device", "session[0].minutes", "session[0].by", "session[0].step[0].outcome", "session[0].step[0].private",
        "session[0].step[0].effort", "session[0].step[1].pillar", "session[1].started", "session[2].id", "session[3]",
        "result", "score[0].total", "score[1].credits", "milestone[0].on",
    }  # fmt: skip
    assert all(trouble.value and trouble.expected and trouble.advice for trouble in reading.troubles)


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | on | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["session", "step", "score", "result", "choice", "milestone", "id", "on", "at", "started"])
            | st.sampled_from(["pillar", "groups", "credits", "schema", "person", "total", "note"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["schema", "person", "session", "score", "result", "choice"]), junk))
@settings(max_examples=60, deadline=None)
def test_no_table_whatever_it_holds_stops_the_reading(raw):
    reading = read_records(raw)
    assert up_to(reading.records, datetime.date(2026, 11, 20)).records


def test_a_number_too_long_to_print_is_told_without_printing_it():
    raw = tomllib.loads(f"schema = 0x{'f' * 9000}\n[[score]]\nid = 'a'\non = '2026-11-01'\ntotal = 0x{'f' * 9000}")
    assert [trouble.value for trouble in read_records(raw).troubles] == ["a very large number"] * 2


def test_a_file_of_a_newer_execcoach_is_told():
    (trouble,) = read_records({"schema": 2, "person": "p1"}).troubles
    assert trouble.path == "schema"


@pytest.mark.parametrize(("day", "counts"), [("2026-11-21", True), ("2026-11-22", False), ("2031-01-01", False)])
def test_a_session_more_than_a_day_ahead_is_told_and_not_counted(day, counts):
    one = Records(sessions=(Session(id="a", started=f"{day}T01:00:00+00:00"),))
    reading = up_to(one, datetime.date(2026, 11, 20))
    assert bool(reading.records.sessions) is counts
    assert bool(reading.troubles) is not counts


def test_the_last_choice_about_a_thing_stands_by_instant_and_not_by_text():
    morning = Choice(id="1", at="2026-11-20T09:00:00+09:00", kind="never", about="share-x")
    later = Choice(id="2", at="2026-11-20T08:00:00+00:00", kind="cleared", about="share-x")
    assert Records(choices=(morning, later)).standing() == {}
    assert Records(choices=(morning,)).standing() == {"share-x": morning}


WHOLE_RECORDS = {
    "session": {
        "id": "s1",
        "started": "2026-11-20T08:00:00+00:00",
        "minutes": 9,
        "by": "assistant",
        "planned": False,
        "step": [{"pillar": "share", "outcome": "done", "effort": "post", "seconds": 9, "note": "a", "private": True}],
    },
    "result": {"id": "r", "on": "2026-11-20", "step": "s1/0", "kind": "reply", "words": "Yes"},
    "score": {"id": "c", "on": "2026-11-20", "total": 41.5, "groups": {"a": 1.5}, "credits": {"teams": 0.5}},
    "milestone": {"id": "m", "on": "2026-11-20"},
    "choice": {"id": "h", "at": "2026-11-20T08:00:00", "kind": "never", "about": "x"},
}
ODD_VALUES = st.sampled_from(
    [None, "", "x", "a\x1b b ", 1, 1.0, True, -3, [], {}, [1], {"a": "b"}, [[]], {1: 2}, "share", "2026-11-20", 10**9]
)


@given(st.sampled_from(sorted(WHOLE_RECORDS)), st.data(), ODD_VALUES)
def test_the_straight_way_reads_a_record_as_the_careful_way_does(table, data, value):
    item = copy.deepcopy(WHOLE_RECORDS[table])
    place = item["step"][0] if table == "session" and data.draw(st.booleans()) else item
    key = data.draw(st.sampled_from([*sorted(place), "unknown", "steps", "step"]))
    place[key] = value
    if data.draw(st.booleans()):
        place.pop(data.draw(st.sampled_from(sorted(place))))
    _, _, kind, needed = next(one for one in _TABLES if one[0] == table)
    straight, troubles = _plainly(kind, item, needed), []
    careful = _careful(kind, item, needed, troubles)
    assert (straight is None) == bool(troubles)
    if straight is not None:
        assert straight == careful
        assert repr(straight) == repr(careful)


def _careful(kind, item, needed, troubles):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("execcoach.routine.progress._plainly", lambda *given: None)
        found = _records(kind, [item], "x", needed, troubles)
    return found[0] if found else None
