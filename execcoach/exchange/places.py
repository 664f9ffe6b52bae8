"""Where somebody lives, from a table or from words; streets and postal codes are left out."""

import re
from typing import Any

from execcoach.exchange.cells import Cells
from execcoach.exchange.json_resume_columns import LEFT_PLACES, NO_PLACE, OLDER_PLACES, PLACES
from execcoach.exchange.spellings import Spellings

_POSTAL = re.compile(r"(?:^|\s+)\d{4,6}(?:-\d{4})?\s*\Z")


def place_in(cell: Any, row: str, cells: Cells, spellings: Spellings) -> str:
    """City, region and country with commas between, "" where the cell names none."""
    if isinstance(cell, list) and cell and isinstance(cell[0], dict):
        for _ in cell[1:]:
            cells.drop(row, "", "There is room for one place; this is another one.")
        cell = cell[0]
    if not isinstance(cell, dict):
        found = [_part(part, row, cells) for part in cells.line(cell, row, "").split(",")]
    else:
        given: dict[str, str] = {}
        for key, column, value in spellings.columns(cell, PLACES, LEFT_PLACES, OLDER_PLACES, row):
            if column in PLACES:
                if words := cells.line(value, row, key):
                    given.setdefault(column, words)
            else:
                cells.drop(row, key, LEFT_PLACES.get(column, NO_PLACE))
        found = [given[place] for place in PLACES if place in given]
    return ", ".join(dict.fromkeys(place for place in found if place))


def _part(part: str, row: str, cells: Cells) -> str:
    """A part of a place written as words, without what may be a postal code or a street."""
    words = _POSTAL.sub("", part).strip()
    street = any(sign.isdigit() for sign in words)
    if street or words != part.strip():
        cells.drop(row, "", LEFT_PLACES["address" if street else "postalCode"])
    return "" if street else words
