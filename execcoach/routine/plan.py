"""Today's ten minutes: the same answer all day, from the date, the files and what was done before."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.profile.circle import Ahead, Circle
from execcoach.profile.model import Profile
from execcoach.routine.minutes import order_of, timed
from execcoach.routine.morning import morning_of
from execcoach.routine.offering import Waiting
from execcoach.routine.picking import Pick, best, laid_out, replaced, step_name
from execcoach.routine.prompts import Prompt, Step
from execcoach.routine.records import PILLARS, Records

_PICKING = ("engage", "share", "listen")
"""Why: the pillars pick in this order, so that a contact who is due goes to the step that reaches them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A day's steps in the order they are done; minutes are their sum."""

    date: datetime.date
    minutes: int
    steps: tuple[Step, ...]


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
    given: Sequence[Step] = (),
) -> Plan:
    """The plan of one day; `swaps` are the answers of `swapped` in order, `ahead` stands in for the circle's own.

    What was refused in the records counts with `never`. A pillar is missing only where no prompt of it fits at all.
    `given` are the steps of a coach that are open; they come first and stand for their pillar's own prompt.
    """
    order = order_of(profile.routine)
    morning = morning_of(today, profile, circle, records, bank, never, drafts, circle.ahead if ahead is None else ahead)
    picks = [Pick(step) for step in given]
    for pillar in PILLARS:
        picks += laid_out(morning, pillar, circle, picks)
    for pillar in _PICKING:
        if not any(pick.step.pillar == pillar for pick in picks) and (pick := best(morning, pillar, picks)):
            picks.append(pick)
    aside: set[str] = set()
    for swap in swaps:
        picks = replaced(morning, swap, picks, aside)
    picks.sort(key=lambda pick: (not pick.step.given, not pick.step.by, order.index(pick.step.pillar)))
    steps = tuple(timed([pick.step for pick in picks], morning.slots))
    return Plan(today, sum(step.minutes for step in steps), steps)


def swapped(day: Plan, pillar: str, swaps: Sequence[str] = ()) -> tuple[str, ...]:
    """The swaps that make `plan` answer with another step of this pillar and leave the other steps as they are."""
    steps = [step for step in day.steps if step.pillar == pillar]
    return (*swaps, *(step_name(step) for step in sorted(steps, key=lambda s: (s.given, bool(s.by)))[:1]))


def as_json(day: Plan) -> dict[str, Any]:
    """The plan as `today --json` shows it."""
    keys = ("pillar", "prompt", "minutes", "title", "words", "why", "source", "because")
    more = ("ask", "by", "contact", "link", "draft", "template")
    steps = [{key: getattr(step, key) for key in (*keys, *more)} for step in day.steps]
    return {"date": day.date.isoformat(), "minutes": day.minutes, "steps": steps}
