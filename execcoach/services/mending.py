"""A profile that cannot be read: what is wrong, the lines around it, the person's editor, and another try."""

from dataclasses import dataclass
from pathlib import Path

from execcoach.errors import CoachError
from execcoach.services.everyday import Everyday
from execcoach.services.people import People
from execcoach.storage import child
from execcoach.storage.toml_files import read_bytes
from execcoach.text import clean

_AROUND = 6
_WIDE = 300


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a profile cannot be read; `line` counts from 1, 0 where none is to blame; `around` are numbered lines."""

    file: Path
    title: str
    sentence: str
    line: int = 0
    around: tuple[tuple[int, str], ...] = ()


def opened(people: People, folder: Path) -> Everyday | Broken:
    """The desks of the person in a folder, or what is wrong with their profile."""
    try:
        return people.open(folder)
    except CoachError as error:
        line = next((place.line for place in error.places if place.line), 0)
        file = folder / "profile.toml"
        return Broken(file, error.title, error.sentence, line, _around(file, line))


def edit(broken: Broken) -> None:
    """Open the file in the person's editor and wait."""
    child.edit(broken.file)


def _around(file: Path, line: int) -> tuple[tuple[int, str], ...]:
    try:
        text = read_bytes(file).decode("utf-8-sig", "replace")
    except CoachError:
        return ()
    lines = text.splitlines()
    first = max(1, (line or 1) - _AROUND)
    last = min(len(lines), (line or 1) + _AROUND)
    return tuple((number, clean(lines[number - 1])[:_WIDE]) for number in range(first, last + 1))
