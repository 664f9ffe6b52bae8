"""The files a person edits by hand: opened, saved on top of what others saved, and brought back.

Why the editor is imported where it saves: `score` only reads, and is timed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Conflict, EditConflict, Place
from execcoach.storage import atomic
from execcoach.storage.toml_files import NoSuchFile, decode, digest_of, encode, parse_toml, read_bytes
from execcoach.text import one_line

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class OwnedFile:
    """A file as it was last read or written; `read_only` holds the reason why it must not be saved, or ""."""

    path: Path
    raw: dict[str, Any] = field(repr=False)
    text: str = field(repr=False)
    digest: str
    read_only: str
    locks: Path = field(repr=False)
    data: bytes = field(repr=False, default=b"")

    def save(self, new_raw: Mapping[str, Any], how: str = "") -> "OwnedFile":
        """The file with these values, laid over what stands on disk now; EditConflict where that would undo a change.

        `how` decides it beforehand: "mine", "theirs" or "both". Nothing is written when nothing changed.
        Comments, order and everything untouched stay byte for byte.
        """
        from execcoach.storage.merge import same
        from execcoach.storage.toml_edits import settled

        if same(settled(self.raw, new_raw), settled(self.raw, self.raw)):
            return self
        self._refuse_read_only()
        with atomic.locked(self.path, self.locks):
            disk = self if digest_of(_bytes(self.path)) == self.digest else open_owned(self.path, locks=self.locks)
            disk._refuse_read_only()
            wanted = self._merged(new_raw, disk, how)
            if same(wanted, disk.raw):
                return disk
            data = _rewritten(disk, wanted)
            return disk if data == disk.data else disk._put(data)

    def restore(self, data: bytes) -> "OwnedFile":
        """The file with these earlier bytes, provided nobody has changed it since; otherwise EditConflict."""
        self._refuse_read_only()
        parse_toml(data, str(self.path))
        with atomic.locked(self.path, self.locks):
            now = _bytes(self.path)
            if digest_of(now) != self.digest:
                raise _moved_on(self.path, [Conflict("", None, None, None)])
            if not data and now and self.path.name != "profile.toml":  # the change made the file: it goes with it
                self.path.unlink()
                return owned_from(self.path, b"", self.locks)
            return self if now == data else self._put(data)

    def _merged(self, new_raw: Mapping[str, Any], disk: "OwnedFile", how: str) -> dict[str, Any]:
        from execcoach.storage.merge import merge3, settled3
        from execcoach.storage.toml_edits import settled

        mine: dict[str, Any] = settled(self.raw, new_raw)
        if disk.digest == self.digest:
            return mine
        merged = merge3(self.raw, mine, disk.raw)
        if merged.conflicts and not how:
            raise _moved_on(self.path, merged.conflicts)
        value = settled3(self.raw, mine, disk.raw, how) if merged.conflicts else merged.value
        wanted: dict[str, Any] = settled(disk.raw, value)
        return wanted

    def _put(self, data: bytes) -> "OwnedFile":
        if digest_of(_bytes(self.path)) != self.digest:
            raise _moved_on(self.path, [Conflict("", None, None, None)])
        atomic.make_folder(self.path.parent)
        atomic.write(self.path, data)
        return owned_from(self.path, data, self.locks)

    def _refuse_read_only(self) -> None:
        if self.read_only:
            place = Place(file=one_line(str(self.path)))
            raise CoachError("This file is only read", f"{self.read_only} Nothing was changed.", [place])


def open_owned(path: Path, *, locks: Path) -> OwnedFile:
    """The file at `path`, empty when there is none yet; FileTrouble when it cannot be read. Locks lie in `locks`."""
    return owned_from(path, _bytes(path), locks)


def stamp(path: Path) -> tuple[int, ...]:
    """What tells at a glance whether a file was written: its time, size and number; () where it cannot be asked."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """The copies that Dropbox, OneDrive, Syncthing or Google Drive left beside the file when two machines wrote it."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    named = re.compile(
        rf"{stem}(?: \(.*conflicted copy.*\)"  # Dropbox
        rf"|\.sync-conflict-\d{{8}}-\d{{6}}(?:-[A-Z0-9]+)?"  # Syncthing
        rf"| \(\d{{1,3}}\)"  # Google Drive
        rf"|-[A-Za-z0-9][A-Za-z0-9-]*){suffix}",  # OneDrive: the name of the other machine
        re.IGNORECASE,
    )
    try:
        return tuple(sorted(other for other in path.parent.iterdir() if named.fullmatch(other.name)))
    except OSError:
        return ()


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except NoSuchFile:
        return b""


def owned_from(path: Path, data: bytes, locks: Path) -> OwnedFile:
    """The file as it was when it held these bytes; what is saved from there goes on top of what stands on disk now."""
    raw = parse_toml(data, str(path))
    return OwnedFile(path, raw, decode(data, str(path)), digest_of(data), _newer(path, raw), locks, data)


def _newer(path: Path, raw: Mapping[str, Any]) -> str:
    schema = raw.get("schema", SCHEMA)
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
        return (
            f"{one_line(path.name)} was written by a newer execcoach (schema {schema}, this one knows {SCHEMA}). "
            "Install the newer one to change it."
        )
    return ""


def _rewritten(disk: OwnedFile, wanted: dict[str, Any]) -> bytes:
    """The bytes with the wanted value, checked before anybody sees them: the value, and every comment."""
    from execcoach.storage.toml_edits import plan_edits
    from execcoach.storage.toml_rewriting import rewritten

    def encoded(text: str) -> bytes:
        return encode(text, disk.data)

    return encoded(rewritten(disk.path, disk.text, plan_edits(disk.raw, wanted), wanted, encoded))


def _moved_on(path: Path, conflicts: list[Conflict] | tuple[Conflict, ...]) -> EditConflict:
    places = [Place(file=one_line(str(path)), path=conflict.path) for conflict in conflicts]
    count = len([conflict for conflict in conflicts if conflict.path])
    where = f" in {count} places" if count > 1 else f" at {conflicts[0].path}" if count else ""
    sentence = f"{one_line(path.name)} was changed elsewhere{where} since you opened it. Nothing was written."
    return EditConflict("Somebody else changed this", sentence, conflicts, places)
