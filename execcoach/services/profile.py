"""The desk for a profile: read it, score it, answer its questions, change it, take a change back."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile import paths
from execcoach.profile.checklist import Checklist, Question, Standing, located, read_checklist, standing
from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.profile.page import on_page
from execcoach.profile.reading import CircleReading, ProfileReading, Trouble, read_circle, read_profile
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.profile.score import Action, Score, as_json, best_next, score
from execcoach.storage import content
from execcoach.storage.clock import Clock
from execcoach.storage.locations import lock_folder
from execcoach.storage.profile_file import OwnedFile, open_owned
from execcoach.storage.workspace import Workspace, new_id
from execcoach.text import one_line


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change that can be taken back: what it was, and the bytes before it."""

    about: str
    before: bytes


class ProfileDesk:
    """One person's profile and circle; every change is saved at once and can be undone for as long as the app runs."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        self.workspace = workspace
        self.clock = clock
        self.by = by
        self._undo: list[Undoable] = []
        self._take(open_owned(workspace.profile, locks=lock_folder()))

    def _take(self, owned: OwnedFile) -> None:
        self._owned = owned
        self._reading: ProfileReading = read_profile(owned.raw)
        self._score: tuple[datetime.date, Score] | None = None

    @property
    def profile(self) -> Profile:
        """The profile as last read or saved."""
        return self._reading.profile

    @property
    def raw(self) -> Mapping[str, Any]:
        """The tables of profile.toml, as they stand in the file."""
        return self._owned.raw

    @property
    def name(self) -> str:
        """The person's name; the folder's where the file gives none."""
        return self.profile.person.name or one_line(self.workspace.folder.name)

    @property
    def read_only(self) -> str:
        """Why the profile must not be changed, or ""."""
        return self._owned.read_only

    @cached_property
    def _circle(self) -> tuple[CircleReading, str]:
        try:
            owned = open_owned(self.workspace.circle, locks=lock_folder())
        except CoachError as error:
            return CircleReading(Circle()), f"{error.sentence} Until it is mended nothing of it is used."
        return read_circle(owned.raw), ""

    @property
    def circle(self) -> Circle:
        """Whom the person reads, meets and thanks; empty when the file cannot be read."""
        return self._circle[0].circle

    @property
    def troubles(self) -> tuple[Place, ...]:
        """What profile.toml holds that could not be used, with its line."""
        return tuple(self._place(trouble) for trouble in self._reading.troubles)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for everything in the person's two files that could not be used."""
        circle, broken = self._circle
        own = [self._sentence("profile.toml", trouble) for trouble in self._reading.troubles]
        return (*own, *(f"circle.toml: {trouble}" for trouble in circle.troubles), *([broken] if broken else []))

    def _sentence(self, file: str, trouble: Trouble) -> str:
        line = self._place(trouble).line
        return f"{file}{f', line {line}' if line else ''}: {trouble}"

    def _place(self, trouble: Trouble) -> Place:
        from execcoach.storage.toml_files import line_of

        line = line_of(self._owned.text, trouble.path)
        return Place(str(self.workspace.profile), line, trouble.path, trouble.value, trouble.expected)

    def read_again(self) -> bool:
        """Whether somebody changed the profile since it was read; it is read anew then."""
        owned = open_owned(self.workspace.profile, locks=lock_folder())
        if owned.digest == self._owned.digest:
            return False
        self._take(owned)
        return True

    @cached_property
    def rubric(self) -> Rubric:
        """The shipped rubric."""
        return read_rubric(*content.rubric_source())

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

    def score(self, raw: Mapping[str, Any] | None = None) -> Score:
        """The score of the profile as it stands, or of these tables instead (a what-if)."""
        today = self.clock.today()
        if raw is not None:
            return score(read_profile(raw).profile, self.rubric, today, self._declined())
        if self._score is None or self._score[0] != today:
            self._score = (today, score(self.profile, self.rubric, today, self._declined()))
        return self._score[1]

    @property
    def published(self) -> bool:
        """Whether anything was ever ticked as live."""
        return self.workspace.published.exists()

    def page(self) -> Score:
        """The score of what published.toml says is live; of nothing when nothing was ticked yet."""
        import hashlib

        from execcoach.storage.toml_files import load_toml

        rows: Any = load_toml(self.workspace.published).raw.get("field", []) if self.published else []
        live = {str(row.get("path")): str(row.get("hash")) for row in rows if isinstance(row, Mapping)}
        shown = on_page(self.raw, live, lambda text: hashlib.sha256(text.encode()).hexdigest())
        return score(read_profile(shown).profile, self.rubric, self.clock.today())

    def score_json(self) -> dict[str, Any]:
        """The score in the shape of the contract."""
        return as_json(self.score(), self.page())

    def best_next(self, minutes: int | None = None, limit: int = 3) -> tuple[Action, ...]:
        """What gains most for its minutes; with `minutes`, what to do with that many."""
        return best_next(self.score(), minutes, limit)

    def called(self, criterion: str) -> str:
        """The question of a criterion, as a person reads it."""
        return self.rubric.criterion(criterion).question

    def _declined(self) -> frozenset[str]:
        """Criteria all of whose questions were declined, and those declined themselves."""
        return frozenset(about for about, kind in self._choices.items() if kind == "not-for-me")

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """The shipped checklists."""
        files = [f"prompts/checklists/{name}.toml" for name in content.checklist_names()]
        found = [read_checklist(content.shipped_toml(file)) for file in files]
        return tuple(sorted(found, key=lambda one: _ORDER.index(one.id) if one.id in _ORDER else len(_ORDER)))

    def standing(self, checklist: Checklist) -> Standing:
        """How far this checklist is, question by question."""
        return standing(checklist, self.raw, self._choices)

    def place_of(self, question: Question) -> str:
        """The path a question's answer goes to."""
        return located(question.path, self.raw)

    def standing_there(self, question: Question) -> Any:
        """What stands in the file where the answer goes."""
        return paths.get(self.raw, self.place_of(question))

    def answer(self, question: Question, value: Any) -> None:
        """Put an answer where it belongs: a line or text is set, an item or entry is added; saved at once."""
        where = self.place_of(question)
        if question.answer in ("list", "entry"):
            raw = dict(self.raw)
            for item in value if isinstance(value, list) else [value]:
                raw = paths.append(raw, where, item)
        else:
            raw = paths.put(self.raw, where, value)
        self.change(raw, question.words)

    def change(self, raw: Mapping[str, Any], about: str) -> None:
        """Save these tables as the profile; EditConflict where somebody else changed the same thing meanwhile."""
        before = self._owned.data
        owned = self._owned.save(raw)
        if owned.data != before:
            self._undo.append(Undoable(about, before))
        self._take(owned)

    def undo(self) -> str:
        """Take the last change back, byte for byte; what it was, or "" when there is none."""
        if not self._undo:
            return ""
        last = self._undo[-1]
        self._take(self._owned.restore(last.before))
        self._undo.pop()
        return last.about

    def add_contact(self, name: str, relation: str = "", learned: str = "") -> None:
        """Add somebody to circle.toml, once; the file is made where there is none."""
        if not name or any(contact.name.casefold() == name.casefold() for contact in self.circle.contacts):
            return
        entry: dict[str, Any] = {"name": name, "touched": self.clock.today().isoformat()}
        entry |= {
            key: value for key, value in (("relation", relation), ("learned", [learned] if learned else [])) if value
        }
        owned = open_owned(self.workspace.circle, locks=lock_folder())
        owned.save(paths.append(owned.raw, "contacts", entry))
        self.__dict__.pop("_circle", None)

    def choose(self, about: str, kind: str, words: str = "", why: str = "") -> None:
        """Keep a decision about a question or prompt: not-for-me, ask, never, or cleared."""
        from execcoach.routine.progress import Choice, Records
        from execcoach.storage.progress_files import record

        at = self.clock.now().isoformat()
        choice = Choice(id=new_id(), at=at, by=self.by, kind=kind, about=about, words=words, why=why)
        person = self.person_id()
        record(self.workspace, self.clock.today(), Records(person=person, name=self.name, choices=(choice,)))
        self._choices[about] = kind
        if kind == "cleared":
            del self._choices[about]
        self._score = None

    def person_id(self) -> str:
        """The person's id, written into the profile the first time something is recorded."""
        if not self.profile.person.id:
            self._take(self._owned.save(paths.put(self.raw, "person.id", new_id())))
        return self.profile.person.id

    def record_score(self) -> None:
        """Keep today's score, one record a day, replaced when it moves."""
        from execcoach.routine.progress import Records, ScoreRecord
        from execcoach.storage.progress_files import device, record

        now, page, today = self.score(), self.page(), self.clock.today()
        kept = ScoreRecord(
            id=f"score-{today.isoformat()}-{device()}",
            on=today,
            total=now.total,
            page=page.total,
            groups={group.id: group.points for group in now.groups},
            credits={line.id: line.credit for line in now.lines},
            rubric=f"{now.version}+{now.hash}",
        )
        record(self.workspace, today, Records(person=self.person_id(), name=self.name, scores=(kept,)))


_ORDER = ("who-you-are", "your-summary", "credentials", "current-role")
