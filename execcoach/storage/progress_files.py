"""The records of a workspace: a file a month and device, one for choices, one for the session that is running.

Why choices apart, and milestones reached once and for all with them: what holds for good is read every day, and
asking for it must not cost more as months go by.
"""

import dataclasses
import datetime
import os
import re
import secrets
import string
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, FileTrouble, Place
from execcoach.routine.progress import read_records, to_raw
from execcoach.routine.records import Records
from execcoach.storage import atomic
from execcoach.storage.locations import lock_folder, state_folder
from execcoach.storage.toml_files import load_toml
from execcoach.storage.workspace import Workspace
from execcoach.text import one_line

_MONTH = re.compile(r"(\d{4}-\d{2})\..+\.toml\Z")
_CAP = 4_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class ProgressReading:
    """Records of several files together, and a sentence for each file or value that could not be used."""

    records: Records
    troubles: tuple[str, ...] = ()


def device() -> str:
    """The six letters that stand for this machine, made once."""
    file = state_folder() / "device"
    try:
        kept = file.read_text("ascii").strip()
        if re.fullmatch(r"[a-z]{6}", kept):
            return kept
    except (OSError, UnicodeDecodeError):
        pass
    made = "".join(secrets.choice(string.ascii_lowercase) for _ in range(6))
    atomic.make_folder(file.parent)
    atomic.write(file, made.encode())
    return made


def read_recent(workspace: Workspace, today: datetime.date, person: str, sessions: int = 0) -> ProgressReading:
    """The records of this month and the one before, of every device, and all choices.

    Where these hold fewer than so many sessions, earlier months are read too, newest first, a year at most.
    Why: who sits down twice a week is to rest from a prompt as long as who does every day.
    """
    before = (today.replace(day=1) - datetime.timedelta(days=1)).isoformat()[:7]
    wanted = (before, today.isoformat()[:7], (today + datetime.timedelta(days=1)).isoformat()[:7])
    there = _files(workspace)
    found = _read([file for file in there if file.name[:7] in wanted or file.name.startswith("choices.")], person)
    year_ago = f"{today.year - 1}{today.isoformat()[4:7]}"
    earlier = sorted(
        {file.name[:7] for file in there if _MONTH.match(file.name) and year_ago <= file.name[:7] < before}
    )
    while earlier and len(found.records.sessions) < sessions:
        month = earlier.pop()
        older = _read([file for file in there if file.name.startswith(f"{month}.")], person)
        found = ProgressReading(found.records.merged(older.records), (*found.troubles, *older.troubles))
    return found


def read_choices(workspace: Workspace, person: str) -> ProgressReading:
    """What was declined, put off or asked for."""
    return _read([file for file in _files(workspace) if file.name.startswith("choices.")], person)


def read_since(workspace: Workspace, day: datetime.date, person: str) -> ProgressReading:
    """The records of a day's month and of every later one; choices are left out."""
    first = day.isoformat()[:7]
    return _read([f for f in _files(workspace) if _MONTH.match(f.name) and f.name[:7] >= first], person)


def read_all(workspace: Workspace, person: str) -> ProgressReading:
    """Every record of every device."""
    return _read(_files(workspace), person)


def record(workspace: Workspace, day: datetime.date, new: Records) -> None:
    """Add records to the month's file of this device; a record of the same id is replaced. One atomic replace."""
    lasting = tuple(one for one in new.milestones if one.lasting)
    monthly = tuple(one for one in new.milestones if not one.lasting)
    choices = dataclasses.replace(new, sessions=(), results=(), scores=(), milestones=lasting)
    rest = dataclasses.replace(new, choices=(), milestones=monthly)
    if rest != dataclasses.replace(rest, sessions=(), results=(), scores=(), milestones=()):
        _add(workspace, day.isoformat()[:7], rest)
    if choices.choices or choices.milestones:
        _add(workspace, "choices", choices)


