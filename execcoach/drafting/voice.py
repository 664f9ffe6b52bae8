"""A person's voice in the product's own words: what they say, what they never say, their spelling, their pronouns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from execcoach.drafting.joins import CLOSE, OPEN, capital, runs, unmarked

FORMS = ("they", "them", "their", "themself", "are", "have", "were", "s")
"""What `me` knows of a person's pronouns; `s` ends a verb of the present: "work{{ me.s }}"."""

_PRONOUNS = {
    "she": ("she", "her", "her", "herself", "is", "has", "was", "s"),
    "he": ("he", "him", "his", "himself", "is", "has", "was", "s"),
    "they": ("they", "them", "their", "themself", "are", "have", "were", ""),
}
GRAMMAR = frozenset(form for forms in _PRONOUNS.values() for form in forms)
"""Words that come from the grammar, so they are nobody's own."""

_AMERICAN: dict[str, str] = {
    british: american
    for british, _, american in (
        pair.partition(":")
        for pair in re.findall(
            r"\S+",
            "learnt:learned spelt:spelled organisation:organization programme:program centre:center colour:color "
            "favourite:favorite neighbour:neighbor honour:honor realise:realize recognise:recognize organise:organize "
            "apologise:apologize e-mail:email towards:toward afterwards:afterward grey:gray practise:practice",
        )
    )
}
_BRITISH = re.compile(rf"\b(?:{'|'.join(_AMERICAN)})(?=s?\b|d\b)", re.IGNORECASE)


def pronouns(said: str, name: str) -> dict[str, str]:
    """The forms of a person whose pronouns are "she/her"; the name stands for those that are not known."""
    first = re.split(r"[^a-z]+", said.strip().lower())[0]
    named = (name, name, f"{name}’s", name, "is", "has", "was", "s")
    return dict(zip(FORMS, _PRONOUNS.get(first, named), strict=True))


def heard(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Which of these phrases stand in the text, as whole words, whatever their case and apostrophes."""
    return tuple(phrase for phrase in phrases if (found := _found(phrase)) and found.search(text))


def chosen(ways: Sequence[str], says: Sequence[str], never: Sequence[str]) -> str:
    """The first way of saying it without a word they never say, before others one with a word of theirs; or ""."""
    open_to = [way for way in ways if not heard(way, never)]
    return next((way for way in open_to if heard(way, says)), next(iter(open_to), ""))


def in_their_voice(marked: str, voice: Mapping[str, Any]) -> str:
    """The marked text with the template's own words as the person spells them and without what they never say."""
    never, american = voice["never_says"], voice["spelling"].lower() == "american"
    if not american and not heard(marked, never):
        return marked
    pieces: list[str] = []
    left_out = False
    for mine, piece in runs(marked):
        if mine:
            pieces.append(f"{OPEN}{capital(piece) if left_out else piece}{CLOSE}")
            left_out = False
            continue
        spelt = _BRITISH.sub(_american, piece) if american else piece
        if heard(spelt, never):
            spelt = _stops(spelt, unmarked("".join(pieces)))
            before = "".join(pieces) + spelt
            left_out = not before.strip() or bool(re.search(rf"[.!?…][\"”’')]*{CLOSE}?\s*\Z", before))
        pieces.append(spelt)
    return "".join(pieces)


def _stops(piece: str, before: str) -> str:
    """What is left of the template's own words between two answers when the words go: line ends and full stops."""
    start = re.match(r"[\s.,;:!?”’)]*", piece)
    first = start[0] if start else ""
    last = re.search(r"[\s.“‘(]*\Z", piece[len(first) :])
    left = first + (last[0] if last else "")
    bare = not before.strip() or before.rstrip()[-1] in ".!?…,;:" or "\n" in first
    return re.sub(r"[.,;:!?]", "", left) if bare else left


def _american(match: re.Match[str]) -> str:
    word: str = _AMERICAN[match[0].lower()]
    return word[0].upper() + word[1:] if match[0][0].isupper() else word


@lru_cache(maxsize=512)
def _found(phrase: str) -> re.Pattern[str] | None:
    words = phrase.split()
    if not words:
        return None
    said = r"\s+".join(re.sub(r"['’]", "['’]", re.escape(word)) for word in words)
    return re.compile(rf"(?<!\w){said}(?!\w)", re.IGNORECASE)
