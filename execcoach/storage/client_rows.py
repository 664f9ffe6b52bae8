"""From the files of one person to the row and the page of the coach's table, judged by the reader's own rubric."""

import datetime
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from execcoach.exchange.share import Shared, read_share
from execcoach.profile.model import Profile
from execcoach.profile.reading import Trouble, read_profile
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.profile.score import Score, score
from execcoach.review.bare_profile import packed_profile, packed_score, unpacked_profile, unpacked_score
from execcoach.review.bare_records import bare
from execcoach.review.client import Client, Problem
from execcoach.review.judging import client
from execcoach.review.page import Page, page
from execcoach.routine.milestones import Milestones, read_milestones
from execcoach.routine.records import Records
from execcoach.storage import content
from execcoach.storage.client_files import (
    PROFILE,
    Kept,
    Unreadable,
    before_reading,
    own_flags,
    read_profile_tables,
    read_progress,
    read_share_tables,
    together,
)
from execcoach.storage.cohort_files import SHARE, shown

_ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_MOST_TROUBLES = 20
_Told = tuple[Profile, tuple[Trouble, ...], list[str], Score | None]
_EACH = ("sessions", "results", "scores", "milestones", "choices")
_MILESTONES = "prompts/milestones.toml"


@dataclass(frozen=True, slots=True)
class _Read:
    """What one source holds: whose it is, the profile, the records of each file, what is to be told of it."""

    path: str
    name: str
    profile: Profile = field(repr=False)
    records: tuple[Records, ...] = field(repr=False)
    wrong: tuple[Trouble, ...] = ()
    flags: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    shared: Shared | None = None
    judged: Score | None = field(default=None, repr=False)


