"""What leaves for a coach in words a person reads before it does: part by part, the words first, then how much."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from execcoach.profile.day_words import full_day
from execcoach.review.counted import mix
from execcoach.routine.records import PILLARS
from execcoach.text import in_words, several

if TYPE_CHECKING:
    from execcoach.routine.records import Records

PROFILE = "Your profile: "
"""What the title of a section of the profile begins with."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what leaves: its title, how much there is of it, and its very words where it has any."""

    title: str
    count: str
    words: tuple[str, ...] = ()


def parts_of(records: Records, tables: Mapping[str, Any]) -> Iterator[Part]:
    """What leaves of somebody who shares everything: what was written first, then the profile, then the figures."""
    notes = [
        f"{full_day(session.day)}, {step.pillar}: {step.note}"
        for session in reversed(records.sessions)
        for step in session.steps
        if step.note
    ]
    yield Part("Your notes", several(len(notes), "note"), tuple(notes))
    came = [one for one in reversed(records.results) if one.kind]
    words = (f"{full_day(one.on)}: {one.kind.replace('-', ' ')}{f', {one.words}' if one.words else ''}" for one in came)
    yield Part("What came of it", several(len(came), "answer"), tuple(words))
    for table, value in tables.items():
        title = f"{PROFILE}{table.replace('_', ' ')}"
        if isinstance(value, list):
            yield Part(title, _entries(len(value)), tuple(map(_told, value)))
        else:
            yield Part(title, several(len(value), "field"), tuple(_fields(value)))
    sat, ticked = records.sessions, [one for one in records.choices if one.kind == "done"]
    yield Part("Your sessions", several(len(sat), "session"), tuple(_figures(records)))
    yield Part("Your scores", several(len(records.scores), "score"), ("By criterion, with the version of the rubric.",))
    reached = (f"{full_day(one.on)}: {one.id.rpartition('/')[2].replace('-', ' ')}" for one in records.milestones)
    yield Part("Your milestones", several(len(records.milestones), "milestone"), tuple(reached))
    declined = [one for one in records.choices if one.kind in ("not-for-me", "never")]
    closed = (f"Not for you: {one.about.partition(':')[2].replace('-', ' ')}, without the reason" for one in declined)
    ticks = tuple(f"{one.at[:10]}: {one.about.replace('-', ' ')}" for one in ticked)
    yield Part("What you ticked or declined", several(len(declined) + len(ticked), "thing"), (*closed, *ticks))


def _figures(records: Records) -> Iterator[str]:
    """What of a session leaves beside its notes."""
    yield "Of each: when it began and ended, the minutes, who typed."
    yield "Of each step: the prompt, what became of it, the kind of effort, the seconds."
    if private := sum(step.private for session in records.sessions for step in session.steps):
        yield f"Of {several(private, 'private step')} only the kind of effort and the seconds."


_CALLED = {
    "kept": "planned days kept, of the last 21",
    "planned": "planned days, of the last 21",
    "missed": "planned days since the last session",
    "sessions": "sessions in all",
    "sessions_28d": "sessions in 28 days",
    "started": "the day of the first session",
    "weeks": "sessions in each of the last four weeks",
    "months": "sessions in each of the last twelve months",
    "last": "the day something was last done",
    "items": "mended or ticked in 28 days",
    "homework": "steps of homework done",
    "outcomes": "what came of it in a year",
    **{pillar: f"{pillar}: steps in 28 days" for pillar in PILLARS},
}
"""What the figures of the last days are called where they are shown."""


def count_parts(raw: Mapping[str, Any]) -> Iterator[Part]:
    """What leaves of somebody who shares counts only, as it stands in the file."""
    totals, recent, weeks = raw["totals"], raw["recent"], raw.get("week", [])
    yield Part("Your name", "", (", ".join(filter(None, (raw["person"].get("name"), raw["person"].get("company")))),))
    before = totals.get("score_28d_ago")
    words = [f"{totals['score']:g} points{'' if before is None else f', {before:g} four weeks ago'}"]
    words += [f"{key.replace('-', ' ')}: {value:g}" for key, value in totals.get("groups", {}).items()]
    yield Part("Your score", "", tuple(words))
    gaps = tuple(f"{key.replace('-', ' ')}: {value:g} to gain" for key, value in totals.get("gaps", {}).items())
    yield Part("What is open", several(len(gaps), "thing"), gaps)
    shown = {**recent, **{key: totals[key] for key in ("last", "items", "milestones", "homework") if key in totals}}
    lately = tuple(f"{_CALLED.get(key, key)}: {_counted(value)}" for key, value in shown.items() if value)
    yield Part("Lately", "", lately)
    rows = (
        f"from {full_day(datetime.date.fromisoformat(week['monday']))}: "
        + ", ".join(f"{key} {_counted(value)}" for key, value in week.items() if key != "monday")
        for week in reversed(weeks)
    )
    yield Part("Week by week", several(len(weeks), "week"), tuple(rows))


def _counted(value: Any) -> str:
    if isinstance(value, Mapping):
        nothing = f"{value['nothing']} nothing" if value.get("nothing") else ""
        return " and ".join(filter(None, (*mix(value.items()).split(", "), nothing)))
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _fields(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        for one in value if isinstance(value, list) else [value]:
            yield f"{key.replace('_', ' ')}: {_told(one)}"


def _entries(number: int) -> str:
    return "one entry" if number == 1 else f"{in_words(number)} entries"


def _told(value: Any) -> str:
    """An entry or item of the profile in its own words, on one line."""
    if not isinstance(value, Mapping):
        return ", ".join(map(_told, value)) if isinstance(value, list) else str(value)
    return "; ".join(_told(one) for one in value.values() if not isinstance(one, bool))
