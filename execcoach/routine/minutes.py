"""How a day's minutes are shared out among the pillars and their steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from execcoach.profile.model import Routine
from execcoach.routine.prompts import Step
from execcoach.routine.records import PILLARS

MINUTES = 10


def split(routine: Routine) -> dict[str, int]:
    """Minutes a day for each pillar: what `split` says, the rest of `minutes` in equal parts."""
    order = order_of(routine)
    given = {pillar: minutes for pillar in order if (minutes := min(60, getattr(routine.split, pillar)))}
    rest = [pillar for pillar in order if pillar not in given]
    left = max(min(120, routine.minutes or MINUTES) - sum(given.values()), len(rest))
    for at, pillar in enumerate(rest):
        given[pillar] = left // len(rest) + (at >= len(rest) - left % len(rest))
    return given


def order_of(routine: Routine) -> tuple[str, ...]:
    """The pillars in the order the person does them; those not named come last."""
    named = [line.text.casefold() for line in routine.order]
    return tuple(dict.fromkeys([*(name for name in named if name in PILLARS), *PILLARS]))


def timed(steps: Sequence[Step], slots: Mapping[str, int]) -> Iterable[Step]:
    """The steps with their minutes: a pillar's share, divided where it has several."""
    for at, step in enumerate(steps):
        before = sum(other.pillar == step.pillar for other in steps[:at])
        many = sum(other.pillar == step.pillar for other in steps)
        minutes = slots[step.pillar] // many + (before < slots[step.pillar] % many)
        yield replace(step, minutes=max(1, minutes))
