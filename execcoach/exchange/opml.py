"""OPML 2.0, the list of feeds that readers exchange: the sources of circle.toml written, and such a list read."""

import datetime
from collections.abc import Iterable, Mapping
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as xml

from execcoach.exchange.findings import Dropped, Note
from execcoach.exchange.opml_outlines import Outline, outlines
from execcoach.exchange.proposals import Incoming
from execcoach.exchange.web import web_address
from execcoach.profile.circle import Source
from execcoach.profile.dates import parse_day
from execcoach.text import one_line, shorten

_OURS = "urn:execcoach:circle"
_KINDS = ("journalist", "blogger", "analyst", "leader", "publication")
_NAMED: Mapping[str, str] = {form: kind for kind in _KINDS for form in (kind, f"{kind}s")}
_LONGEST = 600
"""Characters of a description that are kept: in some lists it is a whole article."""


def opml(sources: Iterable[Source], name: str, made: datetime.date) -> str:
    """The listening list as the text of an OPML file, a folder a kind; what OPML has no word for is in our own."""
    xml.register_namespace("execcoach", _OURS)
    root = xml.Element("opml", version="2.0")
    head, body = xml.SubElement(root, "head"), xml.SubElement(root, "body")
    day = datetime.datetime.combine(made, datetime.time(), datetime.UTC)
    for tag, words in (("title", f"{name}: whom I read"), ("dateCreated", format_datetime(day)), ("ownerName", name)):
        xml.SubElement(head, tag).text = words
    folders: dict[str, xml.Element] = {}
    for source in sources:
        if source.kind and source.kind not in folders:
            folders[source.kind] = xml.SubElement(body, "outline", text=f"{source.kind}s".capitalize())
        feed, page = web_address(source.feed), web_address(source.url)
        known = {
            "text": source.name or page or feed,
            "title": source.name,
            "type": "rss" if feed else "link" if page else "",
            "xmlUrl": feed,
            "url": "" if feed else page,
            "htmlUrl": page,
            "description": source.why,
            f"{{{_OURS}}}kind": source.kind,
            f"{{{_OURS}}}heardBy": source.heard_by,
            f"{{{_OURS}}}outsideTheBox": "true" if source.outside_the_box else "",
            f"{{{_OURS}}}looked": str(source.looked or ""),
        }
        above = folders.get(source.kind, body)
        xml.SubElement(above, "outline", {key: value for key, value in known.items() if value})
    xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml.tostring(root, encoding="unicode")}\n'


def is_opml(data: bytes, name: str) -> bool:
    """Whether these bytes are meant as OPML, well-formed or not."""
    start = data[:20_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith(b"<") and (b"<opml" in start or name.casefold().endswith(".opml"))


def read_opml(data: bytes, file: str) -> Incoming:
    """The feeds of an OPML file as sources for circle.toml; CoachError where it is none or is not to be trusted."""
    file = one_line(file)
    reading = _Reading(file)
    for number, outline in enumerate(outlines(data, file), 1):
        reading.take(outline, number)
    raw = {"sources": reading.sources} if reading.sources else {}
    return Incoming("", {}, tuple(reading.dropped), tuple(reading.notes), elsewhere={"circle": raw} if raw else {})


class _Reading:
    """Gathers sources, each once, and what is said of the others."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.sources: list[dict[str, Any]] = []
        self.dropped: list[Dropped] = []
        self.notes: list[Note] = []
        self._names: set[str] = set()
        self._addresses: set[str] = set()

    def take(self, outline: Outline, number: int) -> None:
        """One outline that is no folder; its row is the line of the file it begins on."""
        row, given = f"line {outline.line}", outline.given
        feed = self._address(given.get("xmlUrl", ""), row, "xmlUrl")
        page = self._address(given.get("htmlUrl") or given.get("url", ""), row, "htmlUrl")
        words = one_line(given.get("title") or given.get("text", ""))
        if not feed and not page:
            if words:
                reason = f"“{shorten(words, 60)}” has no address of a feed or a page."
                self.dropped.append(Dropped(self._file, row, "", reason))
            return
        name = self._own_name(words or _host(page or feed), feed or page)
        if not name:
            self.notes.append(Note(self._file, row, "", "This feed stands in the list twice; the first one is taken."))
            return
        why = one_line(given.get("description", ""))
        if len(why) > _LONGEST:
            self.notes.append(Note(self._file, row, "description", "It is long; the beginning of it is kept."))
        folders = [one_line(folder) for folder in outline.folders]
        kind = one_line(given.get(f"{_OURS} kind", "")) or next(
            (_NAMED[one.casefold()] for one in reversed(folders) if one.casefold() in _NAMED), ""
        )
        others = [one for one in folders if one.casefold() not in {*_NAMED, f"{kind}s".casefold()}]
        found = {
            "name": name,
            "kind": kind,
            "url": page,
            "feed": feed,
            "heard_by": one_line(given.get(f"{_OURS} heardBy", "")),
            "why": shorten(why, _LONGEST),
            "outside_the_box": given.get(f"{_OURS} outsideTheBox") == "true",
            "looked": str(parse_day(given.get(f"{_OURS} looked")) or ""),
            "source": f"OPML, folder {' / '.join(shorten(one, 60) for one in others)}" if others else "",
        }
        self.sources.append({key: value for key, value in found.items() if value})

    def _address(self, words: str, row: str, column: str) -> str:
        words = words.strip()
        if words.casefold().startswith("feed://"):
            words = f"https://{words[7:]}"
        address = web_address(words)
        if words and not address:
            reason = f"“{shorten(words, 60)}” is not a web address."
            self.dropped.append(Dropped(self._file, row, column, reason))
        return address

    def _own_name(self, name: str, address: str) -> str:
        """The name, with its host or address behind it where another feed has the same; "" for one that was there."""
        if address in self._addresses:
            return ""
        self._addresses.add(address)
        names = (name, f"{name} ({_host(address)})", f"{name} ({address})")
        own = next((one for one in names if one.casefold() not in self._names), "")
        self._names.add(own.casefold())
        return own


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")
