"""Milestones: a small goal for each day of the first fortnight, then a few a month; each is recorded once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.reading import shown
from execcoach.routine.morning import is_early
from execcoach.routine.reached import KINDS, Facts, Rule, Span, count
from execcoach.routine.records import MilestoneRecord, Records
from execcoach.text import clean

FORTNIGHT = "ten-sessions"
"""The goal with which the quick start is over."""
GRACE = timedelta(days=14)
"""So long after that the goals still open are shown; then nobody is reminded of them."""
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One milestone; any of its rules suffices."""

    id: str
    title: str
    words: str
    why: str = ""
    source: str = ""
    rules: tuple[Rule, ...] = ()

    def reached(self, facts: Facts, span: Span | None = None) -> bool:
        """Whether the facts fulfil a rule, within the span where there is one."""
        return any(count(rule, facts, span) >= rule.number for rule in self.rules)

    def far(self, facts: Facts, span: Span | None = None) -> tuple[int, int]:
        """So many of how many, by the rule that is nearest to being fulfilled."""
        each = [(min(count(rule, facts, span), rule.number), rule.number) for rule in self.rules]
        return max(each, key=lambda pair: pair[0] / pair[1], default=(0, 1))


@dataclass(frozen=True, slots=True)
class Milestones:
    """The goals of the quick start in their order, and the milestones that every month has."""

    quick: tuple[Milestone, ...] = ()
    monthly: tuple[Milestone, ...] = ()

    def called(self, record: MilestoneRecord) -> Milestone | None:
        """The milestone that a record is of; None where it is known no more."""
        return next((one for one in (*self.quick, *self.monthly) if one.id == record.id.rpartition("/")[2]), None)


@dataclass(frozen=True, slots=True)
class Newly:
    """What is to be recorded, and of that what is news worth telling."""

    records: tuple[MilestoneRecord, ...] = ()
    told: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A milestone, the day it was reached, None while it is not, and so many of how many."""

    milestone: Milestone
    on: date | None
    have: int
    number: int


def key(milestone: Milestone, day: date | None = None) -> str:
    """What the record is known by: the id, for a monthly one after its month, as in "2026-11/twelve-days"."""
    return f"{day.isoformat()[:7]}/{milestone.id}" if day else milestone.id


def month_of(day: date) -> Span:
    """The first and last day of a day's month."""
    return day.replace(day=1), (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def goal_of_the_day(milestones: Milestones, facts: Facts, today: date) -> Milestone | None:
    """The first goal of the quick start that is not reached; None once it is over, however many are left then."""
    if is_over(facts.records, today):
        return None
    known = {record.id for record in facts.records.milestones}
    return next((one for one in milestones.quick if one.id not in known and not one.reached(facts)), None)


def is_over(records: Records, today: date) -> bool:
    """Whether the quick start is over: the tenth day is a while ago, or there was none and much was done already."""
    tenth = next((record.on for record in records.milestones if record.id == FORTNIGHT), None)
    return today - tenth > GRACE if tenth else _is_old_hand(records, lasting=True)


def newly(milestones: Milestones, facts: Facts, day: date, before: Facts | None = None) -> Newly:
    """What the facts reach on that day and no record says yet; `before` is how it stood before the last sitting.

    Somebody who has kept the routine for long when milestones are first looked at gets what is behind them recorded
    without a word: every goal of the quick start, and what of the month they had reached already.
    """
    earlier = before or facts
    known = {record.id for record in facts.records.milestones}
    quick = [one for one in milestones.quick if one.id not in known and one.reached(facts)]
    span = month_of(day)
    monthly = [one for one in milestones.monthly if key(one, day) not in known and one.reached(facts, span)]
    made = [key(one) for one in quick] + [key(one, day) for one in monthly]
    news = [one for one in monthly if not one.reached(earlier, span)]
    told = (
        *(() if _is_old_hand(earlier.records, lasting=True) else quick),
        *(news if _is_old_hand(earlier.records, lasting=False) else monthly),
    )
    return Newly(tuple(MilestoneRecord(id=id, on=day) for id in made), told)


def standing(milestones: Iterable[Milestone], facts: Facts, month: date | None = None) -> tuple[Standing, ...]:
    """How each stands, those of a month within it; what was recorded stays reached."""
    known = {record.id: record.on for record in facts.records.milestones}
    span = month_of(month) if month else None
    return tuple(Standing(one, known.get(key(one, month)), *one.far(facts, span)) for one in milestones)


def _is_old_hand(records: Records, lasting: bool) -> bool:
    """Whether many sessions were kept, and no milestone of that sort ever."""
    return not is_early(records.sessions) and all(record.lasting != lasting for record in records.milestones)


def read_milestones(raw: Mapping[str, Any], file: str = "") -> Milestones:
    """The milestones of a file in its order; CoachError names every malformed entry at once."""
    wrong: list[Place] = []
    seen: set[str] = set()

    def entries(table: str) -> tuple[Milestone, ...]:
        rows = raw.get(table, [])
        if not isinstance(rows, list):
            wrong.append(Place(file, 0, table, shown(rows), f"[[{table}]] above each entry"))
            return ()
        return tuple(_milestone(row, f"{table}[{at}]", file, seen, wrong) for at, row in enumerate(rows))

    made = Milestones(entries("quick"), entries("monthly"))
    if wrong:
        sentence = f"{wrong[0]}. Mend it there; nothing of this file is used until then."
        raise CoachError("A milestone cannot be used", sentence, wrong)
    return made


def _milestone(row: object, path: str, file: str, seen: set[str], wrong: list[Place]) -> Milestone:
    given = row if isinstance(row, Mapping) else {}
    texts = {}
    for name in ("id", "title", "words", "why", "source"):
        value = given.get(name)
        if not isinstance(value, str) or not value.strip():
            wrong.append(Place(file, 0, f"{path}.{name}", shown(value), "some words"))
        texts[name] = clean(value).strip() if isinstance(value, str) else ""
    if not _ID.match(texts["id"]) or texts["id"] in seen:
        wrong.append(Place(file, 0, f"{path}.id", texts["id"], "small letters with hyphens, as no other has"))
    seen.add(texts["id"])
    rules = given.get("rule")
    listed = rules if isinstance(rules, list) and rules else [rules]
    return Milestone(**texts, rules=tuple(_rule(one, f"{path}.rule[{n}]", file, wrong) for n, one in enumerate(listed)))


def _rule(row: object, path: str, file: str, wrong: list[Place]) -> Rule:
    given = dict(row) if isinstance(row, Mapping) else {}
    kind, number = given.pop("kind", ""), given.pop("number", 1)
    if kind not in KINDS:
        wrong.append(Place(file, 0, f"{path}.kind", shown(kind), "one of " + ", ".join(KINDS)))
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        wrong.append(Place(file, 0, f"{path}.number", shown(number), "a whole number from 1"))
        number = 1
    lists: dict[str, tuple[str, ...]] = {}
    for name, value in given.items():
        if name not in KINDS.get(kind, ()) or not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            wrong.append(Place(file, 0, f"{path}.{name}", shown(value), "a list of words in quotes that this kind has"))
        else:
            lists[name] = tuple(value)
    return Rule(kind=kind if isinstance(kind, str) else "", number=number, **lists)
