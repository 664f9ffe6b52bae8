"""Reading a folder of clients beside the screen: what was read waits in one place, and one message says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from textual.message import Message
from textual.worker import get_current_worker

from execcoach.errors import CoachError
from execcoach.review.client import Client, Problem
from execcoach.services.review import ReviewDesk
from execcoach.tui.screens.frame import CoachScreen


class Read(Message):
    """Something waits to be taken from this reading, or it is over."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading


class Bunch(NamedTuple):
    """Rows read together, and how far the reading was then."""

    rows: Iterable[Client | Problem]
    done: int
    total: int


class Reading:
    """One reading of a folder. Why one message at a time: a thousand of them would be a thousand repaints."""

    def __init__(self, desk: ReviewDesk, folder: Path, fresh: bool = False) -> None:
        self.folder, self.fresh = folder, fresh
        self.ended = False
        self.error: CoachError | None = None
        self.done, self.total = 0, 0
        self._desk = desk
        self._waiting: deque[Bunch] = deque()
        self._told = False

    def run(self, screen: CoachScreen) -> None:
        """Read in a worker's thread until all is read or the worker is cancelled."""
        worker = get_current_worker()
        try:
            with closing(_bunches(self._desk, self.folder, self.fresh)) as bunches:
                for bunch in bunches:
                    if worker.is_cancelled:
                        return
                    self._waiting.append(bunch)
                    self._tell(screen)
        except CoachError as trouble:
            self.error = trouble
        self.ended = True
        self._tell(screen)

    def _tell(self, screen: CoachScreen) -> None:
        if not self._told:
            self._told = True
            screen.post_message(Read(self))

    def taken(self) -> list[Client | Problem]:
        """The rows that wait; they wait no longer."""
        self._told = False
        rows: list[Client | Problem] = []
        while self._waiting:
            bunch = self._waiting.popleft()
            rows += bunch.rows
            self.done, self.total = bunch.done, bunch.total
        return rows


def _bunches(desk: ReviewDesk, folder: Path, fresh: bool) -> Generator[Bunch, None, None]:
    for at, row in enumerate(desk.clients(folder), 1):
        yield Bunch((row,), at, 0)
