"""Which prompt serves a pillar best on one day: rested, filled from the files, and in balance with the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from execcoach.profile.circle import Circle
from execcoach.routine.morning import MEMORY, REST_SESSIONS, Morning, about_of, key_of, reads, weekly_of, words_of
from execcoach.routine.offering import Offer, about, fill, turn
from execcoach.routine.prompts import Prompt, Step, filled
from execcoach.text import one_line, shorten

_BAND = 5
_FRESH = 6
"""What it weighs that a prompt was asked lately. Why so much: else the few that suit best come back every month."""
_AHEAD_A_DAY = 2
TITLE = 46
"""Characters a title has in the plan."""
BRAVE = "brave"
"""Stands among what was swapped away for courage: who swaps a brave step away is offered none in its place."""
_SOMEBODY = "your assistant"
"""Who laid out a row that names nobody."""
_NAMES = ("contact", "a", "b")


@dataclass(frozen=True, slots=True)
class Pick:
    """A step with what it uses up."""

    step: Step
    uses: tuple[str, ...] = ()
    courage: int = 1
    urgency: int = 0
    weekly: str = ""
    builds: bool = False


def best(morning: Morning, pillar: str, picks: Sequence[Pick], aside: Iterable[str] = ()) -> Pick | None:
    """The prompt that fits best with what is picked already; courage gives way before the pillar goes missing.

    `aside` holds ids of prompts that were swapped away, and with them `BRAVE` and the names of weekly slots.
    """
    fitting = [p for p in morning.bank[pillar] if p.id not in aside]
    taken = frozenset(use for pick in picks for use in pick.uses)
    for courage in range(1 if BRAVE in aside else morning.courage, 4):
        some = [p for p in fitting if p.courage <= courage]
        ranked = [
            (_rank(morning, p, pick, picks), p.id, pick) for p in some if (pick := _filled(morning, p, taken, aside))
        ]
        if ranked:
            return min(ranked, key=lambda item: item[:2])[2]
    return None


def _filled(morning: Morning, prompt: Prompt, taken: frozenset[str], aside: Iterable[str]) -> Pick | None:
    wanted, weekly = prompt.placeholders(), weekly_of(prompt.needs)
    open_slots = morning.weekly.difference(aside)
    if prompt.pillar == "listen" and "outside" in open_slots and morning.outside and reads(prompt):
        outside = fill(prompt.needs, wanted, morning.found, taken, {"source": morning.outside})
        if outside:
            return _pick(prompt, outside, "outside")
    if weekly not in open_slots or (weekly == "note" and prompt.pillar != morning.note_pillar):
        weekly = ""
    offer = fill(prompt.needs, wanted, morning.found, taken)
    return _pick(prompt, offer, weekly) if offer else None


def _pick(prompt: Prompt, offer: Offer, weekly: str = "") -> Pick:
    step = Step(
        pillar=prompt.pillar,
        prompt=prompt.id,
        minutes=prompt.minutes,
        title=titled(prompt.title, offer.values),
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
        about=about(offer.uses),
    )
    builds = any(need in ("no-contact", "no-source") for need in prompt.needs)
    return Pick(step, offer.uses, prompt.courage, offer.urgency, weekly, builds)


def titled(title: str, values: Mapping[str, str]) -> str:
    """The title on one line of the plan, at most TITLE characters: a long name gives way to its first word."""
    whole = one_line(filled(title, values))
    if len(whole) > TITLE:
        first = {key: value.split()[0] if value.split() else "" for key, value in values.items() if key in _NAMES}
        whole = one_line(filled(title, {**values, **first}))
    return shorten(whole, TITLE)


def _rank(morning: Morning, prompt: Prompt, pick: Pick, picks: Sequence[Pick]) -> tuple[int, bool, int, float]:
    """Lower is better: how long the prompt has rested, one brave step a day, what leads today, how well it serves.

    Why the 4: what comes once a week would be used up if it also came in between.
    """
    age = morning.ages.get(prompt.id)
    rested = 0 if age is None or age > REST_SESSIONS else REST_SESSIONS - age // _BAND
    leads = 0
    if pick.weekly and not any(other.weekly == pick.weekly for other in picks):
        leads = 2 if pick.weekly == "note" else 1
    elif pick.builds and not any(other.builds for other in picks):
        leads = 1
    weight = _FRESH * (1 - (MEMORY if age is None else age) / MEMORY)
    weight += 5 * morning.benefits.get(prompt.benefit, 0) - 0.8 * pick.urgency
    weight += 1.5 * any(other.step.benefit == prompt.benefit for other in picks)
    weight += 3 * (prompt.minutes > morning.slots[prompt.pillar])
    weight += 0.7 * (prompt.courage == 3)
    if weekly_of(prompt.needs) and not leads:
        weight += 4
    elif prompt.pillar == "listen" and reads(prompt) and not leads and morning.read_lately:
        weight += 2
    second = not leads and prompt.courage > 1 and any(other.courage > 1 for other in picks)
    return rested, second, -leads, weight + turn(morning.seed, prompt.id) / 2**64


def laid_out(morning: Morning, pillar: str, circle: Circle, picks: Sequence[Pick]) -> list[Pick]:
    """The steps somebody laid out for today: a prompt about whom they named, or else their own words."""
    made: list[Pick] = []
    for ahead in morning.laid[pillar][:_AHEAD_A_DAY]:
        key = key_of(ahead.who, circle)
        before = [*picks, *made]
        taken = frozenset(use for pick in before for use in pick.uses)
        used = {pick.step.prompt for pick in before}
        if key in taken:
            continue
        group = "source" if key.startswith("source:") else "contact"
        ranked = []
        for prompt in morning.bank[pillar] if key else ():
            if prompt.id in used or prompt.courage > morning.courage:
                continue
            offer = fill(prompt.needs, prompt.placeholders(), morning.found, taken, {group: frozenset({key})})
            if offer and key in offer.uses:
                pick = _pick(prompt, offer)
                ranked.append((_rank(morning, prompt, pick, before), prompt.id, pick))
        if ranked:
            pick = min(ranked, key=lambda item: item[:2])[2]
        else:
            if not (words := words_of(ahead)):
                continue
            who = ahead.who if key and group == "contact" else ""
            bare = Step(pillar=pillar, title=shorten(words, TITLE), words=words, contact=who)
            pick = Pick(bare, (key,) if key else ())
        step = replace(
            pick.step,
            because=ahead.context or pick.step.because,
            link=ahead.link or pick.step.link,
            draft=ahead.draft or pick.step.draft,
            by=ahead.by or _SOMEBODY,
            about=about_of(ahead, circle),
        )
        made.append(replace(pick, step=step))
    return made


def replaced(morning: Morning, swap: str, picks: Sequence[Pick], aside: set[str]) -> list[Pick]:
    """The picks with the swapped one changed for the next best; after the last one they begin anew."""
    aside.add(swap)
    at = next((at for at, pick in enumerate(picks) if step_name(pick.step) == swap), None)
    if at is None:
        return list(picks)
    pillar = picks[at].step.pillar
    aside.update(name for name in (picks[at].weekly, BRAVE if picks[at].courage > 1 else "") if name)
    others = [*picks[:at], *picks[at + 1 :]]
    also = {pick.step.prompt for pick in others}
    new = best(morning, pillar, others, aside | also)
    if new is None:
        aside.difference_update([prompt.id for prompt in morning.bank[pillar] if prompt.id != swap])
        new = best(morning, pillar, others, aside | also)
    return [*picks[:at], new or picks[at], *picks[at + 1 :]]


def step_name(step: Step) -> str:
    """What a swap calls a step: its prompt, the coach's step, or the pillar of what was laid out in own words."""
    return step.about if step.given else step.prompt or f"ahead:{step.pillar}"
