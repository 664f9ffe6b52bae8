"""Which names, handles and addresses of a text stand in no file."""

import re
from collections.abc import Iterator

from execcoach.drafting.capitals import DEEDS, GIVEN, LOOKALIKE, NEVER, POSTS
from execcoach.drafting.known import Index
from execcoach.drafting.ordinary import ordinary
from execcoach.drafting.said_names import Word, is_english, no_name, runs

_LONGEST = 8
"""No name has more words with a capital; without an end a text of capitals would cost its square."""


def unknown_names(
    text: str, words: tuple[Word, ...], spans: list[tuple[int, int]], index: Index
) -> Iterator[tuple[int, int]]:
    """Where the names stand that no file holds; in another language only those of two words or more."""
    english = is_english(words)
    for run in runs(text, words, spans):
        if len(run) == 1 and not english:
            continue
        missing = _missing_in(run, words, index)
        for first, last in missing:
            yield words[first].start, words[last].end


def _missing_in(run: list[int], words: tuple[Word, ...], index: Index) -> list[tuple[int, int]]:
    """The stretches of a run of capitals that cannot be traced, as indices of words."""
    marks: list[tuple[int, int]] = []
    at = 0
    before: int | None = None
    while at < len(run):
        upto = _longest(run, at, words, index)
        word = words[run[at]]
        if upto is None and _passes(run, at, words, index):
            upto, before = at, None
        elif upto is None:
            if marks and marks[-1][1] == run[at - 1] and at:
                marks[-1] = (marks[-1][0], run[at])
            else:
                marks.append((run[at], run[at]))
            upto, before = at, None
        else:
            if before is not None and run[at] == before + 1 and _stranger(words[before], word, index):
                marks.append((before, run[upto]))
            before = run[upto]
        at = upto + 1
    return marks


def _longest(run: list[int], at: int, words: tuple[Word, ...], index: Index) -> int | None:
    """The last place in the run up to which the words stand together in the files, None where not even one does."""
    for upto in range(min(len(run) - 1, at + _LONGEST), at, -1):
        if f" {' '.join(word.folded for word in words[run[at] : run[upto] + 1])} " in index.stream:
            return upto
    word = words[run[at]]
    if word.folded in index.names or all(part in index.names or part in NEVER for part in word.folded.split("-")):
        return at
    alone = len(run) == 1 and word.folded in index.words
    return at if alone and (word.folded not in GIVEN or word.weak) else None


def _passes(run: list[int], at: int, words: tuple[Word, ...], index: Index) -> bool:
    """Whether a word that no file holds is none that needs to be in one."""
    word = words[run[at]]
    after = words[run[at] + 1].folded if run[at] + 1 < len(words) else ""
    if word.folded in GIVEN and word.folded not in NEVER and (after in DEEDS or word.owns):
        return False
    if no_name(word) or word.folded in POSTS:
        return True
    parts = word.folded.split("-")
    if len(parts) > 1 and all(part in index.names or part in NEVER or ordinary(part) for part in parts):
        return True
    return len(run) == 1 and not word.short_form and ordinary(word.folded) and word.folded not in GIVEN | LOOKALIKE


def _stranger(before: Word, word: Word, index: Index) -> bool:
    """Whether a known name goes on with a word that never follows it and begins no other name."""
    follows = index.after.get(before.folded)
    if not follows or before.owns or word.folded in follows or no_name(before):
        return False
    return word.folded not in index.after and not no_name(word) and word.folded not in POSTS


def link_known(link: str, index: Index) -> bool:
    """Whether an address or handle stands in the files, or one that begins with it."""
    said = _bare(link.casefold())
    if said.startswith("@"):
        return said[1:].partition("@")[0] in index.words or any(said[1:] in told for told in index.links)
    return any(_bare(told).startswith(said) for told in index.links)


def _bare(link: str) -> str:
    return re.sub(r"^https?://|^www\.", "", link).rstrip("/")
