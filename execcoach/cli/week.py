"""`digest` and `cards`: the week on a page, and a page a day to mail."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from execcoach.cli.dated import a_day
from execcoach.cli.talk import say, tell
from execcoach.cli.where import desk_of
from execcoach.text import counted

if TYPE_CHECKING:
    from execcoach.services.week import WeekDesk

_DAY = a_day("Which week?", "Name any day of the week, for example 2026-11-21.")


def _shared(words: str, out: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The words both commands take: the folder, the week, where to write."""

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option("--force", is_flag=True, help="write over what is there already")(command)
        command = click.option("-o", "out", metavar=out, type=click.Path(path_type=Path), help=words)(command)
        command = click.option("--week", "day", callback=_DAY, metavar="DATE", help="the week of this day")(command)
        return click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))(command)

    return added


@click.command()
@_shared("write it to this file", "FILE")
def digest(folder: Path | None, day: datetime.date | None, out: Path | None, force: bool) -> None:
    """The week on one page, for marketing and sales.

    What was shared and heard, who was engaged, one thing customers said, what came of it, and what comes next. This
    week; on a Monday, the one before. Nothing private is in it, nor what was learned about a person.

    The one thing customers said is a note that begins with “Customer:” or “For marketing:”, else an objection
    reviewed in that week, else the last note about a customer or prospect that says something.
    """
    desk = _desk(folder)
    text = desk.digest(day)
    if out is None or str(out) == "-":
        say(text.removesuffix("\n"))
        return
    from execcoach.services.week import save_text

    save_text(out, text, force)
    tell(f"Saved for {desk.name}: {out}")


@click.command()
@_shared("write a file a day into this folder", "FOLDER")
def cards(folder: Path | None, day: datetime.date | None, out: Path | None, force: bool) -> None:
    """One short plain page a day to mail: the steps, their links and drafts, and lines to answer.

    For every planned day of the next seven, or those still to come in the week of DATE. When a card comes back
    answered, `execcoach import FILE` puts the day down.
    """
    desk = _desk(folder)
    if out is None or str(out) == "-":
        say("\n\n".join(text for _, text in desk.cards(day)).removesuffix("\n"))
        return
    files = desk.save_cards(out, day, force)
    for file in files:
        say(str(file))
    number = counted(len(files), "card")
    tell(f"Saved {number} for {desk.name}. Mail one each morning; execcoach import takes in what comes back.")


def _desk(folder: Path | None) -> "WeekDesk":
    from execcoach.services.session import SessionDesk
    from execcoach.services.week import WeekDesk

    desk = desk_of(folder)
    session = SessionDesk(desk)
    for warning in (*desk.warnings, *session.warnings):
        tell(warning)
    return WeekDesk(desk, session)
