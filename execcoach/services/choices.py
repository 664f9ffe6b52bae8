"""What a person decided about questions and prompts: declined, put to somebody, never again, or done."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from execcoach.services.changes import Undoable
from execcoach.services.owned import OwnedFiles
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import Workspace, new_id

if TYPE_CHECKING:
    from execcoach.routine.records import Choice

DECLINED = ("not-for-me", "never")
_CRITERION = "criterion:"


class Choices(OwnedFiles):
    """The decisions of one person; each is a record, the last one about a thing holds."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        super().__init__(workspace, clock, by)
        self._chosen_at = datetime.datetime.min.replace(tzinfo=datetime.UTC)
        self._whys: dict[tuple[str, str], str] = {}

    @cached_property
    def _made(self) -> "dict[str, Choice]":
        from execcoach.storage.progress_files import read_choices

        if not self.workspace.progress.is_dir():
            return {}
        return read_choices(self.workspace, self.profile.person.id).records.standing()

    @property
    def _choices(self) -> dict[str, str]:
        return {about: choice.kind for about, choice in self._made.items()}

    @property
    def choices(self) -> Mapping[str, str]:
        """What was declined (not-for-me), put to the executive (ask), done or never wanted, by what it is about."""
        return self._choices

    def noted(self, about: str) -> str:
        """What was said with the choice that holds: why it is not for them, what a tick was noted with."""
        choice = self._made.get(about)
        return choice.why if choice else ""

    @property
    def _done_on(self) -> dict[str, datetime.date]:
        done = [(about, choice.at) for about, choice in self._made.items() if choice.kind == "done"]
        return {about: datetime.date.fromisoformat(at[:10]) for about, at in done}

    def _declined(self) -> frozenset[str]:
        """Criteria all of whose questions were declined; kept beside the questions, so that no checklist is opened."""
        kept = [about for about, kind in self._choices.items() if kind in DECLINED and about.startswith(_CRITERION)]
        return frozenset(about.removeprefix(_CRITERION) for about in kept)

    def choose(self, about: str, kind: str, words: str = "", why: str = "") -> None:
        """Keep a decision about a question or prompt: not-for-me, ask, never, done or cleared; undo takes it back.

        `why` is the reason, or what was noted with a tick.
        """
        with self._one_at_a_time:
            before = self._choices.get(about, "")
            if before:
                self._whys[about, before] = self.noted(about)
            self._choose(about, kind, words, why)
            # a tick on an old tick: taken back, the thing is to be done again
            self._undo.append(Undoable(words or about, choice=about, kind="" if before == kind == "done" else before))

    @contextmanager
    def as_one(self, about: str) -> Iterator[None]:
        """What is changed and chosen in here is taken back, and done again, as one change."""
        with self._one_at_a_time, self._undo.as_one(about):
            yield

    def _choose(self, about: str, kind: str, words: str, why: str) -> None:
        from execcoach.routine.records import Choice, Records
        from execcoach.storage.progress_files import record

        at = self._instant().isoformat()
        chosen = dict(self._choices) | {about: kind}
        made = [Choice(id=new_id(), at=at, by=self.by, kind=kind, about=about, words=words, why=why)]
        for criterion, wanted in self._follows(about, chosen):
            made.append(Choice(id=new_id(), at=at, by=self.by, kind=wanted, about=criterion, why=why))
        new = Records(person=self.person_id(), name=self.name, choices=tuple(made))
        record(self.workspace, self.clock.today(), new)
        for choice in made:
            self._made[choice.about] = choice
            if choice.kind == "cleared":
                del self._made[choice.about]
        self._whys[about, kind] = why
        self._moved()

    def _instant(self) -> datetime.datetime:
        """Now, and always later than the choice before: the last choice holds, and two may fall in one second."""
        self._chosen_at = max(self.clock.now(), self._chosen_at + datetime.timedelta(microseconds=1))
        return self._chosen_at

    def _follows(self, about: str, chosen: Mapping[str, str]) -> list[tuple[str, str]]:
        """A criterion is declined with the last of its questions, and wanted again with the first."""
        criterion = self._criterion_of(about)
        if not criterion:
            return []
        declined = all(chosen.get(id) in DECLINED for id in self._asked_for(criterion))
        if declined == (self._choices.get(f"{_CRITERION}{criterion}") in DECLINED):
            return []
        return [(f"{_CRITERION}{criterion}", "not-for-me" if declined else "cleared")]

    def _criterion_of(self, question: str) -> str:
        """The criterion that this question moves, "" for none."""
        return ""

    def _asked_for(self, criterion: str) -> list[str]:
        """The questions that move a criterion."""
        return []

    def _take_back(self, last: Undoable) -> Undoable:
        if not last.choice:
            return super()._take_back(last)
        now = self._choices.get(last.choice, "")
        kind = last.kind or "cleared"
        self._choose(last.choice, kind, "", self._whys.get((last.choice, kind), ""))
        return Undoable(last.about, choice=last.choice, kind=now)
