"""Which prompt serves a pillar best on one day: rested, filled from the files, and in balance with the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from execcoach.profile.circle import Circle
from execcoach.routine.morning import MEMORY, REST_SESSIONS, Morning, key_of, reads
from execcoach.routine.offering import Offer, fill, turn
from execcoach.routine.prompts import Prompt, Step, filled
from execcoach.text import one_line, shorten

_BAND = 5
_AHEAD_A_DAY = 2


@dataclass(frozen=True, slots=True)
class Pick:
    """A step with what it uses up."""

    step: Step
    uses: tuple[str, ...] = ()
    courage: int = 1
    urgency: int = 0
    weekly: str = ""


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
    if prompt.pillar == "listen" and "outside" in morning.weekly and morning.outside and reads(prompt):
        outside = fill(prompt.needs, wanted, morning.found, taken, {"source": morning.outside})
        if outside:
            return _pick(prompt, outside, "outside")
    offer = fill(prompt.needs, wanted, morning.found, taken)
    weekly = "note" if "note" in prompt.needs and "note" in morning.weekly else ""
    return _pick(prompt, offer, weekly) if offer else None


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
    weight = 2.5 * (1 - (MEMORY if age is None else age) / MEMORY)
    weight += 5 * morning.benefits.get(prompt.benefit, 0) - 0.8 * pick.urgency
    weight += 1.5 * any(other.step.benefit == prompt.benefit for other in picks)
    weight += 3 * (prompt.minutes > morning.slots[prompt.pillar])
    weight += 0.7 * (prompt.courage == 3) + (prompt.courage > 1 and any(other.courage > 1 for other in picks))
    if pick.weekly and not any(other.weekly == pick.weekly for other in picks):
        weight -= 4
    elif "note" in prompt.needs or "outside-source" in prompt.needs:
        weight += 4
    elif prompt.pillar == "listen" and reads(prompt) and morning.read_lately:
        weight += 2
    return rested, weight + turn(morning.seed, prompt.id) / 2**64


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
