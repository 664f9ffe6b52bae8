"""What the sheets of a LinkedIn archive put into profile.toml; each bad cell costs itself and is said."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from execcoach.exchange.archive_sheets import Line, SheetReader
from execcoach.exchange.findings import Dropped, Note
from execcoach.exchange.json_resume_columns import Column
from execcoach.exchange.linkedin_cells import SheetCells
from execcoach.exchange.linkedin_columns import TABLES, Table
from execcoach.exchange.matching import fold
from execcoach.profile.dates import parse_day
from execcoach.profile.paths import put

_MOST_ENTRIES = 1_000
_SHOWN = frozenset({"visible", "sichtbar", "shown", "angezeigt"})
_NOTES = "A school has no place for notes, so they stand among what was done there."


class Entries:
    """Gathers the tables of a profile while the sheets of an archive are read."""

    def __init__(self) -> None:
        self.raw: dict[str, Any] = {}
        self.rows: dict[str, str] = {}
        self.dropped: list[Dropped] = []
        self.notes: list[Note] = []
        self._open: set[str] = set()

    def take(self, cells: SheetCells) -> None:
        """Keep what was said of a sheet."""
        self.dropped += cells.dropped
        self.notes += cells.notes

    def table(self, reader: SheetReader) -> None:
        """Add every row of a sheet that fills a list of entries."""
        table, cells = TABLES[reader.sheet.id], reader.cells
        for line in self._some(reader, [key for key, to in table.columns.items() if to.read in ("day", "end")]):
            place = self.place(cells, line)
            entry = self._entry(table, line, cells, place)
            if any(entry.get(key) for key in table.needs):
                self.add(table.to, entry, place)
            elif entry:
                cells.drop(line.row, "", f"It names no {table.what}, so there is nothing to file it under.")

    def _some(self, reader: SheetReader, dates: Collection[str] = ()) -> Iterator[Line]:
        """The rows of a sheet, as many as a life has."""
        for number, line in enumerate(reader.lines(dates)):
            if number >= _MOST_ENTRIES:
                reader.cells.drop(line.row, "", f"Only the first {_MOST_ENTRIES:,} rows of it are taken.")
                return
            yield line

    def _entry(self, table: Table, line: Line, cells: SheetCells, place: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column, to in table.columns.items():
            words = line.cells.get(column, "")
            if not words.strip():
                continue
            name = line.names[column]
            value = _read(to, words, line.row, name, cells)
            if to.read == "end" and value is None:
                self._open.add(place)
                cells.note(line.row, name, "Without an end it reads as current. Give the end by hand if it is over.")
            if not value:
                continue
            if to.read == "notes":
                cells.note(line.row, name, _NOTES)
                known = {fold(one) for one in found.get(to.to, ())}
                found[to.to] = [*found.get(to.to, ()), *(one for one in value if fold(one) not in known)]
            else:
                found[to.to] = value
        return found

    def items(self, reader: SheetReader, path: str, between: str) -> None:
        """Add what a sheet of one column lists to a list of lines, each thing once."""
        table, _, key = path.partition(".")
        for line in self._some(reader):
            for item in reader.cells.items(line.cells.get("name", ""), line.row, line.names["name"], between):
                there = self.raw.setdefault(table, {}).setdefault(key, [])
                if fold(item) not in {fold(one) for one in there}:
                    there.append(item)
                    self.rows.setdefault(path, self.place(reader.cells, line))

    def recommendations(self, reader: SheetReader) -> None:
        """Add what others wrote, where the page shows it."""
        cells = reader.cells
        asked = "status" in reader.places
        if reader.places and not asked:
            cells.note("", "", "It does not say which of these are shown on the page; take out those that are not.")
        for line in self._some(reader):
            status = line.cells.get("status", "").strip()
            if asked and status.casefold() not in _SHOWN:
                why = f"It is not shown on the page ({status})." if status else "Nothing says that the page shows it."
                cells.drop(line.row, line.names["status"], why)
                continue
            read = {key: cells.line(line.cells.get(key, ""), line.row, key) for key in ("first", "last", "company")}
            by = ", ".join(filter(None, (f"{read['first']} {read['last']}".strip(), read["company"])))
            words = cells.text(line.cells.get("text", ""), line.row, line.names.get("text", ""))
            if not words:
                cells.drop(line.row, line.names.get("text", ""), "It holds no words.")
                continue
            day = cells.day(line.cells.get("date", ""), line.row, line.names.get("date", ""))
            entry = {"by": by, "text": words, "date": day}
            self.add("recommendations", {key: value for key, value in entry.items() if value}, self.place(cells, line))

    def add(self, section: str, entry: Mapping[str, Any], row: str) -> None:
        """Add an entry to a list."""
        entries = self.raw.setdefault(section, [])
        self.rows[f"{section}[{len(entries)}]"] = row
        entries.append(dict(entry))

    def set(self, path: str, words: str, row: str) -> bool:
        """Fill a field; whether nothing else stood there."""
        table, _, key = path.partition(".")
        there = self.raw.get(table, {}).get(key, words)
        if there == words:
            self.raw = put(self.raw, path, words)
            self.rows.setdefault(path, row)
        return bool(there == words)

    def place(self, cells: SheetCells, line: Line) -> str:
        """Where a row stands, in words."""
        return f"{cells.file} row {line.row}"

    def current_role(self) -> None:
        """Take role and company of the person from the role without an end and with the latest start."""
        roles = self.raw.get("roles", [])
        found = [
            (start.first().toordinal() if (start := parse_day(role.get("start"))) else 0, -at)
            for at, role in enumerate(roles)
            if "end" not in role and self.rows[f"roles[{at}]"] not in self._open
        ]
        if found:
            at = -max(found)[1]
            for key, to in (("title", "person.role"), ("company", "person.company")):
                if key in roles[at]:
                    self.set(to, roles[at][key], self.rows[f"roles[{at}]"])


def _read(to: Column, words: str, row: str, name: str, cells: SheetCells) -> Any:
    if to.read in ("day", "end"):
        return cells.day(words, row, name, end=to.read == "end")
    if to.read == "notes":
        return cells.items(words, row, name)
    if to.read == "words":
        return _listed(cells.items(words, row, name, "\n;"))
    if to.read == "url":
        return cells.url(words, row, name)
    return cells.text(words, row, name) if to.read == "text" else cells.line(words, row, name)


def _listed(lines: Iterable[str]) -> list[str]:
    """The items of lines; commas part them where what stands between is short, as in a list of clubs."""
    found: list[str] = []
    for line in lines:
        parts = [part.strip() for part in line.split(",")]
        apart = all(part and len(part.split()) <= 5 for part in parts)
        found += [part for part in (parts if apart else [line]) if part not in found]
    return found
