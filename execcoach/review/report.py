"""What reports say, as plain data for their templates: the figures of the table's rows as words, nothing new."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from execcoach.profile.day_words import full_day
from execcoach.review import chart_words, charts
from execcoach.review.board import ORDERS, Board, Placed
from execcoach.review.chart_words import Say
from execcoach.review.client import Client
from execcoach.review.cohort import Cohort
from execcoach.review.counted import mix
from execcoach.review.findings import points, reason
from execcoach.review.page import Page
from execcoach.text import shorten

FIGURES: Mapping[str, str] = {
    "score": "Score",
    "open_to": "Out of",
    "change": "In 28 days",
    "kept": "Planned days kept",
    "sessions_28d": "Sessions in 28 days",
    "sessions": "Sessions in all",
    "silent": "Days silent",
    "balance": "Share, listen, engage",
    "efforts": "What it was, 28 days",
    "outcomes": "What came of it, a year",
    "items": "Put right in 28 days",
    "milestones": "Milestones",
    "nearest": "Next milestone",
    "homework": "Homework done",
    "gap": "Biggest gap",
}
"""Every figure of a client in a report, and what it is called there."""

COLUMNS = (
    *("score", "change", "kept", "sessions_28d", "silent", "balance", "items", "outcomes", "milestones", "nearest"),
    "gap",
)
"""The figures that stand in the group's table."""

UNKNOWN = "–"
MOST_ROWS, MOST_PROBLEMS, MOST_NEEDING, MOST_IN_A_CHART = 1000, 200, 30, 40
_SITTINGS, _RESULTS, _GAPS, _FLAGS, _FLAGS_OF_A_ROW = 10, 10, 5, 8, 3
_NAME, _WORDS, _NOTE = 80, 240, 600


def figures(client: Client, say: Say = str) -> dict[str, str]:
    """The client's figures in words; nothing is reckoned here that is not in the row."""
    nearest, gap = client.nearest, client.gap
    return {
        "score": points(client.score),
        "open_to": points(client.open_to),
        "change": UNKNOWN if client.change is None else points(client.change, sign=True),
        "kept": f"{client.kept} of {client.planned}" if client.planned else UNKNOWN,
        "sessions_28d": str(client.sessions_28d),
        "sessions": str(client.sessions),
        "silent": "never began" if client.days_silent is None else str(client.days_silent),
        "balance": ", ".join(str(number) for _, number in client.balance) or UNKNOWN,
        "efforts": say(shorten(mix(client.efforts), _WORDS)) or UNKNOWN,
        "outcomes": say(shorten(mix(client.outcomes), _WORDS)) or UNKNOWN,
        "items": str(client.items),
        "milestones": str(client.milestones),
        "nearest": say(_far(nearest.title or nearest.id, nearest.have, nearest.number)) if nearest else UNKNOWN,
        "homework": str(len(client.homework)),
        "gap": f"{say(shorten(gap.name, _NAME))} {points(gap.gain, sign=True)}" if gap else UNKNOWN,
    }


def client_report(client: Client, page: Page | None, today: datetime.date, rubric: str, say: Say) -> dict[str, Any]:
    """One client's report; without a page, as of somebody who shares totals only, what the row says."""
    told, words = figures(client, say), reason(client)
    year = page.year if page else None
    return {
        **_head(today, rubric),
        "name": say(shorten(client.name, _NAME)),
        "company": say(shorten(client.company, _NAME)),
        "reason": say(shorten(words[:1].upper() + words[1:], _WORDS)),
        "totals": client.visibility == "totals",
        "figures": [{"key": key, "title": title, "words": told[key]} for key, title in FIGURES.items()],
        "trend": chart_words.line_drawn(charts.trend(client.scores), points),
        "groups": chart_words.groups_drawn([(one.title, one.points, one.of) for one in client.groups], say),
        "balance": chart_words.counts_drawn(client.balance, say),
        "months": chart_words.months_drawn([("Sessions", client.months)], today, say),
        "year": chart_words.year_drawn(charts.year_chart(year), year.lines) if year else "",
        "gaps": _gaps(client, say),
        "sittings": [
            {
                "day": full_day(one.day),
                "minutes": one.minutes,
                "by": "assistant" if one.by == "assistant" else "",
                "pillars": say(", ".join(dict.fromkeys(pillar for pillar, _ in one.done))),
                "notes": [say(shorten(note, _NOTE)) for note in one.notes],
            }
            for one in (page.sittings if page else ())[:_SITTINGS]
        ],
        "results": [
            {
                "day": full_day(one.day),
                "kind": say(one.kind.replace("-", " ")),
                "words": say(shorten(one.words, _NOTE)),
            }
            for one in (page.results if page else ())[:_RESULTS]
        ],
        "reached": [
            {"day": full_day(one.day), "title": say(shorten(one.title, _WORDS))}
            for one in (page.milestones if page else ())[:_RESULTS]
        ],
        "flags": [say(shorten(flag, _WORDS)) for flag in client.flags[:_FLAGS]],
        "troubles": [say(shorten(trouble, _WORDS)) for trouble in client.troubles[:_FLAGS]],
    }


