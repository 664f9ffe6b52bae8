"""The desk for looking back: a year as a map, the Loop score of each pillar, effort by its kind. Read on demand."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from execcoach.routine import trend, year
from execcoach.routine.consistency import Kept, kept
from execcoach.routine.progress import up_to
from execcoach.routine.records import PILLARS, Records, Session
from execcoach.routine.trend import Point
from execcoach.routine.year import Year
from execcoach.storage import progress_files

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk


class TrendDesk:
    """One person's routine over months; only the months that can still be seen are read, however many there are."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk
        self._read: tuple[datetime.date, datetime.date, tuple[Session, ...]] | None = None

    @property
    def _today(self) -> datetime.date:
        return self._desk.clock.today()

    def read_again(self) -> None:
        """Forget what was read, so that it is read anew."""
        self._read = None

    def kept(self) -> Kept:
        """Days kept of the planned days in the map's year."""
        routine, today = self._desk.profile.routine, self._today
        since = year.first_day(today)
        return kept(self._since(since), routine, today, since, window=7 * year.WEEKS)

    def year(self) -> Year:
        """The last 53 weeks."""
        return year.year(self._since(year.first_day(self._today)), self._desk.profile.routine, self._today)

    def loop(self) -> dict[str, tuple[Point, ...]]:
        """Pillar → its Loop score at the end of each of the last 52 weeks, today's last; empty before any session."""
        routine, today = self._desk.profile.routine, self._today
        first = trend.horizon(routine, today - datetime.timedelta(days=7 * (trend.WEEKS - 1)))
        sessions = self._since(min(first, year.first_day(today)))
        return {pillar: trend.weekly(sessions, routine, pillar, today) for pillar in PILLARS}

    def on(self, day: datetime.date) -> tuple[Session, ...]:
        """The sittings of a day of the map."""
        return tuple(s for s in self._since(year.first_day(self._today)) if s.day == day)

    def efforts(self, days: int = 28) -> dict[str, int]:
        """Kind of effort → how often within so many days up to today, the slightest kind first."""
        since = self._today - datetime.timedelta(days=days - 1)
        return trend.efforts(self._since(since), since, self._today)

    def _since(self, day: datetime.date) -> tuple[Session, ...]:
        today = self._today
        if self._read is None or self._read[0] != today or day < self._read[1]:
            self._read = (today, day, self._sessions(day))
        return self._read[2]

    def _sessions(self, day: datetime.date) -> tuple[Session, ...]:
        workspace = self._desk.workspace
        if not workspace.progress.is_dir():
            return ()
        reading = progress_files.read_since(workspace, day, self._desk.profile.person.id)
        records: Records = up_to(reading.records, self._today).records
        return records.sessions
