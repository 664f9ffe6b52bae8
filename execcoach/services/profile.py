"""The desk for a profile: read it, score it, answer its questions, change it, take a change back."""

import datetime
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError, Place
from execcoach.profile import paths
from execcoach.profile.answering import item_text, same_entry, same_item
from execcoach.profile.checklist import Checklist, Question, Standing, located, read_checklist, standing
from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.profile.page import on_page
from execcoach.profile.reading import CircleReading, ProfileReading, Trouble, read_circle, read_profile
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.profile.score import Action, Score, as_json, best_next, score
from execcoach.storage import content
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.locations import lock_folder
from execcoach.storage.profile_file import OwnedFile, open_owned
from execcoach.storage.workspace import Workspace, is_workspace, new_id, open_workspace
from execcoach.text import clean, one_line

if TYPE_CHECKING:
    from execcoach.routine.progress import ScoreRecord


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change that can be taken back: what it was, and the bytes before it or the choice that stood before."""

    about: str
    before: bytes = b""
    choice: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A score beside what it would be with one value changed."""

    path: str
    value: Any
    now: Score
    then: Score


def desk_in(folder: Path | None) -> "ProfileDesk":
    """The desk of the person in this folder, else here, else of the only one known; CoachError says how to start."""
    from execcoach.storage.settings import load_settings

    if folder is None and is_workspace(Path.cwd()):
        folder = Path.cwd()
    settings = load_settings() if folder is None else None
    if settings is not None:
        known = [Path(name) for name in settings.recent if is_workspace(Path(name))]
        if len(known) > 1:
            named = [Place(file=one_line(str(place))) for place in known]
            raise CoachError(
                "It is not clear whose profile is meant", "Several people are known here; name a folder.", named
            )
        if not known:
            start = "This folder holds no profile.toml. Make one with: execcoach init ada --name “Ada Okafor”"
            raise CoachError("No profile here", start)
        folder = known[0]
    assert folder is not None
    return ProfileDesk(open_workspace(folder), system_clock(), (settings or load_settings()).by)


