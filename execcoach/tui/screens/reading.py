"""Reading a folder of clients beside the screen: rows come in bunches, and the last one says so."""

from __future__ import annotations

from pathlib import Path

from textual.message import Message
from textual.worker import get_current_worker

from execcoach.errors import CoachError
from execcoach.review.client import Client, Problem
from execcoach.services.review import ReviewDesk
from execcoach.tui.screens.frame import CoachScreen


class Read(Message):
    """Rows that a reading has brought; `ended` when it is the last of them, `error` when it could not go on."""

    def __init__(
        self, run: int, rows: list[Client | Problem], ended: bool = False, error: CoachError | None = None
    ) -> None:
        super().__init__()
        self.run, self.rows, self.ended, self.error = run, rows, ended, error


def read_clients(screen: CoachScreen, desk: ReviewDesk, folder: Path, run: int) -> None:
    """Read in a worker's thread; bunches, so that a thousand rows do not redraw the table a thousand times."""
    worker, clock = get_current_worker(), desk.clock
    rows: list[Client | Problem] = []
    said, wait, error = clock.monotonic(), 0.0, None
    try:
        for row in desk.clients(folder):
            if worker.is_cancelled:
                return
            rows.append(row)
            if clock.monotonic() - said > wait:
                screen.post_message(Read(run, rows))
                rows, said, wait = [], clock.monotonic(), min(1.0, wait * 1.5 + 0.1)
    except CoachError as trouble:
        error = trouble
    if not worker.is_cancelled:
        screen.post_message(Read(run, rows, ended=True, error=error))
