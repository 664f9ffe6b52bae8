"""From a client's files to their row: the profile judged by the coach's rubric, the records counted."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.profile.reading import Trouble
from execcoach.profile.rubric import Rubric
from execcoach.profile.score import Score, score
from execcoach.review.bare_profile import declining
from execcoach.review.client import GAPS, Client, Fall, Gap, Nearest
from execcoach.review.figures import asked, away, fell, figures, missed, open_since
from execcoach.review.next_milestone import next_milestone
from execcoach.routine import consistency, totals
from execcoach.routine.milestones import Milestones
from execcoach.routine.progress import up_to
from execcoach.routine.reached import Facts
from execcoach.routine.records import Records
from execcoach.text import shorten

_MOST_AWAY = 200
_MOST_HOMEWORK = 100
_LONGEST = 200
"""Characters of a name that are carried."""
_MOST_TROUBLES = 20
_DAY = datetime.timedelta(days=1)


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
    declined = records.declined()
    judged = declining(judged, declined) if judged else score(profile, rubric, today, declined)
    kept = consistency.kept_of(told.done, routine, day)
    last = max(told.done, default=None)
    scores = sorted((s for s in records.scores if s.on <= today), key=lambda s: (s.on, s.id))
    scores = [s for s in scores if s.rubric == scores[-1].rubric]
    open_lines = [line for line in judged.lines if line.gain > 0 and not line.declined]
    credits = {line.id: line.credit for line in judged.lines}
    facts = Facts(records=checked.records, profile=profile, circle=Circle(), credits=lambda: credits)
    near = next_milestone(milestones, facts, day) if milestones else None
    lost = fell(scores, {line.id: line.weight for line in judged.lines}, day)
    return Client(
        name=shorten(profile.person.name or name, _LONGEST),
        path=path,
        person=profile.person.id[:_LONGEST],
        company=shorten(profile.company, _LONGEST),
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


def _flags(unusable: list[Trouble], ahead: bool) -> Iterable[str]:
    if ahead:
        yield "future dates"
    if unusable:
        yield "some of profile.toml could not be used"
