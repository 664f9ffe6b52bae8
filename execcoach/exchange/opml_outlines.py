"""The outlines of an OPML file, each with the folders it lies in: XML without entities, bounded in every direction."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from execcoach.errors import CoachError, Place
from execcoach.text import clean, one_line

_DEEPEST = 40
"""Folders within folders."""
_MOST = 20_000
"""Outlines in a list; nobody reads so many."""
_LONGEST = 20_000
"""Characters of one attribute that are looked at."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline that holds no others: its attributes (ours behind their namespace and a blank), folders, its line."""

    given: Mapping[str, str]
    folders: tuple[str, ...]
    line: int


class _Refused(Exception):
    """Why a file is not read, as a sentence."""


def outlines(data: bytes, file: str) -> tuple[Outline, ...]:
    """Every outline in the body of the file that is no folder, in order; CoachError where it is no sound OPML.

    Why no document type at all: entities can make a small file endless or name another file, and no list needs them.
    """
    gathered = _Gathered()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = gathered.refuse_doctype
    parser.StartElementHandler = lambda name, given: gathered.begin(name, given, parser.CurrentLineNumber)
    parser.EndElementHandler = gathered.end
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        raise _error(file, str(refused)) from None
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        words = f"Line {line} is not well-formed XML. Export the list again from your reader."
        raise _error(file, words, Place(file, line, expected="OPML")) from None
    if not gathered.is_opml:
        raise _error(file, "It is XML, but not OPML: no list of feeds is in it.")
    return tuple(gathered.found)


class _Gathered:
    """Follows the parser through the file."""

    def __init__(self) -> None:
        self.found: list[Outline] = []
        self.is_opml = False
        self._depth = 0
        self._number = 0
        self._open: list[tuple[dict[str, str], int, int]] = []

    def refuse_doctype(self, *_given: object) -> None:
        raise _Refused("It declares a document type, as files that try to break readers do. Nothing of it was read.")

    def begin(self, name: str, given: dict[str, str], line: int) -> None:
        self._depth += 1
        if self._depth > _DEEPEST + 2:
            raise _Refused(f"Its folders are nested deeper than {_DEEPEST}.")
        if self._depth == 1:
            self.is_opml = name.casefold() == "opml"
        if name.casefold() != "outline" or not self.is_opml:
            return
        self._number += 1
        if self._number > _MOST:
            raise _Refused(f"It holds more than {_MOST:,} outlines. Export a part of the list.")
        kept = {_name(key): clean(value[:_LONGEST]) for key, value in given.items()}
        self._open.append((kept, line, len(self.found)))

    def end(self, name: str) -> None:
        self._depth -= 1
        if name.casefold() != "outline" or not self._open:
            return
        given, line, before = self._open.pop()
        is_feed = given.get("xmlUrl") or given.get("htmlUrl") or given.get("url")
        if is_feed or len(self.found) == before:
            folders = tuple(one.get("title") or one.get("text", "") for one, _, _ in self._open)
            self.found.insert(before, Outline(given, tuple(filter(None, folders)), line))


_PLAIN = {name.casefold(): name for name in ("text", "title", "type", "xmlUrl", "htmlUrl", "url", "description")}


def _name(key: str) -> str:
    """The attribute as the format spells it; readers write xmlurl and XMLURL, too."""
    return _PLAIN.get(key.casefold(), key)


def _error(file: str, sentence: str, *places: Place) -> CoachError:
    return CoachError("This file cannot be imported", f"{one_line(file)}: {sentence}", places)
