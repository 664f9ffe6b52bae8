"""An icon for the desktop that opens one person's folder."""

import sys
from dataclasses import dataclass
from pathlib import Path

from execcoach.services.profile import ProfileDesk
from execcoach.storage import desktop
from execcoach.text import slug


@dataclass(frozen=True, slots=True)
class Made:
    """The icon's file, whether it is new, and the system it is for."""

    file: Path
    new: bool
    system: str


def make_shortcut(desk: ProfileDesk, to: Path | None = None, system: str = sys.platform) -> Made:
    """Put the icon on the desktop, or into `to`; nothing is ever overwritten."""
    system = system if system in ("darwin", "win32") else "linux"
    place = to or desktop.desktop_folder()
    stem = "-".join(filter(None, ("execcoach", slug(desk.name))))
    folder = str(desk.workspace.folder)
    made = desktop.icon(system, desktop.own_command(), folder, f"execcoach: {desk.name}", stem)
    return Made(place / made.name, desktop.put_icon(place, made), system)
