"""What milestones are measured by: kinds of rule, and how much of each the records and the files hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any

from execcoach.profile.circle import Circle
from execcoach.profile.dates import Day
from execcoach.profile.model import Profile
from execcoach.routine.consistency import done_days, is_planned
from execcoach.routine.offering import person_key
from execcoach.routine.prompts import Prompt
from execcoach.routine.records import PILLARS, Records, ScoreRecord, Session, StepRecord

Span = tuple[date, date]
"""First and last day, both included."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "days": (),
    "kept-days": (),
    "whole-days": (),
    "steps": ("pillars", "efforts", "templates", "needs"),
    "people": ("pillars", "efforts", "templates", "needs"),
    "profile": ("paths",),
    "circle": ("paths", "flags"),
    "drafts": ("templates",),
    "mended": (),
    "credits": ("criteria",),
    "introduced": (),
    "reviewed": (),
    "ticked": ("about",),
}
"""The kinds of rule, and the lists by which each may be narrowed."""
_FULL = 0.99
_MADE = "done"


def _nothing() -> Mapping[str, float]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """So many of a kind; the lists narrow what counts, an empty one does not."""

    kind: str
    number: int = 1
    pillars: tuple[str, ...] = ()
    efforts: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a person: records of this month and last, files, prompts by id, drafts by the name of the file.

    `credits` gives criterion → credit; a function, since most rules do without.
    """

    records: Records
    profile: Profile
    circle: Circle
    bank: Mapping[str, Prompt] = field(default_factory=dict)
    drafts: Sequence[str] = ()
    credits: Callable[[], Mapping[str, float]] = _nothing


def count(rule: Rule, facts: Facts, span: Span | None = None) -> int:
    """How much there is of what the rule counts, within the span where there is one."""
    return _COUNTS[rule.kind](rule, facts, span)


def _within(day: date | None, span: Span | None) -> bool:
    return span is None or (day is not None and span[0] <= day <= span[1])


def _sessions(facts: Facts, span: Span | None) -> list[Session]:
    return [session for session in facts.records.sessions if session.done and _within(session.day, span)]


def _steps(rule: Rule, facts: Facts, span: Span | None) -> Iterator[StepRecord]:
    for session in _sessions(facts, span):
        for step in session.steps:
            prompt = facts.bank.get(step.prompt)
            template, needs = (prompt.template, prompt.needs) if prompt else ("", ())
            if (
                step.outcome == "done"
                and (not rule.pillars or step.pillar in rule.pillars)
                and (not rule.efforts or step.effort in rule.efforts)
                and (not rule.templates or template in rule.templates or _named(step.draft, rule.templates))
                and (not rule.needs or not set(rule.needs).isdisjoint(needs))
            ):
                yield step


def _named(draft: str, templates: Sequence[str]) -> bool:
    """Whether a draft is made from one of the templates. Why by its name: opening every draft would cost."""
    return any(template in draft for template in templates)


def _days(rule: Rule, facts: Facts, span: Span | None) -> int:
    return len(done_days(_sessions(facts, span)))


def _kept_days(rule: Rule, facts: Facts, span: Span | None) -> int:
    return sum(is_planned(facts.profile.routine, day) for day in done_days(_sessions(facts, span)))


def _whole_days(rule: Rule, facts: Facts, span: Span | None) -> int:
    each = [done_days(_sessions(facts, span), pillar) for pillar in PILLARS]
    return len(frozenset.intersection(*each))


def _people(rule: Rule, facts: Facts, span: Span | None) -> int:
    """Contacts by name: of steps that match, and of those touched in the span where nothing narrows the steps."""
    contacts = facts.circle.contacts
    names = {person_key(c.name): person_key(c.id or c.name) for c in contacts if c.name}
    named = {person_key(step.contact) for step in _steps(rule, facts, span) if step.contact}
    found = {names.get(one, one) for one in named}
    if not (rule.efforts or rule.templates or rule.needs):
        touched = (c for c in contacts if c.touched and c.touched.day and _within(c.touched.first(), span))
        found |= {person_key(c.id or c.name) for c in touched}
    return len(found - {""})


def _filled(whole: Any, paths: Sequence[str]) -> list[Any]:
    """What stands at the paths: each entry of a list, each text that says something."""
    found: list[Any] = []
    for path in paths:
        value = whole
        for name in path.split("."):
            value = getattr(value, name, "")
        found += [item for item in (value if isinstance(value, tuple) else [value]) if item]
    return found


def _profile(rule: Rule, facts: Facts, span: Span | None) -> int:
    return len(_filled(facts.profile, rule.paths))


def _circle(rule: Rule, facts: Facts, span: Span | None) -> int:
    return sum(all(getattr(entry, flag, False) for flag in rule.flags) for entry in _filled(facts.circle, rule.paths))


def _drafts(rule: Rule, facts: Facts, span: Span | None) -> int:
    return sum(not rule.templates or _named(name, rule.templates) for name in facts.drafts)


def _mended(rule: Rule, facts: Facts, span: Span | None) -> int:
    """Criteria that earn more by the last score of the span than by the one before it, or by its first."""
    past = sorted((s for s in facts.records.scores if span is None or s.on <= span[1]), key=lambda s: (s.on, s.id))
    same = [score for score in past if score.rubric == past[-1].rubric and score.credits]
    if not same or not _within(same[-1].on, span):
        return 0
    before: list[ScoreRecord] = [score for score in same if span and score.on < span[0]]
    start = (before or [next(score for score in same if _within(score.on, span))])[-1]
    return sum(credit > start.credits.get(id, credit) for id, credit in same[-1].credits.items())


def _credits(rule: Rule, facts: Facts, span: Span | None) -> int:
    return sum(credit >= _FULL and (not rule.criteria or id in rule.criteria) for id, credit in facts.credits().items())


def _introduced(rule: Rule, facts: Facts, span: Span | None) -> int:
    """Introductions made; within a span by the day on which the second of the two was asked."""
    made = [one for one in facts.circle.introductions if one.state.strip().casefold() == _MADE]
    asked = [max((d.first() for d in (one.asked_a, one.asked_b) if d and d.day), default=None) for one in made]
    return sum(_within(day, span) for day in asked)


def _reviewed(rule: Rule, facts: Facts, span: Span | None) -> int:
    """Entries and lines of the profile that were looked at again."""
    return sum(_within(day.first(), span) for day in _looked_at(facts.profile) if day.day)


def _looked_at(value: Any) -> Iterator[Day]:
    if isinstance(value, tuple):
        for item in value:
            yield from _looked_at(item)
    elif names := _names(type(value)):
        day = getattr(value, "reviewed", None)
        if isinstance(day, Day):
            yield day
        for name in names:
            yield from _looked_at(getattr(value, name))


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of entry; none of a text or a day."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) and kind is not Day else ()
    return _NAMES[kind]


def _ticked(rule: Rule, facts: Facts, span: Span | None) -> int:
    standing = facts.records.standing()
    return sum(
        choice.kind == "done" and about in rule.about and _within(date.fromisoformat(choice.at[:10]), span)
        for about, choice in standing.items()
    )


_COUNTS: Mapping[str, Callable[[Rule, Facts, Span | None], int]] = {
    "days": _days,
    "kept-days": _kept_days,
    "whole-days": _whole_days,
    "steps": lambda rule, facts, span: sum(1 for _ in _steps(rule, facts, span)),
    "people": _people,
    "profile": _profile,
    "circle": _circle,
    "drafts": _drafts,
    "mended": _mended,
    "credits": _credits,
    "introduced": _introduced,
    "reviewed": _reviewed,
    "ticked": _ticked,
}
