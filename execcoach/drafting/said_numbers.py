"""Numbers a text gives: figures and words, money, percentages, ratios, fractions and times of day."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from execcoach.drafting.number_words import (
    PARTS,
    PLACES,
    SCALES,
    SMALL,
    TENS,
    TIMES,
    VALUES,
    in_figures,
    in_words,
    place,
    step_of,
)
from execcoach.drafting.ordinary import each

Key = tuple[str, float]
"""What a number is of (n, %, money, ratio, part, times, clock, place) and how much."""


class Figure(NamedTuple):
    """A number in a text: where it stands, what it means, what it counts ("" unknown), and how loosely it is meant.

    A loose one may be off by its step: the size of its last place that is not nought.
    """

    start: int
    end: int
    key: Key
    noun: str = ""
    loose: str = ""
    step: float = 1.0
    many: bool = False


_WORD = "|".join(sorted({*VALUES, *SCALES}, key=len, reverse=True))
_WORDS = rf"(?:(?:half\s+)?an?\s+(?=(?:{'|'.join(SCALES)})\b))?(?:{_WORD})(?:(?:[\s-]+|\s+and\s+)(?:{_WORD})\b)*"
_MONEY_SIGN = r"(?:US|A|C|NZ)?[$£€¥₦₹]|(?:USD|GBP|EUR|CHF|JPY|NGN|SEK|NOK|DKK)(?=[\s\d])"
_DIGITS = r"\d{1,3}(?:[,.'’\u202f\u00a0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?P<clock>(?<![\w.,:])\d{{1,2}}:\d{{2}}(?![\d:]))"
    rf"|\b(?P<past>half|(?:a\s+)?quarter)\s+(?P<side>past|to)\s+(?P<hour>\d{{1,2}}|{'|'.join(SMALL[1:13])})\b"
    r"|\b(?:an?|one|two|three|four|five|six|seven|nine|\d)[\s-]+(?P<part>third|quarter|fifth|sixth|seventh|eighth|tenth)"
    r"(?P<parts>s)?\b(?=\s+(?:of|off|as|less|more|fewer|to|in|on|by|and|\w+ing)\b|[\s.,;:!?)]|$)"
    rf"|(?:(?P<money>{_MONEY_SIGN})\s?)?(?<![\w.,#@/])(?P<digits>{_DIGITS})"
    r"(?P<scale>\s?(?:k|K|m|M|mn|mio|b|bn|tn)(?![\w’'])|[\s-]+(?:hundred|thousand|million|billion|trillion|dozen)\b)?"
    r"(?P<place>st|nd|rd|th)?(?P<x>x\b|\s?×)?(?![\d])"
    rf"|\b(?P<words>{_WORDS})\b(?P<tens>s\b)?"
    rf"|\b(?P<vague>dozens|hundreds|thousands|millions|billions)\b"
    r"|\b(?P<half>half)(?=\s+(?:of|the|our|my|their|his|her|its|all|an?\s+(?:year|million|billion|century)|as)\b)"
    rf"|\b(?:by|in)\s+(?P<halved>half)\b"
    rf"|\b(?P<ordinal>(?:{'|'.join(TENS)})-\w+th|(?<=our )second|(?<=my )second|(?<=her )second|(?<=his )second"
    rf"|(?<=their )second|(?<=\ba )second(?=\s+[a-z]{{4,}}\b)|{'|'.join(PLACES)})\b"
    rf"|\b(?P<times>{'|'.join(TIMES)})\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"[^\W\d_]+|\d+")
_BEFORE = re.compile(rf"(?:{_MONEY_SIGN})\s?$", re.IGNORECASE)
_BEGINS = each("a an half quarter by in dozens hundreds thousands millions billions second").union(
    VALUES, SCALES, PLACES, TENS, TIMES
)
_PERCENT = re.compile(
    r"\s?(?:%|‰|per\s?cent\b|percent(?:age)?\b|pct\b|p\.?c\.(?=\s)|(?:in|out\s+of)\s+(?:a|one)\s+hundred\b)",
    re.IGNORECASE,
)
_COINS = re.compile(
    r"\s+(?:pounds|dollars|euros?|francs|naira|kronor|kroner|yen|quid|USD|GBP|EUR|CHF)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"\s?(?:a\.?m\b\.?|p\.?m\b\.?|o[’']?clock\b)", re.IGNORECASE)
_OUT_OF = re.compile(r"\s+(?:(?!in\b|out\b)[a-z]+\s+)?(?:in|out\s+of)\s+$", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?:\b(?P<over>over|above|more\s+than|at\s+least|exceed(?:s|ed|ing)?|beyond|north\s+of|upwards\s+of)"
    r"|\b(?P<under>under|below|less\s+than|fewer\s+than|nearly|almost|up\s+to|not\s+quite|close\s+to|just\s+short\s+of)"
    r"|\b(?P<about>about|around|roughly|approximately|approx\.?|circa|ca?\.|some|or\s+so)"
    r"|(?P<sign>[~≈><]))\s*(?:a\s+|an\s+)?$",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"(?:things|lessons|reasons|questions|tips|ways|points|ideas|words|sentences|sides|takeaways)\b"
    r"|lines (?:are|will be) (?:plenty|enough)\b"
)
_AFTER = re.compile(r"(?:[\s-]+(?:more|new|other|fewer|of|our|the|its|my|their|these|those))*[\s-]+([a-z][a-z’'-]*)")
_NEXT = re.compile(r"\s+([a-z][a-z-]*)")
_IDIOM = re.compile(
    r"24/7|50/50|24/7/365|\b9[\s-]to[\s-]5\b|\bnine[\s-]to[\s-]five\b|\b360[\s-]degree|\b20/20\b"
    r"|\b(?:an?\s+|the\s+|half\s+)?(?:quarters?\s+of|half)\s+an\s+hour\b|\b0:\d\d\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[ \t]*\(?\d{1,2}[.)/]\s", re.MULTILINE)


def figures(text: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Figure, ...]:
    """Every number in the text outside the spans already taken, in order; "one", numbered lists and idioms are none."""
    spans = sorted([*taken, *(m.span() for m in _IDIOM.finditer(text)), *(m.span() for m in _HEADING.finditer(text))])
    found: list[Figure] = []
    at = 0
    for match in _matches(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at < len(spans) and spans[at][0] < match.end():
            continue
        figure = _figure(match, text)
        if figure is None or (found and figure.start < found[-1].end):
            continue
        if found and figure.key[0] == "n" and found[-1].key[0] in ("n", "one"):
            between = text[found[-1].end : figure.start]
            if len(between) < 30 and _OUT_OF.fullmatch(between) and found[-1].key[1] < figure.key[1]:
                share = round(100 * found[-1].key[1] / figure.key[1], 6)
                figure = figure._replace(start=found[-1].start, key=("ratio", share), noun="", many=False)
                found.pop()
        found.append(figure)
    return tuple(figure for figure in found if figure.key[0] != "one")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Where the pattern fits, tried only at words a number can begin with: everywhere costs ten times that."""
    end = 0
    for word in _ANY.finditer(text):
        at = word.start()
        if at < end or not (word[0][0].isdigit() or word[0].lower() in _BEGINS):
            continue
        if word[0][0].isdigit() and (money := _BEFORE.search(text, max(end, at - 5), at)):
            at = money.start()
        if match := _FIGURE.match(text, at):
            yield match
            end = match.end()


