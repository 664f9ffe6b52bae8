"""Names a text gives: runs of words with a capital, addresses and handles; what is no name is left out."""

import re
from typing import NamedTuple

from execcoach.drafting.capitals import LOOKALIKE, NEVER
from execcoach.drafting.ordinary import each, ordinary, spelt_so


class Word(NamedTuple):
    """A word: where it stands, folded and without its possessive, its capital and whether that says nothing.

    A short form is all capitals and no ordinary word as it stands.
    """

    start: int
    end: int
    folded: str
    capital: bool = False
    weak: bool = False
    owns: bool = False
    short_form: bool = False


_WORD = re.compile(r"[^\W_]+(?:[’'&.\-](?=[^\W_])[^\W_]+)*(?:[’'](?=\W|\Z))?")
_LINK = re.compile(
    r"https?://[^\s<>\"“”]+|\bwww\.[^\s<>\"“”]+|(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w@])@\w[\w.@-]*|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|io|co\.uk|example|eu|de|fr|ai|dev|app)\b(?:/\S*)?"
)
_NOT_PROSE = re.compile(r"(?<!\w)#\w+|‹U\+[0-9A-F]+›|\[(?:name|number|link)\s\d+|\{[%{#].*?[%}#]\}")
_SMALL = r"of|for|at|del|della|di|da|du|le|van|von|de|la|der|den"
_JOINS = re.compile(rf"(?:\s+(?:{_SMALL})(?:\s+(?:the|der|den|la|les))?\s+|\s*&\s*|[ \u00a0]+)\Z")
_WITHIN = frozenset(",;)”»&-/%+")
"""A sign before which a word is not the first of anything."""
_LONG = re.compile(r"[^\W\d_]{3,}")
_ENGLISH = each(
    "the a of to and in is it that for on with as was i we you he she they at by this are be not or from my our"
)
_ELSEWHERE = each(
    "der die das den dem und ist nicht ein eine einen mit für auf zu von wir ich sie uns le les et est pas dans "
    "une des du que qui pour nous vous el los las y por para con del una nos gracias il che di non per sono "
    "abbiamo het een niet van"
)
_SHORT = each("mr mrs ms mx dr prof st sr jr sir dame lord lady sister brother vs etc no inc ltd co corp")


def is_english(words: tuple[Word, ...]) -> bool:
    """Whether the small words of a text are English ones rather than German, French, Spanish, Italian or Dutch."""
    here = sum(word.folded in _ENGLISH for word in words)
    return here >= sum(word.folded in _ELSEWHERE for word in words)


def links(text: str) -> tuple[tuple[int, int], ...]:
    """Where addresses and handles stand."""
    if "." not in text and "@" not in text:
        return ()
    return tuple((m.start(), m.start() + len(m[0].rstrip(".,;:!?)’'"))) for m in _LINK.finditer(text))


def hidden(text: str) -> tuple[tuple[int, int], ...]:
    """What is no prose: hashtags, signs for what cannot be seen, the count of what was taken out."""
    if not any(sign in text for sign in "#‹[{"):
        return ()
    return tuple(match.span() for match in _NOT_PROSE.finditer(text))


def read_words(text: str) -> tuple[Word, ...]:
    """Every word of the text, in order."""
    found: list[Word] = []
    lines = _titled(text)
    for match in _WORD.finditer(text):
        written = match[0]
        start, end = match.span()
        folded = fold(written)
        capital = not written.islower() and any(letter.isupper() for letter in written)
        titled = any(a <= start < b for a, b in lines)
        weak = capital and (titled or _is_first(text, start, found[-1] if found else None))
        if written[-1] in "’'":
            end -= 1
        owns = written[-1] in "’'" or written[-2:-1] in ("’", "'")
        shouted = capital and not titled and 1 < len(folded) < 6 and written.isupper() and not spelt_so(folded)
        found.append(Word(start, end, folded, capital, weak and not shouted, owns, shouted))
    return tuple(found)


def fold(word: str) -> str:
    """A word as two texts are compared by: small letters, straight apostrophes, no possessive."""
    word = word.casefold().replace("’", "'").rstrip("'")
    return word.removesuffix("'s") if len(word) > 3 else word


def runs(text: str, words: tuple[Word, ...], taken: list[tuple[int, int]]) -> list[list[int]]:
    """The indices of words with a capital that stand together, with nothing between them but what joins a name."""
    found: list[list[int]] = []
    last = -1
    spans = sorted(taken)
    at = 0
    for index, word in enumerate(words):
        if not word.capital:
            continue
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        if at < len(spans) and spans[at][0] < word.end:
            continue
        if last >= 0 and index - last <= 3 and _JOINS.match(text[words[last].end : word.start]):
            found[-1].append(index)
        else:
            found.append([index])
        last = index
    return found


def no_name(word: Word) -> bool:
    """Whether a word is written with a capital by everybody, or could stand there without being a name."""
    if word.folded in NEVER or len(word.folded) < 2:
        return True
    return word.weak and ordinary(word.folded) and word.folded not in LOOKALIKE


def _titled(text: str) -> list[tuple[int, int]]:
    """The lines in which nearly every word has a capital, so that a capital says nothing."""
    found, at = [], 0
    for line in text.split("\n"):
        told = [match[0] for match in _LONG.finditer(line)]
        if len(told) > 3 and sum(word[0].isupper() for word in told) >= 0.9 * len(told):
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _is_first(text: str, start: int, before: Word | None) -> bool:
    """Whether the word that starts here is the first of a sentence, a line, a quotation or a list's item."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u00a0":
        at -= 1
    if at < 0 or text[at] == "\n":
        return True
    sign, apart = text[at], at < start - 1
    if sign.isalnum():
        return False
    if sign == "." and before is not None and before.end == at:
        return before.folded not in _SHORT and not (len(before.folded) == 1 and before.capital and before.folded != "i")
    if sign in "\"”’»'" and apart:
        return at > 0 and text[at - 1] in ".!?…"
    if sign in "'’\"":
        return not (at and text[at - 1].isalnum())
    return sign not in _WITHIN
