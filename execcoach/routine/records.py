"""What was done, measured and decided: the records of one person, which can be merged by id."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

CRITERION = "criterion:"
"""What a choice begins with that is about a criterion, not a question or prompt."""
PILLARS = ("share", "listen", "engage")
OUTCOMES = ("done", "skipped", "later")
EFFORTS = ("reaction", "reshare", "reshare-with-words", "comment", "post", "message", "meeting")
"""From one click to an hour of one's life: not all interactions weigh the same."""
KINDS = ("reply", "meeting", "introduction", "invitation", "candidate", "press", "deal-opened", "nothing")
CHOICES = ("not-for-me", "ask", "never", "done", "cleared")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One step of a session: what was asked and what became of it."""

    pillar: str
    prompt: str = ""
    outcome: str = "done"
    effort: str = ""
    seconds: int = 0
    note: str = ""
    private: bool = False
    link: str = ""
    draft: str = ""
    contact: str = ""
    about: str = ""
    """The source, trigger or company it was about, else what was laid out, each behind its kind and a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sitting; `started` and `ended` are ISO date and time with offset, `by` is executive or assistant."""

    id: str
    started: str
    ended: str = ""
    minutes: int = 0
    by: str = "executive"
    planned: bool = True
    back_filled: bool = False
    steps: tuple[StepRecord, ...] = ()

    @property
    def day(self) -> datetime.date:
        """The day it counts for, where the person was."""
        return datetime.date.fromisoformat(self.started[:10])

    @property
    def done(self) -> bool:
        """Whether any step was done."""
        return any(step.outcome == "done" for step in self.steps)

    def did(self, pillar: str) -> bool:
        """Whether a step of this pillar was done."""
        return any(step.pillar == pillar and step.outcome == "done" for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a step (`step` is `session-id/number`, counted from 0): asked, kept, never scored."""

    id: str
    on: datetime.date
    step: str = ""
    kind: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRecord:
    """A score as it stood: points in 1/100 (the file holds points with two decimals), credits from 0 to 1."""

    id: str
    on: datetime.date
    total: int = 0
    page: int | None = None
    groups: Mapping[str, int] = field(default_factory=dict, hash=False)
    credits: Mapping[str, float] = field(default_factory=dict, hash=False)
    rubric: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRecord:
    """A milestone and the day it was reached; the id of a monthly one begins with its month, as in "2026-11/kept"."""

    id: str
    on: datetime.date

    @property
    def lasting(self) -> bool:
        """Whether it is reached once in a lifetime, not once a month."""
        return "/" not in self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision about a question or prompt: kind is not-for-me, ask, never, done (ticked) or cleared."""

    id: str
    at: str
    by: str = ""
    kind: str = ""
    about: str = ""
    words: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything one person's progress files hold."""

    person: str = ""
    name: str = ""
    device: str = ""
    sessions: tuple[Session, ...] = ()
    results: tuple[Result, ...] = ()
    scores: tuple[ScoreRecord, ...] = ()
    milestones: tuple[MilestoneRecord, ...] = ()
    choices: tuple[Choice, ...] = ()

    def merged(self, other: "Records") -> "Records":
        """Both together in order of time; what has the same id counts once, whichever side comes first."""
        return Records(
            person=max(self.person, other.person),
            name=max(self.name, other.name),
            device=max(self.device, other.device),
            sessions=_once((*self.sessions, *other.sessions)),
            results=_once((*self.results, *other.results)),
            scores=_once((*self.scores, *other.scores)),
            milestones=_once((*self.milestones, *other.milestones), latest=False),
            choices=_once((*self.choices, *other.choices)),
        )

    def declined(self) -> frozenset[str]:
        """The criteria declined: a choice about one is kept when the last of its questions is."""
        kept = (choice.about for choice in self.standing().values() if choice.kind in ("not-for-me", "never"))
        return frozenset(about.removeprefix(CRITERION) for about in kept if about.startswith(CRITERION))

    def standing(self) -> dict[str, Choice]:
        """About → the last choice made about it; what was cleared is left out."""
        last = {choice.about: choice for choice in sorted(self.choices, key=lambda c: (_instant(c.at), c.id))}
        return {about: choice for about, choice in last.items() if choice.kind != "cleared"}


_R = TypeVar("_R", Session, Result, ScoreRecord, MilestoneRecord, Choice)


def _when(record: Session | Result | ScoreRecord | MilestoneRecord | Choice) -> str:
    if isinstance(record, Session):
        return record.started
    return record.at if isinstance(record, Choice) else record.on.isoformat()


def _weight(record: Any) -> tuple[str, int, str]:
    return (getattr(record, "ended", "") or _when(record), len(getattr(record, "steps", ())), repr(record))


def _once(records: Iterable[_R], latest: bool = True) -> tuple[_R, ...]:
    """One of each id, by time. Why: two copies that differ are settled by what they hold, not by who is read first."""
    found: dict[str, _R] = {}
    for record in records:
        there = found.setdefault(record.id, record)
        if there is not record and there != record and (_weight(record) > _weight(there)) == latest:
            found[record.id] = record
    return tuple(sorted(found.values(), key=lambda record: (_when(record), record.id)))


def _instant(text: str) -> tuple[float, str]:
    try:
        at = datetime.datetime.fromisoformat(text)
        return ((at if at.tzinfo else at.replace(tzinfo=datetime.UTC)).timestamp(), text)
    except (ValueError, OverflowError, OSError):
        return (0.0, text)
