"""Charts with their labels, as plain data that templates draw; what is anybody's words goes through `say`."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from execcoach.profile.day_words import full_day, short_day
from execcoach.review import charts
from execcoach.review.findings import points
from execcoach.text import shorten

Say = Callable[[str], str]
"""Writes words of a client's as the format of the report needs them."""


def line_drawn(line: charts.Trend | None, words: Callable[[int], str]) -> Any:
    """A line with its scale, the values that there is room for, and all of them for the table behind it."""
    if line is None:
        return ""
    return {
        **{key: getattr(line, key) for key in ("width", "height", "left", "right", "bottom", "points")},
        "ticks": [{"y": tick.y, "words": words(tick.value)} for tick in line.ticks],
        "dots": [
            {
                "x": dot.x,
                "y": dot.y,
                "told": dot.told,
                "value": words(dot.value),
                "day": full_day(dot.day),
                "short": short_day(dot.day),
                "month": f"{dot.day:%b %y}",
            }
            for dot in line.dots
        ],
    }


def groups_drawn(rows: Sequence[tuple[str, int, int]], say: Say) -> Any:
    """A bar for each group of criteria: title, points it earned, of how many (1/100)."""
    words = [(say(shorten(title, 30)), points(got), points(of)) for title, got, of in rows]
    return _bars(charts.bars([(got, of) for _, got, of in rows]), words)


def counts_drawn(counts: Sequence[tuple[str, int]], say: Say) -> Any:
    """A bar for each thing that was counted, the largest the longest."""
    most = max((number for _, number in counts), default=0)
    words = [(say(shorten(name, 30)), str(number), "") for name, number in counts]
    return _bars(charts.bars([(number, most) for _, number in counts]), words)


def _bars(bars: Sequence[charts.Bar], words: Sequence[tuple[str, str, str]]) -> Any:
    rows = [
        {"y": bar.y, "length": bar.length, "full": bar.full, "title": title, "value": value, "of": of}
        for bar, (title, value, of) in zip(bars, words, strict=True)
    ]
    return {"height": max(1, 26 * len(rows)), "rows": rows} if rows else ""


def months_drawn(rows: Sequence[tuple[str, Sequence[int]]], today: datetime.date, say: Say) -> Any:
    """Sessions of each in each of the last months; this month is the last."""
    if not rows:
        return ""
    number = len(rows[0][1])
    days = last_months(today, number)
    heads = [{"x": 184 + 36 * at, "words": f"{month:%b}"} for at, month in enumerate(days)]
    squares = charts.grid([months for _, months in rows], 166)
    return {
        "heads": heads,
        "titles": [f"{month:%b %Y}" for month in days],
        "height": 24 + 20 * len(rows),
        "rows": [
            {
                "y": 20 * at,
                "name": say(shorten(name, 24)),
                "squares": [
                    {"x": one.x, "number": one.number, "strength": one.strength}
                    for one in squares[number * at : number * (at + 1)]
                ],
            }
            for at, (name, _) in enumerate(rows)
        ],
    }


def last_months(today: datetime.date, number: int) -> list[datetime.date]:
    """The first days of so many months, this one last."""
    at = today.year * 12 + today.month - 1
    return [datetime.date(one // 12, one % 12 + 1, 1) for one in range(max(12, at - number + 1), at + 1)]


_KINDS = {
    "done": "done",
    "after": "done, filled in afterwards",
    "missed": "planned, not done",
    "left-out": "not that day",
    "away": "away",
}


def year_drawn(chart: charts.YearChart, lines: Sequence[str]) -> dict[str, Any]:
    """A year's map, each day with its words; `lines` is the same map as text."""
    return {
        **{key: getattr(chart, key) for key in ("side", "step", "left", "top")},
        "width": charts.WIDTH,
        "height": chart.top + 7 * chart.step + 26,
        "months": [{"x": x, "words": name} for x, name in chart.months],
        "days": [
            {"y": chart.top + chart.step * at + 8, "words": name} for at, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"))
        ],
        "cells": [
            {
                "x": cell.x,
                "y": cell.y,
                "kind": cell.kind,
                "pillars": cell.pillars,
                "full": 3 * cell.pillars,
                "words": f"{short_day(cell.day)}: {_KINDS[cell.kind]}",
            }
            for cell in chart.cells
        ],
        "counts": [
            {
                "month": f"{one.month:%B %Y}",
                "done": one.done,
                "missed": one.missed,
                "left_out": one.left_out,
                "away": one.away,
            }
            for one in chart.counts
        ],
        "lines": list(lines),
    }
