"""The desk for every field: each section of the three files listed, opened as a form, kept, moved, taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.profile import entries, paths
from execcoach.profile.sections import FILES, Section, read_sections
from execcoach.storage import content
from execcoach.text import shorten

if TYPE_CHECKING:
    from execcoach.profile.reading import Trouble
    from execcoach.services.profile import ProfileDesk
    from execcoach.storage.profile_file import OwnedFile


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section: the item at `at`, or the field `key` of a table; `trouble` says what is wrong in it."""

    words: str
    label: str = ""
    at: int | None = None
    key: str = ""
    private: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """How much there is of a section: items, or fields filled in; how many of them are private; what is wrong.

    `of` is how many fields a table has, without those that only say where it is from and when it was looked at.
    """

    there: int
    private: int
    troubles: int
    of: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One item opened: what its boxes hold, why some cannot be typed in, and the file it was opened from."""

    section: Section
    at: int | None
    typed: Mapping[str, str]
    private: bool
    closed: Mapping[str, str]
    key: str
    """What this form is called among the half typed ones; an item keeps it wherever it moves."""
    since: OwnedFile = field(repr=False)


class FieldsDesk:
    """Everything a person can fill in, on the files of one profile desk and its undo list."""

    def __init__(self, desk: ProfileDesk) -> None:
        self.desk = desk

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in the order in which it is shown."""
        return read_sections(content.shipped_toml("prompts/fields.toml"))

    def section(self, id: str) -> Section:
        """The section of this id."""
        return next(one for one in self.sections if one.id == id)

    def why_not(self, section: Section) -> str:
        """Why nothing of a section may be changed; "" when it may."""
        if why := self.desk.why_not(section.file):
            return why
        held = self._held(section)
        fits = held is None or isinstance(held, Mapping) or (section.many and isinstance(held, str | list))
        if fits and (section.shape != "entries" or held is None or isinstance(held, list)):
            return ""
        where = f"{FILES[section.file]}{self._line(section, section.path)}"
        return f"{where}: {section.path} does not hold what belongs there. Mend it in the file, then come back."

    def filled(self, section: Section) -> Filled:
        """How much there is of a section."""
        rows = self.rows(section)
        own = {one.key for one in section.fields if one.kind != "fixed"} - {"reviewed", "source"}
        said = [row for row in rows if row.at is not None or (row.words and (row.key in own or not section.fields))]
        troubles = sum(bool(row.trouble) for row in rows)
        private = sum(row.private for row in said) if own or section.many else int(any(row.private for row in rows))
        return Filled(len(said), private, troubles, len(own))

    def rows(self, section: Section) -> tuple[Row, ...]:
        """A line for every item of a section, or for every field of a table."""
        if not section.many:
            return self._rows_of(section)
        return tuple(
            Row(
                entries.told(section, item),
                at=at,
                private=entries.is_private(item),
                trouble=self._first_trouble(section, item, at),
            )
            for at, item in enumerate(self._items(section))
        )

    def _rows_of(self, section: Section) -> tuple[Row, ...]:
        table = entries.table_of(section, self._held(section))
        wrong = entries.troubles(section, table, section.path)
        private = entries.is_private(table)
        return tuple(
            Row(
                words := entries.told_field(one, table),
                one.label,
                key=one.key,
                private=private and bool(words),
                trouble=self._said(section, wrong[one.key]) if one.key in wrong else "",
            )
            for one in section.with_own(table).fields
        )

    def _first_trouble(self, section: Section, item: Any, at: int) -> str:
        if section.shape == "list" and not isinstance(item, str | Mapping):
            return f"{section.path}[{at}] is neither words in quotes nor a table."
        wrong = entries.troubles(section, item, f"{section.path}[{at}]")
        return next((self._said(section, trouble) for trouble in wrong.values()), "")

    def _said(self, section: Section, trouble: Trouble) -> str:
        return f"{trouble}{self._line(section, trouble.path)}"

    def form(self, section: Section, at: int | None = None) -> Form:
        """An item opened to be edited, a new one where `at` is None; CoachError where the section is closed."""
        if why := self.why_not(section):
            raise CoachError("This is only read", why)
        item = self._item(section, at)
        section = section.with_own(entries.table_of(section, item))
        path = self._path(section, at) if at is not None or not section.many else ""
        wrong = entries.troubles(section, item, path) if path or item is not None else {}
        closed = {key: self._said(section, trouble) for key, trouble in wrong.items()}
        fixed = {one.key: one.hint for one in section.fields if one.kind == "fixed"}
        since = self.desk.as_it_stands(section.file)
        name = shorten(entries.told(section, item), 90) if item is not None else "new"
        key = f"field:{section.file}:{section.id}:{name if section.many else ''}"
        return Form(section, at, entries.boxes(section, item), entries.is_private(item), closed | fixed, key, since)

    def reread(self, form: Form) -> dict[str, str] | None:
        """What the boxes of a form would hold were it opened now; None where its item is there no more."""
        from execcoach.storage.merge import pairs

        section = form.section
        if form.at is None:
            return dict(form.typed) if section.many else entries.boxes(section, self._held(section))
        before, now = self._items(section, form.since.raw), self._items(section)
        found = pairs(section.id, before, now).get(form.at)
        return None if found is None else entries.boxes(section, now[found])

    def keep(self, form: Form, typed: Mapping[str, str], private: bool) -> None:
        """Put what was typed where it belongs; CoachError names the box that is wrong, EditConflict what to decide."""
        section = form.section
        item = self._item(section, form.at, form.since.raw)
        kept = entries.kept(section, item, typed, private)
        if section.many and form.at is None:
            raw = paths.append(form.since.raw, section.path, kept)
        elif section.path and (item is not None or kept):
            raw = paths.put(form.since.raw, self._path(section, form.at), kept)
        else:
            raw = dict(kept if not section.path else form.since.raw)
        self.desk.change_in(section.file, raw, self._about(section, kept), form.since)

    def remove(self, section: Section, row: Row) -> str:
        """Take an item out, or empty a field; what it was."""
        raw, table = self._raw(section), self._held(section)
        if row.at is not None:
            about = self._about(section, self._item(section, row.at))
            raw = paths.remove(raw, self._path(section, row.at))
        else:
            about = f"{section.title}: {row.label}"
            one = next(one for one in section.with_own(table or {}).fields if one.key == row.key)
            if one.needed or one.kind == "fixed" or entries.value_at(table or {}, row.key) is None:
                raise CoachError("That stays", f"{one.label} cannot be emptied." if one.needed else "Nothing is there.")
            raw = paths.remove(raw, ".".join(filter(None, (section.path, row.key))))
        self._change(section, raw, f"{about}, taken out")
        return about

    def move(self, section: Section, at: int, by: int) -> int:
        """Move an item up (-1) or down (1); where it stands then."""
        items = self._items(section)
        to = min(max(at + by, 0), len(items) - 1)
        if to != at:
            raw = paths.move(self._raw(section), self._path(section, at), to)
            self._change(section, raw, f"{self._about(section, items[at])}, moved")
        return to

    def set_private(self, section: Section, row: Row, private: bool) -> None:
        """Keep an item, or a whole table, private, or not; CoachError where that is not to be had."""
        if not section.can_be_private:
            raise CoachError("Not here", "What a company asks is for everybody who works there.")
        item = self._item(section, row.at)
        if item is None:
            raise CoachError("Not yet", "There is nothing in it yet.")
        raw = paths.put(self._raw(section), self._path(section, row.at), entries.with_private(item, private))
        self._change(section, raw, f"{self._about(section, item)}, {'private' if private else 'no longer private'}")

    def _change(self, section: Section, raw: Mapping[str, Any], about: str) -> None:
        if why := self.why_not(section):
            raise CoachError("This is only read", why)
        self.desk.change_in(section.file, raw, about)

    def _raw(self, section: Section) -> Mapping[str, Any]:
        return self.desk.raw_of(section.file)

    def _held(self, section: Section, raw: Mapping[str, Any] | None = None) -> Any:
        raw = self._raw(section) if raw is None else raw
        return paths.get(raw, section.path) if section.path else raw

    def _items(self, section: Section, raw: Mapping[str, Any] | None = None) -> list[Any]:
        held = self._held(section, raw)
        return list(held) if isinstance(held, list) else [] if held in (None, "") else [held]

    def _item(self, section: Section, at: int | None, raw: Mapping[str, Any] | None = None) -> Any:
        if not section.many:
            return self._held(section, raw)
        return None if at is None else self._items(section, raw)[at]

    def _path(self, section: Section, at: int | None) -> str:
        return section.path if at is None else f"{section.path}[{at}]"

    def _line(self, section: Section, path: str) -> str:
        line = self.desk.line_of(section.file, path) if path else 0
        return f" (line {line})" if line else ""

    def _about(self, section: Section, item: Any) -> str:
        return f"{section.title}: {shorten(entries.told(section, item), 44)}" if section.many else section.title
