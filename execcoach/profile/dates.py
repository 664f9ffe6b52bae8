"""Dates as people give them: a year, a month or a day, kept at that precision."""

import calendar
import datetime
import re
from dataclasses import dataclass

from execcoach.errors import CoachError, Place
from execcoach.text import one_line

_ISO = re.compile(r"(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?\Z")
_TWO_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{4})\Z")
_THREE_NUMBERS = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})\Z")
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_DAY_FIRST = re.compile(rf"(?:{_ORDINAL}\s+)?(?:de\s+)?([a-z]+)\.?,?\s+(?:de[l]?\s+)?(\d{{4}})\Z")
_MONTH_FIRST = re.compile(rf"([a-z]+)\.?\s+{_ORDINAL},?\s+(\d{{4}})\Z")
_MONTHS = {
    name: at
    for at, names in enumerate(
        (
            "january jan januar janner janvier janv enero ene",
            "february feb februar febr fevrier fevr febrero",
            "march mar marz maerz mrz mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug aout agosto ago",
            "september sept sep septembre septiembre setiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez decembre diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
"""English, German, French and Spanish names, without their accents."""
_WRITE = "Write it as 2019, May 2019 or 2 May 2019."


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
    """The day that `2019`, `2019-05`, `May 2019`, `2 de mayo de 2019`, `05/2019` or a TOML date means, or None."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return Day(value.year, value.month, value.day)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    meanings = {_checked(*meaning) for meaning in _meanings(str(value).strip())} - {None}
    return meanings.pop() if len(meanings) == 1 else None


def understood(typed: str) -> Day:
    """The day that somebody typed; CoachError where it is none, could be two, or is in no calendar."""
    if day := parse_day(typed):
        return day
    said = one_line(typed)
    sentence = f"“{said}” is no date. {_WRITE}"
    meanings = _meanings(typed.strip())
    days = [day for meaning in meanings if (day := _checked(*meaning))]
    if len(days) > 1:
        first, second = (f"{day.day} {_NAMES[day.month]}" for day in days)
        sentence = f"“{said}” could be {first} or {second}. Write the month as a word: {first} {days[0].year}."
    elif meanings:
        sentence = f"“{said}” is in no calendar. {_WRITE}"
    expected = "2019, May 2019 or 2 May 2019"
    raise CoachError("That is no date", sentence, [Place(value=said, expected=expected)])


_NAMES = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _meanings(text: str) -> list[tuple[int, int, int]]:
    """Every (year, month, day) that a text can mean, whether or not a calendar has it; the likelier first."""
    if iso := _ISO.match(text):
        return [(int(iso[1]), _given(iso[3]), _given(iso[4]))]
    if two := _TWO_NUMBERS.match(text):
        return [(int(two[2]), _given(two[1]), 0)]
    if three := _THREE_NUMBERS.match(text):
        one, other = _given(three[1]), _given(three[3])
        both = [
            (int(three[4]), other, one),
            (int(three[4]), one, other),
        ]  # with dots the day stands first wherever dots are written
        return both[:1] if three[2] == "." or one == other else both
    words = _folded(text)
    if found := _DAY_FIRST.match(words):
        day, name = found[1], found[2]
    elif found := _MONTH_FIRST.match(words):
        name, day = found[1], found[2]
    else:
        return []
    return [(int(found[3]), _MONTHS[name], _given(day))] if name in _MONTHS else []


def _given(number: str | None) -> int:
    """The number of a month or day, 0 where nobody gave one; one written as 0 is in no calendar."""
    return 0 if number is None else int(number) or 99


def _folded(text: str) -> str:
    """In small letters and without accents."""
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(sign for sign in normalize("NFKD", text) if not combining(sign))
    return text.lower()


def _checked(year: int, month: int, day: int) -> Day | None:
    if not 1000 <= year <= 9999 or not 0 <= month <= 12 or (day and not month):
        return None
    if day and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Day(year, month, day)
