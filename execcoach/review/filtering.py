"""What a coach asks of the table in one line, `silent>14 score<60 gap:volunteering priya`: every term must hold."""

import math
import operator
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from execcoach.errors import CoachError
from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort
from execcoach.review.findings import KINDS, findings
from execcoach.text import one_line, shorten

_MOST_TERMS = 20
_SIGNS: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
    "=": operator.eq,
    "==": operator.eq,
}
NUMBERS: dict[str, Callable[[Client], float | None]] = {
    "silent": lambda client: math.inf if client.days_silent is None else client.days_silent,
    "score": lambda client: client.score / 100,
    "change": lambda client: None if client.change is None else client.change / 100,
    "sessions": lambda client: client.sessions_28d,
    "kept": lambda client: 100 * client.kept / client.planned if client.planned else None,
    "planned": lambda client: client.planned,
    "missed": lambda client: client.missed,
    "gain": lambda client: client.gap.gain / 100 if client.gap else None,
    "came": lambda client: sum(number for kind, number in client.outcomes if kind != "nothing"),
    "items": lambda client: client.items,
    "milestones": lambda client: client.milestones,
}
"""Name → figure; None where nothing is known: no comparison holds then. Who never began is silent for ever."""

WORDS: dict[str, Callable[[Client], Iterable[str]]] = {
    "name": lambda client: (client.name,),
    "company": lambda client: (client.company,),
    "gap": lambda client: (client.gap.id, client.gap.name) if client.gap else (),
    "flag": lambda client: client.flags,
    "next": lambda client: (client.nearest.title, client.nearest.id) if client.nearest else (),
    "kind": lambda client: (client.kind,),
}
"""Name → the texts in one of which the words must stand."""

_TERM = re.compile(r'(?:[^\s"]|"[^"]*(?:"|\Z))+')
_SPACED = re.compile(r"\s*(>=|<=|==|[<>=])\s*")
_NUMBER = re.compile(r"([a-z]+)(>=|<=|==|[<>=])([^<>=]*)\Z")
_WORD = re.compile(r"([a-z]+):(.*)\Z", re.DOTALL)
_FIGURE = re.compile(r"[+-]?\d{1,9}(?:\.\d{0,9})?%?\Z", re.ASCII)

EXAMPLES = "silent>14   score<60   gap:volunteering   needs:falling   -company:acme"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked: `name` is a figure's or a text's name, "needs", or "" for a free word; `sign` compares."""

    name: str = ""
    sign: str = ""
    words: str = ""
    number: float = 0.0
    turned: bool = False

    def keeps(self, row: Client | Problem) -> bool:
        """Whether it holds for this row; of what gave no row, only free words can."""
        if isinstance(row, Problem):
            return not self.name and (self.words in f"{_end(row.path)} {row.reason}".casefold()) is not self.turned
        return self._holds(row) is not self.turned

    def _holds(self, client: Client) -> bool:
        if self.sign:
            value = NUMBERS[self.name](client)
            return value is not None and _SIGNS[self.sign](value, self.number)
        if self.name == "needs":
            return any(finding.kind == self.words for finding in findings(client))
        texts = WORDS[self.name](client) if self.name else _everything(client)
        return any(self.words in text.casefold() for text in texts)


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of one line; none keeps everybody."""

    terms: tuple[Term, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Query":
        """The terms in this line; CoachError says which one is not understood and what is known."""
        found = [term for part in _parts(text) if (term := _term(part))]
        if len(found) > _MOST_TERMS:
            raise CoachError("Too much at once", f"At most {_MOST_TERMS} terms: take some out.")
        return cls(tuple(found))

    @classmethod
    def understood(cls, text: str) -> "Query":
        """The terms in this line that are understood; for whoever is still typing."""
        found = []
        for part in _parts(text)[:_MOST_TERMS]:
            with suppress(CoachError):
                found.append(_term(part))
        return cls(tuple(term for term in found if term))

    def keeps(self, row: Client | Problem) -> bool:
        """Whether every term holds for this row."""
        return all(term.keeps(row) for term in self.terms)

    def of(self, cohort: Cohort) -> Cohort:
        """The part of a cohort that is kept."""
        if not self.terms:
            return cohort
        return Cohort(
            tuple(client for client in cohort.clients if self.keeps(client)),
            tuple(problem for problem in cohort.problems if self.keeps(problem)),
        )


def _everything(client: Client) -> Iterable[str]:
    """What a free word is looked for in."""
    yield client.name
    yield client.company
    yield _end(client.path)
    if client.gap:
        yield client.gap.name
    yield from client.flags


def _end(path: str) -> str:
    """The end of a path. Why: the rest is the same for everybody, and a word in it would keep them all."""
    return path.rstrip("/").rpartition("/")[2]


def _parts(text: str) -> list[str]:
    """The terms as they were written; a space beside a sign, and a quotation mark left open, do no harm."""
    pieces = text.split('"')
    pieces[::2] = [_SPACED.sub(r"\1", piece) for piece in pieces[::2]]
    return _TERM.findall('"'.join(pieces))


def _term(part: str) -> Term | None:
    turned = part[0] in "-!−"
    body = part[1:] if turned else part
    low = body.casefold().replace("−", "-")
    if low.startswith('"'):
        words = _bare(low)
    elif found := _NUMBER.match(low):
        return _compared(found[1], found[2], found[3], turned)
    elif found := _WORD.match(low):
        return _named(found[1], _bare(found[2]), turned)
    elif any(sign in low for sign in "<>="):
        raise _unknown(part)
    else:
        words = _bare(low)
    return Term(words=words, turned=turned) if words else None


def _bare(text: str) -> str:
    return " ".join(text.replace('"', "").split())


def _compared(name: str, sign: str, value: str, turned: bool) -> Term:
    if name not in NUMBERS:
        raise _unknown(name + sign)
    if not _FIGURE.match(value):
        sentence = f"After “{name}{sign}” comes a number, such as {name}{sign}{_SUCH.get(name, '5')}."
        raise CoachError("A number is missing", sentence)
    return Term(name, sign, number=float(value.removesuffix("%")), turned=turned)


def _named(name: str, words: str, turned: bool) -> Term:
    if name == "needs":
        kind = next((kind for kind in KINDS if words and kind.startswith(words)), "")
        if not kind:
            raise CoachError("Needs what?", f"After “needs:” comes one of {', '.join(KINDS)}.")
        return Term("needs", words=kind, turned=turned)
    if name not in WORDS:
        raise _unknown(f"{name}:")
    if not words:
        raise CoachError("A word is missing", f"After “{name}:” comes a word that stands in it.")
    return Term(name, words=words, turned=turned)


_SUCH = {"silent": "14", "score": "60", "kept": "50", "change": "-2"}


def _unknown(part: str) -> CoachError:
    known = f"Known are {', '.join(NUMBERS)} with > < or =, and {', '.join((*WORDS, 'needs'))} with a colon."
    return CoachError("Whom do you want to see?", f"“{shorten(one_line(part), 24)}” is not known. {known}")
