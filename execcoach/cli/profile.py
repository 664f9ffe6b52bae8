"""`score` and `next`: the score card and what to do next, in plain text."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from execcoach.cli.talk import filled, say, say_json
from execcoach.cli.where import opened

if TYPE_CHECKING:
    from execcoach.profile.history import Stand
    from execcoach.profile.score import Action, ScoreLine
    from execcoach.services.profile import ProfileDesk
    from execcoach.services.trying import WhatIf

_DIR = click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
_WHAT_IF = "the score with one answer changed, by a line of the card or a path of the file; nothing is saved"
_JSON = click.option("--json", "as_data", is_flag=True, help="as JSON, for scripts")


@click.command()
@_DIR
@click.option("--explain", is_flag=True, help="every line: what it rests on and what would add to it")
@_JSON
@click.option("--history", is_flag=True, help="every score that was recorded, oldest first")
@click.option("--what-if", "wish", metavar="LINE=WORDS", help=_WHAT_IF)
def score(folder: Path | None, explain: bool, as_data: bool, history: bool, wish: str | None) -> None:
    """How complete the profile is, and what to do next."""
    desk = opened(folder)
    if history:
        _say_history(desk, as_data)
    elif wish is not None:
        _say_what_if(desk, desk.what_if(wish), as_data)
    elif as_data:
        say_json(desk.score_json())
    elif explain:
        say("\n".join([*_card(desk), "", *_explained(desk)]))
    else:
        say("\n".join([*_card(desk), "", *_next_lines(desk, desk.best_next(), "Best next")]))


@click.command("next")
@_DIR
@click.option("--minutes", type=click.IntRange(1, 600), default=10, show_default=True, help="how long you have")
@_JSON
def next_(folder: Path | None, minutes: int, as_data: bool) -> None:
    """What to do with the minutes you have, by points gained."""
    desk = opened(folder)
    actions = desk.best_next(minutes, None)
    if as_data:
        rows = [{"id": one.id, "gain": one.gain / 100, "minutes": one.minutes} for one in actions]
        say_json({"minutes": minutes, "gain": sum(one.gain for one in actions) / 100, "actions": rows})
        return
    gain = _points(sum(one.gain for one in actions))
    title = f"Up to +{gain} in {sum(one.minutes for one in actions)} minutes" if actions else f"{minutes} minutes"
    place = f" {shlex.quote(str(folder))}" if folder else ""
    say("\n".join(_next_lines(desk, actions, title, place)))


def _card(desk: ProfileDesk) -> Iterator[str]:
    score = desk.score()
    page = f", {desk.page().total / 100:.0f} on your page" if desk.published else ""
    yield f"{desk.name}: {score.said} in your file{page}"
    yield ""
    wide = max(len(group.title) for group in score.groups)
    for group in score.groups:
        filled = round(20 * group.points / group.of) if group.of else 0
        bar = "━" * filled + "·" * (20 - filled)
        yield f"{group.title:<{wide}}  {bar}  {_points(group.points):>5} of {_points(group.of)}"


def _next_lines(desk: ProfileDesk, actions: tuple[Action, ...], title: str, place: str | None = None) -> Iterator[str]:
    """The actions, each with how to begin; with `place`, how to see its question in that folder."""
    yield title
    if not actions:
        yield "  Nothing fits: either all is done, or the shortest thing takes longer."
    for action in actions:
        line = desk.score().line(action.id)
        yield f"  +{_points(action.gain)} in {action.minutes} min  {desk.called(action.id)}"
        if line and line.advice:
            yield filled(line.advice[0], 6)
        if place is not None and (found := desk.question_for(action.id)):
            yield f"      execcoach checklist {_found_in(desk, found.id)}{place}"


def _found_in(desk: ProfileDesk, question: str) -> str:
    found = desk.question(question)
    return found[0].id if found else ""


def _explained(desk: ProfileDesk) -> Iterator[str]:
    score = desk.score()
    for group in score.groups:
        yield group.title
        for line in score.lines:
            if line.group == group.id:
                yield from _line(desk, line)
        yield ""
    yield "+ found and counted   - found wanting   = what each check gave   > what would add"
    yield f"Rubric {score.version} ({score.hash}). Lines add up to {score.total / 100:.2f}."


def _line(desk: ProfileDesk, line: ScoreLine) -> Iterator[str]:
    declined = "  (not for me)" if line.declined else ""
    yield f"  {desk.titled(line.id)}  {line.points / 100:.2f} of {line.weight}, credit {line.credit:.2f}{declined}"
    yield filled(desk.called(line.id), 4)
    for item in line.evidence:
        yield filled(f"{'+' if item.ok else '-'} {item.path}: {item.words}", 4, 8)
    if line.points:
        gave = ", ".join(
            f"{desk.check_title(one.kind)} {_points(round(one.worth(line.weight)))}" for one in line.checks
        )
        yield filled(f"= {gave}", 4, 6)
    for words in line.advice:
        yield filled(f"> {words}", 4, 6)
    if line.gain:
        yield f"    up to +{_points(line.gain)} in {line.minutes} min"


def _say_history(desk: ProfileDesk, as_data: bool) -> None:
    stands = desk.history()
    if as_data:
        say_json({"history": [_stand_json(one) for one in stands]})
    elif not stands:
        say("No score was recorded yet. The app records one when an answer moves it.")
    else:
        say("\n".join(_history_lines(stands)))


def _stand_json(one: Stand) -> dict[str, object]:
    return {
        "on": one.on.isoformat(),
        "total": one.total / 100,
        "page": None if one.page is None else one.page / 100,
        "change": None if one.change is None else one.change / 100,
        "rubric": one.rubric,
        "version": one.version,
        "by_today": None if one.today is None else one.today / 100,
    }


def _history_lines(stands: tuple[Stand, ...]) -> Iterator[str]:
    from execcoach.profile.history import sparkline

    yield f"{'':10}  in your file  on your page  change  rubric"
    for one in stands:
        page = "" if one.page is None else f"{one.page / 100:.1f}"
        change = "" if one.change is None else f"{one.change / 100:+.1f}"
        beside = "" if one.today is None else f"   {one.total / 100:.0f} then; {one.today / 100:.0f} by today's rubric"
        version = one.version or "unknown"
        yield f"{one.on.isoformat()}  {one.total / 100:12.1f}  {page:>12}  {change:>6}  {version}{beside}"
    if len(stands) > 1:
        levels = [one.level for one in stands]
        yield ""
        yield f"{levels[0] / 100:.0f} {sparkline(levels)} {levels[-1] / 100:.0f}"


def _say_what_if(desk: ProfileDesk, found: WhatIf, as_data: bool) -> None:
    moved = [
        (now, then) for now, then in zip(found.now.lines, found.then.lines, strict=True) if now.points != then.points
    ]
    if as_data:
        rows = [{"id": now.id, "before": now.points / 100, "points": then.points / 100} for now, then in moved]
        total, before = found.then.total / 100, found.now.total / 100
        change = (found.then.total - found.now.total) / 100
        say_json({"path": found.path, "total": total, "before": before, "change": change, "criteria": rows})
        return
    change = (found.then.total - found.now.total) / 100
    say(f"{found.now.total / 100:.1f} would be {found.then.total / 100:.1f} ({change:+.1f}). Nothing was saved.")
    for now, then in moved:
        say(f"  {desk.titled(now.id)}  {now.points / 100:.2f} → {then.points / 100:.2f} of {now.weight}")


def _points(hundredths: int) -> str:
    return f"{hundredths / 100:.1f}".removesuffix(".0")
