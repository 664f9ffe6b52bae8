"""Reads what an export put beside a foreign format in our own terms: tables of profile.toml, checked cell by cell."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from execcoach.exchange.cells import Cells, is_blank
from execcoach.exchange.json_resume_columns import NO_PLACE
from execcoach.exchange.matching import fold, text_of
from execcoach.exchange.outgoing import NOTES
from execcoach.profile import model
from execcoach.text import one_line

_KINDS: dict[str, Any] = {field.name: str(field.type) for field in fields(model.Profile) if field.name not in NOTES}
_SHUT = frozenset({"private", "source", "id"})
_MOST = 1_000_000


def own_tables(value: Mapping[str, Any], cells: Cells, row: str) -> dict[str, Any]:
    """The tables of a profile in this object, in the order of the object; what is none is dropped and said."""
    found: dict[str, Any] = {}
    for key, part in value.items():
        place, kind = f"{row}.{one_line(key)}", _KINDS.get(key, "")
        if key == "format" or is_blank(part):
            continue
        if kind.startswith("tuple[") and isinstance(part, list):
            rows = [own_table(key, one, cells, f"{place}[{at}]") for at, one in enumerate(part)]
            found[key] = [one for one in rows if one]
        elif kind and not kind.startswith("tuple[") and isinstance(part, Mapping):
            found[key] = own_table(key, part, cells, place)
        else:
            cells.drop(place, "", NO_PLACE)
    return {key: part for key, part in found.items() if part}


def own_table(section: str, value: Any, cells: Cells, row: str) -> dict[str, Any]:
    """The keys of one entry of this section of a profile; of hobbies, of one line."""
    if not isinstance(value, Mapping):
        cells.drop(row, "", "A table was expected here.")
        return {}
    name = "Line" if section == "hobbies" else _KINDS[section].removeprefix("tuple[").removesuffix(", ...]")
    kind: type[model.Entry] = getattr(model, name)
    known = {field.metadata.get("key", field.name): str(field.type) for field in fields(kind)}
    found: dict[str, Any] = {}
    for key, cell in value.items():
        if is_blank(cell):
            continue
        if key in _SHUT or key not in known:
            cells.drop(row, one_line(key), NO_PLACE)
        elif (words := _value(known[key], cell, cells, row, key)) not in (None, "", []):
            found[key] = words
    return found


def _value(annotation: str, cell: Any, cells: Cells, row: str, key: str) -> Any:
    if annotation == "Day | None":
        return cells.day(cell, row, key)
    if annotation == "Lines":
        return [item for one in (cell if isinstance(cell, list) else [cell]) if (item := _item(one, cells, row, key))]
    if annotation == "bool":
        if isinstance(cell, bool):
            return cell
    elif annotation == "int":
        if isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell <= _MOST:
            return cell
    elif annotation == "OneLine":
        return cells.line(cell, row, key)
    elif annotation == "Text":
        return cells.text(cell, row, key)
    cells.drop(row, key, "Something of another kind was expected here.")
    return None


def _item(cell: Any, cells: Cells, row: str, key: str) -> Any:
    if isinstance(cell, Mapping):
        table = own_table("hobbies", cell, cells, f"{row}.{key}")
        return table if table.get("text") else None
    return cells.line(cell, row, key)


def together(listed: list[Any], own: list[Any]) -> list[Any]:
    """The items of a list, each with what is known of it in our terms; what stands only there comes after them."""
    more = {fold(text_of(item)): item for item in own}
    found = [more.pop(fold(text_of(item)), item) for item in listed]
    return [*found, *more.values()]
