"""One reading process from our side: jobs that were handed to it, answers as they come, how long it may take."""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from execcoach.storage import reading_child
from execcoach.storage.bounded_process import begun, end

WALL = 6.0
"""Seconds of the clock one source may take."""
START = 20.0
"""Seconds that the start of a process may take on top, before its first answer."""
ANSWER = 16 << 20
"""Bytes an answer may have."""


@dataclass(frozen=True, slots=True)
class Job:
    """A person's sources (kind, path) to be read on a day; `since` is given where a page is wanted, 0 for None."""

    sources: tuple[tuple[str, str], ...]
    today: int
    kept: bytes = field(default=b"", repr=False)
    since: int | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A job, what came of it as JSON, what is to be kept, files opened; or the reason why nothing came."""

    job: Job
    row: bytes = field(default=b"", repr=False)
    kept: bytes = field(default=b"", repr=False)
    opened: int = 0
    trouble: str = ""


def asked(job: Job) -> dict[str, Any]:
    """The job as plain data; what was kept goes behind it as bytes."""
    found = {"sources": job.sources, "today": job.today, "kept": len(job.kept), "shown": job.shown}
    return found if job.since is None else {**found, "since": job.since or None}


class ReadingProcess:
    """One process, the jobs it was handed, and what it has answered so far."""

    def __init__(self) -> None:
        root = str(Path(__file__).resolve().parents[2])
        self.program = begun(reading_child.__file__, [root])
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.into, self.out = self.program.stdin.fileno(), self.program.stdout.fileno()
        os.set_blocking(self.into, False)
        os.set_blocking(self.out, False)
        self.jobs: deque[Job] = deque()
        self.unsent = b""
        self.got = bytearray()
        self.until = 0.0
        self.warm = False

    def hand(self, job: Job) -> None:
        """Hand it a job."""
        if not self.jobs:
            self._wind()
        self.jobs.append(job)
        self.unsent += json.dumps(asked(job)).encode() + b"\n" + job.kept
        self.send()

    def send(self) -> None:
        """Send as much as it takes."""
        try:
            while self.unsent:
                self.unsent = self.unsent[os.write(self.into, self.unsent) :]
        except BlockingIOError:
            return
        except OSError:  # it has ended; what it was handed is told of when its answer does not come
            self.unsent = b""

    def take(self) -> tuple[list[Answer], bool]:
        """The answers that have come, and whether it can be relied on further."""
        going = True
        try:
            while going and (piece := os.read(self.out, 1 << 18)):
                self.got += piece
                self.until = max(self.until, time.monotonic() + 1.0)  # it may have waited for us
                going = len(self.got) <= ANSWER
            else:
                going = False
        except BlockingIOError:
            pass
        found: list[Answer] = []
        while (end := self.got.find(b"\n")) >= 0 and self.jobs:
            try:
                told = json.loads(self.got[:end])
                row, kept, opened = int(told["row"]), int(told["kept"]), int(told["opened"])
            except (ValueError, LookupError, TypeError):
                return found, False
            start, middle, stop = end + 1, end + 1 + row, end + 1 + row + kept
            if row < 0 or kept < 0 or stop - start > ANSWER:
                return found, False
            if len(self.got) < stop:
                break
            found.append(
                Answer(self.jobs.popleft(), bytes(self.got[start:middle]), bytes(self.got[middle:stop]), opened)
            )
            del self.got[:stop]
            self.warm = True
            self._wind()
        return found, going

    def _wind(self) -> None:
        self.until = time.monotonic() + WALL + (0 if self.warm else START)

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended yet."""
        return self.program.poll() is None

    def end(self, patience: float = 0.0) -> int:
        """End it unless it does by itself within so many seconds; the code it ended with."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.program.wait(patience)
        return end(self.program)


def why_lost(late: bool, code: int) -> str:
    """The reason that is told where a process took too long or ended with this code."""
    if late or code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"it takes more than {WALL:.0f} seconds to read; it was stopped"
    return "the process that read it ended; nothing of it was taken"
