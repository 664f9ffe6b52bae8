"""The sample workspace: copied out with its dates reckoned from today, thrown away afterwards."""

import datetime
import os
import re
import secrets
import shutil
import tomllib
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.storage import atomic
from execcoach.storage.locations import demo_folder
from execcoach.storage.workspace import Workspace, is_workspace
from execcoach.text import one_line

_SHIPPED = Path(__file__).resolve().parents[1] / "demo"
_OFFSET = re.compile(r"\{(day|workday|month|year)([+-]\d+)\}")
_DAY = datetime.timedelta(days=1)


def expanded(text: str, today: datetime.date) -> str:
    """The text with its offsets as dates: {day-35}, {workday-12}, {month-3}, {year-4}."""

    def date(match: re.Match[str]) -> str:
        kind, number = match[1], int(match[2])
        if kind == "day":
            return (today + number * _DAY).isoformat()
        if kind == "workday":
            return workday(today, -number).isoformat()
        if kind == "year":
            return f"{today.year + number:04}"
        months = today.year * 12 + today.month - 1 + number
        return f"{months // 12:04}-{months % 12 + 1:02}"

    return _OFFSET.sub(date, text)


def workday(today: datetime.date, number: int) -> datetime.date:
    """The weekday that is so many weekdays before today; 1 is the last one before today."""
    day = today
    while number > 0:
        day -= _DAY
        number -= day.weekday() < 5
    return day


def make_demo(today: datetime.date) -> Workspace:
    """A throw-away copy of the sample workspace, its six clients beside it; swept on exit and at the next start."""
    sweep_demos()
    root = demo_folder() / f"{os.getpid()}-{secrets.token_hex(3)}"
    lay_out(_SHIPPED / "ada", root / "ada", today)
    for client in sorted((_SHIPPED / "clients").iterdir()):
        if client.is_dir():
            lay_out(client, root / "clients" / client.name, today)
    return Workspace(root / "ada", demo=True)


def lay_out(source: Path, target: Path, today: datetime.date) -> None:
    """A sample folder written with its dates; its one progress.toml becomes the files of its months."""
    for file in sorted(source.rglob("*")):
        if not file.is_file() or file.suffix not in (".toml", ".md"):
            continue
        text = expanded(file.read_text("utf-8"), today)
        place = target / file.relative_to(source)
        if file.name == "progress.toml":
            _months(tomllib.loads(text), target / "progress")
        else:
            _put(place, text)


def _months(raw: dict[str, Any], folder: Path) -> None:
    import tomli_w

    head = {key: value for key, value in raw.items() if not isinstance(value, list)}
    months: dict[str, dict[str, Any]] = {}
    for kind, rows in raw.items():
        for row in rows if isinstance(rows, list) else ():
            stem = "choices" if kind == "choice" else str(row.get("started") or row.get("on"))[:7]
            months.setdefault(stem, dict(head)).setdefault(kind, []).append(row)
    for stem, records in months.items():
        _put(folder / f"{stem}.sample.toml", tomli_w.dumps(records))


def _put(file: Path, text: str) -> None:
    """Why: no fsync. A demo need not outlive a power cut, and its start should not wait for the disk."""
    for folder in reversed(file.parents):  # each by itself: made as parents, they would be open to others
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
    file.touch(mode=0o600)
    file.write_text(text, "utf-8")


def clients_of(demo: Workspace) -> Path:
    """The folder of the sample clients beside a demo."""
    return demo.folder.parent / "clients"


def drop_demos() -> None:
    """Throw away the demos this process has made."""
    for folder in demo_folder().glob(f"{os.getpid()}-*"):
        shutil.rmtree(folder, ignore_errors=True)


def sweep_demos() -> None:
    """Throw away the demos whose app has ended."""
    try:
        left = list(demo_folder().iterdir())
    except OSError:
        return
    for folder in left:
        number = folder.name.partition("-")[0]
        if number.isdigit() and not _runs(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def keep_demo(demo: Workspace, folder: Path) -> None:
    """Copy the demo's files to a folder that holds no profile yet; CoachError when it does."""
    if is_workspace(folder):
        name = one_line(str(folder))
        raise CoachError(
            "There is a profile already", f"{name} holds a profile.toml; choose another folder.", [Place(name)]
        )
    for file in sorted(demo.folder.rglob("*")):
        if file.is_file():
            place = folder / file.relative_to(demo.folder)
            atomic.make_folder(place.parent)
            atomic.write(place, file.read_bytes())
