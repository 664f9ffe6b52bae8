"""An icon on the desktop that opens one folder: what each system wants in it, and where its desktop is.

Why quoting is done three times: a desktop entry, a shell and a command prompt each have rules of their own, and a
folder may be called anything.
"""

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from execcoach.errors import CoachError, Place
from execcoach.storage import atomic
from execcoach.text import clean, one_line


@dataclass(frozen=True, slots=True)
class Icon:
    """A file that opens execcoach: its name, its bytes, its mode."""

    name: str
    data: bytes
    mode: int


def desktop_folder() -> Path:
    """The desktop of whoever runs this; CoachError where there is none. EXECCOACH_HOME stands in for it, too."""
    if home := os.environ.get("EXECCOACH_HOME"):
        place = Path(home) / "desktop"
        atomic.make_folder(place)
        return place
    import platformdirs

    place = platformdirs.user_desktop_path()
    if place.is_dir():
        return place
    sentence = f"{one_line(str(place))} is no folder. Say where the icon should go, for example: --to ~/Documents"
    raise CoachError("There is no desktop here", sentence)


def own_command() -> tuple[str, ...]:
    """How this execcoach is called from anywhere: its own file where it was installed with one, else by Python."""
    beside = Path(sys.executable).with_name("execcoach.exe" if sys.platform == "win32" else "execcoach")
    called = Path(sys.argv[0])
    for file in (called, beside):
        if file.stem == "execcoach" and file.is_file():
            return (os.path.abspath(file),)  # noqa: PTH100 - a link to it stays a link
    return (os.path.abspath(sys.executable), "-m", "execcoach")  # noqa: PTH100


def icon(system: str, command: Sequence[str], folder: str, title: str, stem: str) -> Icon:
    """The icon for a system (linux, darwin or win32); CoachError for a path that cannot be written there safely."""
    words = (*command, folder)
    for word in words:
        _check(word, '"' if system == "win32" else "=" if system == "linux" and word == command[0] else "")
    if system == "darwin":
        data = f"#!/bin/sh\nexec {shlex.join(words)}\n"
        return Icon(f"{stem}.command", data.encode(), 0o755)
    if system == "win32":
        line = " ".join(f'"{_for_prompt(word)}"' for word in words)
        said = ("@echo off", "chcp 65001 >nul", line, "if errorlevel 1 pause")
        return Icon(f"{stem}.cmd", "".join(f"{one}\r\n" for one in said).encode(), 0o755)
    entry = {
        "Type": "Application",
        "Version": "1.5",
        "Name": _for_entry(title),
        "Comment": "Ten minutes a day for a public presence",
        "Exec": _for_entry(" ".join(f'"{_for_exec(word)}"' for word in words)),
        "Icon": "utilities-terminal",
        "Terminal": "true",
        "Categories": "Office;",
    }
    data = "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in entry.items())
    return Icon(f"{stem}.desktop", data.encode(), 0o755)


def _check(word: str, barred: str) -> None:
    """Refuse what no icon can hold: line ends and other letters that are obeyed or cannot be seen, and `barred`."""
    if clean(word) != word or "\n" in word or "\t" in word or (barred and barred in word):
        name = one_line(word)
        sentence = f"{name} holds a sign that an icon cannot carry safely. Give the folder a plainer name."
        raise CoachError("No icon was made", sentence, [Place(file=name)])


def _for_exec(word: str) -> str:
    """A word between the double quotes of an Exec line; % begins a field code there, so it is doubled."""
    for sign in '\\"`$':
        word = word.replace(sign, f"\\{sign}")
    return word.replace("%", "%%")


def _for_entry(value: str) -> str:
    """A value of a desktop entry, in which a backslash is written twice."""
    return value.replace("\\", "\\\\")


def _for_prompt(word: str) -> str:
    """A word between the double quotes of a batch file; a backslash at its end would swallow the quote."""
    doubled = word.replace("%", "%%")
    return f"{doubled}\\" if doubled.endswith("\\") else doubled


def put_icon(place: Path, made: Icon) -> bool:
    """Write the icon into this folder; False where the same one is there already, CoachError for another file."""
    file = place / made.name
    if not place.is_dir():
        sentence = f"{one_line(str(place))} is no folder. Name one that is there."
        raise CoachError("No icon was made", sentence)
    try:
        atomic.create(file, made.data, mode=made.mode)
    except FileExistsError:
        if file.is_file() and file.stat().st_size == len(made.data) and file.read_bytes() == made.data:
            return False
        name = one_line(str(file))
        sentence = f"{name} is there already and opens something else. Move it away, or name another place with --to."
        raise CoachError("No icon was made", sentence, [Place(file=name)]) from None
    return True
