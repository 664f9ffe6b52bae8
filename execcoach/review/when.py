"""When the next call is, as people say it: "Mon 10:00", "tomorrow 9", "2026-11-23 10:00"."""

import datetime
import re

from execcoach.errors import CoachError, Place
from execcoach.profile.dates import parse_day
from execcoach.profile.day_words import weekday_and_day
from execcoach.text import one_line

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = datetime.timedelta(days=1)
_TIME = re.compile(
    r"(?:\bat\s+)?\b([01]?\d|2[0-3])(?:[:.h]([0-5]\d)|\s*o['’]?clock)?\s*([ap]\.?m\.?)?\Z", re.IGNORECASE
)
_SOON = {"today": 0, "tonight": 0, "tomorrow": 1}
_IN = re.compile(r"in\s+(a|an|one|two|three|four|\d{1,2})\s+(day|week|month)s?\Z")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_NOON = 12
_DAY_EXAMPLES = "Fri, tomorrow, 27 Nov or 2026-11-27"
EXAMPLES = "Mon 10:00, tomorrow 9, 23 Nov 14:30 or 2026-11-23 10:00"


def understood(words: str, now: datetime.datetime) -> datetime.datetime:
    """The moment these words mean, the next one after `now`; CoachError where they mean none, or one that is over.

    A weekday is the next one of that name, today included while the time is still to come.
    """
    said = one_line(words).strip(" .,;")
    now = now.replace(tzinfo=None, second=0, microsecond=0)
    time = _TIME.search(said)
    if not time:
        raise _not_understood(said)
    hour, minute = int(time[1]), int(time[2] or 0)
    if time[3]:
        if not 1 <= hour <= _NOON:
            raise _not_understood(said)
        hour = hour % _NOON + (_NOON if time[3].lower().startswith("p") else 0)
    at = datetime.time(hour, minute)
    day = _day(said[: time.start()].strip(" ,;"), now, at)
    if day is None:
        raise _not_understood(said)
    found = datetime.datetime.combine(day, at)
    if found <= now:
        sentence = f"“{said}” is {in_words(found, now.date())}: that is over. Name a time that is still to come."
        raise CoachError("That is over", sentence)
    return found


def understood_day(words: str, today: datetime.date) -> datetime.date:
    """The day these words mean, today or later; CoachError where they mean none, or one that is over."""
    said = one_line(words).strip(" .,;")
    late = datetime.time(23, 59)
    day = _day(said, datetime.datetime.combine(today, datetime.time()), late) if said else None
    if day is None:
        place = Place(value=said, expected=_DAY_EXAMPLES)
        raise CoachError("Which day is that?", f"“{said}” is no day. Type it as in {_DAY_EXAMPLES}.", [place])
    if day < today:
        sentence = f"{weekday_and_day(day)} {day.year} is over. Name a day that is still to come."
        raise CoachError("That is over", sentence)
    return day


def _day(rest: str, now: datetime.datetime, at: datetime.time) -> datetime.date | None:
    """The day that is meant by what stands before the time; without a word, today or else tomorrow."""
    today, words = now.date(), rest.casefold()
    first = today if at > now.time() else today + _DAY
    if not words:
        return first
    if words in _SOON:
        return today + _SOON[words] * _DAY
    if found := _IN.fullmatch(words):
        number = _NUMBERS.get(found[1]) or int(found[1])
        return today + number * {"day": 1, "week": 7, "month": 28}[found[2]] * _DAY
    later, name = 0, words
    if words.startswith("next "):
        later, name = 1, words.removeprefix("next ")
    name = name.removeprefix("on ").removeprefix("this ").rstrip(".")
    if len(name) >= 2 and len(named := [n for n, day in enumerate(_DAYS) if day.startswith(name)]) == 1:
        day = first + (named[0] - first.weekday()) % 7 * _DAY
        this_week = (day - today).days < 7 - today.weekday()
        return day + 7 * _DAY if later and this_week else day
    return _dated(rest, today)


def _dated(words: str, today: datetime.date) -> datetime.date | None:
    """A day given by its date; without a year the next one there is."""
    if found := parse_day(words):
        return found.first() if found.day else None
    for year in (today.year, today.year + 1):
        for joined in (f"{words.rstrip('.')} {year}", f"{words.rstrip('.')}.{year}", f"{words}/{year}"):
            found = parse_day(joined)
            if found and found.day and found.first() >= today:
                return found.first()
    return None


def in_words(at: datetime.datetime, today: datetime.date) -> str:
    """A moment as a person says it: "tomorrow, Monday 23 November, 10:00"; at midnight the day alone."""
    near = {0: "today, ", 1: "tomorrow, "}.get((at.date() - today).days, "")
    year = f" {at.year}" if at.year != today.year else ""
    time = f", {at:%H:%M}" if at.time() != datetime.time() else ""
    return f"{near}{weekday_and_day(at)}{year}{time}"


def _not_understood(said: str) -> CoachError:
    place = Place(value=said, expected=EXAMPLES)
    return CoachError("When is that?", f"“{said}” is not a day and a time. Type it as in {EXAMPLES}.", [place])