class ProfileDesk:
    """One person's profile and circle; every change is saved at once and can be undone for as long as the app runs."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str = "executive") -> None:
        self.workspace = workspace
        self.clock = clock
        self.by = by
        self.half_typed: dict[str, dict[str, str]] = _HALF_TYPED.setdefault(workspace.folder, {})
        self._undo: list[Undoable] = []
        self._chosen_at = datetime.datetime.min.replace(tzinfo=datetime.UTC)
        self._one_at_a_time = threading.RLock()
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
    def first_name(self) -> str:
        """What a colleague calls the person."""
        return self.name.split()[0] if self.name.split() else self.name

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
        others = (*(f"circle.toml: {trouble}" for trouble in circle.troubles), *([broken] if broken else []))
        return (*self.own_warnings, *others)

    @property
    def own_warnings(self) -> tuple[str, ...]:
        """A sentence with its line for everything in profile.toml that could not be used; no other file is opened."""
        said = [f"profile.toml{f', line {at.line}' if at.line else ''}: {words}" for at, words in self.own_troubles]
        return (*([self.read_only] if self.read_only else []), *said)

    @property
    def own_troubles(self) -> tuple[tuple[Place, str], ...]:
        """Where profile.toml holds something that could not be used, and what to do about it."""
        return tuple((self._place(trouble), str(trouble)) for trouble in self._reading.troubles)

    def _place(self, trouble: Trouble) -> Place:
        from execcoach.storage.toml_files import line_of

        line = line_of(self._owned.text, trouble.path)
        return Place(str(self.workspace.profile), line, trouble.path, trouble.value, trouble.expected)

    def read_again(self) -> bool:
        """Whether somebody changed the profile since it was read; it is read anew then."""
        with self._one_at_a_time:
            owned = open_owned(self.workspace.profile, locks=lock_folder())
            if owned.digest == self._owned.digest:
                return False
            self._take(owned)
            self._forget_bytes()
            return True

    def _forget_bytes(self) -> None:
        """Why: earlier bytes know nothing of what somebody else has written since; bringing them back would undo it."""
        self._undo = [change for change in self._undo if change.choice]

    def edit_by_hand(self) -> bool:
        """Open profile.toml in the person's editor, wait, read it again; whether it changed."""
        from execcoach.storage import child

        try:
            child.edit(self.workspace.profile)
        finally:
            changed = self.read_again()
        return changed

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

    def what_if(self, wish: str) -> WhatIf:
        """The score with one value changed, from a wish such as `connection_points.hobbies=["chess"]`."""
        from execcoach.storage.toml_files import parse_toml

        path, sign, words = wish.partition("=")
        path = path.strip()
        example = "For example: --what-if 'connection_points.hobbies=[\"chess\"]'"
        if not sign:
            raise CoachError("That cannot be tried", f"“{one_line(wish)}” has no = in it. {example}")
        try:
            value = parse_toml(f"value = {words.strip()}".encode(), "--what-if").get("value")
        except (CoachError, UnicodeEncodeError):
            raise CoachError(
                "That cannot be tried", f"{one_line(words)} is not a value; text goes in quotes. {example}"
            ) from None
        raw = paths.put(self.raw, path, value)
        reading = read_profile(raw)
        if wrong := [trouble for trouble in reading.troubles if trouble not in self._reading.troubles]:
            raise CoachError("That would not be read", str(wrong[0]))
        return WhatIf(path, value, self.score(), self.score(raw))

    def history(self) -> "tuple[ScoreRecord, ...]":
        """Every recorded score, oldest first."""
        from execcoach.storage.progress_files import read_all

        if not self.workspace.progress.is_dir():
            return ()
        return read_all(self.workspace, self.profile.person.id).records.scores

    def score_json(self) -> dict[str, Any]:
        """The score in the shape of the contract."""
        return as_json(self.score(), self.page())

    def best_next(self, minutes: int | None = None, limit: int | None = 3) -> tuple[Action, ...]:
        """What gains most for its minutes; with `minutes`, what to do with that many."""
        return best_next(self.score(), minutes, limit)

    def called(self, criterion: str) -> str:
        """The question of a criterion, as a person reads it."""
        return self.rubric.criterion(criterion).question

    def titled(self, id: str) -> str:
        """The short name of a criterion or question, from its id."""
        return id.replace("-", " ").capitalize()

    def _declined(self) -> frozenset[str]:
        """Criteria all of whose questions were declined; kept beside the questions, so that no checklist is opened."""
        kept = [about for about, kind in self._choices.items() if kind in _DECLINED and about.startswith(_CRITERION)]
        return frozenset(about.removeprefix(_CRITERION) for about in kept)

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

    def question(self, id: str) -> tuple[Checklist, Question] | None:
        """The question of this id and the list it stands in."""
        pairs = ((one, question) for one in self.checklists for question in one.questions)
        return next((pair for pair in pairs if pair[1].id == id), None)

    def question_for(self, criterion: str) -> Question | None:
        """The question that mends a criterion: where its answer goes, then one still open, then any; None for none."""
        asked = [question for one in self.checklists for question in one.questions if question.criterion == criterion]
        if not asked:
            return None
        place = self.rubric.criterion(criterion).path
        free = [one for one in asked if self._choices.get(one.id) not in _DECLINED] or asked
        if before := next((one for one in free if self.waits_for(one)), None):
            return self.waits_for(before)
        bare = [one for one in free if self.standing_there(one) in (None, "", [])]
        return next((one for some in (bare, free) for one in some if one.path == place), (bare or free)[0])

    def waits_for(self, question: Question) -> Question | None:
        """The question to answer first: what a post is called, before what lands on its desk."""
        role = self.question("role") if question.path.startswith("roles[current]") else None
        return role[1] if role and self.profile.current_role() is None else None

    def spoilt(self, question: Question) -> str:
        """Why the place of an answer must not be written to: what stands there could not be read; "" when it may."""
        where = self.place_of(question)
        for trouble in self._reading.troubles:
            if not trouble.unknown and (
                where == trouble.path or where.startswith((f"{trouble.path}.", f"{trouble.path}["))
            ):
                return str(trouble)
        return ""

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

    def change(self, raw: Mapping[str, Any], about: str) -> None:
        """Save these tables as the profile; EditConflict where somebody else changed the same thing meanwhile."""
        with self._one_at_a_time:
            if not self.profile.person.id and not self.read_only:
                made = new_id()  # before the change, so that taking the change back does not take the id with it
                self._take(self._owned.save(paths.put(self.raw, "person.id", made)))
                raw = paths.put(raw, "person.id", self.profile.person.id)
            disk = open_owned(self.workspace.profile, locks=lock_folder())
            if disk.digest != self._owned.digest:
                self._forget_bytes()
            owned = self._owned.save(raw)
            if owned.data != disk.data:
                self._undo.append(Undoable(about, disk.data))
            self._take(owned)

    def undo(self) -> str:
        """Take the last change or choice back; what it was, or "" when there is none."""
        with self._one_at_a_time:
            if not self._undo:
                return ""
            last = self._undo[-1]
            if last.choice:
                self._choose(last.choice, last.kind or "cleared", "", "")
            else:
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
        """Keep a decision about a question or prompt: not-for-me, ask, never, or cleared; undo takes it back."""
        with self._one_at_a_time:
            before = self._choices.get(about, "")
            self._choose(about, kind, words, why)
            self._undo.append(Undoable(words or about, choice=about, kind=before))

    def _choose(self, about: str, kind: str, words: str, why: str) -> None:
        from execcoach.routine.progress import Choice, Records
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
        self._score = None

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
        declined = all(chosen.get(id) in _DECLINED for id in same)
        criterion = f"{_CRITERION}{found[1].criterion}"
        if declined == (self._choices.get(criterion) in _DECLINED):
            return []
        return [(criterion, "not-for-me" if declined else "cleared")]

    def person_id(self) -> str:
        """The person's id, written into the profile the first time something is recorded."""
        if not self.profile.person.id:
            self._take(self._owned.save(paths.put(self.raw, "person.id", new_id())))
        return self.profile.person.id

    def record_score(self) -> None:
        """Keep today's score, one record a day, replaced when it moves."""
        with self._one_at_a_time:
            self._record_score()

    def _record_score(self) -> None:
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


def _told(item: Any) -> str:
    if not isinstance(item, Mapping):
        return one_line(str(item))
    own = [one_line(str(value)) for key, value in item.items() if key not in _ABOUT_ENTRIES and value not in (None, "")]
    return ", ".join(own) + (" (private)" if item.get("private", False) is not False else "")


_ABOUT_ENTRIES = ("private", "reviewed", "source")
_CRITERION = "criterion:"
_DECLINED = ("not-for-me", "never")
_HALF_TYPED: dict[Path, dict[str, dict[str, str]]] = {}
"""Folder → question → box → what was typed and not kept yet: nothing typed is lost while the app runs."""
_ORDER = ("who-you-are", "your-summary", "credentials", "current-role")
