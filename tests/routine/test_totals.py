"""Totals: what is reckoned equals what is counted by hand, and stretches of one history add up to the whole."""

import datetime
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.dates import parse_day
from execcoach.profile.model import Away, Line, Routine
from execcoach.routine import consistency
from execcoach.routine.consistency import monday_of
from execcoach.routine.records import (
    EFFORTS,
    KINDS,
    OUTCOMES,
    PILLARS,
    Choice,
    Records,
    Result,
    ScoreRecord,
    Session,
    StepRecord,
)
from execcoach.routine.results import CAME
from execcoach.routine.totals import Week, added, items, recent, weekly

TODAY = datetime.date(2026, 11, 21)
DAY = datetime.timedelta(days=1)
ago = st.integers(0, 120)
steps = st.builds(
    StepRecord,
    pillar=st.sampled_from(PILLARS),
    outcome=st.sampled_from(OUTCOMES),
    effort=st.sampled_from(["", *EFFORTS]),
)
sessions = st.builds(
    lambda back, some: Session(id="", started=f"{TODAY - back * DAY}T08:00:00", steps=tuple(some)),
    ago,
    st.lists(steps, max_size=3),
)
results = st.builds(
    lambda back, kind: Result(id="", on=TODAY - back * DAY, kind=kind), ago, st.sampled_from(["", *KINDS])
)
records = st.builds(
    lambda sat, came: Records(
        sessions=tuple(replace(one, id=str(at)) for at, one in enumerate(sat)),
        results=tuple(replace(one, id=str(at)) for at, one in enumerate(came)),
    ),
    st.lists(sessions, max_size=25),
    st.lists(results, max_size=6),
)
routines = st.builds(
    lambda days, start, long: Routine(
        days=tuple(Line(text=day) for day in days),
        away=(Away(start=parse_day(str(TODAY - start * DAY)), end=parse_day(str(TODAY - (start - long) * DAY))),),
    ),
    st.lists(st.sampled_from(["mon", "tue", "thu", "sun"]), max_size=3),
    st.integers(20, 60),
    st.integers(0, 15),
)


@given(records, routines)
@settings(max_examples=60, deadline=None)
def test_weeks_reckoned_from_records_equal_counting_every_day(history: Records, routine: Routine) -> None:
    since = monday_of(TODAY) - 12 * 7 * DAY
    weeks = {week.monday: week for week in weekly(history, routine, since, TODAY, TODAY)}
    first = min((s.day for s in history.sessions if s.done), default=TODAY + DAY)
    for begins in (since + n * 7 * DAY for n in range(13)):
        days = [day for day in (begins + n * DAY for n in range(7)) if day <= TODAY]
        sat = [s for s in history.sessions if s.day in days and s.done]
        did = [step for s in sat for step in s.steps if step.outcome == "done"]
        done = {s.day for s in sat}
        asked = [d for d in days if consistency.is_planned(routine, d) and d >= first and (d < TODAY or d in done)]
        counted = Week(
            monday=begins,
            sessions=len(sat),
            kept=len(done.intersection(asked)),
            planned=len(asked),
            **{pillar: sum(step.pillar == pillar for step in did) for pillar in PILLARS},
            efforts=dict(Counter(step.effort for step in did if step.effort)),
            results=dict(Counter(one.kind for one in history.results if one.on in days and one.kind in CAME)),
        )
        assert weeks.get(begins, Week(monday=begins)) == counted


@given(records, routines, ago)
@settings(max_examples=60, deadline=None)
def test_two_stretches_of_a_history_add_up_to_the_whole(history: Records, routine: Routine, back: int) -> None:
    since, cut = TODAY - 130 * DAY, TODAY - back * DAY
    halves = (
        weekly(history, routine, since, cut, TODAY),
        weekly(history, routine, cut + DAY, TODAY, TODAY),
    )
    assert added(*halves) == weekly(history, routine, since, TODAY, TODAY)
    assert added(halves[1], halves[0]) == added(*halves)


@given(records, routines)
@settings(max_examples=40, deadline=None)
def test_the_figures_of_the_last_days_are_those_of_the_routine(history: Records, routine: Routine) -> None:
    found = recent(history, routine, TODAY)
    kept = consistency.kept(history.sessions, routine, TODAY)
    assert (found.kept, found.planned) == (kept.kept, kept.planned)
    assert found.sessions_28d == consistency.sessions_within(history.sessions, TODAY) == sum(found.weeks)
    assert {p: getattr(found, p) for p in PILLARS} == consistency.balance(history.sessions, TODAY)
    assert sum(found.months) == found.sessions == sum(s.done for s in history.sessions)


def test_what_was_mended_and_ticked_in_four_weeks_is_counted_once_each() -> None:
    def scored(back: int, **credits: float) -> ScoreRecord:
        return ScoreRecord(id=str(back), on=TODAY - back * DAY, credits=credits, rubric="1+a")

    def ticked(back: int, about: str, kind: str = "done") -> Choice:
        return Choice(id=f"{about}{back}", at=f"{TODAY - back * DAY}T09:00:00+00:00", kind=kind, about=about)

    scores = (
        scored(60, teams=0.0, headline=0.5),
        scored(40, teams=0.2, headline=0.5),
        scored(3, teams=1, headline=0.5),
    )
    choices = (ticked(50, "old"), ticked(5, "bank"), ticked(2, "taken-back"), ticked(1, "taken-back", "cleared"))
    assert items(Records(scores=scores, choices=choices), TODAY) == 2
    assert items(Records(scores=scores[:1]), TODAY) == 0
