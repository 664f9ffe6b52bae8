"""Files a coach hands out, homework and letters: always new ones, never in a client's own folder."""

import os
from pathlib import Path

from execcoach.errors import CoachError, FileTrouble
from execcoach.storage import atomic
from execcoach.storage.toml_files import read_bytes
from execcoach.text import one_line


def client_folder(path: Path) -> Path | None:
    """The client's own folder that a path leads into, whatever links it takes; None where it leads into none."""
    folders = Path(os.path.realpath(path)).parents
    return next((folder for folder in folders if (folder / "profile.toml").exists()), None)


def new_file(path: Path, data: bytes, taken_is_wrong: bool = False) -> Path:
    """Write a file nobody has yet, of this name or, where that is taken, with -2 behind it; which file it is.

    CoachError where the folder is a client's own, or the name is taken and no other will do.
    """
    if folder := client_folder(path):
        name = one_line(str(folder))
        sentence = f"{name} is somebody's own folder; nothing of yours is written there. Name another place."
        raise CoachError("Not in a client's folder", sentence)
    atomic.make_folder(path.parent)
    stem, dot, ending = path.name.partition(".")
    for number in range(1, 1000):
        found = path if number == 1 else path.with_name(f"{stem}-{number}{dot}{ending}")
        try:
            atomic.create(found, data)
        except FileExistsError:
            if taken_is_wrong and _holds(found, data):
                return found
            if taken_is_wrong:
                sentence = f"{one_line(str(path))} is there already and says something else. Name another file."
                raise CoachError("Nothing was written", sentence) from None
            continue
        return found
    raise CoachError("Nothing was written", f"There are a thousand files called {one_line(path.name)} already.")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bytes(path, cap=len(data)) == data
    except FileTrouble:
        return False
