"""Whether what two people wrote in one place can stand there together, and how."""

from __future__ import annotations

import dataclasses

from execcoach.errors import Conflict
from execcoach.profile import circle, model
from execcoach.profile.answering import item_text

_KINDS = [kind for room in (model, circle) for kind in vars(room).values() if dataclasses.is_dataclass(kind)]
_TEXTS = frozenset(field.name for kind in _KINDS for field in dataclasses.fields(kind) if str(field.type) == "Text")
_LISTS = frozenset(field.name for kind in _KINDS for field in dataclasses.fields(kind) if str(field.type) == "Lines")
_COMPANY_TEXT = "page"


def both(conflict: Conflict) -> object:
    """Theirs and mine together: texts below each other, lists without doubles; None where only one can stand."""
    mine, theirs = conflict.mine, conflict.theirs
    key = conflict.path.rpartition(".")[2]
    if key in _LISTS and _listed(mine) and _listed(theirs):
        there = [*_items(theirs)]
        known = {item_text(item) for item in there}
        return [*there, *(item for item in _items(mine) if item_text(item) not in known)]
    if (key in _TEXTS or conflict.path == _COMPANY_TEXT) and isinstance(mine, str) and isinstance(theirs, str):
        if not mine.strip() or not theirs.strip() or mine.strip() in theirs:
            return theirs if theirs.strip() else mine
        gap = "\n\n" if "\n" in mine + theirs or len(mine + theirs) > _ONE_PARAGRAPH else "\n"
        return theirs.rstrip() + gap + mine.lstrip()
    return None


_ONE_PARAGRAPH = 160


def _listed(value: object) -> bool:
    return isinstance(value, str | list)


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]
