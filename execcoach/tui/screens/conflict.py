"""Mine, theirs or both: what somebody typed meets a file that somebody else changed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from execcoach.errors import Conflict, EditConflict
from execcoach.profile.both import both
from execcoach.text import shorten
from execcoach.tui.screens.ask import ChooseScreen

_ENOUGH = 150
_SAME = 60
SETTLED = ("mine", "theirs", "both")


class ConflictScreen(ChooseScreen):
    """Shows what each wrote; answers 0 for mine, 1 for what is in the file, 2 for both, None where the person left.

    Both is offered where one of the places can hold both: texts and lists. `SETTLED` names the answers to the desk.
    """

    def __init__(self, conflict: EditConflict) -> None:
        places = [one for one in conflict.conflicts if one.path]
        answers = ["Keep mine", "Keep what is in the file"]
        if any(both(one) is not None for one in places):
            answers.append("Keep both" if len(places) == 1 else "Keep both where both can stand, else mine")
        super().__init__(conflict.title, "\n".join([conflict.sentence, *map(_told, places)]), answers)


def _told(place: Conflict) -> str:
    """What each wrote; texts that begin alike are shown from where they part."""
    mine, theirs = _said(place.mine), _said(place.theirs)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False)))
    if alike > _SAME:
        cut = mine.rfind(" ", 0, alike - 20) + 1
        mine, theirs = f"…{mine[cut:]}", f"…{theirs[cut:]}"
    return f"{place.path}\n  yours: {shorten(mine, _ENOUGH)}\n  in the file: {shorten(theirs, _ENOUGH)}"


def _said(value: object) -> str:
    if value is None:
        return "nothing: it was taken out"
    if isinstance(value, Mapping):
        return ", ".join(_said(each) for each in value.values())
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)
