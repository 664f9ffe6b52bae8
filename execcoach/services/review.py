"""The coach's desk: everybody below a folder, read by bounded processes, judged by the reader's own rubric.

Writes nothing but what it may forget. Imports late: a screen has the first process started before it loads the rest.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Generator, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.storage import reading_pool
from execcoach.storage.clock import Clock, system_clock

if TYPE_CHECKING:
    import datetime

    from execcoach.profile.rubric import Rubric
    from execcoach.review.client import Client, Problem
    from execcoach.review.page import Page
    from execcoach.services.everyday import Everyday
    from execcoach.services.people import People
    from execcoach.services.review_reading import Batch, Run


class ReviewDesk:
    """Reads clients; nothing of theirs is trusted and nothing is changed."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or system_clock()
        self._run: Run | None = None

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric that came with this program: everybody is judged by the same one."""
        from execcoach.profile.rubric import read_rubric
        from execcoach.storage import content

        return read_rubric(*content.rubric_source())

    @staticmethod
    def start_ahead() -> None:
        """Start the first reading process now; it gets ready while other things load."""
        reading_pool.start_ahead()

    def clients(self, folder: Path, fresh: bool = False) -> Iterator[Client | Problem]:
        """A row for everybody below this folder, once all are read; CoachError at once when it is no folder."""
        reading = self.reading(folder, fresh)

        def rows() -> Iterator[Client | Problem]:
            from execcoach.review.gathering import Gathered

            found = Gathered()
            for batch in reading:
                found = found.taking(batch.rows)
            yield from found.rows.values()

        return rows()

    def reading(self, folder: Path, fresh: bool = False) -> Generator[Batch, None, None]:
        """The rows of everybody below this folder in batches, those known from before first; `fresh` reads every file.

        A later row takes the place of an earlier one with its path, and of those it names as older (see Gathered).
        CoachError at once when it is no folder; closing the iterator ends what is at work.
        """
        from execcoach.storage import cohort_files

        if not cohort_files.is_folder(folder):
            name = cohort_files.shown(folder)
            sentence = f"{name} is not a folder. Name the one in which your clients' folders lie."
            raise CoachError("No such folder", sentence)
        return self._reading(folder.absolute(), fresh)  # the processes that read are in no folder of ours

    def _reading(self, folder: Path, fresh: bool) -> Generator[Batch, None, None]:
        from execcoach.services.review_reading import Run

        self._run = run = Run(self.clock.today(), folder, fresh)
        try:
            yield from run.batches()
        finally:
            run.close()

    @property
    def costs(self) -> tuple[int, int]:
        """How many sources the last reading read, and how many files it opened."""
        return (self._run.read, self._run.opened) if self._run else (0, 0)

    def client(self, folder: Path) -> Client | Problem:
        """The client in this folder or shared file, read anew."""
        from execcoach.review.client import Problem
        from execcoach.services.review_reading import job_of, row_of
        from execcoach.storage import cohort_files

        source = cohort_files.source(folder.absolute())
        job = job_of([source], self.clock.today())
        return next((row_of(answer) for answer in reading_pool.read([job])), Problem(job.shown, "nothing was read"))

    def page(self, client: Client, looked: datetime.date | None = None) -> Page | Problem:
        """Everything of one client, read anew in a bounded process; `looked` is the day the coach last looked."""
        from execcoach.review import page_packing
        from execcoach.review.client import Problem
        from execcoach.services.review_reading import MOST_TOGETHER, job_of
        from execcoach.storage import cohort_files

        places = (client.path, *client.older)[:MOST_TOGETHER]
        found = self._run.found if self._run else {}
        sources = [found.get(path) or cohort_files.source(Path(path)) for path in places]
        job = dataclasses.replace(job_of(sources, self.clock.today()), since=looked.toordinal() if looked else 0)
        for answer in reading_pool.read([job]):
            if answer.trouble:
                return Problem(client.path, answer.trouble)
            try:
                told = json.loads(answer.row)
                if isinstance(told, list) and len(told) == 2:
                    return Problem(*map(str, told))
                return page_packing.unpacked(told)
            except (ValueError, RecursionError):
                break
        return Problem(client.path, "what was read of it cannot be understood")

    def folder_of(self, people: People, everyday: Everyday | None) -> Path | None:
        """The folder to show first: in the demo the sample clients, else the one remembered, None without one."""
        if everyday and everyday.workspace.demo:
            from execcoach.storage.demo_files import clients_of

            return clients_of(everyday.workspace)
        return Path(people.settings.review) if people.settings.review else None

    def named(self, words: str) -> Path:
        """The folder that somebody typed or dropped."""
        from execcoach.storage.locations import typed

        return typed(words)

    def shown(self, folder: Path) -> str:
        """A folder's path as it may be shown."""
        from execcoach.storage.cohort_files import shown

        return shown(folder)
