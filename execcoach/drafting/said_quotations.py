"""Quotations in a text: what stands between quotation marks and is longer than three words."""

import re
from typing import NamedTuple


class Quotation(NamedTuple):
    """The words between two marks and where they stand."""

    start: int
    end: int


_PAIRS = re.compile(
    r"“(?P<a>[^“”]+?)(?:”|(?=\n\s*\n)|\Z)|„(?P<b>[^„“”]+)[“”]|«\s?(?P<c>[^«»]+?)\s?»|‹(?!U\+)(?P<d>[^‹›]+)›"
    r"|(?<![\w\"])\"(?P<e>[^\"\n]+(?:\n[^\"\n]+)*)\"(?!\w)"
    r"|(?<![\w‘])‘(?P<f>(?:[^‘’]|’(?=\w))+)’(?!\w)|(?<![\w'])'(?=\S)(?P<g>(?:[^'\n]|'(?=\w))+)(?<=\S)'(?!\w)"
)
_LONGER_THAN = 3


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of more than three words, without its marks, in order."""
    found = []
    for match in _PAIRS.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if len(text[start:end].split()) > _LONGER_THAN:
            found.append(Quotation(start, end))
    return tuple(found)
