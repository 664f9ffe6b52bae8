"""What is no answer at all: placeholders, filler, examples handed back, one word over and over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from execcoach.words import Phrasebook, folded, padded, stock_phrases

_BRACKETED = re.compile(r"\s*(\[[^\]]*\]|<[^>]*>|\{[^}]*\})[\s.]*\Z")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Refusals:
    """The lists by which a text is refused (plain lower-case words) and the advice for each reason."""

    whole: frozenset[str] = frozenset()
    anywhere: Phrasebook = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    filler: frozenset[str] = frozenset()
    examples: frozenset[str] = frozenset()
    stock: Phrasebook = field(default_factory=dict)
    advice: Mapping[str, str] = field(default_factory=dict)


def refused(text: str, refusals: Refusals) -> str:
    """Why this text is no answer: blank, placeholder, example, padded or stock; an empty string when it is one."""
    if not _LETTER.search(text):
        return "blank"
    said = folded(text)
    line = " ".join(said)
    if line in refusals.whole or _BRACKETED.match(text) or _numbered(said, refusals.numbered):
        return "placeholder"
    if len(refusals.filler.intersection(said)) >= 4 or stock_phrases(text, refusals.anywhere):
        return "placeholder"
    if len(said) > 1 and _handed_back(line, len(said), refusals.examples):
        return "example"
    if padded(text):
        return "padded"
    worn = {word for phrase in stock_phrases(text, refusals.stock) for word in phrase.split()}
    spoken = line.replace("-", " ").split()
    return "stock" if worn and sum(word in worn for word in spoken) * 2 > len(spoken) else ""


def _numbered(said: tuple[str, ...], nouns: frozenset[str]) -> bool:
    return len(said) <= 3 and said[-1:] != () and said[-1].isdigit() and " ".join(said[:-1]) in nouns


def _handed_back(line: str, length: int, examples: frozenset[str]) -> bool:
    if line in examples:
        return True
    if length < 4:
        return False
    borrowed = sum(ex.count(" ") + 1 for ex in examples if ex in line and ex.count(" ") >= 3)
    return borrowed * 2 > length
