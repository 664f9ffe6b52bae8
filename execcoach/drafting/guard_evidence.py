"""Evidence: how far the words of a text are those of texts that carry a label, where no sign says so outright.

What words weigh is data (prompts/rules/evidence.toml), learnt by tests/drafting/guard_lessons/learn.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from execcoach.drafting.guard_words import Sentence

RULE = "(a sign)"
SIGN_COUNTS = 0.5
"""What stands for a sign of the label itself among the things that weigh, and how much it counts."""
LEAST_WORDS = 8
_WHOLE = 120
_PART = 80
_CLASSES_COUNT = 0.5
_ENDINGS = (
    *("ations", "ation", "ingly", "edly", "ings", "ing", "ies", "ied", "ers", "er", "est", "ed", "es", "ly", "s"),
)
_BY_KIND = {"url": "(link)", "email": "(mail)", "handle": "(handle)", "hashtag": "(hashtag)"}


class Marks(NamedTuple):
    """What is weighed of a sentence: its words and pairs of neighbours; its classes and the pairs they make."""

    words: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each label above what likelihood it is told, where its scale begins, what everything weighs, and when it may.

    A sign is not told where the likelihood is under `below`, and blocks only where it is not under `sure`.
    """

    below: float
    sure: float
    above: Mapping[str, float]
    start: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    when: Mapping[str, Mapping[str, Any]]


def read_evidence(raw: Mapping[str, Any]) -> Evidence:
    """The evidence of a file: for each label a line for everything that weighs, `1.25 the words`."""
    weights: dict[str, dict[str, float]] = {}
    for entry in raw["label"]:
        lines = (line.partition(" ") for line in entry["weights"].splitlines() if line)
        weights[entry["id"]] = {mark: float(weight) for weight, _, mark in lines}
    start = {entry["id"]: float(entry["start"]) for entry in raw["label"]}
    when = {entry["id"]: entry.get("when", {}) for entry in raw["label"]}
    above = {entry["id"]: float(entry["above"]) for entry in raw["label"]}
    return Evidence(float(raw["below"]), float(raw["sure"]), above, start, weights, when)


def marks(sentence: Sentence, classes: Iterable[str]) -> Marks:
    """What is weighed of this sentence, in which these classes of the rules stand."""
    said = [_plain(sentence, at) for at in range(len(sentence.low))]
    said = [word for word in said if word]
    found = sorted(classes)
    words = frozenset([*said, *(f"{one} {other}" for one, other in pairwise(said))])
    return Marks(words, frozenset([*found, *(f"{one}+{other}" for one, other in combinations(found, 2))]))


def shares(sentences: Sequence[Marks]) -> dict[str, float]:
    """How much everything that is weighed counts in a text of these sentences."""
    words = frozenset[str]().union(*(one.words for one in sentences))
    classes = frozenset[str]().union(*(one.classes for one in sentences))
    counted = dict.fromkeys(words, 1 / math.sqrt(max(1, len(words))))
    counted |= dict.fromkeys((f"{{{name}}}" for name in classes), _CLASSES_COUNT / math.sqrt(max(1, len(classes))))
    return counted


def likelihood(evidence: Evidence, label: str, counted: Mapping[str, float]) -> float:
    """How likely the label is by what counts in the text, from 0 to 1; 0 for a label nothing was learnt of."""
    known = evidence.weights.get(label)
    if known is None:
        return 0.0
    total = evidence.start[label] + sum(share * known.get(mark, 0.0) for mark, share in counted.items())
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def stretches(sizes: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """From which to before which sentence a text of sentences of so many words is weighed: whole, or in parts.

    Why: what words weigh was learnt from texts of up to a hundred words; in a long one a sentence would drown.
    """
    if sum(sizes) <= _WHOLE:
        return ((0, len(sizes)),)
    found: list[tuple[int, int]] = []
    begin = 0
    while begin < len(sizes) and (not found or found[-1][1] < len(sizes)):
        end, total = begin + 1, sizes[begin]
        while end < len(sizes) and total + sizes[end] <= _PART:
            total += sizes[end]
            end += 1
        found.append((begin, end))
        begin = max(begin + 1, (begin + end) // 2)
    return tuple(found)


def heaviest(evidence: Evidence, label: str, sentences: Sequence[Marks]) -> int:
    """The number of the sentence that speaks most for the label."""
    known = evidence.weights[label]
    spoken = [sum(known.get(mark, 0.0) * share for mark, share in shares([one]).items()) for one in sentences]
    return max(range(len(spoken)), key=spoken.__getitem__)


def _plain(sentence: Sentence, at: int) -> str:
    """A token as it is weighed: a number by its length, a word without its ending, a mark that says something."""
    kind, low = sentence.kind[at], sentence.low[at]
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    if kind == "number":
        year = len(low) == 4 and low.isdigit() and low[:2] in ("19", "20")
        return "(year)" if year else f"({'9' * min(6, sum(map(str.isdigit, low)))})"
    if kind == "mark":
        return low if low in "£$€%!?" else ""
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low
