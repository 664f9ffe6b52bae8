"""Plain facts about a text: its sentences and words, who speaks, whether it names or counts anything."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

Phrasebook = Mapping[str, tuple[str, ...]]


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


_BREAK = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')]))\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_NOT_PROSE = re.compile(r"https?://\S+|\bwww\.\S+|(?<![\w.])[@#]\w[\w.@-]*|‹U\+[0-9A-F]{4,6}›")
_CROWD = re.compile(
    r"(?<![\d.,])[\d.,]+\s?[km]?\+?\s+(?:followers?|connections?|likes?|subscribers?|fans|views|impressions)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_COUNTS = _set(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred hundreds thousand thousands million millions billion dozen dozens half halved third quarter "
    "quarters twice doubled double tripled triple tenfold twofold percent"
)
_SPEAKER = _set("i me my mine myself we us our ours ourselves")
_SHORT = _set("mr mrs ms dr prof st e.g i.e vs no inc ltd co corp etc sen sr jr dept approx")
_SMALL = _set(
    "a about after all also always am an and any anything are as at be because been before being but by can could did "
    "do does doing done don't each even ever every everything for from get gets getting go goes going good got great "
    "had has have having he her here hers him his how i if i'm in into is it it's its just like love lot lots make "
    "many me more most much my myself new no not now of off on once one only or other our out over own really she so "
    "some something stuff such than that that's the their them then there these they thing things this those through "
    "to too under up us very was we well were what when where which while who why will with would you your"
)
_THIRD = _set("he she his her him hers they their")


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """The words as written, in order; links, handles, hashtags and signs for what cannot be seen are none."""
    return tuple(_WORD.findall(_prose(text)))


def _prose(text: str) -> str:
    """The text without what is no prose. Why the look first: hardly a text has any, and a search costs ten times it."""
    if "//" in text or "@" in text or "#" in text or "‹" in text or "www." in text:
        return _NOT_PROSE.sub(" ", text)
    return text


@lru_cache(maxsize=16384)
def folded(text: str) -> tuple[str, ...]:
    """The words without case and with straight apostrophes: what two texts are compared by."""
    return tuple(" ".join(words(text)).casefold().replace("’", "'").split())


def plain(text: str) -> str:
    """The folded words with one blank between them."""
    return " ".join(folded(text))


@lru_cache(maxsize=2048)
def gist(text: str) -> str:
    """The different words of a text by the alphabet: saying them again, or in another order, changes nothing."""
    return " ".join(sorted(set(folded(text))))


@lru_cache(maxsize=2048)
def content_words(text: str) -> frozenset[str]:
    """The different words that carry something: no articles, pronouns or other small change."""
    return frozenset(word for word in folded(text) if word not in _SMALL and len(word) > 1)


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences in order; a line break ends one, an abbreviation or an initial does not."""
    found: list[str] = []
    carried = ""
    for piece in _BREAK.split(text):
        piece = f"{carried} {piece}".strip() if carried else piece.strip()
        last = piece.rpartition(" ")[2].rstrip(".").lower()
        if piece.endswith(".") and (last in _SHORT or (len(last) == 1 and last.isalpha() and last != "i")):
            carried = piece
            continue
        carried = ""
        if piece:
            found.append(piece)
    return (*found, carried) if carried else tuple(found)


def first_person(text: str) -> str:
    """The first word by which the writer speaks of themselves ("I", "we", "I've"), or an empty string."""
    return next((word for word in words(text) if word.casefold().replace("’", "'").split("'")[0] in _SPEAKER), "")


def third_person(text: str, name: str) -> bool:
    """Whether the text tells of the person by name, as if somebody else had written it."""
    own = [part for part in folded(name) if len(part) > 1]
    said = set(folded(text))
    return bool(own) and own[-1] in said and bool(said & _THIRD) and not said & {"i", "my", "i'm", "i've"}


