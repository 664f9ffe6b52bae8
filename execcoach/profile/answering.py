"""From what was typed to what a profile keeps: dates at their precision, private items, entries completed."""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.checklist import Question
from execcoach.profile.dates import parse_day
from execcoach.profile.keys import NATURAL_KEYS
from execcoach.text import clean, one_line
from execcoach.words import thin


@cache
def _keys(annotation: str) -> frozenset[str]:
    """The keys of all tables whose values are of this kind. Why so late: a score is read without them."""
    from execcoach.profile import circle, guidelines, model

    kinds = [kind for room in (model, circle, guidelines) for kind in vars(room).values() if isinstance(kind, type)]
    return frozenset(
        field.metadata.get("key", field.name)
        for kind in kinds
        if dataclasses.is_dataclass(kind)
        for field in dataclasses.fields(kind)
        if field.type == annotation
    )


_YES, _NO = ("yes", "y", "true"), ("no", "n", "false")


def asks_date(path: str) -> bool:
    """Whether what stands at the path is a date."""
    return path.rpartition(".")[2] in _keys("Day | None")


def one_of_several(question: Question) -> bool:
    """Whether the answer is one more item or entry beside others."""
    return question.answer in ("list", "entry") and not question.single


def can_be_private(question: Question) -> bool:
    """Whether the answer may carry `private = true`: items and entries of the profile; the other files are private."""
    return one_of_several(question) and question.file == "profile"


def composed(question: Question, typed: Mapping[str, str], private: bool = False) -> Any:
    """What was typed (by field, "" for the only box) as the value to keep; CoachError names the box that is wrong."""
    if question.answer == "entry":
        entry: dict[str, Any] = dict(question.fixed)
        for field in question.fields:
            said = _valued(field.key, _said(typed.get(field.key, ""), field.key, field.label), field.label)
            if field.required and said == "":
                raise _wrong(field.key, "", f"“{field.label}” is needed here", "words")
            if said != "":
                entry[field.key] = said
        return entry | ({"private": True} if private else {})
    said = _said(typed.get("", ""), question.path, "", lines=question.answer == "text")
    if not said and question.answer != "tick":
        raise _wrong("", "", "There is nothing in the box yet", "words")
    if question.options and said.casefold() not in question.options:
        raise _wrong("", said, f"“{said}” is none of the words known here", f"one of {', '.join(question.options)}")
    said = said.casefold() if question.options else said
    return {"text": said, "private": True} if private and can_be_private(question) else said


def probe_for(question: Question, typed: Mapping[str, str]) -> str:
    """The one more question for an answer without a name, a number or a deed; "" where nothing is to be asked."""
    said = " ".join(text for text in typed.values() if text.strip())
    if not said or question.options or "@" in said or "://" in said or asks_date(question.path):
        return ""
    entry = question.answer == "entry" and any(_named(text) for text in typed.values())
    return question.probe if thin(said) and not entry else ""


def _named(text: str) -> bool:
    """Whether a box of an entry holds a name: two words with a capital."""
    return sum(word[0].isupper() for word in text.split()) > 1


def same_entry(section: str, entries: Sequence[Mapping[str, Any]], entry: Mapping[str, Any]) -> int | None:
    """The index of the entry that this one says more about: its natural key fits and leaves nothing contradicted."""
    keys = NATURAL_KEYS.get(section, ())
    for at, there in enumerate(entries):
        pairs = [(_folded(there.get(key)), _folded(entry.get(key))) for key in keys]
        if pairs and pairs[0][0] and all(old == new or not old or not new for old, new in pairs):
            return at
    return None


def same_item(items: Sequence[Any], item: Any) -> int | None:
    """The index of the list item that says the same already."""
    wanted = _folded(item_text(item))
    return next((at for at, there in enumerate(items) if _folded(item_text(there)) == wanted), None)


def item_text(item: Any) -> str:
    """The words of a list item, which is a string or a table with `text`."""
    found = item.get("text", "") if isinstance(item, Mapping) else item
    return found if isinstance(found, str) else str(found)


def shown(value: Any) -> str:
    """One value of an entry as its box shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(clean(item_text(item)) for item in value)
    return "" if value is None else clean(str(value))


def _said(text: str, path: str, label: str, lines: bool = False) -> str:
    said = clean(text).strip() if lines else one_line(text)
    if not said or not asks_date(path):
        return said
    day = parse_day(said)
    if day is None:
        key = path if label else ""
        raise _wrong(key, said, f"{label or 'The date'}: “{said}” is no date", "2019, May 2019 or 2 May 2019")
    return str(day)


def _valued(key: str, said: str, label: str) -> Any:
    """What was said as the kind of value its key holds: a number, yes or no, or words."""
    if not said or key not in _keys("int") | _keys("bool"):
        return said
    if key in _keys("bool"):
        if said.casefold() in (*_YES, *_NO):
            return said.casefold() in _YES
        raise _wrong(key, said, f"{label}: “{said}” is neither yes nor no", "yes or no")
    if said.isascii() and said.isdigit() and len(said) <= 6:
        return int(said)
    raise _wrong(key, said, f"{label}: “{said}” is no whole number", "a whole number such as 800")


def _wrong(key: str, value: str, sentence: str, expected: str) -> CoachError:
    advice = f"{sentence}." if expected == "words" else f"{sentence}. Write it as {expected}."
    return CoachError("Not kept yet", advice, [Place(path=key, value=value, expected=expected)])


def _folded(value: Any) -> str:
    return " ".join(str(value if value is not None else "").split()).casefold()
