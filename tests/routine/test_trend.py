import datetime
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.dates import parse_day
from execcoach.profile.model import Away, Line, Routine
from execcoach.routine.records import EFFORTS, Session, StepRecord
from execcoach.routine.trend import efforts, horizon, keeping, loop, pillar_score, weekly

FRIDAY = datetime.date(2026, 11, 20)
WEEKDAYS = Routine()
THREE = Routine(days=(Line(text="Mon"), Line(text="wednesday"), Line(text="fri")))
DAY = datetime.timedelta(days=1)


def day(text):
    return datetime.date.fromisoformat(text)


def session(on, *pillars, outcome="done", effort=""):
    steps = tuple(StepRecord(pillar=p, outcome=outcome, effort=effort) for p in pillars or ("share",))
    return Session(id=f"{on}-{outcome}-{pillars}", started=f"{on}T08:00:00+00:00", steps=steps)


def away(start, end, days=()):
    return Routine(days=days, away=(Away(start=parse_day(start), end=parse_day(end)),))


def test_loop_scores_follow_the_formula_by_hand():
    daily = 0.5 ** (1 / 13)
    assert loop([True], 1.0) == pytest.approx(1 - daily, abs=1e-6)
    assert loop([True, False], 1.0) == pytest.approx((1 - daily) * daily, abs=1e-6)
    assert loop([True] * 13, 1.0) == pytest.approx(0.5, abs=1e-6)
    assert loop([True] * 13 + [False] * 13, 1.0) == pytest.approx(0.25, abs=1e-6)
    # three a week: m = 0.5 ** (sqrt(3/7)/13) = 0.9656960; done, done, missed: ((1-m)m + (1-m))m = 0.0651168
    assert keeping(3 / 7) == pytest.approx(0.9656960, abs=1e-6)
    assert loop([True, True, False], 3 / 7) == pytest.approx(0.0651168, abs=1e-6)
    # weekdays: m = 0.5 ** (sqrt(5/7)/13) = 0.9559375; done, left out, missed, done
    m = 0.9559375
    assert loop([True, None, False, True], 5 / 7) == pytest.approx((1 - m) * m * m + (1 - m), abs=1e-6)


def test_a_day_left_out_freezes_and_a_step_skipped_beside_another_does_not():
    m = 0.5 ** (sqrt(5 / 7) / 13)
    monday, tuesday, wednesday = ("2026-11-16", "2026-11-17", "2026-11-18")
    once = pillar_score([session(monday)], WEEKDAYS, "share", day(monday))
    assert once == pytest.approx(1 - m, abs=1e-6)
    skipped = [session(monday), session(tuesday, "share", "engage", outcome="skipped")]
    assert pillar_score(skipped, WEEKDAYS, "share", day(tuesday)) == once
    assert pillar_score([*skipped, session(wednesday)], WEEKDAYS, "share", day(wednesday)) == pytest.approx(
        once * m + 1 - m, abs=1e-6
    )
    assert pillar_score([*skipped, session(tuesday, "engage")], WEEKDAYS, "share", day(tuesday)) == once
    beside = (StepRecord(pillar="share", outcome="skipped"), StepRecord(pillar="engage"))
    sitting = Session(id="both", started=f"{tuesday}T08:00:00+00:00", steps=beside)
    assert pillar_score([session(monday), sitting], WEEKDAYS, "share", day(wednesday)) == pytest.approx(
        once * m, abs=1e-6
    )


def test_a_pillar_is_scored_on_planned_days_and_frozen_on_the_others():
    done = [session("2026-11-16", "share"), session("2026-11-17", "share"), session("2026-11-20", "listen")]
    m = 0.5 ** (sqrt(3 / 7) / 13)
    share = pillar_score(done, THREE, "share", FRIDAY)  # Monday done; Tuesday unplanned; Wednesday missed; Friday open
    assert share == pytest.approx((1 - m) * m, abs=1e-6)
    assert pillar_score(done, THREE, "listen", FRIDAY) == pytest.approx(1 - m, abs=1e-6)
    rested = away("2026-11-18", "2026-11-18", THREE.days)
    assert pillar_score(done, rested, "share", FRIDAY) == pytest.approx(1 - m, abs=1e-6)
    assert pillar_score([], THREE, "share", FRIDAY) == 0.0


def test_two_of_three_a_week_for_years_reads_two_thirds():
    monday = day("2022-01-03")
    days = [monday + 7 * week * DAY + n * DAY for week in range(255) for n in (0, 4)]
    assert pillar_score([session(d) for d in days], THREE, "share", FRIDAY) == pytest.approx(2 / 3, abs=0.02)


