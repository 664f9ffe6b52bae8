"""`init`: start a profile."""

import sys
from pathlib import Path

import click

from execcoach.cli.talk import tell


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help='whose profile it is, for example "Ada Okafor"; left out, it is asked')
def init(folder: Path, name: str | None) -> None:
    """Start a profile: a commented profile.toml that you can fill in any editor."""
    from execcoach.services.starting import create_profile

    if name is None and sys.stdin.isatty():
        name = click.prompt("Whose profile is it? First name and family name", type=str)
    workspace = create_profile(folder, name or "")
    tell(f"{workspace.profile} is ready. Fill it in with any editor, or open the app: execcoach {folder}")
