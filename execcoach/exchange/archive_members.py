"""The files of an archive that may be opened, wherever they lie, and the bounds within which they are read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from execcoach.errors import CoachError, Place
from execcoach.exchange.archive_layout import Layout, Sheet, plain_name
from execcoach.exchange.findings import Dropped
from execcoach.text import one_line, shorten

MOST_BYTES = 200_000_000
"""Bytes of an archive."""
MOST_FILES = 2_000
MOST_OF_ONE = 20_000_000
MOST_OF_ALL = 100_000_000
"""Bytes that are read of one file, and of all of them."""


class Unreadable(Exception):
    """Why one file of an archive cannot be read, as a sentence."""


@dataclass(frozen=True, slots=True)
class Members:
    """What an archive or a folder holds: sizes in bytes by name, and how to read one, at most so many bytes of it.

    `read` raises Unreadable with a sentence. `trouble` says of names why they are not to be read at all.
    """

    sizes: Mapping[str, int]
    read: Callable[[str, int], bytes]
    trouble: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file to open, its sheet, and what it is called in the report."""

    name: str
    called: str
    sheet: Sheet


def chosen(members: Members, layout: Layout, file: str) -> tuple[tuple[Chosen, ...], tuple[Dropped, ...]]:
    """The files to open, in the order of the layout, and what is said of the others; CoachError where there are none.

    A name that stands twice in the archive is refused with the whole of it: nobody can say which one is meant.
    """
    found: dict[str, list[str]] = {}
    dropped: list[Dropped] = []
    for name in members.sizes:
        called = one_line(name.replace("\\", "/").rpartition("/")[2])
        if name.startswith("__MACOSX") or not plain_name(name):
            continue
        if sheet := layout.sheet(name):
            found.setdefault(sheet.id, []).append(name)
        else:
            why = layout.closed.get(plain_name(name), layout.words["unknown"])
            dropped.append(Dropped(shorten(called, 80), "", "", why))
    opened = []
    for sheet in layout.sheets:
        for name in found.get(sheet.id, ()):
            base = one_line(name.replace("\\", "/").rpartition("/")[2])
            opened.append(Chosen(name, shorten(base, 80), sheet))
    if not opened:
        words = "It holds none of the files of a LinkedIn archive, such as Profile.csv or Positions.csv."
        raise CoachError("This file cannot be imported", f"{file}: {words}", [Place(file)])
    return tuple(opened), tuple(dropped)


def contents(
    opened: Iterable[Chosen], members: Members, say: Callable[[Dropped], None]
) -> Iterator[tuple[Chosen, bytes]]:
    """Each file with its bytes, one after the other, within the bounds; what cannot be read is said."""
    left = MOST_OF_ALL
    for one in opened:
        why = members.trouble.get(one.name, "")
        if not why and members.sizes[one.name] > MOST_OF_ONE:
            why = f"It is larger than {MOST_OF_ONE // 1_000_000} MB, which no such file is. It was not opened."
        if not why and members.sizes[one.name] > left:
            why = f"With it more than {MOST_OF_ALL // 1_000_000} MB would be read. It was not opened."
        if not why:
            try:
                data = members.read(one.name, min(MOST_OF_ONE, left))
            except Unreadable as error:
                why = str(error)
            else:
                left -= len(data)
                yield one, data
                continue
        say(Dropped(one.called, "", "", why))
