"""All published fields read together: harmless facts, each in a place of its own, that add up to a signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import permutations

from execcoach.drafting.guard import Checker, Finding, Setting
from execcoach.drafting.guard_rules import Rules
from execcoach.drafting.guard_words import placed
from execcoach.profile.model import Profile

_NOT_PUBLISHED = frozenset({"voice", "audience", "topics", "objections", "routine", "networks"})
_NO_WORDS = frozenset({"id", "source", "url", "pronouns"})
_ADDS_UP = ("privacy:birth-date", "privacy:birth-date-and-place")
_CANNOT_BE_TAKEN_BACK = ("privacy:", "disclosure:")
_CLUES = ("privacy.birth", "privacy.turning", "privacy.full_date")


def published_texts(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Path and words of every field that may stand on a page; what is kept private is left out."""
    found: list[tuple[str, str]] = []
    for section in fields(profile):
        if section.name not in _NOT_PUBLISHED:
            found += _texts(getattr(profile, section.name), section.name)
    return tuple(found)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.strip():
            yield path, value
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _texts(item, f"{path}[{at}]")
    elif is_dataclass(value) and not getattr(value, "private", False):
        for part in fields(value):
            if part.name not in _NO_WORDS:
                inner = getattr(value, part.name)
                yield from _texts(inner, path if part.name == "text" and path.endswith("]") else f"{path}.{part.name}")


def everything(profile: Profile, rules: Rules, setting: Setting) -> tuple[Finding, ...]:
    """What each published field gives away, and two of them together; `path` says where.

    A finding that only two fields together make has both paths in it, and no place in a text.
    """
    checker = Checker(rules, replace(setting, kind="field", first_contact=False))
    alone: list[Finding] = []
    clues: list[tuple[str, str]] = []
    for path, text in published_texts(profile):
        alone += [replace(one, path=path) for one in checker.check(text) if one.label.startswith(_CANNOT_BE_TAKEN_BACK)]
        clues += [(path, place.text) for place in placed(text) if checker.holds(place.text, _CLUES)]
    known = {finding.label for finding in alone}
    if _ADDS_UP[1] in known:
        return tuple(alone)
    for (path, text), (other, more) in permutations(clues[:40], 2):
        if path == other:
            continue
        for finding in checker.check(f"{text}\n{more}"):
            if finding.label in _ADDS_UP and finding.label not in known:
                both = replace(finding, words=f"{text} … {more}", start=0, end=0, path=f"{path}, {other}")
                gone = [one for one in alone if one.label in _ADDS_UP[:1] and finding.label == _ADDS_UP[1]]
                return (*(one for one in alone if one not in gone), both)
    return tuple(alone)
