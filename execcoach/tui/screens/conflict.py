"""Mine, theirs or both: what somebody typed meets a file that somebody else changed."""

from __future__ import annotations

from execcoach.errors import EditConflict
from execcoach.profile.both import both
from execcoach.profile.reading import shown
from execcoach.text import shorten
from execcoach.tui.screens.ask import ChooseScreen

_ENOUGH = 300
SETTLED = ("mine", "theirs", "both")


class ConflictScreen(ChooseScreen):
    """Shows what each wrote; answers 0 for mine, 1 for what is in the file, 2 for both, None where the person left.

    Both is offered where one of the places can hold both: texts and lists. `SETTLED` names the answers to the desk.
    """

    def __init__(self, conflict: EditConflict) -> None:
        places = [one for one in conflict.conflicts if one.path]
        told = [f"{one.path}\n  yours: {_said(one.mine)}\n  in the file: {_said(one.theirs)}" for one in places]
        answers = ["Keep mine", "Keep what is in the file"]
        if any(both(one) is not None for one in places):
            answers.append("Keep both" if len(places) == 1 else "Keep both where both can stand, else mine")
        super().__init__(conflict.title, "\n".join([conflict.sentence, *told]), answers)


def _said(value: object) -> str:
    if value is None:
        return "nothing: it was taken out"
    return shorten(value, _ENOUGH) if isinstance(value, str) else shown(value)
