"""A cell of a CSV file that a spreadsheet shows as it stands and never runs."""

import re

from execcoach.text import one_line

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    r"""A cell's text; ' goes before what a spreadsheet might run: = + - @ \t \r at its start, plain numbers aside."""
    text = "" if value is None else str(value)
    if _NUMBER.match(text):
        return text
    guarded = text[:1] in ("\t", "\r", "\n") or text.lstrip().startswith(_RUNS)
    line = one_line(text)
    return f"'{line}" if guarded or line.startswith(_RUNS) else line