@lru_cache(maxsize=2048)
def number(text: str) -> str:
    """The first figure or counting word that measures something, or an empty string; a year measures nothing.

    Why: a count of followers is no measure of a person, so it is not looked at.
    """
    if not _FIGURE.search(text):
        return next((word for word in words(text) if word.casefold() in _COUNTS), "")
    prose = _CROWD.sub(" ", _prose(text))
    for found in _FIGURE.finditer(prose):
        figure = found[0].rstrip(".,")
        if not _YEAR.match(figure):
            end = found.start() + len(figure)
            if prose[end : end + 1] == "+":
                figure, end = f"{figure}+", end + 1
            after = prose[end:].split(maxsplit=1)
            unit = after[0].strip(".,;:!?") if after else ""
            return f"{figure} {unit}".strip() if unit not in ("", "and", "or") else figure
    return next((word for word in _WORD.findall(prose) if word.casefold() in _COUNTS), "")


def name(text: str, *, at_start: bool = False, skip: Collection[str] = ()) -> str:
    """The first proper noun or acronym not in `skip`, or an empty string; `at_start` lets a first word be one.

    Why: only the first time a word is used counts, so that saying it again never makes it a name; where nearly every
    word has a capital, a capital says nothing.
    """
    seen: set[str] = set()
    for sentence in sentences(text):
        told = words(sentence)
        titled = not at_start and _titled(told)
        for at, word in enumerate(told):
            key = word.casefold().replace("’", "'").split("'")[0]
            if key in seen:
                continue
            seen.add(key)
            if key in _SMALL or key in _SPEAKER or key in skip or len(word) < 2 or not word[0].isupper():
                continue
            if (at and not titled) or at_start or (word.isupper() and len(word) < 6):
                return word
    return ""


def _titled(told: tuple[str, ...]) -> bool:
    """Whether four words or more carry something and nearly all of them are written with a capital."""
    carrying = [word for word in told if word[0].isalpha() and word.casefold() not in _SMALL]
    return len(carrying) > 3 and sum(word[0].isupper() for word in carrying) * 5 >= len(carrying) * 4


def specific(text: str, skip: Collection[str] = ()) -> str:
    """What makes a text particular: a name in a sentence and not in `skip`, an acronym, a figure; or ""."""
    shouted = text.isupper() and len(words(text)) > 2
    return number(text) or ("" if shouted else name(text, skip=skip))


def phrasebook(phrases: Iterable[str]) -> Phrasebook:
    """The phrases by their first word, hyphens read as blanks: what `stock_phrases` looks in."""
    book: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        said = plain(phrase).replace("-", " ")
        first = said.partition(" ")[0]
        book[first] = (*book.get(first, ()), said)
    return book


def stock_phrases(text: str, book: Phrasebook) -> tuple[str, ...]:
    """Those phrases of the book that stand in the text."""
    said, different = _said(text)
    if book.keys().isdisjoint(different):
        return ()
    return tuple(phrase for word in different for phrase in book.get(word, ()) if f" {phrase} " in said)


@lru_cache(maxsize=2048)
def _said(text: str) -> tuple[str, tuple[str, ...]]:
    """The folded words between blanks, hyphens read as blanks, and each different one of them."""
    said = plain(text).replace("-", " ")
    return f" {said} ", tuple(dict.fromkeys(said.split()))


def padded(text: str) -> bool:
    """Whether a text mostly says the same words again: under half of each fifty are different."""
    said = folded(text)
    if len(said) < 3:
        return False
    runs = [said[at : at + 50] for at in range(0, len(said), 50)]
    if len(runs) > 1 and len(runs[-1]) < 10:
        runs.pop()
    return sum(len(set(run)) / len(run) for run in runs) / len(runs) < 0.5


def similarity(one: str, other: str) -> float:
    """How many of the words that carry something two texts share, from 0 to 1."""
    mine, theirs = content_words(one), content_words(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def readability(text: str) -> float | None:
    """The Automated Readability Index (about a school year); None under 100 words or 3 sentences."""
    told = tuple(dict.fromkeys(sentences(text)))
    said = [word for sentence in told for word in words(sentence)]
    if len(said) < 100 or len(told) < 3:
        return None
    letters = sum(sum(map(str.isalnum, word)) for word in said)
    return 4.71 * letters / len(said) + 0.5 * len(said) / len(told) - 21.43


def thin(answer: str) -> bool:
    """Whether an answer has no name, number or deed, so that one more question is worth asking.

    A deed is somebody doing something particular: at least six words, four of which carry something.
    """
    if specific(answer):
        return False
    return len(folded(answer)) < 6 or len(content_words(answer)) < 4
