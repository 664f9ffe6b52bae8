"""The files of one client, read within bounds: nothing is followed, run, trusted or written.

What a month's file says is kept as figures between two readings, so that a file that was not touched is not opened.
"""

import os
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError
from execcoach.review import bare_records
from execcoach.routine.progress import read_records
from execcoach.routine.records import Records
from execcoach.storage import toml_quick
from execcoach.storage.atomic import reason
from execcoach.storage.cohort_files import OWN, RECORDS, is_settled, shown, stamp
from execcoach.storage.toml_files import read_bytes
from execcoach.text import one_line

PROFILE = "profile.toml"
PROFILE_CAP = 256_000
PROGRESS_CAP = 512_000
SHARE_CAP = 4_000_000
ALL_PROGRESS_CAP = 4_000_000
_SAID = {
    "circle.toml": "circle.toml was not opened",
    "prompts": "has its own prompts or rubric; yours were used",
    "templates": "has its own templates",
}
_MOST_TROUBLES = 20


@dataclass
class Kept:
    """What is known of a source's files from before: by name a stamp and figures; which are taken again and which new.

    Why it changes in place: it goes from hand to hand while the files of one source are read, and nowhere else.
    """

    old: dict[str, Any] = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)
    opened: int = 0

    def known(self, name: str, file: Path) -> Any:
        """The figures of a file that was not touched since, None where it was."""
        held = self.old.get(name)
        if not (isinstance(held, list) and len(held) == 2):
            return None
        try:
            if held[0] != stamp(name, file.lstat()):
                return None
        except OSError:
            return None
        self.new[name] = held
        return held[1]

    def learn(self, name: str, before: "os.stat_result | None", now: int, told: Any) -> None:
        """Keep the figures of a file, told from what it was before it was opened."""
        if before is not None and is_settled(before, now):
            self.new[name] = [stamp(name, before), told]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that cannot be read, and why."""

    reason: str


def own_flags(folder: Path) -> list[str]:
    """What is told of a client's folder without opening it."""
    return [_SAID[name] for name in OWN if os.path.lexists(folder / name)]


def before_reading(file: Path) -> os.stat_result | None:
    """What a file is before it is opened, None where that cannot be told."""
    try:
        return file.lstat()
    except OSError:
        return None


def read_profile_tables(folder: Path, kept: Kept) -> dict[str, Any] | Unreadable:
    """The tables of profile.toml."""
    try:
        return loaded(folder / PROFILE, PROFILE_CAP, kept)
    except CoachError as error:
        return Unreadable(_sentence(error))


def read_share_tables(file: Path, kept: Kept) -> dict[str, Any] | Unreadable:
    """The tables of a shared file."""
    try:
        return loaded(file, SHARE_CAP, kept)
    except CoachError as error:
        return Unreadable(_sentence(error))


def read_progress(
    folder: Path, person: str, kept: Kept, templates: Collection[str], whole: bool = False
) -> tuple[list[Records], list[str]]:
    """The records of each file of a progress folder, newest first, and what could not be read.

    Those kept from before are bare (review/bare_records.py), unless all are to be `whole`.
    """
    read: list[Records] = []
    troubles: list[str] = []
    if folder.is_symlink():
        return read, ["progress is a link to another folder; it was not followed."]
    try:
        files = sorted((item for item in folder.iterdir() if RECORDS.match(item.name)), reverse=True)
    except FileNotFoundError:
        return read, []
    except OSError as error:
        return read, [f"progress cannot be read: {reason(error)}."]
    left = ALL_PROGRESS_CAP
    for file in files:
        name = shown(file.name)
        try:
            left -= max(1000, min(file.lstat().st_size, PROGRESS_CAP))
        except OSError as error:
            troubles.append(f"{name} cannot be read: {reason(error)}.")
            continue
        if left < 0:
            troubles.append(f"{name} and what is older was left out: too much to read.")
            break
        records, said = _month(file, kept, templates, whole)
        if person and records.person not in ("", person):
            troubles.append(f"{name} carries another person's id; its records are left out.")
            continue
        troubles += said
        read.append(records)
    return read, troubles


def together(read: Iterable[Records], person: str) -> Records:
    """All records at once. Why: merging file by file sorts everything again for each."""
    read = tuple(read)

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


def loaded(file: Path, cap: int, kept: Kept) -> dict[str, Any]:
    """The tables of a plain file; CoachError with its name alone where it cannot be read."""
    if file.is_symlink():
        raise CoachError("A link", f"{shown(file.name)} is a link; links are not followed.")
    kept.opened += 1
    try:
        return toml_quick.parse(read_bytes(file, cap=cap), one_line(str(file)), cap=cap)
    except CoachError as error:
        sentence = error.sentence.replace(one_line(str(file)), shown(file.name))
        raise CoachError(error.title, sentence, error.places) from error


def _month(file: Path, kept: Kept, templates: Collection[str], whole: bool) -> tuple[Records, list[str]]:
    """A month's records and what was wrong with the file."""
    if not whole and (held := kept.known(file.name, file)) is not None:
        try:
            return bare_records.unpacked(held[0]), [str(said) for said in held[1]]
        except (ValueError, LookupError, TypeError):
            del kept.new[file.name]
    now, before = time.time_ns(), before_reading(file)
    name = shown(file.name)
    try:
        reading = read_records(loaded(file, PROGRESS_CAP, kept))
        records = reading.records
        troubles = [f"{name}: {trouble}" for trouble in reading.troubles[:_MOST_TROUBLES]]
    except CoachError as error:
        records, troubles = Records(), [f"{_sentence(error)} Its records are left out."]
    if not whole:
        kept.learn(file.name, before, now, [bare_records.packed(records, templates), troubles])
    return records, troubles


def _sentence(error: CoachError) -> str:
    return error.sentence.removesuffix(" Nothing was changed.")
