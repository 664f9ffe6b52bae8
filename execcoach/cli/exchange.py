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
@click.option("--json", "as_data", is_flag=True, help="added, changed, kept and dropped as JSON")
def import_(file: Path, folder: Path | None, dry_run: bool, yes: bool, as_data: bool) -> None:
    """Show what a JSON Resume file would add to the profile in DIR, then add it; makes DIR where there is none."""
    from execcoach.services.exchange import preview, take

    shown = preview(file, folder or Path())
    if as_data:
        say_json(shown.as_json())
    else:
        say("\n".join(shown.lines()) or f"{shown.file} holds nothing that {shown.name}'s profile does not hold.")
    if dry_run:
        tell("Nothing was written.")
        return
    number = len(shown.proposals.added)
    if not number and shown.desk:
        tell(f"Nothing to add: {shown.name}'s profile is as it was.")
        return
    if not yes:
        _ask(f"Add {number} things to {shown.name}'s profile in {shown.folder}?")
    workspace = take(shown)
    tell(f"Added {number} things for {shown.name}: {workspace.profile}")


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        raise CoachError("Nothing was added", "Say --yes to add what is shown above, or --dry-run to look only.")
    if not click.confirm(clean(question), err=True):
        raise CoachError("Nothing was added", "The profile is as it was.")
