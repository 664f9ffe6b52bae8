"""The seal of this machine: what is kept here is taken again only where it bears it."""

import contextlib
import hashlib
import os
import stat
from pathlib import Path

from execcoach.errors import CoachError
from execcoach.storage import atomic

_KEY_BYTES = 32


def sealed(key: bytes, *parts: bytes) -> bytes:
    """The seal on these parts in this order."""
    seal = hashlib.blake2b(b"%d " * len(parts) % tuple(map(len, parts)), digest_size=16, key=key)
    for part in parts:
        seal.update(part)
    return seal.digest()


def is_private(file: Path) -> bool:
    """Whether it is a plain file, ours, and nobody else's to read or write."""
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & 0o077)


def key(file: Path) -> bytes:
    """What this machine seals its rows with, made when it is first asked for; an error where it cannot be kept."""
    with contextlib.suppress(FileNotFoundError):
        if is_private(file) and len(found := file.read_bytes()) == _KEY_BYTES:
            return found
        file.unlink()
    atomic.make_folder(file.parent)
    with contextlib.suppress(FileExistsError):
        atomic.create(file, os.urandom(_KEY_BYTES))
    if is_private(file) and len(found := file.read_bytes()) == _KEY_BYTES:
        return found
    raise CoachError("No cache", "What it is sealed with cannot be kept.")
