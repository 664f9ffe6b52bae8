"""The shipped prompt bank with an empty and a full circle; its words are judged in tests/content."""

import datetime
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from execcoach.profile.circle import Circle, Contact, Source, Trigger
from execcoach.profile.circle import Company as KeyCompany
from execcoach.profile.dates import parse_day
from execcoach.profile.model import (
    Achievement,
    Audience,
    ConnectionPoints,
    Line,
    Objection,
    Person,
    Profile,
    Publication,
    Role,
    School,
    Summary,
    Talk,
    Topic,
    Voice,
)
from execcoach.routine.needs import offers
from execcoach.routine.offering import Waiting, fill
from execcoach.routine.picking import titled
from execcoach.routine.plan import plan, swapped
from execcoach.routine.prompts import filled, read_prompts
from execcoach.routine.records import PILLARS, Records, Session, StepRecord

FOLDER = Path(__file__).resolve().parents[2] / "prompts" / "routine"
FILES = [FOLDER / f"{pillar}.toml" for pillar in PILLARS]
pytestmark = pytest.mark.skipif(not all(file.exists() for file in FILES), reason="the bank is not written yet")
MONDAY = datetime.date(2026, 11, 23)


def one(text):
    return (Line(text=text),)


FULL = Profile(
    person=Person(id="p1", name="Ada Okafor"),
    summary=Summary(motivations=one("the last train home"), turn_offs=one("blame")),
    voice=Voice(says=one("show me the rota")),
    connection_points=ConnectionPoints(
        hobbies=one("rowing"), teams=one("Leeds Rhinos"), causes=one("reading aloud"), places=one("Hull")
    ),
    roles=(Role(title="Chief operating officer", company="Northwind Rail", start=parse_day("2023")),),
    schools=(School(name="Durham"),),
    achievements=(Achievement(what="Opened Leeds", result="40 trains a day", date=parse_day("2026-11")),),
    talks=(Talk(title="Night trains"),),
    publications=(Publication(title="The rota problem"),),
    topics=(Topic(name="signalling"),),
    audience=(Audience(who="depot managers", why="they carry the rota"),),
    objections=(Objection(words="We already have somebody"),),
)


def contact(name, relation, company="Brightwater", **more):
    about = {"connection_points": one("rowing"), "learned": one("moved to York")}
    return Contact(name=name, role="manager", company=company, relation=relation, **about, **more)


CIRCLE = Circle(
    contacts=(
        contact("Priya", "colleague", offers=one("welders in Hull")),
        contact("Marta", "customer", "Corrigan Coaches", needs=one("welders for Hull")),
        contact("Leila", "prospect"),
    ),
    sources=(
        Source(name="Near", kind="analyst", heard_by="buyers", url="https://example.com/near"),
        Source(name="Far", kind="blogger", heard_by="nurses", url="https://example.com/far", outside_the_box=True),
    ),
    companies=(KeyCompany(name="Corrigan"),),
    triggers=(Trigger(event="a new leader", watch_at="the trade press", opens="an early talk"),),
)
NOTED = Records(
    sessions=(
        Session(
            id="s0",
            started="2026-11-10T08:00:00+00:00",
            steps=(StepRecord(pillar="share", note="We stopped blaming the depot"),),
        ),
    )
)
DRAFTS = (Waiting("2026-11-20-thanks", "Thanks to Priya"),)


@pytest.fixture(scope="module")
def bank():
    return [prompt for file in FILES for prompt in read_prompts(tomllib.loads(file.read_text("utf-8")), file.name)]


def test_every_prompt_fits_a_full_or_an_empty_circle(bank):
    full, empty = offers(FULL, CIRCLE, NOTED, MONDAY, DRAFTS), offers(FULL, Circle(), NOTED, MONDAY)
    unmet = [p.id for p in bank if not any(fill(p.needs, p.placeholders(), found) for found in (full, empty))]
    assert unmet == []


