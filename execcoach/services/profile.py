"""The desk for a profile: its files, its questions, and the score that both move."""

import datetime
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError, Place
from execcoach.profile.checklist import Question
from execcoach.profile.page import on_page
from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.profile.score import Action, Score, as_json, best_next, score
from execcoach.services.questions import DECLINED, Questions
from execcoach.storage import content
from execcoach.storage.clock import system_clock
from execcoach.storage.workspace import is_workspace, open_workspace
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.profile.history import Stand
    from execcoach.routine.records import ScoreRecord
    from execcoach.services.trying import WhatIf


def folder_meant(folder: Path | None) -> Path:
    """The folder given, else the one we are in, else that of the only person known; CoachError says how to start."""
    from execcoach.storage.settings import load_settings

    if folder is not None or is_workspace(Path.cwd()):
        return folder or Path.cwd()
    known = [place for name in load_settings().recent if is_workspace(place := Path(name))]
    if len(known) > 1:
        named = [Place(file=one_line(str(place))) for place in known]
        sentence = "Several people are known here; name a folder."
        raise CoachError("It is not clear whose profile is meant", sentence, named)
    if not known:
        start = 'This folder holds no profile.toml. Make one with: execcoach init ada --name "Ada Okafor"'
        raise CoachError("No profile here", start)
    return known[0]


def desk_in(folder: Path | None) -> "ProfileDesk":
    """The desk of the person in this folder, else of whoever is meant; CoachError where that is not clear."""
    from execcoach.storage.settings import load_settings

    return ProfileDesk(open_workspace(folder_meant(folder)), system_clock(), load_settings().by)


