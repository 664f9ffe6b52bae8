"""What goes into each box of a page: the person's public words, counted, with where they came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from execcoach.drafting.joins import listed, phrase, sentence
from execcoach.drafting.networks import Network, count, fold
from execcoach.drafting.page_fields import Box, PageField, PageSheet, Piece
from execcoach.profile import paths
from execcoach.profile.dates import Day
from execcoach.profile.model import Entry, Line, Profile
from execcoach.profile.page import said_in

_SHORT = 5
"""Words up to which a line can stand in a list."""
_LAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """The text for one box and its length as the network counts it; `fold` and `cut` are places in the text.

    `fold`: where "see more" falls, about; `cut`: where the limit falls; both the length of the text where they do not.
    """

    label: str
    text: str
    count: int
    limit: int | None
    fold: int
    cut: int
    hint: str = ""
    paths: tuple[str, ...] = ()

    @property
    def over(self) -> int:
        """By how much it is too long, 0 where it fits."""
        return max(0, self.count - self.limit) if self.limit else 0

    @property
    def counter(self) -> str:
        """Its length beside what fits: "212 of 220"."""
        return f"{self.count:,} of {self.limit:,}" if self.limit else f"{self.count:,}"

    def words_before(self, at: int) -> str:
        """The last few words before a place of the text: where the fold or the limit falls."""
        return " ".join(self.text[:at].split()[-_LAST_WORDS:])


@dataclass(frozen=True, slots=True)
class Stop:
    """One form of the page to fill in: a field, or an entry of one (`entry` is its place in the file)."""

    id: str
    field: PageField
    parts: tuple[Part, ...] = ()
    entry: int | None = None
    name: str = ""

    @property
    def title(self) -> str:
        """What it is called in the walk: the field, and which entry."""
        return f"{self.field.title}: {self.name}" if self.name else self.field.title

    @property
    def paths(self) -> tuple[str, ...]:
        """Every place of the profile whose words stand in it."""
        return tuple(dict.fromkeys(path for part in self.parts for path in part.paths))


class _Found(NamedTuple):
    path: str
    words: str
    day: Day | None = None


class Composer:
    """Fills the boxes of a page from one profile; private entries and what is marked public = false stay out."""

    def __init__(self, profile: Profile, raw: Mapping[str, Any], network: Network) -> None:
        self._profile, self._raw, self._network = profile, raw, network

    def stops(self, sheet: PageSheet) -> Iterator[Stop]:
        """Every form in page order; a field for which there is nothing has no parts."""
        for field in sheet.fields:
            entries = [at for at in self._entries(field) if self.stop(field, at).parts]
            if not field.section or field.together:
                yield self.stop(field)
            elif not entries:
                yield Stop(field.id, field)
            for number, at in enumerate(entries if not field.together else (), 1):
                stop = self.stop(field, at)
                alone = field.which == "current"
                yield Stop(field.id if alone else f"{field.id}-{number}", field, stop.parts, at, stop.name)

    def stop(self, field: PageField, entry: int | None = None, *, whole: bool = False) -> Stop:
        """The form of a field, or of one entry of its section; `whole` keeps what another text says already."""
        if field.together:
            entries = [f"{field.section}[{at}]." for at in self._entries(field)]
        else:
            entries = [f"{field.section}[{entry}]." if field.section else ""]
        several = len(entries) > 1
        parts = [
            replace(part, label=f"{part.label} {number}") if several else part
            for number, before in enumerate(entries, 1)
            for box in field.boxes
            if (part := self._part(box, before, whole))
        ]
        if not any(part.text for part in parts):
            return Stop(field.id, field, (), entry)
        names = [one.words for key in field.named for one in self._found(f"{entries[0]}{key}")]
        return Stop(field.id, field, tuple(parts), entry, ", ".join(names))

    def _entries(self, field: PageField) -> list[int]:
        if not field.section:
            return []
        current = self._profile.current_role() if field.which else None
        every = range(len(getattr(self._profile, field.section)))
        return [at for at in every if not field.which or (at == current) is (field.which == "current")]

    def _part(self, box: Box, before: str, whole: bool) -> Part | None:
        about = ""
        if box.beside and not whole:
            about = "\n".join(one.words for one in self._found(box.beside))
            if not about:
                return None
        text, said = "", [one for piece in box.made for one in self._kept(before + piece.path, about)]
        text = self._text(box, box.made, before, about)
        if not text and box.otherwise:
            said = [one for piece in box.otherwise for one in self._kept(before + piece.path, about)]
            text = self._text(box, box.otherwise, before, about)
        if not text:
            return Part(box.label, "", 0, None, 0, 0, box.none) if box.none else None
        hint = box.missing if any(one.day and not one.day.month for one in said) else box.hint
        ahead = about + box.join if about else ""
        size = count(ahead + text, self._network, box.kind)
        folded = len(text) if ahead else fold(text, self._network, box.kind)
        cut = max(0, self._cut(ahead + text, box.kind) - len(ahead)) if size.over else len(text)
        return Part(box.label, text, size.count, size.limit, folded, cut, hint, tuple(one.path for one in said))

    def _text(self, box: Box, pieces: Sequence[Piece], before: str, about: str) -> str:
        text = ""
        for piece in pieces:
            if words := _laid_out(self._kept(before + piece.path, about), piece):
                text += (" " if piece.same else box.join) + words if text else words
        return text

    def _kept(self, path: str, about: str) -> list[_Found]:
        return [one for one in self._found(path) if not about or not said_in(one.words, about)]

    def _found(self, path: str) -> list[_Found]:
        """The public words at a path, a line each with the path it has in the file."""
        here: Any = self._profile
        parts = paths.steps(path)
        for at, step in enumerate(parts):
            here = here[step] if isinstance(step, int) and step < len(here) else getattr(here, str(step), None)
            if here is None or (isinstance(here, Entry) and self._hidden(here, parts[: at + 1])):
                return []
        if isinstance(here, Day):
            return [_Found(path, _month(here), here)]
        if isinstance(here, str | int):
            return [_Found(path, str(here).strip())] if here and str(here).strip() else []
        several = isinstance(paths.get(self._raw, path), list)
        return [
            _Found(f"{path}[{at}]" if several else path, line.text)
            for at, line in enumerate(here)
            if isinstance(line, Line) and line.text and not line.private
        ]

    def _hidden(self, entry: Entry, parts: Sequence[paths.Step]) -> bool:
        return entry.private or paths.get(self._raw, f"{paths.show(parts)}.public") is False

    def _cut(self, text: str, kind: str) -> int:
        """How much of the text still fits."""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (low, middle - 1) if count(text[:middle], self._network, kind).over else (middle, high)
        return low


def _month(day: Day) -> str:
    return f"{day.first():%B} {day.year}" if day.month else str(day.year)


def _laid_out(found: Sequence[_Found], piece: Piece) -> str:
    words = [one.words for one in found]
    if piece.style == "bullets":
        return "\n".join(f"• {phrase(line)}" for line in words)
    if piece.style == "sentences":
        return " ".join(sentence(line) for line in words)
    if piece.style == "either":
        if any(len(line.split()) > _SHORT for line in words):
            return " ".join(sentence(line) for line in words)
        lead = piece.lead[min(len(words), len(piece.lead)) - 1] if piece.lead and words else ""
        return sentence(lead + listed(words)) if words else ""
    return "\n".join(words)
