import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.profile.circle import Circle, Contact, Introduction, Source
from execcoach.profile.dates import parse_day
from execcoach.profile.model import Away, ConnectionPoints, Line, Profile, Role, Routine, Summary
from execcoach.routine.milestones import (
    FORTNIGHT,
    Milestone,
    Milestones,
    goal_of_the_day,
    key,
    month_of,
    newly,
    read_milestones,
    standing,
)
from execcoach.routine.prompts import Prompt
from execcoach.routine.reached import Facts, Rule, count
from execcoach.routine.records import Choice, MilestoneRecord, Records, ScoreRecord, Session, StepRecord

FRIDAY = datetime.date(2026, 11, 20)
DAY = datetime.timedelta(days=1)
NOVEMBER = month_of(FRIDAY)
BANK = {
    id: Prompt(pillar="share", id=id, title="", words="", ask="", template=template, needs=needs)
    for id, template, needs in (("thank", "thank-a-colleague", ()), ("note", "", ("note",)))
}


def session(on, *steps):
    return Session(id=str(on), started=f"{on}T08:00:00+00:00", steps=steps or (StepRecord(pillar="share"),))


def step(pillar="engage", **more):
    return StepRecord(pillar=pillar, **more)


def facts(*sessions, profile=None, circle=None, milestones=(), **more):
    records = Records(sessions=sessions, milestones=milestones)
    return Facts(records=records, profile=profile or Profile(), circle=circle or Circle(), bank=BANK, **more)


def of(kind, known, span=NOVEMBER, **narrowed):
    return count(Rule(kind=kind, **narrowed), known, span)


def test_days_are_counted_once_and_kept_days_only_where_they_were_planned():
    routine = Routine(away=(Away(start=parse_day("2026-11-19"), end=parse_day("2026-11-19")),))
    whole = session("2026-11-18", step("share"), step("listen"), step("engage"))
    some = facts(
        *(session(d) for d in ("2026-11-14", "2026-11-19", "2026-11-20", "2026-10-30")),
        whole,
        replace(whole, id="again", steps=(step(outcome="skipped"), step("share"))),
        profile=Profile(routine=routine),
    )
    assert of("days", some) == 4
    assert of("days", some, None) == 5
    assert of("kept-days", some) == 2  # not the Saturday, not the day away
    assert of("whole-days", some) == 1


def test_steps_are_narrowed_by_pillar_effort_template_and_need():
    some = facts(
        session("2026-11-18", step(effort="comment"), step(effort="post", prompt="thank"), step(outcome="skipped")),
        session("2026-11-19", step("share", effort="post", prompt="note"), step(draft="2026-11-19-thank-a-customer")),
        session("2026-10-19", step(effort="comment")),
    )
    assert of("steps", some) == 4
    assert of("steps", some, efforts=("comment",)) == 1
    assert of("steps", some, None, efforts=("comment",)) == 2
    assert of("steps", some, pillars=("share",), efforts=("post",), needs=("note",)) == 1
    assert of("steps", some, templates=("thank-a-colleague", "thank-a-customer")) == 2
    assert (
        of("drafts", replace(some, drafts=("2026-11-19-thank-a-customer", "x")), templates=("thank-a-customer",)) == 1
    )


def test_the_same_person_counts_once_by_id_name_or_touch():
    circle = Circle(
        contacts=(
            Contact(id="priya", name="Priya Raman", touched=parse_day("2026-11-03")),
            Contact(name="Tom Beck", touched=parse_day("2026-11-04")),
            Contact(id="old", name="Old Friend", touched=parse_day("2026-10-04")),
        )
    )
    steps = (step(contact="priya"), step(contact="Priya Raman"), step(contact="Dev"), step("listen", contact="Zoe"))
    some = facts(session("2026-11-18", *steps), circle=circle)
    assert of("people", some, pillars=("engage",)) == 3  # Priya, Dev, and Tom who was touched
    assert of("people", some, efforts=("meeting",)) == 0


