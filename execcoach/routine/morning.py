"""What is known in the morning, before anything is picked: what fits the day, how long it has rested, who asks."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from execcoach.profile.circle import Ahead, Circle
from execcoach.profile.model import Profile
from execcoach.routine.minutes import split
from execcoach.routine.needs import offers
from execcoach.routine.offering import Offers, Waiting, person_key, turn
from execcoach.routine.prompts import WEEKDAYS, Prompt
from execcoach.routine.records import PILLARS, Records, Session, StepRecord
from execcoach.text import shorten

_KEPT = 80
"""Characters that the record of a step keeps of what was laid out in somebody's own words."""
REST_SESSIONS = 20
"""A prompt does not come back within so many sessions while another one fits."""
EARLY_SESSIONS = 10
"""The first fortnight: only prompts of courage 1."""
BOLD_STEPS = 3
"""Steps of courage 2 that were done before one of courage 3 is offered."""
MEMORY = 60
"""Sessions after which a prompt is as good as new."""


@dataclass(frozen=True, slots=True)
class Morning:
    """What is known before anything is picked."""

    seed: str
    bank: Mapping[str, Sequence[Prompt]]
    found: Offers
    ages: Mapping[str, int]
    benefits: Mapping[str, float]
    courage: int
    weekly: frozenset[str]
    note_pillar: str
    read_lately: bool
    outside: frozenset[str]
    slots: Mapping[str, int]
    laid: Mapping[str, tuple[Ahead, ...]] = field(default_factory=dict)


def refused(records: Records) -> frozenset[str]:
    """The prompts of which the person said "never this one" and did not take it back."""
    return frozenset(about for about, choice in records.standing().items() if choice.kind == "never")


def is_early(sessions: Sequence[Session]) -> bool:
    """Whether the first fortnight is still on: fewer than ten sessions in which something was done."""
    return len(sessions) < EARLY_SESSIONS or sum(session.done for session in sessions[-60:]) < EARLY_SESSIONS


def morning_of(
    today: datetime.date,
    profile: Profile,
    circle: Circle,
    records: Records,
    bank: Iterable[Prompt],
    never: Iterable[str],
    drafts: Sequence[Waiting],
    ahead: Sequence[Ahead],
) -> Morning:
    """Everything that the picking of one day looks at, gathered once."""
    refusals = refused(records).union(never)
    known = {prompt.id: prompt for prompt in bank}
    weekday = WEEKDAYS[today.weekday()]
    fits = [p for p in known.values() if p.id not in refusals and (not p.when or weekday in p.when)]
    last = records.sessions[-MEMORY:]
    ages: dict[str, int] = {}
    benefits: dict[str, float] = {}
    week, read_lately, bold = set[str](), False, 0
    monday = today - datetime.timedelta(days=today.weekday())
    outside = frozenset(s.url for s in circle.sources if s.outside_the_box and s.url)
    for age, session in enumerate(reversed(last), 1):
        lately = session.day >= monday
        for step in session.steps:
            ages.setdefault(step.prompt, age)
            prompt = known.get(step.prompt)
            if prompt and age <= REST_SESSIONS:
                benefits[prompt.benefit] = benefits.get(prompt.benefit, 0) + 1
            needs = prompt.needs if prompt else ()
            bold += bool(prompt and prompt.courage > 1 and step.outcome == "done")
            read_lately |= bool(prompt and age <= 3 and prompt.pillar == "listen" and reads(prompt))
            if lately and "note" in needs:
                week.add("note")
            if lately and (weekly_of(needs) == "outside" or (step.pillar == "listen" and step.link in outside)):
                week.add("outside")
    shown = sum(benefits.values()) or 1
    laid = [a for a in ahead if a.on and a.on.day and a.on.first() == today and not a.private]
    asked = frozenset(key for a in laid if (key := key_of(a.who, circle)))
    found = offers(profile, circle, records, today, drafts, asked)
    who = profile.person.id or profile.person.name
    courage = 1 if is_early(records.sessions) else 2 if bold < BOLD_STEPS else 3
    return Morning(
        seed=f"{who}|{today.isoformat()}",
        bank={pillar: [p for p in fits if p.pillar == pillar] for pillar in PILLARS},
        found=found,
        ages=ages,
        benefits={benefit: count / shown for benefit, count in benefits.items()},
        courage=courage,
        weekly=frozenset({"note", "outside"}) - week,
        note_pillar=_turn_of(fits, ages, courage, f"{who}|{monday.isoformat()}"),
        read_lately=read_lately,
        outside=frozenset(use for offer in found["outside-source"] if offer.link for use in offer.uses),
        slots=split(profile.routine),
        laid={p: tuple(a for a in laid if _pillar_of(a) == p) for p in PILLARS},
    )


