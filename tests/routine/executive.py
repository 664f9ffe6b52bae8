"""A simulated executive: a person, a circle and habits, and one session after another through the real planner."""

import datetime
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from execcoach.profile.circle import Ahead, Circle, Company, Contact, Source, Trigger
from execcoach.profile.dates import parse_day
from execcoach.profile.model import (
    Achievement,
    Audience,
    Away,
    ConnectionPoints,
    Line,
    Objection,
    Person,
    Profile,
    Publication,
    Role,
    Routine,
    School,
    Summary,
    Talk,
    Topic,
    Voice,
)
from execcoach.routine import consistency
from execcoach.routine.offering import Waiting, person_key
from execcoach.routine.plan import Plan, plan, swapped
from execcoach.routine.prompts import WEEKDAYS, Prompt, Step, read_prompts
from execcoach.routine.records import PILLARS, Choice, Records, Session, StepRecord

FOLDER = Path(__file__).resolve().parents[2] / "prompts" / "routine"
START = datetime.date(2026, 1, 5)
_DAY = datetime.timedelta(days=1)


def shipped() -> tuple[Prompt, ...]:
    """The bank as it is shipped."""
    files = [FOLDER / f"{pillar}.toml" for pillar in PILLARS]
    return tuple(p for f in files for p in read_prompts(tomllib.loads(f.read_text("utf-8")), f.name))


def some(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text=text) for text in texts)


def person(start: datetime.date = START, **routine: object) -> Profile:
    """A profile with something in every part, and an achievement every four months."""
    away = (
        Away(start=parse_day(f"{year}-{month}-03"), end=parse_day(f"{year}-{month}-16"))
        for year in range(start.year, start.year + 6)
        for month in ("04", "08")
    )
    given: dict[str, object] = {"away": tuple(away), **routine}
    return Profile(
        person=Person(id="p1", name="Ada Okafor"),
        summary=Summary(motivations=some("the last train home", "a full shed"), turn_offs=some("blame", "slides")),
        voice=Voice(says=some("show me the rota", "who locks up")),
        connection_points=ConnectionPoints(
            hobbies=some("rowing", "bees"),
            teams=some("Leeds Rhinos"),
            causes=some("reading aloud"),
            places=some("Hull"),
        ),
        roles=(Role(title="Chief operating officer", company="Northwind Rail", start=parse_day("2023")),),
        schools=(School(name="Durham"),),
        achievements=tuple(
            Achievement(
                what=f"Opened depot {n}", result=f"{n + 3} trains a day", date=parse_day(start + 120 * n * _DAY)
            )
            for n in range(16)
        ),
        talks=(Talk(title="Night trains"),),
        publications=(Publication(title="The rota problem"),),
        topics=tuple(Topic(name=name) for name in ("signalling", "night work", "apprentices")),
        audience=(Audience(who="depot managers", why="they carry the rota"),),
        objections=(Objection(words="We already have somebody"), Objection(words="Too busy before harvest")),
        routine=Routine(**given),  # type: ignore[arg-type]
    )


