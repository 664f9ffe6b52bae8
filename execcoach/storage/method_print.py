"""By what kept rows are known to be of this program: its version, its method and the data that came with it."""

import hashlib
import os
from pathlib import Path

from execcoach import __version__
from execcoach.storage import content

_METHOD = ("profile", "routine", "review", "exchange", "storage")


def made_by() -> bytes:
    """What rows depend on beside the files: the version, and the method and its data as they lie here."""
    made = hashlib.blake2b(__version__.encode(), digest_size=12)
    package = Path(content.__file__).resolve().parents[1]
    for folder in (*(package / name for name in _METHOD), content.shipped_folder("prompts")):
        with os.scandir(folder) as listed:
            for entry in sorted(listed, key=lambda one: one.name):
                if entry.name.endswith((".py", ".toml")):
                    figures = entry.stat()
                    made.update(f"{entry.name} {figures.st_size} {figures.st_mtime_ns}\n".encode())
    return made.digest()
