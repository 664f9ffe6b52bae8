"""The week on a page: what counts, which one thing customers said, and that nothing private gets there."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.circle import Ahead, Circle, Company, Contact
from execcoach.profile.dates import Day
from execcoach.profile.model import Away, Objection, Profile, Routine
from execcoach.routine.consistency import Kept, monday_of
from execcoach.routine.records import Records, Result, Session, StepRecord
from execcoach.routine.week import Week, week_of

MONDAY = datetime.date(2026, 11, 16)
SATURDAY = datetime.date(2026, 11, 21)
MARTA = Contact(id="marta", name="Marta Lindqvist", company="Brackwater", relation="customer", every_days=7)
TOM = Contact(id="tom", name="Tom Hallworth", relation="colleague", every_days=30, touched=Day(2026, 11, 10))
ZOE = Contact(id="zoe", name="Zoe Marsh", relation="customer", every_days=1, private=True)
CIRCLE = Circle(contacts=(MARTA, TOM, ZOE), companies=(Company(name="Blue Harbour", private=True),))
LONG = "Her planners waited for the last wagon until it was dark"


def sitting(day: int, *steps: StepRecord, **more: object) -> Session:
    at = f"{MONDAY + datetime.timedelta(days=day)}T08:00:00+00:00"
    return Session(id=f"s{day}", started=at, ended=at, minutes=10, steps=steps, **more)  # type: ignore[arg-type]


def step(pillar: str, note: str = "", **more: object) -> StepRecord:
    return StepRecord(pillar=pillar, note=note, **more)  # type: ignore[arg-type]


def shown(*sessions: Session, profile: Profile | None = None, circle: Circle = CIRCLE, **more: object) -> Week:
    records = Records(sessions=sessions, **more)  # type: ignore[arg-type]
    return week_of(SATURDAY, SATURDAY, profile or Profile(), circle, records)


def test_a_week_runs_from_monday_and_counts_planned_days_that_have_come() -> None:
    assert monday_of(SATURDAY) == MONDAY == monday_of(MONDAY)
    away = Routine(away=(Away(start=Day(2026, 11, 19), end=Day(2026, 11, 19)),))
    sessions = [sitting(day, step("share", f"day {day}")) for day in (-1, 0, 2, 5)]
    week = shown(*sessions, profile=Profile(routine=away))
    assert (week.first, week.last) == (MONDAY, datetime.date(2026, 11, 22))
    assert week.kept == Kept(2, 4)
    assert [one.words for one in week.shared] == ["day 0", "day 2", "day 5"]
    assert shown(sitting(1, step("share"), back_filled=True)).back_filled == 1
    friday = week_of(MONDAY, MONDAY, Profile(), CIRCLE, Records())
    assert friday.kept == Kept(0, 0)


def test_each_pillar_has_its_place_and_what_was_left_out_has_none() -> None:
    did = sitting(
        1,
        step("share", "a line", effort="post", link="https://a.example"),
        step("listen", "a fact #future"),
        step("listen"),
        step("engage", "a word", contact="tom", effort="comment"),
        step("engage", "not done", outcome="skipped"),
    )
    week = shown(did)
    assert [(one.words, one.effort, one.link) for one in week.shared] == [("a line", "post", "https://a.example")]
    assert [one.words for one in week.heard] == ["a fact #future"]
    assert [(one.who, one.effort) for one in week.engaged] == [("Tom Hallworth", "comment")]
    assert week.reading == {"future": 1}
    assert shown(sitting(1, step("listen", "item #7, ##law, #lawless"))).reading == {}


def test_the_one_thing_customers_said_is_a_marked_note_else_an_objection_else_a_note_about_a_customer() -> None:
    about = sitting(0, step("engage", LONG, contact="marta"))
    thin = sitting(1, step("engage", "went well", contact="marta"), step("engage", LONG, contact="tom"))
    objections = Profile(
        objections=(
            Objection(words="Too dear", reviewed=Day(2026, 11, 17)),
            Objection(words="Last year's", reviewed=Day(2025, 11, 17)),
            Objection(words="Some month", reviewed=Day(2026, 11)),
        )
    )
    marked = sitting(2, step("share", "Customer: you pick up the telephone"))
    found = shown(about, thin, marked, profile=objections).customer
    assert found
    assert (found.how, found.words) == ("marked", "you pick up the telephone")
    found = shown(about, thin, profile=objections).customer
    assert found
    assert (found.how, found.words) == ("objection", "Too dear")
    found = shown(about, thin).customer
    assert found
    assert (found.how, found.words, found.who) == ("note", LONG, "Marta Lindqvist")
    assert shown(thin).customer is None
    assert shown(sitting(1, step("share", "Customers come first"))).customer is None
    week = shown(marked)
    assert week.shared[0].words == "you pick up the telephone"


def test_next_week_is_what_is_laid_out_from_tomorrow_and_who_is_due_longest_first() -> None:
    rows = [Ahead(on=Day(2026, 11, day), who=who, context=f"on {day}") for day, who in ((30, "a"), (24, "marta"))]
    rows += [Ahead(on=Day(2026, 11, day), who="b", context=f"on {day}") for day in (20, 22, 29)]
    rows += [Ahead(on=Day(2026, 11), who="a"), Ahead(on=Day(2026, 11, 25), who="zoe")]
    rows += [Ahead(on=Day(2026, 11, 25), context="Zoe's talk"), Ahead(on=Day(2026, 11, 25), context="x", private=True)]
    contacts = (*CIRCLE.contacts, Contact(name="Una", every_days=30, touched=Day(2020)), Contact(name="Vic"))
    week = shown(sitting(0, step("engage", contact="marta")), circle=Circle(contacts=contacts, ahead=tuple(rows)))
    assert [(one.day.day, one.who) for one in week.ahead] == [(22, "b"), (24, "Marta Lindqvist"), (29, "b")]
    assert [one.name for one in week.due] == ["Una", "Marta Lindqvist"]


def test_results_of_the_week_are_told_without_the_words_of_what_was_private() -> None:
    did = sitting(0, step("engage", "x"), step("engage", "y", private=True))
    results = [
        Result(id=f"r{at}", on=MONDAY, step=f"s0/{at % 2}", kind="reply", words=words)
        for at, words in enumerate(("They came", "secret", "Zoe came"))
    ]
    late = Result(id="r9", on=MONDAY - datetime.timedelta(days=1), kind="press", words="old")
    week = shown(did, results=(*results, late))
    assert [one.words for one in week.came] == ["They came", "", ""]


PRIVATE = ("Zoe Marsh", "zoe", "marsh's", "BLUE HARBOUR", "Zoe’s")


@settings(max_examples=30)
@given(
    name=st.sampled_from(PRIVATE),
    before=st.sampled_from(("", "Customer: ", "I rang ", "“")),
    pillar=st.sampled_from(("share", "listen", "engage")),
    field=st.sampled_from(("note", "contact", "private", "ahead", "result", "objection")),
)
def test_nothing_private_and_nobody_who_is_private_gets_on_the_page(
    name: str, before: str, pillar: str, field: str
) -> None:
    words = f"{before}{name} about the siding on Tuesday"
    given = {"note": words} | ({"contact": "zoe"} if field == "contact" else {})
    given |= {"private": True, "note": "hush"} if field == "private" else {}
    steps = (step(pillar, **given),) if field in ("note", "contact", "private") else ()  # type: ignore[arg-type]
    ahead = (Ahead(on=Day(2026, 11, 24), who=name, context=words),) if field == "ahead" else ()
    results = (Result(id="r", on=MONDAY, kind="reply", words=words),) if field == "result" else ()
    profile = Profile(objections=(Objection(words=words, reviewed=Day(2026, 11, 17)),) if field == "objection" else ())
    circle = Circle(contacts=(*CIRCLE.contacts,), companies=CIRCLE.companies, ahead=ahead)
    told = repr(shown(sitting(1, *steps), profile=profile, circle=circle, results=results)).casefold()
    for hidden in ("zoe", "marsh", "blue harbour", "hush", "siding"):
        assert hidden not in told
