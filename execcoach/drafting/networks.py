"""How long a text is as each network counts it, what fits, and where "see more" falls."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from execcoach.errors import CoachError, Place
from execcoach.text import one_line


class Room(NamedTuple):
    """One place of a network: its limit (0 none), the fold in characters and lines (0 none), and how we know."""

    kinds: tuple[str, ...]
    limit: int = 0
    limit_bytes: int = 0
    fold: int = 0
    fold_lines: int = 0
    confidence: str = ""
    checked: str = ""
    source: str = ""


class Network(NamedTuple):
    """A network: how it counts, what a link counts (0: its own length), whether of @name@server only @name counts."""

    id: str
    title: str
    counts: str
    how: str = ""
    address: int = 0
    handles: bool = False
    light: tuple[tuple[int, int], ...] = ()
    endings: str = ""
    rooms: tuple[Room, ...] = ()

    def room(self, kind: str) -> Room:
        """The place for texts of this kind; CoachError names the kinds there are."""
        for room in self.rooms:
            if kind in room.kinds:
                return room
        known = ", ".join(kind for room in self.rooms for kind in room.kinds)
        sentence = f"“{one_line(kind)}” is no kind of text on {self.title}. It knows: {known}."
        raise CoachError("There is no such place", sentence)


class Count(NamedTuple):
    """The length of a text on a network; limit None where there is none; the unit is what runs out first."""

    network: str
    count: int  # type: ignore[assignment]  # a tuple counts too; nobody asks this one to
    limit: int | None
    over: bool
    unit: str = "characters"


def read_networks(raw: Mapping[str, Any]) -> dict[str, Network]:
    """The networks of networks.toml by id; CoachError where an entry cannot be understood."""
    found = {}
    for at, entry in enumerate(raw.get("network", ())):
        try:
            rooms = tuple(Room(**{**room, "kinds": tuple(room["kinds"])}) for room in entry.get("place", ()))
            light = tuple((int(first), int(last)) for first, last in entry.get("light", ()))
            known = {key: value for key, value in entry.items() if key not in ("place", "light", "endings")}
            endings = "|".join(re.escape(ending) for ending in entry.get("endings", "").split())
            network = Network(**known, light=light, endings=endings, rooms=rooms)
            if network.counts not in _MEASURES:
                raise ValueError(f"counts is one of {', '.join(_MEASURES)}")
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            place = Place(file="networks.toml", path=f"network[{at}]", expected=one_line(str(error)))
            raise CoachError("A network cannot be read", f"{place}. Compare it with the others.", [place]) from None
        found[network.id] = network
    return found


def count(text: str, network: Network, kind: str = "post") -> Count:
    """How long the text, less one final newline, is on this network."""
    text = text.removesuffix("\n")
    room = network.room(kind)
    size = _MEASURES[network.counts](text, network)
    unit = "graphemes" if network.counts == "graphemes" else "characters"
    if room.limit_bytes and room.limit_bytes < (weight := len(text.encode("utf-8", "surrogatepass"))):
        return Count(network.id, weight, room.limit_bytes, True, "bytes")
    return Count(network.id, size, room.limit or None, bool(room.limit) and size > room.limit, unit)


def fold(text: str, network: Network, kind: str = "post") -> int:
    """The index at which "see more" falls, about: after so many characters or lines, whichever comes first.

    The length of the text, less one final newline, where all of it is seen at once.
    """
    room = network.room(kind)
    text = text.removesuffix("\n")
    cut = len(text)
    if room.fold_lines:
        lines = text.split("\n", room.fold_lines)
        if len(lines) > room.fold_lines:
            cut = len("\n".join(lines[: room.fold_lines]).rstrip())
    if room.fold and _utf16(text[:cut], network) > room.fold:
        seen = 0
        for at, char in enumerate(text):
            seen += 2 if char > "\uffff" else 1
            if seen > room.fold:
                return min(cut, at)
    return cut


def _utf16(text: str, network: Network) -> int:
    return len(text) + (0 if text.isascii() else sum(char > "\uffff" for char in text))


_LINK = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]")
_HANDLE = re.compile(r"(?<![=/\w])(@\w+(?:[.-]+\w+)*)@\w+(?:[.-]+\w+)*")
_PLAIN = re.compile("[\n\x20-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*\\Z")
_MAY_BE_EMOJI = re.compile("[\u200d\u203c\u2049\u20e3\u2122-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]")
_EMOJI = (
    r"\p{RI}\p{RI}|[#*0-9]\uFE0F?\u20E3|\p{Extended_Pictographic}[\U000E0020-\U000E007E]+\U000E007F|"
    r"\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?"
    r"(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*"
)


def _graphemes(text: str, network: Network) -> int:
    if network.address and "://" in text:
        text = _LINK.sub("x" * network.address, text)
    if network.handles and "@" in text:
        text = _HANDLE.sub(r"\1", text)
    if _PLAIN.match(text):
        return len(text)
    return len(_regex().findall(r"\X", text))


def _weighted(text: str, network: Network) -> int:
    import unicodedata

    text, links = _links(network.endings).subn("", unicodedata.normalize("NFC", text))
    emoji = 0
    if _MAY_BE_EMOJI.search(text):
        pieces = []
        end = 0
        for match in _regex().finditer(_EMOJI, text):
            if len(match[0]) > 1 or not _is_light(match[0], network):
                pieces.append(text[end : match.start()])
                end = match.end()
                emoji += 1
        text = "".join([*pieces, text[end:]])
    heavy = 0 if text.isascii() else sum(not _is_light(char, network) for char in text)
    return network.address * links + 2 * emoji + len(text) + heavy


def _regex() -> Any:
    """The library that knows emoji and graphemes; it costs 50 ms, so plain text never asks for it."""
    import regex  # type: ignore[import-untyped]

    return regex


def _is_light(char: str, network: Network) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in network.light)


_HOST = r"[^\s\x00-,./:-@\[-^`{-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uffef]"
"""What a part of a domain may hold in any script: no punctuation but - and _."""
_LETTER = r"a-z0-9À-ÖØ-öø-ɏͰ-ӿ"
_PATH = (
    rf"(?:/(?:[{_LETTER}!*';:=+,.$/%#\[\]\-–_~@|&]|\([{_LETTER}!*';:=+,.$/%#\-_~@|&]+\))*"
    rf"(?:(?<=[{_LETTER}=_#/+\-])|(?<=\))))?"
    r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?"
)


@lru_cache(maxsize=8)
def _links(endings: str) -> re.Pattern[str]:
    """Links as X finds them: with a protocol in any script, bare ones in plain letters; both end as domains do.

    Why t.co apart: its own short links end with their letters, whatever follows.
    """
    end = rf"(?:{endings})(?![a-z0-9_@+-]|\.[a-z0-9])" if endings else r"[a-z]{2,}\b"
    plain = r"[a-z0-9](?:[a-z0-9-]{0,62}(?<!-))?\."
    short = r"https?://t\.co/[a-z0-9]{1,40}"
    full = rf"https?://(?:{_HOST}{{1,63}}\.){{0,9}}(?!-)(?:(?!_){_HOST}){{1,63}}(?<!-)\.{end}"
    bare = rf"(?<![a-z0-9_@＠$#＃./-])(?:{plain}){{1,10}}{end}"
    return re.compile(rf"(?<![a-z0-9@＠$#＃])(?:{short}|{full}(?::\d+)?{_PATH})|{bare}{_PATH}", re.IGNORECASE)


_MEASURES = {"utf16": _utf16, "graphemes": _graphemes, "weighted": _weighted}
