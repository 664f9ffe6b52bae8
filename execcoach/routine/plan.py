"""Today's ten minutes: the same answer all day, from the date, the files and what was done before."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from execcoach.profile.circle import Ahead, Circle
from execcoach.profile.model import Profile, Routine
from execcoach.routine.needs import Offer, Offers, Waiting, fill, offers, person_key, turn
from execcoach.routine.prompts import WEEKDAYS, Prompt, filled
from execcoach.routine.records import PILLARS, Records, Session
from execcoach.text import one_line, shorten

REST_SESSIONS = 20
"""A prompt does not come back within so many sessions while another one fits."""
EARLY_SESSIONS = 10
"""The first fortnight: only prompts of courage 1."""
MINUTES = 10
_BAND = 5
_MEMORY = 60
"""Sessions after which a prompt is as good as new."""
_AHEAD_A_DAY = 2
_PICKING = ("engage", "share", "listen")
"""Why: the pillars pick in this order, so that a contact who is due goes to the step that reaches them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a plan, filled in; `by` and `because` say who laid it out and why, where somebody did."""

    pillar: str
    prompt: str = ""
    minutes: int = 0
    title: str = ""
    words: str = ""
    ask: str = ""
    why: str = ""
    source: str = ""
    because: str = ""
    probe: str = ""
    good: str = ""
    weak: str = ""
    template: str = ""
    effort: str = ""
    contact: str = ""
    link: str = ""
    benefit: str = ""
    draft: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A day's steps in the order they are done; minutes are their sum."""

    date: datetime.date
    minutes: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Pick:
    """A step with what it uses up."""

    step: Step
    uses: tuple[str, ...] = ()
    courage: int = 1
    urgency: int = 0
    weekly: str = ""


@dataclass(frozen=True, slots=True)
class _Morning:
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


def plan(
    today: datetime.date,
    profile: Profile,
    circle: Circle,
    records: Records,
    bank: Iterable[Prompt],
    swaps: Sequence[str] = (),
    never: Iterable[str] = (),
    drafts: Sequence[Waiting] = (),
    ahead: Sequence[Ahead] | None = None,
) -> Plan:
    """The plan of one day; `swaps` are the answers of `swapped` in order, `ahead` stands in for the circle's own.

    What was refused in the records counts with `never`. A pillar is missing only where no prompt of it fits at all.
    """
    order = _order(profile.routine)
    morning = _morning(today, profile, circle, records, bank, never, drafts, circle.ahead if ahead is None else ahead)
    picks: list[_Pick] = []
    for pillar in PILLARS:
        picks += _laid_out(morning, pillar, circle, picks)
    for pillar in _PICKING:
        if not any(pick.step.pillar == pillar for pick in picks) and (pick := _best(morning, pillar, picks)):
            picks.append(pick)
    aside: set[str] = set()
    for swap in swaps:
        picks = _replaced(morning, swap, picks, aside)
    picks.sort(key=lambda pick: (not pick.step.by, order.index(pick.step.pillar)))
    steps = tuple(_timed([pick.step for pick in picks], morning.slots))
    return Plan(today, sum(step.minutes for step in steps), steps)


def swapped(day: Plan, pillar: str, swaps: Sequence[str] = ()) -> tuple[str, ...]:
    """The swaps that make `plan` answer with another step of this pillar and leave the other steps as they are."""
    steps = [step for step in day.steps if step.pillar == pillar]
    return (*swaps, *(_name(step) for step in sorted(steps, key=lambda step: bool(step.by))[:1]))


def refused(records: Records) -> frozenset[str]:
    """The prompts of which the person said "never this one" and did not take it back."""
    return frozenset(about for about, choice in records.standing().items() if choice.kind == "never")


def is_early(sessions: Sequence[Session]) -> bool:
    """Whether the first fortnight is still on: fewer than ten sessions in which something was done."""
    return len(sessions) < EARLY_SESSIONS or sum(session.done for session in sessions[-60:]) < EARLY_SESSIONS


