"""One reading of a coach's folder: what is known, what is to be read, and who has several files."""

import datetime
import gc
import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from execcoach import __version__
from execcoach.review.client import Client, Problem
from execcoach.review.packing import unpacked
from execcoach.services.review import Batch
from execcoach.storage import cohort_files, content, reading_pool
from execcoach.storage.cache import Cache, Row
from execcoach.storage.cohort_files import Source, shown
from execcoach.storage.reading_pool import Answer, Job

MOST_TOGETHER = 12
"""So many files of one person are read together, the newest of them."""
EVERY, MOST_WAIT = 0.1, 1.0
"""Seconds between two batches: a little more each time, and never more than this."""
_SIGN = "\n"
"""Between the paths of several files of one person, in the name under which their row is kept."""
_METHOD = ("profile", "routine", "review", "exchange", "storage")


class Run:
    """One reading; `opened` and `read` count the files and the sources that were."""

    def __init__(self, today: datetime.date, folder: Path, fresh: bool) -> None:
        self.today, self.folder, self.fresh = today, folder, fresh
        self.opened = self.read = 0
        self.done = self.total = 0
        self.cache = Cache(made_by())
        self._sources: dict[str, Source] = {}
        self._rows: dict[str, Client | Problem] = {}
        self._joined: dict[str, Client] = {}

    @property
    def found(self) -> dict[str, Source]:
        """Each source by its path as it is shown."""
        return {shown(path): source for path, source in self._sources.items()}

    def close(self) -> None:
        """Keep what was read."""
        self.cache.close()

    def batches(self) -> Iterator[Batch]:
        """What is known first; then what is read, as it comes; then those who have several files."""
        collecting = gc.isenabled()
        gc.disable()  # thousands of rows appear at once and all of them stay
        try:
            known, waiting, gone = self._known()
        finally:
            if collecting:
                gc.enable()
        if known or not waiting:
            yield self._batch(known)
        yield from self._read((self._job([source]) for source in waiting), len(waiting))
        if several := self._several():
            self.total += len(several)
            yield from self._read(map(self._job, several), len(several))
        if gone or self.read:
            self.cache.forget(gone, self.today.toordinal())

    def _known(self) -> tuple[list[Client | Problem], list[Source], list[str]]:
        """The rows that need no reading, the sources that do, and what is kept of sources that are no more."""
        held = {} if self.fresh else self.cache.below(str(self.folder))
        rows: list[Client | Problem] = []
        waiting: list[Source] = []
        today, by_path = self.today.toordinal(), self._sources
        for source in cohort_files.sources(self.folder):
            if isinstance(source, cohort_files.Unread):
                rows.append(Problem(source.path, source.reason))
                continue
            by_path[source.path] = source
            kept = held.pop(source.path, None)
            row = _row(kept.row) if kept and kept.day == today and kept.print == source.print else None
            if row is None or not source.settled:
                waiting.append(source)
                continue
            self._rows[source.path] = row
        self.done = len(self._rows) + len(rows)
        self.total = self.done + len(waiting)
        for name in [name for name in held if _SIGN in name]:
            members = [by_path.get(path) for path in name.split(_SIGN)]
            there = [one for one in members if one and one.path in self._rows]
            kept = held[name]
            if len(there) == len(members) and kept.day == today and kept.print == _print(there):
                row = _row(kept.row)
                if isinstance(row, Client):
                    self._joined[name] = row
                    del held[name]
        shown_rows = dict(self._rows)
        for name, row in self._joined.items():
            for path in name.split(_SIGN):
                shown_rows.pop(path, None)
            shown_rows[name] = row
        return [*rows, *shown_rows.values()], waiting, list(held)

    def _several(self) -> list[list[Source]]:
        """The sources of each person who has more than one, the newest first, where they are not joined yet."""
        people: dict[tuple[str, str], list[tuple[Client, str]]] = {}
        for path, row in self._rows.items():
            if isinstance(row, Client) and row.person:
                people.setdefault((row.person, row.name.casefold()), []).append((row, path))
        found = []
        for files in people.values():
            if len(files) > 1:
                files.sort(key=lambda one: (one[0].made or one[0].latest, one[1]), reverse=True)
                several = sorted((self._sources[path] for _, path in files[:MOST_TOGETHER]), key=lambda one: one.path)
                if _name(several) not in self._joined:
                    found.append(several)
        return found

    def _job(self, sources: Sequence[Source]) -> Job:
        kept = b"" if self.fresh or len(sources) > 1 else self.cache.kept(sources[0].path)
        return job_of(sources, self.today, kept)

    def _read(self, jobs: Iterator[Job], number: int) -> Iterator[Batch]:
        """Rows as they come, in batches that grow, so that a thousand do not redraw a table a thousand times."""
        answers = reading_pool.read(jobs, number)
        rows: list[Client | Problem] = []
        told, wait = time.monotonic(), 0.0
        try:
            for answer in answers:
                self.done += 1
                self.read += 1
                self.opened += answer.opened
                if row := self._taken(answer):
                    rows.append(row)
                if time.monotonic() - told >= wait:
                    yield self._batch(rows)
                    rows, told, wait = [], time.monotonic(), min(MOST_WAIT, wait + EVERY)
            if rows:
                yield self._batch(rows)
        finally:
            answers.close()

    def _taken(self, answer: Answer) -> Client | Problem | None:
        """The row of an answer, kept for the next look; None for files that together gave none."""
        row, paths = row_of(answer), [path for _, path in answer.job.sources]
        sources = [self._sources[path] for path in paths]
        if len(paths) > 1 and not isinstance(row, Client):
            return None
        if not answer.trouble and all(source.settled for source in sources):
            kept = Row(_name(sources), self.today.toordinal(), _print(sources), answer.row)
            self.cache.keep(kept, answer.kept)
        if len(paths) == 1:
            self._rows[paths[0]] = row
        return row

    def _batch(self, rows: Sequence[Client | Problem]) -> Batch:
        return Batch(tuple(rows), self.done, self.total)


def made_by() -> bytes:
    """What rows depend on beside the files: the version, and the method and its data as they lie here."""
    made = hashlib.blake2b(__version__.encode(), digest_size=12)
    package = Path(cohort_files.__file__).resolve().parents[1]
    for folder in (*(package / name for name in _METHOD), content.shipped_folder("prompts")):
        with os.scandir(folder) as listed:
            for entry in sorted(listed, key=lambda one: one.name):
                if entry.name.endswith((".py", ".toml")):
                    figures = entry.stat()
                    made.update(f"{entry.name} {figures.st_size} {figures.st_mtime_ns}\n".encode())
    return made.digest()


def job_of(sources: Sequence[Source], today: datetime.date, kept: bytes = b"") -> Job:
    """What is to be read of one person's files."""
    pairs = tuple((one.kind, one.path) for one in sources)
    return Job(pairs, today.toordinal(), kept, shown=shown(sources[0].path))


def row_of(answer: Answer) -> Client | Problem:
    """The row of an answer."""
    if answer.trouble:
        return Problem(answer.job.shown, answer.trouble)
    return _row(answer.row) or Problem(answer.job.shown, "what was read of it cannot be understood")


def _row(data: bytes) -> Client | Problem | None:
    try:
        return unpacked(json.loads(data))
    except (ValueError, RecursionError):
        return None


def _name(sources: Sequence[Source]) -> str:
    return _SIGN.join(source.path for source in sources)


def _print(sources: Sequence[Source]) -> bytes:
    return b"".join(source.print for source in sources)
