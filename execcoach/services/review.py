"""The coach's desk: everybody below a folder, read one by one and judged by the reader's own rubric; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.review.client import Client, Problem, client
from execcoach.storage import cohort_files, content
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.locations import typed

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday
    from execcoach.services.people import People


class ReviewDesk:
    """Reads clients; nothing of theirs is trusted and nothing is changed."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or system_clock()

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric that came with this program: everybody is judged by the same one."""
        return read_rubric(*content.rubric_source())

    def clients(self, folder: Path) -> Iterator[Client | Problem]:
        """A row for every client below this folder, as each is read; CoachError at once when it is no folder."""
        if not cohort_files.is_folder(folder):
            name = cohort_files.shown(folder)
            sentence = f"{name} is not a folder. Name the one in which your clients' folders lie."
            raise CoachError("No such folder", sentence)
        return self._rows(folder)

    def _rows(self, folder: Path) -> Iterator[Client | Problem]:
        for found in cohort_files.client_folders(folder):
            yield found if isinstance(found, Problem) else self.client(found)

    def client(self, folder: Path) -> Client | Problem:
        """The client in this folder, or why there is none."""
        files = cohort_files.read_client(folder)
        if isinstance(files, Problem):
            return files
        try:
            reading = read_profile(files.raw)
            judged = client(
                files.path,
                files.name,
                reading.profile,
                files.records,
                self.rubric,
                self.clock.today(),
                reading.troubles,
            )
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            # Why: one folder nobody foresaw must not cost a coach the other twenty-nine.
            return Problem(files.path, f"its files cannot be judged ({type(error).__name__})")
        return judged.flagged(*files.flags).troubled(*files.troubles)

    def folder_of(self, people: People, everyday: Everyday | None) -> Path | None:
        """The folder to show first: in the demo the sample clients, else the one remembered, None without one."""
        if everyday and everyday.workspace.demo:
            from execcoach.storage.demo_files import clients_of

            return clients_of(everyday.workspace)
        return Path(people.settings.review) if people.settings.review else None

    def named(self, words: str) -> Path:
        """The folder that somebody typed or dropped."""
        return typed(words)

    def shown(self, folder: Path) -> str:
        """A folder's path as it may be shown."""
        return cohort_files.shown(folder)
