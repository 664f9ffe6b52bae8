"""Which files of a LinkedIn archive are opened and what their columns are called: read from prompts/archive.toml."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_TRAILING = re.compile(r"(?:\s*\(\d+\)|[_ ]+\d+)+\Z")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: the sets of columns that mark its header row, its columns, and those left out, by their folded names.

    `alone` is a file of one column that may have no header at all.
    """

    id: str
    called: str
    needs: tuple[frozenset[str], ...]
    columns: Mapping[str, str]
    left: Mapping[str, str]
    alone: bool

    def header(self, names: Sequence[str], loosely: bool = False) -> dict[str, int] | None:
        """Column → its place, where this row of folded names is the header; `loosely` where two columns will do."""
        found: dict[str, int] = {}
        for at, name in enumerate(names):
            if (column := self.columns.get(name)) and column not in found:
                found[column] = at
        named = set(found)
        if any(need <= named for need in self.needs) or (loosely and len(named) >= 2):
            filled = sum(1 for name in names if name)
            known = len(named) + sum(1 for name in names if name in self.left)
            return found if known * 2 >= filled else None
        return None


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets, why others are never opened, the reasons why columns are left out, and what is said of the whole."""

    sheets: tuple[Sheet, ...]
    closed: Mapping[str, str]
    reasons: Mapping[str, str]
    words: Mapping[str, str]

    def sheet(self, member: str) -> Sheet | None:
        """The sheet that a file of this name holds, None where it is not one to open."""
        name = plain_name(member)
        return next((one for one in self.sheets if name in one.called.split()), None)

    def sheet_of(self, rows: Sequence[Sequence[str]], member: str = "") -> Sheet | None:
        """The sheet whose header is one of these rows of folded names: the one that knows most of its columns."""
        if (named := self.sheet(member)) and any(named.header(row, loosely=True) for row in rows):
            return named
        csv = member.casefold().endswith(".csv")
        best, most = None, 0
        for sheet in self.sheets:
            for row in rows:
                found = sheet.header(row)
                known = sum(1 for name in row if name in sheet.columns or name in sheet.left)
                if found and (len(found) > 1 or csv) and known > most:
                    best, most = sheet, known
                    break
        return best


def read_layout(raw: Mapping[str, Any]) -> Layout:
    """The layout that the tables of prompts/archive.toml describe."""
    sheets = []
    for row in raw["file"]:
        columns = {folded(name): column for column, names in row["columns"].items() for name in names}
        left = {folded(name): reason for reason, names in row.get("left", {}).items() for name in names}
        needs = tuple(frozenset(need) for need in row["needs"])
        called = " ".join(dict.fromkeys(folded(name) for name in row["called"]))
        sheets.append(Sheet(row["id"], called, needs, columns, left, row.get("alone", False)))
    closed = {folded(name): row["why"] for row in raw["closed"] for name in row["called"]}
    return Layout(tuple(sheets), closed, raw["reasons"], raw["words"])


def names_in(cells: Sequence[str]) -> list[str]:
    """The cells of a row as folded names, as far as a header may reach."""
    return [folded(cell) for cell in cells[:60]]


def plain_name(member: str) -> str:
    """The name of a file without folders, ending, trailing number, spaces, underscores and capitals."""
    name = member.replace("\\", "/").rpartition("/")[2].strip()
    stem, dot, ending = name.rpartition(".")
    if not dot or ending.casefold() not in ("csv", "txt"):
        return ""
    return "" if stem.startswith("._") else folded(_TRAILING.sub("", stem))


def folded(name: str) -> str:
    """A name as it is compared: letters and digits only, without capitals and accents."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name[:200])
    return "".join(sign for sign in name[:200].casefold() if sign.isalnum())