def _figure(match: re.Match[str], text: str) -> Figure | None:
    """What one match means, None where it is no number."""
    start, end = match.span()
    kind = next(name for name in _KINDS if match[name] is not None)
    if kind == "clock":
        hour, _, minute = match["clock"].partition(":")
        return Figure(start, end, ("clock", int(hour) % 12 * 60 + int(minute)))
    if kind == "past":
        return Figure(start, end, ("clock", _clock(match)))
    if kind == "times":
        return Figure(start, end, ("times", TIMES[match["times"].lower()]))
    if kind in ("half", "halved"):
        return Figure(*match.span(kind), ("part", 0.5))
    if kind == "part":
        many = re.split(r"[\s-]", match[0])[0].lower()
        count = 1 if many in ("a", "an") else int(many) if many.isdigit() else VALUES[many]
        return Figure(start, end, ("part", round(count / PARTS[match["part"].lower()], 6)))
    if kind == "ordinal":
        return Figure(start, end, ("place", place(match["ordinal"].lower())), _noun(text, end)[0])
    if kind == "vague":
        size = 12 if match["vague"].lower() == "dozens" else SCALES[match["vague"].lower()[:-1]]
        return Figure(start, end, ("n", size), _noun(text, end)[0], "vague", size)
    return _counted(match, text, kind)


_KINDS = ("clock", "past", "times", "half", "halved", "part", "ordinal", "vague", "digits", "words")


def _counted(match: re.Match[str], text: str, kind: str) -> Figure | None:
    """A number in figures or words, with what stands before and after it."""
    end = match.end()
    start = match.start("money") if match["money"] else match.start(kind)
    if kind == "digits":
        value, step = in_figures(match["digits"], (match["scale"] or "").strip(" -").lower())
        if match["place"]:
            return Figure(start, end, ("place", value), _noun(text, end)[0])
        if match["x"]:
            return Figure(start, end, ("times", value))
    else:
        value = in_words(match["words"].lower())
        if value == 1:
            return Figure(start, end, ("one", 1))
        if value == 0 or match["tens"]:
            return None
        step = step_of(value)
    unit = "n"
    if match["money"]:
        unit = "money"
    elif percent := _PERCENT.match(text, end):
        unit, end = "%", percent.end()
    elif coins := _COINS.match(text, end):
        unit, end = "money", coins.end()
    elif clock := _CLOCK.match(text, end):
        if value <= 24:
            return Figure(start, clock.end(), ("clock", value % 12 * 60))
    elif value <= 10 and (after := _NEXT.match(text, end)) and _STEPS.match(text, after.start(1)):
        return None
    before = _LOOSE.search(text, max(0, start - 22), start)
    loose = _looseness(before)
    if text[end : end + 1] == "+":
        loose, end = "over", end + 1
    elif not loose and text[end : end + 6].lower() == " or so":
        loose = "about"
    noun, many = _noun(text, end) if unit == "n" else ("", False)
    return Figure(start, end, (unit, value), noun, loose, step, many)


def _looseness(before: re.Match[str] | None) -> str:
    if not before:
        return ""
    if sign := before["sign"]:
        return {">": "over", "<": "under"}.get(sign, "about")
    return next(name for name in ("over", "under", "about") if before[name])


def _clock(match: re.Match[str]) -> int:
    hour = int(match["hour"]) if match["hour"].isdigit() else VALUES[match["hour"].lower()]
    minute = 30 if match["past"].lower() == "half" else 15
    return (hour % 12 * 60 + (minute if match["side"].lower() == "past" else -minute)) % 720


def _noun(text: str, end: int) -> tuple[str, bool]:
    """The word that is counted, without its plural, or "", and whether it had one."""
    after = _AFTER.match(text, end, end + 60)
    if not after:
        return "", False
    noun = singular(after[1])
    return noun, noun != after[1]


def singular(word: str) -> str:
    """A word without its plural, roughly."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
