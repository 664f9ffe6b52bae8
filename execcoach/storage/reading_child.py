"""The program of a reading process: bounded, it reads one source after another, answers each, and ends with its pipe.

Run as a file with `python -I -S`: only the standard library and the folders named to it can be imported.
"""

import contextlib
import json
import os
import sys
from typing import Any

MEMORY, CPU, FILES, DEPTH = 512 << 20, 8, 32, 1000
"""Bytes of address space, seconds of the processor for one source, open files, calls within calls."""
NOT_READY = 79
"""The code with which it ends where nothing could be loaded."""
_POLITE = 10


def main() -> None:
    """Bound this process, load the method, then answer until the pipe is closed.

    Why files are forbidden last: what is loaded may be kept compiled, as by any other program of ours.
    """
    limit = _bound({"AS": MEMORY, "NOFILE": FILES, "CORE": 0, "NPROC": 0})
    sys.path += json.loads(sys.argv[1])  # at the end: nothing there can stand before the standard library
    try:
        import gc

        from execcoach.storage.reading_answers import Answers

        answers = Answers()
        _bound({"FSIZE": 0})
        gc.collect()
        gc.freeze()
    except Exception:
        os._exit(NOT_READY)
    given, told, first = sys.stdin.buffer, sys.stdout.buffer, True
    while line := given.readline():
        asked: dict[str, Any] = json.loads(line)
        kept = given.read(asked["kept"])
        limit()
        gc.disable()  # what one source leaves behind is looked through once, after it
        answer = answers.answer(asked, kept)
        told.write(answer)
        told.flush()
        gc.enable()
        if first:
            first = _give_way()
        if answers.exhausted:
            break
    os._exit(0)


def _give_way() -> bool:
    """Let whoever draws the screen go first from now on; the first answer is what it waits for."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_POLITE)
    return False


def _bound(most_of: dict[str, int]) -> Any:
    """Bound these for good, by their names to the system; what bounds the time of the processor for each source."""
    try:
        import resource
    except ImportError:
        return lambda: None
    for name, most in most_of.items():
        if (kind := getattr(resource, f"RLIMIT_{name}", None)) is None:
            continue
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bound, bound))
        except (OSError, ValueError):  # not every system takes every bound; the clock bounds it too
            continue
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)

    def limit() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + CPU
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))

    return limit


if __name__ == "__main__":
    main()
