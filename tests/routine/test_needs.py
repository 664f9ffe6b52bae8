import datetime
from dataclasses import replace

from each import each
from hypothesis import given, settings
from routine.worlds import TODAY, circles, profiles

from execcoach.profile.circle import Circle, Company, Contact, Introduction, Source, Trigger
from execcoach.profile.dates import parse_day
from execcoach.profile.model import (
    Achievement,
    ConnectionPoints,
    Entry,
    Line,
    Person,
    Profile,
    Role,
    Summary,
    Talk,
    Topic,
    Voice,
)
from execcoach.routine.needs import offers
from execcoach.routine.offering import Waiting, fill
from execcoach.routine.offering import about as about_of_uses
from execcoach.routine.progress import read_records, to_raw
from execcoach.routine.prompts import NEEDS
from execcoach.routine.records import Records, Session, StepRecord


def found(profile=None, circle=None, records=None, **more):
    return offers(profile or Profile(), circle or Circle(), records or Records(), TODAY, **more)


def values(offered, need, name):
    return [offer.values[name] for offer in offered[need]]


def noted(day, note, **more):
    step = StepRecord(pillar="share", note=note, **more)
    return Records(sessions=(Session(id=day, started=f"{day}T08:00:00+00:00", steps=(step,)),))


def secret(entry):
    """The entry kept private, and every entry in it."""
    changes = {"private": True} if isinstance(entry, Entry) else {}
    for name in entry.__dataclass_fields__:
        value = getattr(entry, name)
        if isinstance(value, tuple):
            changes[name] = tuple(secret(item) for item in value)
        elif isinstance(value, Entry):
            changes[name] = secret(value)
    return replace(entry, **changes)


@given(profiles, circles)
@settings(max_examples=40, deadline=None)
def test_every_need_is_answered_and_what_is_private_is_never_offered(profile, circle):
    open_offers = found(profile, circle)
    assert set(open_offers) == set(NEEDS)
    for need, some in open_offers.items():
        assert all(set(offer.values) <= set(NEEDS[need]) for offer in some)
    hidden = found(secret(profile), secret(circle), noted("2026-11-10", "we stopped blaming the depot", private=True))
    assert {need for need, some in hidden.items() if some} <= {"no-contact", "no-source", "no-outside-source"}


def test_a_private_table_hides_the_lines_in_it():
    lines = (Line(text="rowing"),)
    profile = Profile(
        connection_points=ConnectionPoints(hobbies=lines, private=True),
        summary=Summary(motivations=lines, private=True),
        voice=Voice(says=(Line(text="rota", private=True), Line(text="show me"))),
    )
    offered = found(profile)
    assert (offered["hobby"], offered["motivation"]) == ((), ())
    assert values(offered, "voice", "says") == ["show me"]


def source(name, looked="", **more):
    return Source(**{"name": name, "looked": parse_day(looked), "url": f"https://example.com/{name}", **more})


def test_the_source_longest_unlooked_comes_first_and_opening_its_link_counts_as_a_look():
    sources = (source("a", "2026-11-01"), source("b", "2026-09-01"), source("never"), source("c", "2026-10-01"))
    assert values(found(circle=Circle(sources=sources)), "source", "source") == ["never", "b", "c", "a"]
    step = StepRecord(pillar="listen", link="https://example.com/b")
    read = Records(sessions=(Session(id="s", started="2026-11-18T08:00:00+00:00", steps=(step,)),))
    assert values(found(None, Circle(sources=sources), read), "source", "source") == ["never", "c", "a"]


def test_what_leaves_no_trace_when_it_is_read_never_crowds_out_the_rest():
    sources = (source("paper", url=""), source("a", "2026-11-01"))
    assert values(found(circle=Circle(sources=sources)), "source", "source") == ["a", "paper"]


def test_what_was_read_within_a_week_is_not_unread_and_outside_the_box_a_week_begins_on_monday():
    sources = (source("week", "2026-11-13"), source("fresh", "2026-11-14"))
    far = (source("sunday", "2026-11-15", outside_the_box=True), source("monday", "2026-11-16", outside_the_box=True))
    offered = found(circle=Circle(sources=(*sources, *far)))
    assert values(offered, "source", "source") == ["week"]
    assert values(offered, "outside-source", "source") == ["sunday"]
    asked = found(circle=Circle(sources=sources), asked=frozenset({"source:fresh"}))
    assert values(asked, "source", "source") == ["week", "fresh"]


