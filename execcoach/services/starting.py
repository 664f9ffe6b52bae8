"""A folder for somebody new: where it lies, and the commented profile it begins with."""

from pathlib import Path

from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.storage import content
from execcoach.storage.locations import lock_folder, people_folder
from execcoach.storage.profile_file import open_owned
from execcoach.storage.trusted import made_here
from execcoach.storage.workspace import Workspace, found_workspace, new_id
from execcoach.text import one_line, slug


def home_for(name: str) -> Path:
    """A folder for somebody new: below execcoach in the home folder, named after them, not yet there."""
    home = people_folder()
    first = slug(name) or "me"
    names = (first if number == 1 else f"{first}-{number}" for number in range(1, 1000))
    return next(home / name for name in names if not (home / name).exists())


def create_profile(folder: Path, name: str) -> Workspace:
    """A new workspace with the commented starter, name and a random id filled in."""
    clean_name = one_line(name)
    if not clean_name:
        raise CoachError("Whose profile is it?", 'Give a name, for example: --name "Ada Okafor".')
    workspace = found_workspace(folder, content.shipped_bytes("prompts/starter.toml"))
    made_here(folder)
    owned = open_owned(workspace.profile, locks=lock_folder())
    owned.save(paths.put(paths.put(owned.raw, "person.name", clean_name), "person.id", new_id()))
    return workspace


def forget(workspace: Workspace, there: bool) -> None:
    """Leave nothing of a workspace that was made a moment ago; its folder stays where it was `there` before."""
    workspace.profile.unlink(missing_ok=True)
    if not there:
        import contextlib

        with contextlib.suppress(OSError):
            workspace.folder.rmdir()
