"""The folders of other people's clients, read within bounds: nothing is followed, run, trusted or written."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError
from execcoach.review.client import Problem
from execcoach.routine.progress import read_records
from execcoach.routine.records import Records
from execcoach.storage.atomic import reason
from execcoach.storage.toml_files import load_toml
from execcoach.text import clean, one_line

DEEPEST = 6
MOST_ENTRIES = 100_000
PROFILE_CAP = 256_000
PROGRESS_CAP = 512_000
ALL_PROGRESS_CAP = 4_000_000
_RECORDS = re.compile(r"(?:\d{4}-\d{2}|choices)\..*toml\Z")
_OWN = (("prompts", "has its own prompts or rubric; yours were used"), ("templates", "has its own templates"))
_MOST_TROUBLES = 20


@dataclass(frozen=True, slots=True)
class ClientFiles:
    """What lies in one client's folder: the tables of the profile, the records, flags, and what could not be read."""

    path: str
    name: str
    raw: dict[str, Any] = field(repr=False)
    records: Records = field(repr=False)
    flags: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


def shown(path: Path | str) -> str:
    """A path as it may be shown, line breaks and tabs as signs."""
    return clean(str(path)).replace("\n", "␊").replace("\t", "␉").replace("\r", "␍")


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name no system allows is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def client_folders(root: Path) -> Iterator[Path | Problem]:
    """Every folder that holds a profile.toml, root first, by name; links are not followed, hidden folders passed by."""
    waiting, seen = [(root, 0)], 0
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
            yield Problem(shown(folder), f"the folder cannot be read: {reason(error)}")
            continue
        if seen > MOST_ENTRIES:
            yield Problem(shown(folder), f"more than {MOST_ENTRIES:,} files and folders; the rest was not looked at")
            return
        if holds := any(entry.name == "profile.toml" for entry in entries):
            yield folder
        if holds and depth:
            continue
        below = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name, reverse=True)
        for entry in below:
            if entry.is_symlink():
                if entry.name != "profile.toml" and _leads_to_a_folder(entry):
                    yield Problem(shown(entry.path), "a link to another folder; links are not followed")
            elif _is_folder(entry):
                if depth >= DEEPEST:
                    yield Problem(shown(entry.path), f"more than {DEEPEST} folders deep; it was not looked at")
                    break
                if not (holds and entry.name in ("progress", "drafts", "prompts", "templates")):
                    waiting.append((Path(entry.path), depth + 1))


def read_client(folder: Path) -> ClientFiles | Problem:
    """The files of the client in this folder; a Problem when profile.toml cannot be read."""
    place = shown(folder)
    try:
        raw = _loaded(folder / "profile.toml", PROFILE_CAP)
    except CoachError as error:
        return Problem(place, error.sentence.removesuffix(" Nothing was changed."))
    flags = [words for name, words in _OWN if os.path.lexists(folder / name)]
    if os.path.lexists(folder / "circle.toml"):
        flags.append("circle.toml was not opened")
    if isinstance(schema := raw.get("schema", 1), int) and schema > 1:
        flags.append("written by a newer execcoach")
    person = raw.get("person")
    named = person.get("id", "") if isinstance(person, dict) else ""
    records, troubles = _progress(folder / "progress", one_line(named) if isinstance(named, str) else "")
    if troubles:
        flags.append("some records could not be read")
    return ClientFiles(place, shown(folder.name), raw, records, tuple(flags), tuple(troubles[:_MOST_TROUBLES]))


def _progress(folder: Path, person: str) -> tuple[Records, list[str]]:
    read: list[Records] = []
    troubles: list[str] = []
    if folder.is_symlink():
        return Records(person=person), ["progress is a link to another folder; it was not followed."]
    try:
        files = sorted((item for item in folder.iterdir() if _RECORDS.match(item.name)), reverse=True)
    except FileNotFoundError:
        return Records(person=person), []
    except OSError as error:
        return Records(person=person), [f"progress cannot be read: {reason(error)}."]
    left = ALL_PROGRESS_CAP
    for file in files:
        name = shown(file.name)
        try:
            left -= max(1000, min(file.lstat().st_size, PROGRESS_CAP))
            if left < 0:
                troubles.append(f"{name} and what is older was left out: too much to read.")
                break
            reading = read_records(_loaded(file, PROGRESS_CAP), person)
        except CoachError as error:
            troubles.append(f"{error.sentence.removesuffix(' Nothing was changed.')} Its records are left out.")
        except OSError as error:
            troubles.append(f"{name} cannot be read: {reason(error)}.")
        else:
            if person and reading.records.person not in ("", person):
                troubles.append(f"{name} carries another person's id; its records are left out.")
                continue
            troubles += [f"{name}: {trouble}" for trouble in reading.troubles[:_MOST_TROUBLES]]
            read.append(reading.records)
    return _together(read, person), troubles


def _together(read: list[Records], person: str) -> Records:
    """All records at once. Why: merging file by file sorts everything again for each."""

    def every(name: str) -> tuple[Any, ...]:
        return tuple(record for records in read for record in getattr(records, name))

    return Records(
        person=person,
        sessions=every("sessions"),
        results=every("results"),
        scores=every("scores"),
        milestones=every("milestones"),
        choices=every("choices"),
    ).merged(Records())


def _loaded(file: Path, cap: int) -> dict[str, Any]:
    if file.is_symlink():
        raise CoachError("A link", f"{shown(file.name)} is a link; links are not followed.")
    try:
        return load_toml(file, cap=cap).raw
    except CoachError as error:
        sentence = error.sentence.replace(one_line(str(file)), shown(file.name))
        raise CoachError(error.title, sentence, error.places) from error


def _leads_to_a_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return True


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
