"""One line of a score: what the best entries earn for a criterion, on what evidence, and what would add to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from execcoach.profile.bench import Bench, Evidence, Outcome
from execcoach.profile.checks import KINDS
from execcoach.profile.pieces import Piece
from execcoach.profile.rubric import Criterion, Rubric


class Checked(NamedTuple):
    """What one check of a criterion came to: credit from 0 to 1 over the entries it needs, and where it looked."""

    kind: str
    share: float
    credit: float
    advice: str
    evidence: tuple[Evidence, ...] = ()

    def worth(self, weight: int) -> float:
        """What it gave to a criterion of that weight, in 1/100 of a point; unrounded, so that it adds up."""
        return weight * 100 * self.share * self.credit


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion's line: `points` in 1/100, evidence by path, advice for what is missing, dearest first."""

    id: str
    group: str
    weight: int
    credit: float
    points: int
    minutes: int
    evidence: tuple[Evidence, ...]
    advice: tuple[str, ...]
    checks: tuple[Checked, ...] = ()
    declined: bool = False

    @property
    def gain(self) -> int:
        """What is still to be had, in 1/100 of a point."""
        return self.weight * 100 - self.points


def line_of(criterion: Criterion, there: Sequence[Piece], bench: Bench, rubric: Rubric) -> ScoreLine:
    """The line of a criterion: what the best of these pieces earn, as many as it needs."""
    chosen = _best(criterion, there, bench)
    checked = []
    for at, check in enumerate(criterion.checks):
        credit = sum(outcomes[at].credit for outcomes in chosen) / criterion.need
        found = tuple(dict.fromkeys(item for outcomes in chosen for item in outcomes[at].evidence))
        checked.append(Checked(check.kind, check.share, round(credit, 4), check.advice, found))
    credit = round(min(1.0, sum(_value(criterion, outcomes) for outcomes in chosen) / criterion.need), 4)
    missing = criterion.more if len(chosen) < criterion.need else ""
    empty = rubric.refusals.advice.get("hollow", "")
    failing = [
        (
            check.share * (1 - sum(outcomes[at].credit for outcomes in chosen) / len(chosen)),
            -at,
            empty if any(outcomes[at].hollow for outcomes in chosen) else check.advice,
        )
        for at, check in enumerate(criterion.checks)
        if any(outcomes[at].credit < 0.995 for outcomes in chosen)
    ]
    return ScoreLine(
        id=criterion.id,
        group=criterion.group,
        weight=criterion.weight,
        credit=credit,
        points=round(criterion.weight * 100 * credit),
        minutes=criterion.minutes,
        evidence=_evidence(criterion, chosen, rubric.labels),
        advice=tuple(words for words in (missing, *(advice for *_, advice in sorted(failing, reverse=True))) if words),
        checks=tuple(checked),
    )


def _best(criterion: Criterion, found: Sequence[Piece], bench: Bench) -> list[tuple[Outcome, ...]]:
    """The outcomes of the entries that earn most, as many as the criterion needs; the same entry twice counts once.

    Why: the best few, not the average: another true entry can then never lower the score, nor its order change it.
    """
    best: dict[tuple[str, tuple[str, ...]], tuple[float, tuple[Outcome, ...]]] = {}
    for piece in found:
        outcomes = tuple(KINDS[check.kind](piece, check.options, bench) for check in criterion.checks)
        value = _value(criterion, outcomes)
        same = (piece.kind, piece.key)
        if same not in best or value > best[same][0]:
            best[same] = (value, outcomes)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    return [outcomes for _, outcomes in ranked[: criterion.need]]


def _value(criterion: Criterion, outcomes: tuple[Outcome, ...]) -> float:
    return sum(check.share * outcome.credit for check, outcome in zip(criterion.checks, outcomes, strict=True))


def _evidence(
    criterion: Criterion, chosen: list[tuple[Outcome, ...]], labels: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """What the checks found, each place and excerpt once, and what it is; a check without a label shows nothing."""
    seen: dict[tuple[str, str, bool], list[str]] = {}
    for outcomes in chosen:
        for check, outcome in zip(criterion.checks, outcomes, strict=True):
            kind = check.kind if outcome.credit >= 0.995 else "hollow" if outcome.hollow else f"{check.kind}-short"
            for item in outcome.evidence if kind in labels else ():
                seen.setdefault((item.path, item.words, item.ok), []).append(labels[kind])
    return tuple(
        Evidence(path, f"{', '.join(dict.fromkeys(names))}: “{said}”", ok) for (path, said, ok), names in seen.items()
    )