def _add(workspace: Workspace, stem: str, new: Records) -> None:
    import tomli_w

    atomic.make_folder(workspace.progress)
    with atomic.locked(workspace.progress / stem, lock_folder()):
        file, old = _own_file(workspace, stem, new.person)
        raw = to_raw(_without(old, new).merged(dataclasses.replace(new, device=device())))
        atomic.write(file, tomli_w.dumps(raw).encode())


def _own_file(workspace: Workspace, stem: str, person: str) -> tuple[Path, Records]:
    """The file of this device to write to: the first that can be read whole, since no other is ever rewritten."""
    for number in range(1, 100):
        file = workspace.progress / f"{stem}.{device()}{f'-{number}' if number > 1 else ''}.toml"
        if not file.exists():
            return file, Records(person=person)
        try:
            reading = read_records(load_toml(file, cap=_CAP).raw, person)
        except CoachError:
            continue
        if not reading.troubles and reading.records.person in ("", person):
            return file, reading.records
    raise FileTrouble("Records cannot be kept", f"Too many damaged files in {one_line(str(workspace.progress))}.")


def _without(old: Records, new: Records) -> Records:
    """The old records less those that the new ones replace."""

    def kept(name: str) -> tuple[Any, ...]:
        replaced = {item.id for item in getattr(new, name)}
        return tuple(item for item in getattr(old, name) if item.id not in replaced)

    return dataclasses.replace(
        old,
        sessions=kept("sessions"),
        results=kept("results"),
        scores=kept("scores"),
        milestones=kept("milestones"),
        choices=kept("choices"),
    )


def _files(workspace: Workspace) -> list[Path]:
    try:
        found = [item for item in workspace.progress.iterdir() if item.suffix == ".toml"]
    except OSError:
        return []
    return sorted(item for item in found if _MONTH.match(item.name) or item.name.startswith("choices."))


def _read(files: Iterable[Path], person: str) -> ProgressReading:
    records, troubles = Records(person=person), []
    for file in files:
        name = one_line(file.name)
        try:
            reading = read_records(load_toml(file, cap=_CAP).raw, person)
        except CoachError as error:
            troubles.append(f"{error.sentence} Its records are left out.")
            continue
        troubles += [f"{name}: {trouble}" for trouble in reading.troubles]
        if person and reading.records.person not in ("", person):
            troubles.append(f"{name} belongs to somebody else; its records are left out.")
            continue
        records = records.merged(dataclasses.replace(reading.records, person=person or reading.records.person))
    return ProgressReading(records, tuple(troubles))


def running_file(workspace: Workspace) -> Path:
    """The file of the session that is running on this device."""
    return workspace.progress / f"now.{device()}.toml"


def save_running(workspace: Workspace, raw: dict[str, Any]) -> None:
    """Keep the running session as it stands."""
    import tomli_w

    atomic.make_folder(workspace.progress)
    atomic.write(running_file(workspace), tomli_w.dumps(raw).encode())


def read_running(workspace: Workspace) -> dict[str, Any] | None:
    """The session that was running when the app ended, None when there is none."""
    file = running_file(workspace)
    return load_toml(file, cap=_CAP).raw if file.exists() else None


def set_running_aside(workspace: Workspace) -> str:
    """Give a running session that cannot be picked up another name, so that a new one can begin; what was done."""
    file = running_file(workspace)
    names = (file.with_name(f"{file.stem}.damaged{'' if n == 1 else f'-{n}'}.toml") for n in range(1, 1000))
    aside = next(name for name in names if not os.path.lexists(name))
    try:
        file.rename(aside)
    except OSError as error:
        return f"The session that was running cannot be picked up, nor moved aside: {atomic.reason(error)}."
    return f"The session that was running cannot be picked up. What was typed is kept in progress/{aside.name}."


def drop_running(workspace: Workspace) -> None:
    """The running session is over: its file goes."""
    file = running_file(workspace)
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        sentence = f"The session is kept; {file.name} could not be taken away: {atomic.reason(error)}."
        raise FileTrouble("Not tidied up", sentence, [Place(file=one_line(str(file)))]) from error
