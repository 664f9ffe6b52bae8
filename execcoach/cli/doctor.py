"""`doctor`: versions, paths, and the health of every file; it looks and changes nothing."""

from pathlib import Path

import click

from execcoach.cli.talk import filled, say, say_json
from execcoach.errors import CoachError


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="the same as JSON")
def doctor(folder: Path | None, as_data: bool) -> int:
    """What is installed, where things lie, and whether every file of a person can be read; nothing is changed."""
    from execcoach.services.doctor import report
    from execcoach.services.profile import folder_meant

    if folder is None:
        try:
            folder = folder_meant(None)
        except CoachError:
            folder = None
    found = report(folder)
    if as_data:
        say_json(found.raw)
        return 0 if found.well else 1
    for name, said in (*found.versions.items(), *found.folders.items()):
        say(f"{name:<14}{said}")
    say()
    say(found.folder or "No folder was looked at: name one, or say `execcoach doctor` in it.")
    for one in found.files:
        say(f"  {'✓' if one.well else '✗'} {one.file}")
        for words in one.wrong:
            say(filled(words, 6))
    broken = sum(not one.well for one in found.files)
    say()
    say(f"{broken} of {len(found.files)} need somebody." if broken else f"All {len(found.files)} are well.")
    return 0 if found.well else 1
