"""How a client stands: score by group, every criterion over time, the year, the sessions, the files."""

from __future__ import annotations

import datetime
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content

from execcoach.profile.day_words import short_day
from execcoach.review.client import Client
from execcoach.review.findings import points
from execcoach.review.page import TELLING, CriterionLine, Page
from execcoach.routine.year import Year
from execcoach.services.review_forms import last
from execcoach.services.year_words import LEGEND, SPARKS
from execcoach.text import counted
from execcoach.tui.widgets.client_talk import Section, dated, key, said
from execcoach.tui.widgets.clients import cut, moved, sparks
from execcoach.tui.widgets.show import plain

_BAR, _SPARK, _TITLE = 14, 8, 16
_SITTINGS, _NOTED, _CAME = 2, 3, 4
_LABEL = 4
_ALL_THERE = 0.995


def by_group(client: Client) -> Section:
    """The score, then a bar for each group of criteria."""
    change = "" if client.change is None else f"   {moved(client.change)} in 28 days"
    whole = "100" if client.open_to == 10000 else f"the {client.open_to / 100:.0f} they chose"
    widest = max((len(group.title) for group in client.groups), default=0)
    lines = []
    for group in client.groups:
        full = round(_BAR * group.points / group.of) if group.of else 0
        bar = Content.assemble(plain("▆" * full, "$primary"), plain("·" * (_BAR - full), "$secondary"))
        lines.append(
            Content.assemble(
                plain(f"{group.title:<{widest}}  "), bar, plain(f"  {points(group.points)} of {group.of // 100}")
            )
        )
    return f"Score {client.score / 100:.0f} of {whole}{change}", lines


def by_criterion(page: Page) -> Section:
    """A line a criterion, those first that moved, then the open ones; those that are whole in one sentence."""
    chosen = [line for line in page.criteria if abs(line.moved) >= TELLING or line.gain]
    order = sorted(chosen, key=lambda line: (abs(line.moved) < TELLING, -abs(line.moved), -line.gain))
    drawn = any(line.history for line in page.criteria)
    lines = [_criterion(line, drawn) for line in order]
    whole = [line.title for line in page.criteria if line not in chosen and line.credit >= _ALL_THERE]
    if whole:
        lines.append(plain(f"Nothing open in: {', '.join(whole)}.", "$secondary"))
    if declined := [line.title for line in page.criteria if line.declined]:
        lines.append(plain(f"Not for them: {', '.join(declined)}.", "$secondary"))
    if page.totals:
        lines.append(plain("They share totals only; the rest is not in the file.", "$secondary"))
    return "By criterion" + (", over time and now" if drawn else ", now"), lines


def _criterion(line: CriterionLine, drawn: bool) -> Content:
    title = cut(line.title, _TITLE)
    now = f"{points(round(line.credit * line.weight * 100))} of {line.weight}"
    sign = "↗" if line.moved >= TELLING else "↘" if line.moved <= -TELLING else " "
    spark = f"{_credits(line):>{_SPARK}} " if drawn else ""
    return Content.assemble(
        plain(title + " " * (_TITLE + 1 - cell_len(title))),
        plain(spark, "$primary"),
        plain(f"{sign} ", "bold"),
        plain(f"{now:<10}"),
        plain(f"+{points(line.gain)}" if line.gain else "", "$secondary"),
    )


def _credits(line: CriterionLine) -> str:
    """What it earned on the days on record and now, the last at the right."""
    known = [credit for _, credit in line.history[-(_SPARK - 1) :]] + [line.credit]
    return "".join(SPARKS[min(7, int(credit * 8))] for credit in known)


def routine(client: Client, page: Page | None) -> Section:
    """Days kept, sessions, the three pillars; the year as a map whose signs read without colour."""
    head = "The routine"
    if client.days_silent is None:
        return head, [plain("No session yet.", "$secondary")]
    when = last(client)
    ago = when if when in ("today", "yesterday") else f"{when} ago"
    number = f"{counted(client.sessions_28d, 'session')} in 28 days"
    lines = [
        plain(f"kept {client.kept} of {client.planned} planned days; last {ago}"),
        Content.assemble(
            plain(f"{number} "),
            plain(sparks(client.weeks), "$primary"),
            plain("  " + ", ".join(f"{pillar} {done}" for pillar, done in client.balance)),
        ),
    ]
    if client.away:
        until = "" if client.away == datetime.date.max else f" until {short_day(client.away)}"
        lines.append(plain(f"away{until}; days away are not counted", "$accent"))
    if near := client.nearest:
        far = f", {near.have} of {near.number}" if near.number else ""
        lines.append(plain(f"next milestone: {near.title}{far}"))
    if page and page.year:
        lines += [Content(""), *_map(page.year), plain(LEGEND, "$secondary")]
    return head, lines


def _map(year: Year) -> list[Content]:
    months, *days = year.lines
    lines = [plain(months, "$secondary")]
    for day in days:
        runs = [("".join(run), style) for style, run in groupby(day[_LABEL:], key=_style)]
        lines.append(Content.assemble(plain(day[:_LABEL], "$secondary"), *(plain(run, style) for run, style in runs)))
    return lines


def _style(sign: str) -> str:
    return "$success" if sign in "▂▅█+" else "$primary" if sign == "~" else "$secondary" if sign.strip() else ""


def sessions(page: Page, every: bool) -> Section:
    """The last sessions, and those before them in which something was noted; `every` shows all that the page knows."""
    head = "The last sessions, and what they noted"
    if page.totals:
        return head, [plain("They share totals only: what was done and noted stays with them.", "$secondary")]
    if not page.sittings:
        return head, [plain("None.", "$secondary")]
    noted = [one for one in page.sittings[_SITTINGS:] if one.notes]
    shown = page.sittings if every else (*page.sittings[:_SITTINGS], *noted[:_NOTED])
    lines: list[Content] = []
    for sitting in shown:
        by = ", by the assistant" if sitting.by == "assistant" else ""
        pillars = ", ".join(dict.fromkeys(pillar for pillar, _ in sitting.done))
        work = ", homework" if sitting.homework else ""
        lines.append(plain(f"{short_day(sitting.day)}, {sitting.minutes} min{by}: {pillars}{work}", "$accent"))
        lines += [plain(f"“{note}”") for note in sitting.notes]
    if left := len(page.sittings) - len(shown):
        lines.append(key("s", f"shows {left} more", "sessions"))
    elif every:
        lines.append(key("s", "shows the last ones only", "sessions"))
    return head, lines


def outcomes(page: Page, room: int) -> Section:
    """What came of it, the newest first."""
    lines = [dated(one.day, said(one), room) for one in page.results[:_CAME]]
    if (left := len(page.results) - _CAME) > 0:
        lines.append(plain(f"and {left} before", "$secondary"))
    return "What came of it", lines


def files(client: Client, stale: bool) -> Section:
    """What is to be known about the files, and what in them could not be read."""
    lines = [plain(f"⚑ {flag}") for flag in client.flags]
    lines += [plain(trouble, "$secondary") for trouble in client.troubles]
    if stale:
        lines.append(plain("The files changed since the table was read; there r reads them again.", "$warning"))
    return "To know about the files", lines
