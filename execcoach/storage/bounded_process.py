"""A process of ours for what strangers wrote: nothing of ours goes along, and whatever it started ends with it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

Program = subprocess.Popen[bytes]


def can_bound() -> bool:
    """Whether this system limits the memory and time of a process, as far as can be told without starting one."""
    return bool(sys.executable) and sys.platform != "win32" and find_spec("resource") is not None


def begun(child: str, folders: Sequence[str]) -> Program:
    """The file `child` as a program of its own, which imports from the standard library and these folders only.

    Without our environment; what is compiled is kept, or not, and where, as we were told.
    """
    kept = ["-B"] if sys.dont_write_bytecode else []
    if sys.pycache_prefix:
        kept += ["-X", f"pycache_prefix={sys.pycache_prefix}"]
    program = [sys.executable, "-I", "-S", *kept, str(Path(child).resolve()), json.dumps(list(folders))]
    return subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},
        close_fds=True,
        start_new_session=True,
    )


def end(program: Program) -> int:
    """Kill its group unless it has ended, reap it, close its pipes; the code it ended with."""
    if program.poll() is None:
        with contextlib.suppress(OSError):
            os.killpg(program.pid, signal.SIGKILL)
    code = program.wait()
    for pipe in (program.stdin, program.stdout):
        with contextlib.suppress(OSError):
            if pipe:
                pipe.close()
    return code
