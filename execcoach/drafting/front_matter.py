"""The description above a template: which keys there are, what they hold, and the line of the one that is wrong."""

import re
from collections.abc import Mapping
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.text import one_line

_WORDS, _NUMBER, _FLAG = (str, "words in quotes"), (int, "a whole number"), (bool, "true or false")
_LIST, _TABLE = (list, 'a list such as ["linkedin"]'), (dict, "a table of questions, each in quotes")
OF_TEMPLATE: dict[str, tuple[type, str]] = {
    **dict.fromkeys(("id", "title", "kind", "benefit", "why", "source"), _WORDS),
    **dict.fromkeys(("minutes", "expires_days"), _NUMBER),
    "networks": _LIST,
    "facts": _TABLE,
    "input": (list, "[[input]] with two brackets"),
    "refusal": (list, "[[refusal]] with two brackets"),
}
OF_INPUT = {
    **dict.fromkeys(("name", "label", "ask", "example", "probe", "from"), _WORDS),
    **dict.fromkeys(("required", "consent"), _FLAG),
}
OF_REFUSAL = dict.fromkeys(("input", "when", "words"), _WORDS)


def checked(
    raw: Mapping[str, Any],
    known: Mapping[str, tuple[type, str]],
    needed: tuple[str, ...],
    name: str,
    front: list[str],
    after: int = 0,
) -> dict[str, Any]:
    """The values of a table whose keys and kinds are known; CoachError names the line of the first that is not."""
    for key, value in raw.items():
        line = line_of(front, key, after)
        if key not in known:
            raise trouble(name, line, f"one of {', '.join(known)} instead of {one_line(key)}")
        kind, expected = known[key]
        inside = value if kind is list else value.values() if kind is dict and isinstance(value, dict) else ()
        held = dict if key in ("input", "refusal") and known is OF_TEMPLATE else str
        wrong = type(value) is not kind or not all(isinstance(item, held) for item in inside)
        if wrong:
            raise trouble(name, line, f"{expected} for {key}")
    if missing := [key for key in needed if not raw.get(key)]:
        raise trouble(name, after + 2 if after else 1, f"{' and '.join(missing)} to be given")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def tables(given: dict[str, Any], key: str, front: list[str]) -> list[tuple[int, Mapping[str, Any]]]:
    """The tables under this key, each with the index of its heading in the front matter; they leave `given`."""
    headers = [at for at, line in enumerate(front) if re.match(rf"\s*\[\[\s*{key}\s*\]\]", line)]
    found = given.pop(key, ())
    return [(headers[at] if at < len(headers) else 0, entry) for at, entry in enumerate(found)]


def line_of(front: list[str], key: str, after: int = 0) -> int:
    """The line in the file, counted from 1, on which this key stands at or after an index of the front matter."""
    for at in range(after, len(front)):
        if re.match(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]", front[at]):
            return at + 2
    return after + 2


def trouble(name: str, line: int, expected: str) -> CoachError:
    """The error that names this template's file, the line, and what was expected there."""
    where = Place(file=one_line(name), line=line, expected=expected)
    return CoachError("The template cannot be used", f"{where}. Mend that line and try again.", [where])
