"""The desk for the page: the walk over its fields, what is ticked as live, and what changed for Friday's report."""

import contextlib
import datetime
import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from execcoach.drafting.networks import Network, read_networks
from execcoach.drafting.page_fields import PageSheet, read_page
from execcoach.drafting.page_text import Composer, Part
from execcoach.drafting.page_walk import DOWN, Row, Visit, Walk, ticked, unticked, walk
from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.profile.page import lay, wording
from execcoach.profile.reading import read_profile
from execcoach.services.profile import ProfileDesk
from execcoach.storage import content
from execcoach.storage.published_file import (
    Words,
    bytes_of,
    load_published,
    load_words,
    restore_published,
    save_published,
    save_words,
)
from execcoach.text import one_line

_DAYS = 7
_PASTE_ONCE = "Your file holds more for this box: it is the next field. Put both in, and you paste once."


@dataclass(frozen=True, slots=True)
class Figures:
    """Both scores on a day, in 1/100 of a point; `page` is None where nobody knows it."""

    on: datetime.date
    total: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """A form that changed on the page: what stood there before and what stands there; None where nobody knows."""

    title: str
    on: datetime.date
    before: tuple[Part, ...] | None
    now: tuple[Part, ...] | None


@dataclass(frozen=True, slots=True)
class Report:
    """What went live since a day, what waits, and both figures then and now (`then` is None before any record)."""

    name: str
    since: datetime.date
    today: datetime.date
    changes: tuple[Change, ...]
    waiting: tuple[Visit, ...]
    now: Figures
    then: Figures | None


