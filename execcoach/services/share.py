"""The desk for sharing with a coach: exactly what would leave, in words first, what stays, and the file itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError, Place
from execcoach.routine.records import PILLARS
from execcoach.services.export import AlreadyThere, is_own_file
from execcoach.storage import atomic, content
from execcoach.text import in_words, one_line, several, slug

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
_PROFILE = "Your profile: "


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what leaves: its title, how much there is of it, and its very words where it has any."""

    title: str
    count: str
    words: tuple[str, ...] = ()


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
        sections = sum(one.title.startswith(_PROFILE) for one in self.parts)
        rows = [(one.title, one.count) for one in self.parts if not one.title.startswith(_PROFILE)]
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
            parts = tuple(_parts(shareable(found.records, self._known), tables))
        else:
            parts = tuple(_count_parts(raw))
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
        if force or (exports_made.is_ours(file) and self._is_theirs(file)):
            atomic.write(file, data)
        else:
            try:
                atomic.create(file, data)
            except FileExistsError:
                sentence = (
                    f"{name} is there already and is no earlier share of {self.name}'s, or was changed since. "
                    "Say --force to replace it."
                )
                raise AlreadyThere("Nothing was written", sentence, [Place(name)]) from None
        exports_made.remember(data)
        return file

    def _is_theirs(self, file: Path) -> bool:
        from execcoach.exchange.share import is_share
        from execcoach.storage.toml_files import load_toml

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


def _parts(records: Records, tables: Mapping[str, Any]) -> Iterator[Part]:
    """What leaves of somebody who shares everything: what was written first, then the profile, then the figures."""
    notes = [
        f"{_day(session.day)}, {step.pillar}: {step.note}"
        for session in reversed(records.sessions)
        for step in session.steps
        if step.note
    ]
    yield Part("Your notes", several(len(notes), "note"), tuple(notes))
    came = [one for one in reversed(records.results) if one.kind]
    words = (f"{_day(one.on)}: {one.kind.replace('-', ' ')}{f', {one.words}' if one.words else ''}" for one in came)
    yield Part("What came of it", several(len(came), "answer"), tuple(words))
    for table, value in tables.items():
        title = f"{_PROFILE}{table.replace('_', ' ')}"
        if isinstance(value, list):
            yield Part(title, _entries(len(value)), tuple(map(_told, value)))
        else:
            yield Part(title, several(len(value), "field"), tuple(_fields(value)))
    sat, ticked = records.sessions, [one for one in records.choices if one.kind == "done"]
    yield Part("Your sessions", several(len(sat), "session"), tuple(_figures(records)))
    yield Part("Your scores", several(len(records.scores), "score"), ("By criterion, with the version of the rubric.",))
    reached = (f"{_day(one.on)}: {one.id.rpartition('/')[2].replace('-', ' ')}" for one in records.milestones)
    yield Part("Your milestones", several(len(records.milestones), "milestone"), tuple(reached))
    declined = [one for one in records.choices if one.kind in ("not-for-me", "never")]
    closed = (f"Not for you: {one.about.partition(':')[2].replace('-', ' ')}, without the reason" for one in declined)
    ticks = tuple(f"{one.at[:10]}: {one.about.replace('-', ' ')}" for one in ticked)
    yield Part("What you ticked or declined", several(len(declined) + len(ticked), "thing"), (*closed, *ticks))


def _figures(records: Records) -> Iterator[str]:
    """What of a session leaves beside its notes."""
    yield "Of each: when it began and ended, the minutes, who typed."
    yield "Of each step: the prompt, what became of it, the kind of effort, the seconds."
    if private := sum(step.private for session in records.sessions for step in session.steps):
        yield f"Of {several(private, 'private step')} only the kind of effort and the seconds."


_CALLED = {
    "kept": "planned days kept, of the last 21",
    "planned": "planned days, of the last 21",
    "missed": "planned days since the last session",
    "sessions": "sessions in all",
    "sessions_28d": "sessions in 28 days",
    "started": "the day of the first session",
    "weeks": "sessions in each of the last four weeks",
    "months": "sessions in each of the last twelve months",
    "last": "the day something was last done",
    "items": "mended or ticked in 28 days",
    "homework": "steps of homework done",
    "outcomes": "what came of it in a year",
    **{pillar: f"{pillar}: steps in 28 days" for pillar in PILLARS},
}
"""What the figures of the last days are called where they are shown."""


def _count_parts(raw: Mapping[str, Any]) -> Iterator[Part]:
    """What leaves of somebody who shares counts only, as it stands in the file."""
    totals, recent, weeks = raw["totals"], raw["recent"], raw.get("week", [])
    yield Part("Your name", "", (", ".join(filter(None, (raw["person"].get("name"), raw["person"].get("company")))),))
    before = totals.get("score_28d_ago")
    words = [f"{totals['score']:g} points{'' if before is None else f', {before:g} four weeks ago'}"]
    words += [f"{key.replace('-', ' ')}: {value:g}" for key, value in totals.get("groups", {}).items()]
    yield Part("Your score", "", tuple(words))
    gaps = tuple(f"{key.replace('-', ' ')}: {value:g} to gain" for key, value in totals.get("gaps", {}).items())
    yield Part("What is open", several(len(gaps), "thing"), gaps)
    shown = {**recent, **{key: totals[key] for key in ("last", "items", "milestones", "homework") if key in totals}}
    lately = tuple(f"{_CALLED.get(key, key)}: {_counted(value)}" for key, value in shown.items() if value)
    yield Part("Lately", "", lately)
    rows = (
        f"from {_day(datetime.date.fromisoformat(week['monday']))}: "
        + ", ".join(f"{key} {_counted(value)}" for key, value in week.items() if key != "monday")
        for week in reversed(weeks)
    )
    yield Part("Week by week", several(len(weeks), "week"), tuple(rows))


def _counted(value: Any) -> str:
    if isinstance(value, Mapping):
        return " and ".join(f"{number} {key.replace('-', ' ')}" for key, number in value.items())
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _fields(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        for one in value if isinstance(value, list) else [value]:
            yield f"{key.replace('_', ' ')}: {_told(one)}"


def _entries(number: int) -> str:
    return "one entry" if number == 1 else f"{in_words(number)} entries"


def _told(value: Any) -> str:
    """An entry or item of the profile in its own words, on one line."""
    if not isinstance(value, Mapping):
        return ", ".join(map(_told, value)) if isinstance(value, list) else str(value)
    return "; ".join(_told(one) for one in value.values() if not isinstance(one, bool))


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%b %Y}"
