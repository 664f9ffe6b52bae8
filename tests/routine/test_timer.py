import datetime
import tomllib
from dataclasses import replace

import pytest
import tomli_w
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.routine.countdown import GAP, Timer
from execcoach.routine.plan import Plan
from execcoach.routine.prompts import Step
from execcoach.routine.timer import begin, from_raw, to_raw

STEPS = (
    Step(pillar="share", prompt="share-a", minutes=3, title="Thank Priya", contact="priya", effort="post"),
    Step(pillar="listen", prompt="listen-a", minutes=3, title="Read", link="https://example.com/a"),
    Step(pillar="engage", prompt="engage-a", minutes=4, title="Ask Tom", contact="tom", effort="comment"),
)
DAY = Plan(datetime.date(2026, 11, 20), 10, STEPS)
STARTED, ENDED = "2026-11-20T08:00:00+00:00", "2026-11-20T08:09:00+00:00"


def running(now=0.0):
    return begin(DAY, "s1", STARTED, now)


def restored(session, now):
    return from_raw(tomllib.loads(tomli_w.dumps(to_raw(session, now))))


def test_the_clock_counts_down_below_nought_and_stands_still_while_paused():
    timer = Timer((180.0, 60.0)).started(100.0)
    assert timer.remaining(130.0) == 150.0
    timer = timer.paused(130.0)
    assert timer.remaining(500.0) == 150.0
    timer = timer.started(500.0)
    assert timer.remaining(700.0) == -50.0
    timer = timer.moved(1, 700.0)
    assert (timer.elapsed(710.0, 0), timer.elapsed(710.0), timer.total(710.0)) == (230.0, 10.0, 240.0)
    assert timer.moved(0, 710.0).elapsed(715.0) == 235.0


moves = st.lists(
    st.tuples(st.sampled_from(["start", "pause", "tick", "go"]), st.floats(0, GAP), st.integers(0, 2)), max_size=30
)


@given(moves)
@settings(max_examples=60)
def test_whatever_is_pressed_the_steps_add_up_to_the_time_it_ran(presses):
    timer, now, ran = Timer((60.0, 60.0, 60.0)), 1000.0, [0.0, 0.0, 0.0]
    for what, seconds, step in presses:
        now += seconds
        if timer.running:
            ran[timer.at] += seconds
        if what == "start":
            timer = timer.started(now)
        elif what == "pause":
            timer = timer.paused(now)
        elif what == "tick":
            timer = timer.ticked(now) if now - (timer.since or now) <= GAP else timer
        else:
            timer = timer.moved(step, now)
    assert [timer.elapsed(now, n) for n in range(3)] == pytest.approx(ran)
    assert timer.total(now) == pytest.approx(sum(ran))
    assert timer.elapsed(now - 1e6) >= 0.0


def test_sleep_between_two_ticks_is_not_counted_and_a_clock_that_goes_back_takes_nothing_away():
    timer = Timer((180.0,)).started(0.0).ticked(1.0).ticked(30_000.0).ticked(30_001.0)
    assert timer.elapsed(30_001.0) == 2.0
    assert timer.ticked(5.0).elapsed(5.0) == 2.0


def test_a_killed_session_comes_back_with_everything_typed_and_its_seconds():
    session = running().noted(note='Priya took\nthe shift "herself"', private=True, probed=True)
    session = session.closed("done", 100.0).noted(link="https://example.com/b").ticked(130.0)
    back = restored(session, 130.0)
    assert back == replace(session, timer=replace(session.timer, since=None))
    assert (back.at, back.timer.elapsed(9.0, 0), back.timer.elapsed(9.0, 1)) == (1, 100.0, 30.0)
    assert back.started_at(7.0).timer.remaining(17.0) == 140.0


@given(st.text(max_size=30), st.sampled_from(["", "done", "skipped", "later"]), st.floats(0, 5000))
@settings(max_examples=40)
def test_saving_what_was_restored_changes_nothing(note, outcome, now):
    saved = to_raw(restored_raw(running().noted(note=note, outcome=outcome), now), now)
    assert to_raw(from_raw(saved), 0.0) == saved


def restored_raw(session, now):
    return from_raw(to_raw(session, now))


@each(
    "damage",
    [
        {"id": ""},
        {"id": 7},
        {"started": "noon"},
        {"step": []},
        {"step": [{"plan": {"pillar": "nap"}}]},
        {"schema": 2},
    ],
)
def test_a_session_that_cannot_be_told_is_refused_in_words(damage):
    with pytest.raises(CoachError, match="picked up"):
        from_raw({**to_raw(running(), 0.0), **damage})


