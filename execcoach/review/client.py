"""One client as a coach sees them: figures, gaps, what was done and said; nothing that was marked private."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from execcoach.profile.model import Profile, Routine
from execcoach.profile.reading import Trouble
from execcoach.profile.rubric import Rubric
from execcoach.profile.score import GroupScore, score
from execcoach.routine import consistency
from execcoach.routine.progress import up_to
from execcoach.routine.records import Records, Session
from execcoach.routine.results import Came, came

WEEKS = 4
MONTHS = 12
_MOST_AWAY = 200
_MOST_TROUBLES = 20
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Problem:
    """A folder or file that gives no row, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that could earn more: its question, the gain in 1/100 of a point, the minutes it takes.

    `since` is the day of the first score on record from which on it never earned more; None where nothing tells.
    """

    id: str
    question: str
    gain: int
    minutes: int
    since: datetime.date | None = None

    @property
    def name(self) -> str:
        """The criterion as a person reads it."""
        return self.id.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session: its day, minutes, who did it, and a line (pillar, note) for each step done; private notes are ""."""

    day: datetime.date
    minutes: int
    by: str
    done: tuple[tuple[str, str], ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes that may be told."""
        return tuple(note for _, note in self.done if note)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The milestone that comes next: its id, its title, so many of how many where that can be told from the records."""

    id: str
    title: str
    have: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fall:
    """The criterion that lost most by the scores on record: how much in 1/100 of a point, and since which day."""

    id: str
    loss: int
    since: datetime.date

    @property
    def name(self) -> str:
        """The criterion as a person reads it."""
        return self.id.replace("-", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One client on one day; scores in 1/100 of a point, judged by the reader's own rubric.

    `open_to` is what was to be had without the criteria declined, `change` is over 28 days of recorded scores,
    `weeks` are sessions in each of the last four weeks, oldest first, `missed` the planned days since the last
    session; None where nothing is known. `gaps` have the biggest gain first. `months` are sessions in each of the last
    twelve calendar months, this one last; `efforts` kinds of effort in 28 days, `outcomes` what came of it in a year;
    `items` criteria mended and checklist things ticked in 28 days; `homework` the steps of homework done ("id/number").
    `kind` is workspace or share; `visibility` all, totals or "" where nothing was said; `older` other files of theirs.
    `fall` is what lost most in 28 days; `away` the last day of the time off that today lies in, the last of all days
    where it has no end.
    """

    name: str
    path: str
    person: str = ""
    company: str = ""
    score: int = 0
    open_to: int = 10000
    groups: tuple[GroupScore, ...] = ()
    change: int | None = None
    scores: tuple[tuple[datetime.date, int], ...] = ()
    weeks: tuple[int, ...] = (0,) * WEEKS
    sessions_28d: int = 0
    sessions: int = 0
    days_silent: int | None = None
    missed: int | None = None
    kept: int = 0
    planned: int = 0
    balance: tuple[tuple[str, int], ...] = ()
    gaps: tuple[Gap, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    results: tuple[Came, ...] = ()
    flags: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    latest: datetime.date = datetime.date.min
    kind: str = "workspace"
    visibility: str = ""
    made: datetime.date | None = None
    started: datetime.date | None = None
    months: tuple[int, ...] = (0,) * MONTHS
    efforts: tuple[tuple[str, int], ...] = ()
    outcomes: tuple[tuple[str, int], ...] = ()
    nearest: Nearest | None = None
    milestones: int = 0
    items: int = 0
    homework: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    fall: Fall | None = None
    away: datetime.date | None = None

    @property
    def gap(self) -> Gap | None:
        """The criterion with the biggest gain, None when nothing is left."""
        return self.gaps[0] if self.gaps else None

    def flagged(self, *flags: str) -> "Client":
        """The client with these flags added, each once."""
        return replace(self, flags=tuple(dict.fromkeys((*self.flags, *flags))))

    def troubled(self, *troubles: str) -> "Client":
        """The client with these sentences about its files added."""
        return replace(self, troubles=(*self.troubles, *troubles))


def client(
    path: str,
    name: str,
    profile: Profile,
    records: Records,
    rubric: Rubric,
    today: datetime.date,
    wrong: Iterable[Trouble] = (),
) -> Client:
    """The client whose files these are; notes of private steps are not in it.

    `name` stands in where the profile gives none, `wrong` is what of the profile could not be used.
    """
    checked = up_to(records, today)
    unusable = [trouble for trouble in wrong if not trouble.unknown]
    ahead = [s for s in records.scores if s.on > today + _DAY]
    sessions = checked.records.sessions
    routine = replace(profile.routine, away=profile.routine.away[:_MOST_AWAY])
    judged = score(profile, rubric, today, _declined(records))
    order = [line for line in judged.lines if line.gain > 0 and not line.declined]
    kept = consistency.kept(sessions, routine, today)
    silent = consistency.days_silent(sessions, today)
    last = None if silent is None else today - silent * _DAY
    missed = None if last is None else _missed(routine, last, today)
    scores = sorted((s for s in records.scores if s.on <= today), key=lambda s: (s.on, s.id))
    days = [s.day for s in sessions if s.day <= today] + [s.on for s in scores]
    return Client(
        name=profile.person.name or name,
        path=path,
        person=profile.person.id,
        company=profile.person.company or next((role.company for role in profile.roles if not role.end), ""),
        score=judged.total,
        open_to=judged.open_to,
        groups=judged.groups,
        change=consistency.change(records.scores, today),
        scores=tuple((s.on, s.total) for s in scores if s.rubric == scores[-1].rubric)[-12:],
        weeks=tuple(_weeks(sessions, today)),
        sessions_28d=consistency.sessions_within(sessions, today),
        sessions=sum(s.done for s in sessions),
        days_silent=silent,
        missed=missed,
        kept=kept.kept,
        planned=kept.planned,
        balance=tuple(consistency.balance(sessions, today).items()),
        gaps=tuple(
            Gap(line.id, rubric.criterion(line.id).question, line.gain, line.minutes)
            for line in sorted(order, key=lambda line: -line.gain)
        ),
        sittings=tuple(_sitting(s) for s in reversed(sessions) if s.done)[:40],
        results=came(records, today, private=False)[:8],
        flags=tuple(_flags(unusable, bool(checked.troubles or ahead))),
        troubles=tuple(str(trouble) for trouble in (*unusable, *checked.troubles))[:_MOST_TROUBLES],
        latest=max(days, default=datetime.date.min),
    )


_CRITERION = "criterion:"


def _flags(unusable: list[Trouble], ahead: bool) -> Iterable[str]:
    if ahead:
        yield "future dates"
    if unusable:
        yield "some of profile.toml could not be used"


def _declined(records: Records) -> frozenset[str]:
    """The criteria declined: a choice about one is kept when the last of its questions is."""
    kept = (choice.about for choice in records.standing().values() if choice.kind in ("not-for-me", "never"))
    return frozenset(about.removeprefix(_CRITERION) for about in kept if about.startswith(_CRITERION))


def _missed(routine: Routine, last: datetime.date, today: datetime.date) -> int:
    return sum(1 for _ in consistency.planned_days(routine, max(last + _DAY, today - 1100 * _DAY), today - _DAY))


def _weeks(sessions: Iterable[Session], today: datetime.date) -> list[int]:
    counts = [0] * WEEKS
    for session in sessions:
        back = (today - session.day).days // 7
        if session.done and 0 <= back < WEEKS:
            counts[WEEKS - 1 - back] += 1
    return counts


def _sitting(session: Session) -> Sitting:
    done = [step for step in session.steps if step.outcome == "done"]
    lines = tuple((step.pillar, "" if step.private else step.note) for step in done)
    return Sitting(session.day, session.minutes, session.by, lines)
