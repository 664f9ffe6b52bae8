"""The bytes of a JSON file as one object, or one clear error, whatever the bytes are."""

import codecs
import json
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.text import one_line

MOST_BYTES = 5 * 1024 * 1024
"""No resume is larger; a picture inside it may be, and is not read."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive or an Office document"), (b"\x89PNG", "a picture"))
_PAGE = "Is it a LinkedIn profile? Open it, mark all of it, copy, and paste that into the app or execcoach import -."


def json_object(data: bytes, file: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The object in the file and the keys it gives twice in one place (the last one counts); CoachError otherwise."""
    file = one_line(file)
    text = _decoded(data, file)
    twice: dict[str, None] = {}

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                twice[key] = None
            found[key] = value
        return found

    def no_number(word: str) -> Any:
        raise _Unusable(f"It holds {word}, which is not a number that JSON knows. Take it out and import again.")

    try:
        value = json.loads(text, object_pairs_hook=table, parse_constant=no_number)
    except _Unusable as wrong:
        raise _error(file, str(wrong)) from None
    except json.JSONDecodeError as wrong:
        place = Place(file, wrong.lineno, expected="JSON")
        if text.lstrip()[:1] == "<":
            raise _error(file, "It is a web page, not JSON. Download the .json file itself.", place) from None
        words = f"Line {wrong.lineno}, column {wrong.colno} is not JSON. Export the file again, or mend that line."
        raise _error(file, words, place) from None
    except RecursionError:
        raise _error(file, "It is nested far deeper than any resume. Export the file again.") from None
    except ValueError:
        raise _error(file, "It holds a number with thousands of digits. Take it out and import again.") from None
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as wrong:
        code = f"\\u{ord(wrong.object[wrong.start]):04x}"
        words = f"It holds half a character ({code}), which no text can. Take it out, or export the file again."
        raise _error(file, words) from None
    if not isinstance(value, dict):
        kind = "a list" if isinstance(value, list) else "a single value"
        raise _error(file, f"It holds {kind}, where a resume is one object between {{ and }}.")
    return value, tuple(twice)


class _Unusable(Exception):
    """Something JSON does not allow, in words."""


def _decoded(data: bytes, file: str) -> str:
    if len(data) > MOST_BYTES:
        raise _error(file, f"It is larger than {MOST_BYTES // 1024 // 1024} MB. Take pictures out of it first.")
    for start, kind in _KINDS:
        if data.startswith(start):
            more = f" {_PAGE}" if start == b"%PDF" else ""
            raise _error(file, f"It is {kind}, not JSON.{more}")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        words = "Its letters are not in UTF-8. Open it in an editor, save it as UTF-8 and import again."
        raise _error(file, words) from None
    if not text.strip():
        raise _error(file, "It is empty.")
    return text


def _error(file: str, sentence: str, *places: Place) -> CoachError:
    return CoachError("This file cannot be imported", f"{file}: {sentence}" if file else sentence, places)
