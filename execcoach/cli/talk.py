"""How the shell face speaks: data to stdout, talk to stderr, everything cleaned."""

import json
import sys
from typing import Any

from execcoach.errors import CoachError, EditConflict
from execcoach.text import clean


def say(text: str = "") -> None:
    """Print data for a person or a script."""
    print(clean(text))


def say_json(value: Any) -> None:
    """Print data as JSON, characters outside ASCII escaped so that nothing hidden reaches a terminal."""
    print(json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False))


def tell(text: str) -> None:
    """Say something beside the data, on stderr."""
    print(clean(text), file=sys.stderr)


def say_error(error: CoachError) -> int:
    """Tell what went wrong, where, and what to do; the exit code."""
    tell(f"{error.title}. {error.sentence}")
    for place in error.places:
        tell(f"  {place}")
    if isinstance(error, EditConflict):
        for conflict in error.conflicts:
            tell(f"  {conflict.path}: yours {conflict.mine!r}, in the file {conflict.theirs!r}")
    return error.exit_code


def say_interrupted() -> int:
    """Tell that the person stopped it; the exit code."""
    tell("Stopped. Nothing was changed.")
    return 2
