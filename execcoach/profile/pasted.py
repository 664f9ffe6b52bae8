"""A text copied from a page, without what the page puts round it."""

import re

from execcoach.profile.cues import Guide
from execcoach.text import clean
from execcoach.words import plain

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_TOPS = 3


def tidied(pasted: str, guide: Guide) -> tuple[str, tuple[str, ...]]:
    """A pasted text without what a page puts round it, and the pieces left out; line ends and edges are set right."""
    dropped: list[str] = []
    lines: list[str] = []
    blank = True
    for line in clean(_LINE_ENDS.sub("\n", pasted).replace("\xa0", " ")).split("\n"):
        said = line.strip()
        for end in guide.page_ends:
            if said.casefold().endswith(end) and len(said) > len(end):
                dropped.append(said[-len(end) :])
                line = said = said[: -len(end)].rstrip()
        if _of_the_page(said, guide, first=len(lines) < _TOPS and not any(lines)):
            dropped.append(said)
            continue
        if said or not blank:
            lines.append(line.rstrip())
        blank = not said
    return "\n".join(lines).strip(), tuple(dropped)


def _of_the_page(line: str, guide: Guide, first: bool) -> bool:
    words = plain(line) if len(line) < 60 else ""
    return bool(words) and (words in guide.page_lines or (first and words in guide.page_tops))
