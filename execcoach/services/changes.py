"""The changes of one sitting in their order: what can be taken back, and what was taken back and can come again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from execcoach.errors import EditConflict

_MOST_STEPS = 200
_MOST_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change: what it was about, and its file with the bytes before and after, or the choice that stood before.

    A joined one is taken back together with the one under it.
    """

    about: str
    before: bytes = b""
    choice: str = ""
    kind: str = ""
    file: str = "profile"
    after: bytes = b""
    joined: bool = False


class Changes:
    """What was done and what was taken back; the oldest are forgotten before they take too much memory."""

    def __init__(self) -> None:
        self._done: list[Undoable] = []
        self._undone: list[Undoable] = []
        self._made = 0

    def append(self, change: Undoable) -> None:
        """Add what was done just now; nothing that was taken back before it can come again."""
        self._undone.clear()
        self._made += 1
        self._done.append(change)
        held = sum(len(one.before) for one in self._done)
        while len(self._done) > _MOST_STEPS or (held > _MOST_BYTES and len(self._done) > 1):
            held -= len(self._done.pop(0).before)

    @property
    def made(self) -> int:
        """How many changes there have been."""
        return self._made

    @contextmanager
    def as_one(self, about: str) -> Iterator[None]:
        """What is done in here is taken back, and done again, as one change."""
        before = self._made
        try:
            yield
        finally:
            first = max(0, len(self._done) - (self._made - before))
            one = (replace(change, about=about, joined=at > 0) for at, change in enumerate(self._done[first:]))
            self._done[first:] = list(one)

    def step(self, reverse: Callable[[Undoable], Undoable], *, back: bool) -> str:
        """Reverse the last change (or the last one taken back); what it was about, "" when there is none.

        One that meets somebody else's edit is forgotten, so that the one before it can still be reached.
        """
        here, there = (self._done, self._undone) if back else (self._undone, self._done)
        about, joined = "", False
        while here:
            last = here[-1]
            try:
                there.append(replace(reverse(last), joined=joined))
            except EditConflict:
                here.pop()
                raise
            here.pop()
            about, joined = last.about, True
            if not last.joined:
                break
        return about