@given(st.lists(st.booleans() | st.none(), max_size=60), st.integers(1, 7), st.floats(0, 1))
def test_a_loop_score_stays_between_nought_and_one_and_can_be_carried_on(marks, a_week, before):
    frequency = a_week / 7
    score = loop(marks, frequency, before)
    assert 0.0 <= score <= 1.0
    assert loop([*marks, False], frequency, before) <= score <= loop([*marks, True], frequency, before) + 1e-12
    half = len(marks) // 2
    assert loop(marks[half:], frequency, loop(marks[:half], frequency, before)) == score
    assert loop([mark for mark in marks if mark is not None], frequency, before) == score


habits = st.lists(
    st.builds(
        session,
        st.dates(day("2026-08-01"), FRIDAY),
        st.sampled_from(["share", "engage"]),
        outcome=st.sampled_from(["done", "done", "skipped", "later"]),
    ),
    max_size=25,
)


@given(habits, st.data())
@settings(max_examples=45, deadline=None)
def test_whatever_the_habit_order_does_not_matter_and_more_done_never_lowers(some, data):
    score = pillar_score(some, THREE, "share", FRIDAY)
    assert 0.0 <= score <= 1.0
    assert pillar_score(data.draw(st.permutations(some)), THREE, "share", FRIDAY) == score
    pillar = data.draw(st.sampled_from(["share", "engage"]))
    more = [*some, session(data.draw(st.dates(day("2026-08-01"), FRIDAY)), pillar)]
    assert pillar_score(more, THREE, "share", FRIDAY) >= score - 1e-12


@given(habits, st.integers(0, 60), st.data())
@settings(max_examples=45, deadline=None)
def test_days_away_and_days_left_out_leave_every_score_as_it_was(some, length, data):
    saturday = FRIDAY + DAY
    until = saturday + length * DAY
    rested = away(str(saturday), str(until), THREE.days)
    there = data.draw(st.lists(st.dates(saturday, until), max_size=3))
    for pillar in ("share", "engage"):
        before = pillar_score(some, THREE, pillar, saturday)
        assert pillar_score([*some, *(session(d, pillar) for d in there)], rested, pillar, until) == before
        skipped = [session(saturday + n * DAY, outcome="skipped") for n in range(length + 1)]
        assert pillar_score([*some, *skipped], THREE, pillar, until) == before


def test_the_weeks_end_where_the_score_stands_and_begin_with_the_first_session():
    done = [session(d) for d in ("2026-10-05", "2026-10-07", "2026-11-04", "2026-11-18")]
    points = weekly(done, THREE, "share", FRIDAY)
    assert [point.on for point in points][:2] == [day("2026-10-09"), day("2026-10-16")]
    assert points[-1].on == FRIDAY
    for point in points[:-1]:
        closed = pillar_score(done, THREE, "share", point.on + DAY)  # the next day is a Saturday
        assert point.score == pytest.approx(closed, abs=1e-9)
    assert points[-1].score == pytest.approx(pillar_score(done, THREE, "share", FRIDAY), abs=1e-9)
    assert weekly([], THREE, "share", FRIDAY) == ()


def test_what_must_be_read_does_not_grow_with_the_years_and_loses_nothing():
    since = horizon(WEEKDAYS, FRIDAY)
    assert day("2024-01-01") < since < day("2025-06-01")
    every = [session(day("2016-01-04") + n * DAY) for n in range(0, (FRIDAY - day("2016-01-04")).days, 2)]
    seen = [s for s in every if s.day >= since]
    m = keeping(5 / 7)
    by_hand = 0.0
    for n in range((FRIDAY - day("2016-01-04")).days):
        if (day("2016-01-04") + n * DAY).weekday() < 5:
            by_hand = by_hand * m + (n % 2 == 0) * (1 - m)
    assert pillar_score(every, WEEKDAYS, "share", FRIDAY) == pytest.approx(by_hand, abs=1e-6)
    assert pillar_score(seen, WEEKDAYS, "share", FRIDAY) == pytest.approx(by_hand, abs=1e-6)
    long_away = away("2024-06-01", "2026-06-01")
    assert horizon(long_away, FRIDAY) < day("2024-01-01")
    assert horizon(away("2000-01-01", "2030-01-01"), FRIDAY) > day("2001-01-01")
    long_ago = [session("0001-01-03"), session(FRIDAY)]
    assert 0 < pillar_score(long_ago, WEEKDAYS, "share", FRIDAY) < 0.1


def test_effort_is_counted_by_its_kind_from_the_slightest_on():
    some = [
        session(FRIDAY, "share", "engage", effort="comment"),
        session("2026-11-19", effort="meeting"),
        session("2026-11-18", outcome="later", effort="post"),
        session("2026-10-19", effort="post"),
    ]
    found = efforts(some, day("2026-11-01"), FRIDAY)
    assert tuple(found) == EFFORTS
    assert {kind: n for kind, n in found.items() if n} == {"comment": 2, "meeting": 1}
