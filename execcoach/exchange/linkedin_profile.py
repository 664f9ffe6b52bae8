"""The sheet about the person: who they are, what they say of themselves, and their pages elsewhere."""

import re

from execcoach.exchange.archive_sheets import Line, SheetReader
from execcoach.exchange.json_resume_columns import NETWORK_HOSTS
from execcoach.exchange.linkedin_entries import Entries
from execcoach.exchange.matching import fold

_PAGE = re.compile(r"(?:\A|,)\s*(?:([^\W\d][\w /&-]{0,30}):)?\s*(https?://|www\.)", re.IGNORECASE)
_KINDS = {
    "portfolio": "portfolio",
    "blog": "blog",
    "rss": "RSS",
    "rssfeed": "RSS",
    "other": "",
    "andere": "",
    "personal": "website",
    "company": "company website",
    "privat": "website",
    "unternehmen": "company website",
}
_ANOTHER = "Another Profile.csv of the archive says something else, which is taken."
_ONE = "There is one person in a profile; this row is another one."


def read_person(reader: SheetReader, entries: Entries) -> None:
    """Fill person, About and networks from the first row of Profile.csv that holds something."""
    taken = False
    for line in reader.lines():
        if taken:
            reader.cells.drop(line.row, "", _ONE)
            return
        taken = True
        _person(reader, entries, line)


def read_summary(reader: SheetReader, entries: Entries) -> None:
    """Fill the About from the file that holds nothing else, where Profile.csv gives none."""
    for line in reader.lines():
        words = reader.cells.text(line.cells.get("summary", ""), line.row, line.names["summary"])
        if words and not entries.set("summary.text", words, entries.place(reader.cells, line)):
            reader.cells.drop(line.row, line.names["summary"], "Profile.csv gives another one, which is taken.")


def _person(reader: SheetReader, entries: Entries, line: Line) -> None:
    cells, place = reader.cells, entries.place(reader.cells, line)

    def one(column: str) -> str:
        return cells.line(line.cells.get(column, ""), line.row, line.names.get(column, column))

    found = {
        "person.name": " ".join(filter(None, (one("first"), one("last")))),
        "person.headline": one("headline"),
        "person.industry": one("industry"),
        "summary.text": cells.text(line.cells.get("summary", ""), line.row, line.names.get("summary", "")),
        "person.location": one("location") or one("country"),
    }
    for path, words in found.items():
        if words and not entries.set(path, words, place):
            cells.drop(line.row, path.partition(".")[2], _ANOTHER)
    if sites := one("websites"):
        _sites(sites, reader, entries, line, place)
    for handle in one("twitter").strip("[]").split(","):
        if handle := handle.strip().lstrip("@"):
            entries.add("networks", {"network": _free("X", entries), "handle": handle}, place)


def _sites(words: str, reader: SheetReader, entries: Entries, line: Line, place: str) -> None:
    """Add the pages of a cell such as [PORTFOLIO:https://a.example,OTHER:https://b.example]."""
    inside = words.strip().removeprefix("[").removesuffix("]")
    starts = list(_PAGE.finditer(inside))
    name = line.names["websites"]
    pieces = [
        (start[1] or "", inside[start.start(2) : starts[at + 1].start() if at + 1 < len(starts) else len(inside)])
        for at, start in enumerate(starts)
    ]
    if not pieces:
        pieces = [("", part.rpartition(":")[2]) for part in inside.split(",")]
    for kind, address in pieces:
        if url := reader.cells.url(address.strip().rstrip(","), line.row, name):
            if any(fold(one.get("url", "")) == fold(url) for one in entries.raw.get("networks", ())):
                continue
            entries.add("networks", {"network": _free(_network(kind, url), entries, url), "url": url}, place)


def _network(kind: str, url: str) -> str:
    host = _host(url)
    known = next((name for end, name in NETWORK_HOSTS.items() if host == end or host.endswith(f".{end}")), "")
    return known or _KINDS.get(fold(kind).replace("_", "").replace(" ", ""), fold(kind)) or host


def _free(name: str, entries: Entries, url: str = "") -> str:
    """The name, or another one where it is taken: a network stands in a profile once."""
    taken = {fold(one.get("network", "")) for one in entries.raw.get("networks", ())}
    if fold(name) in taken and url:
        name = _host(url)
    number = 2
    first = name
    while fold(name) in taken:
        name, number = f"{first} {number}", number + 1
    return name


def _host(url: str) -> str:
    host = (url.partition("://")[2] or url).partition("/")[0].partition("?")[0].partition(":")[0]
    return host.casefold().removeprefix("www.")
