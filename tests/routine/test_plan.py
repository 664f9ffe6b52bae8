import datetime
import random
from dataclasses import replace
from functools import partial
from itertools import pairwise

from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st
from routine.worlds import TODAY, banks, circles, histories, profiles, prompt

from execcoach.profile.circle import Ahead, Circle, Contact, Source
from execcoach.profile.dates import parse_day
from execcoach.profile.model import Line, Person, Profile, Routine, Split
from execcoach.routine.minutes import split
from execcoach.routine.morning import REST_SESSIONS, undone
from execcoach.routine.needs import offers
from execcoach.routine.offering import Waiting, fill, person_key
from execcoach.routine.plan import as_json, plan, swapped
from execcoach.routine.prompts import BENEFITS, WEEKDAYS
from execcoach.routine.records import PILLARS, Choice, Records, Session, StepRecord
from execcoach.routine.timer import begin
from execcoach.tui.widgets.step_words import laid_by

ADA = Profile(person=Person(id="p1", name="Ada"))
somebody = partial(Contact, role="driver", company="Northwind")
reading = partial(Source, kind="analyst")
ALWAYS = tuple(prompt(pillar, "always") for pillar in PILLARS)


def session(day, *prompts, id="", **more):
    steps = tuple(StepRecord(pillar=p.split("-")[0], prompt=p, **more) for p in prompts)
    return Session(id=id or str(day), started=f"{day}T08:00:00+00:00", steps=steps)


@st.composite
def mornings(draw):
    bank = draw(banks())
    return draw(profiles), draw(circles), draw(histories(bank)), bank


def fresh(records):
    used = {s.prompt for session in records.sessions[-REST_SESSIONS:] for s in session.steps}
    return lambda prompt_id: prompt_id not in used


@given(mornings())
@settings(max_examples=40, deadline=None)
def test_every_day_has_each_pillar_filled_in_and_names_nobody_twice(morning):
    profile, circle, records, bank = morning
    day = plan(TODAY, profile, circle, records, bank)
    assert {step.pillar for step in day.steps} == set(PILLARS)
    contacts = [person_key(step.contact) for step in day.steps if step.contact]
    assert len(contacts) == len(set(contacts))
    for step in day.steps:
        assert step.minutes >= 1
        assert step.title
        assert "{" not in step.title + step.words + step.ask + step.because
    assert day.minutes == sum(step.minutes for step in day.steps)
    laid = [bool(step.by) for step in day.steps]
    assert laid == sorted(laid, reverse=True)


@given(mornings())
@settings(max_examples=40, deadline=None)
def test_a_prompt_appears_only_where_its_needs_are_met_and_its_weekday_is_today(morning):
    profile, circle, records, bank = morning
    known = {p.id: p for p in bank}
    asked = frozenset(person_key(c.id or c.name) for c in circle.contacts)
    found = offers(profile, circle, records, TODAY, asked=asked)
    for step in plan(TODAY, profile, circle, records, bank).steps:
        if step.prompt:
            chosen = known[step.prompt]
            assert fill(chosen.needs, chosen.placeholders(), found)
            assert not chosen.when or WEEKDAYS[TODAY.weekday()] in chosen.when


@given(mornings())
@settings(max_examples=40, deadline=None)
def test_a_prompt_rests_twenty_sessions_while_another_one_fits(morning):
    profile, circle, records, bank = morning
    circle = replace(circle, ahead=())
    day = plan(TODAY, profile, circle, records, bank)
    is_fresh = fresh(records)
    found = offers(profile, circle, records, TODAY)
    taken = frozenset(use for step in day.steps for use in uses(step, found))
    for step in day.steps:
        if not is_fresh(step.prompt):
            others = [
                p
                for p in bank
                if p.pillar == step.pillar
                and is_fresh(p.id)
                and (not p.when or "fri" in p.when)
                and p.courage == 1
                and fill(p.needs, p.placeholders(), found, taken)
            ]
            assert not others


def uses(step, found):
    """Everything the texts of a step might use up: more than it does, so that what is left is surely free."""
    said = step.title + step.words + step.ask + step.because
    offered = [offer for some in found.values() for offer in some]
    return {use for offer in offered if any(v and v in said for v in offer.values.values()) for use in offer.uses}


