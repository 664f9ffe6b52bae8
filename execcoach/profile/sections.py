"""Every section and field of the files a person owns, as the app asks for them: read from one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

FILES = {"profile": "profile.toml", "circle": "circle.toml", "guidelines": "guidelines.toml"}


@dataclass(frozen=True, slots=True)
class Field:
    """One box of a form; a key with a dot lies in a table inside the entry."""

    key: str
    label: str
    kind: str = "line"
    choices: tuple[str, ...] = ()
    example: str = ""
    hint: str = ""
    needed: bool = False

    @property
    def long(self) -> bool:
        """Whether the box has several lines."""
        return self.kind == "text" or (self.kind == "lines" and not self.choices)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a file: a table filled in once, a list of lines, or entries; `one` is what one of them is called.

    `id` is its path in the file, but for the table that is the whole of guidelines.toml. `own` keys may be added.
    """

    id: str
    file: str
    shape: str
    title: str
    one: str
    why: str
    source: str
    fields: tuple[Field, ...]
    under: str = ""
    own: bool = False

    @property
    def path(self) -> str:
        """Where the section stands in its file; "" for the whole file."""
        return "" if self.id == self.file else self.id

    @property
    def many(self) -> bool:
        """Whether it holds items that can be added, moved and taken out."""
        return self.shape != "table"

    @property
    def can_be_private(self) -> bool:
        """Whether what stands in it may be kept private; what a company asks may not."""
        return self.file != "guidelines"

    def with_own(self, table: Mapping[str, Any]) -> Section:
        """The section with a box for every key of its own that the file holds as words."""
        known = {field.key for field in self.fields} | {"private"}
        more = [Field(key, key.replace("_", " ").capitalize(), "text") for key in table if key not in known]
        return replace(self, fields=(*self.fields, *more)) if self.own and more else self


def read_sections(raw: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections of prompts/fields.toml, in the order in which they are shown."""
    common, line = _fields(raw["common"]), _fields(raw["line"])
    found: dict[str, Section] = {}
    for row in raw["section"]:
        fields = _fields(row.get("fields", ()))
        if row["shape"] == "list":
            text = replace(line[0], example=row["example"], label=row.get("label", line[0].label))
            fields = (text, *line[1:]) if row["file"] != "guidelines" else (text,)
        above = found.get(row.get("under", ""))
        found[row["id"]] = Section(
            id=row["id"],
            file=row["file"],
            shape=row["shape"],
            title=row["title"],
            one=row["one"],
            why=row.get("why", above.why if above else raw["why"]),
            source=row.get("source", above.source if above else raw["source"]),
            fields=(*fields, *common) if row["file"] != "guidelines" else fields,
            under=row.get("under", ""),
            own=row.get("own", False),
        )
    return tuple(found.values())


def _fields(rows: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    return tuple(Field(**{**row, "choices": tuple(row.get("choices", ()))}) for row in rows)


def names(sections: Sequence[Section]) -> dict[str, str]:
    """What a person calls each section and field, by its path without numbers."""
    found = {one.path: one.title for one in sections if one.path}
    for one in sections:
        found |= {".".join(filter(None, (one.path, field.key))): field.label for field in one.fields}
    return found
