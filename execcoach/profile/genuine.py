"""What is no answer at all: placeholders, filler, examples handed back, one word over and over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from execcoach.words import Phrasebook, folded, padded, stock_phrases

_BRACKETED = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}")
_SIGN = re.compile(r"‹U\+[0-9A-F]{4,6}›")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Refusals:
    """The lists by which a text is refused (plain lower-case words) and the advice for each reason.

    `borrowed` holds every four words that stand together in an example.
    """

    whole: frozenset[str] = frozenset()
    anywhere: Phrasebook = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    filler: frozenset[str] = frozenset()
    examples: frozenset[str] = frozenset()
    borrowed: frozenset[tuple[str, ...]] = frozenset()
    stock: Phrasebook = field(default_factory=dict)
    advice: Mapping[str, str] = field(default_factory=dict)


def refused(text: str, refusals: Refusals) -> str:
    """Why this text is no answer: blank, placeholder, example, padded or stock; an empty string when it is one."""
    if not _LETTER.search(_SIGN.sub("", text) if "‹" in text else text):
        return "blank"
    said = folded(text)
    line = " ".join(said)
    once = tuple(dict.fromkeys(said))
    whole = line in refusals.whole or " ".join(once) in refusals.whole
    if whole or _numbered(once, refusals.numbered) or not _LETTER.search(_unbracketed(text)):
        return "placeholder"
    if len(refusals.filler.intersection(said)) >= 4 or stock_phrases(text, refusals.anywhere):
        return "placeholder"
    if _handed_back(said, refusals):
        return "example"
    if padded(text):
        return "padded"
    worn = {word for phrase in stock_phrases(text, refusals.stock) for word in phrase.split()}
    spoken = line.replace("-", " ").split()
    return "stock" if worn and sum(word in worn for word in spoken) * 2 > len(spoken) else ""


def _unbracketed(text: str) -> str:
    return _BRACKETED.sub("", text) if "[" in text or "<" in text or "{" in text else text


def _numbered(said: tuple[str, ...], nouns: frozenset[str]) -> bool:
    return len(said) <= 3 and said[-1:] != () and said[-1].isdigit() and " ".join(said[:-1]) in nouns


def runs(said: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every four words that stand together."""
    return zip(said, said[1:], said[2:], said[3:], strict=False)


def _handed_back(said: tuple[str, ...], refusals: Refusals) -> bool:
    """Whether over half of the words stand in the examples, four or more together; a short text must be one whole."""
    if len(said) > 1 and {" ".join(said), " ".join(dict.fromkeys(said))} & refusals.examples:
        return True
    if refusals.borrowed.isdisjoint(runs(said)):
        return False
    borrowed = reach = 0
    for at, run in enumerate(runs(said)):
        if run in refusals.borrowed:
            borrowed += at + 4 - max(at, reach)
            reach = at + 4
    return borrowed * 2 > len(said)
