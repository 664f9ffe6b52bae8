"""`review`: everybody below a folder, who needs the coach first."""

import sys
from pathlib import Path

import click

from execcoach.cli.talk import say, say_json, tell
from execcoach.errors import CoachError


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="clients and problems as JSON")
@click.option("--csv", "as_table", is_flag=True, help="a table for a spreadsheet")
def review(folder: Path, as_data: bool, as_table: bool) -> None:
    """Everybody below a folder: score, change, sessions, biggest gap, and who needs you first."""
    from execcoach.review.client import Client, Problem
    from execcoach.review.cohort import cohort
    from execcoach.services.review import ReviewDesk
    from execcoach.services.review_forms import as_csv, as_json, as_text

    if as_data and as_table:
        raise CoachError("One form at a time", "Give --json or --csv, not both.")
    rows: list[Client | Problem] = []
    show = sys.stderr.isatty()
    for row in ReviewDesk().clients(folder):
        rows.append(row)
        if show:
            print(f"\r{len(rows)} read", end="", file=sys.stderr, flush=True)
    if show:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    found = cohort(rows)
    if not rows:
        tell("No clients there: no folder below it holds a profile.toml.")
    if as_data:
        say_json(as_json(found))
    elif as_table:
        say(as_csv(found).removesuffix("\n"))
    elif rows:
        say(as_text(found))
