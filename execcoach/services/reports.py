"""The desk for reports: one client, the group or its board, as Markdown or as one HTML file that asks for nothing."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError, Place
from execcoach.profile.day_words import full_day
from execcoach.review.board import ORDERS, Board
from execcoach.services.export import AlreadyThere
from execcoach.services.review_forms import fitted
from execcoach.storage.handed_out import client_folder
from execcoach.storage.locations import coach_folder
from execcoach.text import one_line, several

if TYPE_CHECKING:
    from execcoach.drafting.template import Template
    from execcoach.review.client import Client
    from execcoach.review.cohort import Cohort
    from execcoach.review.page import Page

FORMATS = ("html", "md")
OPT_IN = (
    "Somebody is named when the file they send shows all: they write it with "
    "execcoach share --visibility all. Of everybody else only the totals of three and more are told."
)
"""How somebody comes onto the board."""
_MANY = 8
_ENDINGS = {".html", ".htm", ".md", ".markdown", ".txt", ""}
_TITLES = {"kept": "Routine kept", "items": "Put right in 28 days", "improvement": "Improvement in 28 days"}


class ReportDesk:
    """Writes what the coach's table holds; the figures are those of its rows."""

    def __init__(self, today: datetime.date, rubric: str) -> None:
        self.today, self.rubric = today, rubric

    def group(self, cohort: Cohort, format: str) -> str:
        """Everybody below a folder; it names them all and is for the coach."""
        from execcoach.review.report import group_report

        return _filled("group", format, lambda say: group_report(cohort, self.today, self.rubric, say))

    def client(self, client: Client, page: Page | None, format: str) -> str:
        """One client; `page` is None of somebody of whom only the row is known."""
        from execcoach.review.report import client_report

        return _filled("client", format, lambda say: client_report(client, page, self.today, self.rubric, say))

    def board(self, board: Board, format: str) -> str:
        """The group's board."""
        from execcoach.review.report import board_report

        return _filled("board", format, lambda say: board_report(board, self.today, say) | {"opt_in": say(OPT_IN)})

    def save(self, text: str, file: Path, force: bool = False) -> None:
        """Write a report whole or not at all; AlreadyThere where something else has its name, and never among a
        client's own files.
        """
        from execcoach.storage import exports_made

        name, data = one_line(str(file)), text.encode("utf-8", "replace")
        real = Path(os.path.realpath(file))
        if whose := _kept_free(real):
            sentence = f"{name} is inside {whose}, where no report is written. Name another place."
            raise CoachError("Nothing was written", sentence, [Place(name)])
        if not {file.suffix.casefold(), real.suffix.casefold()} <= _ENDINGS:
            sentence = f"{name} does not look like a report. Let its name end in .html or .md."
            raise CoachError("Nothing was written", sentence, [Place(name)])
        if file.is_dir():
            raise CoachError("Nothing was written", f"{name} is a folder. Name a file in it.", [Place(name)])
        try:
            exports_made.write(file, data, force)
        except FileExistsError:
            sentence = f"{name} is there already and is no report, or was changed since. Say --force to replace it."
            raise AlreadyThere("Nothing was written", sentence, [Place(name)]) from None


def meant(cohort: Cohort, words: str) -> Client:
    """The client whom somebody means by a name or a part of it; CoachError names those it may be."""
    wanted = one_line(words).casefold()
    exact = [client for client in cohort.clients if one_line(client.name).casefold() == wanted]
    found = exact or [client for client in cohort.ordered("name") if wanted and wanted in client.name.casefold()]
    if len(found) == 1:
        return found[0]
    named = ", ".join(one_line(f"{c.name} ({c.company})" if c.company else c.name) for c in found[:_MANY])
    said = f"“{one_line(words)}”"
    sentence = f"{said} may be {named}." if found else f"Nobody there is called {said}."
    raise CoachError("Which client?", sentence)


def board_text(board: Board, today: datetime.date) -> str:
    """The board in columns for the shell, all three orders, one below the other."""
    from execcoach.review.report import on_board

    lines = [f"The board on {full_day(today)}"]
    for by in ORDERS if board.rows else ():
        lines += ["", _TITLES[by]]
        for one in board.ranked(by):
            begun = "  just begun" if one.row.just_begun else ""
            cells = (fitted(one.shown, 4, True), fitted(one.row.name, 28), fitted(on_board(one, by), 10, True))
            lines.append("  ".join(cells) + begun)
    if not board.rows:
        lines += ["", "Nobody is named here yet.", OPT_IN]
    return "\n".join([*lines, *(["", told] if (told := others_told(board)) else [])])


def others_told(board: Board) -> str:
    """Those who are not named in one sentence, "" when there is nobody else."""
    others = board.others
    if not others.people:
        return ""
    who = f"{several(others.people, 'other')}"
    if others.items is None:
        return f"{who[:1].upper()}{who[1:]}."
    parts = [f"{others.kept} of {others.planned} planned days kept"] if others.planned is not None else []
    parts += [f"{others.items} put right in 28 days", f"{several(others.milestones or 0, 'milestone')} reached"]
    if others.improvement is not None:
        parts.append(f"{_signed(others.improvement)} points on average")
    return f"{who[:1].upper()}{who[1:]}, together: {', '.join(parts)}."


def reached(board: Board) -> str:
    """How many milestones were reached together, "" for none."""
    return f"Milestones reached together: {board.milestones}." if board.milestones else ""


def _signed(hundredths: int) -> str:
    from execcoach.review.findings import points

    return points(hundredths, sign=True)


def _filled(name: str, format: str, context: Callable[[Callable[[str], str]], dict[str, Any]]) -> str:
    from execcoach.drafting.template import render_page
    from execcoach.exchange.sheet import markdown

    html = format == "html"
    template = _template(f"templates/reports/{name}.j2.{format}")
    if html:
        template = replace(template, body=_template("templates/reports/parts.j2.html").body + template.body)
    text = render_page(template, context(str if html else markdown), html)
    return re.sub(r"\n{3,}", "\n" if html else "\n\n", text).strip() + "\n"


def _template(path: str) -> Template:
    from execcoach.drafting.template import read_template
    from execcoach.storage import content

    return read_template(content.shipped_bytes(path).decode(), path)


def _kept_free(real: Path) -> str:
    """Whose folder the path leads into: a client's, in which a profile lies, or that of the coach's own notes."""
    if client_folder(real):
        return "a client's folder"
    if Path(os.path.realpath(coach_folder())) in real.parents:
        return "the folder of your own notes"
    return ""
