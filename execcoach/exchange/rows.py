"""The rows of a section of a foreign file, whatever shape somebody gave it."""

from collections.abc import Iterator
from typing import Any


def rows(part: Any, between: str) -> Iterator[tuple[int | str, Any]]:
    """(number or name, row) of a list, one table, tables by name, or words cut at the signs in `between`."""
    if isinstance(part, list):
        yield from enumerate(part)
    elif isinstance(part, dict) and part and all(isinstance(value, dict) or value is None for value in part.values()):
        yield from part.items()
    elif isinstance(part, str) and between:
        pieces = [part]
        for sign in f"{between}\n":
            pieces = [bit for piece in pieces for bit in piece.split(sign)]
        yield from enumerate(pieces)
    elif part is not None:
        yield 0, part