def as_json(day: Plan) -> dict[str, Any]:
    """The plan as `today --json` shows it."""
    keys = ("pillar", "prompt", "minutes", "title", "words", "why", "source", "because")
    more = ("ask", "by", "contact", "link", "draft", "template")
    steps = [{key: getattr(step, key) for key in (*keys, *more)} for step in day.steps]
    return {"date": day.date.isoformat(), "minutes": day.minutes, "steps": steps}


def split(routine: Routine) -> dict[str, int]:
    """Minutes a day for each pillar: what `split` says, the rest of `minutes` in equal parts."""
    order = _order(routine)
    given = {pillar: minutes for pillar in order if (minutes := min(60, getattr(routine.split, pillar)))}
    rest = [pillar for pillar in order if pillar not in given]
    left = max(min(120, routine.minutes or MINUTES) - sum(given.values()), len(rest))
    for at, pillar in enumerate(rest):
        given[pillar] = left // len(rest) + (at >= len(rest) - left % len(rest))
    return given


def _order(routine: Routine) -> tuple[str, ...]:
    named = [line.text.casefold() for line in routine.order]
    return tuple(dict.fromkeys([*(name for name in named if name in PILLARS), *PILLARS]))


def _morning(
    today: datetime.date,
    profile: Profile,
    circle: Circle,
    records: Records,
    bank: Iterable[Prompt],
    never: Iterable[str],
    drafts: Sequence[Waiting],
    ahead: Sequence[Ahead],
) -> _Morning:
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
    return _Morning(
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


def _best(morning: _Morning, pillar: str, picks: Sequence[_Pick], aside: Iterable[str] = ()) -> _Pick | None:
    """The prompt that fits best with what is picked already; courage gives way before the pillar goes missing."""
    fitting = [p for p in morning.bank[pillar] if p.id not in aside]
    easy = [p for p in fitting if p.courage == 1] if morning.early else fitting
    for some in (easy, fitting):
        taken = frozenset(use for pick in picks for use in pick.uses)
        ranked = [(_rank(morning, p, pick, picks), p.id, pick) for p in some if (pick := _filled(morning, p, taken))]
        if ranked:
            return min(ranked, key=lambda item: item[:2])[2]
    return None


def _filled(morning: _Morning, prompt: Prompt, taken: frozenset[str]) -> _Pick | None:
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


def _pick(prompt: Prompt, offer: Offer, weekly: str = "") -> _Pick:
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
    return _Pick(step, offer.uses, prompt.courage, offer.urgency, weekly)


def _rank(morning: _Morning, prompt: Prompt, pick: _Pick, picks: Sequence[_Pick]) -> tuple[int, float]:
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


def _laid_out(morning: _Morning, pillar: str, circle: Circle, picks: Sequence[_Pick]) -> list[_Pick]:
    """The steps somebody laid out for today: a prompt about whom they named, or else their own words."""
    made: list[_Pick] = []
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
            pick = _Pick(bare, (key,) if key else ())
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


def _name(step: Step) -> str:
    return step.prompt or f"ahead:{step.pillar}"


def _replaced(morning: _Morning, swap: str, picks: Sequence[_Pick], aside: set[str]) -> list[_Pick]:
    """The picks with the swapped one changed for the next best; after the last one they begin anew."""
    aside.add(swap)
    at = next((at for at, pick in enumerate(picks) if _name(pick.step) == swap), None)
    if at is None:
        return list(picks)
    pillar = picks[at].step.pillar
    others = [*picks[:at], *picks[at + 1 :]]
    also = {pick.step.prompt for pick in others}
    new = _best(morning, pillar, others, aside | also)
    if new is None:
        aside.difference_update([prompt.id for prompt in morning.bank[pillar] if prompt.id != swap])
        new = _best(morning, pillar, others, aside | also)
    return [*picks[:at], new or picks[at], *picks[at + 1 :]]


def _timed(steps: Sequence[Step], slots: Mapping[str, int]) -> Iterable[Step]:
    for at, step in enumerate(steps):
        before = sum(other.pillar == step.pillar for other in steps[:at])
        many = sum(other.pillar == step.pillar for other in steps)
        minutes = slots[step.pillar] // many + (before < slots[step.pillar] % many)
        yield replace(step, minutes=max(1, minutes))
