"""The walk over a page: what of it is live, what changed since, what a tick writes down."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from execcoach.drafting.page_fields import PageSheet
from execcoach.drafting.page_text import Stop
from execcoach.errors import CoachError
from execcoach.profile.page import OnPage, listed, live_now, wording
from execcoach.profile.paths import Step, get, show, steps

Digest = Callable[[str], str]
_WEEK = datetime.timedelta(days=7)
_REMEMBERED = datetime.timedelta(days=60)
LIVE, CHANGED, NEW, GONE, DOWN, NOTHING = "live", "changed", "new", "gone", "down", "nothing"
"""States: gone, still live and no longer in the file; down, taken off the page; nothing, neither here nor there."""


class Row(NamedTuple):
    """One place of the profile that is live: the hash of its words there, since when, as part of which field.

    `was` is the hash of what stood there before; a row without a hash says that it was taken down on that day.
    """

    path: str
    hash: str
    on: datetime.date | None = None
    field: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A form of the page, how it stands, and the rows that speak of it (their paths as they are today)."""

    stop: Stop
    state: str
    rows: tuple[Row, ...] = ()

    @property
    def id(self) -> str:
        """What it is called by a command."""
        return self.stop.id

    @property
    def waits(self) -> bool:
        """Whether there is something to do on the page."""
        return self.state in (CHANGED, NEW, GONE)

    @property
    def since(self) -> datetime.date | None:
        """The last day on which something of it was ticked."""
        return max((row.on for row in self.rows if row.on), default=None)


class Walk(NamedTuple):
    """Every form in page order, those that are only on the page any more behind their field; rows of nothing here."""

    visits: tuple[Visit, ...]
    others: tuple[Row, ...] = ()


def walk(stops: Iterable[Stop], sheet: PageSheet, raw: Mapping[str, Any], rows: Sequence[Row], digest: Digest) -> Walk:
    """How every form of the page stands."""
    now = live_now(raw, {row.path: row.hash for row in rows if row.hash}, digest)
    said = set(now.live.values())
    stops = tuple(stops)
    covers: dict[str, list[Stop]] = {}
    for stop in stops:
        for path in stop.paths:
            covers.setdefault(path, []).append(stop)
    homes: dict[str | tuple[str, int], list[tuple[Row, bool]]] = {}
    others = []
    for row in rows:
        here = now.now.get(row.path, "") if row.hash else row.path
        where = here or _aside(row.path, raw)
        home = _home(where, row.field, covers.get(where) or stops, sheet)
        if home is None:
            others.append(row)
        else:
            homes.setdefault(home, []).append((row._replace(path=where), row.path in said))
    visits = []
    for field in sheet.fields:
        for stop in (stop for stop in stops if stop.field is field):
            mine = homes.get(stop.id, [])
            visits.append(Visit(stop, _state(stop, mine, now), tuple(row for row, _ in mine)))
        for home, mine in homes.items():
            if isinstance(home, tuple) and home[0] == field.id:
                lone = Stop(f"{field.id}-gone-{home[1] + 1}", field, (), home[1])
                state = GONE if any(row.hash for row, _ in mine) else DOWN
                visits.append(Visit(lone, state, tuple(row for row, _ in mine)))
    return Walk(tuple(visits), tuple(others))


def _state(stop: Stop, mine: Sequence[tuple[Row, bool]], now: OnPage) -> str:
    there = [_is_live(path, now) for path in stop.paths]
    stale = any(row.hash and not live for row, live in mine)
    if not there:
        return GONE if stale else NOTHING
    if all(there) and not stale:
        return LIVE
    return CHANGED if any(there) or any(row.hash for row, _ in mine) else NEW


def _is_live(path: str, now: OnPage) -> bool:
    """Whether the place was ticked, or a whole table or list that it stands in."""
    return path in now.live or any(path[:at] in now.live for at, sign in enumerate(path) if sign in ".[")


def _home(path: str, field: str, stops: Sequence[Stop], sheet: PageSheet) -> str | tuple[str, int] | None:
    """The form in which a place of the profile stands, else the field and entry of one that is no longer there."""
    try:
        parts = steps(path)
    except CoachError:
        return None
    found = [stop for stop in stops if _of(stop, parts)]
    if found:
        return next((stop for stop in found if stop.field.id == field), found[0]).id
    if len(parts) < 2 or not isinstance(parts[1], int):
        return None
    fields = [one for one in sheet.fields if one.section == parts[0] and not one.together]
    named = next((one for one in fields if one.id == field), fields[0] if fields else None)
    return (named.id, parts[1]) if named else None


def _of(stop: Stop, parts: Sequence[Step]) -> bool:
    field = stop.field
    if field.section:
        mine = len(parts) > 1 and parts[0] == field.section
        return mine and (field.together or (stop.entry is not None and parts[1] == stop.entry))
    return any(tuple(parts[: len(one)]) == one and len(parts) <= len(one) + 1 for one in map(steps, field.paths))


def _aside(path: str, raw: Mapping[str, Any]) -> str:
    """A path behind the entries of today, for one that is not among them any more."""
    try:
        parts = steps(path)
    except CoachError:
        return ""
    at = next((at for at, step in enumerate(parts) if isinstance(step, int)), None)
    if at is None:
        return path
    number, length = parts[at], len(listed(get(raw, show(parts[:at]))))
    assert isinstance(number, int)
    return show((*parts[:at], number if number >= length else number + length, *parts[at + 1 :]))


def ticked(
    walk: Walk, chosen: Iterable[str], raw: Mapping[str, Any], today: datetime.date, digest: Digest
) -> tuple[Row, ...]:
    """The rows once the chosen forms stand on the page as they are in the file today."""
    ids, visits = set(chosen), walk.visits
    made = {path for visit in visits if visit.id in ids for path in visit.stop.paths}
    rows: dict[tuple[str, bool], Row] = {}
    for visit in visits:
        for row in visit.rows if visit.id not in ids else ():
            if row.path not in made:
                rows[row.path, bool(row.hash)] = row
    before = {row.path: row for visit in visits for row in visit.rows if row.hash}
    for visit in visits:
        if visit.id in ids:
            for row in _put_up(visit, raw, today, digest, before):
                rows[row.path, bool(row.hash)] = row
    recent = [row for row in rows.values() if row.hash or (row.on and today - row.on < _REMEMBERED)]
    return (*(row for row in recent if row.hash or (row.path, True) not in rows), *walk.others)


def _put_up(
    visit: Visit, raw: Mapping[str, Any], today: datetime.date, digest: Digest, before: Mapping[str, Row]
) -> Iterator[Row]:
    field = visit.stop.field.id
    for path in visit.stop.paths:
        known = digest(wording(get(raw, path)))
        old = before.get(path)
        if old and old.hash == known:
            yield old._replace(field=field)
        else:
            yield Row(path, known, today, field, _was(old, today))
    for row in visit.rows:
        if row.path not in visit.stop.paths:
            was = _was(row, today) if row.hash else row.was
            yield row if not row.hash else Row(row.path, "", today, field, was)


def _was(old: Row | None, today: datetime.date) -> str:
    """What stood there before; within a week it is what stood there when the week began."""
    if old is None:
        return ""
    return old.was if old.on and today - old.on < _WEEK else old.hash


def unticked(walk: Walk, id: str) -> tuple[Row, ...]:
    """The rows without what one form says is live."""
    return (*(row for visit in walk.visits if visit.id != id for row in visit.rows), *walk.others)
