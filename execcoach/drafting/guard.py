"""The guard over a text: which labels it carries, by the rules and the setting it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from execcoach.drafting.guard_ids import CHECKS
from execcoach.drafting.guard_patterns import Choice, Finder, Step, read_choice
from execcoach.drafting.guard_rules import Label, Rules, Sign
from execcoach.drafting.guard_rules import read_rules as read_rules
from execcoach.drafting.guard_setting import Finding as Finding
from execcoach.drafting.guard_setting import Setting as Setting
from execcoach.drafting.guard_setting import fits
from execcoach.drafting.guard_shapes import OWN_LISTS, SHAPES
from execcoach.drafting.guard_weighing import Weighing
from execcoach.drafting.guard_words import Placed, Sentence, placed, read_sentence

_DENIALS = ("no", "not", "n't", "never", "nor", "without", "nobody", "none", "neither", "instead of", "rather than")
_NOT_YET = ("before", "until", "till", "ahead of", "once", "when", "as soon as", "will be")
_DENIED_WITHIN = 5
_USUAL = 8  # how heavy a sign counts that has nothing to weigh


def check(text: str, rules: Rules, setting: Setting | None = None) -> tuple[Finding, ...]:
    """What the guard finds in the text, by where it stands."""
    return Checker(rules, setting or Setting()).check(text)


class _Hit(NamedTuple):
    """A sign of this number in sentence `at` of the window, from character `first` to `last` of it."""

    sign: int
    at: int
    first: int
    last: int
    weight: int


class Checker:
    """Checks a text again and again while it is written: only sentences that changed are looked at anew."""

    def __init__(self, rules: Rules, setting: Setting) -> None:
        self.setting = setting
        lists = {
            "code_names": setting.code_names,
            "customers": setting.confidential_customers,
            "employers": setting.employers,
            "consented": setting.consented,
        }
        own = {name: _own_choice(words, name) for name, words in lists.items()}
        self._finder = Finder({**rules.classes, **own}, SHAPES)
        self._denials = read_choice(_DENIALS)
        self._put_off = read_choice((*_DENIALS, *_NOT_YET))
        signs = [
            (label, sign)
            for label in rules.labels
            if fits(label.when, setting)
            for sign in label.signs
            if fits(sign.when, setting)
        ]
        self._signs = tuple(signs)
        exact = {sign.id for _, sign in signs if sign.count or sign.share or sign.valid or _asks_lists(sign)}
        self._weighing = Weighing(rules, setting, self._finder, exact)
        self._widths: dict[int | str, list[int]] = {}
        for number, (_, sign) in enumerate(signs):
            self._widths.setdefault(sign.within, []).append(number)
        self._windows: dict[tuple[object, ...], tuple[_Hit, ...]] = {}
        self._seen: dict[str, Sentence] = {}
        self.read = 0

    def check(self, text: str) -> tuple[Finding, ...]:
        """What the guard finds in this text; `read` counts the sentences that had to be read for the first time."""
        places = placed(text)
        seen = {}
        for place in places:
            known = self._seen.get(place.text)
            if known is None:
                known = self._seen[place.text] = read_sentence(place.text)
                self.read += 1
            seen[place.text] = known
        self._seen = seen
        sentences = [seen[place.text] for place in places]
        told: set[tuple[str, int]] = set()
        found: list[tuple[Finding, int | None]] = []
        for hit in self._hits(places, sentences):
            label, sign = self._signs[hit.sign]
            if (label.id, hit.at) in told or self._is_excused(label, sign, sentences):
                continue
            told.add((label.id, hit.at))
            start, end = places[hit.at].start + hit.first, places[hit.at].start + hit.last
            said = (label.id, label.severity, text[start:end], label.why, label.source, label.better)
            found.append((Finding(*said, start, end, sign.id), hit.weight if sign.alone else None))
        kept = self._weighing.held(_heaviest(found), places, sentences, self._label_excused)
        labels = {finding.label for finding in kept}
        gone = {name for label, _ in self._signs if label.id in labels for name in label.replaces}
        return tuple(sorted((one for one in kept if one.label not in gone), key=lambda one: (one.start, one.label)))

    def _hits(self, places: Sequence[Placed], sentences: list[Sentence]) -> list[_Hit]:
        """Where signs stand, in the order of the rules; a window all of whose sentences were seen is not read again."""
        windows: dict[tuple[object, ...], tuple[_Hit, ...]] = {}
        hits: list[_Hit] = []
        for width, numbers in self._widths.items():
            for begin, end in _windows(width, places):
                around = sentences[max(0, begin - 1) : end + 1]
                key = (width, begin > 0, end - begin, *map(id, around))
                here = windows.get(key, self._windows.get(key))
                if here is None:
                    window = sentences[begin:end]
                    stand = (self._stands(number, window, around) for number in numbers)
                    here = tuple(hit for hit in stand if hit)
                windows[key] = here
                hits += [hit._replace(at=begin + hit.at) for hit in here]
        self._windows = windows
        return sorted(hits, key=lambda hit: (hit.sign, hit.at))

    def _is_excused(self, label: Label, sign: Sign, sentences: Sequence[Sentence]) -> bool:
        return any(excuse and self._excused(excuse, sentences) for excuse in (label.unless_text, sign.unless_text))

    def _label_excused(self, label: Label, sentences: Sequence[Sentence]) -> bool:
        return bool(label.unless_text and self._excused(label.unless_text, sentences))

    def holds(self, text: str, classes: Sequence[str]) -> bool:
        """Whether a word of one of these classes of the rules stands in a sentence."""
        read = self._seen.get(text) or read_sentence(text)
        return any(self._finder.spans(name, read) for name in classes)

    def _stands(self, number: int, window: Sequence[Sentence], around: Sequence[Sentence]) -> _Hit | None:
        """Where in this window the sign stands, None where it does not."""
        sign = self._signs[number][1]
        size = sum(sentence.kind.count("word") for sentence in window) if sign.least_words or sign.most_words else 0
        if size < sign.least_words or (sign.most_words and size > sign.most_words):
            return None
        weight = _USUAL
        shown: list[tuple[int, int, int]] = []
        for nth, choice in enumerate(sign.all):
            place = self._place(choice, None if nth else sign, window)
            if not place:
                return None
            shown.append(place)
        some = [place for choice in sign.some if (place := self._place(choice, None, window))]
        if sign.some and len(some) < sign.least:
            return None
        for measure, whole in ((sign.count, False), (sign.share, True)):
            if measure:
                places = [(at, *span) for at, one in enumerate(window) for span in self._all(measure[0], one)]
                total = max(1, sum(one.kind.count("word") for one in window)) if whole else 1
                if len(places) / total <= measure[1]:
                    return None
                shown += places
        if sign.weigh:
            weighed = [(place, worth) for choice, worth in sign.weigh if (place := self._place(choice, None, window))]
            weight = sum(worth for _, worth in weighed)
            if weight < sign.reach:
                return None
            shown += [place for place, worth in weighed if worth > 0]
        for silence, where in ((sign.unless, window), (sign.unless_around, around)):
            if silence and any(self._finder.spans(silence, sentence) for sentence in where):
                return None
        shown += some
        at = shown[0][0]
        here = [place for place in shown if place[0] == at]
        first, last = min(place[1] for place in here), max(place[2] for place in here)
        if last - first > 160:
            first, last = shown[0][1:]
        return _Hit(number, at, first, last, weight)

    def _place(self, choice: Choice, sign: Sign | None, window: Sequence[Sentence]) -> tuple[int, int, int] | None:
        """Sentence number and characters of the first place of the choice where `sign`'s own conditions hold."""
        for at, sentence in enumerate(window):
            spans = self._finder.spans(choice, sentence)
            if not spans:
                continue
            for begin in sorted(spans) if len(spans) > 1 else spans:
                if sign and sign.asserted and self._after(self._denials, sentence, begin):
                    continue
                first, last = _chars(sentence, begin, max(spans[begin]))
                if sign and sign.valid and not CHECKS[sign.valid](sentence.text[first:last]):
                    continue
                return at, first, last
        return None

    def _all(self, choice: Choice, sentence: Sentence) -> Iterator[tuple[int, int]]:
        past = 0
        for begin, ends in sorted(self._finder.spans(choice, sentence).items()):
            if begin >= past:
                past = max(ends)
                yield _chars(sentence, begin, past)

    def _after(self, choice: Choice, sentence: Sentence, begin: int) -> bool:
        near = self._finder.spans(choice, sentence)
        return any(at in near for at in range(max(0, begin - _DENIED_WITHIN), begin))

    def _excused(self, choice: Choice, sentences: Sequence[Sentence]) -> bool:
        """Whether an excuse stands in the text; "not announced" and "before it was announced" are none."""
        for sentence in sentences:
            for begin in self._finder.spans(choice, sentence):
                if not self._after(self._put_off, sentence, begin):
                    return True
        return False


