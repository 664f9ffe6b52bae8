"""A person's own templates, from their folder and beside their settings: cleaned, each trouble told with its line."""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from execcoach.drafting.front_matter import trouble
from execcoach.drafting.template import Template, read_template
from execcoach.errors import CoachError
from execcoach.storage.locations import config_folder
from execcoach.storage.toml_files import decode, parse_toml, read_bytes
from execcoach.storage.workspace import Workspace
from execcoach.text import clean, one_line

_CAP, _MOST_FILES, _MOST_FOLDERS = 64_000, 200, 20
_ENDING = ".j2.md"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_TAKEN = {
    *("me", "known", "voice", "given", "loop", "self"),
    *("true", "false", "none", "and", "or", "not", "in", "is", "if", "else"),
}


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """Somebody's own templates by id, what is wrong with those that cannot be used, and the digest of all of them."""

    templates: Mapping[str, Template] = field(default_factory=dict)
    troubles: Mapping[str, CoachError] = field(default_factory=dict)
    digest: str = ""


_Stamps = tuple[tuple[str, int, int, int], ...]
_read_before: dict[Path, tuple[_Stamps, OwnTemplates]] = {}


def templates_of_person() -> OwnTemplates:
    """The templates beside the person's settings."""
    folder = config_folder() / "templates"
    return _read(folder, "yours", str(folder))


def templates_of_folder(workspace: Workspace) -> OwnTemplates:
    """The templates that lie in a workspace; whether they may be used is another question."""
    return _read(workspace.folder / "templates", "folder", "templates")


def _read(folder: Path, owner: str, shown: str) -> OwnTemplates:
    """The templates of a folder; read again only where a file of it moved, because a board of drafts asks for each."""
    files = tuple(_files(folder))
    stamps = tuple(map(_stamp, files))
    kept = _read_before.get(folder)
    if kept is None or kept[0] != stamps:
        kept = _read_before[folder] = (stamps, _read_files(files, owner, shown))
    return kept[1]


def _stamp(file: Path) -> tuple[str, int, int, int]:
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, 0, 0
    return str(file), found.st_mtime_ns, found.st_size, found.st_ino


def _read_files(files: tuple[Path, ...], owner: str, shown: str) -> OwnTemplates:
    templates: dict[str, Template] = {}
    troubles: dict[str, CoachError] = {}
    whole = hashlib.sha256()
    for file in files:
        name = f"{shown}/{file.parent.name}/{file.name}"
        stem = file.name.removesuffix(_ENDING)
        try:
            data = read_bytes(file, cap=_CAP)
            whole.update(f"{len(name)} {name} {len(data)} ".encode("utf-8", "surrogateescape") + data)
            templates[stem] = _template(data, name, stem, owner)
        except CoachError as error:
            troubles[stem] = error
    return OwnTemplates(templates, troubles, whole.hexdigest() if templates or troubles else "")


def _files(folder: Path) -> Iterator[Path]:
    """The files of templates one folder down, by name; reports are nobody's draft."""
    for inner in islice(_inside(folder), _MOST_FOLDERS):
        if inner.name != "reports":
            yield from islice((file for file in _inside(inner) if file.name.endswith(_ENDING)), _MOST_FILES)


def _inside(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as found:
            names = sorted(one.name for one in islice(found, 4 * _MOST_FILES) if not one.name.startswith("."))
    except OSError:
        return
    yield from (folder / name for name in names)


def _template(data: bytes, name: str, stem: str, owner: str) -> Template:
    text = decode(data, name)
    lines = text.splitlines()
    fences = [at for at, line in enumerate(lines) if line.rstrip() == "+++"]
    if len(fences) > 1 and fences[0] == 0:  # first by the reader that no text can keep busy
        parse_toml("\n".join(["", *lines[1 : fences[1]]]).encode("utf-8", "replace"), name)
        lines = lines[: fences[1]]
    try:
        template = read_template(text, name)
    except (ValueError, RecursionError):
        raise trouble(name, 1, "a description between two lines of +++ that can be read") from None
    if template.id != stem or not _ID.match(stem):
        raise trouble(name, _line(lines, "id"), f'id = "{one_line(stem)}", as its file is called, in small letters')
    for key, most in (("minutes", 600), ("expires_days", 3650)):
        if not 0 <= getattr(template, key) <= most:
            raise trouble(name, _line(lines, key), f"{key} from 0 to {most}")
    names = [asked.name for asked in template.inputs]
    for at, asked in enumerate(names):
        if not _NAME.match(asked) or asked in _TAKEN or asked in names[:at]:
            line = _line(lines, "name", at)
            raise trouble(name, line, f"a name in small letters that nothing else has, instead of {one_line(asked)}")
    return _cleaned(template, owner)


def _cleaned(template: Template, owner: str) -> Template:
    inputs = tuple(
        replace(
            asked,
            label=one_line(asked.label),
            ask=one_line(asked.ask),
            example=clean(asked.example),
            probe=clean(asked.probe),
        )
        for asked in template.inputs
    )
    return replace(
        template,
        title=one_line(template.title),
        kind=one_line(template.kind),
        benefit=one_line(template.benefit),
        why=one_line(template.why),
        source=one_line(template.source),
        networks=tuple(map(one_line, template.networks)),
        facts={key: one_line(words) for key, words in template.facts.items()},
        refusals=tuple(replace(refused, words=one_line(refused.words)) for refused in template.refusals),
        inputs=inputs,
        owner=owner,
    )


def _line(lines: list[str], key: str, which: int = 0) -> int:
    found = [at for at, line in enumerate(lines, 1) if re.match(rf"\s*{key}\s*=", line)]
    return found[min(which, len(found) - 1)] if found else 1
