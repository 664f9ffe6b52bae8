"""Values written as TOML a person likes to read: one list item per line, long text between three quotes."""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONG = 88
_CROWDED = re.compile(r'(?<=")"|"\Z')
"""A quote after a quote, or at the end: as it is it would close the text."""
_SHORT_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def key(name: str) -> str:
    """The key as it stands before an equals sign."""
    return name if _BARE_KEY.fullmatch(name) else text(name)


def dotted(names: Sequence[str]) -> str:
    """Keys joined by dots."""
    return ".".join(map(key, names))


def text(value: str) -> str:
    """The string on one line, between double quotes; what nobody could see is escaped."""
    escaped = "".join(_SHORT_ESCAPES.get(sign, sign) for sign in value)
    return f'"{_UNSEEN.sub(_escape, escaped)}"'


def long_text(value: str, newline: str) -> str:
    """The string over several lines, between three double quotes."""
    escaped = _CROWDED.sub('\\\\"', value.replace("\\", "\\\\")).replace("\r", "\\r")
    return f'"""{newline}{_UNSEEN.sub(_escape, escaped).replace(chr(10), newline)}"""'


def inline(value: Any) -> str:
    """The value on one line, as it stands inside an inline table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return text(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return text(value.isoformat())
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f"{key(name)} = {inline(part)}" for name, part in value.items()) + " }" if value else "{}"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(inline, value)) + "]"
    raise TypeError(f"TOML holds no {type(value).__name__}")


def block(value: Any, newline: str = "\n", indent: str = "    ") -> str:
    """The value as it stands after `key = `: over several lines where that reads better."""
    if isinstance(value, str) and "\n" in value:
        return long_text(value, newline)
    if isinstance(value, (list, tuple)) and value:
        line = inline(value)
        if len(value) > 1 or len(line) > _LONG:
            return f"[{newline}" + "".join(f"{indent}{inline(item)},{newline}" for item in value) + "]"
    return inline(value)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
