"""Dates as a LinkedIn page writes them: from when until when, and for how long."""

import re
from dataclasses import dataclass

from execcoach.exchange.page_paste_words import PageWords
from execcoach.profile.dates import Day, parse_day

_IN_BRACKETS = re.compile(r"\s*[(（]([^()]{1,40})[)）]\s*\Z")
_UNITS = re.compile(r"(\d{1,3})\s*\+?\s*([^\W\d_]+\.?)")
_REST = re.compile(r"[\s,·und]*(?:and)?[\s,]*\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, None for still; `months` as the page counts them, None where it does not."""

    start: Day
    end: Day | None
    months: int | None = None


def span_of(line: str, words: PageWords) -> Span | None:
    """The span a whole line means; None where it says anything else."""
    if len(line) > 90 or not any(sign.isdigit() for sign in line):
        return None
    body, months = _without_length(line, words)
    if (since := words.after("since", body)) is not None:
        start = day_of(since)
        return Span(start, None, months) if start else None
    rest = words.after("before_dates", body)
    body = body if rest is None else rest
    for stroke in words.all("between"):
        first, found, last = body.partition(stroke)
        if found and (start := day_of(first)):
            if words.says("now", last):
                return Span(start, None, months)
            if end := day_of(last):
                return Span(start, end, months)
    if months is not None and (only := day_of(body)):
        return Span(only, only, months)
    return None


def behind(line: str, words: PageWords) -> tuple[str, Span | None]:
    """The words of a line and the span that stands at its end, behind a dot or in brackets."""
    for sign in (" · ", " ("):
        head, found, tail = line.partition(sign)
        while found:
            tail_only = tail.strip().strip("()")
            if span := span_of(tail_only, words) or _one_day(tail_only):
                return head.strip(" ·,"), span
            more, found, tail = tail.partition(sign)
            head = f"{head}{sign}{more}"
    return line, None


def length_of(line: str, words: PageWords) -> int | None:
    """The months that a line such as “5 yrs 9 mos” counts, None where it says anything else."""
    said = line.strip(" ()·").casefold()
    if said in words.all("brief"):
        return 1
    total, units = 0, _UNITS.findall(said)
    for number, unit in units:
        if unit in words.all("years"):
            total += 12 * int(number)
        elif unit in words.all("months"):
            total += int(number)
        else:
            return None
    return total if units and _REST.match(_UNITS.sub("", said)) else None


def day_of(text: str) -> Day | None:
    """The day that a piece of a line means."""
    return parse_day(text.strip().strip("·,() "))


def _one_day(text: str) -> Span | None:
    day = day_of(text)
    return Span(day, day) if day else None


def _without_length(line: str, words: PageWords) -> tuple[str, int | None]:
    if found := _IN_BRACKETS.search(line):
        if (months := length_of(found[1], words)) is not None:
            return line[: found.start()].strip(), months
        if "(" not in line[: found.start()] and not line[: found.start()].strip(" ·"):
            return found[1].strip(), None
    head, dot, tail = line.rpartition("·")
    if dot and (months := length_of(tail, words)) is not None:
        return head.strip(), months
    return line.strip(), None
