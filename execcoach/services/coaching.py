"""The coach's own desk: notes, promises and calls of each client; nothing is ever written into a client's folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from execcoach.review import coaching
from execcoach.review.client import Client
from execcoach.review.coaching import Looked, Notes
from execcoach.review.page import Page
from execcoach.storage import coach_files
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.coach_files import CoachFile
from execcoach.text import clean

_MOST_STEPS = 50
_COPIED = "two names on one id"
"""How a flag begins that says somebody else has this id too."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change of the coach's files: what it was, the file, what it held before and after."""

    about: str
    path: Path
    before: bytes
    after: bytes


class CoachDesk:
    """A coach's notes about everybody; what was read is what a save is laid over."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or system_clock()
        self._read: dict[str, CoachFile] = {}
        self._undo: list[Undoable] = []

    def notes(self, client: Client) -> Notes:
        """The notes about this client, empty ones where there are none; FileTrouble where they cannot be read."""
        return self._notes(coach_files.open_notes(self.path(client)), client)

    def _notes(self, file: CoachFile, client: Client) -> Notes:
        revision = f"{file.digest} {file.path}"
        self._read[revision] = file
        found = coaching.read_notes(file.raw, file.text, self.clock.today())
        return replace(found, person=found.person or client.person, name=found.name or client.name, revision=revision)

    def path(self, client: Client) -> Path:
        """The file of a client's notes, whether or not it is there.

        Why not always by id: a copied id must not show one client's notes on another's page, nor a missing one.
        """
        if not client.person:
            return coach_files.notes_path(f"folder:{client.path}")
        path = coach_files.notes_path(client.person)
        if any(flag.startswith(_COPIED) for flag in client.flags):
            name = str(coach_files.open_notes(path).raw.get("name", "")) if path.exists() else ""
            if clean(name).casefold() != client.name.casefold():
                digest = hashlib.sha256(client.name.casefold().encode("utf-8", "surrogatepass")).hexdigest()
                return coach_files.notes_path(f"{client.person}\n{digest}")
        return path

    def keep(self, client: Client, notes: Notes, how: str = "", about: str = "your notes") -> Notes:
        """Save the notes, on top of what was changed elsewhere since they were read; the notes as they are now.

        EditConflict where that would undo a change; `how` decides it beforehand: "mine", "theirs" or "both".
        """
        base = self._read.get(notes.revision) or coach_files.open_notes(self.path(client))
        return self._save(base, client, notes, how, about)

    def _save(self, base: CoachFile, client: Client, notes: Notes, how: str = "", about: str = "") -> Notes:
        raw = coaching.notes_raw(notes, base.raw, self.clock.today())
        text = base.text if notes.text == clean(base.text) else notes.text
        kept = coach_files.save_notes(base, raw, text, how)
        if about and kept.data != base.data:
            self._done(Undoable(f"{about} about {client.name}", base.path, base.data, kept.data))
        return self._notes(kept, client)

    def looked(self, seen: Client | Page) -> Looked | None:
        """Put down that the client's page was looked at today; how they stood the last time before today, or None."""
        client = seen.client if isinstance(seen, Page) else seen
        base = coach_files.open_notes(self.path(client))
        notes, today = self._notes(base, client), self.clock.today()
        last = notes.since(today)
        new = replace(notes, looked=coaching.looked(seen, today), before=last)
        if new != notes:
            self._save(base, client, new)
        return last

    def undo(self) -> str:
        """Take the last change back, byte for byte; what it was, or "" when there is none."""
        if not self._undo:
            return ""
        last = self._undo.pop()
        coach_files.put_back(last.path, last.after, last.before)
        return last.about

    def _done(self, change: Undoable) -> None:
        self._undo = [*self._undo, change][-_MOST_STEPS:]
