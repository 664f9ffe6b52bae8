"""The milestone that comes next for a client, as far as a coach can see: no circle, no drafts, no bank of prompts."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from execcoach.routine.milestones import Milestone, Milestones, is_over, key, month_of
from execcoach.routine.reached import Facts, Rule, Span, count

_UNSEEN = frozenset({"circle", "drafts", "introduced"})
_RECENT = datetime.timedelta(days=62)
"""This month and last, by which every other desk judges milestones too."""
_Next = tuple[str, str, int, int]


def next_milestone(milestones: Milestones, facts: Facts, today: datetime.date) -> _Next | None:
    """Id and title of the first goal of the quick start that is open while it runs, else of this month's nearest.

    Then so many of how many, 0 where the rule counts what a coach does not see. None when everything is reached.
    """
    known = {record.id for record in facts.records.milestones if record.on <= today}
    early = not is_over(facts.records, today)
    sessions = tuple(one for one in facts.records.sessions if today - _RECENT <= one.day <= today)
    facts = replace(facts, records=replace(facts.records, sessions=sessions))
    quick = (one for one in milestones.quick if early and one.id not in known)
    if found := next(iter(_open(quick, facts, None)), None):
        return found
    monthly = (one for one in milestones.monthly if key(one, today) not in known)
    told = _open(monthly, facts, month_of(today))
    return max(told, key=lambda one: one[2] / one[3] if one[3] else 0.0, default=None)


def _open(milestones: Iterable[Milestone], facts: Facts, span: Span | None) -> Iterable[_Next]:
    """Those that no rule fulfils, each by the rule that is nearest to it."""
    for milestone in milestones:
        far = [(count(rule, facts, span), rule) for rule in milestone.rules]
        if all(have < rule.number for have, rule in far):
            seen = [(have, rule.number) for have, rule in far if _seen(rule, have)]
            yield milestone.id, milestone.title, *max(seen, key=lambda pair: pair[0] / pair[1], default=(0, 0))


def _seen(rule: Rule, have: int) -> bool:
    """Whether a coach sees what the rule counts. Why people only where there is one: a shared file names none."""
    return rule.kind not in _UNSEEN and not rule.templates and not rule.needs and (rule.kind != "people" or have > 0)
