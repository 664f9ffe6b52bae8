"""The sections of a page, in the order in which they stand there."""

import re
from dataclasses import dataclass, field

from execcoach.exchange.page_paste_dates import behind, span_of
from execcoach.exchange.page_paste_lines import Line
from execcoach.exchange.page_paste_words import Heading, PageWords

TOP = Heading("top")
_REACH = re.compile(r"@|linkedin\.com/|\+\d|\d{4,}.*\d{3,}|['’]s profile\Z|profil von ", re.IGNORECASE)
"""What stands among the ways to reach somebody."""
_ABOUT = frozenset({"about", "experience", "education", "skills", "certifications", "languages"})


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its heading's line and the lines below it."""

    heading: Heading
    line: Line | None
    lines: list[Line] = field(default_factory=list)


def parts_of_page(lines: list[Line], words: PageWords) -> list[Part]:
    """The sections; what stands above the first one is the top."""
    parts = [Part(TOP, None)]
    over = False
    for at, line in enumerate(lines):
        if words.says("printed", line.words):
            _turn_over(parts)
            continue
        heading = None if over or line.apart else words.heading(line.words)
        if heading and _is_content(parts[-1], line, lines, at, words):
            heading = None
        if heading and heading.id == parts[-1].heading.id and not parts[-1].lines:
            continue
        if heading and (not heading.last or heading.id != "foot" or len(parts) > 1):
            over = heading.last and any(part.heading.id in _ABOUT for part in parts)
            parts.append(Part(heading, line))
        else:
            parts[-1].lines.append(line)
    return parts


def _is_content(part: Part, line: Line, lines: list[Line], at: int, words: PageWords) -> bool:
    """Whether a line that reads like a heading belongs to the entry it stands in."""
    if part.heading is TOP and part.lines and _opens_contact(line, words):
        return not any(_REACH.search(one.words) for one in lines[at + 1 : at + 5])
    above = lines[at - 1].words if at else ""
    dated = bool(span_of(above, words)) or (part.heading.id == "organisations" and bool(behind(above, words)[1]))
    if part.heading.id == "volunteering" and dated and words.says("causes", line.words):
        return True
    if part.heading.id == "causes" and words.says("causes", line.words):
        return True
    below = lines[at + 1].words if at + 1 < len(lines) else ""
    return part.heading.id == "experience" and words.says("kinds", line.words) and bool(span_of(below, words))


def _opens_contact(line: Line, words: PageWords) -> bool:
    heading = words.heading(line.words)
    return heading is not None and heading.id == "contact"


def _turn_over(parts: list[Part]) -> None:
    """A page ends. Behind a narrow column the text goes on where it was."""
    if parts[-1].heading.side:
        for part in reversed(parts):
            if part.heading.id in ("experience", "education", "about"):
                parts.append(Part(part.heading, part.line))
                return


def together(parts: list[Part]) -> list[Part]:
    """The parts of one section put together, so that a role may go on over a page."""
    found: dict[str, Part] = {}
    for part in parts:
        if part.heading.id in found:
            found[part.heading.id].lines.extend(part.lines)
        else:
            found[part.heading.id] = Part(part.heading, part.line, list(part.lines))
    return list(found.values())
