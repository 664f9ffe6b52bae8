"""What a foreign file would do, as a value: told in lines and as JSON, and narrowed to what is wanted."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.exchange.findings import Decision, Doubt
from execcoach.exchange.matching import fold
from execcoach.exchange.proposals import Incoming, Proposals, narrowed
from execcoach.exchange.telling import as_json, report, tell_decision, tell_doubts
from execcoach.profile.keys import NATURAL_KEYS
from execcoach.profile.model import Profile
from execcoach.profile.paths import get, steps
from execcoach.profile.sections import names, read_sections
from execcoach.services.profile import ProfileDesk
from execcoach.storage import content
from execcoach.text import one_line, shorten

if TYPE_CHECKING:
    from execcoach.services.day_cards import CardLog
    from execcoach.services.homework_offer import Offered

_ORDER = tuple(table.name for table in fields(Profile))
ANSWERS = "answers"
"""The section of questions that were declined or ticked in a form."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to agree to: its key, its section's id and title, and what it is, by the name a person knows it by.

    A `conflict` has a value of the person's own as well, which stays unless theirs is taken.
    """

    key: str
    section: str
    title: str
    words: str
    value: Any
    source: str = ""
    own: Any = None
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a foreign file would do to the files in a folder; `desk` is None where the folder holds no profile yet."""

    file: str
    folder: Path
    incoming: Incoming
    proposals: Proposals
    desk: ProfileDesk | None
    kind: str = "JSON Resume"
    elsewhere: Mapping[str, Proposals] = field(default_factory=dict)
    by: str = ""
    card: "CardLog | None" = None
    homework: "Offered | None" = None

    @property
    def name(self) -> str:
        """Whose profile it is or will be."""
        return self.desk.name if self.desk else self.incoming.name

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the person declined or ticked, as far as it does not stand already."""
        made = self.desk.choices if self.desk else {}
        return tuple(one for one in self.incoming.decisions if made.get(one.about) != one.kind)

    @property
    def unsure(self) -> tuple[Doubt, ...]:
        """Words that have no sure place."""
        return self.incoming.unsure

    @property
    def number(self) -> int:
        """How many things would be added, in all files."""
        answers = len(self.card.new) if self.card else 0
        answers += len(self.homework.homework.steps) if self.homework and self.homework.fresh else 0
        return answers + sum(len(one.added) + len(one.changed) for one in (self.proposals, *self.elsewhere.values()))

    @property
    def settled(self) -> tuple[str, ...]:
        """The questions that need not be asked any more: they were put to the person, who has answered."""
        made = self.desk.choices if self.desk else {}
        return tuple(one for one in self.incoming.answered if made.get(one) == "ask")

    def rows(self) -> tuple[Row, ...]:
        """Everything there is to agree to, by section, in the order of the files."""
        called = _names()
        found = []
        for file, proposals in (("", self.proposals), *self.elsewhere.items()):
            before = f"{file}.toml:" if file else ""
            told = [line.partition(": ")[2] for line in report(Proposals(added=proposals.added), called)]
            for one, words in zip(proposals.added, told, strict=True):
                title = called.get(one.section, one.section.replace("_", " ").capitalize())
                words = words.removeprefix(f"{title}: ")
                found.append(Row(before + one.path, before + one.section, title, words, one.value, one.row))
            for kept in proposals.kept:
                if kept.open:
                    section = str(steps(kept.path)[0])
                    title = called.get(section, section.capitalize())
                    name = called.get(_plain_path(kept.path), kept.path) + self._whose(file, kept.path)
                    found.append(
                        Row(before + kept.path, before + section, title, name, kept.offered, kept.row, kept.value, True)
                    )
        order = {section: at for at, section in enumerate(_ORDER)}
        found.sort(key=lambda row: order.get(row.section, len(order)))
        decided = (
            Row(f"{ANSWERS}:{one.about}", ANSWERS, "Answers", tell_decision(one), one.words) for one in self.decisions
        )
        return (*found, *decided)

    def _whose(self, file: str, path: str) -> str:
        """Which entry of a list a value belongs to, " of English"; "" for a table that is there once."""
        first, *rest = steps(path)
        if not rest or not isinstance(rest[0], int) or self.desk is None:
            return ""
        raw = self.desk.raw_of(file) if file else self.desk.raw
        entry = get(raw, f"{first}[{rest[0]}]", {})
        words = next((str(entry[key]) for key in NATURAL_KEYS.get(str(first), ()) if entry.get(key)), "")
        return f" of {shorten(words, 30)}" if words else ""

    def only(self, chosen: Collection[str] | None, theirs: Collection[str] = ()) -> "Preview":
        """The preview with nothing but what is chosen, by key (None: all that is new), and their value where taken."""

        def within(proposals: Proposals, before: str) -> Proposals:
            some = None if chosen is None else {key.removeprefix(before) for key in chosen if key.startswith(before)}
            return narrowed(proposals, some, {key.removeprefix(before) for key in theirs if key.startswith(before)})

        decisions = tuple(
            one for one in self.incoming.decisions if chosen is None or f"{ANSWERS}:{one.about}" in chosen
        )
        return replace(
            self,
            incoming=replace(self.incoming, decisions=decisions),
            proposals=within(self.proposals, ""),
            elsewhere={file: within(one, f"{file}.toml:") for file, one in self.elsewhere.items()},
        )

    def keys_of(self, sections: Collection[str]) -> frozenset[str]:
        """The keys of everything new in these sections, by id or by title; CoachError where the file has none such."""
        rows, found = [row for row in self.rows() if not row.conflict], set[str]()
        for wanted in sections:
            of_it = {row.key for row in rows if fold(wanted) in (fold(row.section), fold(row.title))}
            if not of_it:
                there = ", ".join(dict.fromkeys(row.section for row in rows)) or "nothing"
                sentence = f"{self.file} adds nothing to “{one_line(wanted)}”. It adds to: {there}."
                raise CoachError("No such section", sentence)
            found |= of_it
        return frozenset(found)

    def conflicts_at(self, wanted: Collection[str]) -> frozenset[str]:
        """The keys of these paths, where the file offers another value; CoachError where it does not."""
        open_ones = [row.key for row in self.rows() if row.conflict]
        for path in wanted:
            if path not in open_ones:
                there = ", ".join(open_ones) or "nowhere"
                sentence = f"At “{one_line(path)}” there are no two values to choose from. There are at: {there}."
                raise CoachError("Nothing to take there", sentence)
        return frozenset(wanted)

    def remarks(self) -> tuple[str, ...]:
        """Lines about what nobody has to agree to: the card of a day, what stays, is left out, noted or offered."""
        called, found = _names(), list(self._whole_lines())
        for proposals in (self.proposals, *self.elsewhere.values()):
            stays = tuple(one for one in proposals.kept if not one.open)
            found += report(replace(proposals, added=(), changed=(), kept=stays), called)
        return (*found, *(self.incoming.past.lines() if self.incoming.past else ()), *self._offered())

    def lines(self) -> tuple[str, ...]:
        """Plain lines: what is new, kept, left out, noted, declined, unsure; places by the name the app gives them."""
        called = _names()
        told = [*self._whole_lines(), *report(self.proposals, called)]
        told += [f"{line} [{file}.toml]" for file, one in self.elsewhere.items() for line in report(one, called)]
        told += [*map(tell_decision, self.decisions), *tell_doubts(self.unsure)]
        return (*told, *(self.incoming.past.lines() if self.incoming.past else ()), *self._offered())

    def _whole_lines(self) -> tuple[str, ...]:
        """Lines about what is taken whole or not at all: the card of a day, what a coach gave to do."""
        whole = self.card or self.homework
        return whole.lines() if whole else ()

    def _offered(self) -> Iterator[str]:
        """A line about those who may be chosen for the circle."""
        if found := self.incoming.connections:
            words = content.shipped_toml("prompts/archive.toml")["words"]["choose"]
            people = f"{found.people:,} connection{'' if found.people == 1 else 's'}"
            companies = f"{found.followed:,} compan{'y' if found.followed == 1 else 'ies'} followed"
            yield f"For the circle: {people}, {companies}. {words}"

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """The shape of the contract."""
        found = as_json(self.proposals)
        for file, proposals in self.elsewhere.items():
            for key, rows in as_json(proposals).items():
                found[key] += [{**row, "in": f"{file}.toml"} for row in rows]
        found["declined"] = [{"question": one.about, "why": one.why} for one in self.decisions if one.kind != "done"]
        found["done"] = [{"question": one.about, "noted": one.why} for one in self.decisions if one.kind == "done"]
        found["unsure"] = [
            {"question": one.question, "line": one.line, "words": one.words, "reason": one.reason}
            for one in self.unsure
        ]
        if self.card:
            found["session"] = [self.card.as_json()]
        if self.homework:
            found["homework"] = [self.homework.as_json()]
        if past := self.incoming.past:
            found["past"] = past.as_json()
        if offered := self.incoming.connections:
            found["offered"] = [{"connections": offered.people, "companies": offered.followed}]
        return found


def _names() -> dict[str, str]:
    return names(read_sections(content.shipped_toml("prompts/fields.toml")))


def _plain_path(path: str) -> str:
    """A path without its numbers, as fields are named."""
    return ".".join(str(step) for step in steps(path) if isinstance(step, str))
