"""`review`: everybody below a folder, who needs the coach first; a part of them, in another order, as other forms."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from execcoach.cli.dated import a_day
from execcoach.cli.review_calls import asked_for, calls_and_homework, coach
from execcoach.cli.review_report import checked, report
from execcoach.cli.talk import say, say_json, tell
from execcoach.errors import CoachError
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.review.cohort import Cohort
    from execcoach.services.review import ReviewDesk

_DAY = a_day("Since which day?")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--filter", "asked", metavar="TEXT", default="", help="only these: 'silent>14 score<60 gap:volunteering'")
@click.option("--sort", "order", metavar="NAME", default="first", help="first, name, score, …; -score turns it round")
@click.option("--since", callback=_DAY, metavar="DATE", help="only who has something new since this day, and what")
@click.option("--fresh", is_flag=True, help="read every file, also those that have not changed")
@click.option("--json", "as_data", is_flag=True, help="clients and problems as JSON")
@click.option("--csv", "as_table", is_flag=True, help="a table for a spreadsheet")
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="a report as one HTML file")
@click.option("--markdown", metavar="FILE", type=click.Path(path_type=Path), help="the same as Markdown")
@click.option("--client", "name", metavar="NAME", help="the report of this client")
@click.option("--board", is_flag=True, help="the group's board; it names only who opted in")
@click.option("--force", is_flag=True, help="a report: write over what is there already")
@calls_and_homework
def review(
    folder: Path,
    asked: str,
    order: str,
    since: datetime.date | None,
    fresh: bool,
    as_data: bool,
    as_table: bool,
    html: Path | None,
    markdown: Path | None,
    name: str | None,
    board: bool,
    force: bool,
    **coached: Any,
) -> None:
    """Everybody below a folder: score, change, sessions, biggest gap, and who needs you first."""
    from execcoach.review.filtering import Query
    from execcoach.review.ordering import ORDERS
    from execcoach.services.review import ReviewDesk

    if as_data and as_table:
        raise CoachError("One form at a time", "Give --json or --csv, not both.")
    wanted = board or name is not None or html is not None or markdown is not None
    if wanted:
        checked(board, name, as_data or as_table or since is not None)
    coaching = asked_for(coached, wanted or as_data or as_table or since is not None)
    query, by, turned = Query.parse(asked), order.removeprefix("-"), order.startswith("-")
    if by not in ORDERS:
        raise CoachError("No such order", f"“{one_line(by)}” is not known. Known are {', '.join(ORDERS)}.")
    desk = ReviewDesk()
    whole = read(desk, folder, fresh)
    found = query.of(whole)
    if not (whole.clients or whole.problems):
        tell("No clients there: no folder below it holds a profile.toml or a shared file.")
    elif not (found.clients or found.problems):
        tell("Nobody fits what --filter asks for.")
    if coaching:
        coach(desk, found, coached)
    elif wanted:
        report(desk, found, board=board, name=name, html=html, markdown=markdown, force=force)
    else:
        _say(desk, found, by, turned, since, "json" if as_data else "csv" if as_table else "text")


def read(desk: ReviewDesk, folder: Path, fresh: bool = False) -> Cohort:
    """Everybody below the folder; how far the reading is stands on a terminal meanwhile."""
    from execcoach.review.gathering import Gathered

    found, show = Gathered(), sys.stderr.isatty()
    for batch in desk.reading(folder, fresh):
        found = found.taking(batch.rows)
        if show:
            print(f"\r{batch.done} of {batch.total} read", end="", file=sys.stderr, flush=True)
    if show:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return found.cohort()


def _say(desk: ReviewDesk, found: Cohort, by: str, turned: bool, since: datetime.date | None, form: str) -> None:
    from execcoach.review.cohort import Cohort
    from execcoach.services.news import news, told

    new = None
    if since:
        new = news(desk, found.clients, since)
        found = Cohort(tuple(client for client in found.clients if client.path in new), found.problems)
        if not new:
            tell(f"Nothing is new since {since}.")
    if form == "text":
        from execcoach.services.review_forms import as_text

        if text := as_text(found, by, turned, {path: told(one) for path, one in new.items()} if new else None):
            say(text)
        return
    from execcoach.services.review_data import as_csv, as_json

    if form == "json":
        say_json(as_json(found, by, turned, new))
    else:
        say(as_csv(found, by, turned, new).removesuffix("\n"))
