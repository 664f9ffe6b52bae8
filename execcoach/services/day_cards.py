"""What a card that came back would put down: the session of its day, once, however often the mail is taken in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.exchange.day_card import given_by
from execcoach.exchange.filled_card import CardAnswer, FilledCard
from execcoach.routine import consistency
from execcoach.routine.homework import step_of
from execcoach.routine.prompts import Step
from execcoach.routine.records import Session, StepRecord
from execcoach.services.log import check_log, put_down

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk
    from execcoach.services.session import SessionDesk

_MINUTES = 3
"""Minutes of a step whose prompt is not in the bank any more."""


@dataclass(frozen=True, slots=True)
class CardLog:
    """What a card says that is not kept yet, what is, and the session as it would be kept; None for nothing new."""

    day: datetime.date
    new: tuple[CardAnswer, ...]
    kept: tuple[CardAnswer, ...]
    session: Session | None

    @property
    def date(self) -> str:
        """The day in words."""
        return f"{self.day:%A} {self.day.day} {self.day:%B}"

    @property
    def pillars(self) -> str:
        """What was done of what is new."""
        done = dict.fromkeys(one.pillar for one in self.new if one.outcome == "done")
        return ", ".join(done) or "left out"

    def lines(self) -> tuple[str, ...]:
        """A plain line for every answer: new, or kept already."""
        late = " (filled in afterwards)" if self.session and self.session.back_filled else ""
        new = [f"New: {self.date}{late}: {one.told()}" for one in self.new]
        return (*new, *(f"Kept: {self.date}: {one.told()} (this is put down already)" for one in self.kept))

    def as_json(self) -> dict[str, Any]:
        """The day and its answers for scripts."""
        late = bool(self.session and self.session.back_filled)
        return {
            "date": self.day.isoformat(),
            "back_filled": late,
            "steps": [
                {
                    "pillar": one.pillar,
                    "prompt": one.mark,
                    "outcome": one.outcome,
                    "note": one.note,
                    "private": one.private,
                    "new": one in self.new,
                }
                for one in (*self.new, *self.kept)
            ],
        }


def card_log(card: FilledCard, desk: ProfileDesk, session_desk: SessionDesk) -> CardLog:
    """What this card would put down; CoachError for a day that cannot be filled in."""
    now, today = desk.clock.now(), desk.clock.today()
    if card.day > today:
        sentence = f"This is the card for {card.day.isoformat()}; take it in on that day or within seven days after it."
        raise CoachError("That day has not come yet", sentence)
    if card.answers:
        check_log({one.mark: one.note or one.outcome for one in card.answers}, card.day, today)
    id = f"card-{card.sign}-{card.day:%Y%m%d}"
    there = [session for session in session_desk.records.sessions if session.day == card.day]
    before = next((session for session in there if session.id == id), None)
    known = {prompt.id: prompt for prompt in session_desk.bank}
    planned = {step.prompt: step for step in session_desk.plan(card.day).steps if step.prompt}
    made = {one: _record(one, known, planned) for one in card.answers}
    elsewhere = {step.prompt for one in there if one.id != id for step in one.steps if step.outcome == "done"}
    old = {_key(step): step for step in before.steps} if before else {}

    def is_kept(step: StepRecord) -> bool:
        was = old.get(_key(step))
        same = was is not None and (was.outcome == "done" or was.outcome == step.outcome)
        return same or bool(step.prompt and step.prompt in elsewhere)

    new = tuple(one for one, step in made.items() if not is_kept(step))
    kept = tuple(one for one in card.answers if one not in new)
    if not new:
        return CardLog(card.day, (), kept, None)
    steps = {**old, **{_key(made[one]): made[one] for one in new}}
    minutes = sum(known[s.prompt].minutes if s.prompt in known else _MINUTES for s in steps.values() if _done(s))
    session = put_down(id, tuple(steps.values()), minutes, card.day, now, today)
    on_plan = consistency.is_planned(desk.profile.routine, card.day)
    started = before.started if before else session.started
    return CardLog(card.day, new, kept, replace(session, started=started, by="executive", planned=on_plan))


def _record(one: CardAnswer, known: Mapping[str, Any], planned: Mapping[str, Step]) -> StepRecord:
    """The answer as a step; what it opened and whom it was about is known where the plan still says the same."""
    prompt = one.mark if one.mark in known else ""
    step = planned.get(prompt) if prompt else None
    return StepRecord(
        pillar=one.pillar,
        prompt=prompt,
        outcome=one.outcome,
        effort=known[prompt].effort if prompt else "",
        note=one.note,
        private=one.private,
        link=step.link if step else "",
        draft=step.draft if step else "",
        contact=step.contact if step else "",
        about=step.about if step else given_by(one.mark),
    )


def _key(step: StepRecord) -> tuple[str, str]:
    about = step.about if step_of(step.about) else ""
    return (step.pillar, step.prompt or about or step.note)


def _done(step: StepRecord) -> bool:
    return step.outcome == "done"
