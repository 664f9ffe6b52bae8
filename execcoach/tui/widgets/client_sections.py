"""The parts of a client's page in the order in which they are read, as far as they are known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from execcoach.review.client import Client
from execcoach.review.coaching import Notes
from execcoach.review.page import Page
from execcoach.tui.widgets import client_figures as figures
from execcoach.tui.widgets import client_talk as talk
from execcoach.tui.widgets.client_talk import Section
from execcoach.tui.widgets.show import plain

LEFT = ("changed", "promised", "groups", "criteria")
RIGHT = ("routine", "sessions", "came", "ask", "notes", "files")
_LATER: Section = ("", ())


@dataclass(frozen=True, slots=True)
class Opened:
    """How far the page is opened: the reasons, every session; whether the table is older; what stands for the rest."""

    why: bool
    every: bool
    stale: bool
    waits: str
    left: int
    right: int
    """Columns for the words on either side."""


def sections(
    client: Client, page: Page | None, notes: Notes | None, today: datetime.date, opened: Opened
) -> dict[str, Section]:
    """Name of the part → its heading and lines; without a page the row's own figures."""
    waits = [plain(opened.waits, "$secondary")]
    return {
        "changed": talk.changed(page, opened.left) if page else ("What changed", waits),
        "promised": talk.promised(client, notes, today, opened.left) if notes else _LATER,
        "groups": figures.by_group(client),
        "criteria": figures.by_criterion(page) if page else _LATER,
        "routine": figures.routine(client, page),
        "sessions": figures.sessions(page, opened.every) if page else ("The last sessions", waits),
        "came": figures.outcomes(page, opened.right) if page else _LATER,
        "ask": talk.to_ask(client, page, opened.why),
        "notes": talk.own_notes(notes) if notes else _LATER,
        "files": figures.files(client, opened.stale),
    }
