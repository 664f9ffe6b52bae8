"""`review`: everybody below a folder, who needs the coach first."""

import sys
from pathlib import Path

import click

from execcoach.cli.review_report import checked, report
from execcoach.cli.talk import say, say_json, tell
from execcoach.errors import CoachError


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="clients and problems as JSON")
@click.option("--csv", "as_table", is_flag=True, help="a table for a spreadsheet")
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="a report as one HTML file")
@click.option("--markdown", metavar="FILE", type=click.Path(path_type=Path), help="the same as Markdown")
@click.option("--client", "name", metavar="NAME", help="the report of this client")
@click.option("--board", is_flag=True, help="the group's board: routine kept, by name only who opted in")
@click.option("--force", is_flag=True, help="a report: write over what is there already")
def review(
    folder: Path,
    as_data: bool,
    as_table: bool,
    html: Path | None,
    markdown: Path | None,
    name: str | None,
    board: bool,
    force: bool,
) -> None:
    """Everybody below a folder: score, change, sessions, biggest gap, and who needs you first."""
    from execcoach.review.client import Client, Problem
    from execcoach.review.cohort import cohort
    from execcoach.services.review import ReviewDesk
    from execcoach.services.review_forms import as_csv, as_json, as_text

    if as_data and as_table:
        raise CoachError("One form at a time", "Give --json or --csv, not both.")
    wanted = board or bool(name) or html is not None or markdown is not None
    if wanted:
        checked(board, name, as_data or as_table)
    rows: list[Client | Problem] = []
    show = sys.stderr.isatty()
    desk = ReviewDesk()
    for row in desk.clients(folder):
        rows.append(row)
        if show:
            print(f"\r{len(rows)} read", end="", file=sys.stderr, flush=True)
    if show:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    found = cohort(rows)
    if not rows:
        tell("No clients there: no folder below it holds a profile.toml.")
    if wanted:
        report(desk, found, board=board, name=name, html=html, markdown=markdown, force=force)
    elif as_data:
        say_json(as_json(found))
    elif as_table:
        say(as_csv(found).removesuffix("\n"))
    elif rows:
        say(as_text(found))
