"""What a coach gave to do in the plan of a day: first in its pillar, no other pillar's line, until it is done."""

import datetime
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from routine.test_homework import FRIDAY, RAW, given_to_do
from routine.worlds import TODAY, banks, circles, histories, profiles, prompt

from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.routine.given import given_steps
from execcoach.routine.homework import about_of, read_homework
from execcoach.routine.picking import step_name
from execcoach.routine.plan import plan, swapped
from execcoach.routine.records import PILLARS, Records, Session, StepRecord
from execcoach.routine.timer import begin

HOMEWORK = read_homework(RAW).homework
ALWAYS = tuple(prompt(pillar, "always") for pillar in PILLARS)
DAY = datetime.timedelta(days=1)


def session(day: datetime.date, *outcomes: tuple[int, str]) -> Session:
    steps = tuple(
        StepRecord(pillar="engage", about=about_of(HOMEWORK.id, n), outcome=outcome) for n, outcome in outcomes
    )
    return Session(id=f"s-{day}", started=f"{day}T08:00:00+00:00", steps=steps)


@st.composite
def mornings(draw):
    bank = draw(banks())
    return draw(profiles), draw(circles), draw(histories(bank)), bank


@given(mornings(), given_to_do, st.sets(st.integers(1, 3)))
@settings(max_examples=40, deadline=None)
def test_what_was_given_comes_first_and_takes_no_more_than_its_own_pillars_line(morning, homework, done):
    profile, circle, records, bank = morning
    homework = replace(homework, made=TODAY, due=None)
    about = [StepRecord(pillar="share", about=about_of(homework.id, n)) for n in done]
    before = Session(id="h", started="2026-11-19T08:00:00+00:00", steps=tuple(about))
    steps = given_steps(homework, [*records.sessions, before], TODAY)
    without = plan(TODAY, profile, circle, records, bank)
    day = plan(TODAY, profile, circle, records, bank, given=steps)
    theirs = [step.about for step in day.steps if step.given]
    assert theirs == [step.about for step in day.steps][: len(steps)]
    assert sorted(theirs) == sorted(homework.abouts[n - 1] for n in range(1, len(homework.steps) + 1) if n not in done)
    assert all(step.by and step.minutes >= 1 for step in day.steps if step.given)
    assert {step.pillar for step in day.steps} == set(PILLARS)
    pillars = {step.pillar for step in steps}
    for pillar in set(PILLARS) - pillars:
        own = [step for step in day.steps if step.pillar == pillar]
        assert len(own) == len([step for step in without.steps if step.pillar == pillar])
    for pillar in pillars:
        laid = [step.by for step in without.steps if step.pillar == pillar and step.by]
        assert [step.by for step in day.steps if step.pillar == pillar and not step.given] == laid


@given(st.lists(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["done", "skipped", "later"])), max_size=3)))
@settings(max_examples=40, deadline=None)
def test_each_step_is_offered_once_a_day_until_it_is_done_or_a_week_after_its_day(week):
    sessions, done = [], set()
    for at in range(20):
        today = FRIDAY + (at - 10) * DAY
        steps = plan(today, Profile(), Circle(), Records(), ALWAYS, given=given_steps(HOMEWORK, sessions, today)).steps
        offered = [step.about for step in steps if step.given]
        assert len(offered) == len(set(offered))
        left = {about_of(HOMEWORK.id, n) for n in (1, 2, 3) if n not in done}
        assert set(offered) == (left if today <= FRIDAY + 7 * DAY else set())
        did = week[at] if at < len(week) else []
        sessions.append(session(today, *did))
        done |= {n for n, outcome in did if outcome == "done"}
        again = {step.about for step in given_steps(HOMEWORK, sessions, today)}
        assert not again & {about_of(HOMEWORK.id, n) for n, outcome in did if outcome != "later"}


def test_what_was_given_can_be_swapped_away_for_today_one_at_a_time():
    steps = given_steps(HOMEWORK, [], TODAY)
    day = plan(TODAY, Profile(), Circle(), Records(), ALWAYS, given=steps)
    assert [step.pillar for step in day.steps] == ["listen", "engage", "engage", "share"]
    third = next(step for step in day.steps if step.about == about_of(HOMEWORK.id, 3))
    less = plan(TODAY, Profile(), Circle(), Records(), ALWAYS, [step_name(third)], given=steps)
    assert [step.about for step in less.steps if step.given] == [HOMEWORK.abouts[1], HOMEWORK.abouts[0]]
    assert "engage-always" in [step.prompt for step in less.steps]
    assert swapped(day, "share")[-1] == "share-always"
    assert swapped(day, "engage")[-1] == HOMEWORK.abouts[0]


def test_the_record_of_a_step_says_whose_it_was_when_it_was_done_or_left_out():
    day = plan(TODAY, Profile(), Circle(), Records(), ALWAYS, given=given_steps(HOMEWORK, [], TODAY))
    running = begin(day, "s1", f"{TODAY}T08:00:00+00:00", 0.0, "executive", True, "p1")
    running = running.closed("done", 1.0).closed("skipped", 2.0)
    kept = running.finished(f"{TODAY}T08:10:00+00:00", 600.0).steps
    assert [(one.outcome, one.about) for one in kept[:3]] == [
        ("done", day.steps[0].about),
        ("skipped", day.steps[1].about),
        ("later", ""),
    ]
