"""Questions and choices: what is asked, what stands there, where an answer goes, what was declined or put off."""

import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.profile.answering import item_text, same_entry, same_item
from execcoach.profile.checklist import Checklist, Question, Standing, located, read_checklist, standing
from execcoach.services.changes import Undoable
from execcoach.services.owned import OwnedFiles
from execcoach.storage import content
from execcoach.storage.clock import Clock
from execcoach.storage.half_typed import HalfTyped, load_half_typed, save_half_typed
from execcoach.storage.workspace import Workspace, new_id
from execcoach.text import clean, one_line


class Questions(OwnedFiles):
    """The checklists of one person."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        super().__init__(workspace, clock, by)
        self._kept_half: HalfTyped = {}
        self._chosen_at = datetime.datetime.min.replace(tzinfo=datetime.UTC)

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

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """The shipped checklists."""
        files = [f"prompts/checklists/{name}.toml" for name in content.checklist_names()]
        found = [read_checklist(content.shipped_toml(file)) for file in files]
        return tuple(sorted(found, key=lambda one: _ORDER.index(one.id) if one.id in _ORDER else len(_ORDER)))

    def standing(self, checklist: Checklist) -> Standing:
        """How far this checklist is, question by question."""
        return standing(checklist, self.raw, self._choices)

    def question(self, id: str) -> tuple[Checklist, Question] | None:
        """The question of this id and the list it stands in."""
        pairs = ((one, question) for one in self.checklists for question in one.questions)
        return next((pair for pair in pairs if pair[1].id == id), None)

    def place_of(self, question: Question) -> str:
        """The path a question's answer goes to."""
        return located(question.path, self.raw)

    def standing_there(self, question: Question) -> Any:
        """What stands in the file where the answer goes."""
        return paths.get(self.raw, self.place_of(question))

    def items(self, question: Question) -> list[Any]:
        """The items or entries that stand where the answer goes."""
        found = self.standing_there(question)
        return list(found) if isinstance(found, list) else [] if found in (None, "") else [found]

    def boxes(self, question: Question, at: int | None = None) -> dict[str, str]:
        """What the boxes of a question hold to begin with: what stands there, or the item that is to be changed."""
        found = self.standing_there(question) if question.answer in ("line", "text") else None
        if at is not None:
            found = self.items(question)[at]
        if question.answer == "entry":
            table = found if isinstance(found, Mapping) else {}
            return {field.key: clean(str(table.get(field.key, ""))) for field in question.fields}
        return {"": clean(item_text(found)) if found is not None else ""}

    def there(self, question: Question) -> tuple[str, ...]:
        """What stands where the answer goes, each item in a line, "(private)" behind what is kept private."""
        return tuple(_told(item) for item in self.items(question))

    def spoilt(self, question: Question) -> str:
        """Why the place of an answer must not be written to: what stands there could not be read; "" when it may."""
        where = self.place_of(question)
        for trouble in self._reading.troubles:
            if not trouble.unknown and (
                where == trouble.path or where.startswith((f"{trouble.path}.", f"{trouble.path}["))
            ):
                return str(trouble)
        return ""

    def waits_for(self, question: Question) -> Question | None:
        """The question to answer first: what a post is called, before what lands on its desk."""
        role = self.question("role") if question.path.startswith("roles[current]") else None
        return role[1] if role and self.profile.current_role() is None else None

    def answer(self, question: Question, value: Any, at: int | None = None) -> None:
        """Put an answer where it belongs, saved at once: a line is set, an item added or, with `at`, put in its place.

        An entry that says more about one that is there completes it. CoachError where the same item stands already.
        """
        where = self.place_of(question)
        items = self.items(question)
        if question.answer == "entry":
            tables = [item if isinstance(item, Mapping) else {} for item in items]
            exact = at is not None
            at = at if exact else same_entry(where, tables, value)
            raw = self._completed(where, value, at, tables)
            gone = [*(field.key for field in question.fields), "private"] if exact else []
            for key in gone:
                if key not in value and key in tables[at or 0]:
                    raw = paths.remove(raw, f"{where}[{at}].{key}")
        elif question.answer == "list":
            if same_item(items, value) not in (None, at):
                raise CoachError("It is there already", f"“{one_line(item_text(value))}” stands in the list.")
            raw = paths.append(self.raw, where, value) if at is None else self._replaced(where, value, at)
        else:
            if first := self.waits_for(question):
                raise CoachError("One question comes first", first.words)
            raw = paths.put(self.raw, where, value)
        self.change(raw, question.words)

    def _completed(self, where: str, entry: Mapping[str, Any], at: int | None, there: list[Any]) -> dict[str, Any]:
        if at is None:
            return paths.append(self.raw, where, dict(entry))
        raw = dict(self.raw)
        for key, value in entry.items():
            if there[at].get(key) != value:
                raw = paths.put(raw, f"{where}[{at}].{key}", value)
        return raw

    def _replaced(self, where: str, value: Any, at: int) -> dict[str, Any]:
        """A list item in place of another; what its table says besides the words stays."""
        there = paths.get(self.raw, f"{where}[{at}]")
        if isinstance(there, Mapping):
            given = value if isinstance(value, Mapping) else {"text": value, "private": False}
            kept = {**there, **given}
            value = kept if kept["private"] or "private" in there else {k: v for k, v in kept.items() if k != "private"}
        return paths.put(self.raw, f"{where}[{at}]", value)

    def take_out(self, question: Question, at: int) -> None:
        """Take an item or entry out of the list a question fills; undo brings it back."""
        self.change(paths.remove(self.raw, f"{self.place_of(question)}[{at}]"), question.words)

    @cached_property
    def _choices(self) -> dict[str, str]:
        from execcoach.storage.progress_files import read_choices

        if not self.workspace.progress.is_dir():
            return {}
        records = read_choices(self.workspace, self.profile.person.id).records
        return {about: choice.kind for about, choice in records.standing().items()}

    @property
    def choices(self) -> Mapping[str, str]:
        """What was declined (not-for-me), put to the executive (ask) or never wanted again, by what it is about."""
        return self._choices

    def _declined(self) -> frozenset[str]:
        """Criteria all of whose questions were declined; kept beside the questions, so that no checklist is opened."""
        kept = [about for about, kind in self._choices.items() if kind in DECLINED and about.startswith(_CRITERION)]
        return frozenset(about.removeprefix(_CRITERION) for about in kept)

    def choose(self, about: str, kind: str, words: str = "", why: str = "") -> None:
        """Keep a decision about a question or prompt: not-for-me, ask, never, or cleared; undo takes it back."""
        with self._one_at_a_time:
            before = self._choices.get(about, "")
            self._choose(about, kind, words, why)
            self._undo.append(Undoable(words or about, choice=about, kind=before))

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
            self._choices[choice.about] = choice.kind
            if choice.kind == "cleared":
                del self._choices[choice.about]
        self._moved()

    def _instant(self) -> datetime.datetime:
        """Now, and always later than the choice before: the last choice holds, and two may fall in one second."""
        self._chosen_at = max(self.clock.now(), self._chosen_at + datetime.timedelta(microseconds=1))
        return self._chosen_at

    def _follows(self, about: str, chosen: Mapping[str, str]) -> list[tuple[str, str]]:
        """A criterion is declined with the last of its questions, and wanted again with the first."""
        found = self.question(about)
        if not found or not found[1].criterion:
            return []
        same = [one.id for lists in self.checklists for one in lists.questions if one.criterion == found[1].criterion]
        declined = all(chosen.get(id) in DECLINED for id in same)
        criterion = f"{_CRITERION}{found[1].criterion}"
        if declined == (self._choices.get(criterion) in DECLINED):
            return []
        return [(criterion, "not-for-me" if declined else "cleared")]

    def _take_back(self, last: Undoable) -> Undoable:
        if not last.choice:
            return super()._take_back(last)
        before = self._choices.get(last.choice, "")
        self._choose(last.choice, last.kind or "cleared", "", "")
        return Undoable(last.about, choice=last.choice, kind=before)


def _told(item: Any) -> str:
    if not isinstance(item, Mapping):
        return one_line(str(item))
    own = [one_line(str(value)) for key, value in item.items() if key not in _ABOUT_ENTRIES and value not in (None, "")]
    return ", ".join(own) + (" (private)" if item.get("private", False) is not False else "")


_ABOUT_ENTRIES = ("private", "reviewed", "source")
_CRITERION = "criterion:"
DECLINED = ("not-for-me", "never")
_ORDER = ("who-you-are", "your-summary", "credentials", "current-role")
