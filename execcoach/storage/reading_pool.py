"""Reading other people's files in bounded processes: one source at a time to each, answers in the order they come.

What a file may cost is memory and time of such a process. Where none can be bounded the same is done in this one,
within the caps on size alone. One process waits between readings, so that a page need not wait for its start.
"""

import atexit
import contextlib
import json
import os
import selectors
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator

from execcoach.storage.bounded_process import can_bound as can_bound
from execcoach.storage.reading_process import Answer as Answer
from execcoach.storage.reading_process import Job as Job
from execcoach.storage.reading_process import ReadingProcess, asked, why_lost

MOST_PROCESSES = 4
A_PROCESS_FOR = 12
"""A further process is started for every so many sources."""
AHEAD = 2
"""Sources a process is handed at once, so that it need not wait for us."""
MOST_FAILED = 5
"""So many processes may end before their first answer; then there is no point in more."""

_lock = threading.Lock()
_waiting: list[ReadingProcess] = []


def start_ahead() -> None:
    """Have one process ready for what will be read; nothing happens where one waits or none can be bounded."""
    with _lock, contextlib.suppress(OSError):
        if not _waiting and can_bound():
            _waiting.append(ReadingProcess())


def close() -> None:
    """End the process that waits, where one does."""
    with _lock:
        while _waiting:
            _waiting.pop().end()


atexit.register(close)


def read(jobs: Iterable[Job], number: int = 1) -> Generator[Answer, None, None]:
    """The answer to each of so many jobs as it comes; closing the iterator ends every process that is at work.

    A job is asked for when it is handed out: what goes with it need not lie in memory for all of them.
    """
    if number < 1:
        return
    if not can_bound():
        yield from _read_here(jobs)
        return
    reading = _Reading(iter(jobs), max(1, min(os.cpu_count() or 1, MOST_PROCESSES, -(-number // A_PROCESS_FOR))))
    try:
        yield from reading.answers()
    finally:
        reading.end()


def _read_here(jobs: Iterable[Job]) -> Iterator[Answer]:
    from execcoach.storage.reading_answers import Answers

    answers = Answers()
    for job in jobs:
        head, _, rest = answers.answer(asked(job), job.kept).partition(b"\n")
        told = json.loads(head)
        yield Answer(job, rest[: told["row"]], rest[told["row"] :], told["opened"])


class _Reading:
    """One reading: jobs that wait, the processes at work."""

    def __init__(self, jobs: Iterator[Job], number: int) -> None:
        self.more, self.number = jobs, number
        self.jobs: deque[Job] = deque()  # at most one, and what comes back from a process that was lost
        self.processes: list[ReadingProcess] = []
        self.ready = selectors.DefaultSelector()
        self.failed = 0

    def answers(self) -> Iterator[Answer]:
        """The answers as they come."""
        while self._is_more() or any(process.jobs for process in self.processes):
            self._hand_out()
            if not self.processes or self.failed > MOST_FAILED:
                yield from self._given_up()
                return
            for process in self._awake():
                found, going = process.take()
                yield from found
                late = bool(process.jobs) and time.monotonic() > process.until
                if not going or late:
                    yield from self._lost(process, late and going)

    def end(self) -> None:
        """End every process at work; keep one that has nothing left to do."""
        for process in self.processes:
            self._forget(process)
            with _lock:
                if not _waiting and not process.jobs and process.warm and process.is_alive:
                    _waiting.append(process)
                    continue
            process.end()
        self.processes.clear()
        self.ready.close()

    def _is_more(self) -> bool:
        """Whether a job waits."""
        if not self.jobs and (job := next(self.more, None)):
            self.jobs.append(job)
        return bool(self.jobs)

    def _hand_out(self) -> None:
        """Give everybody something to do. Why one process until it has answered: a screen loads at the same time."""
        number = self.number if any(process.warm for process in self.processes) else 1
        while len(self.processes) < number and self._is_more():
            try:
                process = _ready()
            except OSError:
                self.failed += 1
                break
            self.processes.append(process)
            self.ready.register(process.out, selectors.EVENT_READ, process)
        for depth in range(1, AHEAD + 1):
            for process in self.processes:
                if len(process.jobs) < depth and self._is_more():
                    process.hand(self.jobs.popleft())

    def _awake(self) -> list[ReadingProcess]:
        """The processes that have something to say, or take something, or have been silent for too long."""
        now = time.monotonic()
        busy = [process for process in self.processes if process.jobs]
        sending = [process for process in busy if process.unsent]
        wait = min((process.until - now for process in busy), default=0.0)
        told = self.ready.select(max(0.0, min(wait, 0.01) if sending else wait))
        for process in sending:
            process.send()
        found = [key.data for key, _ in told]
        return found + [one for one in busy if one not in found and time.monotonic() > one.until]

    def _lost(self, process: ReadingProcess, late: bool) -> Iterator[Answer]:
        """A process ended or took too long: the job it was at has failed, what it was handed beyond is read again."""
        self._forget(process)
        self.processes.remove(process)
        code = process.end(0.0 if late else 0.5)
        first = process.jobs.popleft() if process.jobs and (late or code != 0) else None
        self.jobs.extendleft(reversed(process.jobs))
        process.jobs.clear()
        if not process.warm and not late:
            self.failed += 1
        if first:
            yield Answer(first, trouble=why_lost(late, code))

    def _given_up(self) -> Iterator[Answer]:
        """No process will start."""
        for process in self.processes:
            self.jobs.extend(process.jobs)
            process.jobs.clear()
        while self._is_more():
            yield Answer(self.jobs.popleft(), trouble="the process that reads clients would not start")

    def _forget(self, process: ReadingProcess) -> None:
        with contextlib.suppress(KeyError, ValueError):
            self.ready.unregister(process.out)


def _ready() -> ReadingProcess:
    with _lock:
        while _waiting:
            process = _waiting.pop()
            if process.is_alive:
                return process
            process.end()
    return ReadingProcess()
