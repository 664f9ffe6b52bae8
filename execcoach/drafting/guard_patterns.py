"""Patterns over the words of one sentence, and the classes of words they are made of; linear in time by construction.

Why not one regular expression each: a thousand of them cost a second to compile, and one careless star is quadratic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from execcoach.drafting.guard_forms import forms
from execcoach.drafting.guard_words import Sentence, read_sentence

Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a pattern: one word or class out of several, perhaps missing; or a gap of up to `gap` words."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    optional: bool = False
    gap: int = -1
    anchor: str = ""


Pattern = tuple[Step, ...]


class Choice:
    """Several patterns, any of which will do, found by their first step; `name` is "" for one that nobody reuses."""

    __slots__ = ("by_class", "by_stem", "by_word", "lengths", "name", "shapes")

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.by_word: dict[str, list[Pattern]] = {}
        self.by_stem: dict[str, list[Pattern]] = {}
        self.by_class: dict[str, list[Pattern]] = {}
        self.shapes: list[re.Pattern[str]] = []
        self.lengths: tuple[int, ...] = ()

    def uses(self) -> frozenset[str]:
        """The names of the classes its patterns are made of."""
        lists = (*self.by_word.values(), *self.by_stem.values(), *self.by_class.values())
        return frozenset(
            name for patterns in lists for pattern in patterns for step in pattern for name in step.classes
        )


def read_choice(patterns: Iterable[str], name: str = "", own: Mapping[str, str] | None = None) -> Choice:
    """The choice between these patterns, a class in `own` by its full name; ValueError with the one that is none."""
    choice = Choice(name)
    for said in patterns:
        if said.startswith("/") and said.rstrip("c").endswith("/") and len(said) > 2:
            flags = 0 if said.endswith("/c") else re.IGNORECASE
            choice.shapes.append(re.compile(said.rstrip("c")[1:-1], flags))
            continue
        for pattern in _begun(read_pattern(said, own or {}), said):
            first = pattern[0]
            for word in first.words:
                choice.by_word.setdefault(word, []).append(pattern)
            for stem in first.stems:
                choice.by_stem.setdefault(stem, []).append(pattern)
            for used in first.classes:
                choice.by_class.setdefault(used, []).append(pattern)
            if first.anchor:
                choice.by_class.setdefault("first", []).append(pattern[1:])
    choice.lengths = tuple(sorted({len(stem) for stem in choice.by_stem}))
    return choice


def _begun(pattern: Pattern, said: str) -> list[Pattern]:
    """The patterns it stands for that begin with something: an optional beginning is with it and without."""
    if not pattern or pattern[0].gap >= 0:
        raise ValueError(f"“{said}” has to begin with a word or a class")
    if pattern[0].anchor and (len(pattern) < 2 or pattern[0].anchor == ">"):
        raise ValueError(f"“{said}” has nothing between its ends")
    if not pattern[0].optional:
        return [pattern]
    first = pattern[0]
    return [(Step(first.words, first.stems, first.classes), *pattern[1:]), *_begun(pattern[1:], said)]


def read_pattern(said: str, own: Mapping[str, str]) -> Pattern:
    """The steps of a pattern: word, word~ (forms), stem*, a|b, {class}, word? (or nothing), .. or ..6 (a gap)."""
    steps: list[Step] = []
    for piece in said.split():
        if piece == ".." or (piece.startswith("..") and piece[2:].isdigit()):
            steps.append(Step(gap=int(piece[2:] or 3)))
        elif piece in ("<", ">"):
            steps.append(Step(anchor=piece))
        else:
            steps += _steps(piece, own)
    return tuple(steps)


def _steps(piece: str, own: Mapping[str, str]) -> list[Step]:
    optional = len(piece) > 1 and piece.endswith("?")
    words: set[str] = set()
    stems: list[str] = []
    classes: list[str] = []
    options = piece.removesuffix("?").split("|") if optional else piece.split("|") if len(piece) > 1 else [piece]
    for option in options:
        if option.startswith("{") and option.endswith("}"):
            classes.append(own.get(option[1:-1], option[1:-1]))
        elif len(option) > 1 and option.endswith("*"):
            stems.append(option[:-1].casefold())
        elif len(option) > 1 and option.endswith("~"):
            words.update(forms(option[:-1].casefold()))
        elif "{" in option or "}" in option:
            raise ValueError(f"“{piece}” is no class and no word")
        else:
            low = read_sentence(option).low
            if len(low) > 1 and len(options) == 1:
                return [Step(frozenset({word}), optional=optional) for word in low]
            words.update(low[:1])
    return [Step(frozenset(words), tuple(stems), tuple(classes), optional)]


class Finder:
    """Finds choices in sentences, with the classes and own lists they are made of; what was found is kept there."""

    def __init__(self, classes: Mapping[str, Choice], shapes: Mapping[str, Callable[[Sentence, int], bool]]) -> None:
        self._classes, self._shapes = classes, shapes

    def spans(self, choice: Choice | str, sentence: Sentence) -> dict[int, set[int]]:
        """Where the choice stands in the sentence: the number of its first token → the numbers after its last."""
        key = choice if isinstance(choice, str) else (choice.name or id(choice))
        found = sentence.memo.get(key)
        if found is None:
            found = sentence.memo[key] = self._find(choice, sentence)
        return found

    def _find(self, choice: Choice | str, sentence: Sentence) -> dict[int, set[int]]:
        if isinstance(choice, str):
            shape = self._shapes.get(choice)
            if shape:
                return {at: {at + 1} for at in range(len(sentence.low)) if shape(sentence, at)}
            choice = self._classes[choice]
        found: dict[int, set[int]] = {}
        by_word, by_stem, lengths = choice.by_word, choice.by_stem, choice.lengths
        for at, low in enumerate(sentence.low):
            for pattern in by_word.get(low, ()):
                self._follow(pattern, sentence, at, at + 1, found)
            for length in lengths:
                for pattern in by_stem.get(low[:length], ()):
                    self._follow(pattern, sentence, at, at + 1, found)
        for name, patterns in choice.by_class.items():
            for at, ends in self.spans(name, sentence).items():
                for pattern in patterns:
                    for end in ends if name != "first" else (0,):
                        self._follow(pattern, sentence, at, end, found, 0 if name == "first" else 1)
        for shaped in choice.shapes:
            for match in shaped.finditer(sentence.text):
                begin, end = sentence.token_at(match.start()), sentence.token_at(match.end() - 1) + 1
                found.setdefault(begin, set()).add(max(end, begin + 1))
        return found

    def _follow(
        self, pattern: Pattern, sentence: Sentence, at: int, after: int, found: dict[int, set[int]], step: int = 1
    ) -> None:
        ends = self._ends(pattern, sentence, after, step)
        if ends:
            found.setdefault(at, set()).update(ends)

    def _ends(self, pattern: Pattern, sentence: Sentence, after: int, first: int) -> set[int]:
        here = {after}
        low, count = sentence.low, len(sentence.low)
        for step in pattern[first:]:
            if step.gap >= 0:
                here = {place for at in here for place in range(at, min(at + step.gap, count) + 1)}
                continue
            if step.anchor:
                here = {at for at in here if all(kind == "mark" for kind in sentence.kind[at : at + 4])}
            else:
                reached = set(here) if step.optional else set()
                for at in here:
                    if at >= count:
                        continue
                    if low[at] in step.words or (step.stems and low[at].startswith(step.stems)):
                        reached.add(at + 1)
                    for name in step.classes:
                        reached |= self.spans(name, sentence).get(at, set())
                here = reached
            if not here:
                break
        return here
