"""Strings made safe to show: control, direction and invisible characters become signs one can see."""

import re
import unicodedata

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 without tab and newline, DEL
    "\x80-\x9f"  # C1: a terminal may obey them as it obeys ESC
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, direction
    "\U000e0000-\U000e007f"  # tag characters: text nobody sees
    "\ud800-\udfff"  # half of a character: cannot be written to any file
    "]"
)
_TAGGED_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{4,6}\U000e007f")


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"‹U+{code:04X}›"


def clean(text: str) -> str:
    r"""The text with nothing in it that a terminal obeys or a reader cannot see; \n and \t stay, \r\n becomes \n.

    Why: signs are shown rather than stripped, because stripping hides an attack and can join a new one.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    if not _HIDDEN.search(text):
        return text
    pieces, at = [], 0
    for flag in _TAGGED_FLAG.finditer(text):
        pieces += [_HIDDEN.sub(_sign, text[at : flag.start()]), flag[0]]
        at = flag.end()
    pieces.append(_HIDDEN.sub(_sign, text[at:]))
    return "".join(pieces)


def one_line(text: str) -> str:
    """The cleaned text on a single line, runs of white space as one blank."""
    return " ".join(clean(text).split())


def shorten(text: str, most: int) -> str:
    """The text on one line, at most so many characters, cut at a word and marked with … where it was cut."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    head, blank, _ = cut.rpartition(" ")
    return (head if blank and len(head) > most // 2 else cut).rstrip(" ,;:") + "…"


def slug(text: str, most: int = 40) -> str:
    """A text as part of a file name: small letters and digits of ASCII, joined by hyphens; "" where none is left."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:most].strip("-")


def several(number: int, word: str) -> str:
    """A number up to ten in words, with its noun: "two questions"."""
    return f"{in_words(number)} {word}{'' if number == 1 else 's'}"


def counted(number: int, word: str) -> str:
    """A number in figures, with its noun: "1 session", "1,204 sessions"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def in_words(number: int) -> str:
    """A number up to ten in words, a larger one in figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
