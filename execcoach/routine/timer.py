"""The session while it runs: what a kill must not lose, and the record it becomes."""

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from execcoach.errors import CoachError
from execcoach.routine.countdown import Timer
from execcoach.routine.plan import Plan
from execcoach.routine.prompts import Step
from execcoach.routine.records import EFFORTS, OUTCOMES, PILLARS, Session, StepRecord
from execcoach.text import clean, one_line

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """What the person did with one step so far; an empty outcome is still open."""

    outcome: str = ""
    effort: str = ""
    note: str = ""
    private: bool = False
    link: str = ""
    draft: str = ""
    contact: str = ""
    touched: bool = False
    before: str = ""
    """The day that stood in the circle before it was touched, so that ticking can be taken back after a kill too."""
    probed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningSession:
    """A session under way; `id` is the one its record will carry, so that finishing twice counts once."""

    id: str
    started: str
    steps: tuple[Step, ...]
    timer: Timer
    states: tuple[StepState, ...] = ()
    by: str = "executive"
    planned: bool = True
    back_filled: bool = False
    person: str = ""

    @property
    def at(self) -> int:
        """The number of the current step, counted from 0."""
        return self.timer.at

    @property
    def step(self) -> Step:
        """The step as it was planned."""
        return self.steps[self.at]

    @property
    def state(self) -> StepState:
        """What was done with the current step so far."""
        return self.states[self.at]

    @property
    def next_step(self) -> Step | None:
        """The step that comes next, None at the last."""
        return self.steps[self.at + 1] if self.at + 1 < len(self.steps) else None

    @property
    def over(self) -> bool:
        """Whether every step has an outcome."""
        return all(state.outcome for state in self.states)

    def noted(self, **changes: Any) -> "RunningSession":
        """The current step's state with these fields changed: note, effort, private, draft, contact, probed."""
        state = replace(self.state, **changes)
        return replace(self, states=(*self.states[: self.at], state, *self.states[self.at + 1 :]))

    def closed(self, outcome: str, now: float) -> "RunningSession":
        """The current step with its outcome, and the clock at the next one still open (or where it was, at the end)."""
        marked = self.noted(outcome=outcome)
        ahead = (*range(self.at + 1, len(self.steps)), *range(self.at))
        return marked.went(next((n for n in ahead if not marked.states[n].outcome), self.at), now)

    def back(self, now: float) -> "RunningSession":
        """At the step before, as it was left; at the first step nothing changes."""
        return self.went(self.at - 1, now)

    def went(self, step: int, now: float) -> "RunningSession":
        """At another step: back, or on without deciding."""
        return replace(self, timer=self.timer.moved(step, now))

    def started_at(self, now: float) -> "RunningSession":
        """With the clock running on."""
        return replace(self, timer=self.timer.started(now))

    def paused_at(self, now: float) -> "RunningSession":
        """With the clock standing still."""
        return replace(self, timer=self.timer.paused(now))

    def ticked(self, now: float) -> "RunningSession":
        """With what the clock ran folded in, as it should be saved."""
        return replace(self, timer=self.timer.ticked(now))

    def finished(self, ended: str, now: float) -> Session:
        """The session's record. A step left open counts as done where something was noted, else as later."""
        timer = self.timer.paused(now)
        started, ended = _in_order(self.started, ended, timer.total(now))
        steps = tuple(
            self._record(step, state, round(timer.elapsed(now, n)))
            for n, (step, state) in enumerate(zip(self.steps, self.states, strict=True))
        )
        done = any(step.outcome == "done" for step in steps)
        return Session(
            id=self.id,
            started=started,
            ended=ended,
            minutes=max(int(done), round(timer.total(now) / 60)),
            by=self.by,
            planned=self.planned,
            back_filled=self.back_filled,
            steps=steps,
        )

    def _record(self, step: Step, state: StepState, seconds: int) -> StepRecord:
        outcome = state.outcome or ("done" if state.note.strip() or state.draft or state.touched else "later")
        done = outcome == "done"
        return StepRecord(
            pillar=step.pillar,
            prompt=step.prompt,
            outcome=outcome,
            effort=(state.effort or step.effort) if done else "",
            seconds=seconds,
            note=state.note.strip(),
            private=state.private,
            link=state.link or (step.link if done else ""),
            draft=state.draft or (step.draft if done else ""),
            contact=(state.contact or step.contact) if done or state.touched else "",
            about=step.about if done or (outcome == "skipped" and step.given) else "",
        )