@pytest.mark.parametrize(("profile", "circle", "drafts"), [(Profile(), Circle(), ()), (FULL, CIRCLE, DRAFTS)])
def test_two_months_of_weekdays_never_leave_a_gap_or_come_back_too_soon(bank, profile, circle, drafts):
    records, day, seen = NOTED if drafts else Records(), MONDAY, []
    known = {prompt.id: prompt for prompt in bank}
    for n in range(40):
        today = plan(day, profile, circle, records, bank, drafts=drafts)
        assert {step.pillar for step in today.steps} == set(PILLARS)
        assert today.minutes == 10
        for step in today.steps:
            assert "{" not in step.title + step.words + step.ask + step.because
            assert drafts or not known[step.prompt].placeholders()
            assert n >= 9 or known[step.prompt].courage == 1
        seen.append({step.prompt for step in today.steps})
        steps = tuple(StepRecord(pillar=s.pillar, prompt=s.prompt, contact=s.contact, link=s.link) for s in today.steps)
        made = Session(id=f"d{n}", started=f"{day}T08:00:00+00:00", steps=steps)
        records = records.merged(Records(sessions=(made,)))
        day += datetime.timedelta(days=3 if day.weekday() == 4 else 1)
    if drafts:
        for at, prompts in enumerate(seen):
            assert not prompts & set().union(*seen[max(0, at - 20) : at])


def whole(prompt, found):
    """The four texts a person reads, filled from these files, and the values that filled them."""
    offer = fill(prompt.needs, prompt.placeholders(), found)
    values = offer.values if offer else {}
    return [filled(text, values) for text in (prompt.title, prompt.words, prompt.ask, prompt.because)], values


FACT = re.compile(r"(?<![.?!:“‘] )(?<!^)(?<![“‘])\b[A-Z][\w’'-]*|\d[\d.,:%]*")
"""A name or a figure: a capital letter inside a sentence, or a number in digits."""
ANYBODY = {"I", "I'd", "Monday", "Friday"}
"""Capital letters that state nothing about anybody."""
HEARSAY = re.compile(
    r"\b(research|studies|a study|surveys?|statistics|experts?|percent|per cent|on average|most (people|buyers|firms)"
    r"|nowadays|these days|according to|everybody knows|has announced|is launching|recently (opened|joined|won))\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("which", ["empty", "full"])
def test_no_prompt_states_a_fact_that_does_not_stand_in_the_files(bank, which):
    full = offers(FULL, CIRCLE, NOTED, MONDAY, DRAFTS)
    found = full if which == "full" else offers(Profile(), Circle(), Records(), MONDAY)
    read = 0
    for prompt in bank:
        if not fill(prompt.needs, prompt.placeholders(), found):
            continue
        texts, values = whole(prompt, found)
        read += 1
        for text in texts:
            assert not re.search(r"[{}]", text), prompt.id
            own = text
            for value in sorted(values.values(), key=len, reverse=True):
                own = own.replace(value, "") if value else own
            stated = {word for word in FACT.findall(own) if word} - ANYBODY
            assert not stated, (prompt.id, stated, text)
            assert not HEARSAY.search(own), (prompt.id, text)
    assert read >= (60 if which == "full" else 40)


@pytest.mark.parametrize(
    "claim", ["Buyers in Leeds have moved.", "Write to 77 of them.", "Since 2019 they read more.", "Studies show it."]
)
def test_a_fact_from_nowhere_is_recognised(claim):
    assert set(FACT.findall(claim)) - ANYBODY or HEARSAY.search(claim)


def test_every_title_fits_the_plan_whoever_is_named(bank):
    name, firm = "Wilhelmina-Josephine van der Meerschaert", "The Amalgamated Northern Haulage Company"
    people = tuple(replace(c, name=f"{name} {n}", company=firm) for n, c in enumerate(CIRCLE.contacts))
    circle = replace(CIRCLE, contacts=people, companies=(KeyCompany(name=firm),))
    found = offers(FULL, circle, NOTED, MONDAY, DRAFTS)
    for prompt in bank:
        offer = fill(prompt.needs, prompt.placeholders(), found)
        title = titled(prompt.title, offer.values) if offer else ""
        assert len(title) <= 46
        assert "{" not in title
        for text in (prompt.title, prompt.words) if offer else ():
            assert not {"contact", "a"} & set(re.findall(r"\{(\w+)\}", text)) or "Wilhelmina" in filled(
                text, offer.values
            )


def test_another_one_can_be_asked_for_many_times(bank):
    for pillar in PILLARS:
        swaps, seen = (), set()
        for _ in range(8):
            day = plan(MONDAY, FULL, CIRCLE, NOTED, bank, swaps)
            seen |= {step.prompt for step in day.steps if step.pillar == pillar}
            swaps = swapped(day, pillar, swaps)
        assert len(seen) == 8
