"""The shipped prompt bank with an empty and a full circle; its words are judged in tests/content."""

import datetime
import tomllib
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
from execcoach.routine.plan import plan, swapped
from execcoach.routine.prompts import read_prompts
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


def contact(name, relation, **more):
    about = {"connection_points": one("rowing"), "learned": one("moved to York")}
    return Contact(name=name, role="manager", company="Brightwater", relation=relation, **about, **more)


CIRCLE = Circle(
    contacts=(
        contact("Priya", "colleague", offers=one("welders in Hull")),
        contact("Marta", "customer", needs=one("two welders")),
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


def test_another_one_can_be_asked_for_many_times(bank):
    for pillar in PILLARS:
        swaps, seen = (), set()
        for _ in range(8):
            day = plan(MONDAY, FULL, CIRCLE, NOTED, bank, swaps)
            seen |= {step.prompt for step in day.steps if step.pillar == pillar}
            swaps = swapped(day, pillar, swaps)
        assert len(seen) == 8
