"""A person's own checklists, from their folder and from beside their settings, as tables with clean words."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.storage.locations import config_folder
from execcoach.storage.toml_files import parse_toml, read_bytes
from execcoach.storage.workspace import Workspace
from execcoach.text import clean, one_line

_CAP, _MOST = 128_000, 40


@dataclass(frozen=True, slots=True)
class OwnChecklists:
    """Somebody's own checklists as tables, by file; what is wrong with others; the digest of all of them."""

    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    troubles: tuple[CoachError, ...] = ()
    digest: str = ""


def any_there(workspace: Workspace) -> bool:
    """Whether somebody wrote a checklist at all; a glance, nothing is opened."""
    return any(_files(place / "prompts" / "checklists") for place in (config_folder(), workspace.folder))


def checklists_of_person() -> OwnChecklists:
    """The checklists beside the person's settings."""
    return _read(config_folder() / "prompts" / "checklists")


def checklists_of_folder(workspace: Workspace) -> OwnChecklists:
    """The checklists that lie in a workspace; whether they may be used is another question."""
    return _read(workspace.folder / "prompts" / "checklists")


def _read(folder: Path) -> OwnChecklists:
    tables: dict[str, Mapping[str, Any]] = {}
    troubles: list[CoachError] = []
    whole, files = hashlib.sha256(), _files(folder)
    for file in files:
        try:
            data = read_bytes(file, cap=_CAP)
            whole.update(f"{len(file.name)} {file.name} {len(data)} ".encode("utf-8", "surrogateescape") + data)
            raw = _clean(parse_toml(data, str(file), cap=_CAP))
            tables[str(file)] = _in_shape(raw, file)
        except CoachError as error:
            troubles.append(error)
    return OwnChecklists(tables, tuple(troubles), whole.hexdigest() if files else "")


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            names = sorted(one.name for one in islice(found, 10 * _MOST))
    except OSError:
        return []
    return [folder / name for name in names if name.endswith(".toml") and not name.startswith(".")][:_MOST]


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _clean(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return clean(value) if isinstance(value, str) else value


def _in_shape(raw: dict[str, Any], file: Path) -> Mapping[str, Any]:
    """The tables, lists being lists and tables tables: the reader of checklists was written for shipped ones."""
    if raw.get("id") != file.name.removesuffix(".toml"):
        raise _wrong(file, "id", f'"{one_line(file.name.removesuffix(".toml"))}", as its file is called')
    rows = raw.get("question")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _wrong(file, "question", "[[question]] tables")
    for at, row in enumerate(rows):
        boxes, options, fixed = row.get("fields", []), row.get("options", []), row.get("fixed", {})
        if not isinstance(boxes, list) or not all(isinstance(box, dict) for box in boxes):
            raise _wrong(file, f"question[{at}].fields", "a list of tables")
        if not isinstance(options, list) or not isinstance(fixed, dict):
            raise _wrong(file, f"question[{at}]", "options as a list and fixed as a table")
    return raw


def _wrong(file: Path, path: str, expected: str) -> CoachError:
    where = Place(file=one_line(str(file)), path=path, expected=expected)
    return CoachError("A checklist cannot be used", f"{where}. Mend it there and try again.", [where])
