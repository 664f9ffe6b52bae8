"""The desk for what came of it: the question of the day, its answer, and everything that came, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from execcoach.routine import results as method
from execcoach.routine.offering import person_key
from execcoach.routine.records import Records, Result
from execcoach.routine.results import ABOUT, Asked, Asking, Came
from execcoach.storage import content, progress_files
from execcoach.storage.workspace import new_id

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk
    from execcoach.services.session import SessionDesk

_FILE = "prompts/results.toml"
NOT_YET, STOP = "", "nothing"
"""The two answers that say that nothing came: ask again after some days, or not again about this step."""


@dataclass(frozen=True, slots=True)
class Question:
    """The question of the day as it is put, what was noted with the step, and the step."""

    words: str
    note: str
    asked: Asked


class ResultsDesk:
    """What came of one person's ten minutes; asked at most once a day, never scored."""

    def __init__(self, profile_desk: ProfileDesk, session_desk: SessionDesk) -> None:
        self._desk = profile_desk
        self._session = session_desk

    @cached_property
    def asking(self) -> Asking:
        """How the question is put, and the kinds and answers in words."""
        return method.read_asking(content.shipped_toml(_FILE), _FILE)

    def ask_today(self) -> Question | None:
        """The question of today, None when there is none or it was answered; reads this month and last alone."""
        asked = method.question_of_the_day(self._session.records, self._desk.clock.today())
        if asked is None:
            return None
        return Question(self.asking.words(asked, self._who(asked.record.contact)), asked.record.note, asked)

    def answer(self, question: Question, kind: str = NOT_YET, words: str = "") -> Result:
        """Keep the answer: one of the kinds with a line, NOT_YET or STOP. Answered twice on a day, the last holds."""
        asked, today = question.asked, self._desk.clock.today()
        return self._keep(method.answer(f"{asked.step}-{today.isoformat()}", asked.step, today, kind, words))

    def add(self, kind: str, words: str, step: str = "") -> Result:
        """Keep something that came without being asked."""
        return self._keep(method.answer(new_id(), step, self._desk.clock.today(), kind, words))

    def never_ask(self) -> None:
        """Ask about nothing any more, until `ask_again`."""
        self._desk.choose(ABOUT, "never", words=self.asking.why)
        self._session.read_again()

    def ask_again(self) -> None:
        """Take `never_ask` back."""
        self._desk.choose(ABOUT, "cleared")
        self._session.read_again()

    @property
    def is_off(self) -> bool:
        """Whether nothing is asked any more."""
        return self._desk.choices.get(ABOUT) == "never"

    def came(self, limit: int | None = None) -> tuple[Came, ...]:
        """What came of it this month and last, newest first."""
        return method.came(self._session.records, self._desk.clock.today())[:limit]

    def every(self) -> tuple[Came, ...]:
        """All that ever came of it, newest first: reads every file."""
        desk = self._desk
        if not desk.workspace.progress.is_dir():
            return ()
        reading = progress_files.read_all(desk.workspace, desk.profile.person.id)
        return method.came(reading.records, desk.clock.today())

    def _who(self, contact: str) -> str:
        meant = person_key(contact)
        some = (c for c in self._desk.circle.contacts if meant in (person_key(c.id), person_key(c.name)))
        return next((one.name for one in some if meant and not one.private), "")

    def _keep(self, result: Result) -> Result:
        desk = self._desk
        new = Records(person=desk.person_id(), name=desk.name, results=(result,))
        progress_files.record(desk.workspace, result.on, new)
        self._session.read_again()
        return result
