"""Where this system keeps what is ours: settings, state; and where a typed name leads."""

import os
from pathlib import Path


def _place(kind: str) -> Path:
    if home := os.environ.get("EXECCOACH_HOME"):
        return Path(home) / kind
    import platformdirs

    found: Path = getattr(platformdirs, f"user_{kind}_path")("execcoach", appauthor=False)
    return found


def config_folder() -> Path:
    """The folder of settings.toml."""
    return _place("config")


def state_folder() -> Path:
    """The folder of this machine's memory: device name, locks, undo."""
    return _place("state")


def cache_folder() -> Path:
    """The folder of what can be reckoned again: nobody misses it."""
    return _place("cache")


def lock_folder() -> Path:
    """The folder of local locks; locks never lie beside the files, because folders are synced."""
    return state_folder() / "locks"


def demo_folder() -> Path:
    """The folder of throw-away demo copies, swept on exit and at the next start."""
    return state_folder() / "demo"


def coach_folder() -> Path:
    """The folder of a coach's own notes about their clients; nothing of it ever lies in a client's folder."""
    return _place("data") / "coach"


def people_folder() -> Path:
    """The folder in which somebody new gets theirs, where no other was named."""
    home = os.environ.get("EXECCOACH_HOME")
    return Path(home) / "people" if home else Path.home() / "execcoach"


def typed(words: str) -> Path:
    """The file or folder somebody typed or dropped: no quotes or blanks round it, ~ spelled out where it can be."""
    path = Path(words.strip().strip("\"'").strip())
    try:
        return path.expanduser()
    except RuntimeError:  # ~somebody who has no home here
        return path
