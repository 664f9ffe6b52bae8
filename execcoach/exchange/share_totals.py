"""The counts of a shared file: as tables, and read from the tables of somebody else's file."""

import datetime
from collections.abc import Mapping
from typing import Any

from execcoach.exchange.share_fields import Field
from execcoach.profile.reading import Trouble
from execcoach.routine.records import EFFORTS, PILLARS
from execcoach.routine.results import CAME
from execcoach.routine.totals import COUNTS, MONTHS, RECENT_WEEKS, WEEKS, Recent, Totals, Week
from execcoach.text import shorten

_RECENT = ("kept", "planned", "missed", "sessions", "sessions_28d", *PILLARS)


def totals_tables(totals: Totals) -> dict[str, Any]:
    """The tables `totals`, `recent` and `week`; what is empty or nothing is left out."""
    recent = totals.recent
    table = {
        "score": _points(totals.score),
        "score_28d_ago": _points(totals.score_28d_ago),
        "rubric": totals.rubric or None,
        "milestones": totals.milestones,
        "items": totals.items,
        "last": totals.last and totals.last.isoformat(),
        "homework": list(totals.homework) or None,
        "groups": {key: points / 100 for key, points in totals.groups.items()} or None,
        "gaps": {key: gain / 100 for key, gain in totals.gaps} or None,
    }
    lately = {
        **{key: getattr(recent, key) for key in _RECENT},
        "started": recent.started and recent.started.isoformat(),
        "weeks": list(recent.weeks),
        "months": list(recent.months),
        "efforts": dict(recent.efforts) or None,
        "outcomes": dict(recent.outcomes) or None,
    }
    weeks = [
        {
            "monday": week.monday.isoformat(),
            **{key: number for key in COUNTS if (number := getattr(week, key))},
            **{key: dict(value) for key in ("efforts", "results") if (value := getattr(week, key))},
        }
        for week in totals.weeks
    ]
    found: dict[str, Any] = {"totals": _there(table), "recent": _there(lately)}
    return {**found, "week": weeks} if weeks else found


def read_totals(raw: Mapping[str, Any], wrong: list[Trouble]) -> Totals:
    """The counts in the tables of a shared file; what could not be used is added to `wrong`."""
    top = Field(raw, "", wrong)
    given = Field(top.table("totals"), "totals", wrong)
    gaps = given.numbers("gaps", scale=100, most=100)
    return Totals(
        score=given.points("score"),
        groups=given.numbers("groups", scale=100, most=100),
        rubric=shorten(given.line("rubric"), 120),
        score_28d_ago=given.points("score_28d_ago"),
        gaps=tuple(sorted(gaps.items(), key=lambda gap: -gap[1])),
        weeks=_weeks(top.list("week"), wrong),
        milestones=given.number("milestones") or 0,
        last=given.day("last"),
        items=given.number("items") or 0,
        homework=tuple(dict.fromkeys(shorten(one, 60) for one in given.list("homework") if isinstance(one, str))),
        recent=_recent(Field(top.table("recent"), "recent", wrong)),
    )


def _recent(given: Field) -> Recent:
    numbers = {key: given.number(key) for key in _RECENT}
    missed = numbers.pop("missed")
    return Recent(
        **{key: number or 0 for key, number in numbers.items()},
        missed=missed,
        started=given.day("started"),
        weeks=given.row("weeks", RECENT_WEEKS),
        months=given.row("months", MONTHS),
        efforts=given.numbers("efforts", EFFORTS),
        outcomes=given.numbers("outcomes", CAME),
    )


def _weeks(rows: list[Any], wrong: list[Trouble]) -> tuple[Week, ...]:
    found: dict[datetime.date, Week] = {}
    for at, item in enumerate(rows):
        given = Field(item if isinstance(item, Mapping) else {}, f"week[{at}]", wrong)
        monday = given.day("monday")
        if monday is None or monday.weekday() or monday in found:
            given.trouble("monday", "a Monday of its own", "The week is left out.")
            continue
        found[monday] = Week(
            monday=monday,
            **{key: given.number(key) or 0 for key in COUNTS},
            efforts=given.numbers("efforts", EFFORTS),
            results=given.numbers("results", CAME),
        )
    return tuple(found[day] for day in sorted(found))[-WEEKS:]


def _points(value: int | None) -> float | None:
    return None if value is None else value / 100


def _there(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value is not None}
