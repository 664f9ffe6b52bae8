"""The lines typed at one question as the boxes of its answer: items of a list, fields of an entry, a few lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from execcoach.exchange.mailed import speaks
from execcoach.profile.checklist import Question

Line = tuple[int, str, int]
"""A line's number from 1, its words, and how wide it was with all that stood before them."""
Doubt = tuple[int, str, str]

_NARROW = 58
"""A line of a mail that is shorter than this was ended by a person, not by a program."""
_BULLET = re.compile(r"(?:[-\u2010-\u2015*\u2022\u00b7\u25cf\u25aa\u25e6\u2043\u2219]|\\-)(?:\s+|$)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+")
_PRIVATE = re.compile(r"\s*[(\[]\s*private\s*[)\]]\s*\.?$", re.IGNORECASE)
_QUOTES = str.maketrans("\u2018\u2019\u201b\u02bc", "''''")
_END = re.compile(r"[.,:;\u2026)\]]{1,3}")
_WRAPPED = "This may be one item or two"
_NO_LABEL = "No label stands before it"
_MORE = "This is more than one line asks for"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one value: by field ("" for the only box), whether it is private, the line it begins on."""

    boxes: Mapping[str, str]
    line: int
    private: bool = False


def boxes_of(question: Question, lines: Sequence[Line]) -> tuple[list[Typed], list[Doubt]]:
    """The boxes of every value that was typed, and the lines that have no sure place among them."""
    lines = _ended(lines)
    if question.answer == "list":
        return _items(lines)
    if question.answer == "entry":
        return _entries(question, lines)
    paragraphs = list(_paragraphs(lines))
    if not paragraphs:
        return [], []
    if question.answer == "line":
        first, *more = paragraphs
        doubts = [(number, words, _MORE) for part in more for number, words, _ in part]
        return [Typed({"": _bare(" ".join(words for _, words, _ in first))}, first[0][0])], doubts
    said = "\n\n".join(_flowed(part) for part in paragraphs)
    return [Typed({"": said}, paragraphs[0][0][0])], []


def _ended(lines: Sequence[Line]) -> list[Line]:
    """The lines with a full stop or its like, which a program left alone on the next one, back where it was typed."""
    found: list[Line] = []
    for number, words, width in lines:
        if found and _END.fullmatch(words) and speaks(found[-1][1]) and _may_be_wrapped(found[-1][2], words):
            found[-1] = (found[-1][0], f"{found[-1][1]} {words}", width)
        else:
            found.append((number, words, width))
    return found


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = [[]]
    for number, words, width in lines:
        if speaks(words):
            found[-1].append((number, words, width))
        elif not words.strip() and found[-1]:
            found.append([])
    return [part for part in found if part]


def _flowed(lines: Sequence[Line]) -> str:
    text = lines[0][1]
    for (_, _, before), (_, words, _) in pairwise(lines):
        text += (" " if _may_be_wrapped(before, words) else "\n") + words
    return text


def _may_be_wrapped(width: int, following: str) -> bool:
    """Whether a program may have broken one line into these two: the next word would not have fitted."""
    return width + 1 + len(following.split(" ", 1)[0]) > _NARROW


def _bare(words: str) -> str:
    mark = _BULLET.match(words)
    return words[mark.end() :].strip() if mark else words


def _items(lines: Sequence[Line]) -> tuple[list[Typed], list[Doubt]]:
    items: list[tuple[int, str, bool]] = []
    doubts: list[Doubt] = []
    doubtful = broken = False
    before = 0
    for number, words, width in _unnumbered(lines):
        mark = _BULLET.match(words)
        said = words[mark.end() :].strip() if mark else words
        wrapped = before > 0 and not mark and _may_be_wrapped(before, words)
        before = width
        if not speaks(said):
            before, doubtful, broken = 0, False, False
        elif doubtful and wrapped:
            doubts.append((number, said, _WRAPPED))
        elif items and wrapped and (items[-1][2] or words[:1].islower()):
            items[-1] = (items[-1][0], f"{items[-1][1]} {said}", items[-1][2])
            broken = True
        elif broken and items[-1][2] and not mark:  # broken twice, or an item without its bullet
            doubts.append((number, said, _WRAPPED))
        elif items and wrapped:
            started, first, _ = items.pop()
            doubts += [(started, first, _WRAPPED), (number, said, _WRAPPED)]
            doubtful = True
        else:
            items.append((number, said, bool(mark)))
            doubtful = broken = False
    return [_item(number, words) for number, words, _ in items], doubts


def _item(number: int, words: str) -> Typed:
    said = _PRIVATE.sub("", words)
    return Typed({"": said or words}, number, bool(said) and said != words)


def _unnumbered(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers 1, 2, 3 … Why all or none: “1. FC Köln” is a club and no first item."""
    numbers = [int(mark[1]) for _, words, _ in lines if (mark := _NUMBERED.match(words))]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return list(lines)
    return [(number, _NUMBERED.sub("- ", words, count=1), width) for number, words, width in lines]


def _entries(question: Question, lines: Sequence[Line]) -> tuple[list[Typed], list[Doubt]]:
    labels = sorted(((one.label, one.key) for one in question.fields), key=lambda pair: -len(pair[0]))
    entries: list[tuple[int, dict[str, str]]] = []
    doubts: list[Doubt] = []
    key, before, broad = "", "", 0
    for number, words, width in lines:
        found = next(((name, rest) for label, name in labels if (rest := _behind(label, words)) is not None), None)
        if found:
            key, said = found
            if speaks(said) and (not entries or key in entries[-1][1]):
                entries.append((number, {}))
            if speaks(said):
                entries[-1][1][key] = said
        elif not speaks(words):
            key = "" if key and entries and key in entries[-1][1] else key
        elif key and entries and key in entries[-1][1] and _may_be_wrapped(broad, words):
            entries[-1][1][key] += f" {words}"
        elif key and not (entries and key in entries[-1][1]) and _behind_nothing(before, labels):
            entries = entries or [(number, {})]
            entries[-1][1][key] = _bare(words)
        else:
            doubts.append((number, words, _NO_LABEL))
        before, broad = (words, width) if words.strip() else (before, broad)
    return [Typed(boxes, number) for number, boxes in entries if boxes], doubts


def _behind(label: str, words: str) -> str | None:
    """What stands behind the label and its colon; None where the line does not begin with it."""
    bare = _bare(words).lstrip("*_ ")
    at = len(label)
    if bare[:at].translate(_QUOTES).casefold() != label.translate(_QUOTES).casefold():
        return None
    stressed = "*_ " if bare != _bare(words) else " "
    rest = bare[at:].lstrip(stressed)
    return rest[1:].lstrip(stressed).strip() if rest[:1] in (":", "\uff1a", "=") else None


def _behind_nothing(before: str, labels: Sequence[tuple[str, str]]) -> bool:
    return any(_behind(label, before) == "" for label, _ in labels)
