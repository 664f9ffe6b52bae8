"""Random people, circles, histories and banks for the planner's tests; values are words without braces."""

import datetime

from hypothesis import strategies as st

from execcoach.profile.circle import Ahead, Circle, Contact, Source, Trigger
from execcoach.profile.dates import parse_day
from execcoach.profile.model import Achievement, ConnectionPoints, Line, Person, Profile, Role, Routine, Split
from execcoach.routine.prompts import BENEFITS, NEEDS, WEEKDAYS, Prompt
from execcoach.routine.records import PILLARS, Records, Session, StepRecord

TODAY = datetime.date(2026, 11, 20)
dates = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 24))
days = st.none() | dates.map(parse_day)
names = st.sampled_from(["Priya", "Tom", "Marta", "Idris", "Leila", "Sam", "Nuala", ""])
texts = st.sampled_from(["", "rowing", "night trains", "finding welders", "a depot in Leeds", "knows welders"])
lines = st.lists(st.builds(Line, text=texts, private=st.booleans()), max_size=3).map(tuple)
contacts = st.builds(
    Contact,
    id=st.sampled_from(["", "c1", "c2", "c3"]),
    name=names,
    role=st.sampled_from(["", "driver"]),
    company=st.sampled_from(["", "Northwind"]),
    relation=st.sampled_from(["", "colleague", "customer", "prospect", "friend"]),
    connection_points=lines,
    offers=lines,
    needs=lines,
    learned=lines,
    touched=days,
    every_days=st.sampled_from([0, 7, 30]),
    private=st.booleans(),
)
sources = st.builds(
    Source,
    name=names,
    kind=st.sampled_from(["", "analyst"]),
    url=st.sampled_from(["", "https://example.com/a", "https://example.com/b"]),
    heard_by=texts,
    outside_the_box=st.booleans(),
    looked=days,
    private=st.booleans(),
)
aheads = st.builds(
    Ahead,
    on=st.sampled_from([parse_day(TODAY), parse_day("2026-11-23"), parse_day("2026-11"), None]),
    pillar=st.sampled_from([*PILLARS, ""]),
    who=names,
    context=texts,
    by=st.sampled_from(["", "Sam"]),
)
circles = st.builds(
    Circle,
    contacts=st.lists(contacts, max_size=6).map(tuple),
    sources=st.lists(sources, max_size=4).map(tuple),
    triggers=st.lists(st.builds(Trigger, event=texts, watch_at=texts, opens=texts, looked=days), max_size=2).map(tuple),
    ahead=st.lists(aheads, max_size=3).map(tuple),
)
small = st.integers(0, 6)
routines = st.builds(
    Routine,
    minutes=st.integers(0, 30),
    order=st.lists(st.sampled_from([*PILLARS, "nap"]).map(lambda text: Line(text=text)), max_size=4).map(tuple),
    split=st.builds(Split, share=small, listen=small, engage=small),
)
profiles = st.builds(
    Profile,
    person=st.builds(Person, id=st.sampled_from(["", "p1"]), name=st.just("Ada"), role=texts),
    roles=st.lists(st.builds(Role, title=texts, company=texts, private=st.booleans()), max_size=2).map(tuple),
    connection_points=st.builds(ConnectionPoints, hobbies=lines, private=st.booleans()),
    achievements=st.lists(
        st.builds(Achievement, what=texts, result=texts, date=days, private=st.booleans()), max_size=2
    ).map(tuple),
    routine=routines,
)


def prompt(pillar: str, name: str, needs: tuple[str, ...] = (), **more: object) -> Prompt:
    """A prompt that names every placeholder its needs can fill."""
    named = " ".join("{" + p + "}" for p in dict.fromkeys(p for need in needs for p in NEEDS[need]))
    given = {"title": f"Do {name}", "words": f"Words {named}", "ask": "What then?", "benefit": "connection"}
    return Prompt(pillar=pillar, id=f"{pillar}-{name}", needs=needs, **{**given, **more})  # type: ignore[arg-type]


needs = st.lists(st.sampled_from(list(NEEDS)), max_size=2, unique=True).map(tuple)


@st.composite
def banks(draw: st.DrawFn) -> tuple[Prompt, ...]:
    """Up to 24 random prompts, and for each pillar one that always fits."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(PILLARS),
                needs,
                st.integers(1, 3),
                st.sampled_from(BENEFITS),
                st.lists(st.sampled_from(WEEKDAYS), max_size=5, unique=True).map(tuple),
            ),
            max_size=24,
        )
    )
    made = [
        prompt(pillar, f"n{at}", some, courage=courage, benefit=benefit, when=when, minutes=2 + at % 3)
        for at, (pillar, some, courage, benefit, when) in enumerate(rows)
    ]
    return (*made, *(prompt(pillar, "always") for pillar in PILLARS))


@st.composite
def histories(draw: st.DrawFn, bank: tuple[Prompt, ...]) -> Records:
    """Up to 30 sessions before today that used prompts of the bank."""
    ids = [(p.pillar, p.id) for p in bank]
    step = st.builds(
        lambda which, outcome, note, contact, private: StepRecord(
            pillar=which[0], prompt=which[1], outcome=outcome, note=note, contact=contact, private=private
        ),
        st.sampled_from(ids),
        st.sampled_from(["done", "skipped", "later"]),
        st.sampled_from(["", "we stopped blaming the depot", "Priya covered the whole night shift. Then home."]),
        st.sampled_from(["", "Priya", "c1"]),
        st.booleans(),
    )
    all_steps = draw(st.lists(st.lists(step, max_size=3).map(tuple), max_size=30))
    sessions = tuple(
        Session(
            id=f"s{at}", started=f"{TODAY - datetime.timedelta(days=len(all_steps) - at)}T08:00:00+00:00", steps=some
        )
        for at, some in enumerate(all_steps)
    )
    return Records(sessions=sessions)
