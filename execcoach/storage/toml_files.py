"""Reading a TOML file a person wrote: guarded, in bounded time, and every trouble told with its line."""

import hashlib
import os
import re
import stat
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from execcoach.errors import CoachError, FileTrouble, Place
from execcoach.storage.atomic import reason
from execcoach.storage.toml_glance import is_odd
from execcoach.text import one_line, shorten

_LONGEST_LINE = 64 * 1024
_MOST_DOTS = 64
_DEEPEST = 64
_LONGEST_KEY = 300  # characters of a line in which its key is looked for
_LONGEST_NUMBER = 14_000  # bits; a little less than Python can write out in digits
_MANY_DIGITS = re.compile(r"[0-9A-Fa-f_]{3000,}")
_HUGE = "Huge number"
_BOM = b"\xef\xbb\xbf"
_QUIET = re.compile(  # strings and comments: nothing in them counts
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+",
    re.DOTALL,
)
_BARE_MONTH = re.compile(r"(?:[=,\[]|^)[ \t]*(\d{4}-\d{1,2})[ \t]*(?=$|[#,\]}\r])")
_KEY = re.compile(r"""[ \t]*((?:[A-Za-z0-9_.\- \t]|"[^"]*"|'[^']*')+?)[ \t]*=[ \t]*(.*)""")
_HEADER = re.compile(r"[ \t]*\[\[?([^\[\]]+)\]\]?")


class NoSuchFile(FileTrouble):
    """A file that is not there."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as it was read: its value, its text without byte order mark, its bytes and their SHA-256."""

    path: Path
    raw: dict[str, object] = field(repr=False)
    text: str = field(repr=False)
    data: bytes = field(repr=False)
    digest: str


def digest_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def load_toml(path: Path, *, cap: int = 1_000_000) -> TomlFile:
    """A TOML file of at most `cap` bytes; FileTrouble where it is missing, not a plain file, too large or not TOML."""
    data = read_bytes(path, cap=cap)
    return TomlFile(path, parse_toml(data, str(path), cap=cap), decode(data, str(path)), data, digest_of(data))


def read_bytes(path: Path, *, cap: int = 1_000_000) -> bytes:
    """The bytes of a plain file, never more than `cap`; a pipe, device or folder is refused without waiting for it."""
    name = one_line(str(path))
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise NoSuchFile("No such file", f"{name} is not there.", [Place(file=name)]) from None
    except OSError as error:
        raise _unreadable(name, reason(error)) from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _unreadable(name, "it is not a plain file")
        pieces, length = [], 0
        while piece := os.read(handle, 1 << 16):
            pieces.append(piece)
            length += len(piece)
            if length > cap:
                raise _too_large(name, cap)
    except OSError as error:
        raise _unreadable(name, reason(error)) from error
    finally:
        os.close(handle)
    return b"".join(pieces)