def begin(
    day: Plan, id: str, started: str, now: float, by: str = "executive", planned: bool = True, person: str = ""
) -> RunningSession:
    """The session that runs through a plan, its clock running from now; `started` is ISO date and time with offset."""
    if not day.steps:
        raise CoachError("Nothing to run", "Today's plan has no step; the prompt bank may be missing.")
    timer = Timer(tuple(step.minutes * 60.0 for step in day.steps)).started(now)
    return RunningSession(
        id=id,
        started=started,
        steps=day.steps,
        timer=timer,
        states=tuple(StepState() for _ in day.steps),
        by=by,
        planned=planned,
        person=person,
    )


def to_raw(running: RunningSession, now: float) -> dict[str, Any]:
    """The tables of the file that holds a running session, as it stands now."""
    steps = []
    for n, (step, state) in enumerate(zip(running.steps, running.states, strict=True)):
        entry = {"seconds": round(running.timer.elapsed(now, n), 1), "budget": running.timer.budget[n]}
        steps.append({**entry, "plan": _given(step), "typed": _given(state)})
    return {
        "schema": SCHEMA,
        "id": running.id,
        "started": running.started,
        "by": running.by,
        "planned": running.planned,
        "back_filled": running.back_filled,
        "person": running.person,
        "at": running.at,
        "step": steps,
    }


def from_raw(raw: Mapping[str, Any]) -> RunningSession:
    """The session that was running, its clock standing at what was last saved; CoachError when it cannot be told."""
    entries = raw.get("step")
    known = [e for e in entries if isinstance(e, Mapping)] if isinstance(entries, list) else []
    steps, states, spent, budget = [], [], [], []
    for entry in known:
        step = Step(**{"pillar": "", **_taken(Step, entry.get("plan"))})
        if step.pillar not in PILLARS:
            continue
        state = StepState(**_taken(StepState, entry.get("typed")))
        state = replace(
            state,
            outcome=state.outcome if state.outcome in OUTCOMES else "",
            effort=state.effort if state.effort in EFFORTS else "",
        )
        steps.append(step)
        states.append(state)
        spent.append(_seconds(entry.get("seconds")))
        budget.append(_seconds(entry.get("budget")) or step.minutes * 60.0)
    id, started = raw.get("id"), raw.get("started")
    if not steps or not isinstance(id, str) or not id or not _is_moment(started) or raw.get("schema", 1) != SCHEMA:
        raise CoachError("A session cannot be picked up", "The file of the running session is not whole. It is kept.")
    at = raw.get("at")
    return RunningSession(
        id=one_line(id),
        started=str(started),
        steps=tuple(steps),
        timer=Timer(tuple(budget), tuple(spent), at if isinstance(at, int) and 0 <= at < len(steps) else 0),
        states=tuple(states),
        by="assistant" if raw.get("by") == "assistant" else "executive",
        planned=raw.get("planned") is not False,
        back_filled=raw.get("back_filled") is True,
        person=one_line(str(raw.get("person", ""))),
    )


def _given(value: Any) -> dict[str, Any]:
    pairs = ((name, getattr(value, name)) for name in _names(type(value)))
    return {name: what for name, what in pairs if what}


def _taken(kind: type[Any], raw: object) -> dict[str, Any]:
    """The fields of a kind that the table holds rightly; the others stay at their defaults."""
    types = _names(kind)
    given = raw if isinstance(raw, Mapping) else {}
    found = {name: value for name, value in given.items() if type(value) is types.get(name)}
    return {name: clean(value) if isinstance(value, str) else value for name, value in found.items()}


def _names(kind: type[Any]) -> dict[str, Any]:
    return {field.name: field.type for field in dataclasses.fields(kind)}


def _seconds(value: object) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 86_400
    return float(value) if good and isinstance(value, int | float) else 0.0


def _in_order(started: str, ended: str, ran: float) -> tuple[str, str]:
    """Beginning and end. Where the wall clock was set back meanwhile, the seconds that ran say what is wrong.

    Why not always from the seconds: a session belongs to the day it began, however long it lay.
    """
    begun, over = datetime.datetime.fromisoformat(started), datetime.datetime.fromisoformat(ended)
    if (begun.tzinfo is None) != (over.tzinfo is None) or over >= begun:
        return started, ended
    took = datetime.timedelta(seconds=round(ran))
    if begun.date() > over.date():
        return (over - took).isoformat(), ended
    return started, (begun + took).isoformat()


def _is_moment(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(datetime.datetime.fromisoformat(value))
    except ValueError:
        return False
