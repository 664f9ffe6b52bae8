"""Earlier texts of each draft, the last ten, in the state folder: a text that was improved away can come back."""

import hashlib
import os
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError
from execcoach.storage import atomic
from execcoach.storage.locations import state_folder
from execcoach.storage.toml_files import read_bytes
from execcoach.storage.workspace import Workspace

MOST = 10
_BYTES = 400_000
_FILES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A text as it once stood: when (ISO, local), who was at the keyboard, in which state."""

    at: str
    by: str = ""
    state: str = ""
    text: str = ""


def earlier_texts(workspace: Workspace, name: str) -> tuple[Earlier, ...]:
    """The earlier texts of this draft, newest first; none where they cannot be read."""
    try:
        raw = tomllib.loads(read_bytes(_file(workspace, name), cap=4 * _BYTES).decode())
    except (OSError, ValueError, RecursionError, CoachError):
        return ()
    rows = raw.get("text")
    found = [_read(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(found[:MOST])


def remember(workspace: Workspace, name: str, text: Earlier) -> bool:
    """Keep a text as the newest; whether it was kept: blank ones, and the newest with other blanks, are not."""
    known = earlier_texts(workspace, name)
    words = text.text.split()
    if not words or (known and known[0].text.split() == words):
        return False
    rows = [text, *(one for one in known if one.text != text.text)][:MOST]
    while len(rows) > 1 and sum(len(one.text) for one in rows) > _BYTES:
        rows.pop()
    _write(workspace, name, rows)
    return True


def take_away(workspace: Workspace, name: str) -> bytes | None:
    """Let go of what is kept of a draft; its bytes, so that it can come back, None where nothing was kept."""
    file = _file(workspace, name)
    try:
        data = file.read_bytes()
        file.unlink()
    except OSError:
        return None
    return data


def put_back(workspace: Workspace, name: str, data: bytes) -> None:
    """Keep again what was taken away."""
    atomic.make_folder(_file(workspace, name).parent)
    atomic.write(_file(workspace, name), data)


def _write(workspace: Workspace, name: str, rows: list[Earlier]) -> None:
    import tomli_w

    raw: dict[str, Any] = {"draft": name, "text": [asdict(one) for one in rows]}
    file = _file(workspace, name)
    atomic.make_folder(file.parent)
    atomic.write(file, tomli_w.dumps(raw).encode("utf-8", "replace"))
    _sweep(file.parent)


def _read(row: dict[str, Any]) -> Earlier:
    return Earlier(**{key: str(row.get(key, "")) for key in ("at", "by", "state", "text")})


def _file(workspace: Workspace, name: str) -> Path:
    """Why beside a demo's folder: what is kept of a demo goes away with it."""
    place = (workspace.folder.parent if workspace.demo else state_folder()) / "draft-history"
    key = f"{workspace.folder}\n{name}".encode("utf-8", "surrogateescape")
    return place / f"{hashlib.sha256(key).hexdigest()[:20]}.toml"


def _sweep(folder: Path) -> None:
    """Let the oldest files go where there are too many; folders move and drafts are deleted elsewhere."""
    try:
        with os.scandir(folder) as found:
            files = sorted((one.stat().st_mtime_ns, one.path) for one in found)
        for _, path in files[: max(0, len(files) - _FILES)]:
            Path(path).unlink(missing_ok=True)
    except OSError:
        return
