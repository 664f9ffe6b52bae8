"""What was done on LinkedIn in the months before: posts, comments and reshares counted, nothing of their words kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from execcoach.exchange.archive_sheets import SheetReader
from execcoach.exchange.csv_tables import Row, whole
from execcoach.exchange.linkedin_cells import SheetCells
from execcoach.profile.dates import Day, parse_day

EFFORTS = ("post", "comment", "reshare-with-words", "reshare", "reaction")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LATEST = 12
_FAR, _MOST_DATES = 40, 50_000
"""Letters of a date, and different dates of a file, that are looked at."""


@dataclass(frozen=True, slots=True)
class Month:
    """What was done in a month; month 0 where the file leaves open which of a year it was."""

    year: int
    month: int
    counts: Mapping[str, int]

    def __str__(self) -> str:
        when = f"{_MONTHS[self.month]} {self.year}" if self.month else f"{self.year}, month not sure"
        return f"{when}: {_told(self.counts)}"


@dataclass(frozen=True, slots=True)
class Past:
    """Every month in which something was done, the latest first."""

    months: tuple[Month, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """A plain line for each of the latest months, then one for each year before."""
        told = [f"Done before: {one}" for one in self.months[:_LATEST]]
        earlier: dict[int, Counter[str]] = {}
        for one in self.months[_LATEST:]:
            earlier.setdefault(one.year, Counter()).update(one.counts)
        return (*told, *(f"Done before: earlier in {year}: {_told(counts)}" for year, counts in earlier.items()))

    def as_json(self) -> list[dict[str, object]]:
        """The same as plain values; the month is a year where only that is sure."""
        return [
            {"month": f"{one.year}-{one.month:02}" if one.month else str(one.year), **dict(one.counts)}
            for one in self.months
        ]


class Doings:
    """Counts rows by month while the sheets are read."""

    def __init__(self) -> None:
        self._counted: dict[tuple[int, int], Counter[str]] = {}

    def count(self, reader: SheetReader) -> None:
        """Count every row of a sheet that has a date."""
        undated, first = 0, ""
        days: dict[str, Day | None] = {}
        date, shared, words = (reader.places.get(column, -1) for column in ("date", "shared", "words"))
        for row in reader.bare_rows():
            cells = list(row.cells) if isinstance(row, Row) else row
            if isinstance(row, Row) and row.end:
                reader.cells.drop(str(row.number), "", row.end)
                break
            if not whole(cells) or cells[:1] == reader.header[:1]:
                continue
            said = cells[date][:_FAR] if 0 <= date < len(cells) else ""
            if said not in days and len(days) < _MOST_DATES:
                days[said] = _day(said)
            if day := days.get(said):
                effort = _effort(reader.sheet.id, _there(cells, shared), _there(cells, words))
                self._counted.setdefault((day.year, day.month), Counter())[effort] += 1
            else:
                undated, first = undated + 1, first or str(reader.number)
        if undated:
            many = f"{undated:,} rows were" if undated > 1 else "One row was"
            reader.cells.drop(first, "Date", f"{many} not counted: no date there can be read.")

    def past(self) -> Past:
        """What was counted."""
        found = sorted(self._counted.items(), key=lambda one: one[0], reverse=True)
        return Past(tuple(Month(*when, counts) for when, counts in found))


def _day(words: str) -> Day | None:
    """The month of a date, or its year alone where the month is not sure."""
    read = SheetCells("").day(words, "", "")
    return parse_day(read) if read else None


def _there(cells: list[str], at: int) -> bool:
    return 0 <= at < len(cells) and bool(cells[at].strip())


def _effort(sheet: str, shared: bool, words: bool) -> str:
    if sheet != "shares":
        return {"comments": "comment", "reposts": "reshare", "reactions": "reaction"}[sheet]
    if not shared:
        return "post"
    return "reshare-with-words" if words else "reshare"


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(_counted(effort, counts[effort]) for effort in EFFORTS if counts.get(effort))


def _counted(effort: str, number: int) -> str:
    one = effort.replace("-", " ")
    many = "reshares with words" if effort == "reshare-with-words" else f"{one}s"
    return f"{number} {one if number == 1 else many}"
