"""published.toml, what is live on the page; and, in the state folder, the words that its hashes stand for."""

import datetime
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from execcoach.drafting.page_walk import Row
from execcoach.errors import FileTrouble
from execcoach.profile.dates import parse_day
from execcoach.storage import atomic
from execcoach.storage.locations import lock_folder, state_folder
from execcoach.storage.toml_files import digest_of, load_toml, read_bytes

_MOST = 4_000_000
"""Bytes of a published.toml: a thousand roles ticked off."""


class Published(NamedTuple):
    """The rows of published.toml and the SHA-256 of the file, "" while there is none."""

    rows: tuple[Row, ...] = ()
    digest: str = ""

    def hashes(self) -> dict[str, str]:
        """Path → hash of everything that is live."""
        return {row.path: row.hash for row in self.rows if row.hash}


def load_published(file: Path) -> Published:
    """What published.toml says; nothing where there is none, FileTrouble where it cannot be read."""
    if not file.exists():
        return Published()
    found = load_toml(file, cap=_MOST)
    raw: Any = found.raw.get("field", [])
    rows = [_row(row) for row in raw if isinstance(row, Mapping)] if isinstance(raw, list) else []
    return Published(tuple(row for row in rows if row.path), found.digest)


def _row(raw: Mapping[str, Any]) -> Row:
    def text(key: str) -> str:
        return value if isinstance(value := raw.get(key), str) else ""

    day = parse_day(raw.get("on") or raw.get("date"))
    return Row(text("path"), text("hash"), day.first() if day else None, text("field"), text("was"))


def save_published(file: Path, rows: Iterable[Row], before: str) -> str:
    """Write these rows, all or none; the hash of the file. FileTrouble where somebody wrote it since `before`."""
    import tomli_w

    table = [{key: _told(value) for key, value in row._asdict().items() if value} for row in rows]
    data = tomli_w.dumps({"schema": 1, "field": table}).encode("utf-8")
    return restore_published(file, data, before)


def restore_published(file: Path, data: bytes | None, before: str) -> str:
    """Put these bytes in its place, None for no file at all; FileTrouble where somebody wrote it since `before`."""
    with atomic.locked(file, lock_folder()):
        if (digest_of(read_bytes(file, cap=_MOST)) if file.exists() else "") != before:
            sentence = "published.toml was changed by somebody else meanwhile. Nothing was written; look again."
            raise FileTrouble("Somebody else was here", sentence)
        if data is None:
            file.unlink(missing_ok=True)
            return ""
        atomic.write(file, data)
        return digest_of(data)


def bytes_of(file: Path) -> bytes | None:
    """The file as it is, None where there is none."""
    return read_bytes(file, cap=_MOST) if file.exists() else None


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


Words = dict[str, Any]
"""Hash → the value of the profile that it stands for."""


def _words_file(folder: Path) -> Path:
    name = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_folder() / "published" / f"{name}.toml"


def load_words(folder: Path) -> Words:
    """What this machine knows of the words that are or were live; nothing where it cannot be read."""
    try:
        raw = tomllib.loads(_words_file(folder).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    found = raw.get("words")
    return dict(found) if isinstance(found, dict) else {}


def save_words(folder: Path, words: Words) -> None:
    """Keep these words on this machine."""
    import tomli_w

    atomic.make_folder(_words_file(folder).parent)
    atomic.write(_words_file(folder), tomli_w.dumps({"words": words}).encode("utf-8", "replace"))
