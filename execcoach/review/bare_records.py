"""Records without a word anybody wrote: what figures are reckoned from, as plain lists and back."""

import datetime
import re
import zlib
from collections.abc import Collection
from typing import Any

from execcoach.routine.offering import person_key
from execcoach.routine.prompts import GIVEN
from execcoach.routine.records import (
    CRITERION,
    Choice,
    MilestoneRecord,
    Records,
    Result,
    ScoreRecord,
    Session,
    StepRecord,
)

_date = datetime.date.fromordinal


def bare(records: Records, templates: Collection[str] = ()) -> Records:
    """The records without a word; what is bare already stays as it is."""
    return unpacked(packed(records, templates))


def packed(records: Records, templates: Collection[str] = ()) -> list[Any]:
    """The records without notes, words, links, and whom or what a step was about; homework and ticks stay.

    A contact becomes a number that tells one from another, a draft the `templates` it is named after: milestones
    count people and such drafts.
    """
    return [
        records.person,
        [
            [
                one.id,
                one.started,
                one.ended,
                one.minutes,
                one.by,
                one.planned,
                one.back_filled,
                [value for step in one.steps for value in _step(step, templates)],
            ]
            for one in records.sessions
        ],
        [[one.id, one.on.toordinal(), one.step, one.kind] for one in records.results],
        _scores(records.scores),
        [[one.id, one.on.toordinal()] for one in records.milestones],
        [[one.id, one.at, one.by, one.kind, _about(one)] for one in records.choices],
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
_NUMBERED = re.compile(r"#[0-9a-f]{8}\Z")


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


def _step(step: StepRecord, templates: Collection[str]) -> tuple[Any, ...]:
    return (
        step.pillar,
        step.draft and " ".join(name for name in templates if name in step.draft),
        step.outcome,
        step.effort,
        step.seconds,
        step.private,
        step.contact and _number(step.contact),
        step.about if step.about.startswith(GIVEN) else "",
    )


def _number(contact: str) -> str:
    key = person_key(contact)
    return key if not key or _NUMBERED.match(key) else f"#{zlib.crc32(key.encode('utf-8', 'replace')):08x}"


def _about(choice: Choice) -> str:
    """Why ticks keep what they are about: it is the id of a checklist's thing, and counted each once."""
    told = choice.about.startswith(CRITERION) or choice.kind in ("done", "cleared")
    return choice.about if told else f"#{choice.id}"
