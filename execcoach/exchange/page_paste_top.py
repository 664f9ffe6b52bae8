"""The top of a page: name, headline and town, among buttons, counters and what the printed column ends with."""

import re
import unicodedata

from execcoach.exchange.matching import fold
from execcoach.exchange.page_paste_found import Found
from execcoach.exchange.page_paste_lines import Line
from execcoach.exchange.page_paste_words import PageWords

_SLUG = re.compile(r"linkedin\.com/(?:in|pub)/([^\s/?()]*)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?:[ ,]+[^\W\d_(\"“][\w'’.\-()\"“”]*){1,6}\Z")
_LETTERS = re.compile(r"[^a-z]")
_POSTFIX = re.compile(r"(?:, (?:[A-Z][\w.]{0,7}\.?|#\w+))+\Z")


def read_top(lines: list[Line], found: Found, known: str, whole: list[Line]) -> str:
    """Take the name, headline and town above the first section of a page; the name, "" where none is sure."""
    words = found.words
    told = _contact_line(lines, words)
    lines = [line for line in lines if not line.apart]
    at = next((at for at, line in enumerate(lines) if is_name(line.words, known, whole)), None)
    if at is None:
        at = next((at for at, line in enumerate(lines) if _before_degree(lines, at, words)), None)
    kept = [line for line in lines if not _is_page(line.words, words)]
    found.passed += len(lines) - len(kept)
    if at is None:
        names = [line for line in kept if _looks_named(line.words)]
        if not names or names[0] is not kept[0]:
            found.doubt(kept, "unsure_top" if kept else "unsure_start")
            return ""
        first = kept[0]
    else:
        first = lines[at]
    name = bare_name(first.words, words)
    rest = kept[kept.index(first) + 1 :] if first in kept else [one for one in kept if one.number > first.number]
    found.doubt([one for one in kept if one.number < first.number and fold(one.words) != fold(name)], "unsure_start")
    rest = [one for one in rest if fold(bare_name(one.words, words)) != fold(name)]
    _headline_and_town(rest, told, found)
    found.set("person.name", name, first)
    return name


def read_printed_top(lines: list[Line], found: Found, known: str, whole: list[Line]) -> tuple[str, list[Line]]:
    """The same where it follows the narrow column: the name, and the lines before it, which the column ends with."""
    at = next((at for at, line in enumerate(lines) if is_name(line.words, known, whole)), None)
    if at is None:
        return "", lines
    first, rest = lines[at], [one for one in lines[at + 1 :] if not found.words.says("pronouns", one.words.strip("()"))]
    name = bare_name(first.words, found.words)
    if len(rest) > 1 and is_place(rest[-1].words, found.words):
        found.set("person.location", rest[-1].words, rest[-1])
        rest = rest[:-1]
    elif len(rest) > 1 and len(rest[-1].words.split()) < 4:
        found.doubt(rest[-1:], "unsure_top")
        rest = rest[:-1]
    if rest:
        found.set("person.headline", " ".join(one.words for one in rest), rest[0])
    found.set("person.name", name, first)
    return name, lines[:at]


def bare_name(line: str, words: PageWords) -> str:
    """A name without pronouns, degrees and letters behind it."""
    for stroke in (" · ", "·", " ("):
        head, sign, tail = line.partition(stroke)
        if sign and (words.says("degrees", tail.strip(" )·")) or words.says("pronouns", tail.strip(" )·"))):
            line = head
    return _POSTFIX.sub("", line).strip(" ·,")


def is_name(line: str, known: str, whole: list[Line]) -> bool:
    """Whether a line is the name that the folder or the address of the page gives."""
    letters = _letters(_POSTFIX.sub("", line.partition(" ·")[0].partition(" (")[0]))
    if not letters or not _looks_named(line):
        return False
    if known and letters == _letters(known):
        return True
    return any(_letters(slug).startswith(letters) or letters == _letters(slug) for slug in slugs(whole))


def slugs(lines: list[Line]) -> list[str]:
    """What stands in addresses of profiles; one that the print broke in two is put together."""
    found = []
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        if match := _SLUG.search(line.words):
            found.append(match[1] + broken(match[1], after))
    return found


def broken(slug: str, after: Line | None) -> str:
    """The rest of an address that goes on in the line below, "" where it does not."""
    rest = after.words.partition(" (")[0] if after else ""
    return rest if rest and " " not in rest and (not slug or slug.endswith("-")) else ""


def is_place(line: str, words: PageWords) -> bool:
    """Whether a line is surely a town, region or country."""
    said = line.partition(" · ")[0] if words.says("where", line.rpartition(" · ")[2]) else line
    parts = [part.strip() for part in said.split(",")]
    if not said or len(said) > 80 or said[-1] in ".:;!?" or any(sign.isdigit() for sign in said):
        return False
    if words.says("where", line) or words.says("where", line.rpartition(" · ")[2]):
        return True
    if fold(parts[-1]) in words.all("countries"):
        return all(part[:1].isupper() for part in parts)
    last = fold(parts[-1]).split()
    areas = any(area.split() == last[-len(area.split()) :] for area in words.all("areas"))
    return areas and len(said.split()) <= 7 and said[:1].isupper()


def _headline_and_town(rest: list[Line], told: str, found: Found) -> None:
    words = found.words
    town = next((one for one in rest if told and fold(one.words.rpartition(" · ")[0] or one.words) == fold(told)), None)
    town = town or next((one for one in rest[1:] if is_place(one.words, words)), None)
    if town is None and len(rest) > 1 and is_place(rest[0].words, words):
        town = rest[0]
    before = [one for one in rest if town is None or one.number < town.number]
    if town:
        place = town.words.rpartition(" · ")[0] if words.heading(town.words.rpartition(" · ")[2]) else town.words
        found.set("person.location", place, town)
    if before:
        found.set("person.headline", before[0].words, before[0])
    for one in rest:
        if one is not town and one is not (before[0] if before else None):
            found.top_rest.append(one)


def _contact_line(lines: list[Line], words: PageWords) -> str:
    """The line that stands with, or just before, the link to how to reach somebody."""
    for at, line in enumerate(lines):
        head, dot, tail = line.words.rpartition(" · ")
        if dot and (heading := words.heading(tail)) and heading.id == "contact":
            return head
        if at and line.words.strip("· ") and (heading := words.heading(line.words)) and heading.id == "contact":
            return lines[at - 1].words
    return ""


def _before_degree(lines: list[Line], at: int, words: PageWords) -> bool:
    """Whether how near somebody is, or how to speak of them, stands in or just behind this line."""
    line = lines[at].words
    if not _looks_named(bare_name(line, words)):
        return False
    following = [one.words.strip("· ()") for one in lines[at + 1 : at + 2]]
    return bare_name(line, words) != line or any(
        words.says("degrees", one) or words.says("pronouns", one) for one in following
    )


def _is_page(line: str, words: PageWords) -> bool:
    bare = line.strip("· ()")
    return words.says("page", line) or not bare or words.says("degrees", bare) or words.says("pronouns", bare)


def _looks_named(line: str) -> bool:
    return bool(_NAME.match(line.partition(" ·")[0].partition(" (")[0])) and len(line) < 80


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return _LETTERS.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))
