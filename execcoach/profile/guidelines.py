"""What guidelines.toml holds: what a company asks of those who write under its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.profile.model import Away, Entry, Lines, OneLine, Text
from execcoach.profile.reading import Reader, Trouble, shown

SECTORS = ("private", "public", "broker-dealer", "adviser", "health", "government")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidelines(Entry):
    """The sector ("" counts as private), who approves, what must not be said, when to be quiet, the page itself."""

    sector: OneLine = ""
    approver: OneLine = ""
    code_names: Lines = ()
    confidential_customers: Lines = ()
    quiet_periods: tuple[Away, ...] = ()
    house_words: Lines = ()
    page: Text = ""


@dataclass(frozen=True, slots=True)
class GuidelinesReading:
    """Guidelines and what was wrong with their file."""

    guidelines: Guidelines
    troubles: tuple[Trouble, ...] = ()


def read_guidelines(raw: Mapping[str, Any]) -> GuidelinesReading:
    """The guidelines that the tables of guidelines.toml describe."""
    reader = Reader()
    found: Guidelines = reader.table(Guidelines, {key: value for key, value in raw.items() if key != "schema"}, "")
    if found.sector and found.sector not in SECTORS:
        expected = f"one of {', '.join(SECTORS)}"
        reader.troubles.append(Trouble("sector", shown(raw["sector"]), expected, "Until then it counts as private."))
    return GuidelinesReading(found, tuple(reader.troubles))
