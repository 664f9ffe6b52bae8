"""The desk for leaving with one's data: six formats, what goes into each and what stays behind, and the file itself."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.errors import CoachError, Place
from execcoach.profile.dates import Day
from execcoach.text import one_line, several, slug

if TYPE_CHECKING:
    from execcoach.exchange.outgoing import Outgoing
    from execcoach.profile.model import Away
    from execcoach.services.profile import ProfileDesk
    from execcoach.storage.workspace import Workspace

USUAL_TIME = datetime.time(8, 40)
"""When the ten minutes begin where nobody says: before the first meeting."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A way to leave: its word in the shell, its name, what it is for, and how its file is called."""

    id: str
    title: str
    holds: str
    tail: str


FORMATS: Mapping[str, ExportFormat] = {
    one.id: one
    for one in (
        ExportFormat("json-resume", "JSON Resume", "Your whole public profile; import reads it back.", ".json"),
        ExportFormat("html", "Profile sheet, HTML", "Your public profile as one page to open or print.", ".html"),
        ExportFormat("markdown", "Profile sheet, Markdown", "The same page as plain text.", ".md"),
        ExportFormat("ics", "Calendar", "Your ten minutes, with an alarm and the next cards.", "-ten-minutes.ics"),
        ExportFormat("opml", "Listening list, OPML", "Whom you read, for a feed reader.", "-reads.opml"),
        ExportFormat("csv", "Sessions, CSV", "A row a step, for a spreadsheet.", "-sessions.csv"),
    )
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What is written, and a sentence for each thing that was left out or is worth knowing first.

    `mark` stands before it in a file. Why: Excel takes a CSV without it for the letters of the machine and spoils
    every é; a program that reads a pipe would take it for a part of the first column's name.
    """

    format: ExportFormat
    data: bytes
    told: tuple[str, ...] = ()
    mark: bytes = field(default=b"")


class AlreadyThere(CoachError):
    """A file that is no untouched export stands where one was to be written."""


class ExportDesk:
    """One person's data, on its way out; nothing is written but the file that was named."""

    def __init__(self, desk: ProfileDesk) -> None:
        self._desk = desk
        self._makers: dict[str, Callable[[datetime.time, bool], Exported]] = {
            "json-resume": lambda _at, _private: self._json_resume(),
            "html": lambda _at, _private: self._sheet("html"),
            "markdown": lambda _at, _private: self._sheet("md"),
            "ics": lambda at, _private: self._calendar(at),
            "opml": lambda _at, _private: self._opml(),
            "csv": lambda _at, private: self._sessions(private),
        }

    @property
    def name(self) -> str:
        """Whose data it is."""
        return self._desk.name

    def file_name(self, format: str) -> str:
        """What a file in this format may be called."""
        return f"{slug(self._desk.name) or 'profile'}{FORMATS[format].tail}"

    def make(self, format: str, at: datetime.time = USUAL_TIME, private: bool = False) -> Exported:
        """The export in this format; CoachError where there is none, or nothing to put into it.

        `at` is when the ten minutes begin in a calendar; `private` puts private notes into the table of sessions.
        """
        if format not in FORMATS:
            sentence = f"“{one_line(format)}” is no format. Say one of {', '.join(FORMATS)}."
            raise CoachError("Which format?", sentence)
        return self._makers[format](at, private)

    def _public(self) -> Outgoing:
        from execcoach.exchange.outgoing import outgoing

        return outgoing(self._desk.raw)

    def _json_resume(self) -> Exported:
        from execcoach.exchange.json_resume_out import json_resume

        out = self._public()
        text = json_resume(out.profile, self._desk.clock.today())
        return Exported(FORMATS["json-resume"], text.encode(), out.left())

    def _sheet(self, kind: str) -> Exported:
        from execcoach.drafting.template import read_template, render_page
        from execcoach.exchange.sheet import markdown, sheet
        from execcoach.storage import content

        out, today = self._public(), self._desk.clock.today()
        path = f"templates/reports/profile.j2.{kind}"
        template = read_template(content.shipped_bytes(path).decode(), path)
        made = f"As of {today.day} {today:%B %Y}"
        html = kind == "html"
        text = render_page(template, sheet(out.profile, made, str if html else markdown), html)
        text = re.sub(r"\n{3,}", "\n" if html else "\n\n", text).strip() + "\n"
        return Exported(FORMATS["html" if html else "markdown"], text.encode(), out.left())

    def _calendar(self, at: datetime.time) -> Exported:
        from execcoach.exchange.calendar import Slot, series_of, ten_minutes
        from execcoach.profile.guidelines import read_guidelines

        desk, today = self._desk, self._desk.clock.today()
        house = read_guidelines(desk.raw_of("guidelines")).guidelines
        slot = Slot(
            person=desk.profile.person.id or desk.name,
            name=desk.name,
            routine=desk.profile.routine,
            at=at,
            today=today,
            title="Ten minutes: share, listen, engage",
            words=f"What to do today stands in execcoach, and in the terminal: execcoach today\nFor {desk.name}.",
            quiet=tuple(_begun(one, today) for one in house.quiet_periods if one.start or one.end),
        )
        series = series_of(slot)
        if not series:
            raise CoachError("No day is planned", "Every day to come is kept free. Change that under routine, away.")
        cards = self._cards()
        told = [f"In it: the ten minutes at {at:%H:%M}, from {series[0].first.isoformat()} on."]
        if cards:
            told.append(
                f"In it: the cards of {several(len(cards), 'day')}, which name people and hold drafts. "
                "The events are marked private; look twice before you share the calendar."
            )
        if slot.quiet:
            told.append("Left out: the days of your company's quiet periods.")
        if slot.routine.away:
            told.append("Left out: the days you keep free. Why you are away is not in it.")
        return Exported(FORMATS["ics"], ten_minutes(replace(slot, cards=cards)), tuple(told))

    def _cards(self) -> dict[datetime.date, str]:
        """The cards of the planned days of the next week; none where no day of it is planned."""
        from execcoach.services.session import SessionDesk
        from execcoach.services.week import WeekDesk

        week = WeekDesk(self._desk, SessionDesk(self._desk))
        try:
            days = week.card_days()
        except CoachError:
            return {}
        return {plan.date: week.card(plan) for plan in week.card_plans(days)}

    def _opml(self) -> Exported:
        from execcoach.exchange.opml import opml

        sources = self._desk.circle.sources
        kept = [one for one in sources if not one.private and (one.name or one.url or one.feed)]
        if not kept:
            sentence = (
                "circle.toml names nobody whom you read, or only privately. Add somebody first; in the app: 1, then c."
            )
            raise CoachError("The listening list is empty", sentence)
        told = [
            "Your circle is private; this list of whom you read leaves because you ask for it. Nobody else is in it."
        ]
        if hidden := len(sources) - len(kept):
            told.append(f"Left out: {several(hidden, 'private source')}.")
        text = opml(kept, self._desk.name, self._desk.clock.today())
        return Exported(FORMATS["opml"], text.encode(), tuple(told))

    def _sessions(self, private: bool) -> Exported:
        from execcoach.exchange.session_csv import session_csv
        from execcoach.storage import progress_files

        desk = self._desk
        found = progress_files.read_all(desk.workspace, desk.profile.person.id) if self._has_progress else None
        sessions = found.records.sessions if found else ()
        troubles = found.troubles if found else ()
        hidden = sum(step.private and bool(step.note) for session in sessions for step in session.steps)
        told = [f"{several(len(sessions), 'session')}. Whom a step was about is left out."]
        if hidden:
            words = several(hidden, "private note")
            told.append(
                f"In it: {words}." if private else f"Left out: {words}. --private puts them in; in the app, Ctrl+R."
            )
        return Exported(FORMATS["csv"], session_csv(sessions, private).encode(), (*told, *troubles), _BOM)

    @property
    def _has_progress(self) -> bool:
        return self._desk.workspace.progress.is_dir()

    def save(self, exported: Exported, file: Path, force: bool = False) -> None:
        """Write the file whole or not at all; AlreadyThere where something else has its name."""
        from execcoach.storage import exports_made

        name, data = one_line(str(file)), exported.mark + exported.data
        if is_own_file(self._desk.workspace, file):
            sentence = f"{name} is one of {self._desk.name}'s own files. Name another place; --force is no help here."
            raise CoachError("Nothing was written", sentence, [Place(name)])
        if file.is_dir():
            sentence = f"{name} is a folder. Name a file in it, such as {self.file_name(exported.format.id)}."
            raise CoachError("Nothing was written", sentence, [Place(name)])
        try:
            exports_made.write(file, data, force)
        except FileExistsError:
            sentence = f"{name} is there already and is no export, or was changed since. Say --force to replace it."
            raise AlreadyThere("Nothing was written", sentence, [Place(name)]) from None


def is_own_file(workspace: Workspace, file: Path) -> bool:
    """Whether the path leads to a file that execcoach works with in this person's folder."""
    real, home = Path(os.path.realpath(file)), Path(os.path.realpath(workspace.folder))
    if not real.is_relative_to(home):
        return False
    inside = real.relative_to(home).parts
    own = (workspace.profile, workspace.circle, workspace.guidelines, workspace.published, workspace.homework)
    named = {path.name for path in own}
    return bool(inside) and (inside[0] in {"progress", "drafts", "prompts", "templates"} or inside[-1] in named)


def _begun(quiet: Away, today: datetime.date) -> Away:
    """A quiet period; one that names no beginning has begun."""
    return quiet if quiet.start else replace(quiet, start=Day(today.year, today.month, today.day))
