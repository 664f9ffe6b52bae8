"""What was typed into a question and not kept yet: in the state folder, never in the person's own folder."""

import hashlib
import tomllib
from pathlib import Path

from execcoach.storage import atomic
from execcoach.storage.locations import state_folder

HalfTyped = dict[str, dict[str, str]]
"""Question → box → text."""


def _file(folder: Path) -> Path:
    name = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_folder() / "half-typed" / f"{name}.toml"


def load_half_typed(folder: Path) -> HalfTyped:
    """What waits for the person in this folder; nothing where it cannot be read."""
    try:
        raw = tomllib.loads(_file(folder).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    boxes = {key: value for key, value in raw.items() if isinstance(value, dict)}
    return {key: {box: text for box, text in value.items() if isinstance(text, str)} for key, value in boxes.items()}


def save_half_typed(folder: Path, typed: HalfTyped) -> None:
    """Keep what waits; the file goes when nothing does."""
    import tomli_w

    if not typed:
        _file(folder).unlink(missing_ok=True)
        return
    atomic.make_folder(_file(folder).parent)
    atomic.write(_file(folder), tomli_w.dumps(typed).encode("utf-8", "replace"))
