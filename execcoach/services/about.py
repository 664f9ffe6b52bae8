"""The desk for the About: pasted, cleaned, and asked which of its sentences says each part of the summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from execcoach.drafting.networks import Count, fold
from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.profile.about import About, Sentence, read_about, stands_in
from execcoach.profile.answering import item_text, same_item
from execcoach.profile.cues import Guide, Part, Ranked, guesses, ranked, read_guide
from execcoach.profile.pasted import tidied
from execcoach.services.counting import counted, network_named
from execcoach.services.profile import ProfileDesk
from execcoach.services.questions import DECLINED
from execcoach.storage import content
from execcoach.text import one_line, shorten
from execcoach.words import plain

TEXT = "summary.text"
HALF_TYPED = "your-about"
LONGEST = 100_000
"""More characters than this are a paste by mistake: a page holds 2,600."""
MOST = 300
"""How many sentences are looked at; a page holds a tenth of that, and only a paste by mistake holds more."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A line kept for a part; `in_text` says whether its words stand in the About, `private` that it is kept back."""

    text: str
    in_text: bool
    private: bool = False


@dataclass(frozen=True, slots=True)
class PartStanding:
    """How one part stands: what is kept, the guess where there is one, and every other sentence, likeliest first."""

    part: Part
    kept: tuple[Kept, ...]
    guess: Sentence | None
    others: tuple[Sentence, ...]
    missing: bool = False
    declined: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing is left to ask: something is kept, it is not there, or it is not for this person."""
        return bool(self.kept) or self.missing or self.declined


@dataclass(frozen=True, slots=True)
class Pasted:
    """What came of a pasted About: lines left out because a page puts them there, kept lines it no longer holds."""

    changed: bool
    dropped: tuple[str, ...] = ()
    gone: tuple[tuple[Part, str], ...] = ()


class AboutDesk:
    """One person's About; every change goes through the profile's own desk, so there is one list to undo."""

    def __init__(self, desk: ProfileDesk) -> None:
        self._desk = desk
        self._not_there: dict[str, str] = {}
        self._beyond = 0
        self._read: tuple[str, About, dict[str, tuple[Ranked, ...]]] | None = None

    @cached_property
    def guide(self) -> Guide:
        """The parts, their questions and the words guesses are made by."""
        return read_guide(content.shipped_toml("prompts/about.toml"))

    def text(self) -> str:
        """The About as it stands in the file, or ""."""
        return self._desk.profile.summary.text

    def about(self) -> About:
        """The text with its sentences and headings."""
        return self._looked()[0]

    def _looked(self) -> tuple[About, dict[str, tuple[Ranked, ...]]]:
        text = self.text()
        if self._read is None or self._read[0] != text:
            about = read_about(text)
            self._beyond = max(0, len(about.sentences) - MOST)
            about = About(text, about.sentences[:MOST], about.headings[:MOST])
            self._read = (text, about, ranked(about, self.guide))
        return self._read[1:]

    @property
    def beyond(self) -> int:
        """How many sentences are not looked at, because there are too many for any page."""
        self._looked()
        return self._beyond

    def counted(self, text: str) -> Count:
        """How long a text is on the page, and whether it fits there."""
        return counted(text, "linkedin", "about")

    def fold(self, text: str) -> int:
        """Where a stranger has to click to read on, about; the length of the text where nobody has to."""
        return fold(text, network_named("linkedin"), "about")

    def set_text(self, pasted: str) -> Pasted:
        """Keep a pasted About; what a page adds to a copied text is left out and named. Undone like any change."""
        self._may_write(TEXT)
        text, dropped = tidied(pasted, self.guide)
        if not text:
            raise CoachError("There is nothing to keep yet", "Paste the About from the page, then keep it.")
        if len(text) > LONGEST:
            raise CoachError("That is more than an About", f"{len(text):,} characters; paste the About alone.")
        before = self.text()
        if text == before:
            return Pasted(False, dropped)
        kept = [(standing.part, line.text) for standing in self.parts() for line in standing.kept if line.in_text]
        self._desk.change(paths.put(self._desk.raw, TEXT, text), "Your About")
        return Pasted(True, dropped, tuple(pair for pair in kept if not stands_in(pair[1], text)))

    def parts(self) -> tuple[PartStanding, ...]:
        """The five parts in the order they are asked; a sentence kept for one part is guessed for no other."""
        about, ranking = self._looked()
        kept = {part.id: self._kept(part) for part in self.guide.parts}
        taken = self._said_in(about, [line for lines in kept.values() for line in lines])
        declined = {part.id for part in self.guide.parts if self._desk.choices.get(part.question) in DECLINED}
        missing = {part.id for part in self.guide.parts if self._not_there.get(part.id) == about.text and about.text}
        settled = {id for id, lines in kept.items() if lines} | declined | missing
        guess = guesses(ranking, self.guide, taken, settled)
        return tuple(
            PartStanding(
                part,
                kept[part.id],
                guess.get(part.id),
                tuple(row.sentence for row in ranking[part.id] if row.sentence != guess.get(part.id)),
                part.id in missing and not kept[part.id],
                part.id in declined,
            )
            for part in self.guide.parts
        )

    def part(self, id: str) -> PartStanding:
        """How the part of this id stands."""
        return next(standing for standing in self.parts() if standing.part.id == id)

    def kept_for(self, parts: Sequence[PartStanding]) -> dict[int, list[str]]:
        """The titles of the parts a sentence is kept for, by the number of the sentence."""
        found: dict[int, list[str]] = {}
        for standing in parts:
            for at in self._said_in(self.about(), standing.kept):
                found.setdefault(at, []).append(standing.part.title)
        return found

    def first_kept(self, standing: PartStanding) -> Sentence | None:
        """The first sentence of the About that is kept for this part."""
        found = self._said_in(self.about(), standing.kept)
        return self.about().sentences[found[0]] if found else None

    def _said_in(self, about: About, lines: Sequence[Kept]) -> list[int]:
        """The numbers of the sentences that are one of these lines, or a piece of one that holds several."""
        said = [line.text for line in lines if line.in_text]
        whole = {plain(line) for line in said}
        return [
            one.at
            for one in about.sentences
            if plain(one.text) in whole
            or (len(one.text.split()) > 2 and any(stands_in(one.text, line) for line in said))
        ]

    def keep(self, id: str, sentence: Sentence) -> bool:
        """Keep a sentence for a part, in its own words: an opening is set, a list grows; False if it stood there."""
        part = self.guide.part(id)
        self._may_write(part.path)
        words = sentence.words
        there = self._items(part)
        if same_item(there, words) is not None:
            return False
        raw = paths.put(self._desk.raw, part.path, words) if part.single else self._appended(part, there, words)
        self._desk.change(raw, f"{part.title}: {shorten(words, 80)}")
        self._not_there.pop(id, None)
        return True

    def _appended(self, part: Part, there: list[Any], words: str) -> dict[str, Any]:
        return (
            paths.append(self._desk.raw, part.path, words) if there else paths.put(self._desk.raw, part.path, [words])
        )

    def drop(self, id: str, words: str) -> bool:
        """Take a kept line out of a part; the About itself stays as it is. False if it was not kept."""
        part = self.guide.part(id)
        self._may_write(part.path)
        at = same_item(self._items(part), words)
        if at is None:
            return False
        listed = isinstance(paths.get(self._desk.raw, part.path), list)
        raw = paths.remove(self._desk.raw, f"{part.path}[{at}]" if listed else part.path)
        self._desk.change(raw, f"{part.title}: {shorten(words, 80)}")
        return True

    def not_there(self, id: str) -> str:
        """Say that the About does not hold this part; the question that asks for it."""
        self._not_there[id] = self.text()
        return self.guide.part(id).question

    def ask_again(self, id: str) -> None:
        """Take back that the About does not hold this part."""
        self._not_there.pop(id, None)

    def missing(self) -> tuple[str, ...]:
        """The questions to answer for the parts that the About does not hold, in their order."""
        return tuple(standing.part.question for standing in self.parts() if standing.missing)

    def _items(self, part: Part) -> list[Any]:
        found = paths.get(self._desk.raw, part.path)
        return list(found) if isinstance(found, list) else [] if found in (None, "") else [found]

    def _kept(self, part: Part) -> tuple[Kept, ...]:
        text = self.text()
        lines = [(one_line(item_text(item)), _hidden(item)) for item in self._items(part)]
        return tuple(Kept(line, stands_in(line, text), private) for line, private in lines if line)

    def _may_write(self, path: str) -> None:
        for place, words in self._desk.own_troubles:
            if place.path and (path == place.path or path.startswith((f"{place.path}.", f"{place.path}["))):
                raise CoachError("That place cannot be written to yet", words, [place])

    @property
    def half_pasted(self) -> str:
        """What was pasted or typed and not kept yet."""
        return self._desk.half_typed.get(HALF_TYPED, {}).get("", "")

    def keep_half_pasted(self, text: str) -> None:
        """Remember what stands in the box, even through an app that is cut off; nothing, when it is kept or empty."""
        if text.strip() and text != self.text():
            self._desk.half_typed[HALF_TYPED] = {"": text}
        else:
            self._desk.half_typed.pop(HALF_TYPED, None)
        self._desk.keep_half_typed()


def _hidden(item: Any) -> bool:
    return isinstance(item, Mapping) and item.get("private", False) is not False
