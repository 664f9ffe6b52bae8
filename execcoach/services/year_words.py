"""The year in words: days kept, each pillar's trend, effort, days away, what was done on a day and what can be."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from execcoach.profile.day_words import near_day
from execcoach.profile.model import Away
from execcoach.routine.offering import person_key
from execcoach.routine.prompts import Prompt, filled
from execcoach.routine.records import StepRecord
from execcoach.routine.trend import Point, change
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.routine.consistency import Kept
    from execcoach.routine.year import Cell
    from execcoach.services.everyday import Everyday

SPARKS = "▁▂▃▄▅▆▇█"
OPEN_DAYS = 7
"""So many days back a day can be filled in."""
LEGEND = "█ three  ▅ two  ▂ one  + later  · not kept  - left out  ~ away"
NOTHING_YET = "After a few days this shows how steady each of the three has become."
_DID = {"share": "shared", "listen": "listened", "engage": "engaged"}
_DOING = {"share": "Sharing", "listen": "Listening", "engage": "Engaging"}
_COUNTED = {
    "reaction": ("reaction", "reactions"),
    "reshare": ("reshare", "reshares"),
    "reshare-with-words": ("reshare with words", "reshares with words"),
    "comment": ("comment", "comments"),
    "post": ("post", "posts"),
    "message": ("message", "messages"),
    "meeting": ("talk", "talks"),
}
_SOME = {
    "contact": "somebody",
    "a": "somebody",
    "b": "somebody else",
    "key_company": "a company you follow",
    "note_date": "an earlier day",
}


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day in words: the day and how it stands, a line for every step that was done, and what can be done now."""

    heading: str
    lines: tuple[str, ...]
    can: str
    open: bool
    """Whether it can be filled in."""


def kept_in_words(year: Kept, lately: tuple[int, int]) -> str:
    """Days kept of planned, over the year and lately; an invitation where nothing was planned yet."""
    if not year.planned:
        return "Your first ten minutes are waiting. They begin the map."
    kept, planned = lately
    last = f" Of the last {planned} planned days you kept {kept}." if 0 < planned < year.planned else ""
    return f"You kept {year.kept} of {year.planned} planned days.{last}"


def sparks(points: Sequence[Point], width: int) -> str:
    """The weekly score in at most so many characters, today's last."""
    step = max(1, -(-len(points) // width))
    some = [points[at].score for at in range(len(points) - 1, -1, -step)][:width]
    signs = [SPARKS[min(len(SPARKS) - 1, int(max(0.0, score) * len(SPARKS)))] for score in reversed(some)]
    return "".join(signs)


def trend_in_words(pillar: str, points: Sequence[Point]) -> str:
    """How one pillar moved, against the month it is compared with."""
    if not points or not any(point.score for point in points):
        return f"{_DOING[pillar]} has not begun yet."
    moved = change(points)
    if moved is None:
        return f"{_DOING[pillar]} has just begun."
    said = {"steadier": "is steadier than in", "quieter": "is quieter than in", "even": "is as steady as in"}
    return f"{_DOING[pillar]} {said[moved.kind]} {moved.since:%B}."


def effort_in_words(efforts: Mapping[str, int]) -> str:
    """What was done in four weeks by its kind, what takes most first."""
    told = [f"{number} {_COUNTED[kind][number != 1]}" for kind, number in reversed(tuple(efforts.items())) if number]
    return f"In four weeks: {', '.join(told)}." if told else ""


def away_in_words(away: Sequence[Away], today: datetime.date) -> tuple[str, ...]:
    """The stretches that are kept free, next and newest first, from a year ago on."""
    known = [one for one in away if one.start]
    last = {id(one): one.end.last() if one.end else datetime.date.max for one in known}
    seen = [one for one in known if last[id(one)] > today - datetime.timedelta(days=365)]
    return tuple(
        _stretch(one, today) for one in sorted(seen, key=lambda one: one.start.first() if one.start else today)[::-1]
    )


def _stretch(one: Away, today: datetime.date) -> str:
    assert one.start is not None
    first, last = one.start.first(), one.end.last() if one.end else None
    why = f" ({one_line(one.why)})" if one.why else ""
    if last is None:
        return f"from {near_day(first, today)}{why}"
    if first == last:
        return f"{near_day(first, today)}{why}"
    begins = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else near_day(first, today)
    return f"{begins} to {near_day(last, today)}{why}"


def day_in_words(everyday: Everyday, cell: Cell) -> DayTold:
    """What was done on a day, and what can be done about it now."""
    today = everyday.clock.today()
    sessions = everyday.trend.on(cell.day)
    steps = [step for session in sessions for step in session.steps if step.outcome == "done"]
    bank = {prompt.id: prompt for prompt in everyday.session.bank} if steps else {}
    names: dict[str, str] = {}
    for one in everyday.profile.circle.contacts if steps else ():
        if not one.private:
            names |= {person_key(one.id): one.name, person_key(one.name): one.name}
    since = (today - cell.day).days
    may = cell.state not in ("done", "future") and 0 < since <= OPEN_DAYS
    day = f"{cell.day:%A} {near_day(cell.day, today)}"
    return DayTold(
        f"{day}: {_state(cell, steps, today)}",
        tuple(_step(step, bank.get(step.prompt), names) for step in steps),
        _can(cell, since, may),
        may,
    )


def _state(cell: Cell, steps: Sequence[StepRecord], today: datetime.date) -> str:
    if cell.state == "done":
        did = ", ".join(dict.fromkeys(_DID[step.pillar] for step in steps))
        return f"{did}{' (filled in later)' if cell.back_filled else ''}"
    if cell.day == today and cell.state == "future":
        return "today, still open"
    return {
        "missed": "other things came first",
        "left-out": "you said “not today”",
        "away": "you were away" if cell.day < today else "you are away",
        "free": "nothing was planned",
        "before": "before your first ten minutes",
        "future": "still to come",
    }[cell.state]


def _can(cell: Cell, since: int, may: bool) -> str:
    if since < 0:
        return "It has not come yet. Away then? a keeps those days free."
    if since == 0:
        return "Today's ten minutes are on 1." if cell.state != "done" else "Today is kept."
    if may:
        return "Did you do it without the app? Enter fills it in."
    if cell.state == "done":
        return "Enter shows all of it."
    return f"Only the last {OPEN_DAYS} days can be filled in. Were you away? a keeps such days free."


def _step(step: StepRecord, prompt: Prompt | None, names: Mapping[str, str]) -> str:
    title = ""
    if prompt:
        who = names.get(person_key(step.contact), "") if step.contact else ""
        title = filled(prompt.title, {**_SOME, **({"contact": who} if who else {})})
    note = "a note kept private" if step.private and step.note else f"“{one_line(step.note)}”" if step.note else ""
    return f"{step.pillar.capitalize()}: {' · '.join(filter(None, (title, note))) or 'done'}"
