"""The real shell commands, run as a person's shell runs them: a process of their own, bytes out."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

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
        """The command with these words, run to its end."""
        done = subprocess.run(
            [*EXECCOACH, *words], cwd=self.here, env={**self.env, **env}, input=typed, capture_output=True, timeout=60
        )
        told = tuple(os.fsdecode(word) for word in words)
        return Said(told, done.returncode, done.stdout.decode(), done.stderr.decode())

    def run_all(self, calls: Sequence[Sequence[str | bytes]]) -> list[Said]:
        """These commands, two at a time; what they said, in order."""
        with ThreadPoolExecutor(2) as two:
            return list(two.map(lambda words: self.run(*words), calls))


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