def test_what_stands_in_the_files_is_counted_entry_by_entry():
    profile = Profile(
        connection_points=ConnectionPoints(hobbies=(Line(text="sculling"),), places=(Line(text="Leeds"),)),
        summary=Summary(opening="At six"),
        roles=(
            Role(title="MD", reviewed=parse_day("2026-11-02"), highlights=(Line(reviewed=parse_day("2026-11-03")),)),
        ),
    )
    circle = Circle(
        sources=(Source(name="a"), Source(name="b", outside_the_box=True)),
        contacts=(Contact(name="c", learned=(Line(text="rows"),)), Contact(name="d")),
        introductions=(
            Introduction(a="c", b="d", state="done", asked_a=parse_day("2026-10-30"), asked_b=parse_day("2026-11-02")),
            Introduction(a="c", b="e", state="asking", asked_a=parse_day("2026-11-02")),
        ),
    )
    some = facts(profile=profile, circle=circle)
    points = ("connection_points.hobbies", "connection_points.teams", "connection_points.places", "summary.opening")
    assert of("profile", some, paths=points) == 3
    assert of("circle", some, paths=("sources",)) == 2
    assert of("circle", some, paths=("sources",), flags=("outside_the_box",)) == 1
    assert of("circle", some, paths=("contacts",), flags=("learned",)) == 1
    assert of("introduced", some) == 1
    assert of("introduced", some, month_of(datetime.date(2026, 10, 1))) == 0
    assert of("reviewed", some) == 2
    ticks = (Choice(id="1", at="2026-11-09T08:00:00+00:00", kind="done", about="first-three"),)
    ticked = replace(some, records=Records(choices=ticks))
    assert of("ticked", ticked, about=("first-three", "other")) == 1
    assert of("ticked", ticked, month_of(datetime.date(2026, 10, 1)), about=("first-three",)) == 0
    assert of("credits", replace(some, credits=lambda: {"headline": 1.0, "opening": 0.5})) == 1


def test_a_line_is_mended_when_it_earns_more_than_before_the_month_by_the_same_rubric():
    def score(on, headline, rubric="2"):
        return ScoreRecord(id=on, on=datetime.date.fromisoformat(on), credits={"headline": headline}, rubric=rubric)

    def mended(*scores, span=NOVEMBER):
        return of("mended", replace(facts(), records=Records(scores=scores)), span)

    assert mended(score("2026-10-20", 0.5), score("2026-11-19", 1.0)) == 1
    assert mended(score("2026-11-02", 0.5), score("2026-11-19", 1.0)) == 1
    assert mended(score("2026-10-02", 0.5), score("2026-10-19", 1.0)) == 0
    assert mended(score("2026-10-02", 0.5), score("2026-10-19", 1.0), span=None) == 1
    assert mended(score("2026-10-20", 0.5, "1"), score("2026-11-19", 1.0)) == 0
    assert mended() == 0


QUICK = Milestones(
    quick=(
        Milestone(id="one", title="", words="", rules=(Rule(kind="circle", paths=("sources",)),)),
        Milestone(id="two", title="", words="", rules=(Rule(kind="drafts"), Rule(kind="days", number=4))),
        Milestone(id=FORTNIGHT, title="", words="", rules=(Rule(kind="days", number=10),)),
    ),
    monthly=(Milestone(id="kept", title="", words="", rules=(Rule(kind="kept-days", number=3),)),),
)


def days(number, until=FRIDAY):
    return [session(until - n * DAY) for n in range(number)]


def test_the_goal_of_the_day_is_the_first_not_reached_and_moves_on_by_itself():
    assert goal_of_the_day(QUICK, facts(), FRIDAY).id == "one"
    read = Circle(sources=(Source(name="a"),))
    assert goal_of_the_day(QUICK, facts(circle=read), FRIDAY).id == "two"
    assert goal_of_the_day(QUICK, facts(drafts=("a",)), FRIDAY).id == "one"
    assert goal_of_the_day(QUICK, facts(circle=read, drafts=("a",)), FRIDAY).id == FORTNIGHT
    kept = (MilestoneRecord(id="one", on=FRIDAY),)
    assert goal_of_the_day(QUICK, facts(milestones=kept), FRIDAY).id == "two"  # though no source is left


def test_a_fortnight_after_the_tenth_day_nobody_is_reminded_of_what_was_left_out():
    tenth = (MilestoneRecord(id=FORTNIGHT, on=FRIDAY),)
    assert goal_of_the_day(QUICK, facts(milestones=tenth), FRIDAY + 14 * DAY).id == "one"
    assert goal_of_the_day(QUICK, facts(milestones=tenth), FRIDAY + 15 * DAY) is None
    assert goal_of_the_day(QUICK, facts(*days(12)), FRIDAY) is None  # on the way long before there were goals


