"""What lies below a coach's folder: clients' folders and shared files, each with a print that tells it was touched.

Nothing is followed, opened or trusted here; what a source holds is read by client_files.py, in a process of its own.
"""

import hashlib
import itertools
import marshal
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from execcoach.storage.atomic import reason
from execcoach.text import clean

DEEPEST = 6
MOST_ENTRIES = 100_000
FOLDER, SHARE = "folder", "share"
RECORDS = re.compile(r"(?:\d{4}-\d{2}|choices)\..*toml\Z")
SHARED = re.compile(r".+\.execcoach(?:[^a-z].*)?\.toml\Z", re.IGNORECASE)
"""The name of a shared file, and of the copies that a sync service or a browser makes of it."""
OWN = ("circle.toml", "prompts", "templates")
"""What is told of a client's folder and never opened."""
SETTLED, SETTLED_COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds after which another change of a file cannot bear the same time, where times are fine and where not."""
_INSIDE = ("progress", "drafts", "prompts", "templates")
_SECOND = 1_000_000_000
_Stamp = tuple[str, tuple[Any, ...]]
_name = attrgetter("name")
_changed = attrgetter("st_ctime_ns")
_figures = attrgetter("st_mode", "st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


@dataclass(frozen=True, slots=True)
class Source:
    """A client's folder or a shared file: where it lies, and the print of everything that counts in it.

    `settled` is False where a file is so young that it may yet change without its print telling.
    """

    kind: str
    path: str
    print: bytes = field(default=b"", repr=False)
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """A folder or link that was not looked into, and why."""

    path: str
    reason: str


def shown(path: Path | str) -> str:
    """A path as it may be shown, line breaks and tabs as signs."""
    return clean(str(path)).replace("\n", "␊").replace("\t", "␉").replace("\r", "␍")


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name no system allows is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def sources(root: Path) -> Iterator[Source | Unread]:
    """Every folder that holds a profile.toml and every shared file, by name; links are not followed.

    Hidden folders are passed by, and so is what lies in a client's folder: a file shared from there tells no more.
    """
    waiting, seen, now = [(str(root), 0)], 0, time.time_ns()
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = []
                for entry in listed:
                    entries.append(entry)
                    seen += 1
                    if seen > MOST_ENTRIES:
                        break
        except OSError as error:
            yield Unread(shown(folder), f"the folder cannot be read: {reason(error)}")
            continue
        if seen > MOST_ENTRIES:
            yield Unread(shown(folder), f"more than {MOST_ENTRIES:,} files and folders; the rest was not looked at")
            return
        if holds := any(entry.name == "profile.toml" for entry in entries):
            source, seen = _client(folder, entries, seen, now)
            yield source
        if holds and depth:
            continue
        below = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name, reverse=True)
        yield from (_source(SHARE, e.path, [e], [], now) for e in reversed(below) if _is_share(e))
        for entry in below:
            if entry.is_symlink():
                if entry.name != "profile.toml" and _leads_to_a_folder(entry):
                    yield Unread(shown(entry.path), "a link to another folder; links are not followed")
            elif _is_folder(entry):
                if depth >= DEEPEST:
                    yield Unread(shown(entry.path), f"more than {DEEPEST} folders deep; it was not looked at")
                    break
                if not (holds and entry.name in _INSIDE):
                    waiting.append((entry.path, depth + 1))


def source(place: Path) -> Source:
    """What lies at a place, taken for a shared file where its name says so."""
    share = bool(SHARED.match(place.name)) and not is_folder(place)
    return Source(SHARE if share else FOLDER, str(place))


def stamp(name: str, figures: os.stat_result) -> str:
    """What tells a file from itself before any change: name, kind, size, times and number, on one line."""
    return f"{name!r} {_figures(figures)}"


def is_settled(figures: os.stat_result, now: int) -> bool:
    """Whether a file is so old that a change after this moment (in nanoseconds) must show in its times."""
    changed, written = figures.st_ctime_ns, figures.st_mtime_ns
    latest = max(changed, written) if sys.platform == "win32" else changed
    return latest < now - (SETTLED if latest % _SECOND else SETTLED_COARSE)


def _client(folder: str, entries: Iterable["os.DirEntry[str]"], seen: int, now: int) -> tuple[Source, int]:
    files: list[os.DirEntry[str]] = []
    stamps: list[_Stamp] = []
    for entry in entries:
        name = entry.name
        if name == "profile.toml":
            files.append(entry)
        elif name in OWN:
            stamps.append((name, ()))
        elif name == "progress":
            if entry.is_symlink():
                stamps.append((name, ()))
                continue
            try:
                with os.scandir(entry.path) as listed:
                    there = list(itertools.islice(listed, max(0, MOST_ENTRIES - seen) + 1))
                seen += len(there)
                files += there
            except OSError as error:
                stamps.append((name, (error.errno,)))
    return _source(FOLDER, folder, files, stamps, now), seen


def _source(kind: str, path: str, files: Sequence["os.DirEntry[str]"], stamps: list["_Stamp"], now: int) -> Source:
    """A source with the print of its files. Why so bare: this is done for every file of a thousand clients."""
    found: list[Any]
    try:
        stats = [entry.stat(follow_symlinks=False) for entry in files]
        found = list(map(_figures, stats))
        settled = not stats or is_settled(max(stats, key=_changed), now)
    except OSError:
        found = list(map(_told, files))
        settled = False
    named = sorted(zip(map(_name, files), found, strict=True))
    told = hashlib.blake2b(marshal.dumps((named, sorted(stamps)), 0), digest_size=16).digest()
    return Source(kind, path, told, settled)


def _told(entry: "os.DirEntry[str]") -> tuple[Any, ...]:
    try:
        return _figures(entry.stat(follow_symlinks=False))
    except OSError as error:
        return (error.errno,)


def _is_share(entry: "os.DirEntry[str]") -> bool:
    """Whether its name is a shared file's and it is no folder; a link or pipe of that name gets a row that says so."""
    return bool(SHARED.match(entry.name)) and not _is_folder(entry) and not stat.S_ISDIR(_kind(entry))


def _kind(entry: "os.DirEntry[str]") -> int:
    try:
        return stat.S_IFDIR if entry.is_symlink() and entry.is_dir() else 0
    except OSError:
        return 0


def _leads_to_a_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return not SHARED.match(entry.name)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
