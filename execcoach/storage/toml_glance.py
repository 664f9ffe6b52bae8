"""A glance at a TOML text before it is parsed: most can hide nothing that costs time, and need no closer look."""

import re

_WINDOW = 1_500
_FEW_LEVELS = 54  # of 64: the rest is for the top, its values, and the brackets of the lines that are not counted
_HEADER_LINE = re.compile(r"\n(?:\[[\w.-]++\]|\[\[[\w.-]++\]\])(?=\r?\n)", re.ASCII)
_TABLE_LINE = re.compile(r"""\n[ \t]*+\{(?:[^"'\[\]{}#\n]|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')*+\},?[ \t]*+(?=\r?\n)""")


def is_odd(text: str) -> bool:
    """Whether a text is worth a closer look: nothing below a few plain limits can be slow, deep or huge.

    A line under three thousand characters holds no huge number. A level comes from a bracket, or from a dot: of a
    dotted key, or of a header, where each is two. Where no text goes over several lines, a header and a table that
    stand on a line of their own close there, whatever was open before, and are not counted.
    """
    if '"""' in text or "'''" in text or any(text.find("\n", at, at + _WINDOW) < 0 for at in _windows(text)):
        return True
    most = _FEW_LEVELS - 3 * _most_dots(text)
    opened = text.count("[") + text.count("{")
    if opened > most:
        opened -= "".join(_HEADER_LINE.findall(text)).count("[")
    if opened > most:
        opened -= len(_TABLE_LINE.findall(text))
    return opened > most


def _windows(text: str) -> range:
    """Where to look for the end of a line: one of twice the length has a window without any."""
    return range(0, len(text) - _WINDOW + 1, _WINDOW)


def _most_dots(text: str) -> int:
    """No line has more dots than this; few that have any have fewer."""
    most = run = 1
    for part in text.split("."):
        run = 1 if "\n" in part else run + 1
        most = max(most, run)
    return most
