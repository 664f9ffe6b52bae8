"""Other programs: the person's editor and browser; run without a shell, named when they cannot be."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from execcoach.errors import CoachError
from execcoach.text import one_line


def editor_command() -> list[str]:
    """The words of the person's editor: VISUAL, EDITOR, else the system's plainest."""
    for name in ("VISUAL", "EDITOR"):
        if words := shlex.split(os.environ.get(name, ""), posix=sys.platform != "win32"):
            return words
    plain = ("notepad",) if sys.platform == "win32" else ("nano", "vi")
    for program in plain:
        if shutil.which(program):
            return [program]
    raise CoachError("No editor found", "Say which one to use, for example: export EDITOR=nano")


def edit(file: Path) -> None:
    """Open the file in the person's editor and wait until it is closed."""
    command = [*editor_command(), str(file)]
    try:
        done = subprocess.run(command, check=False)
    except OSError as error:
        sentence = f"{one_line(command[0])} would not start ({error.strerror}). Set EDITOR to one that does."
        raise CoachError("The editor did not start", sentence) from error
    if done.returncode:
        sentence = f"{one_line(command[0])} ended with code {done.returncode}; what it saved is kept."
        raise CoachError("The editor ended with a complaint", sentence)


def safe_link(link: str) -> bool:
    """Whether a link may be opened: http, https or mailto, nothing hidden in it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    printable = link.isprintable() and " " not in link
    return printable and (parts.scheme == "mailto" or (parts.scheme in ("http", "https") and bool(parts.netloc)))
