"""Whose folder a command works on: the one named, this one, else the one person this machine knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.cli.talk import tell

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk


def desk_of(folder: Path | None) -> ProfileDesk:
    """The desk of the person meant; CoachError says how to start, or asks who is meant where several are known."""
    from execcoach.services.profile import desk_in

    return desk_in(folder)


def opened(folder: Path | None) -> ProfileDesk:
    """The desk of the person meant, what of their profile could not be used told on stderr."""
    desk = desk_of(folder)
    for place, words in desk.own_troubles:
        tell(f"{place.file}:{place.line}: {words}" if place.line else f"{place.file}: {words}")
    return desk
