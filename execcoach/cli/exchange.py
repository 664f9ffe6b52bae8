"""`import`: take over what a file already knows."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from execcoach.cli.talk import say, say_json, tell
from execcoach.errors import CoachError
from execcoach.text import clean, counted

if TYPE_CHECKING:
    from execcoach.services.preview import Preview

_PATIENCE = 0.5
"""Seconds before a reading says how far it is."""
_WERE = "lines had no sure place and were left out; they are"


@click.command("import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="only show what it would add")
@click.option("--yes", is_flag=True, help="add without asking; what is filled in is never overwritten")
@click.option("--json", "as_data", is_flag=True, help="added, changed, kept, dropped, declined and unsure as JSON")
@click.option("--only", "sections", multiple=True, metavar="SECTION", help="add to this section only, such as roles")
@click.option(
    "--take", "paths", multiple=True, metavar="PATH", help="take the file's value here, such as person.headline"
)
@click.option("--contact", "contacts", multiple=True, metavar="NAME", help="take this connection or company, too")
@click.option("--by", type=click.Choice(["executive", "assistant"]), help="who is at the keyboard")
@click.option("--how", is_flag=True, help="a note, ready to mail, on how to ask LinkedIn for the whole archive")
def import_(
    file: Path | None,
    folder: Path | None,
    dry_run: bool,
    yes: bool,
    as_data: bool,
    sections: tuple[str, ...],
    paths: tuple[str, ...],
    contacts: tuple[str, ...],
    by: str | None,
    how: bool,
) -> None:
    """Show what a file would add to the profile in DIR, then add it; makes DIR where there is none.

    FILE is a JSON Resume, a LinkedIn archive (the .zip, its unpacked folder or one of its files), the text of a
    LinkedIn page (copied in the browser, or from its PDF), a list of feeds (OPML), what a coach gave to do
    (.homework.toml), or a form or the card of a day that came back filled in, as text or as a saved mail; - reads it
    from stdin.
    """
    if how:
        _say_how(file or folder)
        return
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    shown = _read(file, folder or Path(), by or "")
    if contacts:
        from execcoach.services.connections import with_named

        shown = with_named(shown, contacts)
    if sections or paths:
        keys = shown.keys_of(sections) if sections else None
        shown = shown.only(keys, shown.conflicts_at(paths))
    if as_data:
        say_json(shown.as_json())
    else:
        say("\n".join(shown.lines()) or f"{shown.file} holds nothing that {shown.name}'s profile does not hold.")
    if dry_run:
        tell("Nothing was written.")
        return
    _add(shown, yes)


def _add(shown: "Preview", yes: bool) -> None:
    """Add what was shown, asked first where nobody said yes."""
    from execcoach.services.exchange import take

    if shown.homework:
        _keep(shown, yes)
        return
    decisions = len(shown.decisions)
    if not shown.number and not decisions and not shown.settled and shown.desk:
        tell(f"Nothing to add: {shown.name}'s profile is as it was.")
        return
    if shown.card:
        if not yes:
            _ask(f"Put {shown.card.date} down for {shown.name}?")
        take(shown)
        tell(f"Kept for {shown.name}: {shown.card.pillars}, {shown.card.date}.")
        _tell_unsure(len(shown.unsure))
        return
    told = _told(shown.number, decisions)
    if not yes:
        _ask(f"Add {told} to {shown.name}'s profile in {shown.folder}?")
    workspace = take(shown)
    tell(f"Added {told} for {shown.name}: {workspace.profile}")
    _tell_unsure(len(shown.unsure))


def _keep(shown: "Preview", yes: bool) -> None:
    """Keep what a coach gave to do, asked first where nobody said yes."""
    from execcoach.services.exchange import take

    if shown.homework is None or not shown.homework.fresh:
        tell(f"Nothing to add: {shown.name} has it already.")
        return
    if not yes:
        _ask(f"Keep it for {shown.name} in {shown.folder}?")
    workspace = take(shown)
    tell(f"Kept for {shown.name}: {workspace.homework}. Today offers it from now on.")


def _read(file: Path, folder: Path, by: str) -> "Preview":
    """What the file, or what is piped in, would do."""
    from execcoach.services.exchange import preview, preview_bytes
    from execcoach.services.formats import MOST

    if str(file) == "-":
        return preview_bytes(sys.stdin.buffer.read(MOST + 1), "what was piped in", folder, by=by)
    began, told = time.monotonic(), False

    def progress(share: float) -> bool:
        nonlocal told
        if sys.stderr.isatty() and time.monotonic() - began > _PATIENCE:
            told = True
            done = round(20 * share)
            print(f"\rReading {'█' * done}{'░' * (20 - done)} {share:4.0%}", end="", file=sys.stderr, flush=True)
        return True

    try:
        return preview(file, folder, by=by, progress=progress)
    finally:
        if told:
            print(f"\r{' ' * 36}\r", end="", file=sys.stderr, flush=True)


def _say_how(folder: Path | None) -> None:
    """Print the note, with the first name of the person in the folder where there is one."""
    from execcoach.services.archive_note import archive_note
    from execcoach.services.profile import desk_in

    say(archive_note(desk_in(folder).first_name if folder else ""))


def _tell_unsure(number: int) -> None:
    if number:
        are = "line had no sure place and was left out; it is" if number == 1 else _WERE
        tell(f"{number} {are} shown above.")


def _told(number: int, decisions: int) -> str:
    things = counted(number, "thing")
    return f"{things} and {counted(decisions, 'decision')}" if decisions else things


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        raise CoachError("Nothing was added", "Say --yes to add what is shown above, or --dry-run to look only.")
    if not click.confirm(clean(question), err=True):
        raise CoachError("Nothing was added", "The profile is as it was.")
