"""Reading other people's files in bounded processes: one source at a time to each, answers in the order they come.

What a file may cost is memory and time of such a process. Where none can be bounded the same is done in this one,
within the caps on size alone. One process waits between readings, so that a page need not wait for its start.
"""

import atexit
import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

WALL = 6.0
"""Seconds of the clock one source may take."""
START = 20.0
"""Seconds that the start of a process may take on top, before its first answer."""
ANSWER = 16 << 20
"""Bytes an answer may have."""
MOST_PROCESSES = 4
A_PROCESS_FOR = 12
"""A further process is started for every so many sources."""
AHEAD = 2
"""Sources a process is handed at once, so that it need not wait for us."""
MOST_FAILED = 5
"""So many processes may end before their first answer; then there is no point in more."""

_lock = threading.Lock()
_waiting: list["_Process"] = []


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


def can_bound() -> bool:
    """Whether this system limits the memory and time of a process, as far as can be told without starting one."""
    return bool(sys.executable) and sys.platform != "win32" and find_spec("resource") is not None


def start_ahead() -> None:
    """Have one process ready for what will be read; nothing happens where one waits or none can be bounded."""
    with _lock, contextlib.suppress(OSError):
        if not _waiting and can_bound():
            _waiting.append(_Process())


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
        head, _, rest = answers.answer(_asked(job), job.kept).partition(b"\n")
        told = json.loads(head)
        yield Answer(job, rest[: told["row"]], rest[told["row"] :], told["opened"])


def _asked(job: Job) -> dict[str, Any]:
    asked = {"sources": job.sources, "today": job.today, "kept": len(job.kept), "shown": job.shown}
    return asked if job.since is None else {**asked, "since": job.since or None}


class _Process:
    """One process, the jobs it was handed, and what it has answered so far."""

    def __init__(self) -> None:
        from execcoach.storage import reading_child

        root = Path(__file__).resolve().parents[2]
        compiled = ["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
        program = [sys.executable, "-I", "-S", "-B", *compiled, str(Path(reading_child.__file__).resolve())]
        program.append(json.dumps([str(root)]))
        self.program = subprocess.Popen(
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
            close_fds=True,
            start_new_session=True,
        )
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
        self.unsent += json.dumps(_asked(job)).encode() + b"\n" + job.kept
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

    def end(self, patience: float = 0.0) -> int:
        """Kill its group unless it ends by itself, reap it, close its pipes; the code it ended with."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.program.wait(patience)
        if self.program.returncode is None:
            with contextlib.suppress(OSError):
                os.killpg(self.program.pid, signal.SIGKILL)
        code = self.program.wait()
        for pipe in (self.program.stdin, self.program.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        return code


class _Reading:
    """One reading: jobs that wait, the processes at work."""

    def __init__(self, jobs: Iterator[Job], number: int) -> None:
        self.more, self.number = jobs, number
        self.jobs: deque[Job] = deque()  # at most one, and what comes back from a process that was lost
        self.processes: list[_Process] = []
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
                if not _waiting and not process.jobs and process.warm and process.program.poll() is None:
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

    def _awake(self) -> list[_Process]:
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

    def _lost(self, process: _Process, late: bool) -> Iterator[Answer]:
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
            yield Answer(first, trouble=_why(late, code))

    def _given_up(self) -> Iterator[Answer]:
        """No process will start."""
        for process in self.processes:
            self.jobs.extend(process.jobs)
            process.jobs.clear()
        while self._is_more():
            yield Answer(self.jobs.popleft(), trouble="the process that reads clients would not start")

    def _forget(self, process: _Process) -> None:
        with contextlib.suppress(KeyError, ValueError):
            self.ready.unregister(process.out)


def _why(late: bool, code: int) -> str:
    if late or code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"it takes more than {WALL:.0f} seconds to read; it was stopped"
    return "the process that read it ended; nothing of it was taken"


def _ready() -> _Process:
    with _lock:
        while _waiting:
            process = _waiting.pop()
            if process.program.poll() is None:
                return process
            process.end()
    return _Process()
