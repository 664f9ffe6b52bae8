"""What a person's files say: their words, names, numbers and dates, gathered once so that texts can be traced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import NamedTuple

from execcoach.drafting.ordinary import each, ordinary
from execcoach.drafting.said_dates import Moment, moments
from execcoach.drafting.said_names import Word, links, read_words
from execcoach.drafting.said_numbers import Figure, Key, figures, singular
from execcoach.profile.circle import Circle
from execcoach.profile.dates import Day
from execcoach.profile.guidelines import Guidelines
from execcoach.profile.model import Entry, Profile
from execcoach.text import clean
from execcoach.words import content_words

_NOT_SAID = frozenset({"id", "private", "reviewed", "looked", "taken", "feed"})
"""Fields that keep the books and say nothing."""
_NOT_READ = frozenset({"routine", "photo", "banner"})
_BROAD = each("year time people day thing way one first last next work number other part lot end hour")
"""Words that stand in every other sentence, so that sharing one shows nothing."""


class Fact(NamedTuple):
    """What one entry of a file says: its texts, its dates, and whether it is kept private."""

    texts: tuple[str, ...]
    days: tuple[Day, ...] = ()
    private: bool = False


class Told(NamedTuple):
    """One place that gives a number: the thing it counts and the words around it."""

    noun: str
    around: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The words of some facts as one stream, their names, numbers, dates and addresses.

    `own` is the person's own name and company: they stand everywhere, so that sharing them shows nothing.
    """

    stream: str = ""
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    after: Mapping[str, set[str]] = field(default_factory=dict)
    figures: Mapping[Key, list[Told]] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    moments: tuple[Moment, ...] = ()
    links: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """Everything in the files, and apart from it what is not kept private."""

    all: Index
    public: Index


def known(
    profile: Profile,
    circle: Circle | None = None,
    inputs: Iterable[str] | Mapping[str, str] = (),
    guidelines: Guidelines | None = None,
) -> Known:
    """What these files and a draft's answers say; built once, then asked for every text."""
    told = [fact for part in (profile, circle, guidelines) if part is not None for fact in _facts(part)]
    answers = inputs.values() if isinstance(inputs, Mapping) else inputs
    told += [Fact((clean(answer),)) for answer in answers if answer]
    own = around(word.folded for word in read_words(f"{profile.person.name} {profile.person.company}"))
    everything = _index(told, own)
    kept = any(fact.private for fact in told)
    return Known(everything, _index([fact for fact in told if not fact.private], own) if kept else everything)


def around(words: Iterable[str]) -> frozenset[str]:
    """The words that carry something, without endings: what a number's place is known by."""
    carrying = content_words(" ".join(words))
    return frozenset(singular(word.removesuffix("'s")) for word in carrying if not word.isdigit()) - _BROAD


def _facts(part: object) -> Iterator[Fact]:
    """One fact for every entry of a file and for every list's item that stands apart."""
    if isinstance(part, Entry):
        yield from _entry(part, part.private)
        return
    for one in fields(part):  # type: ignore[arg-type]
        value = getattr(part, one.name)
        if one.name not in _NOT_READ:
            for entry in value if isinstance(value, tuple) else (value,):
                yield from _entry(entry, entry.private)


def _entry(entry: Entry, private: bool) -> Iterator[Fact]:
    texts: list[str] = []
    days: list[Day] = []
    for one in fields(entry):
        value = getattr(entry, one.name)
        if one.name in _NOT_SAID:
            continue
        if isinstance(value, str) and value:
            texts.append(value)
        elif isinstance(value, Day):
            days.append(value)
        elif isinstance(value, tuple):
            for item in value:
                if item.private or private or not isinstance(getattr(item, "text", None), str):
                    yield from _entry(item, item.private or private)
                else:
                    texts.append(item.text)
                    days += [item.date] if item.date else []
    if texts or days:
        yield Fact(tuple(texts), tuple(days), private)


class _Read(NamedTuple):
    """One text of a fact as it was read."""

    words: tuple[Word, ...]
    text: str
    dates: tuple[Moment, ...]
    figures: tuple[Figure, ...]
    links: tuple[str, ...]


@lru_cache(maxsize=2048)
def _read(texts: tuple[str, ...]) -> tuple[tuple[_Read, ...], frozenset[str]]:
    """The texts of one fact and the words that carry it; kept, because every draft of a person asks for the same."""
    read = []
    for text in texts:
        dates = moments(text)
        taken = tuple((moment.start, moment.end) for moment in dates)
        addresses = tuple(text[start:end].casefold() for start, end in links(text))
        read.append(_Read(read_words(text), text, dates, figures(text, taken), addresses))
    return tuple(read), around(word.folded for one in read for word in one.words)


def _index(facts: Iterable[Fact], own: frozenset[str]) -> Index:
    """The facts as they are looked up."""
    streams: list[str] = []
    names: set[str] = set()
    after: dict[str, set[str]] = {}
    numbers: dict[Key, list[Told]] = {}
    days: list[Moment] = []
    addresses: list[str] = []
    for fact in facts:
        read, near = _read(fact.texts)
        for one in read:
            streams.append(" ".join(word.folded for word in one.words))
            _add_names(names, after, one.words, one.text)
            addresses += one.links
            days += one.dates
            for figure in one.figures:
                key = ("vague", figure.key[1]) if figure.loose == "vague" else figure.key
                numbers.setdefault(key, []).append(Told(figure.noun, near))
        days += [Moment(0, 0, d.year, d.year, (d.month, d.month), d.day) for d in fact.days]
    stream = f" {' | '.join(streams)} "
    return Index(
        stream=stream,
        words=frozenset(stream.split()),
        names=frozenset(names),
        after=after,
        figures=numbers,
        counted=frozenset(told.noun for places in numbers.values() for told in places if told.noun),
        moments=tuple(dict.fromkeys(days)),
        links=tuple(addresses),
        own=own,
    )


def _add_names(names: set[str], after: dict[str, set[str]], words: tuple[Word, ...], text: str) -> None:
    before: Word | None = None
    for word in words:
        if word.capital and not (word.weak and ordinary(word.folded)):
            names.update((word.folded, *word.folded.split("-")))
        if before is not None and before.capital and word.capital and text[before.end : word.start].strip(" &") == "":
            names.update((before.folded, word.folded))
            after.setdefault(before.folded, set()).add(word.folded)
        before = word