def group_report(cohort: Cohort, today: datetime.date, rubric: str, say: Say) -> dict[str, Any]:
    """The coach's report of everybody below a folder; it names them all."""
    clients = cohort.ordered("first")
    charted = clients[:MOST_IN_A_CHART]
    sums = [sum(counts) for counts in zip(*(client.months for client in clients), strict=True)]
    monthly = list(zip(chart_words.last_months(today, len(sums)), sums, strict=True))
    needing = cohort.needing()
    return {
        **_head(today, rubric),
        "number": len(clients),
        "broken": len(cohort.problems),
        "needing": [
            {"name": _name(one, say), "words": say(shorten(words, _WORDS))} for one, words in needing[:MOST_NEEDING]
        ],
        "more_needing": max(0, len(needing) - MOST_NEEDING),
        "columns": [{"key": key, "title": FIGURES[key]} for key in COLUMNS],
        "rows": [
            {
                "name": _name(client, say),
                "company": say(shorten(client.company, _NAME)),
                "cells": [told[key] for told in [figures(client, say)] for key in COLUMNS],
                "flags": [say(shorten(flag, _WORDS // 2)) for flag in client.flags[:_FLAGS_OF_A_ROW]],
            }
            for client in clients[:MOST_ROWS]
        ],
        "more": max(0, len(clients) - MOST_ROWS),
        "average": points(_average([client.score for client in clients])) if clients else "",
        "trend": chart_words.line_drawn(charts.counted(monthly), str),
        "groups": chart_words.groups_drawn(_averages(clients), say),
        "balance": chart_words.counts_drawn(_together(clients), say),
        "months": chart_words.months_drawn([(client.name, client.months) for client in charted], today, say),
        "uncharted": len(clients) - len(charted),
        "problems": [
            {"path": say(_end(one.path)), "reason": say(shorten(one.reason, _WORDS))}
            for one in cohort.problems[:MOST_PROBLEMS]
        ],
        "more_problems": max(0, len(cohort.problems) - MOST_PROBLEMS),
    }


def board_report(board: Board, today: datetime.date, say: Say) -> dict[str, Any]:
    """The group's board: nobody is in it by name who did not opt in."""
    others = board.others
    kept = "" if others.kept is None else f"{others.kept} of {others.planned}"
    return {
        "lang": "en-GB",
        "day": full_day(today),
        "number": len(board.rows),
        "milestones": board.milestones,
        "orders": [
            {"id": by, "rows": [_placed(one, by, say) for one in board.ranked(by)[:MOST_ROWS]]} for by in ORDERS
        ],
        "others": {
            "people": others.people,
            "told": others.items is not None,
            "kept": kept,
            "put_right": others.items or 0,
            "improvement": "" if others.improvement is None else points(others.improvement, sign=True),
            "milestones": others.milestones or 0,
        },
    }


def on_board(one: Placed, by: str) -> str:
    """What a row is compared by in this order, in words."""
    row = one.row
    if by == "kept":
        return f"{row.kept} of {row.planned}" if row.planned else UNKNOWN
    if by == "items":
        return str(row.items)
    return UNKNOWN if row.improvement is None else points(row.improvement, sign=True)


def _placed(one: Placed, by: str, say: Say) -> dict[str, Any]:
    nearest = one.row.nearest
    return {
        "place": one.shown,
        "just_begun": one.row.just_begun,
        "name": say(shorten(one.row.name, _NAME)),
        "company": say(shorten(one.row.company, _NAME)),
        "words": on_board(one, by),
        "milestones": one.row.milestones,
        "nearest": say(_far(nearest.title or nearest.id, nearest.have, nearest.number)) if nearest else "",
    }


def _head(today: datetime.date, rubric: str) -> dict[str, Any]:
    return {"lang": "en-GB", "day": full_day(today), "rubric": rubric}


def _name(client: Client, say: Say) -> str:
    return say(shorten(client.name, _NAME))


def _end(path: str) -> str:
    """A path's end, which says most."""
    return path if len(path) <= _WORDS else f"…{path[-_WORDS:]}"


def _far(title: str, have: int, number: int) -> str:
    title = shorten(title, _NAME)
    return f"{title} ({have} of {number})" if number > 1 else title


def _average(numbers: Sequence[int]) -> int:
    return round(sum(numbers) / len(numbers)) if numbers else 0


def _averages(clients: Sequence[Client]) -> list[tuple[str, int, int]]:
    """Title, average and most of each group of criteria, over those of whom it is known."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for client in clients:
        for group in client.groups:
            found.setdefault(group.id, []).append((group.title, group.points, group.of))
    return [(each[0][0], _average([got for _, got, _ in each]), each[0][2]) for each in found.values()]


def _together(clients: Sequence[Client]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for client in clients:
        for pillar, number in client.balance:
            found[pillar] = found.get(pillar, 0) + number
    return list(found.items())


def _gaps(client: Client, say: Say) -> list[dict[str, Any]]:
    return [
        {
            "question": say(shorten(gap.question, _WORDS)),
            "name": say(shorten(gap.name, _NAME)),
            "gain": points(gap.gain, sign=True),
            "minutes": gap.minutes,
        }
        for gap in client.gaps[:_GAPS]
    ]
