"""A coach's notes about each client: read, kept on top of what changed elsewhere, taken back; never in their folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from execcoach.review.client import Client
from execcoach.review.coach_notes import notes_raw, read_notes
from execcoach.review.coaching import Notes, looked
from execcoach.review.page import Page
from execcoach.review.since import Looked
from execcoach.storage import coach_files
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.coach_files import CoachFile
from execcoach.storage.half_typed import load_half_typed, save_half_typed
from execcoach.storage.locations import coach_folder
from execcoach.text import clean

_MOST_STEPS = 50
_COPIED = "two names on one id"
"""How a flag begins that says somebody else has this id too."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change of the coach's files: what it was; each file, with what it held before and after."""

    about: str
    files: tuple[tuple[Path, bytes, bytes], ...]

    def moved_on(self, path: Path, before: bytes, after: bytes) -> Undoable:
        """The same after a file was written by us without anybody's asking: that a page was looked at."""
        files = ((at, was, after if (at, now) == (path, before) else now) for at, was, now in self.files)
        return replace(self, files=tuple(files))


class NoteDesk:
    """A coach's notes about everybody; what was read is what a save is laid over."""

    def __init__(self, clock: Clock | None = None, folder: Path | None = None) -> None:
        self.clock = clock or system_clock()
        self.folder = folder or coach_folder()
        self._read: dict[str, CoachFile] = {}
        self._undo: list[Undoable] = []

    def notes(self, client: Client) -> Notes:
        """The notes about this client, empty ones where there are none; FileTrouble where they cannot be read."""
        return self._notes(coach_files.open_notes(self.path(client)), client)

    def _notes(self, file: CoachFile, client: Client) -> Notes:
        revision = f"{file.digest} {file.path}"
        self._read[revision] = file
        found = read_notes(file.raw, file.text, self.clock.today())
        return replace(found, person=found.person or client.person, name=found.name or client.name, revision=revision)

    def path(self, client: Client) -> Path:
        """The file of a client's notes, whether or not it is there.

        Why not always by id: a copied id must not show one client's notes on another's page, nor a missing one.
        """
        if not client.person:
            return coach_files.notes_path(f"folder:{client.path}", self.folder)
        path, known = coach_files.notes_path(client.person, self.folder), client.name.casefold()
        digest = hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()
        by_both = coach_files.notes_path(f"{client.person}\n{digest}", self.folder)
        if any(flag.startswith(_COPIED) for flag in client.flags):
            name = str(coach_files.open_notes(path).raw.get("name", "")) if path.exists() else ""
            return path if clean(name).casefold() == known else by_both
        return by_both if by_both.exists() and not path.exists() else path

    def keep(self, client: Client, notes: Notes, how: str = "", about: str = "your notes") -> Notes:
        """Save the notes, on top of what was changed elsewhere since they were read; the notes as they are now.

        EditConflict where that would undo a change; `how` decides it beforehand: "mine", "theirs" or "both".
        """
        base = self._read.get(notes.revision) or coach_files.open_notes(self.path(client))
        return self._save(base, client, notes, how, about)

    def _save(self, base: CoachFile, client: Client, notes: Notes, how: str = "", about: str = "") -> Notes:
        raw = notes_raw(notes, base.raw, self.clock.today())
        text = base.text if notes.text == clean(base.text) else notes.text
        kept = coach_files.save_notes(base, raw, text, how)
        if not about:
            self._undo = [one.moved_on(base.path, kept.before, kept.data) for one in self._undo]
        elif kept.data != kept.before:
            self._done(Undoable(f"{about} about {client.name}", ((base.path, kept.before, kept.data),)))
        return self._notes(kept, client)

    def looked(self, seen: Client | Page) -> Looked | None:
        """Put down that the client's page was looked at today; how they stood the last time before today, or None."""
        client = seen.client if isinstance(seen, Page) else seen
        base = coach_files.open_notes(self.path(client))
        notes, today = self._notes(base, client), self.clock.today()
        last = notes.since(today)
        new = replace(notes, looked=looked(seen, today), before=last)
        if new != notes:
            self._save(base, client, new)
        return last

    def half_typed(self, client: Client, what: str) -> dict[str, str]:
        """What was typed about this client and not kept yet."""
        return load_half_typed(self.path(client)).get(what, {})

    def hold(self, client: Client, what: str, boxes: Mapping[str, str]) -> None:
        """Keep what is typed for the next time, though the app be cut off; nothing typed, nothing held."""
        path = self.path(client)
        rest = {key: held for key, held in load_half_typed(path).items() if key != what}
        said = {box: text for box, text in boxes.items() if text}
        save_half_typed(path, rest | ({what: said} if said else {}))

    def undo(self) -> str:
        """Take the last change back, byte for byte; what it was, or "" when there is none."""
        if not self._undo:
            return ""
        last = self._undo.pop()
        for path, before, after in last.files:
            coach_files.put_back(path, after, before)
        return last.about

    def _done(self, change: Undoable) -> None:
        self._undo = [*self._undo, change][-_MOST_STEPS:]
