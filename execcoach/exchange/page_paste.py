"""The text of a LinkedIn page, copied in a browser or from its PDF, read into the terms of profile.toml."""

from collections.abc import Callable, Mapping
from dataclasses import fields

from execcoach.errors import CoachError, Place
from execcoach.exchange.findings import Doubt, Dropped, Note
from execcoach.exchange.matching import fold
from execcoach.exchange.page_paste_dates import span_of
from execcoach.exchange.page_paste_entries import (
    read_awards,
    read_certificates,
    read_organisations,
    read_projects,
    read_publications,
    read_schools,
    read_volunteering,
)
from execcoach.exchange.page_paste_found import Found
from execcoach.exchange.page_paste_lines import Line, one_column, page_lines
from execcoach.exchange.page_paste_lists import (
    read_about,
    read_causes,
    read_contact,
    read_languages,
    read_recommendations,
    read_skills,
)
from execcoach.exchange.page_paste_roles import read_roles
from execcoach.exchange.page_paste_split import Part, parts_of_page, together
from execcoach.exchange.page_paste_top import bare_name, read_printed_top, read_top
from execcoach.exchange.page_paste_words import PageWords
from execcoach.exchange.proposals import Incoming
from execcoach.profile.model import Profile
from execcoach.text import one_line, several

_HEAD = 60_000
_SIGNS = ("printed", "degrees", "end_of_entry")
_READERS: Mapping[str, Callable[[list[Line], Found], None]] = {
    "experience": read_roles,
    "education": read_schools,
    "about": read_about,
    "certifications": read_certificates,
    "volunteering": read_volunteering,
    "organisations": read_organisations,
    "projects": read_projects,
    "honours": read_awards,
    "publications": read_publications,
    "recommendations": read_recommendations,
    "languages": read_languages,
    "causes": read_causes,
    "contact": read_contact,
    "top-skills": read_skills,
    "skills": read_skills,
}
"""In this order: where a skill was used is known once the roles are."""
_BODY = frozenset({"experience", "education", "about"})


def is_page(text: str, words: PageWords) -> bool:
    """Whether a text is a LinkedIn page: two of its sections, or one with dates or signs only such a page has."""
    if text.lstrip()[:1] in ("{", "[", "<"):
        return False
    sections, signs = set(), 0
    for line in page_lines(one_column(text[:_HEAD]), words):
        if (heading := words.heading(line.words)) and heading.id != "foot":
            sections.add(heading.id)
        else:
            span = span_of(line.words, words)
            bare = line.words.strip("· ()")
            signs += bool(span and span.months is not None) or any(words.says(key, bare) for key in _SIGNS)
            signs += "linkedin.com/in/" in line.words.casefold()
    known = len(sections & {*_READERS})
    return known >= 2 or (known >= 1 and signs >= 1) or signs >= 3


def read_page(text: str, file: str, words: PageWords, known: str = "") -> Incoming:
    """What a page holds; `known` is the name of the person it should be about, "" where nobody knows.

    Nothing is guessed: a line without a sure place is a doubt. CoachError where no section is found.
    """
    lines = page_lines(one_column(text), words)
    found = Found(file, words, _is_printed(lines, words))
    parts = parts_of_page(lines, words)
    if len(parts) == 1 and not parts[0].heading.left:
        raise CoachError(
            "This page cannot be imported", f"{one_line(file)} names no section of a profile.", [Place(file)]
        )
    name = _printed_name(parts, found, known, lines)
    for part in parts:
        if part.heading.left and part.lines:
            found.drop_all(part.lines, part.heading.left, part.line.words if part.line else "")
    sections = {part.heading.id: part.lines for part in together(parts) if not part.heading.left}
    top = sections.pop("top", [])
    if not name:
        name = read_top(top, found, known, lines)
    else:
        found.doubt([line for line in top if not words.says("page", line.words)], "unsure_start")
    for id, read in _READERS.items():
        if id in sections:
            read([line for line in sections[id] if id == "about" or not _speaks_for_itself(line, found)], found)
    _rest_of_top(found)
    if found.passed:
        found.dropped.append(
            Dropped(found.file, "", "", f"{several(found.passed, 'line').capitalize()}: {words.reasons['of_page']}")
        )
    ordered = {table.name: found.raw[table.name] for table in fields(Profile) if table.name in found.raw}
    return Incoming(
        bare_name(name, words), ordered, tuple(found.dropped), _notes(found), found.rows, unsure=_unsure(found)
    )


def _printed_name(parts: list[Part], found: Found, known: str, lines: list[Line]) -> str:
    """The name in a printed page, where it follows the narrow column; "" where it stands on top."""
    for at, part in enumerate(parts[1:], 1):
        if part.heading.id in _BODY and at > 1 and parts[at - 1].heading.side:
            column = parts[at - 1]
            name, rest = read_printed_top(column.lines, found, known, lines)
            if not name and parts[0].lines:
                return ""
            if not name and found.printed and len(column.lines) > 1:
                sure = [line for line in column.lines if line.words.endswith(")") and column.heading.id == "languages"]
                found.doubt(column.lines[len(sure) :], "unsure_name")
                rest = column.lines[: len(sure)]
            column.lines[:] = rest
            return name
        if part.heading.id in _BODY:
            return ""
    return ""


def _is_printed(lines: list[Line], words: PageWords) -> bool:
    if any(words.says("printed", line.words) for line in lines):
        return True
    first = next((one for line in lines if (one := words.heading(line.words))), None)
    return bool(first and first.id == "contact" and any("(LinkedIn)" in line.words for line in lines))


def _speaks_for_itself(line: Line, found: Found) -> bool:
    """Whether a line is a button or counter of the page."""
    if line.apart or not found.words.says("page", line.words):
        return False
    found.passed += 1
    return True


def _rest_of_top(found: Found) -> None:
    """Lines under the name that roles and schools say again are passed over; the others are shown for sorting."""
    there = {fold(one.get("company")) for one in found.raw.get("roles", ())}
    there |= {fold(one.get("name")) for one in found.raw.get("schools", ())}
    for line in found.top_rest:
        if all(fold(part) in there for part in line.words.replace(" • ", " · ").split(" · ")):
            found.passed += 1
        else:
            found.doubt([line], "unsure_top")


def _notes(found: Found) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(found.notes))


def _unsure(found: Found) -> tuple[Doubt, ...]:
    return tuple(sorted(dict.fromkeys(found.doubts), key=lambda one: one.line))
