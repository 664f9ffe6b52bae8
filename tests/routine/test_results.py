import datetime
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.routine.records import EFFORTS, KINDS, Choice, Records, Result, Session, StepRecord
from execcoach.routine.results import ABOUT, CAME, LAST, answer, came, question_of_the_day, read_asking

FRIDAY = datetime.date(2026, 11, 20)
DAY = datetime.timedelta(days=1)
WORDS = tomllib.loads((Path(__file__).parents[2] / "prompts/results.toml").read_text("utf-8"))


def session(id, days_ago, *steps):
    return Session(id=id, started=f"{FRIDAY - days_ago * DAY}T08:00:00+00:00", steps=steps)


def step(effort="comment", outcome="done", **more):
    return StepRecord(pillar="engage", outcome=outcome, effort=effort, **more)


def asked(*sessions, results=(), choices=(), on=FRIDAY):
    found = question_of_the_day(Records(sessions=sessions, results=tuple(results), choices=tuple(choices)), on)
    return found.step if found else None


def declined(about, kind="never"):
    return Choice(id=about, at="2026-11-19T08:00:00+00:00", kind=kind, about=about)


def test_only_a_step_that_took_a_comment_or_more_two_to_fourteen_days_ago_is_asked_about():
    assert asked(session("a", 2, step())) == "a/0"
    assert asked(session("a", 1, step())) is None
    assert asked(session("a", 14, step())) == "a/0"
    assert asked(session("a", 15, step())) is None
    assert asked(session("a", 3, step("reshare-with-words"), step(""), step("message", "later"))) is None
    assert asked(session("a", 3, step("reaction"), step("meeting"))) == "a/1"


def test_the_last_done_is_asked_first_and_of_one_day_what_took_most():
    some = (session("a", 9, step("meeting")), session("b", 3, step("comment"), step("post")))
    assert asked(*some) == "b/1"
    assert asked(*reversed(some)) == "b/1"


def test_one_answer_a_day_whatever_it_was():
    some = (session("a", 9, step()), session("b", 3, step()))
    for kind in ("", "reply", "nothing"):
        one = answer("r", "b/0", FRIDAY, kind, "Dev rang")
        assert asked(*some, results=[one]) is None
        if kind:
            assert asked(*some, results=[one], on=FRIDAY + DAY) == "a/0"


def test_not_yet_is_asked_once_more_after_some_days_and_then_never():
    some = session("a", 2, step())
    first = answer("r1", "a/0", FRIDAY)
    days = [n for n in range(1, 13) if asked(some, results=[first], on=FRIDAY + n * DAY)]
    assert days == list(range(4, LAST - 1))
    second = answer("r2", "a/0", FRIDAY + 4 * DAY)
    assert not any(asked(some, results=[first, second], on=FRIDAY + n * DAY) for n in range(5, 20))


def test_stop_asking_holds_for_the_step_or_for_all_until_it_is_cleared():
    some = (session("a", 9, step()), session("b", 3, step()))
    assert asked(*some, choices=[declined(ABOUT + "b/0")]) == "a/0"
    assert asked(*some, choices=[declined(ABOUT + "b/0", "not-for-me")]) == "a/0"
    assert asked(*some, choices=[declined(ABOUT)]) is None
    again = replace(declined(ABOUT, "cleared"), id="z", at="2026-11-19T09:00:00+00:00")
    assert asked(*some, choices=[declined(ABOUT), again]) == "b/0"
    assert asked(*some, results=[answer("r", "b/0", FRIDAY - DAY, "nothing")]) == "a/0"


results = st.builds(
    Result,
    id=st.uuids().map(str),
    on=st.integers(0, 20).map(lambda n: FRIDAY - n * DAY),
    step=st.sampled_from(["a/0", "b/0", "b/1", "c/0", ""]),
    kind=st.sampled_from([*KINDS, "", ""]),
)


@given(st.lists(results, max_size=8), st.lists(st.sampled_from([ABOUT + "a/0", ABOUT + "b/1"]), max_size=2), st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_was_answered_nobody_is_asked_twice_too_soon_or_too_often(some, stops, data):
    sessions = [
        session(id, data.draw(st.integers(0, 20)), *(step(data.draw(st.sampled_from(EFFORTS))) for _ in range(2)))
        for id in "abc"
    ]
    records = Records(sessions=tuple(sessions), results=tuple(some), choices=tuple(map(declined, stops)))
    found = question_of_the_day(records, FRIDAY)
    mixed = replace(records, results=tuple(data.draw(st.permutations(some))), sessions=tuple(reversed(sessions)))
    assert question_of_the_day(mixed, FRIDAY) == found
    if found:
        assert not any(r.on == FRIDAY for r in some)
        said = [r for r in some if r.step == found.step]
        assert len(said) < 2
        assert not any(r.kind for r in said)
        assert found.about not in stops
        assert 2 <= (FRIDAY - found.day).days <= 14


def test_what_came_of_it_stands_newest_first_without_what_did_not_come_and_private_words_stay_private():
    records = Records(
        sessions=(session("a", 9, step(private=True), step()),),
        results=(
            answer("r1", "a/0", FRIDAY - 5 * DAY, "reply", "Dev\x07 rang"),
            answer("r2", "a/1", FRIDAY - DAY, "meeting", " Lunch on Friday "),
            answer("r3", "a/1", FRIDAY, "nothing"),
            answer("r4", "a/1", FRIDAY),
            answer("r5", "a/1", FRIDAY + DAY, "press"),
        ),
    )
    assert [(one.kind, one.words) for one in came(records, FRIDAY)] == [
        ("meeting", "Lunch on Friday"),
        ("reply", "Dev␇ rang"),
    ]
    assert [one.words for one in came(records, FRIDAY, private=False)] == ["Lunch on Friday", ""]
    with pytest.raises(CoachError, match="one of reply, meeting"):
        answer("r", "a/0", FRIDAY, "applause")


def test_the_question_names_the_person_and_the_day_where_they_are_known():
    asking = read_asking(WORDS)
    one = question_of_the_day(Records(sessions=(session("a", 4, step("message")),)), FRIDAY)
    assert asking.words(one, "Priya {day}") == "You wrote to Priya {day} on Monday 16 November. What came back?"
    for effort in ("comment", "post", "message", "meeting"):
        asked = replace(one, record=step(effort))
        for words in (asking.words(asked), asking.words(asked, "Priya")):
            assert words.endswith("?")
            assert "{" not in words
    assert tuple(asking.kinds) == CAME


def test_a_sentence_that_is_missing_or_asks_for_more_is_named():
    raw = {**WORDS, "named": {**WORDS["named"], "post": "{company}?"}, "kinds": {}}
    with pytest.raises(CoachError) as error:
        read_asking(raw, "prompts/results.toml")
    assert {place.path for place in error.value.places} >= {"named.post", "kinds.reply"}
