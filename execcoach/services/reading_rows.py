"""Reading a folder of clients beside whatever else is done: rows wait in one place, and one word says that some do."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.storage import cohort_files

if TYPE_CHECKING:
    from execcoach.review.client import Client, Problem
    from execcoach.services.review import ReviewDesk
    from execcoach.services.review_reading import Batch

_LOOK = 0.1
"""Seconds between two looks whether somebody wants it to stop."""


def holds_clients(folder: Path) -> bool:
    """Whether a client's folder or a shared file lies below this folder; it stops at the first."""
    return any(isinstance(found, cohort_files.Source) for found in cohort_files.sources(folder))


class Reading:
    """One reading of a folder, in a thread of its own, from `start` until all is read or `stop`.

    Why one word at a time: a thousand of them would be a thousand repaints.
    """

    def __init__(self, desk: ReviewDesk, folder: Path, fresh: bool = False) -> None:
        self.desk, self.folder, self.fresh = desk, folder, fresh
        self.ended = self.stopped = False
        self.error: CoachError | None = None
        self.done, self.total = 0, 0
        self._fault: Exception | None = None
        self._waiting: deque[Batch] = deque()
        self._told = False
        self._tell: Callable[[], object] = bool
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> Reading:
        """Begin; nobody needs to listen yet."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Read no further; what was read can still be taken."""
        self.stopped = True

    def follow(self, tell: Callable[[], object]) -> None:
        """Call `tell`, from another thread, whenever something new waits; return when the reading is over."""
        self._tell = tell
        if self._waiting or self.ended:
            tell()
        while self._thread.is_alive() and not self.stopped:
            self._thread.join(_LOOK)
        if self._fault:
            raise self._fault

    def taken(self) -> list[Client | Problem]:
        """The rows that wait; they wait no longer."""
        self._told = False
        rows: list[Client | Problem] = []
        while self._waiting:
            batch = self._waiting.popleft()
            rows += batch.rows
            self.done, self.total = batch.done, batch.total
        return rows

    def _run(self) -> None:
        try:
            with closing(self.desk.reading(self.folder, self.fresh)) as batches:
                for batch in batches:
                    if self.stopped:
                        return
                    self._waiting.append(batch)
                    self._say()
        except CoachError as trouble:
            self.error = trouble
        except Exception as fault:  # a fault of ours: told by whoever follows
            self._fault = fault
        self.ended = True
        self._told = False
        self._say()

    def _say(self) -> None:
        if not self._told:
            self._told = True
            self._tell()
