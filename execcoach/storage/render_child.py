"""The program of the bounded child: it fills one template that anybody may have written, answers, and ends.

Run as a file with `python -I -S -B`: only the standard library and the folders named to it can be imported.
"""

import json
import os
import sys
from typing import Any

MEMORY, CPU, FILES, DEPTH = 256 << 20, 2, 16, 400
"""Bytes of address space, seconds of the processor, open files, calls within calls."""

LONGEST = 50_000
"""Characters of a filled template: what is done with the text afterwards is done outside."""

REACHED_OUT, UNBOUNDED, NOT_READY = 77, 78, 79
"""Exit codes: what was filled reached for the system; the system does not keep the bounds; nothing could be loaded."""

_SAYS = {
    "MemoryError": "memory",
    "OverflowError": "memory",
    "RecursionError": "depth",
    "TimeoutError": "time",
    "TemplateSyntaxError": "syntax",
    "UndefinedError": "undefined",
    "SecurityError": "unsafe",
}
_OUTSIDE = {"open", "os", "socket", "subprocess", "ctypes", "shutil", "pty", "mmap", "sqlite3", "webbrowser", "fcntl"}


def main() -> None:
    """Bound this process, load the engine, wait for one request on stdin, answer on stdout."""
    try:
        _make_ready()
    except Exception:  # before anything was asked: no template is to blame
        os._exit(NOT_READY)
    if asked := sys.stdin.buffer.read():
        sys.addaudithook(_watch)
        answer = _filled(json.loads(asked))
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    os._exit(0)


def _make_ready() -> None:
    _bound()
    sys.path += json.loads(sys.argv[1])  # at the end: nothing there can stand before the standard library
    import html  # noqa: F401 - filters ask for these when they are first used, which is too late
    import pprint  # noqa: F401
    import textwrap  # noqa: F401

    for body in ("{{ 'a' }}", "{{ a|no }}", "{{ b }}", "{{ 'a"):  # the last ones fail: saying so is made ready too
        _filled({"body": body, "line": 1, "values": {"a": ""}})
    sys.setrecursionlimit(DEPTH)


def _bound() -> None:
    import mmap
    import resource
    import signal

    def too_long(number: int, frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGXCPU, too_long)
    for name, soft, hard in (
        *(("AS", MEMORY, MEMORY), ("CPU", CPU - 1, CPU), ("FSIZE", 0, 0)),
        *(("NOFILE", FILES, FILES), ("CORE", 0, 0), ("NPROC", 0, 0)),
    ):
        if (limit := getattr(resource, f"RLIMIT_{name}", None)) is None:
            continue
        _, most = resource.getrlimit(limit)
        if most != resource.RLIM_INFINITY:  # somebody has bounded us already
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(limit, (soft, hard))
    try:  # not every system that takes the bound keeps it
        mmap.mmap(-1, 2 * MEMORY).close()
    except (OSError, ValueError, MemoryError):
        return
    os._exit(UNBOUNDED)


def _watch(event: str, given: object) -> None:
    """Nothing that is filled has any business outside: whatever reaches there ends the process."""
    if event.partition(".")[0] in _OUTSIDE:
        os._exit(REACHED_OUT)


def _filled(asked: dict[str, Any]) -> bytes:
    """`text` and the marked text, or `trouble` and what it was: kind, line, words."""
    from execcoach.drafting.template import Template, render_marked
    from execcoach.errors import CoachError

    template = Template(id="", title="", kind="", body=asked["body"], body_line=asked["line"])
    try:
        marked = render_marked(template, asked["values"])
        if len(marked) <= LONGEST:
            return b"text\n" + marked.encode("utf-8", "backslashreplace")
        line, cause = 0, None
    except CoachError as error:
        line, cause = error.places[0].line, error.__context__
    except Exception as error:
        line, cause = 0, error
    names = [each.__name__ for each in type(cause).__mro__]
    kind = "output" if cause is None else next((_SAYS[name] for name in names if name in _SAYS), "other")
    words = str(cause or "")[:300]
    if kind == "other" and "no loader" in words:
        kind = "alone"
    return b"trouble\n" + json.dumps({"kind": kind, "line": line, "words": words}).encode()


if __name__ == "__main__":
    main()
