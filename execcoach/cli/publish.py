"""`publish`: the page field by field, ready to paste; what is live is ticked; the report for Friday."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from execcoach.cli.dated import a_day
from execcoach.cli.talk import say, say_json, tell
from execcoach.cli.where import opened
from execcoach.errors import CoachError
from execcoach.profile.day_words import day_and_month, full_day
from execcoach.text import several, shorten

if TYPE_CHECKING:
    from execcoach.drafting.page_text import Part
    from execcoach.drafting.page_walk import Visit
    from execcoach.services.publishing import Change, Figures, PublishingDesk, Report

_DAY = a_day("Since which day?")


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="every field, not only what changed")
@click.option("--tick", metavar="FIELD", help="this field stands on the page now; all: everything does")
@click.option("--untick", metavar="FIELD", help="this field is not on the page after all")
@click.option("--report", is_flag=True, help="before and after, field by field, for the executive")
@click.option("--since", callback=_DAY, metavar="DATE", help="where the report begins; a week ago by default")
@click.option("--json", "as_data", is_flag=True, help="as JSON, for scripts")
def publish(
    folder: Path | None,
    everything: bool,
    tick: str | None,
    untick: str | None,
    report: bool,
    since: datetime.date | None,
    as_data: bool,
) -> None:
    """The page field by field, ready to paste: only what changed."""
    from execcoach.services.publishing import PublishingDesk

    desk = PublishingDesk(opened(folder))
    if tick is not None or untick is not None:
        _mark(desk, tick, untick)
    elif report:
        found = desk.report(since)
        if as_data:
            say_json(_report_data(found))
        else:
            say("\n".join(_report(desk, found)).rstrip())
    else:
        visits = [visit for visit in desk.walk() if visit.waits or (everything and visit.stop.parts)]
        if as_data:
            say_json(_data(desk, visits))
        else:
            place = f"{shlex.quote(str(folder))} " if folder else ""
            say("\n".join(_walk(desk, visits, f"execcoach publish {place}--tick ")).rstrip())
        _warn(desk)


def _warn(desk: PublishingDesk) -> None:
    """Say what the fields give away, alone or together, before anybody pastes them."""
    from execcoach.services.guard import GuardDesk

    try:
        told = GuardDesk(desk.profile).page_warnings()
    except CoachError as error:
        told = (f"the guard could not look. {error.sentence}",)
    for line in told:
        tell(f"Before you paste: {line}")


def _mark(desk: PublishingDesk, tick: str | None, untick: str | None) -> None:
    before = desk.figures()
    for visit in desk.named(untick) if untick is not None else ():
        desk.untick(visit.id)
    if tick is not None:
        desk.tick(*(visit.id for visit in desk.named(tick)))
    after = desk.figures()
    tell(f"Kept for {desk.profile.name} in {desk.profile.workspace.published.name}.")
    say(f"On the page {_points(before.page)} → {_points(after.page)}; in the file {_points(after.total)}.")


def _walk(desk: PublishingDesk, visits: Sequence[Visit], tick: str) -> Iterator[str]:
    figures = desk.figures()
    yield f"{desk.profile.name}: {_points(figures.total)} in the file, {_points(figures.page)} on the page"
    every = desk.walk()
    live = sum(visit.state == "live" for visit in every)
    waiting = sum(visit.waits for visit in every)
    if not waiting:
        day = desk.checked()
        yield "Everything in the file stands on the page" + (f", last ticked on {full_day(day)}." if day else ".")
    else:
        so_far = f"{live} live as they should be" if live else "none live yet"
        yield f"{several(waiting, 'field').capitalize()} to look at, {so_far}."
    for visit in visits:
        yield ""
        yield from _visit(desk, visit, tick)


def _visit(desk: PublishingDesk, visit: Visit, tick: str) -> Iterator[str]:
    since = f" since {full_day(visit.since)}" if visit.since and visit.state == "live" else ""
    yield f"## {shorten(desk.title(visit), 100)} ({_STATES[visit.state]}{since})"
    yield visit.stop.field.where
    if aside := desk.aside(visit):
        yield aside
    before = desk.before(visit) if visit.state in ("changed", "gone") else ()
    then = {part.label: part.text for part in before or ()}
    same = []
    for part in visit.stop.parts:
        if visit.state == "changed" and then.get(part.label) == part.text:
            same.append(part.label)
            continue
        if visit.stop.field.paste:
            yield ""
        yield from _part(part, visit.stop.field.paste)
        if visit.state == "changed" and part.text and then.get(part.label):
            yield f"Before: {shorten(then[part.label], 100)}"
    if visit.state == "gone":
        yield f"It is not in the file any more, or private now. Take it off the page: {shorten(_said(before), 100)}"
    if before is None and visit.state == "changed":
        yield "What stood there before is not known on this machine."
    if same:
        yield f"As they are: {', '.join(same)}."
    if visit.waits:
        yield f"When it is {'off the page' if visit.state == 'gone' else 'live'}: {tick}{visit.id}"


def _part(part: Part, paste: bool) -> Iterator[str]:
    if not part.text or not paste:
        yield f"{part.label}: {part.text or part.hint}"
        return
    beside = [words for words in (part.counter if part.limit else "", part.hint) if words]
    yield f"{part.label}: {'. '.join(beside)}".rstrip()
    yield part.text
    if part.over:
        yield f"{part.over:,} too long. It is full after “… {part.words_before(part.cut)}”."
    if part.fold < len(part.text):
        yield f"“See more” falls about here: “… {part.words_before(part.fold)}”."


def _report(desk: PublishingDesk, report: Report) -> Iterator[str]:
    yield f"# {report.name}: the page, {full_day(report.since)} to {full_day(report.today)}"
    yield ""
    then = report.then
    first = full_day(then.on) if then and then.on != report.today else "before"
    yield f"| | {first} | {full_day(report.today)} |"
    yield "|---|---|---|"
    yield f"| in the file | {_points(then.total if then else None)} | {_points(report.now.total)} |"
    page = "nothing ticked" if then and then.page is None else _points(then.page if then else None)
    yield f"| on the page | {page} | {_points(report.now.page)} |"
    yield ""
    if not report.changes:
        yield "Nothing on the page was changed in these days."
    for change in report.changes:
        yield from _change(change)
    if report.waiting:
        yield f"## Ready, not on the page yet: {several(len(report.waiting), 'field')}"
        yield ""
        for visit in report.waiting:
            yield f"- {shorten(desk.title(visit), 100)}"


def _change(change: Change) -> Iterator[str]:
    yield f"## {shorten(change.title, 100)} ({day_and_month(change.on)})"
    yield ""
    then = {part.label: part.text for part in change.before or ()}
    now = {part.label: part.text for part in change.now or ()}
    moved = [label for label in {**now, **then} if then.get(label) != now.get(label)]
    fresh = change.before is not None and not then
    for words, some, known in (("Before", then, change.before), ("New" if fresh else "Now", now, change.now)):
        said = [(label, some[label]) for label in moved if some.get(label)]
        if known is None:
            yield f"**{words}:** not known on this machine"
        elif not said:
            if words == "Before":
                continue
            yield "**Now:** nothing"
        elif len(said) == 1 or all("\n" not in text for _, text in said):
            one = len({**now, **then}) == 1
            yield f"**{words}:** " + "; ".join(text if one else f"{label}: {text}" for label, text in said)
        else:
            yield f"**{words}:**"
            for label, text in said:
                yield f"\n{label}: {text}"
        yield ""


def _data(desk: PublishingDesk, visits: Sequence[Visit]) -> dict[str, Any]:
    figures = desk.figures()
    rows = []
    for visit in visits:
        before = desk.before(visit) if visit.rows else ()
        rows.append(
            {
                "id": visit.id,
                "title": desk.title(visit),
                "state": visit.state,
                "where": visit.stop.field.where,
                "since": visit.since.isoformat() if visit.since else None,
                "parts": _parts(visit.stop.parts),
                "before": _parts(before),
            }
        )
    return {**_figures(figures), "checked": desk.sheet.checked, "fields": rows}


def _parts(parts: Sequence[Part] | None) -> list[dict[str, Any]] | None:
    if parts is None:
        return None
    return [
        {
            "label": part.label,
            "text": part.text,
            "count": part.count,
            "limit": part.limit,
            "over": part.over,
            "fold": part.fold if part.fold < len(part.text) else None,
        }
        for part in parts
        if part.text
    ]


def _report_data(report: Report) -> dict[str, Any]:
    return {
        "name": report.name,
        "since": report.since.isoformat(),
        "then": {"on": report.then.on.isoformat(), **_figures(report.then)} if report.then else None,
        "now": {"on": report.today.isoformat(), **_figures(report.now)},
        "changes": [
            {"title": one.title, "on": one.on.isoformat(), "before": _parts(one.before), "now": _parts(one.now)}
            for one in report.changes
        ],
        "waiting": [visit.id for visit in report.waiting],
    }


def _figures(figures: Figures) -> dict[str, float | None]:
    return {"total": figures.total / 100, "page": None if figures.page is None else figures.page / 100}


def _said(parts: Sequence[Part] | None) -> str:
    return "; ".join(part.text for part in parts or () if part.text) or "its words are not known on this machine"


def _points(hundredths: int | None) -> str:
    return "not known" if hundredths is None else f"{hundredths / 100:.0f}"


_STATES = {"new": "new", "changed": "changed", "live": "live", "gone": "take it down", "nothing": "nothing to show"}
