"""A screen that reads a folder of clients beside what is done on it: rows are taken in as fast as they are drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from execcoach.review.arranged import Arranged
from execcoach.review.cohort import Cohort
from execcoach.services.reading_rows import Reading
from execcoach.services.review import ReviewDesk
from execcoach.tui.screens.frame import CoachScreen

if TYPE_CHECKING:
    from textual.timer import Timer

_REST = 0.12
"""Seconds between two drawings while rows come in."""


class Read(Message):
    """Something waits to be taken from this reading, or it is over."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading


class ReadingScreen(CoachScreen):
    """What was read stands in `rows`; `draw_rows` is called when it changed."""

    desk: ReviewDesk

    def __init__(self) -> None:
        super().__init__()
        self.folder: Path | None = None
        self.rows = Arranged()
        self.reading: Reading | None = None
        self.troubled = ""
        self._resting: Timer | None = None

    def draw_rows(self) -> None:
        """Show what is known so far."""

    def on_unmount(self) -> None:
        """Read no further."""
        self.stop_reading()

    def read(self, fresh: bool = False) -> None:
        """Read every file again; `fresh`: also those that have not changed since they were read last.

        What was read before stands until it is replaced; what is not there any more goes at the end.
        """
        self.stop_reading()
        self.follow(Reading(self.desk, self.folder, fresh).start() if self.folder else None)

    def follow(self, reading: Reading | None) -> None:
        """Show what this reading brings."""
        self.rows, self.troubled, self.reading = self.rows.again(), "", reading
        if reading:
            self._take_in()
            self.listen(reading)
        self.draw_rows()

    def stop_reading(self) -> None:
        """Read no further; what was read stays."""
        if self.reading:
            self.reading.stop()
        self.reading = None

    @work(thread=True, group="clients")
    def listen(self, reading: Reading) -> None:
        """Hear of rows in a thread; the table can be used meanwhile."""
        reading.follow(lambda: self.post_message(Read(reading)))

    @on(Read)
    def take_soon(self, event: Read) -> None:
        """Take the rows in; not more often than can be drawn."""
        if event.reading is self.reading and self._resting is None:
            self._take_in()

    def _take_in(self) -> None:
        self._resting, reading = None, self.reading
        if reading is None:
            return
        ended = reading.ended  # Why first: a row that comes after this question is taken in the next time.
        if rows := reading.taken():
            self.rows = self.rows.taking(rows)
            self._resting = self.set_timer(_REST, self._take_in)
        if ended:
            self.reading = None
            if not reading.error:
                self.rows = self.rows.complete()
        if ended and reading.error:
            self.troubled = reading.error.sentence
            self.tell_error(reading.error)
        if rows or ended:
            self.draw_rows()

    @property
    def cohort(self) -> Cohort:
        """Everybody read so far."""
        return self.rows.cohort
