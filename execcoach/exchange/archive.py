"""A LinkedIn archive, or one file of it, read into the terms of profile.toml, and whom it offers for circle.toml."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from execcoach.errors import CoachError, Place
from execcoach.exchange.archive_layout import Layout, Sheet, names_in
from execcoach.exchange.archive_members import Members, chosen, contents
from execcoach.exchange.archive_sheets import SheetReader
from execcoach.exchange.csv_tables import Rows
from execcoach.exchange.csv_text import csv_text
from execcoach.exchange.findings import Note
from execcoach.exchange.linkedin_columns import TABLES
from execcoach.exchange.linkedin_connections import Gathered
from execcoach.exchange.linkedin_entries import Entries
from execcoach.exchange.linkedin_past import Doings
from execcoach.exchange.linkedin_profile import read_person, read_summary
from execcoach.exchange.progress import Progress, go_on, quiet
from execcoach.exchange.proposals import Incoming
from execcoach.profile.model import Profile
from execcoach.text import one_line

_HEAD = 60
_HEAD_BYTES = 64_000


def read_archive(members: Members, file: str, layout: Layout, progress: Progress = quiet) -> Incoming:
    """What an archive or its unpacked folder holds; CoachError where it holds no file of LinkedIn's.

    Stopped where `progress` says so, between two files of it.
    """
    file = one_line(file)
    opened, closed = chosen(members, layout, file)
    reading = _Reading(layout)
    whole, done = sum(members.sizes[one.name] for one in opened) or 1, 0
    for one, data in contents(opened, members, reading.entries.dropped.append):
        go_on(progress, done / whole)
        reading.sheet(data, one.called, one.sheet)
        done += len(data)
    go_on(progress, 1)
    if not reading.read and reading.entries.dropped:
        first = reading.entries.dropped[0]
        raise CoachError("This archive cannot be imported", f"{file}: {first.file}: {first.reason}", [Place(file)])
    there = {one.sheet.id for one in opened}
    fast = "positions" not in there and len(there) > 1
    found = reading.incoming(file)
    notes = (*found.notes, *([Note(file, "", "", layout.words["fast"])] if fast else ()))
    return replace(found, dropped=(*found.dropped, *closed), notes=notes)


def read_sheet(data: bytes, file: str, layout: Layout) -> Incoming:
    """What a single file of an archive holds; CoachError where it is none."""
    file = one_line(file)
    sheet = _sheet_of(data, file, layout)
    if sheet is None:
        words = "No row of it names the columns of a file of a LinkedIn archive."
        raise CoachError("This file cannot be imported", f"{file}: {words}", [Place(file)])
    reading = _Reading(layout)
    reading.sheet(data, file, sheet)
    return reading.incoming(file)


def is_sheet(data: bytes, file: str, layout: Layout) -> bool:
    """Whether these bytes are a file of a LinkedIn archive: their first rows hold the header of one."""
    start = data[:8].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1]
    named = file.casefold().endswith(".csv") and layout.sheet(file) is not None
    return named or (start not in (b"{", b"[", b"<") and _sheet_of(data, file, layout) is not None)


def _sheet_of(data: bytes, file: str, layout: Layout) -> Sheet | None:
    text, _ = csv_text(data[:_HEAD_BYTES])
    for between in (",", ";", "\t"):
        rows = [names_in(row.cells) for row, _ in zip(Rows(text, between), range(_HEAD), strict=False)]
        if found := layout.sheet_of(rows, file):
            return found
    return layout.sheet(file) if file.casefold().endswith(".csv") else None


class _Reading:
    """Gathers what the sheets hold, each read by what it is about."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.entries = Entries()
        self.read = 0
        self._gathered, self._doings = Gathered(), Doings()
        self._ways: Mapping[str, Callable[[SheetReader], None]] = {
            **dict.fromkeys(TABLES, self.entries.table),
            **dict.fromkeys(("shares", "comments", "reposts", "reactions"), self._doings.count),
            "profile": lambda reader: read_person(reader, self.entries),
            "profile-summary": lambda reader: read_summary(reader, self.entries),
            "causes": lambda reader: self.entries.items(reader, "connection_points.causes", "\n;"),
            "interests": lambda reader: self.entries.items(reader, "connection_points.hobbies", "\n;,"),
            "recommendations": self.entries.recommendations,
            "connections": self._gathered.people,
            "companies": self._gathered.followed,
        }

    def sheet(self, data: bytes, called: str, sheet: Sheet) -> None:
        """Read one file."""
        reader = SheetReader(data, called, sheet, self._layout)
        if reader.places:
            self._ways[sheet.id](reader)
            self.read += 1
        self.entries.take(reader.cells)

    def incoming(self, file: str) -> Incoming:
        """What was gathered, in the order of profile.toml."""
        entries = self.entries
        entries.current_role()
        name = entries.raw.get("person", {}).get("name", "")
        ordered = {table.name: entries.raw[table.name] for table in fields(Profile) if table.name in entries.raw}
        return Incoming(
            name,
            ordered,
            tuple(entries.dropped),
            tuple(entries.notes),
            entries.rows,
            connections=self._gathered.connections(),
            past=self._doings.past(),
        )
