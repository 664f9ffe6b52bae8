"""Sessions as a table for a spreadsheet: a row a step; a note kept private is a blank unless it is asked for."""

import csv
import io
from collections.abc import Iterable

from execcoach.exchange.spreadsheet_cell import cell
from execcoach.routine.records import Session

_COLUMNS = (
    *("date", "started", "minutes", "by", "planned", "back_filled", "pillar", "prompt", "outcome", "effort"),
    *("seconds", "note", "private", "link", "draft"),
)


def session_csv(sessions: Iterable[Session], private: bool = False) -> str:
    """The table, lines ending as RFC 4180 has them; with `private` every note is in it. Whom it was about is not."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(_COLUMNS)
    for session in sessions:
        day = (session.day.isoformat(), session.started[11:16], session.minutes, session.by)
        flags = (_yes(session.planned), _yes(session.back_filled))
        for step in session.steps:
            note = step.note if private or not step.private else ""
            told = (step.pillar, step.prompt, step.outcome, step.effort, step.seconds, note, _yes(step.private))
            row = (*day, *flags, *told, step.link, step.draft)
            table.writerow([cell(value) for value in row])
    return written.getvalue()


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