class Judge:
    """Reads sources and judges them all alike, on one day."""

    def __init__(self, today: datetime.date) -> None:
        self.today = today

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric that came with this program."""
        return read_rubric(*content.rubric_source())

    @cached_property
    def milestones(self) -> Milestones:
        """The milestones that came with this program."""
        return read_milestones(content.shipped_toml(_MILESTONES), _MILESTONES)

    @cached_property
    def templates(self) -> tuple[str, ...]:
        """The templates that a milestone looks for in the name of a draft."""
        both = (*self.milestones.quick, *self.milestones.monthly)
        return tuple(sorted({name for one in both for rule in one.rules for name in rule.templates}))

    def row(self, sources: Sequence[tuple[str, str]], kept: Kept) -> Client | Problem:
        """The row of one person's files (kind, path), or why there is none."""
        try:
            read, unread = self._all(sources, kept, whole=False)
            return self._row(read) if read else unread[0]
        except _ODD as error:
            return _unjudged(sources, error)

    def page(self, sources: Sequence[tuple[str, str]], since: datetime.date | None) -> Page | Problem:
        """The page of one person's files, or why there is none; `since` is the day the coach last looked."""
        try:
            read, unread = self._all(sources, Kept(), whole=True)
            if not read:
                return unread[0]
            row = self._row(read)
            if isinstance(row, Problem):
                return row
            newest = self._newest(read)
            records = together(_same(read, newest), row.person)
            return page(row, newest.profile, records, self.rubric, self.today, since, self.milestones)
        except _ODD as error:
            return _unjudged(sources, error)

    def _all(self, sources: Sequence[tuple[str, str]], kept: Kept, whole: bool) -> tuple[list[_Read], list[Problem]]:
        found = [(self._share if kind == SHARE else self._folder)(Path(path), kept, whole) for kind, path in sources]
        return [one for one in found if isinstance(one, _Read)], [one for one in found if isinstance(one, Problem)]

    def _folder(self, folder: Path, kept: Kept, whole: bool) -> _Read | Problem:
        told = None if whole else self._known(folder, kept)
        if not told:
            now, before = time.time_ns(), before_reading(folder / PROFILE)
            raw = read_profile_tables(folder, kept)
            if isinstance(raw, Unreadable):
                return Problem(shown(folder), raw.reason)
            reading = read_profile(raw)
            schema = raw.get("schema", 1)
            flags = ["written by a newer execcoach"] if isinstance(schema, int) and schema > 1 else []
            wrong = tuple(trouble for trouble in reading.troubles if not trouble.unknown)
            told = (reading.profile, wrong, flags, None if whole else score(reading.profile, self.rubric, self.today))
            if not whole:
                kept.learn(PROFILE, before, now, self._packed(*told))
        profile, wrong, flags, judged = told
        records, troubles = read_progress(folder / "progress", profile.person.id, kept, self.templates, whole)
        if troubles:
            flags = [*flags, "some records could not be read"]
        return _Read(
            path=shown(folder),
            name=shown(folder.name),
            profile=profile,
            records=tuple(records),
            wrong=wrong,
            flags=(*own_flags(folder), *flags),
            troubles=tuple(troubles[:_MOST_TROUBLES]),
            judged=judged,
        )

    def _packed(self, profile: Profile, wrong: Sequence[Trouble], flags: Sequence[str], judged: Score | None) -> Any:
        if judged is None:
            return None
        said = [[x.path, x.value, x.expected, x.advice] for x in wrong[:_MOST_TROUBLES]]
        return [self.today.toordinal(), packed_profile(profile), said, list(flags), packed_score(judged)]

    def _known(self, folder: Path, kept: Kept) -> _Told | None:
        """What the profile said and was worth, where it was not touched since and that was today."""
        held = kept.known(PROFILE, folder / PROFILE)
        try:
            day, profile, wrong, flags, judged = held
            if day == self.today.toordinal():
                said = tuple(Trouble(path, value, expected, advice) for path, value, expected, advice in wrong)
                return unpacked_profile(profile), said, list(map(str, flags)), unpacked_score(judged)
        except (*_ODD, AttributeError):
            pass
        kept.new.pop(PROFILE, None)
        return None

    def _share(self, file: Path, kept: Kept, whole: bool) -> _Read | Problem:
        raw = read_share_tables(file, kept)
        if isinstance(raw, Unreadable):
            return Problem(shown(file), raw.reason)
        shared = read_share(raw)
        if not (shared.person or shared.name):
            return Problem(shown(file), f"{shown(file.name)} names nobody; ask for a new one.")
        reading = read_profile(shared.profile)
        person = replace(reading.profile.person, id=shared.person, name=shared.name or reading.profile.person.name)
        person = replace(person, company=person.company or shared.company)
        return _Read(
            path=shown(file),
            name=shown(file.name),
            profile=replace(reading.profile, person=person),
            records=(shared.records,),
            wrong=reading.troubles,
            flags=("some of the shared file could not be used",) if shared.troubles else (),
            troubles=tuple(str(trouble) for trouble in shared.troubles[:_MOST_TROUBLES]),
            shared=shared,
        )

    def _row(self, read: Sequence[_Read]) -> Client | Problem:
        """The row of what was read: the newest by its own day, the records of all that are the same person's."""
        newest = self._newest(read)
        shared = newest.shared
        if shared and shared.totals:
            from execcoach.review.client_of_totals import client_of_totals

            row = client_of_totals(newest.path, shared, self.rubric, self.today)
        else:
            row = client(
                newest.path,
                newest.name,
                newest.profile,
                self._figures(_same(read, newest), newest.profile.person.id),
                self.rubric,
                self.today,
                newest.wrong,
                self.milestones,
                newest.judged,
                made=shared.made if shared else None,
            )
            if shared:
                from execcoach.review.client_of_totals import as_of

                row = replace(row, kind=SHARE, visibility=shared.visibility)
                row = row.flagged(words) if (words := as_of(shared.made, self.today)) else row
        older = tuple(sorted(one.path for one in read if one is not newest and _is_same(one, newest)))
        return replace(row, older=older).flagged(*newest.flags).troubled(*newest.troubles)

    def _figures(self, parts: Sequence[Records], person: str) -> Records:
        """The records that figures are reckoned from.

        Why bare where files tell of the same thing: which copy counts must not hang on whether one was kept.
        """
        ids = [(type(record), record.id) for part in parts for name in _EACH for record in getattr(part, name)]
        if len(set(ids)) < len(ids):
            parts = [bare(part, self.templates) for part in parts]
        return together(parts, person)

    def _newest(self, read: Sequence[_Read]) -> _Read:
        """The file that was made last, a folder on the last day it holds; what is dated ahead counts as today."""

        def made(one: _Read) -> tuple[datetime.date, bool, str]:
            if one.shared:
                return (min(one.shared.made or datetime.date.min, self.today), False, one.path)
            days = [session.day for part in one.records for session in part.sessions if session.day <= self.today]
            days += [score.on for part in one.records for score in part.scores if score.on <= self.today]
            return (max(days, default=datetime.date.min), True, one.path)

        return max(read, key=made)


def _is_same(one: _Read, other: _Read) -> bool:
    a, b = one.profile.person, other.profile.person
    return one is other or (bool(a.id) and a.id == b.id and a.name.casefold() == b.name.casefold())


def _same(read: Sequence[_Read], newest: _Read) -> tuple[Records, ...]:
    return tuple(part for one in read if _is_same(one, newest) for part in one.records)


def _unjudged(sources: Sequence[tuple[str, str]], error: Exception) -> Problem:
    """Why: one source nobody foresaw must not cost a coach the other twenty-nine."""
    return Problem(shown(sources[0][1]), f"its files cannot be judged ({type(error).__name__})")
