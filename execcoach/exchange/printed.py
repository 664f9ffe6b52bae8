"""Telling what a form says itself from what somebody typed between its lines, however the lines were broken."""

from collections.abc import Sequence

from execcoach.exchange.mailed import speaks
from execcoach.words import folded

_SURE = 4
"""Words in a row that are ours although some before them are missing."""


class Printed:
    """The printed words of a part of a form, met in order; `loose`: names and numbers in them are open."""

    def __init__(self, said: Sequence[str], loose: bool = False) -> None:
        self._words = [word for words in said for word in folded(words)]
        self._at = 0
        self._loose = loose

    def takes(self, line: str) -> bool:
        """Whether the line goes on in what is printed, or says nothing at all."""
        words = list(folded(line))
        if not words:
            return not speaks(line)
        if self._loose and (self._nearly(words) or self._somewhere(words)):
            return True
        if self._words[self._at : self._at + len(words)] == words:
            self._at += len(words)
            return True
        if len(words) >= _SURE:
            for at in range(self._at, len(self._words) - len(words) + 1):
                if self._words[at : at + len(words)] == words:
                    self._at = at + len(words)
                    return True
        return False

    def _nearly(self, words: list[str]) -> bool:
        return len(words) >= _SURE and sum(word in self._words for word in words) >= len(words) - 2

    def _somewhere(self, words: list[str]) -> bool:
        starts = range(len(self._words) - len(words) + 1)
        return len(words) > 1 and any(self._words[at : at + len(words)] == words for at in starts)
