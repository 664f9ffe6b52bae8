"""Which files are exports of ours, untouched: remembered by what is in them, so that only these are written over."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from execcoach.errors import CoachError
from execcoach.storage import atomic
from execcoach.storage.locations import lock_folder, state_folder
from execcoach.storage.toml_files import read_bytes

_MOST = 500
_LARGEST = 50_000_000


def is_ours(file: Path) -> bool:
    """Whether the file holds an export exactly as it was written; False where it cannot be read."""
    try:
        return _digest(read_bytes(file, cap=_LARGEST)) in _known()
    except CoachError:
        return False


def write(file: Path, data: bytes, over: bool = False, replaces: Callable[[Path], bool] = is_ours) -> None:
    """Write an export whole or not at all and remember it; FileExistsError where something else has its name.

    What is there is written over where `over` says so or it is one that it `replaces`: an untouched export.
    """
    if over or replaces(file):
        atomic.write(file, data)
    else:
        atomic.create(file, data)
    remember(data)


def remember(data: bytes) -> None:
    """Remember an export by its hash; where that cannot be kept, the next one to the same file asks for --force."""
    file = state_folder() / "exports.txt"
    with contextlib.suppress(CoachError, OSError):
        atomic.make_folder(file.parent)
        with atomic.locked(file, lock_folder()):
            rows = dict.fromkeys([_digest(data), *_known()])
            atomic.write(file, "".join(f"{row}\n" for row in list(rows)[:_MOST]).encode())


def _known() -> list[str]:
    try:
        return (state_folder() / "exports.txt").read_text("ascii").split()
    except (OSError, ValueError):
        return []


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
