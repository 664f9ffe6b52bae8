"""The coach's own desk: notes, promises and calls of each client; nothing is ever written into a client's folder."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from execcoach.errors import CoachError
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.review import calling, coaching
from execcoach.review.calling import Wording
from execcoach.review.client import Client, Problem
from execcoach.review.coaching import Call, Looked, Notes, Promise
from execcoach.review.page import Page
from execcoach.review.when import in_words, understood, understood_day
from execcoach.routine.homework import HomeworkStep
from execcoach.routine.prompts import filled
from execcoach.services import coach_homework, coach_pages
from execcoach.storage import coach_files, content
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.coach_files import CoachFile
from execcoach.storage.half_typed import load_half_typed, save_half_typed
from execcoach.storage.locations import typed
from execcoach.text import clean, one_line, slug

_MOST_STEPS = 50
_COPIED = "two names on one id"
"""How a flag begins that says somebody else has this id too."""


Reader = Callable[[Client, datetime.date | None], Page | Problem]
"""Reads the page of a client since a day."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change of the coach's files: what it was; each file, with what it held before and after."""

    about: str
    files: tuple[tuple[Path, bytes, bytes], ...]

    def moved_on(self, path: Path, before: bytes, after: bytes) -> Undoable:
        """The same after a file was written by us without anybody's asking: that a page was looked at."""
        files = ((at, was, after if (at, now) == (path, before) else now) for at, was, now in self.files)
        return replace(self, files=tuple(files))


