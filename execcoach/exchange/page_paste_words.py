"""What a LinkedIn page says around what a person wrote: its headings and its own words, read from data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.exchange.matching import fold

_END = re.compile(r"[\s:.…]+\Z")
_SPACED = frozenset({"between", "worked"})
"""Words whose blanks count."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the page; `left` is why nothing of it is taken, `side` whether it stands beside the text in print.

    Behind a `last` one nothing is about the person any more.
    """

    id: str
    left: str = ""
    side: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of the page itself: parts that must stand in it in this order, * for anything and % for a number."""

    parts: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """Whether a folded line is such a line; at most one gap, so the time is linear."""
        if len(self.parts) == 1:
            return line == self.parts[0]
        return _fits(self.parts, line)


class PageWords:
    """The headings and words of pages in every language there is data for."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        words: Mapping[str, Sequence[str]] = raw["words"]
        self.reasons: Mapping[str, str] = raw["reasons"]
        self._headings: dict[str, Heading] = {}
        for row in raw["section"]:
            one = Heading(row["id"], row.get("left", ""), row.get("side", False), row.get("last", False))
            self._headings |= {folded(name): one for name in row["called"]}
        self._lists = {
            key: tuple(word if key in _SPACED else fold(word) for word in some) for key, some in words.items()
        }
        self._exact = {key: frozenset(word for word in some if not _wild(word)) for key, some in self._lists.items()}
        self._loose = {
            key: tuple(Pattern(_parts(word)) for word in some if _wild(word)) for key, some in self._lists.items()
        }

    def heading(self, line: str) -> Heading | None:
        """The section that a line opens, None where it opens none."""
        return self._headings.get(folded(line)) if len(line) < 60 else None

    def says(self, key: str, line: str) -> bool:
        """Whether a line is one of these words, or fits one of these patterns."""
        said = fold(line)
        return said in self._exact[key] or any(one.fits(said) for one in self._loose[key])

    def after(self, key: str, line: str) -> str | None:
        """What stands in a line behind one of these beginnings; None where it begins with none."""
        lower = line.casefold()
        for start in self._lists[key]:
            if lower.startswith(start) and (not start[-1:].isalnum() or lower[len(start) :][:1] in ("", " ", ":")):
                return line[len(start) :].strip(" :")
        return None

    def all(self, key: str) -> tuple[str, ...]:
        """The words of a list."""
        return self._lists[key]

    def named(self, line: str) -> str:
        """Whose logo a line stands for, "" where it stands for none."""
        lower = line.casefold()
        for pattern in self._lists["logo"]:
            head, _, tail = pattern.partition("*")
            if len(line) > len(head) + len(tail) and lower.startswith(head) and lower.endswith(tail):
                return line[len(head) : len(line) - len(tail)].strip()
        return ""


def folded(line: str) -> str:
    """A line as headings are compared."""
    return _END.sub("", fold(line).replace(" and ", " & ").replace(" und ", " & "))


def _wild(word: str) -> bool:
    return "*" in word or "%" in word


def _parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"([*%])", word) if part)


def _fits(parts: tuple[str, ...], line: str) -> bool:
    if not parts:
        return not line
    first, rest = parts[0], parts[1:]
    if first == "*":
        if not rest:
            return True
        if rest[0] == "%":
            return any(_fits(rest, line[at:]) for at, sign in enumerate(line[:200]) if sign.isdigit())
        at = line.rfind(rest[0]) if len(rest) == 1 else line.find(rest[0])
        return at >= 0 and _fits(rest, line[at:])
    if first == "%":
        number = re.match(r"\d[\d.,+]{0,12}", line)
        return bool(number) and _fits(rest, line[number.end() :])  # type: ignore[union-attr]
    return line.startswith(first) and _fits(rest, line[len(first) :])
