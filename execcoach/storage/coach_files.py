"""The coach's own folder: notes, a Markdown file a client with a description on top; and the name they sign with."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Conflict, EditConflict, FileTrouble, Place
from execcoach.storage import atomic
from execcoach.storage.locations import coach_folder, lock_folder
from execcoach.storage.toml_files import NoSuchFile, decode, digest_of, encode, parse_toml, read_bytes
from execcoach.text import one_line

_CAP = 1_000_000
_OWN = "coach.toml"
_HEADER = """# Yours to edit, here and below: next_call = "2026-11-23 10:00", goal = "…",
# [[promised]] with on, words and kept = true. Keys of your own stay.
"""
_FENCE = re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TAKEN = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that Windows keeps for itself."""


@dataclass(frozen=True, slots=True)
class CoachFile:
    """A file of notes as it was last read or written: the description, and the words below it.

    `before` is what stood on disk before it was written last, the same bytes where nothing was.
    """

    path: Path
    raw: dict[str, Any] = field(repr=False)
    text: str = field(repr=False)
    data: bytes = field(repr=False)
    front: str = field(default="", repr=False)
    tail: str = field(default="", repr=False)
    before: bytes = field(default=b"", repr=False)

    @property
    def digest(self) -> str:
        """What tells these bytes from any others."""
        return digest_of(self.data)


def notes_path(person: str, folder: Path | None = None) -> Path:
    """The file of this id's notes in the coach's folder; an id that is no safe name for a file gets the hash of it."""
    folder = folder or coach_folder()
    if _PLAIN.fullmatch(person) and not _TAKEN.fullmatch(person):
        return folder / f"{person}.md"
    digest = hashlib.sha256(person.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / f"_{digest[:24]}.md"  # no plain id begins like this


def coach_name(folder: Path) -> str:
    """The coach's own name as they gave it last; "" where nobody did, or it cannot be read."""
    try:
        found = parse_toml(read_bytes(folder / _OWN, cap=_CAP), str(folder / _OWN)).get("name", "")
    except FileTrouble:
        return ""
    return one_line(found) if isinstance(found, str) else ""


def keep_coach_name(name: str, folder: Path) -> None:
    """Keep the coach's own name beside their notes."""
    import tomli_w

    if one_line(name) != coach_name(folder):
        atomic.make_folder(folder)
        atomic.write(folder / _OWN, tomli_w.dumps({"name": one_line(name)}).encode("utf-8", "replace"))


def names(folder: Path) -> frozenset[str]:
    """The names of the files of notes there are in the coach's folder."""
    try:
        return frozenset(found.name for found in folder.iterdir() if found.suffix == ".md")
    except OSError:
        return frozenset()


def open_notes(path: Path) -> CoachFile:
    """The notes at `path`, empty where there are none yet; FileTrouble where they cannot be read."""
    return _read(path, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(path, cap=_CAP)
    except NoSuchFile:
        return b""


def _read(path: Path, data: bytes) -> CoachFile:
    name = one_line(str(path))
    whole = decode(data, name)
    start = _FENCE.match(whole)
    if not start:
        return CoachFile(path, {}, _words(whole), data, "", whole)
    end = _FENCE.search(whole, start.end())
    if not end:
        expected = "a second line of +++ below the description"
        place = Place(file=name, line=1, expected=expected)
        raise FileTrouble("Your notes cannot be read", f"{place}. Mend it in an editor; nothing was changed.", [place])
    front = whole[start.end() : end.start()]
    raw = parse_toml(b"\n" + front.encode(), name, cap=_CAP)  # a line in front, so that what is told is the file's line
    tail = whole[end.end() :]
    return CoachFile(path, raw, _words(tail), data, front, tail)


def _words(tail: str) -> str:
    return tail.replace("\r\n", "\n").removeprefix("\n").removesuffix("\n")


def save_notes(base: CoachFile, raw: Mapping[str, Any], text: str, how: str = "") -> CoachFile:
    """The file with this description and these words, laid over what stands on disk now.

    EditConflict where that would undo a change made since `base` was read; `how` decides it beforehand: "mine",
    "theirs" or "both". Nothing is written when nothing changed; comments and order stay.
    """
    from execcoach.storage.merge import merge3, same, settled3
    from execcoach.storage.toml_edits import settled

    with atomic.locked(base.path, lock_folder()):
        disk = open_notes(base.path)
        if disk.digest == base.digest:
            disk = base
        before, mine = _whole(base), {"front": settled(base.raw, raw), "text": text}
        theirs = _whole(disk)
        merged = merge3(before, mine, theirs)
        if merged.conflicts and not how:
            raise _moved_on(base.path, merged.conflicts)
        wanted = settled3(before, mine, theirs, how) if merged.conflicts else merged.value
        if same(wanted, theirs):
            return replace(disk, before=disk.data)
        data = _written(disk, settled(disk.raw, wanted["front"]), wanted["text"])
        atomic.make_folder(base.path.parent)
        atomic.write(base.path, data)
        return replace(_read(base.path, data), before=disk.data)


def put_back(path: Path, after: bytes, before: bytes) -> None:
    """Make the file hold these earlier bytes again, provided it still holds those after; CoachError otherwise."""
    with atomic.locked(path, lock_folder()):
        if _bytes(path) != after:
            sentence = f"{one_line(path.name)} was changed since; it stays as it is now."
            raise CoachError("That cannot be taken back", sentence)
        if before:
            atomic.write(path, before)
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            sentence = f"{one_line(path.name)} could not be taken away: {atomic.reason(error)}."
            raise FileTrouble("Not taken back", sentence) from error


def _whole(file: CoachFile) -> dict[str, Any]:
    return {"front": file.raw, "text": file.text}


def _written(disk: CoachFile, raw: Mapping[str, Any], text: str) -> bytes:
    """The bytes of these notes, checked before anybody sees them: every value, and every comment."""
    from execcoach.storage.toml_rewriting import half_a_character, refused

    newline = "\r\n" if b"\r\n" in disk.data else "\n"
    front = _front(disk, raw, newline)
    tail = disk.tail if text == disk.text else f"{text}\n".replace("\n", newline)
    fenced = bool(front or disk.front)
    if fenced and (text != disk.text or (not disk.front and not tail.startswith(("\n", "\r")))):
        tail = newline + tail
    whole = f"+++{newline}{front}+++{newline}{tail}" if fenced else tail
    try:
        data = encode(whole, disk.data)
    except UnicodeEncodeError:
        raise half_a_character(disk.path) from None
    read = _read(disk.path, data)
    if read.text != text:
        raise refused(disk.path, "what would be written is not what was meant")
    return data


def _front(disk: CoachFile, raw: Mapping[str, Any], newline: str) -> str:
    """The description with these values; a new file begins with what may stand in it."""
    from execcoach.storage.toml_edits import plan_edits
    from execcoach.storage.toml_rewriting import rewritten

    edits = plan_edits(disk.raw, raw)
    if not edits:
        return disk.front

    def encoded(front: str) -> bytes:
        return (front if disk.data else _HEADER + front).encode()

    front = rewritten(disk.path, disk.front, edits, raw, encoded)
    front = front if disk.data else _HEADER + front
    return front if front.endswith("\n") or not front else front + newline


def _moved_on(path: Path, conflicts: tuple[Conflict, ...]) -> EditConflict:
    names = ", ".join(one_line(conflict.path.removeprefix("front.")) for conflict in conflicts)
    sentence = f"Your notes were changed in another place since you opened them ({names}). Nothing was written."
    return EditConflict("Your notes say something else by now", sentence, conflicts, [Place(file=one_line(str(path)))])
