"""One person's two files as they stand: read, changed, taken back; what could not be used is named with its line."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile import paths
from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.profile.reading import CircleReading, ProfileReading, Trouble, read_circle, read_profile
from execcoach.storage.clock import Clock
from execcoach.storage.locations import lock_folder
from execcoach.storage.profile_file import OwnedFile, conflict_copies, open_owned
from execcoach.storage.workspace import Workspace, new_id
from execcoach.text import one_line


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change that can be taken back: what it was, and the bytes before it or the choice that stood before."""

    about: str
    before: bytes = b""
    choice: str = ""
    kind: str = ""


class OwnedFiles:
    """profile.toml and circle.toml; every change is saved at once and can be undone for as long as the app runs."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        self.workspace = workspace
        self.clock = clock
        self.by = by
        self._undo: list[Undoable] = []
        self._one_at_a_time = threading.RLock()
        self._take(open_owned(workspace.profile, locks=lock_folder()))

    def _take(self, owned: OwnedFile) -> None:
        self._owned = owned
        self._reading: ProfileReading = read_profile(owned.raw)
        self._moved()

    def _moved(self) -> None:
        """What depends on the file is out of date."""

    @property
    def profile(self) -> Profile:
        """The profile as last read or saved."""
        return self._reading.profile

    @property
    def raw(self) -> Mapping[str, Any]:
        """The tables of profile.toml, as they stand in the file."""
        return self._owned.raw

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
        return self._owned.read_only

    @cached_property
    def _circle(self) -> tuple[CircleReading, str]:
        try:
            owned = open_owned(self.workspace.circle, locks=lock_folder())
        except CoachError as error:
            return CircleReading(Circle()), f"{error.sentence} Until it is mended nothing of it is used."
        return read_circle(owned.raw), ""

    @property
    def circle(self) -> Circle:
        """Whom the person reads, meets and thanks; empty when the file cannot be read."""
        return self._circle[0].circle

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
        from execcoach.storage.toml_files import line_of

        line = line_of(self._owned.text, trouble.path)
        return Place(str(self.workspace.profile), line, trouble.path, trouble.value, trouble.expected)

    def read_again(self) -> bool:
        """Whether somebody changed the profile since it was read; it is read anew then."""
        with self._one_at_a_time:
            owned = open_owned(self.workspace.profile, locks=lock_folder())
            if owned.digest == self._owned.digest:
                return False
            self._take(owned)
            self._forget_bytes()
            return True

    def _forget_bytes(self) -> None:
        """Why: earlier bytes know nothing of what somebody else has written since; bringing them back would undo it."""
        self._undo = [change for change in self._undo if change.choice]

    def edit_by_hand(self) -> bool:
        """Open profile.toml in the person's editor, wait, read it again; whether it changed."""
        from execcoach.storage import child

        try:
            child.edit(self.workspace.profile)
        finally:
            changed = self.read_again()
        return changed

    def change(self, raw: Mapping[str, Any], about: str) -> None:
        """Save these tables as the profile; EditConflict where somebody else changed the same thing meanwhile."""
        with self._one_at_a_time:
            if not self.profile.person.id and not self.read_only:
                made = new_id()  # before the change, so that taking the change back does not take the id with it
                self._take(self._owned.save(paths.put(self.raw, "person.id", made)))
                raw = paths.put(raw, "person.id", self.profile.person.id)
            disk = open_owned(self.workspace.profile, locks=lock_folder())
            if disk.digest != self._owned.digest:
                self._forget_bytes()
            owned = self._owned.save(raw)
            if owned.data != disk.data:
                self._undo.append(Undoable(about, disk.data))
            self._take(owned)

    def undo(self) -> str:
        """Take the last change back, byte for byte; what it was, or "" when there is none."""
        with self._one_at_a_time:
            if not self._undo:
                return ""
            last = self._undo[-1]
            self._take_back(last)
            self._undo.pop()
            return last.about

    def _take_back(self, last: Undoable) -> None:
        self._take(self._owned.restore(last.before))

    def add_contact(self, name: str, relation: str = "", learned: str = "") -> None:
        """Add somebody to circle.toml, once; the file is made where there is none."""
        if not name or any(contact.name.casefold() == name.casefold() for contact in self.circle.contacts):
            return
        entry: dict[str, Any] = {"name": name, "touched": self.clock.today().isoformat()}
        entry |= {
            key: value for key, value in (("relation", relation), ("learned", [learned] if learned else [])) if value
        }
        owned = open_owned(self.workspace.circle, locks=lock_folder())
        owned.save(paths.append(owned.raw, "contacts", entry))
        self.__dict__.pop("_circle", None)

    def person_id(self) -> str:
        """The person's id, written into the profile the first time something is recorded."""
        if not self.profile.person.id:
            self._take(self._owned.save(paths.put(self.raw, "person.id", new_id())))
        return self.profile.person.id
