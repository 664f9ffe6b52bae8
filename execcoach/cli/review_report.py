"""What `review` says of the group, of one client or of the board, on the screen or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.cli.talk import say, tell
from execcoach.errors import CoachError

if TYPE_CHECKING:
    from execcoach.review.cohort import Cohort
    from execcoach.services.review import ReviewDesk


def checked(board: bool, name: str | None, others: bool) -> None:
    """CoachError where the options do not go together; `others` is whether the table is wanted in another form."""
    if board and name is not None:
        raise CoachError("One report at a time", "Give --board or --client, not both.")
    if others:
        raise CoachError("One form at a time", "--json, --csv, --since and the reports are each a form of their own.")


def report(
    desk: ReviewDesk,
    cohort: Cohort,
    *,
    board: bool = False,
    name: str | None = None,
    html: Path | None = None,
    markdown: Path | None = None,
    force: bool = False,
) -> None:
    """Write the report to the files that were named; without one say it."""
    from execcoach.review.board import board as made
    from execcoach.review.client import Problem
    from execcoach.services.reports import ReportDesk, board_text, meant

    reports = ReportDesk(desk.clock.today(), desk.rubric.version)
    client = meant(cohort, name) if name is not None else None
    page = desk.page(client) if client else None
    if isinstance(page, Problem):
        tell(f"Only the figures: {page.reason}")
        page = None
    table = made(cohort.clients) if board else None

    def text(format: str) -> str:
        if table:
            return reports.board(table, format)
        return reports.client(client, page, format) if client else reports.group(cohort, format)

    for file, format in ((html, "html"), (markdown, "md")):
        if str(file) == "-":
            say(text(format).removesuffix("\n"))
        elif file is not None:
            reports.save(text(format), file, force)
            tell(f"Saved: {file}")
    if html is None and markdown is None:
        say(board_text(table, desk.clock.today()) if table else text("md").removesuffix("\n"))
