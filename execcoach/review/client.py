"""One client as a coach sees them: figures, gaps, what was done and said; nothing that was marked private."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.profile.reading import Trouble
from execcoach.profile.rubric import Rubric
from execcoach.profile.score import GroupScore, Score, score
from execcoach.review.bare_profile import declining
from execcoach.review.figures import MONTHS, WEEKS, asked, away, fell, figures, missed, open_since
from execcoach.review.next_milestone import next_milestone
from execcoach.routine import consistency, totals
from execcoach.routine.milestones import Milestones
from execcoach.routine.progress import up_to
from execcoach.routine.reached import Facts
from execcoach.routine.records import Records
from execcoach.text import shorten

GAPS = 5
"""So many gaps of a client are carried."""
_MOST_AWAY = 200
_MOST_HOMEWORK = 100
_LONGEST = 200
"""Characters of a name that are carried."""
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
    session; None where nothing is known. `gaps` are the five with the biggest gain, that first. `months` are sessions
    in each of the last twelve calendar months, this one last; `efforts` kinds of effort in 28 days, `outcomes` what
    came of it in a year; `items` criteria mended and checklist things ticked in 28 days; `homework` the steps done
    ("id/number").
    `kind` is workspace or share; `visibility` all, totals or "" where nothing was said; `older` other files of theirs.
    `fall` is what lost most in 28 days; `asked` the planned days in each of the last four weeks; `away` the last day of
    the time off that today lies in, the last of all days where it has no end.
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
    asked: tuple[int, ...] = (5,) * WEEKS
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
    milestones: Milestones | None = None,
    judged: Score | None = None,
    made: datetime.date | None = None,
) -> Client:
    """The client whose files these are; notes of private steps are not in it.

    `name` stands in where the profile gives none, `wrong` is what of the profile could not be used; without
    `milestones` the next one is not known. `judged` is the profile's score on that day where it is known already.
    `made` is the day of a shared file: what it could not know of yet is not counted against anybody, so that every
    count is as of that day; days silent go on.
    """
    checked = up_to(records, today)
    unusable = [trouble for trouble in wrong if not trouble.unknown]
    ahead = [s for s in records.scores if s.on > today + _DAY]
    made = None if made is None or made > today + _DAY else made
    latest = max((s.day for s in checked.records.sessions if s.day <= today), default=today)
    day = today if made is None else min(today, max(made, latest))
    told = figures(checked.records.sessions, day)
    routine = replace(profile.routine, away=profile.routine.away[:_MOST_AWAY])
    declined = _declined(records)
    judged = declining(judged, declined) if judged else score(profile, rubric, today, declined)
    kept = consistency.kept_of(told.done, routine, day)
    last = max(told.done, default=None)
    scores = sorted((s for s in records.scores if s.on <= today), key=lambda s: (s.on, s.id))
    scores = [s for s in scores if s.rubric == scores[-1].rubric]
    open_lines = [line for line in judged.lines if line.gain > 0 and not line.declined]
    credits = {line.id: line.credit for line in judged.lines}
    facts = Facts(records=checked.records, profile=profile, circle=Circle(), credits=lambda: credits)
    company = profile.person.company or next((role.company for role in profile.roles if not role.end), "")
    near = next_milestone(milestones, facts, day) if milestones else None
    lost = fell(scores, {line.id: line.weight for line in judged.lines}, day)
    return Client(
        name=shorten(profile.person.name or name, _LONGEST),
        path=path,
        person=profile.person.id[:_LONGEST],
        company=shorten(company, _LONGEST),
        score=judged.total,
        open_to=judged.open_to,
        groups=judged.groups,
        change=consistency.change(scores, day),
        scores=tuple((s.on, s.total) for s in scores[-12:]),
        weeks=told.weeks,
        sessions_28d=told.sessions_28d,
        sessions=told.sessions,
        days_silent=None if last is None else (today - last).days,
        missed=None if last is None else missed(routine, last, day),
        kept=kept.kept,
        planned=kept.planned,
        balance=told.balance,
        gaps=tuple(
            Gap(line.id, rubric.criterion(line.id).question, line.gain, line.minutes, open_since(line.id, scores))
            for line in sorted(open_lines, key=lambda line: -line.gain)[:GAPS]
        ),
        flags=tuple(_flags(unusable, bool(checked.troubles or ahead))),
        troubles=tuple(str(trouble) for trouble in (*unusable, *checked.troubles))[:_MOST_TROUBLES],
        latest=max(told.latest, max((s.on for s in records.scores if s.on <= today), default=told.latest)),
        made=made,
        started=min(told.done, default=None),
        months=told.months,
        efforts=told.efforts,
        outcomes=tuple(totals.outcomes(records, day).items()),
        nearest=Nearest(*near) if near else None,
        milestones=sum(one.on <= today for one in records.milestones),
        items=totals.items(records, day),
        homework=told.homework[:_MOST_HOMEWORK],
        fall=Fall(*lost) if lost else None,
        asked=asked(routine, day),
        away=away(routine, today),
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
