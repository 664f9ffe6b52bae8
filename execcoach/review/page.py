"""One client as a page: what changed since a day, every criterion over time, the year, what was done and said."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from execcoach.profile.model import Profile
from execcoach.profile.rubric import Criterion, Rubric
from execcoach.profile.score import score
from execcoach.review.client import Client
from execcoach.review.since import TELLING as TELLING
from execcoach.review.since import Looked, from_records, moves, worth
from execcoach.review.since import Reached as Reached
from execcoach.review.since import Since as Since
from execcoach.routine.milestones import Milestones
from execcoach.routine.progress import up_to
from execcoach.routine.prompts import GIVEN
from execcoach.routine.records import PILLARS, MilestoneRecord, Records, ScoreRecord, Session
from execcoach.routine.results import Came, came
from execcoach.routine.trend import weekly
from execcoach.routine.year import Year, year
from execcoach.text import shorten

TOTALS = "totals"
"""The visibility of a client who shares counts only."""
_SITTINGS, _RESULTS, _MILESTONES, _HISTORY, _AWAY = 40, 40, 24, 60, 200
_STEPS, _LONGEST = 12, 1000
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session: a line (pillar, note) for each step done; private notes are "". `homework` counts its steps."""

    day: datetime.date
    minutes: int
    by: str
    done: tuple[tuple[str, str], ...]
    homework: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes that may be told."""
        return tuple(note for _, note in self.done if note)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """A criterion as it stands: its credit now from 0 to 1, what it earned on the days that are on record.

    `gain` is what is still to be had in 1/100 of a point, 0 where it was declined.
    """

    id: str
    title: str
    question: str
    why: str
    source: str
    group: str
    weight: int
    credit: float
    gain: int
    minutes: int
    declined: bool = False
    history: tuple[tuple[datetime.date, float], ...] = ()

    @property
    def moved(self) -> int:
        """What it gained or lost over the days on record and up to now, in 1/100 of a point."""
        return worth(self.weight, self.credit - self.history[0][1]) if self.history else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything a coach reads of one client; the figures are those of the row in the table.

    Newest first: sittings, results, milestones. `weekly` is the steadiness of each pillar, 0 to 1, week by week up to
    now. Of a client who shares totals only, the criteria are those the row names, and there is no year.
    """

    client: Client
    criteria: tuple[CriterionLine, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    results: tuple[Came, ...] = ()
    year: Year | None = None
    weekly: Mapping[str, tuple[float, ...]]
    milestones: tuple[Reached, ...] = ()
    since: Since | None = None

    @property
    def totals(self) -> bool:
        """Whether only totals are known."""
        return self.client.visibility == TOTALS

    @property
    def gaps(self) -> tuple[CriterionLine, ...]:
        """The criteria that could earn more, the biggest gain first, each with the question to ask."""
        return tuple(sorted((line for line in self.criteria if line.gain), key=lambda line: -line.gain))

    def criterion(self, id: str) -> CriterionLine | None:
        """The line of that criterion."""
        return next((line for line in self.criteria if line.id == id), None)

    def as_seen(self, looked: Looked | None) -> "Page":
        """The page measured against how the client stood when the coach last looked, where that was kept.

        Why: the coach judges everybody by one rubric; what a client recorded need not be judged by it, and of a client
        who shares totals there is no record at all.
        """
        told = self.since
        if told is None or looked is None or not (looked.score or looked.sessions or looked.credits):
            return self
        told = replace(
            told,
            score_change=self.client.score - looked.score,
            sessions=max(0, self.client.sessions - looked.sessions),
        )
        if looked.credits:
            now = {line.id: line.credit for line in self.criteria}
            mended, slipped = moves({line.id: line.weight for line in self.criteria}, looked.credits, now)
            told = replace(told, mended=mended, slipped=slipped)
        return replace(self, since=told)


def page(
    client: Client,
    profile: Profile,
    records: Records,
    rubric: Rubric,
    today: datetime.date,
    since: datetime.date | None = None,
    milestones: Milestones | None = None,
) -> Page:
    """The page of the client whose row this is; `since` is the day the coach last looked, None for never.

    `milestones` gives their titles. A client who shares totals only has no profile and no records worth reading.
    """
    if client.visibility == TOTALS:
        return _of_totals(client, rubric, since)
    records = up_to(records, today).records
    routine = replace(profile.routine, away=profile.routine.away[:_AWAY])
    scores = sorted((one for one in records.scores if one.on <= today), key=lambda one: (one.on, one.id))
    reached = [_reached(one, milestones) for one in records.milestones if one.on <= today]
    results = tuple(replace(one, words=_bounded(one.words)) for one in came(records, today, private=False)[:_RESULTS])
    found = Page(
        client=client,
        criteria=_criteria(profile, records, rubric, today, scores),
        sittings=tuple(_sitting(one) for one in reversed(records.sessions) if one.done)[:_SITTINGS],
        results=results,
        year=year(records.sessions, routine, today),
        weekly={
            pillar: tuple(round(point.score, 4) for point in weekly(records.sessions, routine, pillar, today))
            for pillar in PILLARS
        },
        milestones=tuple(sorted(reached, key=lambda one: one.day, reverse=True)[:_MILESTONES]),
    )
    if since is None:
        return found
    told = from_records(results, found.milestones, records.sessions, scores, rubric, since)
    return replace(found, since=told)


def _criteria(
    profile: Profile, records: Records, rubric: Rubric, today: datetime.date, scores: list[ScoreRecord]
) -> tuple[CriterionLine, ...]:
    declined = records.declined()
    days = {one.on: one.credits for one in scores}
    lines = []
    for line in score(profile, rubric, today, declined).lines:
        criterion = rubric.criterion(line.id)
        known = ((day, credits.get(line.id, credits.get(criterion.was))) for day, credits in days.items())
        history = tuple((day, min(1.0, max(0.0, credit))) for day, credit in known if credit is not None)
        gain = 0 if line.declined else line.gain
        lines.append(_line(criterion, line.credit, gain, line.declined, history[-_HISTORY:]))
    return tuple(lines)


def _line(
    criterion: Criterion,
    credit: float,
    gain: int,
    declined: bool = False,
    history: tuple[tuple[datetime.date, float], ...] = (),
) -> CriterionLine:
    return CriterionLine(
        id=criterion.id,
        title=criterion.title or criterion.id.replace("-", " ").capitalize(),
        question=criterion.question,
        why=criterion.why,
        source=criterion.source,
        group=criterion.group,
        weight=criterion.weight,
        credit=credit,
        gain=gain,
        minutes=criterion.minutes,
        declined=declined,
        history=history,
    )


def _of_totals(client: Client, rubric: Rubric, since: datetime.date | None) -> Page:
    """The page of somebody who shares counts: the gaps that the row names, nothing that was done or said."""
    gains = {gap.id: gap.gain for gap in client.gaps}
    known = [criterion for criterion in rubric.criteria if criterion.id in gains]
    return Page(
        client=client,
        criteria=tuple(_line(one, max(0.0, 1 - gains[one.id] / (one.weight * 100)), gains[one.id]) for one in known),
        weekly={},
        since=None if since is None else Since(day=since),
    )


def _reached(record: MilestoneRecord, milestones: Milestones | None) -> Reached:
    known = milestones.called(record) if milestones else None
    title = known.title if known else record.id.rpartition("/")[2].replace("-", " ")
    return Reached(record.on, shorten(title, 100))


def _sitting(session: Session) -> Sitting:
    done = [step for step in session.steps if step.outcome == "done"][:_STEPS]
    lines = tuple((step.pillar, "" if step.private else _bounded(step.note)) for step in done)
    homework = sum(step.about.startswith(GIVEN) for step in done)
    return Sitting(session.day, session.minutes, session.by, lines, homework)


def _bounded(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
