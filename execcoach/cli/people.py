"""`init`: start a profile."""

from pathlib import Path

import click

from execcoach.cli.talk import tell


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="whose profile it is, for example “Ada Okafor”")
def init(folder: Path, name: str) -> None:
    """Start a profile: a commented profile.toml that you can fill in any editor."""
    from execcoach.services.people import create_profile

    workspace = create_profile(folder, name)
    tell(f"{workspace.profile} is ready. Fill it in with any editor, or open the app: execcoach {folder}")
