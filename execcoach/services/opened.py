"""One person's files as they stand: read once, read again when somebody changed them; what cannot be used is named."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.profile.reading import CircleReading, ProfileReading, Trouble, read_circle, read_profile
from execcoach.storage.clock import Clock
from execcoach.storage.locations import lock_folder
from execcoach.storage.profile_file import OwnedFile, conflict_copies, open_owned, stamp
from execcoach.storage.workspace import Workspace
from execcoach.text import one_line

FILES = ("profile", "circle", "guidelines", "homework")


@dataclass(frozen=True, slots=True)
class Outside:
    """A file that somebody else changed while it was open; `trouble` says why it cannot be read, or ""."""

    file: str
    trouble: str = ""

    def __str__(self) -> str:
        return self.trouble or f"{self.file}.toml was changed outside; it is read."


class OpenFiles:
    """profile.toml, and circle.toml, guidelines.toml and homework.toml once they are asked for."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        self.workspace = workspace
        self.clock = clock
        self.by = by
        self.edition = 0
        """How often somebody else's edit was read; a screen that drew another one is out of date."""
        self._files: dict[str, OwnedFile] = {}
        self._stamps: dict[str, tuple[int, ...]] = {}
        self._noticed: list[Outside] = []
        self._one_at_a_time = threading.RLock()
        self._hold("profile", self._fresh("profile"))

    def path_of(self, file: str) -> Path:
        """Where a file (profile, circle, guidelines or homework) lies."""
        found: Path = getattr(self.workspace, file)
        return found

    def _fresh(self, file: str) -> OwnedFile:
        return open_owned(self.path_of(file), locks=lock_folder())

    def _file(self, file: str) -> OwnedFile:
        if file not in self._files:
            self._hold(file, self._fresh(file))
        return self._files[file]

    def _hold(self, file: str, owned: OwnedFile) -> None:
        self._files[file] = owned
        if file == "circle":
            self.__dict__.pop("_circle", None)
        if file == "profile":
            self._reading: ProfileReading = read_profile(owned.raw)
            self._moved()

    def _moved(self) -> None:
        """What depends on the profile is out of date."""

    @property
    def profile(self) -> Profile:
        """The profile as last read or saved."""
        return self._reading.profile

    @property
    def raw(self) -> Mapping[str, Any]:
        """The tables of profile.toml, as they stand in the file."""
        return self._files["profile"].raw

    def raw_of(self, file: str) -> Mapping[str, Any]:
        """The tables of a file, by name as in FILES; none where it is missing or cannot be read."""
        try:
            return self._file(file).raw
        except CoachError:
            return {}

    def as_it_stands(self, file: str) -> OwnedFile:
        """A file as it was last read or saved; what is begun from here is merged with what is written meanwhile."""
        return self._file(file)

    def why_not(self, file: str) -> str:
        """Why a file must not be changed: it cannot be read, or a newer execcoach wrote it; "" when it may."""
        try:
            return self._file(file).read_only
        except CoachError as error:
            return error.sentence

    @property
    def name(self) -> str:
        """The person's name; the folder's where the file gives none."""
        return self.profile.person.name or one_line(self.workspace.folder.name)

    @property
    def first_name(self) -> str:
        """What a colleague calls the person."""
        from execcoach.drafting.joins import first_name

        return first_name(self.name) or self.name

    @property
    def read_only(self) -> str:
        """Why the profile must not be changed, or ""."""
        return self._files["profile"].read_only

    @cached_property
    def _circle(self) -> tuple[CircleReading, str]:
        try:
            owned = self._file("circle")
        except CoachError as error:
            return CircleReading(Circle()), f"{error.sentence} Until it is mended nothing of it is used."
        return read_circle(owned.raw), ""

    @property
    def circle(self) -> Circle:
        """Whom the person reads, meets and thanks; empty when the file cannot be read."""
        return self._circle[0].circle

    def troubles_of(self, file: str) -> tuple[Trouble, ...]:
        """What a file holds that could not be used."""
        if file == "profile":
            return self._reading.troubles
        return self._circle[0].troubles if file == "circle" else ()

    def line_of(self, file: str, path: str) -> int:
        """The line on which the value at a path stands in a file, 0 when nowhere."""
        from execcoach.storage.toml_files import line_of

        return line_of(self._file(file).text, path)

    @property
    def troubles(self) -> tuple[Place, ...]:
        """What profile.toml holds that could not be used, with its line."""
        return tuple(self._place(trouble) for trouble in self._reading.troubles)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for everything in the person's two files that could not be used."""
        circle, broken = self._circle
        others = (*(f"circle.toml: {trouble}" for trouble in circle.troubles), *([broken] if broken else []))
        return (*self.own_warnings, *others, *self._copies())

    def _copies(self) -> Iterator[str]:
        """A sentence for every second copy that a sync service left beside one of the files."""
        for file in (self.workspace.profile, self.workspace.circle):
            for copy in conflict_copies(file):
                beside = f"{one_line(copy.name)} lies beside {file.name}: two machines may have written it at once."
                yield f"{beside} Only {file.name} is read. Compare the two, then delete the copy."

    @property
    def own_warnings(self) -> tuple[str, ...]:
        """A sentence with its line for everything in profile.toml that could not be used; no other file is opened."""
        said = [f"profile.toml{f', line {at.line}' if at.line else ''}: {words}" for at, words in self.own_troubles]
        return (*([self.read_only] if self.read_only else []), *said)

    @property
    def own_troubles(self) -> tuple[tuple[Place, str], ...]:
        """Where profile.toml holds something that could not be used, and what to do about it."""
        return tuple((self._place(trouble), str(trouble)) for trouble in self._reading.troubles)

    def _place(self, trouble: Trouble) -> Place:
        line = self.line_of("profile", trouble.path)
        return Place(str(self.workspace.profile), line, trouble.path, trouble.value, trouble.expected)

    def read_again(self) -> bool:
        """Whether somebody changed the profile since it was read; it is read anew then, and so is the circle."""
        with self._one_at_a_time:
            if "_circle" in self.__dict__:
                self._look_at("circle")
            return self._taken("profile", self._fresh("profile"))

    def _taken(self, file: str, owned: OwnedFile) -> bool:
        held = self._files.get(file)
        if held is not None and owned.digest == held.digest:
            return False
        self._hold(file, owned)
        self.edition += 1
        return True

    def look_outside(self) -> tuple[Outside, ...]:
        """The files in use that somebody else changed since the last look, read anew; a glance where nobody did.

        Why a time stamp first: this is asked every other second, for as long as the app is open.
        """
        with self._one_at_a_time:
            in_use = {*self._files, *(["circle"] if "_circle" in self.__dict__ else [])}
            seen = [(file, stamp(self.path_of(file))) for file in FILES if file in in_use]
            moved = [file for file, now in seen if self._stamps.get(file) != now]
            self._stamps |= dict(seen)
            found = [*self._noticed, *filter(None, map(self._look_at, moved))]
            self._noticed = []
            return tuple(found)

    def _look_at(self, file: str) -> Outside | None:
        try:
            return Outside(file) if self._taken(file, self._fresh(file)) else None
        except CoachError as error:
            return Outside(file, f"{error.sentence} Until it is mended, {file}.toml stands here as it was read before.")

    def edit_by_hand(self) -> bool:
        """Open profile.toml in the person's editor, wait, read it again; whether it changed."""
        from execcoach.storage import child

        try:
            child.edit(self.workspace.profile)
        finally:
            changed = self.read_again()
        return changed
