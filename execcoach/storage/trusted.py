"""Whose templates and prompts are used: of folders made here, and of others as they were when somebody said yes.

A yes holds for one folder and what they said that day: one that changes asks again. A folder made here is
known by its path and by the number the system gave it, so that another folder put in its place is not taken for it.
"""

import contextlib
import os
import tomllib
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError
from execcoach.storage import atomic
from execcoach.storage.locations import lock_folder, state_folder

_MOST = 200
_CONTENT = ("templates", "prompts")


def made_here(folder: Path) -> None:
    """Remember a folder as begun on this machine, unless it holds templates or prompts already."""
    if any((folder / name).exists() for name in _CONTENT):
        return
    with contextlib.suppress(CoachError, OSError):  # then its templates will be asked about once
        _remember({"path": _path(folder), "made": _number(folder)})


def trust(folder: Path, digest: str, what: str = "templates") -> None:
    """Remember that the templates (or prompts) of this folder may be used as long as they say what they say now."""
    _remember({"path": _path(folder), what: digest})


def is_trusted(folder: Path, digest: str, what: str = "templates") -> bool:
    """Whether the folder was made here, or its templates (or prompts) were trusted as they are."""
    here = [row for row in _rows() if row.get("path") == _path(folder)]
    if digest and any(row.get(what) == digest for row in here):
        return True
    try:
        return any(row.get("made") == _number(folder) for row in here)
    except OSError:
        return False


def _path(folder: Path) -> str:
    return os.path.realpath(folder).encode("utf-8", "backslashreplace").decode()


def _number(folder: Path) -> str:
    found = folder.stat()
    return f"{found.st_dev}-{found.st_ino}"


def _file() -> Path:
    return state_folder() / "trusted.toml"


def _rows() -> list[dict[str, Any]]:
    try:
        rows = tomllib.loads(_file().read_text("utf-8")).get("folder")
    except (OSError, ValueError, RecursionError):
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _remember(row: dict[str, Any]) -> None:
    import tomli_w

    file = _file()
    atomic.make_folder(file.parent)
    with atomic.locked(file, lock_folder()):
        (kind,) = set(row) - {"path"}
        others = [other for other in _rows() if not (other.get("path") == row["path"] and kind in other)]
        atomic.write(file, tomli_w.dumps({"folder": [row, *others][:_MOST]}).encode("utf-8", "replace"))