def _asks_lists(sign: Sign) -> bool:
    return any(not choice.uses().isdisjoint(OWN_LISTS) for choice in sign.all)


def _heaviest(found: Iterable[tuple[Finding, int | None]]) -> list[Finding]:
    """The findings, of those that count only alone the heaviest label of each room, and none beside a surer one."""
    every = list(found)
    sure = {one.label.partition(":")[0] for one, weight in every if weight is None}
    best: dict[str, tuple[int, str]] = {}
    for one, weight in every:
        room = one.label.partition(":")[0]
        if weight is not None and (room not in best or weight > best[room][0]):
            best[room] = (weight, one.label)
    rooms = {room: label for room, (_, label) in best.items() if room not in sure}
    return [one for one, weight in every if weight is None or rooms.get(one.label.partition(":")[0]) == one.label]


def _chars(sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
    return sentence.starts[begin], sentence.ends[max(begin, min(end, len(sentence.ends)) - 1)]


def _windows(within: int | str, places: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """From which to before which sentence the windows of this width run; neighbours overlap."""
    count = len(places)
    if within == "text":
        yield from [(0, count)] if count else []
    elif within == "paragraph":
        begin = 0
        for at in range(1, count + 1):
            if at == count or places[at].paragraph != places[begin].paragraph:
                yield begin, at
                begin = at
    else:
        width = int(within)
        yield from ((at, min(at + width, count)) for at in range(max(1, count - width + 1) if count else 0))


def _own_choice(words: Sequence[str], name: str) -> Choice:
    """A person's own list as a choice: every entry word for word, nothing in it read as a pattern."""
    choice = Choice(name)
    for said in words:
        low = [word for word, kind in zip(*_read(said), strict=True) if kind != "mark"]
        if low:
            choice.by_word.setdefault(low[0], []).append(tuple(Step(frozenset({word})) for word in low))
    return choice


def _read(said: str) -> tuple[list[str], list[str]]:
    read = read_sentence(said)
    return read.low, read.kind