def decode(data: bytes, name: str) -> str:
    """The text of UTF-8 bytes, without byte order mark; FileTrouble names the line that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_toml(
            name, line, "", "", "text saved as UTF-8", "Save the file as UTF-8 in your editor and try again."
        ) from None


def encode(text: str, like: bytes) -> bytes:
    """The bytes of a text, with a byte order mark where the earlier bytes had one."""
    return (_BOM if like.startswith(_BOM) else b"") + text.encode("utf-8")


def parse_toml(data: bytes, name: str, *, cap: int = 1_000_000) -> dict[str, object]:
    """The value of TOML bytes in bounded time; FileTrouble with file, line, key and what was expected."""
    name = one_line(name)
    if len(data) > cap:
        raise _too_large(name, cap)
    text = decode(data, name)
    odd = is_odd(text)
    if odd:
        _guard(text, name)
    try:
        raw: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _explained(text, name, str(error)) from None
    except RecursionError:
        raise _too_deep(name, 0) from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise _huge_number(text, name) from None
    if odd:
        _measure(raw, text, name)
    return raw


def line_of(text: str, path: str) -> int:
    """The line (1-based) on which the value at a path such as `roles[1].start` stands, or its table; 0 when nowhere."""
    from execcoach.profile.paths import steps
    from execcoach.storage.toml_scan import scan

    try:
        wanted = tuple(steps(path))
        return scan(text).line_of(wanted)
    except (CoachError, ValueError, LookupError):
        return 0


def _guard(text: str, name: str) -> None:
    """Refuses what makes the parser slow: very long lines, very long dotted keys, very deep nesting."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            raise _not_toml(name, number, "", "", "a line under 64,000 characters", "Break the line or shorten it.")
    bare = _QUIET.sub(lambda match: "\n" * match[0].count("\n"), text)
    depth = 0
    for number, line in enumerate(bare.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            raise _not_toml(name, number, "", "", "a key with few dots", "No key here needs that many dots.")
        for sign in _BRACKET.findall(line):
            depth = depth + 1 if sign in "[{" else max(0, depth - 1)
            if depth > _DEEPEST:
                raise _too_deep(name, number)


_BRACKET = re.compile(r"[\[\]{}]")


def _measure(raw: object, text: str, name: str) -> None:
    """Refuses what was read and yet cannot be worked with: nested too deep, or a number nobody can write out."""
    level, deep = [raw], 0
    while level:
        deep += 1
        if deep > _DEEPEST:
            raise _too_deep(name, 0)
        below: list[object] = []
        for value in level:
            if isinstance(value, dict):
                below += value.values()
            elif isinstance(value, list):
                below += value
            elif isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER:
                raise _huge_number(text, name)
        level = below


def _huge_number(text: str, name: str) -> FileTrouble:
    bare = _QUIET.sub(lambda match: "\n" * match[0].count("\n"), text)
    found = _MANY_DIGITS.search(bare)
    line = bare.count("\n", 0, found.start()) + 1 if found else 1
    return _explained(text, name, f"{_HUGE} (at line {line})")


def _explained(text: str, name: str, message: str) -> FileTrouble:
    lines = text.split("\n")
    found = re.search(r"at line (\d+)", message)
    number = int(found[1]) if found else len(lines)
    while number > 1 and not lines[min(number, len(lines)) - 1].strip():
        number -= 1
    line = lines[min(number, len(lines)) - 1].rstrip("\r")
    key, value, table = "", line.strip(), _table_above(lines, number)
    if match := _KEY.match(line.strip()[:_LONGEST_KEY]):
        key, value = match[1].strip(), match[2].strip()
    elif match := _HEADER.match(line):
        key, table = match[1].strip(), ""
    path = ".".join(part for part in (table, key) if part)
    expected, advice = _advice(line, value, message)
    return _not_toml(name, number, path, value, expected, advice)


def _advice(line: str, value: str, message: str) -> tuple[str, str]:
    if month := _BARE_MONTH.search(_QUIET.sub("", line)):
        return "a date in quotes", f'put quotes round it: "{month[1]}"'
    if set(value) & set("“”„‘’«»") and not value.startswith(('"', "'")):
        return "straight quotes", 'Replace the typographic quotes by straight ones: "…"'
    if _HUGE in message:
        return "a number of ordinary size", "Shorten the number, or put it in quotes if it is text."
    if "Invalid date" in message:
        return "a day of the calendar", "This day is not in the calendar; look at its month and its day."
    if "overwrite" in message or "twice" in message or "Cannot declare" in message or "already" in message:
        return "each key once", "This key or table stands in the file twice; keep one."
    if "Illegal character" in message or "Unterminated string" in message or "unterminated" in message.lower():
        return "closing quotes", 'Close the quotes; text over several lines stands between three quotes: """…"""'
    if "Unescaped" in message or "hex value" in message:
        return "a backslash written twice", "Write \\\\ for a backslash, or put the text in single quotes."
    if "Unclosed array" in message:
        return "a comma or ]", "Look for a missing comma or closing bracket."
    if "Invalid value" in message and value[:1].isalpha():
        return "text in quotes", f'put quotes round it: "{shorten(value, 60)}"'
    return "key = value", 'Compare the line with one that works: key = "text"'


def _table_above(lines: list[str], number: int) -> str:
    for line in reversed(lines[: number - 1]):
        if match := _HEADER.fullmatch(line.split("#")[0].rstrip()):
            return match[1].strip()
    return ""


def _not_toml(name: str, line: int, path: str, value: str, expected: str, advice: str) -> FileTrouble:
    place = Place(one_line(name), line, shorten(path, 80), shorten(value, 80), expected)
    where = f"line {line}" if line else "somewhere"
    sentence = f"{place.file} cannot be read: {where}: {advice.rstrip('.')}. Nothing was changed."
    return FileTrouble("The file cannot be read", sentence, [place])


def _too_large(name: str, cap: int) -> FileTrouble:
    return _unreadable(name, f"it is larger than {cap:,} bytes")


def _too_deep(name: str, line: int) -> FileTrouble:
    return _not_toml(name, line, "", "", "lists and tables a few levels deep", "Lists or tables are nested too deep.")


def _unreadable(name: str, why: str) -> FileTrouble:
    return FileTrouble("The file cannot be read", f"{name} cannot be read: {why}.", [Place(file=name)])
