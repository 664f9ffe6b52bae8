"""What came of it: which step to ask about today, and what was answered. Asked, kept, never scored."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.reading import shown
from execcoach.routine.prompts import filled
from execcoach.routine.records import EFFORTS, KINDS, Records, Result, StepRecord
from execcoach.text import clean, one_line

FIRST, LAST = 2, 14
"""A step is asked about from so many days after it was done to so many."""
REST_DAYS = 4
"""Days after "not yet" before the same step is asked about again."""
TIMES = 2
"""How often one step is asked about at most."""
ABOUT = "result:"
"""What a choice about a step's result is about: this and the step; without a step, every step."""
CAME = tuple(kind for kind in KINDS if kind != "nothing")
_WORTH_ASKING = frozenset(EFFORTS[EFFORTS.index("comment") :])
_DECLINED = ("never", "not-for-me")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A step that may have come to something; `step` is what a result or a choice names it by."""

    step: str
    day: datetime.date
    record: StepRecord
    before: int = 0

    @property
    def about(self) -> str:
        """What a choice not to be asked about this step is about."""
        return ABOUT + self.step


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came of it: the day, its kind, the words where they may be told."""

    day: datetime.date
    kind: str
    words: str


def question_of_the_day(records: Records, today: datetime.date) -> Asked | None:
    """The one step to ask about today, None when there is none or one was answered today.

    Among several the one that was done last, then the one that took most. Why the last: a question that nobody
    answers makes way for the next, instead of coming back every morning.
    """
    if any(result.on == today for result in records.results) or _off(records):
        return None
    closed, asked = _answers(records, today)
    declined = {about for about, choice in records.standing().items() if choice.kind in _DECLINED}
    open_steps = [
        Asked(step=step, day=day, record=record, before=len(asked.get(step, ())))
        for step, day, record in _steps(records)
        if FIRST <= (today - day).days <= LAST and step not in closed and ABOUT + step not in declined
    ]
    rested = [
        one
        for one in open_steps
        if one.before < TIMES and all((today - on).days >= REST_DAYS for on in asked.get(one.step, ()))
    ]
    return max(rested, key=lambda one: (one.day, EFFORTS.index(one.record.effort), one.step), default=None)


def _off(records: Records) -> bool:
    choice = records.standing().get(ABOUT)
    return choice is not None and choice.kind in _DECLINED


def _answers(records: Records, today: datetime.date) -> tuple[set[str], dict[str, list[datetime.date]]]:
    """The steps that were answered for good, and the days on which the answer was "not yet"."""
    closed: set[str] = set()
    asked: dict[str, list[datetime.date]] = {}
    for result in records.results:
        if result.kind:
            closed.add(result.step)
        elif result.on <= today:
            asked.setdefault(result.step, []).append(result.on)
    return closed, asked


def _steps(records: Records) -> Iterator[tuple[str, datetime.date, StepRecord]]:
    for session in records.sessions:
        for at, step in enumerate(session.steps):
            if step.outcome == "done" and step.effort in _WORTH_ASKING:
                yield f"{session.id}/{at}", session.day, step


def answer(id: str, step: str, on: datetime.date, kind: str = "", words: str = "") -> Result:
    """The record of an answer: a kind of CAME with a line, "" for not yet, "nothing" to stop asking about the step."""
    if kind and kind not in KINDS:
        sentence = f"“{one_line(kind)}” is no kind of result; it is one of {', '.join(CAME)}."
        raise CoachError("That cannot be kept", sentence, [Place(path="kind", value=kind, expected=", ".join(KINDS))])
    return Result(id=id, on=on, step=step, kind=kind, words=clean(words).strip())


def came(records: Records, today: datetime.date, private: bool = True) -> tuple[Came, ...]:
    """What came of it, newest first; unless `private`, the words of a step that was kept private are not told."""
    hidden = (
        set[str]()
        if private
        else {f"{s.id}/{at}" for s in records.sessions for at, step in enumerate(s.steps) if step.private}
    )
    told = [result for result in records.results if result.on <= today and result.kind in CAME]
    return tuple(
        Came(one.on, one.kind, "" if one.step in hidden else one.words)
        for one in sorted(told, key=lambda one: (one.on, one.id), reverse=True)
    )


@dataclass(frozen=True, slots=True)
class Asking:
    """How the question is put: a sentence by effort, with and without a name; the kinds in words; why it is asked."""

    named: Mapping[str, str]
    unnamed: Mapping[str, str]
    kinds: Mapping[str, str]
    answers: Mapping[str, str]
    line: str
    why: str
    source: str

    def words(self, asked: Asked, who: str = "") -> str:
        """The question about a step, with the name of whom it was about where that is known, and the weekday."""
        said = self.named if who else self.unnamed
        day = f"{_DAYS[asked.day.weekday()]} {asked.day.day} {_MONTHS[asked.day.month - 1]}"
        return filled(said[asked.record.effort], {"who": who, "day": day})


ANSWERS = ("yes", "not-yet", "stop")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HOLE = re.compile(r"\{(\w*)\}")


def read_asking(raw: Mapping[str, Any], file: str = "") -> Asking:
    """The sentences of a file; CoachError names every one that is missing or asks for more than who and day."""
    wrong: list[Place] = []

    def texts(table: str, keys: Iterable[str], holes: frozenset[str] = frozenset()) -> dict[str, str]:
        given = raw.get(table)
        found = given if isinstance(given, Mapping) else {}
        for key in keys:
            value = found.get(key)
            if not isinstance(value, str) or not value.strip():
                wrong.append(Place(file, 0, f"{table}.{key}", shown(value), "some words"))
            elif not holes.issuperset(_HOLE.findall(value)):
                wrong.append(Place(file, 0, f"{table}.{key}", value, "no other braces than " + ", ".join(holes)))
        return {key: clean(str(found.get(key, ""))).strip() for key in keys}

    efforts = sorted(_WORTH_ASKING)
    made = Asking(
        named=texts("named", efforts, frozenset({"who", "day"})),
        unnamed=texts("unnamed", efforts, frozenset({"day"})),
        kinds=texts("kinds", CAME),
        answers=texts("answers", ANSWERS),
        **texts("asking", ("line", "why", "source")),
    )
    if wrong:
        raise CoachError("A question cannot be asked", f"{wrong[0]}. Mend it there.", wrong)
    return made
