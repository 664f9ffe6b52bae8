"""Everything in the coach's table as data for other programs: JSON and CSV; docs/review-data.md says what it means."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from execcoach.exchange.spreadsheet_cell import cell
from execcoach.review.client import Client
from execcoach.review.cohort import Cohort
from execcoach.review.findings import first, reason
from execcoach.routine.records import EFFORTS, KINDS, PILLARS

if TYPE_CHECKING:
    from execcoach.review.page import Since

GAPS = 5
"""So many gaps of a client are told."""
_CAME = tuple(kind for kind in KINDS if kind != "nothing")
_NEVER = 1
"""The year of a day that never was."""


def as_json(
    cohort: Cohort, by: str = "first", turned: bool = False, news: Mapping[str, "Since"] | None = None
) -> dict[str, Any]:
    """The shape that `review --json` prints; null where nothing is known. `news` is what is new, by path."""
    rows = [_row(client) for client in cohort.ordered(by, turned)]
    for row in rows if news is not None else ():
        row["since"] = _since(news[row["path"]]) if news and row["path"] in news else None
    return {
        "clients": rows,
        "problems": [{"path": problem.path, "reason": problem.reason} for problem in cohort.problems],
    }


def _row(client: Client) -> dict[str, Any]:
    finding, near = first(client), client.nearest
    return {
        "name": client.name,
        "path": client.path,
        "score": client.score / 100,
        "open_to": client.open_to / 100,
        "change": _points(client.change),
        "sessions_28d": client.sessions_28d,
        "days_silent": client.days_silent,
        "gap": client.gap.id if client.gap else None,
        "flags": list(client.flags),
        "person": client.person,
        "company": client.company,
        "kept": client.kept,
        "planned": client.planned,
        "weeks": list(client.weeks),
        "balance": dict(client.balance),
        "groups": {group.id: {"points": group.points / 100, "of": group.of / 100} for group in client.groups},
        "first": reason(client) or None,
        "troubles": list(client.troubles),
        "needs": finding.kind if finding else None,
        "missed": client.missed,
        "sessions": client.sessions,
        "months": list(client.months),
        "efforts": _counts(client.efforts, EFFORTS),
        "outcomes": _counts(client.outcomes, _CAME),
        "nearest": {"id": near.id, "title": near.title, "have": near.have, "number": near.number} if near else None,
        "milestones": client.milestones,
        "items": client.items,
        "homework": list(client.homework),
        "gaps": [
            {"id": gap.id, "question": gap.question, "gain": gap.gain / 100, "minutes": gap.minutes}
            for gap in client.gaps[:GAPS]
        ],
        "scores": [{"on": on.isoformat(), "total": total / 100} for on, total in client.scores],
        "latest": client.latest.isoformat() if client.latest.year > _NEVER else None,
        "started": client.started.isoformat() if client.started else None,
        "made": client.made.isoformat() if client.made else None,
        "away": client.away.isoformat() if client.away else None,
        "kind": client.kind,
        "visibility": client.visibility or None,
        "older": list(client.older),
    }


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _counts(counts: Iterable[tuple[str, int]], kinds: Sequence[str]) -> dict[str, int]:
    """Every kind with its count, 0 where there is none: a query finds every key in every row."""
    return dict.fromkeys(kinds, 0) | {kind: number for kind, number in counts if kind in kinds}


def _since(since: "Since") -> dict[str, Any]:
    return {
        "day": since.day.isoformat(),
        "sessions": since.sessions,
        "score_change": _points(since.score_change),
        "mended": list(since.mended),
        "slipped": list(since.slipped),
        "results": [{"day": one.day.isoformat(), "kind": one.kind, "words": one.words} for one in since.results],
        "milestones": [{"day": one.day.isoformat(), "title": one.title} for one in since.milestones],
    }


_COLUMNS = (
    *("name", "company", "path", "score", "change", "sessions_28d", "days_silent", "kept", "planned", "gap"),
    *("first", "flags", "problem"),
    *("person", "kind", "visibility", "needs", "open_to", "missed", "sessions", "milestones", "items"),
    *("gap_gain", "gap_minutes", "nearest", "nearest_have", "nearest_number", "homework"),
    *("latest", "started", "made", "away", "older", "troubles"),
    *PILLARS,
    *(f"effort_{kind.replace('-', '_')}" for kind in EFFORTS),
    *(f"came_{kind.replace('-', '_')}" for kind in _CAME),
    *(f"week_{at}" for at in range(1, 5)),
    *(f"month_{at:02}" for at in range(1, 13)),
)
_NEWS = ("since", "new_sessions", "new_score_change", "new_mended", "new_slipped", "new_results", "new_milestones")


def as_csv(cohort: Cohort, by: str = "first", turned: bool = False, news: Mapping[str, "Since"] | None = None) -> str:
    """A row a client, then a row a problem; nothing in it is a formula to a spreadsheet."""
    columns = (*_COLUMNS, *(_NEWS if news is not None else ()))
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(columns)
    for row in as_json(cohort, by, turned, news)["clients"]:
        flat = dict(_flat(row))
        table.writerow([cell(flat.get(key)) for key in columns])
    for problem in cohort.problems:
        flat = {"path": problem.path, "problem": problem.reason}
        table.writerow([cell(flat.get(key)) for key in columns])
    return written.getvalue()


def _flat(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The row of the JSON shape as cells: a list as its parts, or its texts on one line."""
    for key, value in row.items():
        if isinstance(value, float):
            yield key, f"{value:.2f}"
        elif key in ("flags", "homework", "older", "troubles"):
            yield key, "; ".join(value)
        elif value is None or isinstance(value, str | int):
            yield key, value
    yield from row["balance"].items()
    yield from ((f"effort_{kind.replace('-', '_')}", number) for kind, number in row["efforts"].items())
    yield from ((f"came_{kind.replace('-', '_')}", number) for kind, number in row["outcomes"].items())
    yield from ((f"week_{at}", number) for at, number in enumerate(row["weeks"], 1))
    yield from ((f"month_{at:02}", number) for at, number in enumerate(row["months"], 1))
    if row["gaps"]:
        yield "gap_gain", f"{row['gaps'][0]['gain']:.2f}"
        yield "gap_minutes", row["gaps"][0]["minutes"]
    if near := row["nearest"]:
        yield from (("nearest", near["title"]), ("nearest_have", near["have"]), ("nearest_number", near["number"]))
    if new := row.get("since"):
        change = new["score_change"]
        yield from (("since", new["day"]), ("new_sessions", new["sessions"]))
        yield "new_score_change", None if change is None else f"{change:.2f}"
        yield from (("new_mended", "; ".join(new["mended"])), ("new_slipped", "; ".join(new["slipped"])))
        yield "new_results", "; ".join(one["kind"] for one in new["results"])
        yield "new_milestones", "; ".join(one["title"] for one in new["milestones"])
