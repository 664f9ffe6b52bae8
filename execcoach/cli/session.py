"""`today` and `log`: the ten minutes without the app."""

import datetime
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from execcoach.cli.dated import a_day
from execcoach.cli.talk import say, say_json, tell
from execcoach.cli.where import desk_of
from execcoach.routine.plan import Plan, as_json
from execcoach.text import clean

_DIR = click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
_DAY = a_day("Which day?")


@click.command()
@_DIR
@click.option("--json", "as_data", is_flag=True, help="the plan as JSON")
@click.option("--date", "day", callback=_DAY, metavar="DATE", help="another day, for example 2026-11-21")
def today(folder: Path | None, as_data: bool, day: datetime.date | None) -> None:
    """Today's ten minutes in plain text."""
    from execcoach.services.session import SessionDesk

    desk = desk_of(folder)
    session = SessionDesk(desk)
    plan = session.plan(day)
    for warning in (*desk.warnings, *session.warnings):
        tell(warning)
    given = session.homework if plan.date == session.today else None
    if as_data:
        say_json({**as_json(plan), **({"homework": given.as_json()} if given else {})})
    else:
        say("\n".join(_told(plan, desk.name, given.line if given else "")))


def _told(plan: Plan, name: str, given: str) -> Iterator[str]:
    yield f"{plan.minutes} minutes for {name}, {plan.date:%A} {plan.date.day} {plan.date:%B %Y}"
    if given:
        yield textwrap.fill(given, 88)
    for step in plan.steps:
        yield ""
        yield f"{step.pillar.capitalize()}, {step.minutes} min: {step.title}"
        for words in dict.fromkeys((step.words, step.ask, "" if step.given else step.because)):
            if words not in ("", step.title):
                yield textwrap.fill(words, 88, initial_indent="  ", subsequent_indent="  ")
        if step.given:
            yield f"  From {step.by}. Done: execcoach log --homework {step.about.rpartition('/')[2]}"
        if step.link:
            yield f"  {step.link}"
        if step.why:
            yield textwrap.fill(f"Why: {step.why} ({step.source})", 88, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield "Done? Keep it: execcoach log --share “…” --listen “…” --engage “…”"


@click.command()
@_DIR
@click.option("--share", metavar="NOTE", help="what you shared, in a line")
@click.option("--listen", metavar="NOTE", help="what you heard or read")
@click.option("--engage", metavar="NOTE", help="whom you answered, thanked or praised")
@click.option("--homework", multiple=True, type=click.IntRange(1, 3), help="a step your coach gave, by its number")
@click.option("--minutes", type=click.IntRange(1, 600), default=10, show_default=True, help="how long it took")
@click.option("--date", "day", callback=_DAY, metavar="DATE", help="another day, up to seven days back")
@click.option("--by", type=click.Choice(["executive", "assistant"]), help="who did it")
def log(
    folder: Path | None,
    share: str | None,
    listen: str | None,
    engage: str | None,
    homework: tuple[int, ...],
    minutes: int,
    day: datetime.date | None,
    by: str | None,
) -> None:
    """Record ten minutes done without the app."""
    from execcoach.services.session import SessionDesk

    given = {"share": share, "listen": listen, "engage": engage}
    notes = {pillar: clean(note) for pillar, note in given.items() if note is not None}
    desk = desk_of(folder)
    session = SessionDesk(desk).log(notes, minutes, day, by or "", homework)
    done = ", ".join(dict.fromkeys(step.pillar for step in session.steps))
    tell(f"Kept for {desk.name}: {done}, {session.minutes} min on {session.day:%A} {session.day.day} {session.day:%B}.")