class CoachDesk:
    """A coach's notes about everybody; what was read is what a save is laid over."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or system_clock()
        self._read: dict[str, CoachFile] = {}
        self._undo: list[Undoable] = []

    def notes(self, client: Client) -> Notes:
        """The notes about this client, empty ones where there are none; FileTrouble where they cannot be read."""
        return self._notes(coach_files.open_notes(self.path(client)), client)

    def _notes(self, file: CoachFile, client: Client) -> Notes:
        revision = f"{file.digest} {file.path}"
        self._read[revision] = file
        found = coaching.read_notes(file.raw, file.text, self.clock.today())
        return replace(found, person=found.person or client.person, name=found.name or client.name, revision=revision)

    def path(self, client: Client) -> Path:
        """The file of a client's notes, whether or not it is there.

        Why not always by id: a copied id must not show one client's notes on another's page, nor a missing one.
        """
        if not client.person:
            return coach_files.notes_path(f"folder:{client.path}")
        path = coach_files.notes_path(client.person)
        if any(flag.startswith(_COPIED) for flag in client.flags):
            name = str(coach_files.open_notes(path).raw.get("name", "")) if path.exists() else ""
            if clean(name).casefold() != client.name.casefold():
                digest = hashlib.sha256(client.name.casefold().encode("utf-8", "surrogatepass")).hexdigest()
                return coach_files.notes_path(f"{client.person}\n{digest}")
        return path

    def keep(self, client: Client, notes: Notes, how: str = "", about: str = "your notes") -> Notes:
        """Save the notes, on top of what was changed elsewhere since they were read; the notes as they are now.

        EditConflict where that would undo a change; `how` decides it beforehand: "mine", "theirs" or "both".
        """
        base = self._read.get(notes.revision) or coach_files.open_notes(self.path(client))
        return self._save(base, client, notes, how, about)

    def _save(self, base: CoachFile, client: Client, notes: Notes, how: str = "", about: str = "") -> Notes:
        raw = coaching.notes_raw(notes, base.raw, self.clock.today())
        text = base.text if notes.text == clean(base.text) else notes.text
        kept = coach_files.save_notes(base, raw, text, how)
        if not about:
            self._undo = [one.moved_on(base.path, base.data, kept.data) for one in self._undo]
        elif kept.data != base.data:
            self._done(Undoable(f"{about} about {client.name}", ((base.path, base.data, kept.data),)))
        return self._notes(kept, client)

    def looked(self, seen: Client | Page) -> Looked | None:
        """Put down that the client's page was looked at today; how they stood the last time before today, or None."""
        client = seen.client if isinstance(seen, Page) else seen
        base = coach_files.open_notes(self.path(client))
        notes, today = self._notes(base, client), self.clock.today()
        last = notes.since(today)
        new = replace(notes, looked=coaching.looked(seen, today), before=last)
        if new != notes:
            self._save(base, client, new)
        return last

    @cached_property
    def wording(self) -> Wording:
        """How promises, what moved and questions are put."""
        return coach_pages.wording()

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric that came with this program: why a gap is worth a question, and from where."""
        return read_rubric(*content.rubric_source())

    def calls(self, clients: Iterable[Client], day: datetime.date, page: Reader | None = None) -> tuple[Call, ...]:
        """The calls of a day in their order, a client each.

        `page` reads the page of a client since a day: with it the lines have dates and words instead of counts.
        """
        found = []
        for client in clients:
            notes = self._safely(client)
            if notes and notes.next_call and notes.next_call.date() == day:
                found.append(self._call(notes.next_call, client, notes, page))
        return tuple(sorted(found, key=lambda call: (call.at, call.client.name, call.client.path)))

    def following(self, clients: Iterable[Client], day: datetime.date) -> Call | None:
        """The first call after a day, None where none is set."""
        noted = ((client, self._safely(client)) for client in clients)
        ahead = [
            (notes.next_call, client.name, client, notes)
            for client, notes in noted
            if notes and notes.next_call and notes.next_call.date() > day
        ]
        if not ahead:
            return None
        at, _, client, notes = min(ahead, key=lambda one: one[:2])
        return self._call(at, client, notes, None)

    def no_call(self, following: Call | None, day: datetime.date) -> tuple[str, ...]:
        """What to say on a day without a call: who is next and when, and how one is set."""
        return calling.no_call(following, day, self.clock.today(), self.wording)

    def _call(self, at: datetime.datetime, client: Client, notes: Notes, page: Reader | None) -> Call:
        return calling.called(at, self._seen(client, notes, page), notes, self.wording, self.rubric)

    def seen(self, client: Client, page: Reader | None) -> tuple[Notes, Client | Page]:
        """The notes, and the client's page since the last look where it can be read, else the row."""
        notes = self.notes(client)
        return notes, self._seen(client, notes, page)

    def _seen(self, client: Client, notes: Notes, page: Reader | None) -> Client | Page:
        last = notes.since(self.clock.today())
        try:
            found = page(client, last.on if last else None) if page else client
        except CoachError:
            return client
        return found.as_seen(last) if isinstance(found, Page) else client

    def _safely(self, client: Client) -> Notes | None:
        """The notes; None where their file cannot be read: one broken file must not cost a coach the other calls."""
        try:
            return self.notes(client)
        except CoachError:
            return None

    def unreadable(self, clients: Iterable[Client]) -> tuple[str, ...]:
        """What is wrong with the notes that cannot be read, a sentence each; their calls are not known."""
        found = []
        for client in clients:
            try:
                self.notes(client)
            except CoachError as error:
                found.append(f"{client.name}: {error.sentence}")
        return tuple(found)

    def agenda(self, seen: Client | Page, notes: Notes) -> str:
        """The call on a page, in Markdown."""
        return coach_pages.agenda(seen, notes, self.clock.now(), self.wording, self.rubric)

    def nudge(self, seen: Client | Page, notes: Notes) -> str:
        """A few lines between two calls, in the coach's name; nothing is sent."""
        return coach_pages.nudge(seen, notes, self.clock.now(), self.wording, self.rubric, self.coach)

    def recap(self, seen: Client | Page, notes: Notes) -> str:
        """What was said and promised, after a call, in the coach's name; nothing is sent."""
        return coach_pages.recap(seen, notes, self.clock.now(), self.wording, self.rubric, self.coach)

    def letter(self, kind: str, seen: Client | Page, notes: Notes) -> str:
        """A nudge or a recap, by its name."""
        return self.recap(seen, notes) if kind == "recap" else self.nudge(seen, notes)

    def promised(self, client: Client, promise: Promise) -> str:
        """One promise and whether it is kept, in words."""
        return calling.promised(promise, client, self.wording)

    def step(self, pillar: str, words: str) -> HomeworkStep:
        """A step as it was typed; where its words begin with a pillar and a colon, that one counts."""
        return coach_homework.step_of(words, pillar)

    def named(self, words: str) -> Path:
        """The file or folder that somebody typed or dropped."""
        return typed(words)

    @property
    def coach(self) -> str:
        """The coach's own name as it was given last; "" where nobody gave it."""
        return coach_files.coach_name()

    def known_as(self, name: str) -> None:
        """Keep the coach's own name, under which texts and homework are written."""
        coach_files.keep_coach_name(name)

    def when(self, words: str) -> datetime.datetime:
        """The moment somebody typed for the next call; CoachError where there is none in it, or it is over."""
        return understood(words, self.clock.now())

    def day(self, words: str) -> datetime.date:
        """The day somebody typed, from today on; CoachError where there is none in it, or it is over."""
        return understood_day(words, self.clock.today())

    def in_words(self, at: datetime.datetime) -> str:
        """A moment as it is shown before it is kept."""
        return in_words(at, self.clock.today())

    def write_homework(
        self,
        client: Client,
        aim: str,
        steps: Iterable[HomeworkStep | tuple[str, str]],
        due: datetime.date | None = None,
        folder: Path | None = None,
        file: Path | None = None,
    ) -> Path:
        """Write a file of homework into the coach's own folder or the one named, and note it as promised; which file.

        A step is its pillar and its words. CoachError where nothing is asked, or the place is a client's own folder.
        """
        asked = tuple(one if isinstance(one, HomeworkStep) else HomeworkStep(*one) for one in steps)
        homework = coach_homework.made(client, aim, asked, self.clock.today(), due, self.coach)
        place = file or coach_homework.place(client, folder)
        written = coach_files.new_file(place, coach_homework.as_text(homework), taken_is_wrong=file is not None)
        promise = Promise(self.clock.today(), homework.aim, homework.id, steps=len(homework.steps))
        base = coach_files.open_notes(self.path(client))
        try:
            self._save(base, client, self._notes(base, client).promised(promise), about="homework")
        except CoachError:
            coach_files.put_back(written, coach_homework.as_text(homework), b"")
            raise
        last = self._undo.pop()
        change = (written, b"", coach_homework.as_text(homework))
        self._done(replace(last, files=(change, *last.files)))
        return written

    def save_text(self, client: Client, name: str, text: str, place: Path | None = None) -> Path:
        """Keep an agenda, a nudge or a recap beside the coach's notes, or in the file named; which file.

        CoachError where the place is a client's own folder, or the file named says something else already.
        """
        day = self.clock.today().isoformat()
        beside = self.path(client).with_suffix("") / f"{day}-{slug(name) or 'text'}.md"
        return coach_files.new_file(place or beside, text.encode("utf-8", "replace"), taken_is_wrong=place is not None)

    def from_the_gap(self, client: Client) -> tuple[str, str]:
        """An aim and a step made of the biggest gap's question; two empty texts where nothing is open."""
        if client.gap is None:
            return ("", "")
        known = {"gap": client.gap.name, "gap_question": client.gap.question}
        words = self.wording.homework
        return (filled(words["aim"], known), filled(words["step"], known))

    def homework_folder(self) -> str:
        """The coach's own folder of homework, as it may be shown."""
        return one_line(str(coach_homework.own_folder()))

    def half_typed(self, client: Client, what: str) -> dict[str, str]:
        """What was typed about this client and not kept yet."""
        return load_half_typed(self.path(client)).get(what, {})

    def hold(self, client: Client, what: str, boxes: Mapping[str, str]) -> None:
        """Keep what is typed for the next time, though the app be cut off; nothing typed, nothing held."""
        path = self.path(client)
        rest = {key: held for key, held in load_half_typed(path).items() if key != what}
        said = {box: text for box, text in boxes.items() if text}
        save_half_typed(path, rest | ({what: said} if said else {}))

    def undo(self) -> str:
        """Take the last change back, byte for byte; what it was, or "" when there is none."""
        if not self._undo:
            return ""
        last = self._undo.pop()
        for path, before, after in last.files:
            coach_files.put_back(path, after, before)
        return last.about

    def _done(self, change: Undoable) -> None:
        self._undo = [*self._undo, change][-_MOST_STEPS:]
