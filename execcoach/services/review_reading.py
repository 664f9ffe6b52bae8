"""One reading of a coach's folder: what is known, what is to be read, and who has several files."""

import datetime
import gc
import itertools
import json
import marshal
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from execcoach.review.client import Client, Problem
from execcoach.review.packing import unpacked
from execcoach.review.snapshot import Freezer, Thawer
from execcoach.storage import cohort_files, reading_pool
from execcoach.storage.cache import Cache, Row
from execcoach.storage.cohort_files import Source, shown
from execcoach.storage.method_print import made_by
from execcoach.storage.reading_pool import Answer, Job

MOST_TOGETHER = 12
"""So many files of one person are read together, the newest of them."""
EVERY, MOST_WAIT = 0.1, 1.0
"""Seconds between two batches: a little more each time, and never more than this."""
FIRST = 4
"""So many are read before all files are listed."""
_SIGN = "\n"
"""Between the paths of several files of one person, in the name under which their row is kept."""
Whole = Mapping[str, tuple[bytes, tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that came together, and how many sources of how many are done with."""

    rows: tuple[Client | Problem, ...]
    done: int
    total: int


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
        self._kept: dict[str, tuple[bytes, Client | Problem]] = {}

    @property
    def found(self) -> dict[str, Source]:
        """Each source by its path as it is shown."""
        return {shown(path): source for path, source in self._sources.items()}

    def close(self) -> None:
        """Keep what was read."""
        self.cache.close()

    def batches(self) -> Iterator[Batch]:
        """What is known first; then what is read, as it comes; then those who have several files."""
        whole = self._whole()
        if not whole:
            yield from self._first()
        collecting = gc.isenabled()
        gc.disable()  # thousands of rows appear at once and all of them stay
        try:
            known, waiting, gone = self._known(whole)
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
            self.cache.write()
            self.cache.forget(gone, self.today.toordinal())
            self._keep_whole()

    def _first(self) -> Iterator[Batch]:
        """The rows of a few, where no row is known: whoever looks has them before everybody's files are listed."""
        found = (one for one in cohort_files.sources(self.folder) if isinstance(one, Source))
        few = list(itertools.islice(found, FIRST + 1))
        self._sources |= {source.path: source for source in few[:FIRST]}
        self.total = len(few)
        yield from self._read((self._job([source]) for source in few[:FIRST]), len(few))

    def _known(self, whole: Whole) -> tuple[list[Client | Problem], list[Source], list[str]]:
        """The rows that need no reading, the sources that do, and what is kept of sources that are no more."""
        held: dict[str, Row] | None = {} if self.fresh else None
        thawed, today, by_path = Thawer().thawed, self.today.toordinal(), self._sources
        told_before = set(self._rows)
        rows: list[Client | Problem] = []
        waiting: list[Source] = []
        for source in cohort_files.sources(self.folder):
            if isinstance(source, cohort_files.Unread):
                rows.append(Problem(source.path, source.reason))
                continue
            path = source.path
            before, by_path[path] = by_path.get(path), source
            row: Client | Problem | None = None
            if before and before.print == source.print:
                row = self._rows.get(path)
            elif source.settled:
                if (told := whole.get(path)) and told[0] == source.print:
                    row = thawed(told[1])
                else:
                    if held is None:
                        held = self.cache.below(str(self.folder))
                    if (kept := held.get(path)) and kept.day == today and kept.print == source.print:
                        row = _row(kept.row)
            if row is None:
                waiting.append(source)
            elif not before:
                self._rows[path] = row
                self._kept[path] = (source.print, row)
        self.done = len(self._rows) + len(rows)
        self.total = self.done + len(waiting)
        if held is None and (waiting or any(path not in self._kept and _SIGN not in path for path in whole)):
            held = self.cache.below(str(self.folder))
        self._join(whole, held or {})
        shown_rows = {path: row for path, row in self._rows.items() if path not in told_before}
        for name, row in self._joined.items():
            for path in name.split(_SIGN):
                shown_rows.pop(path, None)
            shown_rows[name] = row
        gone = [name for name in held or {} if name not in by_path and name not in self._joined]
        return [*rows, *shown_rows.values()], waiting, gone

    def _whole(self) -> Whole:
        """What was kept of the whole folder today: by path the print and the row."""
        if not self.fresh and (data := self.cache.whole(str(self.folder), self.today.toordinal())):
            found: Whole = marshal.loads(data)
            return found
        return {}

    def _keep_whole(self) -> None:
        """Keep all rows together, so that the next look today need not fetch them one by one."""
        frozen = Freezer().frozen
        data = marshal.dumps({name: (told, frozen(row)) for name, (told, row) in self._kept.items()})
        self.cache.keep_whole(str(self.folder), self.today.toordinal(), data)

    def _join(self, whole: Whole, held: Mapping[str, Row]) -> None:
        """Take the rows of people with several files as they were kept, where none of the files was touched."""
        today, thawed = self.today.toordinal(), Thawer().thawed
        names = {name for names in (whole, held) for name in names if _SIGN in name}
        joined: set[str] = set()
        for name in sorted(names, key=lambda name: (-name.count(_SIGN), name)):  # three files before two of them
            if not all(path in self._rows and path not in joined for path in name.split(_SIGN)):
                continue
            told = _print([self._sources[path] for path in name.split(_SIGN)])
            row: Client | Problem | None = None
            if name in whole and whole[name][0] == told:
                row = thawed(whole[name][1])
            elif name in held and held[name].day == today and held[name].print == told:
                row = _row(held[name].row)
            if isinstance(row, Client):
                joined.update(name.split(_SIGN))
                self._joined[name] = row
                self._kept[name] = (told, row)

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
            self._kept[kept.path] = (kept.print, row)
        if len(paths) == 1:
            self._rows[paths[0]] = row
        return row

    def _batch(self, rows: Sequence[Client | Problem]) -> Batch:
        return Batch(tuple(rows), self.done, self.total)


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
