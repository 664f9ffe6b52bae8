"""What was reckoned from other people's files, kept between two looks: derived, deletable, and never missed.

Whatever is wrong with it (damaged, locked, read-only, another version's) costs time and nothing else. It holds rows of
the coach's table and the figures of files that were read: no note, no word, no text of a profile.
What lies in it is taken only where it bears the seal of this machine: a row that somebody put there is none.
"""

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from execcoach.storage.locations import cache_folder, state_folder
from execcoach.storage.seal import is_private, key, sealed

NAME = "cohorts.sqlite3"
KEY = "cache.key"
"""The file of what rows are sealed with; it lies with this machine's state, not beside them."""
FORMAT = 3
MOST_ROWS, MOST_FOLDERS = 5_000, 20
OLD = 90
"""Days after which a row that nobody asked for goes."""
A_BATCH = 50
"""So many rows are written at once."""
PATIENCE = 0.2
"""Seconds to wait for somebody else who writes."""
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_MISMATCH")
_WHOLE = "CREATE TABLE folder (path BLOB PRIMARY KEY, maker BLOB, day INTEGER, rows BLOB, proof BLOB)"
_TABLE = (
    "CREATE TABLE source (path BLOB PRIMARY KEY, maker BLOB, day INTEGER, print BLOB, row BLOB,"
    " kept BLOB, proof BLOB, kept_proof BLOB)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of a source: the print it had, the row as JSON on a day."""

    path: str
    day: int
    print: bytes
    row: bytes = field(repr=False)


class Cache:
    """The rows that `maker` (a version of the method and its data) made; opened when it is first asked."""

    def __init__(self, maker: bytes, folder: Path | None = None) -> None:
        self.maker = maker
        self.file = (folder or cache_folder()) / NAME
        self._key_file = (folder.parent if folder else state_folder()) / KEY
        self._key = b""
        self._open: Any = None
        self._tried = False
        self._unwritten: list[tuple[Any, ...]] = []

    def __enter__(self) -> "Cache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def below(self, folder: str) -> dict[str, Row]:
        """The rows of everything below a folder and of the folder itself, by path."""
        start = os.fsencode(folder).rstrip(b"/\\")
        words = (
            "SELECT path, day, print, row, proof FROM source WHERE maker = ? AND (path = ? OR path >= ? AND path < ?)"
        )
        found: dict[str, Row] = {}
        for sign in {os.sep.encode(), b"/"}:
            asked = (self.maker, start, start + sign, start + bytes([sign[0] + 1]))
            for path, day, print_, row, proof in self._ask(words, asked):
                with contextlib.suppress(TypeError, ValueError, OverflowError):
                    if proof == self._proof(path, day, print_, row):
                        name = os.fsdecode(path)
                        found[name] = Row(name, day, print_, row)
        return found

    def whole(self, folder: str, day: int) -> bytes:
        """All rows of a folder as they were kept together on a day, b"" where they were not."""
        name = os.fsencode(folder)
        words = "SELECT rows, proof FROM folder WHERE path = ? AND maker = ? AND day = ?"
        for rows, proof in self._ask(words, (name, self.maker, day)):
            with contextlib.suppress(TypeError, ValueError):
                return bytes(rows) if proof == self._proof(name, day, self.maker, rows) else b""
        return b""

    def keep_whole(self, folder: str, day: int, rows: bytes) -> None:
        """Keep all rows of a folder together."""
        name = os.fsencode(folder)
        row = (name, self.maker, day, rows, self._proof(name, day, self.maker, rows))
        self._change([("INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?, ?)", [row])])

    def kept(self, path: str) -> bytes:
        """What is kept of a source's files."""
        name = os.fsencode(path)
        rows = self._ask("SELECT kept, kept_proof FROM source WHERE path = ? AND maker = ?", (name, self.maker))
        with contextlib.suppress(TypeError, ValueError):
            kept, proof = rows[0] if rows else (b"", 0)
            return bytes(kept) if rows and proof == self._proof(name, 0, b"", kept) else b""
        return b""

    def keep(self, row: Row, kept: bytes) -> None:
        """Keep a row; it is written with others."""
        name = os.fsencode(row.path)
        proofs = (self._proof(name, row.day, row.print, row.row), self._proof(name, 0, b"", kept))
        self._unwritten.append((name, self.maker, row.day, row.print, row.row, kept, *proofs))
        if len(self._unwritten) >= A_BATCH:
            self.write()

    def write(self) -> None:
        """Write what waits, in one transaction."""
        rows, self._unwritten = self._unwritten, []
        if rows:
            self._change([("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)])

    def forget(self, paths: Iterable[str], today: int) -> None:
        """Drop these rows, those nobody asked for in a long time, and the oldest where there are too many."""
        gone = [(os.fsencode(path),) for path in paths]
        many = "DELETE FROM source WHERE path IN (SELECT path FROM source ORDER BY day DESC, path LIMIT -1 OFFSET ?)"
        self._change(
            [
                ("DELETE FROM source WHERE path = ?", gone),
                ("DELETE FROM source WHERE day < ? OR day > ?", [(today - OLD, today + OLD)]),
                (many, [(MOST_ROWS,)]),
                ("DELETE FROM folder WHERE day < ? OR day > ?", [(today - OLD, today + OLD)]),
                (many.replace("source", "folder"), [(MOST_FOLDERS,)]),
            ]
        )

    def close(self) -> None:
        """Write what waits and close the file."""
        self.write()
        if self._open is not None:
            with contextlib.suppress(Exception):
                self._open.close()
        self._open, self._tried = None, False

    def _ask(self, words: str, given: tuple[Any, ...]) -> list[Any]:
        try:
            opened = self._opened()
            return opened.execute(words, given).fetchall() if opened else []
        except Exception as error:
            self._give_up(error)
            return []

    def _change(self, changes: list[tuple[str, list[Any]]]) -> None:
        try:
            if opened := self._opened():
                with opened:
                    for words, rows in changes:
                        opened.executemany(words, rows)
        except Exception as error:
            self._give_up(error)

    def _opened(self) -> Any:
        """The connection, None where there can be none."""
        if not self._tried:
            self._tried = True
            try:
                self._open = self._connected()
            except Exception as error:
                self._give_up(error)
        return self._open

    def _connected(self) -> Any:
        import sqlite3

        self._key = key(self._key_file)
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            if not is_private(self.file):
                self.file.unlink()
        with contextlib.suppress(FileExistsError):
            os.close(os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        opened = sqlite3.connect(self.file, timeout=PATIENCE, check_same_thread=False)
        try:
            opened.execute("PRAGMA synchronous = OFF")  # what a power cut takes is reckoned again
            if not _is_made(opened):
                opened.execute("BEGIN IMMEDIATE")  # another may be at it
                if not _is_made(opened):
                    for words in ("DROP TABLE IF EXISTS source", "DROP TABLE IF EXISTS folder", _TABLE, _WHOLE):
                        opened.execute(words)
                    opened.execute(f"PRAGMA user_version = {FORMAT}")
                opened.commit()
            if {sql for (sql,) in opened.execute("SELECT sql FROM sqlite_master WHERE sql > ''")} != {_TABLE, _WHOLE}:
                raise _Strange  # a view or a trigger would be run when it is asked
        except BaseException:
            opened.close()
            raise
        return opened

    def _proof(self, path: bytes, day: int, print_: bytes, data: bytes) -> bytes:
        """The seal of this machine on what is kept of a source."""
        if not self._key:
            self._opened()
        return sealed(self._key, b"%d" % day, path, print_, data)

    def _give_up(self, error: Exception) -> None:
        """Do without from now on; a file that is damaged goes, so that the next reading begins a new one.

        Why every error: no cache is worth a row that does not appear.
        """
        if self._open is not None:
            with contextlib.suppress(Exception):
                self._open.close()
        self._open = None
        if getattr(error, "sqlite_errorname", "").startswith(_DAMAGED):
            for name in (self.file, self.file.with_name(f"{NAME}-journal")):
                with contextlib.suppress(OSError):
                    name.unlink(missing_ok=True)


class _Strange(Exception):
    """A database that holds something else than was made."""

    sqlite_errorname = "SQLITE_CORRUPT"


def _is_made(opened: Any) -> bool:
    return bool(opened.execute("PRAGMA user_version").fetchone()[0] == FORMAT)
