"""What the guard knows of a word by its looks alone: a number, a year, a name, a link."""

from __future__ import annotations

from collections.abc import Callable

from execcoach.drafting.guard_words import Sentence, word_set

OWN_LISTS = ("code_names", "customers", "employers", "consented")
_NO_NAME = word_set(
    "i i'm january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)


def _kind(name: str) -> Callable[[Sentence, int], bool]:
    return lambda sentence, at: sentence.kind[at] == name


def _year(sentence: Sentence, at: int) -> bool:
    low = sentence.low[at]
    return len(low) == 4 and low.isascii() and low.isdigit() and low[:2] in ("18", "19", "20")


def _past_year(sentence: Sentence, at: int) -> bool:
    return _year(sentence, at) and int(sentence.low[at]) < 2025


def _day(sentence: Sentence, at: int) -> bool:
    low = sentence.low[at]
    return len(low) < 3 and low.isascii() and low.isdigit() and 1 <= int(low) <= 31


def _cap(sentence: Sentence, at: int) -> bool:
    raw = sentence.raw[at]
    return sentence.kind[at] == "word" and raw[0].isupper() and sentence.low[at] not in _NO_NAME


def _name(sentence: Sentence, at: int) -> bool:
    if not _cap(sentence, at) or len(sentence.raw[at]) < 2:
        return False
    return any(kind in ("word", "number") for kind in sentence.kind[:at][-3:])


def _capitals(sentence: Sentence, at: int) -> bool:
    raw = sentence.raw[at]
    return sentence.kind[at] == "word" and len(raw) > 3 and raw.isupper()


def _emoji(sentence: Sentence, at: int) -> bool:
    return sentence.kind[at] == "mark" and sentence.raw[at] > "\u2190"


SHAPES: dict[str, Callable[[Sentence, int], bool]] = {
    **{kind: _kind(kind) for kind in ("number", "url", "email", "handle", "hashtag", "word", "mark")},
    "year": _year,
    "past_year": _past_year,
    "day": _day,
    "Cap": _cap,
    "Name": _name,
    "CAPS": _capitals,
    "emoji": _emoji,
    "any": lambda sentence, at: True,
    "first": lambda sentence, at: at == 0,
}