class ProfileDesk(Questions):
    """One person's profile, judged; what changes it is kept at once and can be taken back."""

    _last_kept: "ScoreRecord | None" = None
    _read_live: tuple[tuple[int, ...], tuple[Mapping[str, str], str]] | None = None
    _page: tuple[tuple[Any, ...], Score] | None = None

    def _moved(self) -> None:
        self._score: tuple[datetime.date, Score] | None = None

    @cached_property
    def rubric(self) -> Rubric:
        """The shipped rubric."""
        return read_rubric(*content.rubric_source())

    def score(self, raw: Mapping[str, Any] | None = None) -> Score:
        """The score of the profile as it stands, or of these tables instead (a what-if)."""
        today = self.clock.today()
        if raw is not None:
            return score(read_profile(raw).profile, self.rubric, today, self._declined())
        kept = self._score  # once: another thread may say meanwhile that the file moved
        if kept is None or kept[0] != today:
            kept = self._score = (today, score(self.profile, self.rubric, today, self._declined()))
        return kept[1]

    @property
    def published(self) -> bool:
        """Whether anything was ever ticked as live, as far as that can be read."""
        return self.workspace.published.exists() and not self._read_page()[1]

    @property
    def live(self) -> Mapping[str, str]:
        """Path → hash of what published.toml says is live; nothing where it cannot be read."""
        return self._read_page()[0]

    def _read_page(self) -> tuple[Mapping[str, str], str]:
        """What is live, and why that cannot be read; read again when the file changed."""
        from execcoach.storage.profile_file import stamp

        there = stamp(self.workspace.published)
        if self._read_live is None or self._read_live[0] != there:
            self._read_live = (there, self._fresh_live())
        return self._read_live[1]

    def _fresh_live(self) -> tuple[Mapping[str, str], str]:
        from execcoach.storage.toml_files import load_toml

        try:
            file = self.workspace.published
            rows: Any = load_toml(file, cap=4_000_000).raw.get("field") if file.exists() else []
        except CoachError as error:
            return {}, error.sentence
        some = rows if isinstance(rows, list) else []
        return {str(row.get("path")): str(row.get("hash")) for row in some if isinstance(row, Mapping)}, ""

    @property
    def own_warnings(self) -> tuple[str, ...]:
        """A sentence for everything in profile.toml, published.toml and own checklists that could not be used."""
        unread = self._read_page()[1]
        return (*super().own_warnings, *([unread] if unread else []), *self.checklist_warnings)

    def _credits(self) -> Mapping[str, float]:
        return {line.id: line.credit for line in self.score().lines}

    def page(self) -> Score:
        """The score of what published.toml says is live; of nothing when nothing was ticked yet."""
        import hashlib

        live, today, declined = self.live, self.clock.today(), self._declined()
        same = (self.raw, live, today, declined)
        kept = self._page
        if kept is None or any(one is not other and one != other for one, other in zip(kept[0], same, strict=True)):
            shown = on_page(self.raw, live, lambda text: hashlib.sha256(text.encode()).hexdigest())
            judged = score(read_profile(shown).profile, self.rubric, today, declined, whole=self.profile)
            kept = self._page = (same, judged)
        return kept[1]

    def what_if(self, wish: str) -> "WhatIf":
        """The score with one value changed, from a wish such as `connection_points.hobbies=["chess"]`."""
        from execcoach.services.trying import wished

        return wished(self, wish)

    def try_answer(self, question: Question, line: str) -> "WhatIf":
        """The score with this answer, nothing saved; an entry's boxes stand in one line with ; between them."""
        from execcoach.services.trying import tried

        return tried(self, question, line)

    def take_along(self, question: Question, line: str) -> None:
        """Put a line that was tried into the boxes of its question, where it waits as half typed."""
        from execcoach.services.trying import typed_boxes

        self.half_typed[question.id] = typed_boxes(self, question, line)

    def history(self) -> "tuple[Stand, ...]":
        """Every recorded score, oldest first, weighed by today's rubric where another one made it."""
        from execcoach.profile.history import history
        from execcoach.storage.progress_files import read_all

        if not self.workspace.progress.is_dir():
            return ()
        return history(read_all(self.workspace, self.profile.person.id).records.scores, self.rubric)

    def _last_recorded(self) -> "ScoreRecord | None":
        """The newest score on record. Why recent files first: what a save reads must not grow with the years."""
        from execcoach.storage.progress_files import read_all, read_recent

        if not self.workspace.progress.is_dir():
            return None
        person = self.profile.person.id
        found = read_recent(self.workspace, self.clock.today(), person).records.scores
        found = found or read_all(self.workspace, person).records.scores
        return max(found, key=lambda one: (one.on, one.id), default=None)

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
        titles = {criterion.id: criterion.title for criterion in self.rubric.criteria}
        return titles.get(id) or id.replace("-", " ").capitalize()

    def check_title(self, kind: str) -> str:
        """What a kind of check looks at, in a word or two."""
        return self.rubric.kinds.get(kind, kind)

    def question_for(self, criterion: str) -> Question | None:
        """The question that mends a criterion: where its answer goes, then one still open, then any; None for none."""
        asked = [question for one in self.checklists for question in one.questions if question.criterion == criterion]
        if not asked:
            return None
        place = self.rubric.criterion(criterion).path
        free = [one for one in asked if self._choices.get(one.id) not in DECLINED] or asked
        if before := next((one for one in free if self.waits_for(one)), None):
            return self.waits_for(before)
        bare = [one for one in free if self.standing_there(one) in (None, "", [])]
        return next((one for some in (bare, free) for one in some if one.path == place), (bare or free)[0])

    def record_score(self) -> None:
        """Keep today's score where it moved since the last one kept: one record a day, replaced when it moves again."""
        with self._one_at_a_time:
            self._record_score()

    def _record_score(self) -> None:
        from execcoach.routine.records import Records, ScoreRecord
        from execcoach.storage.progress_files import device, record

        now, page, today = self.score(), self.page(), self.clock.today()
        kept = ScoreRecord(
            id=f"score-{today.isoformat()}-{device()}",
            on=today,
            total=now.total,
            page=page.total if self.published else None,
            groups={group.id: group.points for group in now.groups},
            credits={line.id: line.credit for line in now.lines},
            rubric=f"{now.version}+{now.hash}",
        )
        if self._last_kept is None:
            self._last_kept = self._last_recorded()
        if self._last_kept is None or _differs(self._last_kept, kept):
            record(self.workspace, today, Records(person=self.person_id(), name=self.name, scores=(kept,)))
            self._last_kept = kept


def _differs(before: "ScoreRecord", now: "ScoreRecord") -> bool:
    return (before.total, before.page, before.credits, before.rubric) != (now.total, now.page, now.credits, now.rubric)
