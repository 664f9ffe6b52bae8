"""Which prompt serves a pillar best on one day: rested, filled from the files, and in balance with the rest."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from execcoach.profile.circle import Ahead, Circle
from execcoach.profile.model import Profile
from execcoach.routine.minutes import split
from execcoach.routine.needs import Offer, Offers, Waiting, fill, offers, person_key, turn
from execcoach.routine.prompts import WEEKDAYS, Prompt, Step, filled
from execcoach.routine.records import PILLARS, Records, Session
from execcoach.text import one_line, shorten

REST_SESSIONS = 20
"""A prompt does not come back within so many sessions while another one fits."""
EARLY_SESSIONS = 10
"""The first fortnight: only prompts of courage 1."""
_BAND = 5
_MEMORY = 60
"""Sessions after which a prompt is as good as new."""
_AHEAD_A_DAY = 2


@dataclass(frozen=True, slots=True)
class Pick:
    """A step with what it uses up."""

    step: Step
    uses: tuple[str, ...] = ()
    courage: int = 1
    urgency: int = 0
    weekly: str = ""


@dataclass(frozen=True, slots=True)
class Morning:
    """What is known before anything is picked."""

    seed: str
    bank: Mapping[str, Sequence[Prompt]]
    found: Offers
    ages: Mapping[str, int]
    benefits: Mapping[str, float]
    early: bool
    weekly: frozenset[str]
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
    last = records.sessions[-_MEMORY:]
    ages: dict[str, int] = {}
    benefits: dict[str, float] = {}
    week, read_lately = set[str](), False
    outside = frozenset(s.url for s in circle.sources if s.outside_the_box and s.url)
    for age, session in enumerate(reversed(last), 1):
        lately = session.day > today - datetime.timedelta(days=7)
        for step in session.steps:
            ages.setdefault(step.prompt, age)
            prompt = known.get(step.prompt)
            if prompt and age <= REST_SESSIONS:
                benefits[prompt.benefit] = benefits.get(prompt.benefit, 0) + 1
            needs = prompt.needs if prompt else ()
            read_lately |= bool(prompt and age <= 3 and prompt.pillar == "listen" and _reads(prompt))
            if lately and "note" in needs:
                week.add("note")
            if lately and ("outside-source" in needs or (step.pillar == "listen" and step.link in outside)):
                week.add("outside")
    shown = sum(benefits.values()) or 1
    laid = [a for a in ahead if a.on and a.on.day and a.on.first() == today and not a.private]
    asked = frozenset(key for a in laid if (key := _who(a.who, circle)))
    found = offers(profile, circle, records, today, drafts, asked)
    return Morning(
        seed=f"{profile.person.id or profile.person.name}|{today.isoformat()}",
        bank={pillar: [p for p in fits if p.pillar == pillar] for pillar in PILLARS},
        found=found,
        ages=ages,
        benefits={benefit: count / shown for benefit, count in benefits.items()},
        early=is_early(records.sessions),
        weekly=frozenset({"note", "outside"}) - week,
        read_lately=read_lately,
        outside=frozenset(use for offer in found["outside-source"] for use in offer.uses),
        slots=split(profile.routine),
        laid={p: tuple(a for a in laid if (a.pillar if a.pillar in PILLARS else "engage") == p) for p in PILLARS},
    )


def best(morning: Morning, pillar: str, picks: Sequence[Pick], aside: Iterable[str] = ()) -> Pick | None:
    """The prompt that fits best with what is picked already; courage gives way before the pillar goes missing."""
    fitting = [p for p in morning.bank[pillar] if p.id not in aside]
    easy = [p for p in fitting if p.courage == 1] if morning.early else fitting
    for some in (easy, fitting):
        taken = frozenset(use for pick in picks for use in pick.uses)
        ranked = [(_rank(morning, p, pick, picks), p.id, pick) for p in some if (pick := _filled(morning, p, taken))]
        if ranked:
            return min(ranked, key=lambda item: item[:2])[2]
    return None


def _filled(morning: Morning, prompt: Prompt, taken: frozenset[str]) -> Pick | None:
    wanted = prompt.placeholders()
    if prompt.pillar == "listen" and "outside" in morning.weekly and morning.outside and _reads(prompt):
        outside = fill(prompt.needs, wanted, morning.found, taken, {"source": morning.outside})
        if outside:
            return _pick(prompt, outside, "outside")
    offer = fill(prompt.needs, wanted, morning.found, taken)
    weekly = "note" if "note" in prompt.needs and "note" in morning.weekly else ""
    return _pick(prompt, offer, weekly) if offer else None


def _reads(prompt: Prompt) -> bool:
    return any(need in ("source", "outside-source", "source-heard-by") for need in prompt.needs)


def _pick(prompt: Prompt, offer: Offer, weekly: str = "") -> Pick:
    step = Step(
        pillar=prompt.pillar,
        prompt=prompt.id,
        minutes=prompt.minutes,
        title=one_line(filled(prompt.title, offer.values)),
        words=filled(prompt.words, offer.values),
        ask=filled(prompt.ask, offer.values),
        because=filled(prompt.because, offer.values),
        why=prompt.why,
        source=prompt.source,
        probe=prompt.probe,
        good=prompt.good,
        weak=prompt.weak,
        template=prompt.template,
        effort=prompt.effort,
        contact=offer.contact,
        link=offer.link,
        benefit=prompt.benefit,
        draft=offer.draft,
    )
    return Pick(step, offer.uses, prompt.courage, offer.urgency, weekly)


def _rank(morning: Morning, prompt: Prompt, pick: Pick, picks: Sequence[Pick]) -> tuple[int, float]:
    """Lower is better: first how long the prompt has rested, then how well it serves today.

    Why the 4 both ways: what comes once a week would be used up if it also came in between.
    """
    age = morning.ages.get(prompt.id)
    rested = 0 if age is None or age > REST_SESSIONS else REST_SESSIONS - age // _BAND
    weight = 2.5 * (1 - (_MEMORY if age is None else age) / _MEMORY)
    weight += 5 * morning.benefits.get(prompt.benefit, 0) - 0.8 * pick.urgency
    weight += 1.5 * any(other.step.benefit == prompt.benefit for other in picks)
    weight += 3 * (prompt.minutes > morning.slots[prompt.pillar])
    weight += 0.7 * (prompt.courage == 3) + (prompt.courage > 1 and any(other.courage > 1 for other in picks))
    if pick.weekly and not any(other.weekly == pick.weekly for other in picks):
        weight -= 4
    elif "note" in prompt.needs or "outside-source" in prompt.needs:
        weight += 4
    elif prompt.pillar == "listen" and _reads(prompt) and morning.read_lately:
        weight += 2
    return rested, weight + turn(morning.seed, prompt.id) / 2**64


def laid_out(morning: Morning, pillar: str, circle: Circle, picks: Sequence[Pick]) -> list[Pick]:
    """The steps somebody laid out for today: a prompt about whom they named, or else their own words."""
    made: list[Pick] = []
    for ahead in morning.laid[pillar][:_AHEAD_A_DAY]:
        key = _who(ahead.who, circle)
        before = [*picks, *made]
        taken = frozenset(use for pick in before for use in pick.uses)
        used = {pick.step.prompt for pick in before}
        if key in taken:
            continue
        group = "source" if key.startswith("source:") else "contact"
        ranked = []
        for prompt in morning.bank[pillar] if key else ():
            if prompt.id in used or (morning.early and prompt.courage > 1):
                continue
            offer = fill(prompt.needs, prompt.placeholders(), morning.found, taken, {group: frozenset({key})})
            if offer and key in offer.uses:
                pick = _pick(prompt, offer)
                ranked.append((_rank(morning, prompt, pick, before), prompt.id, pick))
        if ranked:
            pick = min(ranked, key=lambda item: item[:2])[2]
        else:
            words = ahead.context if ahead.who.casefold() in ahead.context.casefold() else ""
            words = words or ": ".join(part for part in (ahead.who, ahead.context) if part)
            if not words:
                continue
            who = ahead.who if key and group == "contact" else ""
            bare = Step(pillar=pillar, title=shorten(words, 46), words=words, contact=who)
            pick = Pick(bare, (key,) if key else ())
        step = replace(
            pick.step,
            because=ahead.context or pick.step.because,
            link=ahead.link or pick.step.link,
            draft=ahead.draft or pick.step.draft,
            by=ahead.by or "assistant",
        )
        made.append(replace(pick, step=step))
    return made


def _who(who: str, circle: Circle) -> str:
    """The key of the contact or source that is meant; empty when the circle holds neither."""
    meant = person_key(who)
    for contact in circle.contacts:
        if meant and not contact.private and meant in (person_key(contact.id), person_key(contact.name)):
            return person_key(contact.id or contact.name)
    named = any(meant and not s.private and person_key(s.name) == meant for s in circle.sources)
    return f"source:{meant}" if named else ""


def replaced(morning: Morning, swap: str, picks: Sequence[Pick], aside: set[str]) -> list[Pick]:
    """The picks with the swapped one changed for the next best; after the last one they begin anew."""
    aside.add(swap)
    at = next((at for at, pick in enumerate(picks) if step_name(pick.step) == swap), None)
    if at is None:
        return list(picks)
    pillar = picks[at].step.pillar
    others = [*picks[:at], *picks[at + 1 :]]
    also = {pick.step.prompt for pick in others}
    new = best(morning, pillar, others, aside | also)
    if new is None:
        aside.difference_update([prompt.id for prompt in morning.bank[pillar] if prompt.id != swap])
        new = best(morning, pillar, others, aside | also)
    return [*picks[:at], new or picks[at], *picks[at + 1 :]]


def step_name(step: Step) -> str:
    """What a swap calls a step: its prompt, or the pillar where somebody laid it out in their own words."""
    return step.prompt or f"ahead:{step.pillar}"
