"""One row of a CSV file that the csv module cannot read: quotes escaped by a backslash, left bare, or never closed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LONGEST = 131_072
"""Characters of one cell; what is longer is left out."""
_FARTHEST = 2 * LONGEST
_LINES = 400
"""Lines that are looked at for the end of a row whose quotation mark is never closed."""
_MOST_CELLS = 1_000
_MOST_QUOTES = 2_000
_EFFORT = 300_000
"""Cells and quotation marks of a row, and effort for it, about one a character, after which it is given up."""
OPEN = "A quotation mark in it is never closed, so it cannot be told where this cell ends. Add it by hand."
LONG = f"It is longer than {LONGEST:,} characters, which nothing on a page is."


@dataclass(frozen=True, slots=True)
class Mended:
    """The cells of a row, where the next one begins, which cells are lost and why, and the effort it took."""

    cells: list[str]
    end: int
    lost: Mapping[int, str] = field(default_factory=dict)
    cost: int = 0


@dataclass(frozen=True, slots=True)
class _Try:
    cells: list[str]
    end: int
    closed: bool
    odd: bool
    lost: Mapping[int, str]
    cost: int

    def fits(self, number: int) -> bool:
        """Whether it looks like a row of so many cells (0 for any number), blank ones after them not counted."""
        whole = not number or (len(self.cells) >= number and not any(cell.strip() for cell in self.cells[number:]))
        return self.closed and not self.odd and whole


def mend(text: str, at: int, between: str, number: int) -> Mended:
    """The row that begins at this place; `number` is how many cells a row has, 0 where nobody knows yet.

    Why several tries: whether a backslash before a quotation mark belongs to the text, and whether a line end
    belongs to a cell, shows only in whether a row of the right shape comes out.
    """
    cost = 0
    first: _Try | None = None
    for backslash in (True, False):
        tried = _row(text, at, between, backslash)
        cost += tried.cost
        if tried.fits(number):
            return Mended(tried.cells, tried.end, tried.lost, cost)
        if first is None or (tried.closed and not first.closed):
            first = tried
        if tried.closed and "\\" not in text[at : tried.end]:
            break
    assert first is not None
    line_end = text.find("\n", at)
    if first.closed and (not first.odd or line_end < 0):
        return Mended(first.cells, first.end, first.lost, cost)
    begin, seen = line_end + 1, 0
    while 0 < begin < len(text) and seen < _LINES and begin - at < _FARTHEST and cost < _EFFORT:
        following = _row(text, begin, between, True)
        cost += following.cost
        if following.fits(number) and (number > 1 or following.cells[0]):
            return _cut(text, at, begin, between, number, cost)
        begin, seen = text.find("\n", begin) + 1, seen + 1
    if first.closed:
        return Mended(first.cells, first.end, first.lost, cost)
    end = len(text) if not begin or begin >= len(text) else line_end + 1
    return _cut(text, at, end, between, number, cost)


def rejoined(cells: Sequence[str], width: int) -> list[str] | None:
    """The row with the cells put together again that a comma outside of quotation marks tore apart; None if unsure.

    Why the blank: nobody writes one after a separator, and everybody after a comma.
    """
    row = list(cells)
    while len(row) > width and not row[-1].strip():
        row.pop()
    if width == 1:
        return [",".join(row)]
    joined = row[:1]
    for cell in row[1:]:
        if cell[:1] == " " and cell.strip() and joined[-1].strip():
            joined[-1] += f",{cell}"
        else:
            joined.append(cell)
    surplus = list(cells[len(row) :])
    whole = len(joined) == width or (len(joined) < width and len(joined) + len(surplus) >= width)
    return [*joined, *surplus][:width] if len(joined) < len(row) and whole else None


def _cut(text: str, at: int, end: int, between: str, number: int, cost: int) -> Mended:
    """The row up to this place, its open quotation mark taken as a letter, or its last cell given up."""
    piece = text[at:end].rstrip("\n")
    if "\n" not in piece:
        plain = piece.split(between)
        if len(plain) == number:
            return Mended([cell.removeprefix('"').removesuffix('"') for cell in plain], end, {}, cost)
    cells = _row(piece, 0, between, True).cells
    return Mended(cells, end, {len(cells) - 1: OPEN}, cost + len(piece))


def _row(text: str, at: int, between: str, backslash: bool) -> _Try:
    """One row, read leniently: a quotation mark closes a cell only before a separator or a line end."""
    stop, length = re.compile(f"[{re.escape(between)}\n]"), len(text)
    cells: list[str] = []
    lost: dict[int, str] = {}
    odd, place, steps = False, at, 0
    while True:
        begin = place
        if text[place : place + 1] == '"':
            pieces: list[str] = []
            place += 1
            while True:
                quote = text.find('"', place, begin + _FARTHEST)
                steps += 20
                if quote < 0 or steps > 20 * _MOST_QUOTES:
                    far = length if begin + _FARTHEST >= length else begin + _FARTHEST
                    cells.append("".join(pieces) + text[place:far])
                    return _Try(cells, far, False, odd, lost, far - at + steps)
                after = text[quote + 1 : quote + 2]
                if backslash and (len(text[place:quote]) - len(text[place:quote].rstrip("\\"))) % 2:
                    pieces.append(text[place : quote - 1] + '"')
                    place = quote + 1
                elif after == '"':
                    pieces.append(text[place : quote + 1])
                    place = quote + 2
                elif after in ("", between, "\n"):
                    pieces.append(text[place:quote])
                    place = quote + 1
                    break
                else:
                    odd = odd or (text[quote - 1] in (between, "\n") and "\n" in text[begin:quote])
                    pieces.append(text[place : quote + 1])
                    place = quote + 1
            cells.append("".join(pieces))
        else:
            found = stop.search(text, place)
            place = found.start() if found else length
            cells.append(text[begin:place])
        if len(cells[-1]) > LONGEST:
            lost[len(cells) - 1] = LONG
        if len(cells) > _MOST_CELLS:
            place = text.find("\n", place)
            place = length if place < 0 else place
        if place >= length or text[place] == "\n":
            return _Try(cells, min(length, place + 1), True, odd, lost, place - at + steps)
        place += 1
