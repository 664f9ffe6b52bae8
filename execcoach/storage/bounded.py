"""Templates that came from a person or a folder, filled in a bounded process of their own: used once, started ahead.

What such a template may cost is memory, time and output of that process; what it may touch is the plain data it is
handed. Nothing of it is compiled here: the engine works constants out while it compiles.
"""

import atexit
import contextlib
import json
import os
import selectors
import signal
import subprocess
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from execcoach.drafting.template import Template
from execcoach.errors import CoachError
from execcoach.storage import render_child
from execcoach.storage.bounded_process import Program, begun, end
from execcoach.storage.bounded_process import can_bound as can_bound
from execcoach.storage.unfilled import cannot_bound, trouble
from execcoach.text import one_line

WALL = 4.5
"""Seconds of the clock a template may take, the start of its process included."""
OUTPUT = 1 << 20
"""Bytes an answer may have."""
_KEPT = 32

_lock = threading.Lock()
_waiting: list[Program] = []
_answers: OrderedDict[bytes, str] = OrderedDict()
_filled_before = False


def fill(template: Template, values: Mapping[str, Any]) -> str:
    """The marked text of a template over plain data; one CoachError with file and line for all that can go wrong.

    Safe to call from any thread; an answer that was given before is given again without a process.
    """
    request = json.dumps({"body": template.body, "line": template.body_line, "values": values}).encode()
    with _lock:
        if request in _answers:
            _answers.move_to_end(request)
            return _answers[request]
    told, answer = _asked(request, template)
    if told == b"trouble":
        raise trouble(template, values, *_told(answer))
    marked = answer.decode("utf-8", "replace")
    with _lock:
        _answers[request] = marked
        while len(_answers) > _KEPT:
            _answers.popitem(last=False)
    return marked


def _told(answer: bytes) -> tuple[str, int, str]:
    """Kind, line and words of a trouble; what does not hold them is no answer of ours."""
    try:
        raw = json.loads(answer)
        return str(raw["kind"]), int(raw["line"]), str(raw["words"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return "unsafe", 0, ""


def start_ahead() -> None:
    """Have one process ready for the next template; nothing happens where one waits or none can be bounded."""
    with _lock, contextlib.suppress(OSError):
        if not _waiting and can_bound():
            _waiting.append(_start())


def close() -> None:
    """End the process that waits, where one does."""
    with _lock:
        for child in _waiting:
            end(child)
        _waiting.clear()


atexit.register(close)


def _asked(request: bytes, template: Template) -> tuple[bytes, bytes]:
    """What the child says of this request: `text` or `trouble`, and the rest."""
    global _filled_before
    if not can_bound():
        raise cannot_bound()
    child = _ready()
    try:
        answer, in_time = _exchange(child, request)
    finally:
        code = end(child)
        if _filled_before:  # whoever fills a second time fills a third
            start_ahead()
        _filled_before = True
    told, newline, rest = answer.partition(b"\n")
    if in_time and newline and told in (b"text", b"trouble") and code == 0:
        return told, rest
    if code == render_child.UNBOUNDED:
        raise cannot_bound()
    if code == render_child.NOT_READY:
        sentence = "The process that fills your own templates could not load what it needs. Install execcoach again."
        raise CoachError("The template cannot be filled", sentence)
    kind = "memory"
    if len(answer) > OUTPUT:
        kind = "output"
    elif code == render_child.REACHED_OUT:
        kind = "unsafe"
    elif not in_time or code in (-signal.SIGKILL, -signal.SIGXCPU):
        kind = "time"
    raise trouble(template, {}, kind, template.body_line, "")


def _ready() -> Program:
    with _lock:
        while _waiting:
            child = _waiting.pop()
            if child.poll() is None:
                return child
            end(child)
    try:
        return _start()
    except OSError as error:
        sentence = f"The process that fills your own templates would not start ({one_line(str(error.strerror))})."
        raise CoachError("The template cannot be filled", f"{sentence} Close something else and try again.") from error


def _start() -> Program:
    return begun(render_child.__file__, _folders())


@cache
def _folders() -> list[str]:
    """Where the child finds this package and the engine; never the folder we are in, unless execcoach lies there."""
    found = [Path(__file__).resolve().parents[2]]
    for name in ("jinja2", "markupsafe"):
        spec = find_spec(name)
        if spec and spec.origin:
            found.append(Path(spec.origin).resolve().parents[1])
    return list(dict.fromkeys(map(str, found)))


def _exchange(child: Program, request: bytes) -> tuple[bytes, bool]:
    """Write the request and read the answer, neither without end; and whether the child finished in time."""
    assert child.stdin is not None
    assert child.stdout is not None
    until = time.monotonic() + WALL
    left, size = memoryview(request), 0
    pieces: list[bytes] = []
    with selectors.DefaultSelector() as both:
        os.set_blocking(child.stdin.fileno(), False)
        both.register(child.stdin, selectors.EVENT_WRITE)
        both.register(child.stdout, selectors.EVENT_READ)
        while size <= OUTPUT:
            ready = both.select(max(0.0, until - time.monotonic()))
            if not ready:
                return b"", False
            for key, _ in ready:
                if key.fileobj is child.stdout:
                    piece = os.read(key.fd, 1 << 16)
                    if not piece:
                        return b"".join(pieces), _ends(child, until)
                    pieces.append(piece)
                    size += len(piece)
                    continue
                try:
                    left = left[os.write(key.fd, left) :]
                except BlockingIOError:
                    continue
                except BrokenPipeError:
                    left = left[:0]
                if not left:
                    both.unregister(child.stdin)
                    child.stdin.close()
    return b"".join(pieces), True


def _ends(child: Program, until: float) -> bool:
    try:
        child.wait(max(0.05, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        return False
    return True
