import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.dates import parse_day
from execcoach.profile.model import Away, Line, Routine
from execcoach.routine.consistency import (
    Kept,
    balance,
    change,
    days_silent,
    is_planned,
    kept,
    planned_days,
    sessions_within,
)
from execcoach.routine.records import ScoreRecord, Session, StepRecord

FRIDAY = datetime.date(2026, 11, 20)
WEEKDAYS = Routine()
THREE = Routine(days=(Line(text="Mon"), Line(text="wednesday"), Line(text="fri")))


def day(text):
    return datetime.date.fromisoformat(text)


def session(on, *pillars, outcome="done", **more):
    steps = tuple(StepRecord(pillar=p, outcome=outcome) for p in pillars or ("share",))
    return Session(id=str(on), started=f"{on}T08:00:00+00:00", steps=steps, **more)


def test_planned_days_leave_out_the_weekend_and_the_days_away():
    away = Routine(away=(Away(start=parse_day("2026-11-17"), end=parse_day("2026-11-18")),))
    days = [d.day for d in planned_days(away, day("2026-11-14"), FRIDAY)]
    assert days == [16, 19, 20]
    assert [d.day for d in planned_days(THREE, day("2026-11-14"), FRIDAY)] == [16, 18, 20]
    assert not is_planned(Routine(away=(Away(start=parse_day("2026-11")),)), FRIDAY)
    assert is_planned(Routine(away=(Away(end=parse_day("2026-12")),)), FRIDAY)


def test_kept_counts_planned_days_from_the_first_session_and_today_only_once_it_is_done():
    some = [session("2026-11-16"), session("2026-11-18"), session("2026-11-15")]
    assert kept(some, WEEKDAYS, FRIDAY) == Kept(2, 4)
    assert kept([*some, session(FRIDAY)], WEEKDAYS, FRIDAY) == Kept(3, 5)
    assert kept(some, WEEKDAYS, FRIDAY, since=day("2026-11-18")) == Kept(1, 2)
    assert kept([], WEEKDAYS, FRIDAY) == Kept(0, 0)
    assert kept([session("2026-11-18", outcome="skipped")], WEEKDAYS, FRIDAY) == Kept(0, 0)


def test_kept_looks_back_over_the_last_planned_days_only():
    every = [session(d) for d in planned_days(WEEKDAYS, day("2026-06-01"), FRIDAY)]
    assert kept(every, WEEKDAYS, FRIDAY) == Kept(21, 21)
    assert kept([every[0], every[-1]], WEEKDAYS, FRIDAY) == Kept(1, 21)


@given(st.lists(st.dates(day("2026-09-01"), FRIDAY), max_size=30), st.dates(day("2026-09-01"), FRIDAY))
@settings(max_examples=40, deadline=None)
def test_a_stretch_away_never_lowers_what_was_kept(days, start):
    done = [session(d) for d in set(days)]
    away = Routine(away=(Away(start=parse_day(start), end=parse_day(start + datetime.timedelta(days=6))),))
    whole, rested = kept(done, WEEKDAYS, FRIDAY, window=1000), kept(done, away, FRIDAY, window=1000)
    assert 0 <= rested.kept <= rested.planned
    assert whole.planned - whole.kept >= rested.planned - rested.kept


def test_silence_and_sessions_count_what_was_done():
    some = [session("2026-10-23"), session("2026-10-24"), session("2026-11-18"), session(FRIDAY, outcome="skipped")]
    assert days_silent(some, FRIDAY) == 2
    assert days_silent([], FRIDAY) is None
    assert sessions_within(some, FRIDAY) == 2


def test_the_balance_counts_steps_that_were_done():
    some = [session(FRIDAY, "share", "share", "engage"), session("2026-11-19", outcome="later")]
    assert balance(some, FRIDAY) == {"share": 2, "listen": 0, "engage": 1}


def test_a_session_from_the_year_one_does_not_hold_anybody_up():
    long_ago = [session("0001-01-03"), session(FRIDAY)]
    assert kept(long_ago, WEEKDAYS, FRIDAY) == Kept(1, 21)


def test_change_compares_scores_of_the_same_rubric():
    def score(on, total, rubric="1-a"):
        return ScoreRecord(id=on, on=day(on), total=total, rubric=rubric)

    scores = [score("2026-11-19", 6100), score("2026-10-01", 4000), score("2026-10-20", 5000)]
    assert change(scores, FRIDAY) == 1100
    assert change([score("2026-11-10", 5500), score("2026-11-19", 6100)], FRIDAY) == 600
    assert change([*scores[1:], score("2026-11-19", 6100, "2-b")], FRIDAY) is None
    assert change([], FRIDAY) is None
    assert change([*scores, score("2031-01-01", 9900)], FRIDAY) == 1100
