"""Reading a client's page beside the screen: the coach's notes first, then what changed since they looked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from execcoach.errors import CoachError
from execcoach.review.client import Client, Problem
from execcoach.review.coaching import Notes
from execcoach.review.page import Page
from execcoach.services.coaching import CoachDesk
from execcoach.services.review import ReviewDesk


def read_page(desk: ReviewDesk, coach_desk: CoachDesk, row: Client) -> Iterator[Notes | Page | Problem | CoachError]:
    """The notes, or why they cannot be read, then the page from the day the coach last looked, or why there is none."""
    looked = None
    try:
        notes = coach_desk.notes(row)
        looked = notes.since(desk.clock.today())
        yield notes
    except CoachError as error:
        yield error
    try:
        found = desk.page(row, looked.on if looked else None)
    except CoachError as error:
        found = Problem(row.path, error.sentence)
    if isinstance(found, Page):
        # What the table found out beside the files, such as another name on the same id, holds here too.
        known = replace(found.client.flagged(*row.flags), path=row.path, older=row.older)
        found = replace(found, client=known).as_seen(looked)
    yield found


def look_down(coach_desk: CoachDesk, page: Page) -> None:
    """Put down that this page was looked at; one that cannot be put down was read all the same."""
    with suppress(CoachError):
        coach_desk.looked(page)
