"""Trying an answer on: what the score would be, with nothing saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.profile.answering import composed
from execcoach.profile.checklist import Question
from execcoach.profile.placing import answered
from execcoach.profile.reading import read_profile
from execcoach.profile.score import Score
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk

BETWEEN = ";"
"""What stands between the boxes of an entry when it is typed in one line."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A score beside what it would be with one value changed."""

    path: str
    value: Any
    now: Score
    then: Score


def boxes_asked(desk: ProfileDesk, question: Question) -> tuple[str, ...]:
    """What a typed line holds, in order: the labels of an entry's boxes, () for a line of its own."""
    labels = {field.key: field.label for field in question.fields}
    if question.answer != "entry":
        return ()
    return (labels[question.completes],) if desk.lacking(question) is not None else tuple(labels.values())


def typed_boxes(desk: ProfileDesk, question: Question, line: str) -> dict[str, str]:
    """The line by box, "" for the only one; an entry that lacks one thing is asked for that alone."""
    if question.answer != "entry":
        return {"": line}
    if (at := desk.lacking(question)) is not None:
        return desk.boxes(question, at) | {question.completes: line}
    return {field.key: part.strip() for field, part in zip(question.fields, line.split(BETWEEN), strict=False)}


def tried(desk: ProfileDesk, question: Question, line: str) -> WhatIf:
    """The score with this answer to a question; CoachError where it could not be kept either."""
    if question.answer == "tick" or question.file != "profile":
        raise CoachError("That moves no score", question.words)
    value = composed(question, typed_boxes(desk, question, line))
    raw = answered(question, desk.raw, value, desk.lacking(question))
    return WhatIf(desk.place_of(question), value, desk.score(), desk.score(raw))


def wished(desk: ProfileDesk, wish: str) -> WhatIf:
    """The score with one value changed, from a wish such as `teams=Otley Cricket Club` or `person.headline=I run …`.

    Before the sign stands a line of the score card or a path; behind it words, or a value as the file holds it.
    """
    path, sign, words = (part.strip() for part in wish.partition("="))
    if not sign:
        raise CoachError("That cannot be tried", f"“{one_line(wish)}” has no = in it. {_EXAMPLE}")
    if any(one.id == path for one in desk.rubric.criteria) and (question := desk.question_for(path)):
        return tried(desk, question, words)
    value = _meant(words)
    raw = paths.put(desk.raw, path, value)
    before = read_profile(desk.raw).troubles
    if wrong := [trouble for trouble in read_profile(raw).troubles if trouble not in before]:
        raise CoachError("That would not be read", str(wrong[0]))
    return WhatIf(path, value, desk.score(), desk.score(raw))


def _meant(words: str) -> Any:
    """A value as the file holds it; plain words are text. Why: a shell takes the quotes off."""
    from execcoach.storage.toml_files import parse_toml

    try:
        return parse_toml(f"value = {words}".encode(), "--what-if").get("value")
    except (CoachError, UnicodeEncodeError):
        if words and words[0] not in _BEGIN_A_VALUE:
            return words
    raise CoachError("That cannot be tried", f"{one_line(words) or 'Nothing'} is not a value. {_EXAMPLE}")


_BEGIN_A_VALUE = "[{\"'"
_EXAMPLE = "For example: --what-if 'teams=Otley Cricket Club' or --what-if 'connection_points.hobbies=[\"chess\"]'"
