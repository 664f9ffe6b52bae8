"""The coach's own desk: calls, agendas, letters and homework; nothing is ever written into a client's folder."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.review import calling
from execcoach.review.calling import Wording
from execcoach.review.client import Client, Problem
from execcoach.review.coaching import Call, Notes, Promise
from execcoach.review.page import Page
from execcoach.review.when import in_words, understood, understood_day
from execcoach.routine.homework import HomeworkStep
from execcoach.routine.prompts import filled
from execcoach.services import coach_homework, coach_pages
from execcoach.services.coach_notes import NoteDesk
from execcoach.storage import coach_files, content, handed_out
from execcoach.storage.clock import Clock
from execcoach.storage.locations import typed
from execcoach.text import one_line, slug

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday

Reader = Callable[[Client, datetime.date | None], Page | Problem]
"""Reads the page of a client since a day."""


class CoachDesk(NoteDesk):
    """Calls, the texts for them, homework; beneath them the notes."""

    @classmethod
    def of(cls, clock: Clock, everyday: Everyday | None) -> CoachDesk:
        """The coach's desk; while the demo is open one that is thrown away with it."""
        if everyday is None or not everyday.workspace.demo:
            return cls(clock)
        return cls(clock, everyday.workspace.folder.parent / "coach")

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
        found = [
            self._call(notes.next_call, client, notes, page)
            for client, notes in self._noted(clients)
            if isinstance(notes, Notes) and notes.next_call and notes.next_call.date() == day
        ]
        return tuple(sorted(found, key=lambda call: (call.at, call.client.name, call.client.path)))

    def following(self, clients: Iterable[Client], day: datetime.date) -> Call | None:
        """The first call after a day, None where none is set."""
        ahead = [
            (notes.next_call, client.name, client.path, client, notes)
            for client, notes in self._noted(clients)
            if isinstance(notes, Notes) and notes.next_call and notes.next_call.date() > day
        ]
        if not ahead:
            return None
        at, _, _, client, notes = min(ahead, key=lambda one: one[:3])
        return self._call(at, client, notes, None)

    def unreadable(self, clients: Iterable[Client]) -> tuple[str, ...]:
        """What is wrong with the notes that cannot be read, a sentence each; their calls are not known."""
        noted = self._noted(clients)
        return tuple(f"{client.name}: {notes.sentence}" for client, notes in noted if not isinstance(notes, Notes))

    def _noted(self, clients: Iterable[Client]) -> Iterator[tuple[Client, Notes | CoachError]]:
        """Each client of whom there are notes, with them or with what is wrong with their file.

        Why the error and not a stop: one broken file must not cost a coach the other calls.
        """
        there = coach_files.names(self.folder)
        for client in clients:
            try:
                if there and self.path(client).name in there:
                    yield client, self.notes(client)
            except CoachError as error:
                yield client, error

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
        return coach_files.coach_name(self.folder)

    def known_as(self, name: str) -> None:
        """Keep the coach's own name, under which texts and homework are written."""
        coach_files.keep_coach_name(name, self.folder)

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
        place = file or coach_homework.place(client, folder or self._homework)
        written = handed_out.new_file(place, coach_homework.as_text(homework), taken_is_wrong=file is not None)
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
        return handed_out.new_file(place or beside, text.encode("utf-8", "replace"), taken_is_wrong=place is not None)

    def from_the_gap(self, client: Client) -> tuple[str, str]:
        """An aim and a step made of the biggest gap's question; two empty texts where nothing is open."""
        if client.gap is None:
            return ("", "")
        known = {"gap": client.gap.name, "gap_question": client.gap.question}
        words = self.wording.homework
        return (filled(words["aim"], known), filled(words["step"], known))

    def homework_folder(self) -> str:
        """The coach's own folder of homework, as it may be shown."""
        return one_line(str(self._homework))

    @property
    def _homework(self) -> Path:
        return self.folder.parent / "homework"
