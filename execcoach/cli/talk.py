"""How the shell face speaks: data to stdout, talk to stderr, everything cleaned."""

import io
import json
import sys
from typing import Any

from execcoach.errors import CoachError, EditConflict
from execcoach.text import clean, one_line


def speak_plainly() -> None:
    """Let no letter that this terminal or pipe cannot write stop a command: it is shown as ? there."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print data for a person or a script."""
    print(clean(text))


def say_json(value: Any) -> None:
    """Print data as JSON, characters outside ASCII escaped so that nothing hidden reaches a terminal."""
    print(json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False))


def tell(text: str) -> None:
    """Say something beside the data, on stderr."""
    print(clean(text), file=sys.stderr)


def headed(error: CoachError) -> str:
    """The title of an error and its sentence, a full stop between them where the title has no mark of its own."""
    mark = "" if error.title.endswith(("?", "!", ".")) else "."
    return f"{error.title}{mark} {error.sentence}"


def say_error(error: CoachError) -> int:
    """Tell what went wrong, where, and what to do; the exit code."""
    tell(headed(error))
    for place in error.places:
        tell(f"  {place}")
    if isinstance(error, EditConflict):
        for conflict in error.conflicts:
            tell(f"  {conflict.path}: yours {conflict.mine!r}, in the file {conflict.theirs!r}")
    return error.exit_code


def say_unforeseen(error: Exception) -> int:
    """Tell of a fault of ours in a line, without a traceback; the exit code. EXECCOACH_TRACEBACK=1 shows all of it."""
    import os
    import traceback

    if os.environ.get("EXECCOACH_TRACEBACK"):
        tell("".join(traceback.format_exception(error)))
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = f" at {os.path.basename(where[0].filename)}:{where[0].lineno}" if where else ""  # noqa: PTH119
    tell(f"execcoach broke, and the fault is ours: {type(error).__name__}{place}. What was saved before is untouched.")
    return 2


def say_interrupted() -> int:
    """Tell that the person stopped it; the exit code."""
    tell("Stopped. Nothing was changed.")
    return 2


def filled(words: str, first: int, rest: int | None = None) -> str:
    """The words broken into lines of 96, `first` spaces before the first line and `rest` before the others."""
    import textwrap

    following = " " * (first if rest is None else rest)
    return textwrap.fill(one_line(words), 96, initial_indent=" " * first, subsequent_indent=following)
