"""Dates a text gives, each at its own precision: a day, a month, a quarter, a year or a decade."""

import re
from typing import NamedTuple


class Moment(NamedTuple):
    """A date in a text and where it stands; 0 for what it does not say, months as the span they may lie in."""

    start: int
    end: int
    year: int = 0
    last_year: int = 0
    months: tuple[int, int] = (0, 0)
    day: int = 0


_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT = {name[:3]: at for at, name in enumerate(_NAMES, 1)} | {"sept": 9}
_MONTHS = {**{name: at for at, name in enumerate(_NAMES, 1)}, **_SHORT}
_MONTH = r"(?:{})\b\.?".format(
    "|".join(name.capitalize() for name in sorted(_MONTHS, key=len, reverse=True))
    + "|"
    + "|".join(name.upper() for name in _NAMES)
)
_YEAR = r"(?:19|20)\d\d"
_TH = r"(?:st|nd|rd|th)?"
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_DATE = re.compile(
    rf"(?<![\d.,/-])(?:"
    rf"(?P<iy>{_YEAR})-(?P<im>\d{{1,2}})(?:-(?P<id>\d{{1,2}}))?(?![\d-])"
    rf"|(?P<d1>\d{{1,2}}){_TH}(?:\s+of)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?(?!\d)"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}){_TH}(?:,?\s+(?P<y2>{_YEAR})(?!\d)|(?=[.,;:!?)]|\s*$|\s+[^\w\s])(?![.,]\d))"
    rf"|(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})(?!\d)"
    rf"|(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<yy>(?:{_YEAR}|\d\d))(?![\d/])"
    rf"|(?P<m4>0?[1-9]|1[0-2])[/.](?P<y4>{_YEAR})(?![\d/])"
    rf"|(?P<qh>[QH])(?P<q>[1-4])(?:\s*(?:of\s+|/|FY)?\s*(?P<qy>{_YEAR}|[’']?\d\d(?!\d)))?(?!\w)"
    rf"|(?P<nth>first|second|third|fourth|last)[\s-](?P<span>quarter|half)\s+of\s+(?P<ny>{_YEAR})(?!\d)"
    rf"|(?:FY|fiscal\s+(?:year\s+)?)[\s’']?(?P<fy>{_YEAR}|\d\d)(?!\d)"
    rf"|(?P<from>{_YEAR})\s?[–/-]\s?(?P<to>\d\d|{_YEAR})(?![\d-])"
    rf"|(?P<decade>(?:19|20)\d0)[’']?s\b"
    rf"|(?P<year>{_YEAR})(?![\d%‰]|[.,]\d|\s?(?:%|per\s?cent|k\b|m\b|bn\b|million|thousand|pounds|euros|dollars))"
    rf")",
)
_COUNTS = re.compile(r"\s+([a-z]+s)\b")
_MONEY = re.compile(r"[$£€¥₦₹]\s?$")


def moments(text: str) -> tuple[Moment, ...]:
    """Every date in the text, in order; a month or a weekday alone is none."""
    found = (_moment(match, text) for match in _DATE.finditer(text))
    return tuple(moment for moment in found if moment)


def _moment(match: re.Match[str], text: str) -> Moment | None:
    start, end = match.start(), match.start() + len(match[0].rstrip("."))
    if (start and (text[start - 1].isalnum() or text[start - 1] in "#@_")) or _MONEY.search(text, 0, start):
        return None
    if match["iy"]:
        return _at(start, end, int(match["iy"]), int(match["im"]), int(match["id"] or 0))
    for n in "123":
        if match[f"m{n}"]:
            day = int(match[f"d{n}"]) if n != "3" else 0
            return _at(start, end, int(match[f"y{n}"] or 0), _month(match[f"m{n}"]), day)
    if match["a"]:
        one, other, year = int(match["a"]), int(match["b"]), _full(match["yy"])
        if one > 31 or other > 31 or (match["sep"] == "." and len(match["yy"]) == 2 and other > 12):
            return None
        day, month = (one, other) if other <= 12 else (other, one)
        return _at(start, end, year, month, day)
    if match["m4"]:
        return _at(start, end, int(match["y4"]), int(match["m4"]))
    if match["q"]:
        at, wide = int(match["q"]), 3 if match["qh"] == "Q" else 6
        if wide == 6 and at > 2:
            return None
        year = _full(match["qy"].lstrip("’'")) if match["qy"] else 0
        return Moment(start, end, year, year, (wide * at - wide + 1, wide * at))
    if match["nth"]:
        wide = 3 if match["span"] == "quarter" else 6
        at = _NTH[match["nth"]] if match["nth"] != "last" else 12 // wide
        return Moment(start, end, int(match["ny"]), int(match["ny"]), (wide * at - wide + 1, wide * at))
    if match["fy"]:
        return _at(start, end, _full(match["fy"]))
    if match["from"]:
        first, last = int(match["from"]), match["to"]
        whole = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return Moment(start, end, first, whole)
    if match["decade"]:
        return Moment(start, end, int(match["decade"]), -int(match["decade"]))
    if (counts := _COUNTS.match(text, end)) and counts[1] not in ("was", "is", "has", "as", "us", "its", "this"):
        return None
    return _at(start, end, int(match["year"]))


def _at(start: int, end: int, year: int, month: int = 0, day: int = 0) -> Moment | None:
    if month > 12 or day > 31:
        return None
    return Moment(start, end, year, year, (month, month), day)


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else (2000 if int(year) < 60 else 1900) + int(year)
