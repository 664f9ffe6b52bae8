"""`export`: leave with one's data, in formats other programs read."""

import datetime
import sys
from pathlib import Path

import click

from execcoach.cli.talk import tell
from execcoach.cli.where import opened
from execcoach.errors import CoachError
from execcoach.text import one_line


def _time(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime.time | None:
    if value is None:
        return None
    try:
        return datetime.datetime.strptime(value, "%H:%M").time()
    except ValueError:
        sentence = f"“{one_line(value)}” is no time of day. Write it as 08:40."
        raise CoachError("When?", sentence) from None


@click.command()
@click.argument("format", metavar="FORMAT")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("-o", "out", metavar="FILE", type=click.Path(path_type=Path), help="write it to this file")
@click.option("--force", is_flag=True, help="write over what is there already")
@click.option("--at", callback=_time, metavar="HH:MM", help="ics: when the ten minutes begin; 08:40 by default")
@click.option("--private", is_flag=True, help="csv: with the notes you keep private")
def export(
    format: str, folder: Path | None, out: Path | None, force: bool, at: datetime.time | None, private: bool
) -> None:
    """Leave with your data: json-resume, html, markdown, ics, opml or csv.

    \b
    json-resume  the whole public profile, for résumé programs; import reads it
    html, markdown  the public profile on a page, to open, print or paste
    ics          the ten minutes on your days, with an alarm and the next cards
    opml         whom you read, for a feed reader
    csv          sessions, a row a step, for a spreadsheet

    What is private stays here; what was left out is said. Without -o it goes to stdout.
    """  # noqa: D301  \b keeps the lines of the list apart
    from execcoach.services.export import FORMATS, USUAL_TIME, ExportDesk

    if format not in FORMATS:
        raise CoachError("Which format?", f"“{one_line(format)}” is no format. Say one of {', '.join(FORMATS)}.")
    for given, word, only in ((at, "--at", "ics"), (private, "--private", "csv")):
        if given and format != only:
            raise CoachError("That does not go together", f"{word} is for {only} only.")
    desk = ExportDesk(opened(folder))
    made = desk.make(format, at or USUAL_TIME, private)
    if out is None or str(out) == "-":
        _pour(made.data)
    else:
        desk.save(made, out, force)
    for words in made.told:
        tell(words)
    if out is not None and str(out) != "-":
        tell(f"Saved for {desk.name}: {out}")


def _pour(data: bytes) -> None:
    """The bytes as they are into a pipe or file; into a terminal with the line ends it knows."""
    if sys.stdout.isatty():
        data = data.replace(b"\r\n", b"\n")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