def test_triggers_and_companies_come_by_how_long_nobody_looked_and_rest_for_a_week():
    circle = Circle(
        triggers=(
            Trigger(event="new", looked=parse_day("2026-11-14")),
            Trigger(event="old", opens="a talk", looked=parse_day("2026-11-13")),
            Trigger(event="never", watch_at="https://example.com/gazette"),
        ),
        companies=(Company(name="Seen", looked=parse_day("2026-11-19")), Company(name="Unseen")),
    )
    assert values(found(circle=circle), "trigger", "trigger") == ["never", "old"]
    assert values(found(circle=circle), "company", "key_company") == ["Unseen"]
    assert found(circle=circle)["trigger"][0].link == "https://example.com/gazette"
    step = StepRecord(pillar="listen", link="https://example.com/gazette")
    seen = Records(sessions=(Session(id="s", started="2026-11-18T08:00:00+00:00", steps=(step,)),))
    assert values(found(None, circle, seen), "trigger", "trigger") == ["old"]


def test_what_a_step_was_about_counts_as_a_look_where_there_is_no_link_to_open():
    circle = Circle(
        sources=(source("The  Gauge", url=""),),
        companies=(Company(name="Northwind"),),
        triggers=(Trigger(event="CEO goes"),),
    )
    for need, about in (
        ("source", "source:the gauge"),
        ("company", "company:Northwind"),
        ("trigger", "trigger:CEO goes"),
    ):
        (offer,) = found(circle=circle)[need]
        assert about_of_uses(offer.uses) == about
        for outcome, day, due in (("done", "2026-11-19", 0), ("done", "2026-11-13", 1), ("later", "2026-11-19", 1)):
            step = StepRecord(pillar="listen", about=about, outcome=outcome)
            seen = Records(sessions=(Session(id="s", started=f"{day}T08:00:00+00:00", steps=(step,)),))
            assert len(found(circle=circle, records=read_records(to_raw(seen)).records)[need]) == due


@each(
    ("touched", "every", "due"), [("2026-11-06", 14, True), ("2026-11-07", 14, False), ("", 14, True),
                                  ("2026-08-22", 0, True), ("2026-08-23", 0, False), ("", 0, True)],
)  # fmt: skip
def test_a_contact_is_offered_when_due_and_where_nobody_said_how_often_after_a_season(touched, every, due):
    circle = Circle(contacts=(Contact(name="Tom", touched=parse_day(touched), every_days=every),))
    assert bool(found(circle=circle)["contact"]) is due
    assert found(circle=circle, asked=frozenset({"tom"}))["contact"]


def test_what_is_missing_from_the_circle_can_be_asked_for():
    missing = ("no-contact", "no-source", "no-outside-source")

    def asked(circle):
        return [need for need in missing if found(circle=circle)[need]]

    assert asked(Circle()) == list(missing)
    assert asked(Circle(contacts=(Contact(name="Tom"),))) == ["no-source", "no-outside-source"]
    assert asked(Circle(sources=(Source(name="Near"),))) == ["no-contact", "no-outside-source"]
    assert asked(Circle(sources=(Source(name="Far", outside_the_box=True),))) == ["no-contact"]


@each(
    ("date", "fresh"), [("2026-11-20", True), ("2026-05-24", True), ("2026-05", True), ("2026-05-23", False),
                        ("2026-04", False), ("2026-11-21", False), ("2025", False), (None, False)],
)  # fmt: skip
def test_an_achievement_is_fresh_for_180_days(date, fresh):
    profile = Profile(achievements=(Achievement(what="Opened Leeds", date=parse_day(date)),))
    assert bool(found(profile)["achievement"]) is fresh


def test_a_talk_that_is_still_to_come_is_not_offered():
    profile = Profile(
        talks=(Talk(title="Soon", date=parse_day("2026-12")), Talk(title="Given", date=parse_day("2026")))
    )
    assert values(found(profile), "talk", "talk") == ["Given"]


def test_the_role_falls_back_to_the_person_where_the_post_is_private():
    person = Person(role="Chair", company="Northwind")
    profile = Profile(person=person, roles=(Role(title="Spy", company="Secret", private=True),))
    assert found(profile)["role"][0].values == {"role": "Chair", "my_company": "Northwind"}


def test_a_note_comes_back_by_its_first_sentence_with_its_date_when_it_has_lain_for_a_week():
    offer = found(records=noted("2026-11-09", "We stopped blaming the depot. And more."))["note"][0]
    assert offer.values == {"note": "We stopped blaming the depot", "note_date": "9 November"}
    for note in ("Fine.", "So it is now", "", "word " * 60):
        assert found(records=noted("2026-11-09", note))["note"] == ()
    assert found(records=noted("2026-11-14", "We stopped blaming the depot"))["note"] == ()
    assert found(records=noted("2026-11-13", "We stopped blaming the depot"))["note"]


