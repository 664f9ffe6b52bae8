"""Dates as LinkedIn's files give them, brought into a form every other file has too; nothing is guessed."""

import re

_TIME = re.compile(r",?[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Uhr)?\s*")
_ZONE = re.compile(r"(?:UTC|GMT|Z|CES?T|MES?Z|E[DS]T|P[DS]T|[+-]\d{2}:?\d{2})?(?: (\d{4}))?\Z")
_SHORT_YEAR = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2})\Z")
_NAMED = re.compile(r"(\d{1,2})[-/ ]([A-Za-zÄäÉéûÛ]{3,10})\.?[-/ ](\d{2}|\d{4})\Z")
_MONTH_SHORT = re.compile(r"([A-Za-zÄäÉéûÛ]{3,10})\.?[-/](\d{2}|\d{4})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})\s+([A-Za-zÄäÉéûÛ]{3,10})\.?\Z")
_DAYS = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+", re.IGNORECASE)


def plain_date(words: str) -> str:
    """The date without the time of the day, its year in four digits: "2026-07-20 10:25:25 UTC" is "2026-07-20"."""
    date = _DAYS.sub("", " ".join(words.split())[:60], count=1)
    if (time := _TIME.search(date)) and (zone := _ZONE.match(date[time.end() :].strip())):
        date = f"{date[: time.start()].rstrip(' ,')} {zone[1] or ''}".strip()
    if short := _SHORT_YEAR.match(date):
        return f"{short[1]}{short[2]}{short[3]}{short[2]}{_year(short[4])}"
    if named := _NAMED.match(date):
        return f"{named[1]} {named[2]} {_year(named[3])}"
    if month := _MONTH_SHORT.match(date):
        return f"{month[1]} {_year(month[2])}"
    if turned := _YEAR_FIRST.match(date):
        return f"{turned[2]} {turned[1]}"
    return date


def _year(digits: str) -> str:
    """Four digits; two of them are of this century up to 69."""
    return digits if len(digits) == 4 else f"{'20' if int(digits) < 70 else '19'}{digits}"
