"""What the app remembers between two days: theme, who is at the keyboard, the people opened last."""

import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from execcoach.storage import atomic
from execcoach.storage.locations import config_folder

_RECENT = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """Theme name, who types (executive or assistant) and their name, folders opened last, the coach's folder.

    `marks` holds the number of everybody's mark by what they are known by, newest first.
    """

    theme: str = ""
    by: str = "executive"
    by_name: str = ""
    recent: tuple[str, ...] = ()
    review: str = ""
    marks: tuple[tuple[str, int], ...] = ()

    def opened(self, folder: Path) -> "Settings":
        """The settings after this folder was opened."""
        name = str(folder)
        return replace(self, recent=(name, *(other for other in self.recent if other != name))[:_RECENT])


def settings_file() -> Path:
    """The file of the settings."""
    return config_folder() / "settings.toml"


def load_settings() -> Settings:
    """The remembered settings; whatever cannot be read counts as not set."""
    try:
        raw = tomllib.loads(settings_file().read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    known = {key: raw[key] for key in ("theme", "by", "by_name", "review") if isinstance(raw.get(key), str)}
    recent = raw.get("recent")
    folders = tuple(item for item in recent if isinstance(item, str)) if isinstance(recent, list) else ()
    numbers = raw.get("marks")
    pairs = numbers.items() if isinstance(numbers, dict) else ()
    marks = tuple((key, number) for key, number in pairs if type(number) is int and 0 <= number < 10_000)
    known["by"] = "assistant" if known.get("by") == "assistant" else "executive"
    return Settings(**known, recent=folders, marks=marks)


def save_settings(settings: Settings) -> None:
    """Write the settings, one atomic replace."""
    import tomli_w

    raw: dict[str, Any] = asdict(settings) | {"recent": list(settings.recent), "marks": dict(settings.marks)}
    atomic.make_folder(settings_file().parent)
    atomic.write(settings_file(), tomli_w.dumps(raw).encode("utf-8", "replace"))
