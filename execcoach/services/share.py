"""The desk for sharing with a coach: exactly what would leave, in words first, what stays, and the file itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError, Place
from execcoach.routine.records import PILLARS
from execcoach.services.export import AlreadyThere, is_own_file
from execcoach.services.share_words import PROFILE, Part, count_parts, parts_of
from execcoach.storage import content
from execcoach.text import one_line, several, slug

if TYPE_CHECKING:
    from execcoach.exchange.outgoing import Outgoing
    from execcoach.routine.records import Records
    from execcoach.services.profile import ProfileDesk
    from execcoach.storage.progress_files import ProgressReading

VISIBILITIES: Mapping[str, str] = {
    "all": "Your notes, what came of it, scores and the public profile. The group's board may name you.",
    "totals": "Counts by the week and the score. No note, no profile, no single day; no board names you.",
}
"""What a coach may see → what that means."""
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Sharing:
    """What would be written for a coach: its parts, what stays behind, what could not be read, and the text itself."""

    name: str
    visibility: str
    parts: tuple[Part, ...]
    stays: tuple[str, ...]
    text: str
    troubles: tuple[str, ...] = ()

    @property
    def stays_line(self) -> str:
        """What stays behind, in one sentence."""
        return f"Stays here: {', '.join(self.stays)}."

    @property
    def index(self) -> tuple[tuple[str, str], ...]:
        """Each part and how much there is of it; the sections of the profile are one."""
        sections = sum(one.title.startswith(PROFILE) for one in self.parts)
        rows = [(one.title, one.count) for one in self.parts if not one.title.startswith(PROFILE)]
        return (*rows, *([("Your public profile", several(sections, "section"))] if sections else []))

    def as_json(self) -> dict[str, Any]:
        """The parts and what stays, for a script."""
        return {
            "name": self.name,
            "visibility": self.visibility,
            "parts": [{"title": one.title, "count": one.count, "words": list(one.words)} for one in self.parts],
            "stays": list(self.stays),
            "troubles": list(self.troubles),
        }


class ShareDesk:
    """One person's file for a coach. Nothing is sent, and nothing is written but the file that was named."""

    def __init__(self, desk: ProfileDesk) -> None:
        self._desk = desk

    @property
    def name(self) -> str:
        """Whose file it is."""
        return self._desk.name

    @property
    def file_name(self) -> str:
        """What the file may be called."""
        from execcoach.exchange.share import SUFFIX

        return f"{slug(self.name) or 'profile'}{SUFFIX}"

    def look(self, visibility: str = "all") -> Sharing:
        """What would leave; every record is read for it, so it takes longer the more there are."""
        from execcoach.exchange.outgoing import outgoing
        from execcoach.exchange.share import public_profile, share_raw, share_text, shareable
        from execcoach.routine.totals import totals

        if visibility not in VISIBILITIES:
            sentence = f"“{one_line(visibility)}” is neither. Say one of {', '.join(VISIBILITIES)}."
            raise CoachError("What may a coach see?", sentence)
        desk, today, found = self._desk, self._desk.clock.today(), self._read()
        profile, tables = public_profile(desk.raw)
        counts = totals(found.records, profile.routine, desk.score(), today) if visibility == "totals" else None
        raw = share_raw(
            desk.raw,
            found.records,
            today,
            person=desk.profile.person.id,
            name=self.name,
            totals=counts,
            known=self._known,
        )
        if counts is None:
            parts = tuple(parts_of(shareable(found.records, self._known), tables))
        else:
            parts = tuple(count_parts(raw))
        stays = tuple(self._stays(found.records, outgoing(desk.raw), visibility))
        return Sharing(self.name, visibility, parts, stays, share_text(raw), found.troubles)

    def save(self, sharing: Sharing, file: Path, force: bool = False) -> Path:
        """Write what was looked at, whole or not at all, readable by its owner alone; where it is.

        A folder gets a file of the usual name. AlreadyThere where no earlier share of theirs but something else stands.
        """
        from execcoach.storage import exports_made

        if not self._desk.profile.person.id:  # a coach knows a person by it, whatever the file is called
            self._desk.person_id()
            sharing = self.look(sharing.visibility)
        file = file / self.file_name if file.is_dir() else file
        name, data = one_line(str(file)), sharing.text.encode()
        if is_own_file(self._desk.workspace, file):
            sentence = f"{name} is one of {self.name}'s own files. Name another place; --force is no help here."
            raise CoachError("Nothing was written", sentence, [Place(name)])
        try:
            exports_made.write(file, data, force, self._is_earlier)
        except FileExistsError:
            sentence = (
                f"{name} is there already and is no earlier share of {self.name}'s, or was changed since. "
                "Say --force to replace it."
            )
            raise AlreadyThere("Nothing was written", sentence, [Place(name)]) from None
        return file

    def _is_earlier(self, file: Path) -> bool:
        """Whether the file is an earlier share of this person, untouched."""
        from execcoach.exchange.share import is_share
        from execcoach.storage import exports_made
        from execcoach.storage.toml_files import load_toml

        if not exports_made.is_ours(file):
            return False
        try:
            raw = load_toml(file, cap=_LARGEST).raw
        except CoachError:
            return False
        who = raw.get("person")
        return is_share(raw) and isinstance(who, Mapping) and who.get("id") == self._desk.profile.person.id

    def _read(self) -> ProgressReading:
        from execcoach.routine.progress import up_to
        from execcoach.routine.records import Records
        from execcoach.storage.progress_files import ProgressReading, read_all

        if not self._desk.workspace.progress.is_dir():
            return ProgressReading(Records())
        found = read_all(self._desk.workspace, self._desk.profile.person.id)
        checked = up_to(found.records, self._desk.clock.today())
        return ProgressReading(checked.records, (*found.troubles, *map(str, checked.troubles)))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The ids of criteria, questions and prompts that everybody has; an own one may say more than is meant."""
        checklists = (content.shipped_toml(f"prompts/checklists/{name}.toml") for name in content.checklist_names())
        routine = (content.shipped_toml(f"prompts/routine/{pillar}.toml") for pillar in PILLARS)
        return frozenset(
            (
                *(one.id for one in self._desk.rubric.criteria),
                *(one["id"] for raw in checklists for one in raw["question"]),
                *(one["id"] for raw in routine for one in raw["prompt"]),
            )
        )

    def _stays(self, records: Records, out: Outgoing, visibility: str) -> Iterator[str]:
        steps = [step for session in records.sessions for step in session.steps]
        if number := sum(out.private.values()):
            yield f"{several(number, 'private thing')} of your profile"
        if number := sum(step.private and bool(step.note) for step in steps):
            yield several(number, "private note")
        if visibility == "totals":
            yield "the profile, every note and every single day"
        yield "your circle"
        if self._desk.workspace.drafts.is_dir():
            yield "your drafts"
        if visibility == "all":
            yield from (note for note in out.notes if not note.startswith("routine"))
        yield "links, and every reason you gave"