@given(mornings())
@settings(max_examples=40, deadline=None)
def test_the_first_fortnight_asks_for_little_courage(morning):
    profile, circle, records, bank = morning
    early = replace(records, sessions=records.sessions[-9:])
    courage = {p.id: p.courage for p in bank}
    assert {courage.get(step.prompt, 1) for step in plan(TODAY, profile, circle, early, bank).steps} == {1}


@given(mornings(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_same_day_gives_the_same_plan_whatever_the_order_of_the_bank(morning, shuffler):
    profile, circle, records, bank = morning
    mixed = list(bank)
    shuffler.shuffle(mixed)
    assert plan(TODAY, profile, circle, records, mixed) == plan(TODAY, profile, circle, records, bank)


def test_the_order_of_contacts_in_the_file_does_not_matter():
    people = [somebody(name=name, every_days=7, touched=parse_day("2026-10-01")) for name in "ABCDEF"]
    bank = (*ALWAYS, prompt("engage", "one", ("contact",)))
    plans = set()
    for seed in range(10):
        random.Random(seed).shuffle(people)
        plans.add(plan(TODAY, ADA, Circle(contacts=tuple(people)), Records(), bank).steps)
    assert len(plans) == 1


@given(mornings(), st.sampled_from(PILLARS), st.integers(1, 8))
@settings(max_examples=40, deadline=None)
def test_another_one_changes_only_its_own_pillar(morning, pillar, times):
    profile, circle, records, bank = morning
    circle = replace(circle, ahead=())
    before = plan(TODAY, profile, circle, records, bank)
    swaps = ()
    for _ in range(times):
        swaps = swapped(plan(TODAY, profile, circle, records, bank, swaps), pillar, swaps)
    after = plan(TODAY, profile, circle, records, bank, swaps)
    assert [s for s in after.steps if s.pillar != pillar] == [s for s in before.steps if s.pillar != pillar]
    assert {step.pillar for step in after.steps} == set(PILLARS)


def test_another_one_goes_through_the_whole_bank_before_it_begins_anew():
    bank = (*ALWAYS, *(prompt("share", f"n{n}") for n in range(4)))
    swaps, seen = (), []
    for _ in range(10):
        day = plan(TODAY, ADA, Circle(), Records(), bank, swaps)
        seen.append(next(s.prompt for s in day.steps if s.pillar == "share"))
        swaps = swapped(day, "share", swaps)
    assert len(set(seen[:5])) == 5
    assert all(a != b for a, b in pairwise(seen))


def test_never_this_one_is_remembered_until_it_is_cleared():
    bank = (*ALWAYS, prompt("share", "other"))
    never = Choice(id="1", at="2026-11-01T08:00:00+00:00", kind="never", about="share-always")
    back = Choice(id="2", at="2026-11-02T08:00:00+00:00", kind="cleared", about="share-always")
    days = [TODAY + datetime.timedelta(days=n) for n in range(10)]

    def shares(records):
        plans = [plan(day, ADA, Circle(), records, bank) for day in days]
        return {step.prompt for p in plans for step in p.steps if step.pillar == "share"}

    assert shares(Records(choices=(never,))) == {"share-other"}
    assert shares(Records(choices=(never, back))) == {"share-other", "share-always"}
    assert "share-always" not in {
        s.prompt for s in plan(TODAY, ADA, Circle(), Records(), bank, never=["share-always"]).steps
    }


def test_what_the_assistant_laid_out_comes_first_and_says_who_did():
    tom = somebody(id="tom", name="Tom Reed", touched=parse_day(TODAY))
    laid = Ahead(
        on=parse_day(TODAY), pillar="engage", who="tom reed", context="Opened Leeds on Thursday",
        link="https://example.com/leeds", draft="2026-11-20-leeds", by="Sam",
    )  # fmt: skip
    bank = (*ALWAYS, prompt("engage", "thank", ("contact",), because="{contact} is due"))
    step = plan(TODAY, ADA, Circle(contacts=(tom,), ahead=(laid,)), Records(), bank).steps[0]
    assert (step.prompt, step.contact, step.by) == ("engage-thank", "tom", "Sam")
    assert (step.because, step.link, step.draft) == (laid.context, laid.link, laid.draft)
    tomorrow = plan(TODAY + datetime.timedelta(days=1), ADA, Circle(contacts=(tom,), ahead=(laid,)), Records(), bank)
    assert not any(step.by for step in tomorrow.steps)


def test_a_stranger_laid_out_by_the_assistant_is_shown_in_the_assistants_own_words():
    laid = Ahead(on=parse_day(TODAY), pillar="share", who="Ines", context="Her talk is online", by="Sam")
    step = plan(TODAY, ADA, Circle(ahead=(laid,)), Records(), ALWAYS).steps[0]
    assert (step.title, step.prompt, step.pillar) == ("Ines: Her talk is online", "", "share")


def laid_today(**more):
    return Ahead(on=parse_day(TODAY), by="Sam", **more)


def test_what_was_laid_out_and_done_is_not_laid_out_again_that_day():
    tom = somebody(id="tom", name="Tom Reed")
    rows = (
        laid_today(pillar="engage", who="Tom Reed", context="Opened Leeds"),
        laid_today(pillar="share", who="Ines", context="Her talk is online"),
        laid_today(pillar="listen", who="The Gauge", context="New column"),
    )
    circle = Circle(contacts=(tom,), sources=(reading(name="The Gauge"),), ahead=rows)
    bank = (*ALWAYS, prompt("engage", "thank", ("contact",)), prompt("listen", "read", ("source",)))
    running = begin(plan(TODAY, ADA, circle, Records(), bank), "s", "2026-11-20T08:00:00+00:00", 0.0)
    for n, left in ((1, 2), (2, 1), (3, 0)):
        running = running.closed("done", 1.0)
        steps = running.finished("2026-11-20T08:10:00+00:00", 2.0).steps
        rest = undone(circle, steps, TODAY)
        assert len(rest) == left
        shown = plan(TODAY, ADA, circle, Records(), bank, ahead=rest).steps
        assert sum(step.by == "Sam" for step in shown) == left, n


def test_what_was_laid_out_is_known_by_its_contact_or_draft_or_else_by_its_pillar_and_comes_back_when_left():
    tom = somebody(id="tom", name="Tom Reed")
    rows = (laid_today(who="tom reed", context="Opened Leeds"), laid_today(context="Her talk", draft="2026-11-20-talk"))
    circle = Circle(contacts=(tom,), ahead=(*rows, replace(rows[1], on=parse_day("2026-11-23"))))

    def left(**record):
        return undone(circle, [StepRecord(pillar=record.pop("pillar", "engage"), **record)], TODAY)

    assert left(contact="tom", prompt="engage-thank") == rows[1:]
    assert left(draft="2026-11-20-talk") == rows[:1]
    assert left() == rows[1:]
    for other in ({"outcome": "later", "contact": "tom"}, {"prompt": "engage-thank"}, {"pillar": "share"}):
        assert left(**other) == rows


def test_what_nobody_signed_was_laid_out_by_your_assistant():
    laid = Ahead(on=parse_day(TODAY), pillar="share", context="Her talk is online")
    step = plan(TODAY, ADA, Circle(ahead=(laid,)), Records(), ALWAYS).steps[0]
    assert step.by == "your assistant"
    assert laid_by(step) == "Your assistant laid this out."


def test_somebody_laid_out_and_due_is_not_asked_for_twice():
    tom = somebody(name="Tom", every_days=7)
    laid = Ahead(on=parse_day(TODAY), pillar="engage", who="Tom", context="Back from leave")
    bank = (*ALWAYS, *(prompt(pillar, "with", ("contact",)) for pillar in PILLARS))
    day = plan(TODAY, ADA, Circle(contacts=(tom,), ahead=(laid, laid)), Records(), bank)
    assert [step.contact for step in day.steps if step.contact] == ["Tom"]


def test_the_contact_most_overdue_comes_first_and_one_just_touched_is_left_in_peace():
    def contact(name, touched, every):
        return somebody(name=name, touched=parse_day(touched), every_days=every)

    bank = (*ALWAYS, prompt("engage", "one", ("contact",)))
    people = (contact("Late", "2026-10-01", 30), contact("Later", "2026-08-01", 30), contact("Far", "2020-01-01", 0))
    assert engaged(Circle(contacts=people), Records(), bank) == "Later"
    told = Records(sessions=(replace(session("2026-11-19", "engage-x", contact="Later"), id="x"),))
    assert engaged(Circle(contacts=people), told, bank) == "Late"
    assert engaged(Circle(contacts=(contact("Now", "2026-11-19", 30),)), Records(), bank) == ""


def engaged(circle, records, bank):
    return next(s.contact for s in plan(TODAY, ADA, circle, records, bank).steps if s.pillar == "engage")


def test_once_a_week_a_line_comes_back_and_a_source_from_outside_is_read():
    bank = (
        *(prompt(pillar, f"n{n}") for pillar in PILLARS for n in range(24)),
        *(prompt("share", f"note{n}", ("note",)) for n in range(5)),
        *(prompt("listen", f"read{n}", ("source",)) for n in range(8)),
    )
    sources = (
        reading(name="Near", url="https://example.com/near"),
        reading(name="Far", url="https://example.com/far", outside_the_box=True, looked=parse_day("2026-11-01")),
    )
    records, returned, outside, day = Records(), [], [], datetime.date(2026, 11, 2)
    for _ in range(30):
        today = plan(day, ADA, Circle(sources=sources), records, bank)
        returned += [day] * sum("note" in s.prompt for s in today.steps)
        outside += [day] * sum(s.link.endswith("far") for s in today.steps)
        steps = tuple(
            StepRecord(pillar=s.pillar, prompt=s.prompt, link=s.link, note="we stopped blaming the depot")
            for s in today.steps
        )
        records = records.merged(Records(sessions=(Session(id=str(day), started=f"{day}T08:00:00", steps=steps),)))
        day += datetime.timedelta(days=1)
    for days in (returned[1:], outside):
        weeks = [b - a for a, b in pairwise(days)]
        assert weeks
        assert all(gap <= datetime.timedelta(days=8) for gap in weeks)
    assert len(returned) <= 6
    assert len(outside) >= 4


def brave_bank(*courages):
    return [prompt(p, f"n{n}", courage=courage) for p in PILLARS for n, courage in enumerate(courages)]


def test_courage_is_offered_once_a_day_grows_with_what_was_done_and_is_never_forced():
    bank = brave_bank(1, 1, 1, 2, 3, 3, 3, 3, 3)
    courage = {p.id: p.courage for p in bank}
    started, old = TODAY - datetime.timedelta(days=90), [f"{p}-n0" for p in PILLARS]
    calm = tuple(session(started + datetime.timedelta(days=n), *old) for n in range(30))
    bold = (*calm, *(session(started + datetime.timedelta(days=30 + n), "share-n3") for n in range(3)))
    for sessions, most in ((calm[:9], 1), (calm, 2), (bold, 3)):
        asked = []
        for n in range(30):
            records = Records(sessions=sessions)
            day = plan(TODAY + datetime.timedelta(days=n), ADA, Circle(), records, bank)
            asked.append(sorted(courage[step.prompt] for step in day.steps))
            brave = [step.pillar for step in day.steps if courage[step.prompt] > 1]
            for pillar in brave:
                swaps = swapped(day, pillar)
                after = plan(day.date, ADA, Circle(), records, bank, swaps)
                assert [courage[s.prompt] for s in after.steps if s.pillar == pillar] == [1]
        assert max(day[-1] for day in asked) == most
        assert all(day[1] == 1 for day in asked)


def test_a_line_that_is_swapped_away_does_not_come_back_in_other_words_that_day():
    bank = (*ALWAYS, *(prompt(pillar, f"note{n}", ("note",)) for pillar in PILLARS for n in range(3)))
    noted = Records(sessions=(session("2026-11-06", "share-x", note="we stopped blaming the depot"),))
    day = plan(TODAY, ADA, Circle(), noted, bank)
    (step,) = [step for step in day.steps if "note" in step.prompt]
    after = plan(TODAY, ADA, Circle(), noted, bank, swapped(day, step.pillar))
    assert not any("note" in step.prompt for step in after.steps)


def test_a_benefit_that_most_prompts_serve_does_not_crowd_out_the_others():
    bank = [
        prompt(pillar, f"n{n}", benefit=BENEFITS[n % 5] if n < 10 else BENEFITS[0])
        for pillar in PILLARS
        for n in range(25)
    ]
    benefit, records, day, most = {p.id: p.benefit for p in bank}, Records(), TODAY, 0
    for _ in range(8):
        steps = plan(day, ADA, Circle(), records, bank).steps
        most += sum(benefit[step.prompt] == BENEFITS[0] for step in steps)
        records = records.merged(Records(sessions=(session(day, *(s.prompt for s in steps)),)))
        day += datetime.timedelta(days=1)
    assert most <= 6


def test_another_one_never_names_somebody_whom_another_step_already_names():
    bank = (*ALWAYS, *(prompt(pillar, f"with{n}", ("contact",)) for pillar in PILLARS for n in range(3)))
    circle = Circle(contacts=tuple(somebody(name=name, every_days=7) for name in "ABC"))
    swaps = ()
    for n in range(12):
        day = plan(TODAY, ADA, circle, Records(), bank, swaps)
        named = [step.contact for step in day.steps if step.contact]
        assert len(named) == len(set(named))
        swaps = swapped(day, PILLARS[n % 3], swaps)


def test_an_empty_circle_gets_the_prompts_that_build_it():
    bank = (*ALWAYS, prompt("engage", "first", ("no-contact",)))
    assert "engage-first" in {s.prompt for s in plan(TODAY, ADA, Circle(), Records(), bank).steps}
    full = Circle(contacts=(somebody(name="Tom"),))
    assert "engage-first" not in {s.prompt for s in plan(TODAY, ADA, full, Records(), bank).steps}


def test_a_waiting_draft_is_offered_with_its_id():
    bank = (*ALWAYS, prompt("share", "draft", ("draft",)))
    day = plan(TODAY, ADA, Circle(), Records(), bank, drafts=[Waiting("2026-11-19-thanks", "Thanks to Priya")])
    step = next(s for s in day.steps if s.pillar == "share")
    assert (step.draft, "Thanks to Priya" in step.words) == ("2026-11-19-thanks", True)


def test_minutes_follow_the_split_and_the_rest_is_shared_out():
    assert split(Routine()) == {"share": 3, "listen": 3, "engage": 4}
    assert split(Routine(minutes=15, split=Split(listen=5))) == {"share": 5, "listen": 5, "engage": 5}
    assert split(Routine(split=Split(share=2, listen=2, engage=8))) == {"share": 2, "listen": 2, "engage": 8}
    assert split(Routine(minutes=2)) == {"share": 1, "listen": 1, "engage": 1}
    order = (Line(text="Engage"), Line(text="nap"))
    assert split(Routine(order=order)) == {"engage": 3, "share": 3, "listen": 4}
    day = plan(TODAY, replace(ADA, routine=Routine(order=order)), Circle(), Records(), ALWAYS)
    assert [step.pillar for step in day.steps] == ["engage", "share", "listen"]


def test_a_value_with_braces_is_shown_as_it_is_written():
    bank = (*ALWAYS, prompt("engage", "one", ("contact",)))
    day = plan(
        TODAY, ADA, Circle(contacts=(somebody(name="{contact_role} {0}", role="x", company="y"),)), Records(), bank
    )
    assert "{contact_role} {0} x y" in next(s for s in day.steps if s.pillar == "engage").words


def test_a_pillar_nothing_fits_is_missing_rather_than_made_up():
    day = plan(TODAY, ADA, Circle(), Records(), [prompt("share", "x", ("contact",)), ALWAYS[1]])
    assert [step.pillar for step in day.steps] == ["listen"]
    assert plan(TODAY, ADA, Circle(), Records(), []).steps == ()


def test_the_plan_as_json_keeps_the_contract():
    shape = as_json(plan(TODAY, ADA, Circle(), Records(), ALWAYS))
    assert list(shape) == ["date", "minutes", "steps"]
    assert shape["date"] == "2026-11-20"
    assert {"pillar", "prompt", "minutes", "title", "words", "why", "source", "because"} <= set(shape["steps"][0])


def test_planning_is_no_more_work_after_five_years_than_after_one():
    bank = [prompt(p, f"n{n}", ("contact",) if n % 2 else ()) for p in PILLARS for n in range(20)]
    circle = Circle(contacts=tuple(somebody(name=f"Name {n}", every_days=30) for n in range(40)))
    every = [
        session(
            TODAY - datetime.timedelta(days=1300 - i),
            *(f"{p}-n{i % 20}" for p in PILLARS),
            note=f"we stopped blaming depot {i}",
            contact=f"Name {i % 40}",
        )
        for i in range(1300)
    ]

    def work(sessions):
        records = Records(sessions=tuple(every[-sessions:]))
        return calls(lambda: plan(TODAY, ADA, circle, records, bank))

    season, year, five = work(60), work(260), work(1300)
    assert five < 1.05 * year
    assert five < 2 * season
