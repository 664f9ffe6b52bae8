"""Saving: an answer or choice goes to the file in a thread of its own, and what came of it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widget import Widget

from execcoach.errors import CoachError, EditConflict
from execcoach.profile.checklist import Question

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on its way to the file: what was typed, and what keeps it."""

    question: Question
    typed: Mapping[str, str]
    keep: Callable[[], None]


class Saving(Widget):
    """Nothing to see; it stays with the desk it was made for, whoever is opened meanwhile."""

    class Kept(Message):
        """The answer is in the file; the score was `before`."""

        def __init__(self, answer: Answer, before: int) -> None:
            super().__init__()
            self.answer, self.before = answer, before

    class Conflicted(Message):
        """The file says something else by now."""

        def __init__(self, answer: Answer, conflict: EditConflict) -> None:
            super().__init__()
            self.answer, self.conflict = answer, conflict

    class Refused(Message):
        """The answer was not kept."""

        def __init__(self, error: CoachError) -> None:
            super().__init__()
            self.error = error

    class Chosen(Message):
        """A choice about a question is kept."""

        def __init__(self, kind: str, told: str) -> None:
            super().__init__()
            self.kind, self.told = kind, told

    class Failed(Message):
        """A choice or today's score was not kept."""

        def __init__(self, error: CoachError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, desk: ProfileDesk) -> None:
        super().__init__()
        self.display = False
        self._desk = desk

    def on_mount(self) -> None:
        """Keep what is half typed, so that nothing older than two seconds is ever lost."""
        self.set_interval(2, self._keep_typed)

    @work(thread=True, exclusive=True, group="half-typed")
    def _keep_typed(self) -> None:
        self.keep_half_typed()

    def keep_half_typed(self) -> None:
        """Keep what is half typed at once."""
        try:
            self._desk.keep_half_typed()
        except (CoachError, OSError):
            return  # it still stands in the box; the answer itself will say what is wrong with the disk

    def save(self, answer: Answer) -> None:
        """Keep an answer and today's score; `Kept`, `Conflicted` or `Refused` says what came of it."""
        self._save(answer, self._desk.score().total)

    @work(thread=True, group="saving")
    def _save(self, answer: Answer, before: int) -> None:
        try:
            answer.keep()
        except EditConflict as conflict:
            self.post_message(self.Conflicted(answer, conflict))
        except CoachError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Kept(answer, before))
            try:
                self._desk.record_score()
            except CoachError as error:
                self.post_message(self.Failed(error))

    @work(thread=True, group="saving")
    def choose(self, question: Question, kind: str, why: str, told: str) -> None:
        """Keep a choice about a question; `told` comes back with `Chosen`."""
        try:
            self._desk.choose(question.id, kind, question.words, why)
        except CoachError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Chosen(kind, told))