class PublishingDesk:
    """One person's page, as far as somebody ticked it off."""

    def __init__(self, profile: ProfileDesk) -> None:
        self.profile = profile
        self._undo: list[tuple[str, bytes | None, str]] = []
        self._words: Words | None = None
        self._one_at_a_time = threading.RLock()

    @cached_property
    def sheet(self) -> PageSheet:
        """The fields of the page, as shipped."""
        return read_page(content.shipped_toml("prompts/page.toml"))

    @cached_property
    def network(self) -> Network:
        """How the page counts, and what fits."""
        return read_networks(content.shipped_toml("prompts/networks.toml"))["linkedin"]

    def walk(self) -> tuple[Visit, ...]:
        """Every field in page order and how it stands; what was taken off the page is no longer among them.

        The words that are live are kept from now on, so that the next change can be shown beside them.
        """
        found = self._walk()
        with contextlib.suppress(CoachError, OSError):
            self._remember(row for visit in found.visits for row in visit.rows)
        return tuple(visit for visit in found.visits if visit.state != DOWN)

    def _walk(self, rows: Iterable[Row] | None = None) -> Walk:
        rows = load_published(self.profile.workspace.published).rows if rows is None else rows
        composer = Composer(self.profile.profile, self.profile.raw, self.network)
        return walk(composer.stops(self.sheet), self.sheet, self.profile.raw, tuple(rows), _digest)

    def named(self, name: str) -> tuple[Visit, ...]:
        """The forms somebody means by an id such as `headline`, `education-2`, `education` or `all`; CoachError."""
        visits = self.walk()
        meant = name.casefold().strip()
        found = [visit for visit in visits if meant in (visit.id, visit.stop.field.id, visit.stop.title.casefold())]
        if meant == "all":
            return tuple(visit for visit in visits if visit.waits)
        if not found:
            known = ", ".join(visit.id for visit in visits if visit.stop.parts)
            raise CoachError("No such field", f"“{one_line(name)}” is not one of all, {known}.")
        return tuple(found)

    def before(self, visit: Visit) -> tuple[Part, ...] | None:
        """What stood on the page when this form was last ticked; None where this machine does not know the words."""
        return self._composed(visit, {row.path: row.hash for row in visit.rows if row.hash})

    def _composed(self, visit: Visit, hashes: Mapping[str, str]) -> tuple[Part, ...] | None:
        """A form as it was when these hashes were live at these paths."""
        raw: dict[str, Any] = {}
        for path, known in hashes.items():
            value = self._value(path, known)
            if value is None:
                return None
            try:
                lay(raw, path, value)
            except (AttributeError, TypeError):  # rows that contradict each other: a place inside a text
                return None
        composer = Composer(read_profile(raw).profile, raw, self.network)
        return composer.stop(visit.stop.field, visit.stop.entry, whole=True).parts

    def _value(self, path: str, known: str) -> Any:
        try:
            here = paths.get(self.profile.raw, path)
        except CoachError:
            return None
        return here if here is not None and _digest(wording(here)) == known else self._known_words().get(known)

    def _known_words(self) -> Words:
        if self._words is None:
            self._words = {} if self.profile.workspace.demo else load_words(self.profile.workspace.folder)
        return self._words

    def tick(self, *ids: str) -> None:
        """Write down that these forms stand on the page as they do in the file; undo takes it back."""
        with self._one_at_a_time:
            found = self._walk()
            rows = ticked(found, ids, self.profile.raw, self.profile.clock.today(), _digest)
            titles = [visit.stop.title for visit in found.visits if visit.id in ids]
            self._save(titles[0] if len(titles) == 1 else "everything that was ticked together", rows)

    def untick(self, id: str) -> None:
        """Write down that this form is not on the page after all."""
        with self._one_at_a_time:
            found = self._walk()
            title = next((visit.stop.title for visit in found.visits if visit.id == id), id)
            self._save(title, unticked(found, id))

    def undo(self) -> str:
        """Take the last tick back; what it was, or "" when there is none in this sitting."""
        with self._one_at_a_time:
            if not self._undo:
                return ""
            about, before, after = self._undo.pop()
            restore_published(self.profile.workspace.published, before, after)
            self.profile.record_score()
            return about

    def _save(self, about: str, rows: tuple[Row, ...]) -> None:
        file = self.profile.workspace.published
        was, data = load_published(file), bytes_of(file)
        if {(row.path, row.hash) for row in rows} == {(row.path, row.hash) for row in was.rows} and was.digest:
            return
        page = self.profile.page().total
        after = save_published(file, rows, was.digest)
        self._undo.append((about, data, after))
        self._remember(rows)
        if self.profile.page().total != page or data is None:
            self.profile.record_score()

    def _remember(self, rows: Iterable[Row]) -> None:
        """Keep the words that the rows' hashes stand for, and forget those that none stands for any more."""
        known = self._known_words()
        wanted: Words = {}
        for row in rows:
            for one in (row.hash, row.was):
                value = self._value(row.path, one) if one else None
                if value is not None and not isinstance(value, list):
                    wanted[one] = value
        if wanted != known:
            self._words = wanted
            if not self.profile.workspace.demo:
                save_words(self.profile.workspace.folder, wanted)

    def checked(self) -> datetime.date | None:
        """The last day on which anything was ticked."""
        return max((row.on for row in load_published(self.profile.workspace.published).rows if row.on), default=None)

    def figures(self) -> Figures:
        """Both scores today."""
        return Figures(self.profile.clock.today(), self.profile.score().total, self.profile.page().total)

    def report(self, since: datetime.date | None = None) -> Report:
        """What changed on the page since a day (a week ago when none is given), before and after, field by field."""
        today = self.profile.clock.today()
        since = since or today - datetime.timedelta(days=_DAYS)
        visits = self._walk().visits
        changes = [change for visit in visits if (change := self._change(visit, since))]
        waiting = tuple(visit for visit in visits if visit.waits)
        return Report(self.profile.name, since, today, tuple(changes), waiting, self.figures(), self._then(since))

    def _change(self, visit: Visit, since: datetime.date) -> Change | None:
        fresh = [row for row in visit.rows if row.on and row.on >= since]
        if not fresh:
            return None
        hashes = {row.path: row.was if row in fresh else row.hash for row in visit.rows}
        before = self._composed(visit, {path: known for path, known in hashes.items() if known})
        now = self._composed(visit, {row.path: row.hash for row in visit.rows if row.hash})
        return Change(self.title(visit), max(row.on for row in fresh if row.on), before, now)

    def aside(self, visit: Visit) -> str:
        """What to know before a form is pasted: that the file holds more for its box; "" for nothing."""
        if visit.stop.field.id != "about" or not visit.waits:
            return ""
        more = any(one.stop.field.id == "about-more" and one.waits for one in self.walk())
        return _PASTE_ONCE if more else ""

    def title(self, visit: Visit) -> str:
        """What a form is called; one that is only on the page any more by what it was called there."""
        if visit.stop.parts or visit.stop.entry is None:
            return visit.stop.title
        parts = self.before(visit) or self._composed(visit, {row.path: row.was for row in visit.rows if row.was}) or ()
        return ": ".join([visit.stop.field.title, *(part.text for part in parts[:1])])

    def _then(self, since: datetime.date) -> Figures | None:
        records = self.profile.history()
        before = [one for one in records if one.on < since] or list(records[:1])
        return Figures(before[-1].on, before[-1].total, before[-1].page) if before else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