@each("marks", ["“”", '""', "''", "‘’", "«»", "»«", "„“", "””", "‹›", "「」"])
def test_a_note_in_quotation_marks_comes_back_without_them(marks):
    for said in ("Didn't the second ship come up?", "Didn’t the second ship come up?"):
        for note in (
            f"{marks[0]}{said}{marks[1]}",
            f"{marks[0]}{said} It had.{marks[1]}",
            f" {marks[0]}{said}{marks[1]}.",
        ):
            assert values(found(records=noted("2026-11-09", note)), "note", "note") == [said]


def test_quotation_marks_around_a_part_of_a_note_stay():
    for note in (
        "“Did it come up?” asked Marta",
        "“Yes” said Marta, and Tom said “no”",
        "Marta asked: “did it come up?”",
    ):
        assert values(found(records=noted("2026-11-09", note)), "note", "note") == [note]


def test_the_line_of_last_week_comes_before_an_older_one():
    older, newer = noted("2026-10-30", "Marta asked twice about Harrow"), noted("2026-11-11", "We moved the key box")
    records = Records(sessions=(*older.sessions, *newer.sessions))
    assert values(found(records=records), "note", "note") == ["We moved the key box", "Marta asked twice about Harrow"]


def test_a_pair_is_two_contacts_of_whom_one_offers_what_the_other_needs():
    marta = Contact(name="Marta", needs=(Line(text="Welders for Hull by June"),))
    tom = Contact(name="Tom", offers=(Line(text="knows welders in Hull"),))
    shy = Contact(name="Shy", offers=(Line(text="welders in Hull", private=True),))
    (offer,) = found(circle=Circle(contacts=(marta, tom, shy)))["pair"]
    assert offer.values == {"a": "Tom", "b": "Marta", "why_a": "knows welders in Hull"}
    assert offer.contact == "Tom"
    just = Records(sessions=noted("2026-11-19", "", contact="Tom").sessions)
    assert found(circle=Circle(contacts=(marta, tom)), records=just)["pair"] == ()
    known = Introduction(a="marta", b="Tom")
    assert found(circle=Circle(contacts=(marta, tom), introductions=(known,)))["pair"] == ()
    for refusing in (replace(marta, consent="No, thank you"), replace(marta, relation="competitor")):
        assert found(circle=Circle(contacts=(refusing, tom)))["pair"] == ()
    colleagues = tuple(replace(one, company="Northwind") for one in (marta, tom))
    assert found(circle=Circle(contacts=colleagues))["pair"] == ()
    vague = Contact(name="Vague", offers=(Line(text="time for good people"),))
    needy = Contact(name="Needy", needs=(Line(text="some good people in time"),))
    assert found(circle=Circle(contacts=(vague, needy)))["pair"] == ()


def test_several_needs_of_one_prompt_are_filled_with_the_same_contact():
    tom = Contact(name="Tom", relation="colleague", role="driver", company="Northwind", every_days=1)
    ann = Contact(
        name="Ann", relation="colleague", role="driver", company="Northwind", connection_points=(Line(text="rowing"),)
    )
    offered = found(circle=Circle(contacts=(tom, ann)))
    wanted = frozenset({"contact", "contact_point"})
    both = fill(("colleague", "contact-point"), wanted, offered)
    assert both is not None
    assert both.values == {
        "contact": "Ann", "contact_role": "driver", "contact_company": "Northwind", "contact_point": "rowing",
    }  # fmt: skip
    assert fill(("customer", "contact-point"), wanted, offered) is None
    assert fill(("contact",), frozenset({"contact"}), offered, frozenset({"tom"})).contact == "Ann"
    assert fill(("contact",), frozenset({"contact"}), offered, frozenset({"tom", "ann"})) is None


def test_a_placeholder_the_files_cannot_fill_rules_a_contact_out():
    bare, whole = Contact(name="Bare", every_days=1), Contact(name="Whole", role="driver")
    offered = found(circle=Circle(contacts=(bare, whole)))
    assert fill(("contact",), frozenset({"contact"}), offered).contact == "Bare"
    assert fill(("contact",), frozenset({"contact", "contact_role"}), offered).contact == "Whole"


def test_somebody_touched_yesterday_rests_unless_asked_for():
    circle = Circle(contacts=(Contact(id="t", name="Tom", touched=parse_day("2026-11-19"), every_days=1),))
    assert found(circle=circle)["contact"] == ()
    assert found(circle=circle, asked=frozenset({"t"}))["contact"]


def test_offers_for_needs_that_nobody_can_tell_apart_turn_with_the_day():
    profile = Profile(topics=tuple(Topic(name=f"topic {n}") for n in range(6)))
    first = {
        offers(profile, Circle(), Records(), TODAY + datetime.timedelta(days=n))["topic"][0].values["topic"]
        for n in range(30)
    }
    assert len(first) >= 4


def test_drafts_without_a_title_are_not_named():
    offered = found(waiting=[Waiting("a", " "), Waiting("b", "Thanks")])
    assert [offer.draft for offer in offered["draft"]] == ["b"]
