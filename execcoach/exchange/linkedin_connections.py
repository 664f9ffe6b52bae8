"""Whom the person is connected with and which companies they follow: offered, never taken over unasked."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.exchange.archive_sheets import SheetReader
from execcoach.exchange.csv_repair import rejoined
from execcoach.exchange.csv_tables import Row, whole
from execcoach.exchange.linkedin_cells import letters
from execcoach.text import one_line

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_KINDS = ("contacts", "companies")


@dataclass(frozen=True, slots=True)
class Connections:
    """People and companies followed, each column a list of its own; the companies have no position.

    Why columns: thirty thousand small objects would take longer to make than the file takes to read.
    """

    names: Sequence[str] = ()
    companies: Sequence[str] = ()
    positions: Sequence[str] = ()
    since: Sequence[str] = ()
    people: int = 0
    """How many of the first ones are people; the rest are companies."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.names)

    @property
    def followed(self) -> int:
        """How many companies."""
        return len(self.names) - self.people

    def kind(self, at: int) -> str:
        """The list of circle.toml this one would go to."""
        return _KINDS[at >= self.people]

    def entry(self, at: int) -> dict[str, Any]:
        """One of them as an entry of circle.toml."""
        if at >= self.people:
            return {"name": self.names[at]}
        given = {"name": self.names[at], "role": self.positions[at], "company": self.companies[at]}
        return {key: words for key, words in given.items() if words}

    def index(self) -> list[str]:
        """A line for each, folded, to be searched."""
        rows = zip(self.names, self.companies, self.positions, strict=True)
        return [folded_words(" ".join(row)) for row in rows]


def folded_words(text: str) -> str:
    """The text as it is searched: without capitals and accents."""
    if text.isascii():
        return text.lower()
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return bare.casefold().translate(_LETTERS)


class Gathered:
    """Gathers people and companies while their sheets are read."""

    def __init__(self) -> None:
        self._people: list[list[str]] = [[], [], [], []]
        self._companies: list[str] = []

    def people(self, reader: SheetReader) -> None:
        """Add every row that names somebody; e-mail addresses and pages are passed over."""
        names, companies, positions, since = self._people
        width = len(reader.header)
        order = [reader.places.get(column, width) for column in ("first", "last", "name", "company", "position")]
        first, last, full, company, position = order
        when = reader.places.get("connected", width)
        for cells in self._rows(reader, width):
            name = f"{cells[first]} {cells[last]} {cells[full]}".strip()
            works, does, day = cells[company], cells[position], cells[when]
            line = f"{name}{works}{does}{day}"
            if not line.isprintable() or ("&" in line and ";" in line):
                name, works, does, day = (one_line(letters(cell)) for cell in (name, works, does, day))
            if name:
                names.append(name)
                companies.append(works.strip())
                positions.append(does.strip())
                since.append(day)
        for at in sorted(set(range(width)) - set(reader.places.values())):
            reader.leave_column(at)

    def followed(self, reader: SheetReader) -> None:
        """Add every company."""
        at = reader.places["name"]
        known = {name.casefold() for name in self._companies}
        for cells in self._rows(reader, len(reader.header)):
            name = one_line(letters(cells[at]))
            if name and name.casefold() not in known:
                known.add(name.casefold())
                self._companies.append(name)

    def _rows(self, reader: SheetReader, width: int) -> Iterator[list[str]]:
        """Rows of a cell more than the header has, the last one empty; what is torn or lost is left out and said."""
        torn, first = 0, ""
        for cells in reader.bare_rows():
            if isinstance(cells, Row):
                if cells.end:
                    reader.cells.drop(str(cells.number), "", cells.end)
                    break
                bad, cells = bool(cells.lost), list(cells.cells)
            else:
                bad = False
            if cells[:1] == reader.header[:1] and cells[:width] == reader.header:
                continue
            if len(cells) == width and not bad:
                cells.append("")
                yield cells
            elif not bad and len(cells) > width and (together := rejoined(cells, width)):
                yield [*together, ""]
            elif bad or whole(cells[width:]) or len(cells) == 1 < width:
                torn += 1
                first = first or str(reader.number)
            elif whole(cells):
                yield [*cells[:width], *[""] * (max(0, width - len(cells)) + 1)]
        if torn:
            many = "row is" if torn == 1 else "rows are"
            words = f"{torn} {many} torn (a quotation mark never closed, or a comma outside of any), and left out."
            reader.cells.drop(first, "", words)

    def connections(self) -> Connections | None:
        """What was gathered, None where there is nobody."""
        names, companies, positions, since = self._people
        people, more = len(names), len(self._companies)
        names += self._companies
        for column in (companies, positions, since):
            column += [""] * more
        return Connections(names, companies, positions, since, people) if names else None
