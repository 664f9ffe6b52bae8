"""What the guard is told of a text, and what it answers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """A label a text carries: the words, from character `start` to `end`, why it matters, and a better way."""

    label: str
    severity: str
    words: str
    why: str
    source: str
    better: str
    start: int = 0
    end: int = 0
    rule: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text is and where it goes; the person's own lists, and whether today lies in a quiet period."""

    kind: str = "post"
    network: str = ""
    first_contact: bool = False
    sector: str = "private"
    code_names: tuple[str, ...] = ()
    confidential_customers: tuple[str, ...] = ()
    quiet: bool = False
    employers: tuple[str, ...] = ()
    consented: tuple[str, ...] = ()
    today: datetime.date | None = None


def fits(when: Mapping[str, Any], setting: Setting) -> bool:
    """Whether a label or a sign that asks for this speaks in this setting."""
    for key, wanted in when.items():
        value = getattr(setting, key.removeprefix("not_"))
        if isinstance(wanted, bool):
            if bool(value) != wanted:
                return False
        elif (value in wanted) == key.startswith("not_"):
            return False
    return True
