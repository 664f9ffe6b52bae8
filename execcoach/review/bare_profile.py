"""A profile without its words, and the score it had on a day: what a row needs of a file that was not touched since."""

import dataclasses
from collections.abc import Collection
from typing import Any

from execcoach.profile import model
from execcoach.profile.dates import Day, parse_day
from execcoach.profile.model import Profile
from execcoach.profile.score import GroupScore, Score, ScoreLine

_ENTRIES: dict[str, Any] = {
    name: kind for name, kind in vars(model).items() if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}
_KIND, _DAY, _SAID = "", "Day", "x"
"""The key of an entry's kind; the kind of a day; what stands where words stood."""
_TOLD = ("id", "name", "company")
"""What a row tells of a person."""


def packed_profile(profile: Profile) -> Any:
    """The profile as plain lists and tables: who it is and the days of the routine, of all else only that it is there.

    Why that: milestones count entries, and entries looked at again, never their words.
    """
    found = _packed(profile, said=False)
    told = {"id": profile.person.id, "name": profile.person.name, "company": profile.company}
    person = {key: value for key, value in found.get("person", {}).items() if key not in _TOLD}
    found["person"] = {_KIND: "Person", **person, **{key: value for key, value in told.items() if value}}
    found["routine"] = _packed(profile.routine, said=True)
    return found


def unpacked_profile(raw: Any) -> Profile:
    """The profile that was packed so; ValueError, LookupError or TypeError for anything else."""
    found = _unpacked(raw)
    if not isinstance(found, Profile):
        raise TypeError("this is no profile")
    return found


def packed_score(score: Score) -> list[Any]:
    """The score without evidence and advice."""
    lines = [[x.id, x.group, x.weight, x.credit, x.points, x.minutes] for x in score.lines]
    return [score.total, list(map(list, score.groups)), lines, score.version, score.hash]


def unpacked_score(raw: Any) -> Score:
    """The score that was packed so, nothing of it declined."""
    total, groups, lines, version, digest = raw
    return Score(
        total=total,
        open_to=sum(weight * 100 for _, _, weight, _, _, _ in lines),
        groups=tuple(GroupScore(*group) for group in groups),
        lines=tuple(_line(*line) for line in lines),
        version=version,
        hash=digest,
    )


def _line(id: str, group: str, weight: int, credit: float, points: int, minutes: int) -> ScoreLine:
    return ScoreLine(id, group, weight, credit, points, minutes, evidence=(), advice=())


def declining(score: Score, ids: Collection[str]) -> Score:
    """The score with these criteria declined: they keep what they earned and are not open."""
    lines = tuple(dataclasses.replace(line, declined=line.id in ids) for line in score.lines)
    open_to = sum(line.points if line.declined else line.weight * 100 for line in lines)
    return dataclasses.replace(score, lines=lines, open_to=open_to)


def _packed(value: Any, said: bool) -> Any:
    if isinstance(value, Day):
        return {_KIND: _DAY, "on": str(value)}
    if isinstance(value, str):
        return value if said or not value else _SAID
    if isinstance(value, tuple):
        return [_packed(item, said) for item in value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    found: dict[str, Any] = {_KIND: type(value).__name__}
    for field in dataclasses.fields(value):
        inside = getattr(value, field.name)
        if inside != field.default and inside is not None:
            found[field.name] = _packed(inside, said and field.name not in ("why", "source"))
    return found


def _unpacked(raw: Any) -> Any:
    if isinstance(raw, list):
        return tuple(map(_unpacked, raw))
    if isinstance(raw, dict):
        if raw[_KIND] == _DAY:
            return parse_day(raw["on"])
        return _ENTRIES[raw[_KIND]](**{key: _unpacked(value) for key, value in raw.items() if key != _KIND})
    return raw
