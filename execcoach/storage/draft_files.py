"""The drafts of a workspace: one Markdown file each, front matter on top; the stem is the id."""

from dataclasses import replace
from pathlib import Path

from execcoach.drafting.draft import Draft, draft_text, read_draft
from execcoach.errors import CoachError, FileTrouble
from execcoach.storage import atomic
from execcoach.storage.toml_files import read_bytes
from execcoach.storage.workspace import Workspace
from execcoach.text import one_line

_CAP = 256_000


def draft_names(workspace: Workspace) -> tuple[str, ...]:
    """Ids of the drafts, newest first."""
    try:
        found = [item.name for item in workspace.drafts.iterdir() if item.suffix == ".md"]
    except OSError:
        return ()
    return tuple(sorted((name[:-3] for name in found if not name.startswith(".")), reverse=True))


def draft_file(workspace: Workspace, name: str) -> Path:
    """The file of this draft."""
    if not name or name in (".", "..") or "/" in name or "\\" in name or "\x00" in name:
        raise CoachError("That is no draft", "A draft's name is the name of its file, without folders.")
    return workspace.drafts / f"{name}.md"


def load_draft(workspace: Workspace, name: str) -> Draft:
    """The draft of this id; FileTrouble or CoachError when it cannot be read."""
    file = draft_file(workspace, name)
    data = read_bytes(file, cap=_CAP)
    try:
        return read_draft(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise FileTrouble("A draft cannot be read", f"{file.name} is not UTF-8 text.") from error


def save_new(workspace: Workspace, draft: Draft, stem: str) -> str:
    """Write a draft under a name nobody has yet; the id it got."""
    atomic.make_folder(workspace.drafts)
    for number in range(1, 1000):
        name = stem if number == 1 else f"{stem}-{number}"
        try:
            atomic.create(draft_file(workspace, name), _written(replace(draft, id=name)))
        except FileExistsError:
            continue
        return name
    raise CoachError("Too many drafts of one name", f"There are a thousand drafts called {stem} already.")


def save_draft(workspace: Workspace, draft: Draft, name: str) -> None:
    """Write a draft over its earlier text."""
    atomic.write(draft_file(workspace, name), _written(draft))


def _written(draft: Draft) -> bytes:
    """Why replace: a file's name may hold what no text can, and it stands in the front matter as id and title."""
    return draft_text(draft).encode("utf-8", "replace")


def draft_bytes(workspace: Workspace, name: str) -> bytes | None:
    """The file of this draft as it is, None where there is none."""
    file = draft_file(workspace, name)
    return read_bytes(file, cap=_CAP) if file.exists() else None


def put_bytes(workspace: Workspace, name: str, data: bytes | None) -> None:
    """Make the file of this draft hold these bytes; None takes the file away."""
    file = draft_file(workspace, name)
    if data is not None:
        atomic.write(file, data)
        return
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        sentence = f"{one_line(file.name)} could not be taken away: {atomic.reason(error)}."
        raise FileTrouble("Not deleted", sentence) from error
