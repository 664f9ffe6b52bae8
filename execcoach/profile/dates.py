"""Dates as people give them: a year, a month or a day, kept at that precision."""

import calendar
import datetime
import re
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]+)\.?,?\s+(\d{4})\Z")


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month of it or a day of it; month and day are 0 where nobody gave them."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    def first(self) -> datetime.date:
        """The earliest day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> datetime.date:
        """The latest day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def months_before(self, today: datetime.date) -> int:
        """Whole months from the latest day it can mean until today; 0 when that is still to come."""
        last = self.last()
        months = (today.year - last.year) * 12 + today.month - last.month - (today.day < last.day)
        return max(0, months)


def parse_day(value: object) -> Day | None:
    """The day that `2019`, `2019-05`, `2019-05-02`, `May 2019`, `2 May 2019` or a TOML date means, or None."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return Day(value.year, value.month, value.day)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip()
    if iso := _ISO.match(text):
        return _checked(*(int(part or 0) for part in iso.groups()))
    if words := _WORDS.match(text):
        month = _MONTHS.get(words[2].lower(), 0)
        return _checked(int(words[3]), month, int(words[1] or 0)) if month else None
    return None


def _checked(year: int, month: int, day: int) -> Day | None:
    if not 1000 <= year <= 9999 or not 0 <= month <= 12 or (day and not month):
        return None
    if day and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Day(year, month, day)
