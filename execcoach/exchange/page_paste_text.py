"""Text with paragraphs from lines of a page: what a print broke to its width is put together again."""

import re

from execcoach.exchange.page_paste_found import Found
from execcoach.exchange.page_paste_lines import Line

_BULLET = re.compile(r"(?:[•‣▪◦·*–—-]|\d{1,2}[.)])\s")
_REACH = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?:\+|\b00)\d[\d ()/.-]{6,}\d")
_ONLY = re.compile(
    r"(?:(?:e-?mail|mail|phone|mobile|mob|tel|telephone|telefon|mobil|fax|t|m|e)\W{0,4})?"
    r"(?:[\w.+-]+@[\w.-]+\.\w+|\+?[\d][\d ()/.-]{6,}\d)\W*\Z",
    re.IGNORECASE,
)


def is_reach(line: str) -> bool:
    """Whether a line is nothing but an e-mail address or a number."""
    return bool(_ONLY.match(line)) and len(line) < 120


def flowing(lines: list[Line], found: Found) -> str:
    """The lines as a text; those that say how to reach somebody are left out."""
    kept = []
    for line in lines:
        if is_reach(line.words):
            found.drop(line, "mail")
            continue
        if _REACH.search(line.words):
            found.note(line, "mail_inside")
        kept.append(line)
    if not kept:
        return ""
    width = max(len(line.words) for line in kept) if found.printed else 0
    pieces, joined = [kept[0].words], False
    for line, before in zip(kept[1:], kept, strict=False):
        first = line.words.split()[0]
        full = width >= 50 and len(before.words) + 1 + len(first) > width * 0.93
        if full and not _BULLET.match(line.words) and not line.gap:
            pieces.append(f" {line.words}")
            joined = True
        else:
            pieces.append(("\n\n" if line.gap and not _all_apart(kept) else "\n") + line.words)
    if joined:
        found.note(kept[0], "wrapped")
    return "".join(pieces)


def _all_apart(lines: list[Line]) -> bool:
    """Whether a blank line stands above every line: then it parts nothing."""
    bullets = sum(bool(_BULLET.match(line.words)) for line in lines)
    return bullets > 2 and all(line.gap for line in lines[1:])