def test_what_is_reached_is_recorded_once_and_the_month_has_its_own():
    some = facts(*days(5), circle=Circle(sources=(Source(name="a"),)))
    found = newly(QUICK, some, FRIDAY)
    assert [(r.id, r.on) for r in found.records] == [("one", FRIDAY), ("two", FRIDAY), ("2026-11/kept", FRIDAY)]
    assert [m.id for m in found.told] == ["one", "two", "kept"]
    again = replace(some, records=replace(some.records, milestones=found.records))
    assert newly(QUICK, again, FRIDAY + DAY).records == ()
    december = replace(again, records=replace(again.records, sessions=tuple(days(3, datetime.date(2026, 12, 4)))))
    assert [r.id for r in newly(QUICK, december, datetime.date(2026, 12, 4)).records] == ["2026-12/kept"]
    assert [QUICK.called(r).id for r in found.records] == ["one", "two", "kept"]
    assert QUICK.called(MilestoneRecord(id="gone", on=FRIDAY)) is None


def test_who_kept_the_routine_before_there_were_goals_gets_them_without_a_word():
    before = facts(*days(12, FRIDAY - DAY), drafts=("a",))
    now = facts(*days(13), drafts=("a",))
    found = newly(QUICK, now, FRIDAY, before)
    assert {r.id for r in found.records} == {"two", FORTNIGHT, "2026-11/kept"}
    assert found.told == ()
    third = days(14, datetime.date(2026, 11, 3))
    news = newly(QUICK, facts(*third, session("2026-11-04")), datetime.date(2026, 11, 4), facts(*third))
    assert [m.id for m in news.told] == ["kept"]
    tenth = newly(QUICK, facts(*days(10)), FRIDAY, facts(*days(9, FRIDAY - DAY)))
    assert FORTNIGHT in [m.id for m in tenth.told]


@given(st.lists(st.integers(0, 45), max_size=20), st.sets(st.sampled_from(["one", "two", FORTNIGHT, "2026-11/kept"])))
@settings(max_examples=40, deadline=None)
def test_whatever_was_done_nothing_is_recorded_twice_and_more_days_lose_no_milestone(offsets, known):
    records = tuple(MilestoneRecord(id=id, on=FRIDAY - 40 * DAY) for id in sorted(known))
    some = facts(*(session(FRIDAY - n * DAY) for n in sorted(set(offsets))), milestones=records)
    ids = {r.id for r in newly(QUICK, some, FRIDAY).records}
    assert ids.isdisjoint(known)
    more = replace(some, records=replace(some.records, sessions=(*some.records.sessions, session(FRIDAY - 3 * DAY))))
    assert ids <= {r.id for r in newly(QUICK, more, FRIDAY).records}
    goal = goal_of_the_day(QUICK, some, FRIDAY)
    assert goal is None or goal.id not in ids | known


def test_how_far_a_milestone_is_says_so_many_of_how_many():
    rows = standing(QUICK.monthly, facts(*days(2)), FRIDAY)
    assert [(r.on, r.have, r.number) for r in rows] == [(None, 2, 3)]
    kept = (MilestoneRecord(id=key(QUICK.monthly[0], FRIDAY), on=FRIDAY),)
    assert standing(QUICK.monthly, facts(milestones=kept), FRIDAY)[0].on == FRIDAY
    assert [r.have for r in standing(QUICK.quick, facts(*days(3)))] == [0, 3, 3]


def test_every_malformed_milestone_is_named_at_once():
    good = {"id": "a", "title": "t", "words": "w", "why": "y", "source": "s", "rule": {"kind": "days"}}
    assert read_milestones({"quick": [good]}).quick[0].rules == (Rule(kind="days"),)
    wrong = [
        {**good, "rule": {"kind": "followers"}},
        {**good, "id": "b", "rule": [{"kind": "days", "number": 0}]},
        {**good, "id": "c", "rule": {"kind": "days", "paths": ["x"]}},
        {**good, "id": "D", "why": ""},
        {"id": "e"},
    ]
    with pytest.raises(CoachError) as error:
        read_milestones({"quick": [good], "monthly": wrong}, "prompts/milestones.toml")
    paths = {place.path for place in error.value.places}
    assert paths >= {
        *("monthly[0].id", "monthly[0].rule[0].kind", "monthly[1].rule[0].number", "monthly[2].rule[0].paths"),
        *("monthly[3].id", "monthly[3].why", "monthly[4].rule[0].kind"),
    }
