"""A public profile as a JSON Resume of schema 1.2.1; what has no home there stands under `x-execcoach`.

Why beside each entry, not all at the end: another program may move, edit or drop an entry, and its rest goes with it.
"""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from execcoach.exchange.json_resume_columns import FORMAT, OWN, SECTIONS, Column, Section
from execcoach.exchange.outgoing import as_table, as_tables
from execcoach.exchange.web import mail_address, web_address
from execcoach.profile.model import Profile

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_NO_HOME = frozenset(
    {("volunteer", "cause"), ("education", "activities"), ("awards", "url"), ("references", "date")}
    | {("volunteer", "highlights"), ("projects", "highlights")}
)
"""Columns an import reads although the schema does not name them, or that say what another one says."""
_LAST_YEAR = 2999
"""The schema knows no later one."""


def json_resume(profile: Profile, made: datetime.date) -> str:
    """The resume as the text of a JSON file; the profile is one that may leave."""
    own = as_tables(profile)
    resume: dict[str, Any] = {"$schema": _SCHEMA, "basics": _basics(profile, own)}
    for name, section in SECTIONS.items():
        if section.to == "hobbies":
            if found := _interests(profile, own):
                resume[name] = found
        elif name != "profiles" and (found := _rows(name, section, own)):
            resume[name] = found
    resume[OWN] = {"format": FORMAT, **own}
    resume["meta"] = {"version": "v1.0.0", "lastModified": f"{made.isoformat()}T00:00:00"}
    return json.dumps(resume, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _basics(profile: Profile, own: dict[str, Any]) -> dict[str, Any]:
    """Name, headline, mail, place, About and pages; taken out of `own` as far as they fit."""
    person, summary = own.get("person", {}), own.get("summary", {})
    basics: dict[str, Any] = {}
    for key, column in (("name", "name"), ("headline", "label")):
        if key in person:
            basics[column] = person.pop(key)
    if mail_address(person.get("contact", "")):
        basics["email"] = person.pop("contact")
    networks = own.pop("networks", [])
    first = networks[0] if networks else {}
    if (
        first.keys() == {"network", "url"}
        and first["network"] == "website"
        and first["url"] == web_address(first["url"])
    ):
        basics["url"] = networks.pop(0)["url"]
    if "text" in summary:
        basics["summary"] = summary.pop("text")
    if place := _place(person.get("location", "")):
        basics["location"] = place
        del person["location"]
    own["networks"] = networks
    if profiles := _rows("profiles", SECTIONS["profiles"], own):
        basics["profiles"] = profiles
    for table in ("person", "summary"):
        if not own.get(table, True):
            del own[table]
    return basics


def _place(words: str) -> dict[str, str]:
    """City and region of a place written with commas; {} where putting them together would not give it back."""
    city, comma, region = words.partition(", ")
    parts = [part.strip() for part in words.split(",")]
    if not words or len(set(parts)) < len(parts) or ", ".join(parts) != words or not all(parts):
        return {}
    return {"city": city, "region": region} if comma else {"city": city}


def _rows(name: str, section: Section, own: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of a section as rows; what cannot be filed under anything there stays in `own`."""
    columns: dict[str, tuple[str, Column]] = {}
    for foreign, column in section.columns.items():
        if (name, foreign) not in _NO_HOME:
            columns.setdefault(column.to, (foreign, column))
    found, rest = [], []
    for table in own.pop(section.to, []):
        row, left = _row(table, columns)
        needed = [columns[key][0] for key in section.needs if key in columns]
        named = any(foreign in row for foreign in needed)
        if not named or table.get("not_used") or (name == "profiles" and "network" not in row):
            rest.append(table)
        else:
            found.append({**row, OWN: left} if left else row)
    if rest:
        own[section.to] = rest
    return found


def _row(table: Mapping[str, Any], columns: Mapping[str, tuple[str, Column]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A table as a row, and what of it the row does not hold."""
    row: dict[str, Any] = {}
    left = dict(table)
    for key, (foreign, column) in columns.items():
        if key not in table:
            continue
        value = table[key]
        if column.read in ("day", "end"):
            if int(value[:4]) > _LAST_YEAR:
                continue
        elif column.read in ("items", "words"):
            detailed = [item for item in value if not isinstance(item, str)]
            row[foreign] = [item if isinstance(item, str) else item["text"] for item in value]
            left[key] = detailed
            if not detailed:
                del left[key]
            continue
        elif column.read == "url":
            if address := web_address(value):
                row[foreign] = address
                if address == value:
                    del left[key]
            continue
        row[foreign] = [value] if foreign == "roles" else value
        del left[key]
    return row, left


def _interests(profile: Profile, own: dict[str, Any]) -> list[dict[str, Any]]:
    points = own.get("connection_points", {})
    points.pop("hobbies", None)
    if not points:
        own.pop("connection_points", None)
    found = []
    for line in profile.connection_points.hobbies:
        left = {key: value for key, value in as_table(line).items() if key != "text"}
        if line.text:
            found.append({"name": line.text, OWN: left} if left else {"name": line.text})
    return found
