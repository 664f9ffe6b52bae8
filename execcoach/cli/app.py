"""`execcoach [DIR]` and `execcoach demo`: open the app; the only place that starts it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from execcoach.errors import CoachError, FileTrouble
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday
    from execcoach.services.people import People
    from execcoach.services.reading_rows import Reading


@click.command("open")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def open_(folder: Path | None) -> int:
    """Open the app on a person's folder, or on a folder of clients: this one, the last one, or the welcome page."""
    if folder and not folder.is_dir():
        name = one_line(str(folder))
        known = "It is neither a command nor a folder. `execcoach --help` lists the commands."
        raise CoachError(f"“{name}” is not known", known)
    try:
        _need_terminal()
    except CoachError:
        if folder and (folder / "profile.toml").is_file():
            from execcoach.services.profile import desk_in

            desk_in(folder)  # a file that cannot be read is worse news than a missing terminal
        raise
    if folder and not (folder / "profile.toml").is_file() and (reading := _read_ahead(folder)):
        return _run_review(reading)
    from execcoach.services.people import People

    people = People()
    if folder is None:
        here = Path.cwd()
        folder = here if (here / "profile.toml").is_file() else people.last()
    try:
        everyday = people.open(folder) if folder else None
    except FileTrouble:
        return _run(people, None, folder)
    return _run(people, everyday)


@click.command()
def demo() -> int:
    """A throw-away copy of the sample workspace, labelled DEMO; it is gone when you leave."""
    _need_terminal()
    from execcoach.services.people import People

    people = People()
    return _run(people, people.open_demo())


def _need_terminal() -> None:
    """Why: without a terminal Textual does not fail, it waits for ever."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    drawn_on = sys.stdout if sys.platform == "win32" else sys.stderr
    if not (sys.stdin.isatty() and drawn_on.isatty()):
        sentence = "The app needs a terminal. `execcoach today`, `score` and `draft` print plain text."
        raise CoachError("There is no terminal here", sentence)


def _read_ahead(folder: Path) -> Reading | None:
    """A reading of the clients below this folder that runs while the screens are loaded; None without clients."""
    from execcoach.services.reading_rows import Reading, holds_clients
    from execcoach.services.review import ReviewDesk

    if not holds_clients(folder):
        return None
    desk = ReviewDesk()
    desk.start_ahead()
    return Reading(desk, folder.absolute()).start()


def _run_review(reading: Reading) -> int:
    from execcoach.services.people import People

    people = People()
    people.remember_review(reading.folder)
    return _run(people, None, ahead=reading)


def _run(people: People, everyday: Everyday | None, broken: Path | None = None, ahead: Reading | None = None) -> int:
    from execcoach.tui import collector

    collector.hold()
    from execcoach.tui.app import CoachApp

    app = CoachApp(people, everyday, "review" if ahead else "today")
    app.broken, app.ahead = broken, ahead
    try:
        app.run()
    finally:
        people.leave()
    return app.return_code or 0
