"""JSON Resume, current and pre-1.0, read into the terms of profile.toml; every cell is taken or said to be left out."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from execcoach.errors import CoachError
from execcoach.exchange.cells import Cells, is_blank
from execcoach.exchange.json_bytes import json_object
from execcoach.exchange.json_resume_columns import (
    BASICS,
    LEFT_BASICS,
    NETWORK_HOSTS,
    NO_PLACE,
    OLDER_BASICS,
    OLDER_SECTIONS,
    OWN,
    SECTIONS,
    TELLING,
    Column,
    Section,
)
from execcoach.exchange.own_terms import own_table, own_tables, together
from execcoach.exchange.places import place_in
from execcoach.exchange.proposals import Incoming
from execcoach.exchange.rows import rows
from execcoach.exchange.spellings import Spellings, spelling, spellings
from execcoach.profile.dates import parse_day
from execcoach.profile.model import Profile
from execcoach.profile.paths import put
from execcoach.text import one_line

_ABOUT_THE_FILE = frozenset({"$schema", "meta"})


def read_json_resume(data: bytes, file: str) -> Incoming:
    """What the resume in these bytes holds; `file` is the name used in the report. CoachError where it is no resume.

    `name` is "" where it names nobody: whether that matters depends on the profile it goes into.
    """
    value, twice = json_object(data, file)
    resume = _Resume(Cells(file))
    for key in twice:
        resume.cells.note("", key, "This key stands twice in one place; the last one is read.")
    resume.read(value)
    cells = resume.cells
    name = resume.raw.get("person", {}).get("name", "")
    ordered = {table.name: resume.raw[table.name] for table in fields(Profile) if table.name in resume.raw}
    return Incoming(name, ordered, tuple(cells.dropped), tuple(cells.notes), resume.rows)


class _Resume:
    """Gathers the tables of a profile while the parts of a resume are read."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.raw: dict[str, Any] = {}
        self.rows: dict[str, str] = {}
        self.open_ended: set[str] = set()
        self.spellings = Spellings(cells)

    def read(self, value: Mapping[str, Any]) -> None:
        known = {spelling(key): key for key in ("basics", *SECTIONS)}
        older = {spelling(key): to for key, to in OLDER_SECTIONS.items()}
        basics = spellings(BASICS, OLDER_BASICS, LEFT_BASICS, ("url", "location", "firstName", "lastName"))
        parts: dict[str, list[tuple[str, Any]]] = {}
        loose: dict[str, Any] = {}
        strange: list[str] = []
        ours = value.get(OWN)
        self.cells.verbatim = isinstance(ours, dict)
        for key, part in value.items():
            spelt = spelling(key)
            if section := known.get(spelt) or older.get(spelt):
                parts.setdefault(section, []).append((key, part))
                self.spellings.note(key, key, section)
            elif spelt in basics:
                loose[key] = part
            elif key not in _ABOUT_THE_FILE and (key != OWN or not self.cells.verbatim):
                strange.append(key)
        telling = TELLING & {spelling(key) for key in loose}
        if not parts and (not loose or (strange and not telling)):
            words = "It has none of the parts of a JSON Resume, such as basics, work or education."
            raise CoachError("This file cannot be imported", f"{self.cells.file}: {words}")
        for key, part in parts.pop("basics", []):
            self._basics(part, one_line(key))
        if loose:
            self._basics(loose, "")
        for section, table in SECTIONS.items():
            for key, part in parts.get(section, []):
                self._section(table, section, part, one_line(key))
        for key in strange:
            if not is_blank(value[key]):
                self.cells.drop(one_line(key), "", NO_PLACE)
        if isinstance(ours, dict):
            self._ours(own_tables(ours, self.cells, OWN))
            return
        if not is_blank(value.get("meta")):
            self.cells.drop("meta", "", "It describes the file, not the person.")
        self._current_role()

    def _ours(self, tables: Mapping[str, Any]) -> None:
        """Take what our own export put beside the resume."""
        for section, part in tables.items():
            if isinstance(part, list):
                for entry in part:
                    self._add(section, entry, f"{OWN}.{section}")
                continue
            for key, given in part.items():
                there = self.raw.setdefault(section, {})
                there[key] = together(there.get(key, []), given) if isinstance(given, list) else there.get(key, given)
                self.rows.setdefault(f"{section}.{key}", f"{OWN}.{section}")

    def _basics(self, part: Any, row: str) -> None:
        if isinstance(part, list) and len(part) == 1:
            part = part[0]
        if not isinstance(part, dict):
            if not is_blank(part):
                self.cells.drop(row, "", "A table with name, label, email and so on was expected here.")
            return
        columns = (*BASICS, "url", "location", "profiles", "firstName", "lastName")
        names: dict[str, str] = {}
        for key, column, cell in self.spellings.columns(part, columns, LEFT_BASICS, OLDER_BASICS, row):
            if column in BASICS:
                self._fill(BASICS[column], cell, row, key)
            elif column in ("firstName", "lastName"):
                names[column] = self.cells.line(cell, row, key)
            elif column == "url":
                if url := self.cells.url(cell, row, key):
                    self._add("networks", {"network": "website", "url": url}, f"{row}.{key}".lstrip("."))
            elif column == "location":
                place = f"{row}.{key}".lstrip(".")
                if words := place_in(cell, place, self.cells, self.spellings):
                    self._set("person.location", words, place)
            elif column == "profiles":
                self._section(SECTIONS["profiles"], "profiles", cell, f"{row}.{key}".lstrip("."))
            else:
                self.cells.drop(row, key, LEFT_BASICS.get(column, NO_PLACE))
        if full := " ".join(names[key] for key in ("firstName", "lastName") if names.get(key)):
            self._set("person.name", full, f"{row}.firstName".lstrip("."))

    def _fill(self, column: Column, cell: Any, row: str, key: str) -> None:
        if column.to == "person.contact":
            if isinstance(cell, dict):
                cell = list(cell.values())
            for address in self.cells.items(cell, row, key, ",; "):
                if "@" not in address:
                    self.cells.drop(row, key, "There is no @ in it, so it is not an e-mail address.")
                elif not self._set(column.to, address, f"{row}.{key}".lstrip(".")):
                    self.cells.drop(row, key, "There is room for one address; this is another one.")
            return
        words = self.cells.text(cell, row, key) if column.read == "text" else self.cells.line(cell, row, key)
        if words and not self._set(column.to, words, f"{row}.{key}".lstrip(".")):
            self.cells.drop(row, key, f"{column.to} is given already by {self.rows.get(column.to, 'another column')}.")

    def _set(self, path: str, words: str, row: str) -> bool:
        table, _, key = path.partition(".")
        there = self.raw.get(table, {}).get(key, words)
        if there == words:
            self.raw = put(self.raw, path, words)
            self.rows.setdefault(path, row)
        return bool(there == words)

    def _section(self, table: Section, name: str, part: Any, row: str) -> None:
        if name == "profiles" and isinstance(part, dict) and not self._knows(table, part):
            part = {key: cell if isinstance(cell, dict) else {_address(cell): cell} for key, cell in part.items()}
        for at, value in rows(part, table.between):
            place = f"{row}[{at}]" if isinstance(at, int) else f"{row}.{one_line(at)}"
            if is_blank(value):
                continue
            if isinstance(value, list) and len(value) == 1:
                value = value[0]
            if isinstance(at, str) and name == "profiles":
                value = {"network": at, **value}
            if not isinstance(value, dict):
                if not table.alone or isinstance(value, list | bool):
                    self.cells.drop(place, "", "A table with columns was expected here. Add it by hand.")
                    continue
                value = {table.alone if name != "profiles" or _address(value) == "url" else "network": value}
            entry = self._entry(table, name, value, place)
            if not entry:
                continue
            if not any(entry.get(key) for key in table.needs):
                self.cells.drop(place, "", f"It names no {table.what}, so there is nothing to file it under.")
            elif table.to == "hobbies":
                self._hobbies(entry, row)
            else:
                self._add(table.to, entry, place)

    def _knows(self, table: Section, value: Mapping[str, Any]) -> bool:
        return not spellings(table.columns, table.older).isdisjoint(spelling(key) for key in value)

    def _entry(self, table: Section, name: str, value: dict[str, Any], row: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        ours = value.pop(OWN, None) if self.cells.verbatim else None
        for key, column, cell in self.spellings.columns(value, table.columns, table.left, table.older, row, name):
            if not (to := table.columns.get(column)):
                self.cells.drop(row, key, table.left.get(column, NO_PLACE))
                continue
            words = self._read(to, cell, row, key)
            if to.read == "end" and words is None:
                self.open_ended.add(row)
                self.cells.note(row, key, "Without an end it reads as current. Give the end by hand if it is over.")
            if not words:
                continue
            if to.read in ("text", "lines") and to.to in found:
                found[to.to] = "\n".join(dict.fromkeys([found[to.to], words]))
            elif found.setdefault(to.to, words) != words:
                self.cells.drop(row, key, "Another column says the same and is taken instead.")
        if name == "profiles" and "url" in found and "network" not in found:
            found = {"network": _host(found["url"]), **found}
        if ours is not None:
            for key, given in own_table(table.to, ours, self.cells, f"{row}.{OWN}").items():
                found[key] = together(found.get(key, []), given) if isinstance(given, list) else given
        return found

    def _read(self, column: Column, cell: Any, row: str, key: str) -> Any:
        if column.read in ("day", "end"):
            return self.cells.day(cell, row, key, end=column.read == "end")
        if column.read in ("items", "words"):
            return self.cells.items(cell, row, key, ",;" if column.read == "words" else "\n")
        if column.read == "lines":
            return "\n".join(self.cells.items(cell, row, key))
        if column.read == "url":
            return self.cells.url(cell, row, key)
        return self.cells.text(cell, row, key) if column.read == "text" else self.cells.line(cell, row, key)

    def _hobbies(self, entry: Mapping[str, Any], row: str) -> None:
        name, keywords = entry.get("name", ""), entry.get("keywords", [])
        hobbies = self.raw.setdefault("connection_points", {}).setdefault("hobbies", [])
        more = {key: value for key, value in entry.items() if key not in ("name", "keywords", "text")}
        if more and name and not keywords:
            hobbies.append({"text": name, **more})
        else:
            hobbies += [f"{name}: {', '.join(keywords)}" if keywords else name] if name else keywords
        self.rows.setdefault("connection_points.hobbies", row)

    def _add(self, section: str, entry: dict[str, Any], row: str) -> None:
        entries = self.raw.setdefault(section, [])
        self.rows[f"{section}[{len(entries)}]"] = row
        entries.append(entry)

    def _current_role(self) -> None:
        open_roles = [
            (start.first().toordinal() if (start := parse_day(role.get("start"))) else 0, -at)
            for at, role in enumerate(self.raw.get("roles", []))
            if "end" not in role and self.rows[f"roles[{at}]"] not in self.open_ended
        ]
        if open_roles:
            at = -max(open_roles)[1]
            role = self.raw["roles"][at]
            for key, to in (("title", "person.role"), ("company", "person.company")):
                if key in role:
                    self._set(to, role[key], self.rows[f"roles[{at}]"])


def _address(value: Any) -> str:
    return "url" if isinstance(value, str) and ("/" in value or "." in value) else "username"


def _host(url: str) -> str:
    host = url.partition("://")[2] or url
    host = host.partition("/")[0].partition("?")[0].partition(":")[0].casefold().removeprefix("www.")
    return next((name for known, name in NETWORK_HOSTS.items() if host == known or host.endswith(f".{known}")), host)
