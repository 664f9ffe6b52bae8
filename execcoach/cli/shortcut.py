"""`shortcut`: an icon on the desktop that opens a person's folder."""

from pathlib import Path

import click

from execcoach.cli.talk import say, tell
from execcoach.cli.where import desk_of


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--to", metavar="FOLDER", type=click.Path(path_type=Path), help="put it here instead of on the desktop")
def shortcut(folder: Path | None, to: Path | None) -> None:
    """Put an icon on the desktop that opens DIR in a terminal.

    A .desktop file on Linux, a .command file on a Mac, a .cmd file on Windows (a .lnk would need Windows' own
    machinery). What is there already is never overwritten.
    """
    from execcoach.services.shortcut import make_shortcut

    desk = desk_of(folder)
    made = make_shortcut(desk, to)
    say(str(made.file))
    tell(f"{'It opens' if made.new else 'It is there already and opens'} {desk.name}'s folder. {_HOW[made.system]}")


_HOW = {
    "linux": "Some desktops ask once: right-click it and allow launching.",
    "darwin": "The first time, right-click it and choose Open.",
    "win32": "Double-click it.",
}
