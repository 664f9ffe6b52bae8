"""The real shell commands: words, bytes and an environment in, bytes and an exit code out.

Run in this process through the program's own door; in one of their own where the start of Python is the point.
"""

import contextlib
import io
import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

EXECCOACH = [sys.executable, "-m", "execcoach"]


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str

    def __str__(self) -> str:
        return f"{self.words} ended with {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


@dataclass(frozen=True)
class Shell:
    """A folder to stand in and a home of its own, on a frozen day."""

    here: Path
    env: Mapping[str, str]

    @classmethod
    def at(cls, place: Path, **env: str) -> "Shell":
        """A shell in this folder, with an environment that knows nothing of the developer's."""
        kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "PYTHONIOENCODING")}
        own = {"EXECCOACH_HOME": str(place / "home"), "EXECCOACH_TODAY": "2026-11-21", "PYTHONUTF8": "1"}
        (place / "desk").mkdir(parents=True, exist_ok=True)
        return cls(place / "desk", kept | own | env)

    def run(self, *words: str | bytes, typed: bytes = b"", **env: str) -> Said:
        """The command with these words, run to its end; in its own process where Python itself is told something."""
        if any(key.startswith("PYTHON") for key in env):
            return self.run_apart(*words, typed=typed, **env)
        told = tuple(os.fsdecode(word) for word in words)
        out, err = io.BytesIO(), io.BytesIO()
        with (
            mock.patch.dict(os.environ, {**self.env, **env}, clear=True),
            mock.patch("sys.argv", ["execcoach", *told]),
            mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), "utf-8", "surrogateescape")),
            mock.patch("sys.stdout", io.TextIOWrapper(out, "utf-8", "surrogateescape")),
            mock.patch("sys.stderr", io.TextIOWrapper(err, "utf-8", "backslashreplace")),
            contextlib.chdir(self.here),
        ):
            code = _through_the_door()
            sys.stdout.flush()
            sys.stderr.flush()
            return Said(told, code, out.getvalue().decode(), err.getvalue().decode())

    def run_apart(self, *words: str | bytes, typed: bytes = b"", **env: str) -> Said:
        """The same in a process of its own, as a person's shell runs it."""
        done = subprocess.run(
            [*EXECCOACH, *words], cwd=self.here, env={**self.env, **env}, input=typed, capture_output=True, timeout=60
        )
        told = tuple(os.fsdecode(word) for word in words)
        return Said(told, done.returncode, done.stdout.decode(), done.stderr.decode())

    def run_all(self, calls: Sequence[Sequence[str | bytes]]) -> list[Said]:
        """These commands one after the other; what they said, in order."""
        return [self.run(*words) for words in calls]


def _through_the_door() -> int:
    from execcoach.__main__ import main

    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def hidden(text: str) -> list[str]:
    """Characters in a text that a terminal obeys or a reader cannot see, newline and tab aside."""
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return sorted({f"U+{ord(c):04X}" for c in text if c not in "\n\t" and unicodedata.category(c) in kinds})


def decent(said: Said, codes: Sequence[int] = (0, 1, 2, 3)) -> Said:
    """The same again, if it ended as it may, without a traceback and with nothing hidden in what it printed."""
    assert said.code in codes, said
    for text in (said.out, said.err):
        assert "Traceback" not in text, said
        assert "the fault is ours" not in text, said
        assert not hidden(text), (hidden(text), repr(said))
    return said
