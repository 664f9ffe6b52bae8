"""What a profile is judged by: criteria with weights and checks, read from a file anyone can argue with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from execcoach.errors import CoachError, Place
from execcoach.profile.checks import KINDS
from execcoach.profile.genuine import Refusals, runs
from execcoach.profile.pieces import READABLE
from execcoach.words import Phrasebook, phrasebook, plain


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked for: its kind, its share of the criterion (0 to 1), the advice when it fails."""

    kind: str
    share: float
    advice: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the score; `reads` says where it looks, `need` how many entries earn it whole.

    `minutes` is what mending it takes, `half_life` in months (0: never stale), `path` where an answer goes,
    `lands` where it stands on the page, `more` the advice while entries are missing, `was` the id under which an
    older rubric judged it together with something else, `title` its short name.
    """

    id: str
    group: str
    weight: int
    question: str
    why: str
    source: str
    minutes: int
    half_life: int
    path: str
    good: str
    weak: str
    lands: str
    checks: tuple[Check, ...]
    reads: tuple[str, ...]
    need: int = 1
    more: str = ""
    was: str = ""
    title: str = ""


class Group(NamedTuple):
    """Criteria that are shown together."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """A version of the rubric; `hash` names the exact text it was read from."""

    version: str
    hash: str
    criteria: tuple[Criterion, ...]
    groups: tuple[Group, ...]
    refusals: Refusals
    labels: Mapping[str, str]
    kinds: Mapping[str, str]
    stock: Phrasebook
    vague: frozenset[str]
    ordinary: frozenset[str]
    limp: Phrasebook

    def criterion(self, id: str) -> Criterion:
        """The criterion of that id; CoachError when the rubric has none."""
        for criterion in self.criteria:
            if criterion.id == id:
                return criterion
        known = ", ".join(criterion.id for criterion in self.criteria)
        raise CoachError("No such criterion", f"The rubric has no “{id}”. It has {known}.")


def read_rubric(raw: Mapping[str, Any], digest: str) -> Rubric:
    """The rubric these tables describe, `digest` naming their text; CoachError says which line cannot be used."""
    criteria = tuple(_criterion(row, at) for at, row in enumerate(_rows(raw, "criterion", "")))
    total = sum(criterion.weight for criterion in criteria)
    if total != 100:
        raise _wrong("criterion", total, "weights that add up to 100")
    twice = {c.id for c in criteria if sum(c.id == other.id for other in criteria) > 1}
    if twice:
        raise _wrong("criterion", min(twice), "every id once")
    groups = tuple(Group(_text(row, "id", "group"), _text(row, "title", "group")) for row in _rows(raw, "group", ""))
    if missing := {criterion.group for criterion in criteria} - {group.id for group in groups}:
        raise _wrong("group", min(missing), "a [[group]] for every group that a criterion names")
    refused = raw.get("refused", {})
    stock = phrasebook(raw.get("stock", ()))
    examples = {plain(text) for criterion in criteria for text in (criterion.good, criterion.weak)}
    examples |= {plain(text) for key in ("examples", "of_checklists") for text in refused.get(key, ())}
    return Rubric(
        version=str(raw.get("version", "")),
        hash=digest,
        criteria=criteria,
        groups=groups,
        refusals=Refusals(
            whole=frozenset(refused.get("whole", ())),
            anywhere=phrasebook(refused.get("anywhere", ())),
            numbered=frozenset(refused.get("numbered", ())),
            filler=frozenset(refused.get("filler", ())),
            examples=frozenset(examples),
            borrowed=frozenset(run for text in examples for run in runs(text.split(" "))),
            stock=stock,
            advice=dict(refused.get("advice", {})),
        ),
        labels=dict(raw.get("labels", {})),
        kinds=dict(raw.get("kinds", {})),
        stock=stock,
        vague=frozenset(raw.get("vague", ())),
        ordinary=frozenset((*raw.get("vague", ()), *raw.get("ordinary", ()))),
        limp=phrasebook(raw.get("limp", ())),
    )


def _criterion(row: Mapping[str, Any], at: int) -> Criterion:
    place = f"criterion[{at}]"
    minutes = _whole(row, "minutes", place)
    if not minutes:
        raise _wrong(f"{place}.minutes", 0, "at least 1 minute")
    reads = tuple(row.get("reads", ()))
    for pattern in reads:
        if pattern not in READABLE:
            raise _wrong(f"{place}.reads", pattern, f"one of {', '.join(READABLE)}")
    checks = tuple(_check(check, f"{place}.check[{n}]") for n, check in enumerate(_rows(row, "check", place)))
    if abs(sum(check.share for check in checks) - 1) > 1e-9:
        raise _wrong(f"{place}.check", sum(check.share for check in checks), "shares that add up to 1")
    return Criterion(
        id=_text(row, "id", place),
        group=_text(row, "group", place),
        weight=_whole(row, "weight", place),
        question=_text(row, "question", place),
        why=_text(row, "why", place),
        source=_text(row, "source", place),
        minutes=minutes,
        half_life=_whole(row, "half_life", place),
        path=_text(row, "path", place),
        good=_text(row, "good", place),
        weak=_text(row, "weak", place),
        lands=_text(row, "lands", place),
        checks=checks,
        reads=reads,
        need=max(1, row.get("need", 1)),
        more=_text(row, "more", place),
        was=str(row.get("was", "")),
        title=str(row.get("title", "")) or _text(row, "id", place).replace("-", " ").capitalize(),
    )


def _check(row: Mapping[str, Any], place: str) -> Check:
    kind = _text(row, "kind", place)
    if kind not in KINDS:
        raise _wrong(f"{place}.kind", kind, f"one of {', '.join(sorted(KINDS))}")
    share = row.get("share")
    if not isinstance(share, int | float) or not 0 < share <= 1:
        raise _wrong(f"{place}.share", share, "a share above 0, at most 1")
    options = {key: value for key, value in row.items() if key not in ("kind", "share", "advice")}
    return Check(kind, float(share), _text(row, "advice", place), options)


def _rows(raw: Mapping[str, Any], key: str, place: str) -> list[Mapping[str, Any]]:
    rows = raw.get(key)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
        raise _wrong(f"{place}.{key}".strip("."), rows, f"[[{key}]] tables")
    return rows


def _text(row: Mapping[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(f"{place}.{key}", value, "words in quotes")
    return value.strip()


def _whole(row: Mapping[str, Any], key: str, place: str) -> int:
    value = row.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(f"{place}.{key}", value, "a whole number, 0 or more")
    return value


def _wrong(path: str, value: object, expected: str) -> CoachError:
    found = Place(file="rubric.toml", path=path, value=str(value)[:60], expected=expected)
    return CoachError("The rubric cannot be used", f"At {path} it needs {expected}.", [found])
