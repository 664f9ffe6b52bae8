"""What the doctor says: versions, where things lie, and the health of every file of a folder; writes nothing."""

import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from execcoach import __version__
from execcoach.errors import CoachError
from execcoach.storage import bounded, content, locations
from execcoach.storage.health import Health, health
from execcoach.storage.toml_files import load_toml
from execcoach.storage.workspace import open_workspace
from execcoach.text import one_line

_PARTS = ("textual", "click", "jinja2", "tomli-w", "platformdirs", "regex", "icalendar")


@dataclass(frozen=True, slots=True)
class Report:
    """Versions, folders by what they are for, and the health of files; `folder` is "" where none was looked at."""

    versions: Mapping[str, str]
    folders: Mapping[str, str]
    folder: str
    files: tuple[Health, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is wrong anywhere."""
        return all(one.well for one in self.files)

    @property
    def raw(self) -> dict[str, Any]:
        """The shape that `doctor --json` prints."""
        return {
            "versions": dict(self.versions),
            "folders": dict(self.folders),
            "folder": self.folder,
            "files": [{"file": one.file, "wrong": list(one.wrong)} for one in self.files],
        }


def report(folder: Path | None) -> Report:
    """What there is to say about this machine, and about the folder where one is meant."""
    files = [_settings(), *_places()]
    if folder is not None:
        files += health(open_workspace(folder))
    shown = one_line(str(folder)) if folder is not None else ""
    return Report(_versions(), {name: one_line(str(place)) for name, place in _folders()}, shown, tuple(files))


def _versions() -> dict[str, str]:
    rubric, digest = content.rubric_source()
    found = {"execcoach": __version__, "python": platform.python_version(), "system": platform.platform(terse=True)}
    for part in _PARTS:
        try:
            found[part] = version(part)
        except PackageNotFoundError:
            found[part] = "not installed"
    found["rubric"] = f"{rubric.get('version', '')} ({digest})"
    found["own templates"] = "filled in a bounded process" if bounded.can_bound() else "refused here"
    return {name: one_line(said) for name, said in found.items()}


def _folders() -> tuple[tuple[str, Path], ...]:
    return (
        ("settings", locations.config_folder()),
        ("state", locations.state_folder()),
        ("coach", locations.coach_folder()),
        ("cache", locations.cache_folder()),
    )


def _settings() -> Health:
    file = locations.config_folder() / "settings.toml"
    try:
        if file.exists():
            load_toml(file)
    except CoachError as error:
        return Health("settings.toml", (error.sentence,))
    return Health("settings.toml")


def _places() -> list[Health]:
    """The folders of this machine that are there and cannot be written."""
    return [
        Health(f"{name} folder", (f"{one_line(str(place))} cannot be written by you; what belongs there is not kept.",))
        for name, place in _folders()
        if place.exists() and not os.access(place, os.W_OK | (os.X_OK if sys.platform != "win32" else 0))
    ]
