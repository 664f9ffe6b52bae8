"""One person's files changed: saved at once, taken back and done again in order, whichever file it was."""

from collections.abc import Callable, Mapping
from typing import Any

from execcoach.errors import EditConflict, FileTrouble
from execcoach.profile import paths
from execcoach.services.changes import Changes, Undoable
from execcoach.services.opened import OpenFiles, Outside
from execcoach.storage import atomic
from execcoach.storage.clock import Clock
from execcoach.storage.locations import lock_folder
from execcoach.storage.profile_file import OwnedFile, owned_from
from execcoach.storage.workspace import Workspace, new_id


class OwnedFiles(OpenFiles):
    """profile.toml, circle.toml and guidelines.toml; what is changed can be undone for as long as the app runs."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        self._undo = Changes()
        self._refused: list[tuple[EditConflict, Callable[[str], None]]] = []
        self._given_id = ""
        super().__init__(workspace, clock, by)

    def change(self, raw: Mapping[str, Any], about: str, since: OwnedFile | None = None) -> None:
        """Save these tables as the profile; EditConflict where somebody else changed the same thing meanwhile.

        `since` is the file as it stood when the change was begun, where that is not the file as it stands.
        """
        with self._one_at_a_time:
            if not self.profile.person.id and not self.read_only:
                # before the change, so that taking the change back does not take the id with it
                raw = paths.put(raw, "person.id", self.person_id())
            self._change("profile", raw, about, since)

    def change_with_id(self, raw: Mapping[str, Any], about: str) -> None:
        """Save these tables as the profile, a missing id as part of the change: taking it back restores every byte."""
        with self._one_at_a_time:
            if not self.profile.person.id and not self.read_only:
                self._given_id = self._given_id or new_id()
                raw = paths.put(raw, "person.id", self._given_id)
            self._change("profile", raw, about, None)

    def change_circle(self, raw: Mapping[str, Any], about: str) -> None:
        """Save these tables as the circle, under the same terms; the file is made where there is none."""
        self.change_in("circle", raw, about)

    def change_in(self, file: str, raw: Mapping[str, Any], about: str, since: OwnedFile | None = None) -> None:
        """Save these tables as profile, circle or guidelines; FileTrouble where the file cannot be read."""
        with self._one_at_a_time:
            if file == "profile":
                self.change(raw, about, since)
            else:
                self._change(file, raw, about, since)

    def put_down(self, file: str, data: bytes, about: str) -> None:
        """Save these bytes as a file that the machine writes, b"" to take it away; undo brings the earlier one back.

        What stands there and cannot be read gives way for good.
        """
        with self._one_at_a_time:
            try:
                disk = self._fresh(file)
            except FileTrouble:
                disk = owned_from(self.path_of(file), b"", lock_folder())
                atomic.write(self.path_of(file), data)
                now = self._fresh(file)
            else:
                now = disk.restore(data)
            self._undo.append(Undoable(about, disk.data, file=file, after=data))
            self._hold(file, now)

    def settle(self, conflict: EditConflict, how: str) -> None:
        """Save the change that met this conflict after all: "mine", "theirs" or "both" where the two disagree."""
        with self._one_at_a_time:
            refused = next((again for error, again in self._refused if error is conflict), None)
            self._refused = []
            if refused:
                refused(how)

    def _change(self, file: str, raw: Mapping[str, Any], about: str, since: OwnedFile | None, how: str = "") -> None:
        held, disk = self._file(file), self._fresh(file)
        mine = since or held
        try:
            owned = mine.save(raw, how)
        except EditConflict as error:
            self._refused = [(error, lambda how: self._change(file, raw, about, mine, how))]
            raise
        if owned is mine:  # nothing was to be written
            owned = disk
        if disk.digest != held.digest:
            self._noticed.append(Outside(file))
            self.edition += 1
        before = held.data if disk.digest == held.digest else disk.data
        if owned.data != before:
            self._undo.append(Undoable(about, before, file=file, after=owned.data))
        self._hold(file, owned)

    @property
    def undo_mark(self) -> int:
        """A number that grows with every change that can be taken back."""
        return self._undo.made

    def undo(self) -> str:
        """Take the last change back, byte for byte, or on top of what others wrote since; what it was, "" for none."""
        with self._one_at_a_time:
            return self._undo.step(self._take_back, back=True)

    def redo(self) -> str:
        """Do again what was taken back last; what it was, "" when there is nothing or something else was done since."""
        with self._one_at_a_time:
            return self._undo.step(self._take_back, back=False)

    def _take_back(self, last: Undoable) -> Undoable:
        """Take a change back; the change that does it again. EditConflict where somebody else wrote in its place."""
        disk, path = self._fresh(last.file), self.path_of(last.file)
        if disk.data == last.after:
            now = disk.restore(last.before)
        else:
            before, after = (owned_from(path, data, lock_folder()) for data in (last.before, last.after))
            try:
                after.save(before.raw)
            except EditConflict as error:
                sentence = f"“{last.about}” stays as it is: somebody has changed the same place in {path.name} since."
                raise EditConflict("That cannot be taken back", sentence, error.conflicts, error.places) from error
            now = self._fresh(last.file)
        self._hold(last.file, now)
        return Undoable(last.about, disk.data, file=last.file, after=now.data)

    def add_contact(self, name: str, relation: str = "", learned: str = "") -> None:
        """Add somebody to circle.toml, once; the file is made where there is none."""
        with self._one_at_a_time:
            if not name or any(contact.name.casefold() == name.casefold() for contact in self.circle.contacts):
                return
            given = {"relation": relation, "learned": [learned] if learned else []}
            entry: dict[str, Any] = {"name": name, "touched": self.clock.today().isoformat()}
            entry |= {key: value for key, value in given.items() if value}
            self.change_circle(paths.append(self._file("circle").raw, "contacts", entry), f"{name} in your circle")

    def person_id(self) -> str:
        """The person's id, written into the profile the first time something is recorded."""
        if not self.profile.person.id:
            self._given_id = self._given_id or new_id()
            self._hold("profile", self._files["profile"].save(paths.put(self.raw, "person.id", self._given_id)))
        return self.profile.person.id
