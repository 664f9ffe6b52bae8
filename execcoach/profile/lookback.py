"""When something was last looked at, and whether it is time to look again."""

import datetime
from collections.abc import Mapping
from typing import Any

from execcoach.profile.checklist import Question
from execcoach.profile.dates import Day, parse_day

_ALSO = {"reviewed": ("date", "start", "taken"), "looked": ()}


def last_seen(entry: Mapping[str, Any], mark: str) -> Day | None:
    """The latest day on which this table was looked at, by its mark or by a date of its own; None for never."""
    days = [parse_day(entry.get(key)) for key in (mark, *_ALSO.get(mark, ()))]
    return max((day for day in days if day), key=Day.last, default=None)


def is_due(question: Question, seen: Day | None, today: datetime.date) -> bool:
    """Whether what was last seen then is to be looked at again; what never was always is."""
    if seen is None:
        return True
    if question.every:
        return has_rested(question.every, seen, today)
    return bool(question.again) and seen.months_before(today) >= question.again


def has_rested(every: int, seen: Day | None, today: datetime.date) -> bool:
    """Whether so many days have gone by since what was last seen then; what never was always waits."""
    return seen is None or (today - seen.last()).days >= every


def ago(seen: Day | None, today: datetime.date) -> str:
    """How long ago that was, as a person says it."""
    if seen is None:
        return "never"
    days = (today - seen.last()).days
    if days < 1:
        return "today" if days == 0 or not seen.day else "in a day to come"
    if days < 62:
        return "yesterday" if days == 1 else f"{days} days ago"
    months = seen.months_before(today)
    return f"{months} months ago" if months < 24 else f"{months // 12} years ago"
