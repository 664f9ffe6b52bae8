"""Mine or theirs: an answer meets a file that somebody else changed."""

from __future__ import annotations

from execcoach.errors import EditConflict
from execcoach.tui.screens.ask import ChooseScreen


class ConflictScreen(ChooseScreen):
    """Shows both; answers 0 to keep mine, 1 for what is in the file, None where the person left."""

    def __init__(self, conflict: EditConflict) -> None:
        both = [
            f"{one.path}\n  yours: {one.mine}\n  in the file: {one.theirs}" for one in conflict.conflicts if one.path
        ]
        words = "\n".join([conflict.sentence, *both])
        super().__init__(conflict.title, words, ("Keep mine", "Keep what is in the file"))
