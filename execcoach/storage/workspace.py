"""A workspace: the folder of one executive, and where its files lie."""

import os
import secrets
import string
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from execcoach.errors import CoachError, Place
from execcoach.storage import atomic
from execcoach.text import one_line


@dataclass(frozen=True, slots=True)
class Workspace:
    """One executive's folder; a demo is thrown away and never remembered."""

    folder: Path
    demo: bool = False

    @property
    def profile(self) -> Path:
        """Who the person is."""
        return self.folder / "profile.toml"

    @property
    def circle(self) -> Path:
        """Whom they read, meet and thank."""
        return self.folder / "circle.toml"

    @property
    def guidelines(self) -> Path:
        """What their company asks."""
        return self.folder / "guidelines.toml"

    @property
    def homework(self) -> Path:
        """What their coach gave them to do."""
        return self.folder / "homework.toml"

    @property
    def published(self) -> Path:
        """What is live on which page."""
        return self.folder / "published.toml"

    @property
    def progress(self) -> Path:
        """The folder of records."""
        return self.folder / "progress"

    @property
    def drafts(self) -> Path:
        """The folder of drafts."""
        return self.folder / "drafts"


def is_workspace(folder: Path) -> bool:
    """Whether the folder holds a profile.toml, whatever that is: reading it says what is wrong with it."""
    try:
        return (folder / "profile.toml").exists()
    except OSError:  # a name too long, a folder that must not be entered
        return False


def workspaces_beside(folder: Path, most: int) -> list[Path]:
    """The folders beside this one that hold a profile.toml, by name; of a crowded place `most` are looked at."""
    try:
        with os.scandir(folder.parent) as found:
            near = sorted(Path(one.path) for one in islice(found, most) if one.is_dir())
    except OSError:
        return []
    return [one for one in near if one != folder and is_workspace(one)]


def open_workspace(folder: Path) -> Workspace:
    """The workspace in this folder; CoachError when there is none."""
    if is_workspace(folder):
        return Workspace(Path(os.path.abspath(folder)))  # noqa: PTH100 - a link to the folder stays a link
    name = one_line(str(folder))
    sentence = f'{name} holds no profile.toml. Make one with: execcoach init {name} --name "Ada Okafor"'
    raise CoachError("No profile there", sentence, [Place(file=name)])


def found_workspace(folder: Path, starter: bytes) -> Workspace:
    """A new workspace in this folder with this profile.toml; CoachError when one is there already."""
    atomic.make_folder(folder)
    try:
        atomic.create(folder / "profile.toml", starter)
    except FileExistsError as error:
        name = one_line(str(folder))
        sentence = f"{name} already holds a profile.toml; it was left as it is. Open it with: execcoach {name}"
        raise CoachError("There is a profile already", sentence, [Place(file=name)]) from error
    return open_workspace(folder)


def new_id() -> str:
    """Twelve random letters and digits that name a person or a record."""
    return "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(12))
