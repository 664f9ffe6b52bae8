"""Records without a word anybody wrote: what figures are reckoned from, as plain lists and back."""

import datetime
import zlib
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from execcoach.routine.offering import person_key
from execcoach.routine.records import (
    Choice,
    MilestoneRecord,
    Records,
    Result,
    ScoreRecord,
    Session,
    StepRecord,
)

_HOMEWORK = "homework:"
_CRITERION = "criterion:"
_date = datetime.date.fromordinal


def bare(records: Records, templates: Collection[str] = ()) -> Records:
    """The records without notes, words, links, and whom or what a step was about; homework and ticks stay.

    A contact becomes a number that tells one from another, a draft the `templates` it is named after: milestones
    count people and such drafts.
    """
    return Records(
        person=records.person,
        sessions=tuple(
            replace(one, steps=tuple(_step(step, templates) for step in one.steps)) for one in records.sessions
        ),
        results=tuple(Result(id=one.id, on=one.on, step=one.step, kind=one.kind) for one in records.results),
        scores=records.scores,
        milestones=records.milestones,
        choices=tuple(_choice(one) for one in records.choices),
    )


def packed(records: Records) -> list[Any]:
    """Bare records as lists of texts and numbers."""
    return [
        records.person,
        [
            [one.id, one.started, one.ended, one.minutes, one.by, one.planned, one.back_filled, _steps(one)]
            for one in records.sessions
        ],
        [[one.id, one.on.toordinal(), one.step, one.kind] for one in records.results],
        _scores(records.scores),
        [[one.id, one.on.toordinal()] for one in records.milestones],
        [[one.id, one.at, one.by, one.kind, one.about] for one in records.choices],
    ]


def unpacked(raw: Any) -> Records:
    """The records that were packed so; ValueError, LookupError or TypeError for anything else."""
    person, sessions, results, (names, scores), milestones, choices = raw
    return Records(
        person=person,
        sessions=tuple(
            Session(
                id=id,
                started=started,
                ended=ended,
                minutes=minutes,
                by=by,
                planned=planned,
                back_filled=back_filled,
                steps=tuple(
                    StepRecord(
                        pillar=pillar,
                        draft=draft,
                        outcome=outcome,
                        effort=effort,
                        seconds=seconds,
                        private=private,
                        contact=contact,
                        about=about,
                    )
                    for pillar, draft, outcome, effort, seconds, private, contact, about in zip(
                        *[iter(steps)] * _STEP, strict=True
                    )
                ),
            )
            for id, started, ended, minutes, by, planned, back_filled, steps in sessions
        ),
        results=tuple(Result(id=id, on=_date(on), step=step, kind=kind) for id, on, step, kind in results),
        scores=tuple(
            ScoreRecord(
                id=id,
                on=_date(on),
                total=total,
                page=page,
                groups=groups,
                credits=dict(zip(names[kind], credits, strict=True)),
                rubric=rubric,
            )
            for id, on, total, page, groups, kind, credits, rubric in scores
        ),
        milestones=tuple(MilestoneRecord(id=id, on=_date(on)) for id, on in milestones),
        choices=tuple(Choice(id=id, at=at, by=by, kind=kind, about=about) for id, at, by, kind, about in choices),
    )


_STEP = 8


def _steps(session: Session) -> list[Any]:
    return [
        value
        for one in session.steps
        for value in (
            one.pillar,
            one.draft,
            one.outcome,
            one.effort,
            one.seconds,
            one.private,
            one.contact,
            one.about,
        )
    ]


def _scores(scores: tuple[ScoreRecord, ...]) -> list[Any]:
    """The scores, and the names of their criteria once for all that have the same. Why: they are most of a month."""
    kinds: dict[tuple[str, ...], int] = {}
    rows = [
        [
            one.id,
            one.on.toordinal(),
            one.total,
            one.page,
            dict(one.groups),
            kinds.setdefault(tuple(one.credits), len(kinds)),
            list(one.credits.values()),
            one.rubric,
        ]
        for one in scores
    ]
    return [[list(names) for names in kinds], rows]


def _step(step: StepRecord, templates: Collection[str]) -> StepRecord:
    return StepRecord(
        pillar=step.pillar,
        outcome=step.outcome,
        effort=step.effort,
        seconds=step.seconds,
        private=step.private,
        draft=" ".join(name for name in templates if name in step.draft) if step.draft else "",
        contact=_number(step.contact) if step.contact else "",
        about=step.about if step.about.startswith(_HOMEWORK) else "",
    )


def _number(contact: str) -> str:
    key = person_key(contact)
    return f"{zlib.crc32(key.encode('utf-8', 'replace')):08x}" if key else ""


def _choice(choice: Choice) -> Choice:
    """Why ticks keep what they are about: it is the id of a checklist's thing, and counted each once."""
    told = choice.about.startswith(_CRITERION) or choice.kind in ("done", "cleared")
    return Choice(
        id=choice.id, at=choice.at, by=choice.by, kind=choice.kind, about=choice.about if told else f"#{choice.id}"
    )