def weekly_of(needs: Iterable[str]) -> str:
    """What comes once a week and such a prompt brings: "note", "outside" or nothing."""
    if "note" in needs:
        return "note"
    return "outside" if "outside-source" in needs or "no-outside-source" in needs else ""


def _turn_of(fits: Iterable[Prompt], ages: Mapping[str, int], courage: int, week: str) -> str:
    """The pillar that hands back a line of the person's own this week; empty where every such prompt still rests."""
    rested = {
        p.pillar for p in fits if "note" in p.needs and p.courage <= courage and ages.get(p.id, MEMORY) > REST_SESSIONS
    }
    return min(rested, key=lambda pillar: turn(week, pillar), default="")


def reads(prompt: Prompt) -> bool:
    """Whether the prompt asks to read something."""
    return any(need in ("source", "outside-source", "source-heard-by") for need in prompt.needs)


def key_of(who: str, circle: Circle) -> str:
    """The key of the contact or source that is meant; empty when the circle holds neither."""
    meant = person_key(who)
    for contact in circle.contacts:
        if meant and not contact.private and meant in (person_key(contact.id), person_key(contact.name)):
            return person_key(contact.id or contact.name)
    named = any(meant and not s.private and person_key(s.name) == meant for s in circle.sources)
    return f"source:{meant}" if named else ""


def words_of(ahead: Ahead) -> str:
    """What was laid out in its own words: about whom, and what to know; "" where it has only a link or a draft."""
    words = ahead.context if ahead.who.casefold() in ahead.context.casefold() else ""
    return words or ": ".join(part for part in (ahead.who, ahead.context) if part)


def about_of(ahead: Ahead, circle: Circle) -> str:
    """What the record of a step keeps of what was laid out: the source it is about, else its words."""
    key = key_of(ahead.who, circle)
    return key if key.startswith("source:") else f"ahead:{shorten(words_of(ahead), _KEPT)}"


def undone(circle: Circle, steps: Iterable[StepRecord], day: datetime.date) -> tuple[Ahead, ...]:
    """What is laid out for a day and was not done in these steps of it.

    A record that says nothing of what it was about stands for one row of its pillar.
    """
    done = [step for step in steps if step.outcome == "done"]
    left = [a for a in circle.ahead if a.on and a.on.day and a.on.first() == day]
    left = [a for a in left if not any(_did(step, a, circle) for step in done)]
    for step in done:
        if not (step.prompt or step.about or step.contact or step.draft or step.link):
            row = next((a for a in left if _pillar_of(a) == step.pillar), None)
            left = [a for a in left if a is not row]
    return tuple(left)


def _did(step: StepRecord, ahead: Ahead, circle: Circle) -> bool:
    who = key_of(ahead.who, circle)
    same = [
        step.about == about_of(ahead, circle),
        bool(who) and who == key_of(step.contact, circle),
        bool(ahead.draft) and ahead.draft == step.draft,
        bool(ahead.link) and ahead.link == step.link,
    ]
    return step.pillar == _pillar_of(ahead) and any(same)


def _pillar_of(ahead: Ahead) -> str:
    return ahead.pillar if ahead.pillar in PILLARS else "engage"
