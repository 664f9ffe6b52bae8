"""Questions: what is asked, how it stands, where an answer goes, what waits for the person themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from execcoach.errors import CoachError
from execcoach.profile.checklist import Checklist, Question, read_checklist
from execcoach.profile.dates import Day
from execcoach.profile.lookback import is_due
from execcoach.profile.placing import answered, items, lacking, located, marked, taken_out
from execcoach.profile.reading import Trouble
from execcoach.profile.standing import Known, Standing, standing
from execcoach.profile.there import Row, boxes, lines, rows
from execcoach.services.choices import DECLINED as DECLINED
from execcoach.services.choices import Choices
from execcoach.storage import content
from execcoach.storage.clock import Clock
from execcoach.storage.half_typed import HalfTyped, load_half_typed, save_half_typed
from execcoach.storage.own_checklists import any_there
from execcoach.storage.profile_file import OwnedFile
from execcoach.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PutTo:
    """A question put to the person themselves: its list, and the file and path its answer goes to ("" for a tick)."""

    checklist: Checklist
    question: Question
    file: str
    path: str


class Questions(Choices):
    """The checklists of one person."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        super().__init__(workspace, clock, by)
        self._kept_half: HalfTyped = {}

    @cached_property
    def half_typed(self) -> HalfTyped:
        """What was typed and not answered yet, by question and box."""
        found = {} if self.workspace.demo else load_half_typed(self.workspace.folder)
        self._kept_half = {question: dict(boxes) for question, boxes in found.items()}
        return found

    def keep_half_typed(self) -> None:
        """Write down what is half typed where it changed, so that even a cut-off app loses nothing of it."""
        now = {question: dict(boxes) for question, boxes in self.half_typed.items()}
        if now != self._kept_half and not self.workspace.demo:
            save_half_typed(self.workspace.folder, now)
            self._kept_half = now

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """The checklists: the shipped ones, and the person's own laid over them."""
        return self._laid_over[0]

    @property
    def checklist_warnings(self) -> tuple[str, ...]:
        """A sentence for every own checklist that cannot be used. Why a glance first: a score reads no checklists."""
        return self._laid_over[1] if any_there(self.workspace) else ()

    @cached_property
    def _laid_over(self) -> tuple[tuple[Checklist, ...], tuple[str, ...]]:
        from execcoach.services.own_checklists import laid_over

        files = [f"prompts/checklists/{name}.toml" for name in content.checklist_names()]
        found = [read_checklist(content.shipped_toml(file)) for file in files]
        found.sort(key=lambda one: _ORDER.index(one.id) if one.id in _ORDER else len(_ORDER))
        return laid_over(found, self.workspace)

    def standing(self, checklist: Checklist) -> Standing:
        """How far this checklist is, question by question."""
        files = {file: self.raw_of(file) for file in {question.file for question in checklist.questions}}
        known = Known(self.clock.today(), files, self._choices, self._done_on, self._credits())
        return standing(checklist, known)

    def _credits(self) -> Mapping[str, float]:
        """What each criterion earns of its weight, from 0 to 1."""
        return {}

    @property
    def asked(self) -> tuple[PutTo, ...]:
        """The questions put to the person themselves that still wait for their answer."""
        if "ask" not in self._choices.values():
            return ()
        waiting = [(one, each) for one in self.checklists for each in self.standing(one).questions]
        return tuple(
            PutTo(one, each.question, each.question.file, self.place_of(each.question))
            for one, each in waiting
            if each.state == "asked"
        )

    def question(self, id: str) -> tuple[Checklist, Question] | None:
        """The question of this id and the list it stands in."""
        pairs = ((one, question) for one in self.checklists for question in one.questions)
        return next((pair for pair in pairs if pair[1].id == id), None)

    def place_of(self, question: Question) -> str:
        """The path a question's answer goes to, in its file; "" for a tick."""
        return located(question.path, self.raw_of(question.file)) if question.path else ""

    def standing_there(self, question: Question) -> Any:
        """What stands in the file where the answer goes: one value, or the items the question is about."""
        found = self.items(question)
        return found if question.answer in ("list", "entry") else found[0] if found else None

    def items(self, question: Question) -> list[Any]:
        """The items or entries a question is about."""
        return items(question, self.raw_of(question.file))

    def lacking(self, question: Question) -> int | None:
        """The first entry that lacks what a question asks about entries that are there; None where none does."""
        return lacking(question, self.raw_of(question.file))

    def boxes(self, question: Question, at: int | None = None) -> dict[str, str]:
        """What the boxes of a question hold to begin with: what stands there, or the item that is to be changed."""
        if question.answer == "tick":
            return {"": self.noted(question.id) if self._ticked(question) else ""}
        return boxes(question, self.raw_of(question.file), at)

    def there(self, question: Question) -> tuple[str, ...]:
        """What stands where the answer goes, each item in a line, "(private)" behind what is kept private.

        Of a tick that is to be set again, what was noted the last time.
        """
        if question.answer == "tick":
            last = "" if self._ticked(question) else self.noted(question.id)
            return (last,) if last and self._choices.get(question.id) == "done" else ()
        return lines(question, self.raw_of(question.file), self.clock.today())

    def _ticked(self, question: Question) -> bool:
        """Whether a tick is set, and not so long ago that it is to be set again."""
        on = self._done_on.get(question.id)
        return on is not None and not is_due(question, Day(on.year, on.month, on.day), self.clock.today())

    def rows(self, question: Question) -> tuple[Row, ...]:
        """The entries of a worksheet, with when each was last looked at; what waits longest first."""
        return rows(question, self.raw_of(question.file), self.clock.today()) if question.worksheet else ()

    def spoilt(self, question: Question) -> str:
        """Why the place of an answer must not be written to: what stands there could not be read; "" when it may."""
        if why := self.why_not(question.file):
            return why
        where = self.place_of(question)
        for trouble in self.troubles_of(question.file) if where else ():
            if not trouble.unknown and (
                where == trouble.path or where.startswith((f"{trouble.path}.", f"{trouble.path}["))
            ):
                return str(trouble)
        return ""

    def troubles_of(self, file: str) -> tuple[Trouble, ...]:
        """What a file holds that could not be used."""
        if file != "guidelines":
            return super().troubles_of(file)
        from execcoach.profile.guidelines import read_guidelines

        return read_guidelines(self.raw_of(file)).troubles

    def waits_for(self, question: Question) -> Question | None:
        """The question to answer first: what a post is called, before what lands on its desk."""
        role = self.question("role") if question.path.startswith("roles[current].") else None
        return role[1] if role and self.profile.current_role() is None else None

    def answer(self, question: Question, value: Any, at: int | None = None, since: OwnedFile | None = None) -> None:
        """Put an answer where it belongs, saved at once: a line is set, an item added or, with `at`, put in its place.

        An entry that says more about one that is there completes it. CoachError where the same item stands already.
        A text that is asked about from time to time counts as looked at today. `since` is the file as it stood when
        the answer was begun: EditConflict where somebody else has written something else in its place.
        """
        if question.answer == "tick":
            self.choose(question.id, "done", question.words, str(value))
            return
        if first := self.waits_for(question):
            raise CoachError("One question comes first", first.words)
        raw = since.raw if since else self.raw_of(question.file)
        if question.mark == "reviewed" and (at is not None or not question.worksheet):
            raw = marked(question, raw, self.clock.today(), at)  # first: an entry given an end is not asked about more
        self.change_in(question.file, answered(question, raw, value, at), question.words, since)

    def take_out(self, question: Question, at: int) -> None:
        """Take an item or entry out of the list a question fills; undo brings it back."""
        self.change_in(question.file, taken_out(question, self.raw_of(question.file), at), question.words)

    def look(self, question: Question, at: int | None = None) -> None:
        """Keep that what a question is about, or its entry `at`, was looked at today and still holds."""
        raw = marked(question, self.raw_of(question.file), self.clock.today(), at)
        self.change_in(question.file, raw, question.words)

    def _criterion_of(self, question: str) -> str:
        found = self.question(question)
        return found[1].criterion if found else ""

    def _asked_for(self, criterion: str) -> list[str]:
        return [one.id for lists in self.checklists for one in lists.questions if one.criterion == criterion]


_ORDER = (
    "who-you-are",
    "your-summary",
    "credentials",
    "current-role",
    "freshness",
    "before-you-publish",
    "recruiting-voice",
    "whom-you-read",
    "trigger-events",
    "look-yourself-up",
    "company-guidelines",
)
