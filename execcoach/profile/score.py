"""The score of a profile: what each criterion earns, on what evidence, and what is worth doing next."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, NamedTuple

from execcoach.profile.bench import Bench
from execcoach.profile.genuine import refused
from execcoach.profile.group_score import GroupScore as GroupScore
from execcoach.profile.model import Profile
from execcoach.profile.packing import pack
from execcoach.profile.pieces import DERIVED, pieces
from execcoach.profile.rubric import Rubric
from execcoach.profile.score_line import Checked as Checked
from execcoach.profile.score_line import ScoreLine as ScoreLine
from execcoach.profile.score_line import line_of
from execcoach.profile.sift import repeated, sift
from execcoach.words import folded


@dataclass(frozen=True, slots=True)
class Score:
    """A profile judged on a day by a version of the rubric; points are whole 1/100, lines add up to the total.

    `open_to` is what could be had without the criteria declined: a declined one counts for what it earned anyway.
    """

    total: int
    open_to: int
    groups: tuple[GroupScore, ...]
    lines: tuple[ScoreLine, ...]
    version: str
    hash: str

    @property
    def said(self) -> str:
        """The figure in words: of a hundred, or of what is left of it after what was declined."""
        whole = "100" if self.open_to == 10000 else f"the {self.open_to / 100:.0f} you chose"
        return f"{self.total / 100:.0f} of {whole}"

    def line(self, id: str) -> ScoreLine | None:
        """The line of that criterion."""
        return next((line for line in self.lines if line.id == id), None)


class Action(NamedTuple):
    """A criterion worth mending: what it would add (1/100 of a point) in how many minutes."""

    id: str
    gain: int
    minutes: int


def score(
    profile: Profile,
    rubric: Rubric,
    today: datetime.date,
    not_for_me: Collection[str] = frozenset(),
    whole: Profile | None = None,
) -> Score:
    """The profile judged by the rubric on that day; criteria in `not_for_me` keep their weight, are never urged.

    Where `profile` is only the part that is live, `whole` is the file: what a text is compared with is known from it.
    """
    wanted = dict.fromkeys(where for criterion in rubric.criteria for where in criterion.reads)
    found = {where: tuple(pieces(profile, where)) for where in wanted}
    stuffing = repeated(piece for where, some in found.items() if where not in DERIVED for piece in some)
    claimed: set[str] = set()
    judge = cache(partial(refused, refusals=rubric.refusals))
    others = _others(whole or profile)
    bench = Bench(
        today,
        others=others,
        stock=rubric.stock,
        vague=rubric.vague,
        limp=rubric.limp,
        ordinary=rubric.ordinary,
        known=frozenset(word for path in _KNOWN for word in folded(others[path])),
    )
    lines, benches = [], {bench.half_life: bench}
    for criterion in rubric.criteria:
        there = [piece for where in criterion.reads for piece in found[where]]
        sifted = sift(there, judge, rubric.labels, stuffing, claimed)
        claimed |= sifted.lines
        if criterion.half_life not in benches:
            benches[criterion.half_life] = replace(bench, half_life=criterion.half_life)
        line = line_of(criterion, sifted.pieces, benches[criterion.half_life], rubric)
        advice = [rubric.refusals.advice[reason] for reason in sifted.reasons if reason in rubric.refusals.advice]
        lines.append(
            replace(
                line,
                evidence=(*line.evidence, *sifted.evidence),
                advice=tuple(dict.fromkeys((*line.advice, *advice))),
                declined=criterion.id in not_for_me,
            )
        )
    return Score(
        total=sum(line.points for line in lines),
        open_to=sum(line.points if line.declined else line.weight * 100 for line in lines),
        groups=tuple(
            GroupScore(
                group.id,
                group.title,
                sum(line.points for line in lines if line.group == group.id),
                sum(line.weight * 100 for line in lines if line.group == group.id),
            )
            for group in rubric.groups
        ),
        lines=tuple(lines),
        version=rubric.version,
        hash=rubric.hash,
    )


def best_next(score: Score, minutes: int | None = None, limit: int | None = 3) -> tuple[Action, ...]:
    """What adds most per minute, best first; with `minutes` the actions that add most together in that time.

    Declined criteria are never among them; at most `limit` are named, None for all. Ties fall by the rubric's order.
    """
    actions = [Action(line.id, line.gain, line.minutes) for line in score.lines if line.gain and not line.declined]
    if minutes is not None:
        chosen = pack([(action.gain, action.minutes) for action in actions], minutes, limit)
        actions = [actions[at] for at in chosen]
    return tuple(sorted(actions, key=lambda action: -action.gain / action.minutes)[:limit])


def as_json(score: Score, page: Score | None = None) -> dict[str, Any]:
    """The shape that `score --json` prints; points with two decimals, `page` null where nothing is known."""
    return {
        "total": _points(score.total),
        "page": None if page is None else _points(page.total),
        "open_to": _points(score.open_to),
        "page_open_to": None if page is None else _points(page.open_to),
        "rubric": {"version": score.version, "hash": score.hash},
        "groups": {group.id: {"points": _points(group.points), "of": _points(group.of)} for group in score.groups},
        "criteria": [
            {
                "id": line.id,
                "group": line.group,
                "weight": line.weight,
                "credit": line.credit,
                "points": _points(line.points),
                "minutes": line.minutes,
                "evidence": [{"path": item.path, "words": item.words} for item in line.evidence],
                "advice": list(line.advice),
                "declined": line.declined,
                "checks": [
                    {"kind": one.kind, "share": one.share, "credit": one.credit, "advice": one.advice}
                    for one in line.checks
                ],
            }
            for line in score.lines
        ],
        "next": [
            {"id": action.id, "gain": _points(action.gain), "minutes": action.minutes} for action in best_next(score)
        ],
    }


def _points(hundredths: int) -> float:
    return round(hundredths / 100, 2)


_KNOWN = ("person.name", "person.role", "person.company")


def _others(profile: Profile) -> Mapping[str, str]:
    person = profile.person
    return {
        "person.name": person.name,
        "person.role": person.role,
        "person.company": person.company,
        "person.headline": person.headline,
        "summary.text": profile.summary.text,
    }
