"""Every file of a workspace, read one by one for what is wrong with it; nothing is written, mended or followed."""

import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError
from execcoach.profile.guidelines import read_guidelines
from execcoach.profile.reading import Trouble, read_circle, read_profile
from execcoach.routine.homework import read_homework
from execcoach.routine.progress import read_records
from execcoach.storage import atomic, draft_files, own_checklists, own_content, own_prompts
from execcoach.storage.profile_file import conflict_copies
from execcoach.storage.toml_files import line_of, load_toml
from execcoach.storage.workspace import Workspace
from execcoach.text import one_line

_CAP = 4_000_000
_CUT_OFF = "a save was cut off and left this behind; the file it was for is whole. It is swept at the next start."
Reads = Callable[[Mapping[str, Any]], tuple[Trouble, ...]]


@dataclass(frozen=True, slots=True)
class Health:
    """A file by its path from the workspace, and a sentence for everything wrong with it; none where it is well."""

    file: str
    wrong: tuple[str, ...] = ()

    @property
    def well(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.wrong


def health(workspace: Workspace) -> Iterator[Health]:
    """The health of every file of the workspace: the person's own first, then records, drafts and own content."""
    person = ""
    for file, reads in _OWNED.items():
        path = workspace.folder / file
        if file == "profile.toml" or path.exists():
            yield Health(file, (*_of_toml(path, reads), *_open_to_others(path), *_copies(path)))
    if not _of_toml(workspace.profile, _no_troubles):
        named = load_toml(workspace.profile, cap=_CAP).raw.get("person")
        person = str(named.get("id", "")) if isinstance(named, Mapping) else ""
    yield from _records(workspace, person)
    for name in draft_files.draft_names(workspace):
        try:
            draft_files.load_draft(workspace, name)
        except CoachError as error:
            yield Health(f"drafts/{one_line(name)}.md", (error.sentence,))
        else:
            yield Health(f"drafts/{one_line(name)}.md")
    yield from _own_content(workspace)
    yield from _left_behind(workspace)


def _of_toml(path: Path, reads: Reads) -> tuple[str, ...]:
    try:
        loaded = load_toml(path, cap=_CAP)
    except CoachError as error:
        return (error.sentence,)
    troubles = reads(loaded.raw)
    lines = ((line_of(loaded.text, one.path), one) for one in troubles)
    return tuple(f"line {line}: {one}" if line else str(one) for line, one in lines)


def _open_to_others(path: Path) -> Iterator[str]:
    """Whether others who use this machine may read the file; systems without such marks are left alone."""
    if sys.platform == "win32":
        return
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return
    if mode & 0o077:
        yield f"others on this machine may read it (mode {mode:o}). Keep it to yourself: chmod 600 {path.name}"


def _copies(path: Path) -> Iterator[str]:
    for copy in conflict_copies(path):
        yield f"{one_line(copy.name)} lies beside it: two machines may have written at once. Compare, then delete it."


def _records(workspace: Workspace, person: str) -> Iterator[Health]:
    def reads(raw: Mapping[str, Any]) -> tuple[Trouble, ...]:
        reading = read_records(raw, person)
        if person and reading.records.person not in ("", person):
            other = Trouble("person", reading.records.person, person, "Its records are left out.")
            return (*reading.troubles, other)
        return reading.troubles

    try:
        files = sorted(workspace.progress.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        yield Health("progress", (f"the folder cannot be read: {atomic.reason(error)}.",))
        return
    for file in files:
        if file.suffix == ".toml":
            running = file.name.startswith("now.")
            yield Health(f"progress/{one_line(file.name)}", _of_toml(file, _no_troubles if running else reads))


def _own_content(workspace: Workspace) -> Iterator[Health]:
    found = (
        ("templates", tuple(own_content.templates_of_folder(workspace).troubles.values())),
        ("prompts", own_prompts.prompts_of_folder(workspace).troubles),
        ("prompts/checklists", own_checklists.checklists_of_folder(workspace).troubles),
    )
    for folder, troubles in found:
        if troubles:
            yield Health(folder, tuple(error.sentence for error in troubles))


def _left_behind(workspace: Workspace) -> Iterator[Health]:
    for folder in (workspace.folder, workspace.progress, workspace.drafts):
        for file in atomic.leftovers(folder):
            where = "" if folder == workspace.folder else f"{folder.name}/"
            yield Health(f"{where}{one_line(file.name)}", (_CUT_OFF,))


def _no_troubles(_: Mapping[str, Any]) -> tuple[Trouble, ...]:
    return ()


_OWNED: Mapping[str, Reads] = {
    "profile.toml": lambda raw: read_profile(raw).troubles,
    "circle.toml": lambda raw: read_circle(raw).troubles,
    "guidelines.toml": lambda raw: read_guidelines(raw).troubles,
    "published.toml": _no_troubles,
    "homework.toml": lambda raw: read_homework(raw).troubles,
}
