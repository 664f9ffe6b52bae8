"""`import`: take over what a file already knows."""

import sys
from pathlib import Path

import click

from execcoach.cli.talk import say, say_json, tell
from execcoach.errors import CoachError
from execcoach.text import clean


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="only show what it would add")
@click.option("--yes", is_flag=True, help="add without asking; what is filled in is never overwritten")
@click.option("--json", "as_data", is_flag=True, help="added, changed, kept, dropped, declined and unsure as JSON")
@click.option("--contact", "contacts", multiple=True, metavar="NAME", help="take this connection or company, too")
@click.option("--by", type=click.Choice(["executive", "assistant"]), help="who is at the keyboard")
def import_(
    file: Path, folder: Path | None, dry_run: bool, yes: bool, as_data: bool, contacts: tuple[str, ...], by: str | None
) -> None:
    """Show what a file would add to the profile in DIR, then add it; makes DIR where there is none.

    FILE is a JSON Resume, a LinkedIn archive (the .zip, its unpacked folder or one of its files), or a form or the
    card of a day that came back filled in, as text or as a saved mail; - reads it from stdin.
    """
    from execcoach.services.exchange import MOST, preview, preview_bytes, take

    place = folder or Path()
    if str(file) == "-":
        data = sys.stdin.buffer.read(MOST + 1)
        shown = preview_bytes(data, "what was piped in", place, by=by or "")
    else:
        shown = preview(file, place, by=by or "")
    if contacts:
        from execcoach.services.connections import with_named

        shown = with_named(shown, contacts)
    if as_data:
        say_json(shown.as_json())
    else:
        say("\n".join(shown.lines()) or f"{shown.file} holds nothing that {shown.name}'s profile does not hold.")
    if dry_run:
        tell("Nothing was written.")
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


def _tell_unsure(number: int) -> None:
    if number:
        tell(f"{number} lines had no sure place and were left out; they are shown above.")


def _told(number: int, decisions: int) -> str:
    things = f"{number} thing{'' if number == 1 else 's'}"
    return f"{things} and {decisions} decision{'' if decisions == 1 else 's'}" if decisions else things


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        raise CoachError("Nothing was added", "Say --yes to add what is shown above, or --dry-run to look only.")
    if not click.confirm(clean(question), err=True):
        raise CoachError("Nothing was added", "The profile is as it was.")
