"""The changes of one sitting in their order: what can be taken back, and what was taken back and can come again."""

from collections.abc import Callable
from dataclasses import dataclass

from execcoach.errors import EditConflict

_MOST_STEPS = 200
_MOST_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change: what it was about, and its file with the bytes before and after, or the choice that stood before."""

    about: str
    before: bytes = b""
    choice: str = ""
    kind: str = ""
    file: str = "profile"
    after: bytes = b""


class Changes:
    """What was done and what was taken back; the oldest are forgotten before they take too much memory."""

    def __init__(self) -> None:
        self._done: list[Undoable] = []
        self._undone: list[Undoable] = []

    def append(self, change: Undoable) -> None:
        """Add what was done just now; nothing that was taken back before it can come again."""
        self._undone.clear()
        self._done.append(change)
        held = sum(len(one.before) for one in self._done)
        while len(self._done) > _MOST_STEPS or (held > _MOST_BYTES and len(self._done) > 1):
            held -= len(self._done.pop(0).before)

    def step(self, reverse: Callable[[Undoable], Undoable], *, back: bool) -> str:
        """Reverse the last change (or the last one taken back); what it was about, "" when there is none.

        One that meets somebody else's edit is forgotten, so that the one before it can still be reached.
        """
        here, there = (self._done, self._undone) if back else (self._undone, self._done)
        if not here:
            return ""
        last = here[-1]
        try:
            there.append(reverse(last))
        except EditConflict:
            here.pop()
            raise
        here.pop()
        return last.about