def test_a_damaged_field_of_a_running_session_costs_only_itself():
    raw = to_raw(running().noted(note="kept"), 5.0)
    raw["step"][0] = {
        **raw["step"][0],
        "seconds": "long",
        "typed": {"note": "kept", "outcome": "perhaps", "private": 3},
    }
    back = from_raw({**raw, "at": 99, "by": "robot"})
    assert (back.at, back.state.note, back.state.outcome, back.timer.elapsed(0.0)) == (0, "kept", "", 0.0)
    assert back.by == "executive"


def test_finishing_writes_what_was_done_and_leaves_the_rest_for_later():
    session = running().noted(note=" She drove to Leeds. ", draft="d1").closed("done", 120.0)
    session = session.closed("skipped", 150.0)
    record = session.finished(ENDED, 540.0)
    assert (record.id, record.started, record.ended, record.minutes) == ("s1", STARTED, ENDED, 9)
    done, skipped, later = record.steps
    assert (done.outcome, done.note, done.draft, done.contact) == ("done", "She drove to Leeds.", "d1", "priya")
    assert (done.effort, done.seconds) == ("post", 120)
    assert (skipped.outcome, skipped.link, skipped.seconds) == ("skipped", "", 30)
    assert (later.outcome, later.contact, later.effort, later.seconds) == ("later", "", "", 390)


def test_a_note_without_a_key_pressed_counts_as_done_and_a_link_opened_is_kept():
    record = running().went(1, 10.0).noted(note="Nobody asked the drivers").finished(ENDED, 20.0)
    assert (record.steps[1].outcome, record.steps[1].link) == ("done", "https://example.com/a")
    assert record.minutes == 1
    assert running().finished(ENDED, 10.0).minutes == 0


def test_the_steps_are_gone_through_in_order_and_what_was_left_comes_round_again():
    session = running().went(1, 0.0)
    assert (session.step.prompt, session.next_step.prompt) == ("listen-a", "engage-a")
    session = session.closed("done", 1.0).closed("later", 2.0)
    assert (session.at, session.over) == (0, False)
    session = session.closed("done", 3.0)
    assert (session.over, session.at) == (True, 0)
    assert session.went(9, 4.0).at == 2


def test_a_plan_without_steps_cannot_be_begun():
    with pytest.raises(CoachError):
        begin(Plan(DAY.date, 0, ()), "s1", STARTED, 0.0)


def test_back_is_the_step_before_as_it_was_left_and_its_seconds_go_on():
    session = running().noted(note="Priya drove").closed("done", 60.0).noted(note="half a thou").back(90.0)
    assert (session.at, session.state.note, session.state.outcome) == (0, "Priya drove", "done")
    assert session.timer.remaining(100.0) == 110.0
    assert session.back(100.0).at == 0
    session = session.closed("done", 100.0)
    assert (session.at, session.state.note) == (1, "half a thou")


@pytest.mark.parametrize(
    ("started", "ended", "day", "whole"),
    [
        ("2026-11-20T23:55:00+00:00", "2026-11-21T00:05:00+00:00", "2026-11-20", True),  # over midnight
        ("2026-11-20T08:00:00+00:00", "2027-03-01T09:00:00+00:00", "2026-11-20", True),  # set forward
        ("2026-11-20T08:00:00+00:00", "2026-11-20T07:10:00+00:00", "2026-11-20", False),  # set back an hour
        ("2027-11-20T08:00:00+00:00", "2026-11-20T08:09:00+00:00", "2026-11-20", False),  # began in a wrong year
        ("2026-10-25T02:55:00+02:00", "2026-10-25T02:05:00+01:00", "2026-10-25", True),  # the hour that comes twice
    ],
)
def test_a_session_belongs_to_the_day_it_began_whatever_the_wall_clock_does(started, ended, day, whole):
    record = begin(DAY, "s1", started, 0.0).closed("done", 30.0).finished(ended, 540.0)
    assert (record.day.isoformat(), record.minutes) == (day, 9)
    begun, over = datetime.datetime.fromisoformat(record.started), datetime.datetime.fromisoformat(record.ended)
    assert over >= begun
    assert ((record.started, record.ended) == (started, ended)) is whole
    if not whole:
        assert over - begun == datetime.timedelta(minutes=9)


def test_a_contact_that_was_ticked_is_on_the_record_whatever_became_of_the_step():
    session = running().noted(touched=True, contact="marta", before="2026-10-02").closed("skipped", 5.0)
    assert restored(session, 5.0).states[0].before == "2026-10-02"
    assert session.finished(ENDED, 9.0).steps[0].contact == "marta"
