"""A program in a pseudo-terminal: what stands on its screen, and when it came to stand there."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {"up": "\x1b[A", "down": "\x1b[B", "enter": "\r", "esc": "\x1b", "tab": "\t", "ctrl+p": "\x10", "ctrl+q": "\x11"}


class NeverShown(Exception):
    """The words that were waited for did not come; the message holds the screen as it stood."""


class Terminal:
    """One program on a screen of `size` (columns, rows), ended with the `with` block."""

    def __init__(
        self, command: Sequence[str], *, env: Mapping[str, str], cwd: Path, size: tuple[int, int] = (120, 40)
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._fd, other_end = pty.openpty()
        fcntl.ioctl(other_end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.received = bytearray()
        self.started = time.perf_counter()
        self._program = subprocess.Popen(
            command,
            stdin=other_end,
            stdout=other_end,
            stderr=other_end,
            env={**env, **colours},
            cwd=cwd,
            start_new_session=True,
        )
        os.close(other_end)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._fd)

    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def shows(self, words: Sequence[str]) -> bool:
        """Whether all these words stand on the screen."""
        text = self.text()
        return all(word in text for word in words)

    def wait_for(self, *words: str, limit: float = 20.0) -> float:
        """Seconds from the start of the program until all these words stand on the screen; NeverShown after `limit`.

        Why the screen is drawn in the pauses: drawing takes longer than reading, and would hold the program up.
        """
        if self.shows(words):
            return time.perf_counter() - self.started
        end = time.perf_counter() + limit
        waiting: list[tuple[float, bytes]] = []
        while time.perf_counter() < end:
            if piece := self._read(0.02):
                waiting.append((time.perf_counter(), piece))
                if waiting[-1][0] - waiting[0][0] < 1.0:
                    continue
            seen = None
            for at, data in waiting:
                self._stream.feed(data)
                if seen is None and self.shows(words):
                    seen = at
            if seen is not None:
                return seen - self.started
            waiting.clear()
            if self._program.poll() is not None and not piece:
                break
        raise NeverShown(f"{words} did not come up:\n{self.text()}")

    def settle(self, quiet: float = 0.3, limit: float = 5.0) -> None:
        """Read until nothing has come for `quiet` seconds."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and (piece := self._read(quiet)):
            self._stream.feed(piece)

    def press(self, key: str, quiet: float = 0.06) -> float:
        """Milliseconds from the key to the last byte of its repaint; NeverShown where nothing was repainted."""
        pieces: list[bytes] = []
        start = last = time.perf_counter()
        os.write(self._fd, KEYS.get(key, key).encode())
        while piece := self._read(quiet if pieces else 1.0):
            last = time.perf_counter()
            pieces.append(piece)
            if last - start > 3.0:
                break
        if not pieces:
            raise NeverShown(f"nothing was repainted after {key!r}:\n{self.text()}")
        self._stream.feed(b"".join(pieces))
        return (last - start) * 1000

    def send(self, words: str) -> None:
        """Type the words at once, as a fast typist or a paste would."""
        os.write(self._fd, words.encode())

    def kill(self) -> None:
        """End the program as a power cut would."""
        self._program.kill()
        self._program.wait()

    def _read(self, wait: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], wait)
        try:
            data = os.read(self._fd, 65536) if ready else b""
        except OSError:
            return b""
        self.received += data
        return data