def circle(contacts: int = 18, sources: int = 8, outside: int = 2) -> Circle:
    """Contacts of every relation, sources of which the last are outside the box, and what to watch."""
    relations = ("colleague", "customer", "prospect", "journalist")
    return Circle(
        contacts=tuple(
            Contact(
                id=f"c{n}",
                name=f"Bartholomew Contact-{n:02}",
                role="Director of operations",
                company=f"Brightwater {n % 7}",
                relation=relations[n % 4],
                connection_points=some("rowing", f"keeps bees {n}"),
                learned=some(f"Moved house in year {n}") if n % 2 else (),
                offers=some(f"yard space at Goole{n}") if n % 3 == 0 else (),
                needs=some(f"cheap yards near Goole{n - 1}") if n % 3 == 1 else (),
                every_days=(14, 30, 0, 60, 21)[n % 5],
            )
            for n in range(contacts)
        ),
        sources=tuple(
            Source(
                name=f"Gazette {n:02}",
                kind="journalist",
                url="" if n == 1 else f"https://example.com/{n}",
                heard_by="buyers" if n % 2 else "",
                outside_the_box=n >= sources - outside,
            )
            for n in range(sources)
        ),
        companies=tuple(
            Company(name=f"Corrigan {n}", url=f"https://corrigan{n}.example") for n in range(contacts // 4)
        ),
        triggers=tuple(
            Trigger(event=f"a new leader at {n}", watch_at=f"https://gazette{n}.example", opens="an early talk")
            for n in range(contacts // 4)
        ),
    )


@dataclass(frozen=True, slots=True)
class Habits:
    """How often, from 0 to 1: a day left out, a step skipped, swapped, refused for good, a line written, laid out."""

    missed: float = 0.06
    skipped: float = 0.1
    swapped: float = 0.15
    never: float = 0.004
    noted: float = 0.7
    laid: float = 0.1


@dataclass(frozen=True, slots=True)
class Day:
    """One planned morning: what the planner was given, what it answered at first and what was done in the end."""

    date: datetime.date
    profile: Profile
    circle: Circle
    before: Records
    drafts: tuple[Waiting, ...]
    first: Plan
    kept: Plan
    swaps: tuple[str, ...] = ()
    refused: frozenset[str] = field(default_factory=frozenset)


def days(
    bank: tuple[Prompt, ...], profile: Profile, people: Circle, habits: Habits, seed: int, sessions: int
) -> Iterator[Day]:
    """So many sessions on the planned days from START on; the same for the same seed."""
    dice, records, date = random.Random(seed), Records(), START - _DAY
    made = 0
    while made < sessions:
        date += _DAY
        if not consistency.is_planned(profile.routine, date) or dice.random() < habits.missed:
            continue
        today = replace(people, ahead=_laid(people, date, dice) if dice.random() < habits.laid else ())
        drafts = (Waiting(f"{date}-thanks", "Thanks to the night shift"),) if dice.random() < 0.3 else ()
        refused = frozenset(records.standing())
        first = kept = plan(date, profile, today, records, bank, drafts=drafts)
        swaps: tuple[str, ...] = ()
        for pillar in PILLARS:
            while dice.random() < habits.swapped and len(swaps) < 9:
                swaps = swapped(kept, pillar, swaps)
                kept = plan(date, profile, today, records, bank, swaps, drafts=drafts)
        yield Day(date, profile, today, records, drafts, first, kept, swaps, refused)
        made += 1
        steps = tuple(_record(step, dice, habits, made) for step in kept.steps)
        started = f"{date}T07:{dice.randrange(60):02}:00+00:00"
        session = Session(id=f"s{made:05}", started=started, steps=steps)
        choices = records.choices
        for step in kept.steps:
            if step.prompt and dice.random() < habits.never and len(choices) < 12:
                choices += (Choice(id=f"n{made}", at=started, kind="never", about=step.prompt),)
        records = replace(records, sessions=(*records.sessions, session), choices=choices)
        people = _touched(people, steps, date)


def _record(step: Step, dice: random.Random, habits: Habits, made: int) -> StepRecord:
    outcome = "skipped" if dice.random() < habits.skipped else "done"
    note = f"We moved key box {made} before {step.pillar} began. Nobody asked." if dice.random() < habits.noted else ""
    return StepRecord(
        pillar=step.pillar,
        prompt=step.prompt,
        outcome=outcome,
        effort=step.effort,
        note=note if outcome == "done" else "",
        private=dice.random() < 0.1,
        link=step.link,
        contact=step.contact,
    )


def _laid(people: Circle, date: datetime.date, dice: random.Random) -> tuple[Ahead, ...]:
    who = dice.choice(people.contacts).name if people.contacts and dice.random() < 0.8 else "Ines Stranger"
    return (Ahead(on=parse_day(date), pillar=dice.choice(PILLARS), who=who, context="Opened Leeds", by="Sam"),)


def _touched(people: Circle, steps: tuple[StepRecord, ...], date: datetime.date) -> Circle:
    """The circle after a session: who was reached is ticked as touched."""
    met = {person_key(s.contact) for s in steps if s.contact and s.outcome == "done" and s.pillar != "listen"}
    if not met:
        return people
    day = parse_day(date)
    return replace(
        people,
        contacts=tuple(replace(c, touched=day) if person_key(c.id or c.name) in met else c for c in people.contacts),
    )


def weekday_names(*numbers: int) -> tuple[Line, ...]:
    return some(*(WEEKDAYS[number] for number in numbers))
