"""What is new of every client since a day: sessions, results, milestones, the score; nobody who has nothing new."""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from execcoach.review.client import Client
from execcoach.review.counted import mix
from execcoach.review.findings import points
from execcoach.review.page import Page, Since
from execcoach.text import counted

if TYPE_CHECKING:
    from execcoach.services.review import ReviewDesk


def news(desk: "ReviewDesk", clients: Iterable[Client], day: datetime.date) -> Mapping[str, Since]:
    """Path → what is new from this day on, that day included; only those of whom something is.

    Why not of those whose latest record is older: their files need not be read once more.
    """
    found = {}
    for client in clients:
        if client.latest < day:
            continue
        page = desk.page(client, day)
        if isinstance(page, Page) and page.since and _anything(page.since):
            found[client.path] = page.since
    return found


def _anything(since: Since) -> bool:
    return bool(since.sessions or since.score_change or since.results or since.milestones or since.mended)


def told(since: Since) -> str:
    """What is new in one line: "3 sessions, score +2.5, 1 reply, 1 milestone"."""
    parts = []
    if since.sessions:
        parts.append(counted(since.sessions, "session"))
    if since.score_change:
        parts.append(f"score {points(since.score_change, sign=True)}")
    kinds = [one.kind for one in since.results]
    if came := mix((kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)):
        parts.append(came)
    parts += [one.title for one in since.milestones]
    return ", ".join(parts)
