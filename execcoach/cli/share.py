"""`share`: one small file of what a coach may see, told before it is written."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from execcoach.cli.talk import filled, say_json, tell
from execcoach.cli.where import opened
from execcoach.errors import CoachError

if TYPE_CHECKING:
    from execcoach.services.share import Sharing

_FEW = 3
"""Words of a part that are told where the file is written at once."""


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("-o", "out", metavar="FILE", type=click.Path(path_type=Path), help="its place; - for stdout")
@click.option("--visibility", metavar="all|totals", default="all", help="everything that may be told, or counts only")
@click.option("--dry-run", is_flag=True, help="tell every word of it, and write nothing")
@click.option("--force", is_flag=True, help="write over what is there already")
@click.option("--json", "as_json", is_flag=True, help="what is inside as JSON")
def share(folder: Path | None, out: Path | None, visibility: str, dry_run: bool, force: bool, as_json: bool) -> None:
    """Write one file for your coach: what they may see, and nothing else.

    \b
    all     sessions with the notes that are not private, what came of it,
            scores, milestones, the public profile; the group's board may name you
    totals  counts by the week and the score; you are named on no board

    Private entries, private notes, your circle, drafts and reasons never leave.
    Nothing is sent: hand the file to your coach yourself. It grows with your history.
    """  # noqa: D301  \b keeps the lines of the list apart
    from execcoach.services.share import VISIBILITIES, ShareDesk

    piped = out is not None and str(out) == "-"
    if as_json and piped and not dry_run:
        raise CoachError("That does not go together", "--json and -o - both want stdout. Name a file after -o.")
    desk = ShareDesk(opened(folder))
    sharing = desk.look(visibility)
    _show(sharing, None if dry_run else _FEW)
    tell(VISIBILITIES[visibility])
    file: Path | None = None
    if not dry_run and piped:
        sys.stdout.flush()
        sys.stdout.buffer.write(sharing.text.encode())
        return
    if not dry_run:
        file = desk.save(sharing, out or Path(desk.file_name), force)
    if as_json:
        say_json({"file": None if file is None else str(file), **sharing.as_json()})
    tell("Nothing was written." if file is None else f"Shared file for {desk.name} written: {file}. Nothing is sent.")


def _show(sharing: "Sharing", most: int | None) -> None:
    """What leaves and what stays, on stderr; of each part so many of its words, None for all."""
    tell(f"For the coach of {sharing.name}:")
    for part in sharing.parts:
        tell(f"  {part.title}{f': {part.count}' if part.count else ''}")
        for words in part.words[:most]:
            tell(filled(words, 4, 6))
        if most is not None and len(part.words) > most:
            tell(f"    … and {len(part.words) - most:,} more; --dry-run tells every one")
    tell(filled(sharing.stays_line, 0, 2))
    for words in sharing.troubles:
        tell(words)
