"""An unpacked foreign folder as the files in it: listed within bounds, links never followed, each read when asked."""

import os
import stat
from pathlib import Path

from execcoach.errors import CoachError, FileTrouble, Place
from execcoach.exchange.archive_members import MOST_FILES, Members, Unreadable
from execcoach.storage.toml_files import read_bytes
from execcoach.text import one_line

_DEEPEST = 4


def folder_members(folder: Path) -> Members:
    """What lies in a folder and the folders in it, by its path from there; CoachError where that is too much."""
    sizes: dict[str, int] = {}
    waiting = [("", folder, 0)]
    seen = 0
    while waiting:
        before, place, depth = waiting.pop()
        try:
            with os.scandir(place) as found:
                for one in found:
                    seen += 1
                    if seen > MOST_FILES:
                        name = one_line(folder.name)
                        sentence = f"{name} holds more than {MOST_FILES:,} files, which no LinkedIn archive does."
                        raise CoachError("This folder cannot be imported", sentence, [Place(name)])
                    if one.is_symlink():
                        continue
                    if one.is_dir():
                        if depth < _DEEPEST:
                            waiting.append((f"{before}{one.name}/", Path(one.path), depth + 1))
                    elif one.is_file():
                        sizes[before + one.name] = one.stat().st_size
        except OSError as error:
            if not depth:
                name = one_line(str(folder))
                raise FileTrouble("The folder cannot be read", f"{name} cannot be read.", [Place(name)]) from error

    if not any(name.casefold().endswith(".csv") for name in sizes):
        name = one_line(str(folder))
        sentence = f"{name} is a folder, and there is no file of a LinkedIn archive in it, such as Profile.csv."
        raise FileTrouble("The folder cannot be read", sentence, [Place(name)])

    def read(name: str, most: int) -> bytes:
        try:
            return read_bytes(folder / name, cap=most)
        except CoachError as error:
            raise Unreadable(error.sentence) from error

    return Members(dict(sorted(sizes.items())), read, {})


def first_bytes(file: Path, most: int = 8) -> bytes:
    """How a plain file begins; nothing where it is none or cannot be read: reading it says why."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return b""
    try:
        return os.read(handle, most) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
    except OSError:
        return b""
    finally:
        os.close(handle)
