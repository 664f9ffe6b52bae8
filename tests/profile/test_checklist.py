import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_profiles import good, shipped

from execcoach.errors import CoachError
from execcoach.profile.checklist import Checklist, located, read_checklist, standing

FOLDER = Path(__file__).resolve().parents[2] / "prompts" / "checklists"


def asks(path: str = "connection_points.hobbies", **more: Any) -> dict[str, Any]:
    said = dict.fromkeys(("words", "why", "source", "good", "weak", "probe"), "Words")
    return {"id": "q1", "path": path, "answer": "list"} | said | more


def checklist(*questions: dict[str, Any]) -> Checklist:
    return read_checklist({"id": "made", "title": "Made", "why": "Why", "source": "S", "question": list(questions)})


def state(raw: dict[str, Any], path: str, choice: str = "") -> tuple[str, bool]:
    one = standing(checklist(asks(path)), raw, {"q1": choice} if choice else {}).questions[0]
    return one.state, one.private


@pytest.mark.parametrize(
    ("raw", "path", "expected"),
    [
        ({}, "summary.opening", ("open", False)),
        ({"summary": {"opening": "I am here"}}, "summary.opening", ("answered", False)),
        ({"summary": {"opening": "  "}}, "summary.opening", ("open", False)),
        ({"schools": [{}]}, "schools", ("open", False)),
        ({"schools": [{"private": True}]}, "schools", ("open", False)),
        ({"schools": [{"name": "Leeds", "private": True}]}, "schools", ("answered", True)),
        ({"schools": [{"name": "Leeds", "private": True}, {"name": "Hull"}]}, "schools", ("answered", False)),
        ({"connection_points": {"hobbies": "chess"}}, "connection_points.hobbies", ("answered", False)),
        ({"connection_points": {"hobbies": ["", "-"]}}, "connection_points.hobbies", ("open", False)),
        ({"connection_points": {"private": True, "hobbies": ["x"]}}, "connection_points.hobbies", ("answered", True)),
        ({"roles": [{"title": "Old", "end": "2020", "summary": "s"}, {"title": "Now"}]}, "roles[current].summary",
         ("open", False)),
        ({"roles": [{"title": "Old", "end": "2020"}, {"title": "Now", "summary": "s"}]}, "roles[current].summary",
         ("answered", False)),
        ({"summary": "not a table"}, "summary.opening", ("open", False)),
    ],
)  # fmt: skip
def test_a_question_is_answered_by_what_stands_at_its_path(
    raw: dict[str, Any], path: str, expected: tuple[str, bool]
) -> None:
    assert state(raw, path) == expected


def test_a_question_can_be_declined_asked_and_opened_again() -> None:
    there = "connection_points.hobbies"
    assert state({}, there, "not-for-me")[0] == "not-for-me"
    assert state({}, there, "never")[0] == "not-for-me"
    assert state({}, there, "ask")[0] == "asked"
    assert state({}, there, "cleared")[0] == "open"
    assert state({"connection_points": {"hobbies": ["x"]}}, there, "ask")[0] == "answered"


def test_progress_counts_answers_and_refusals_of_all() -> None:
    questions = checklist(*(asks(id=f"q{n}", path=f"connection_points.{name}") for n, name in enumerate("abc")))
    stands = standing(questions, {"connection_points": {"a": "x"}}, {"q1": "not-for-me"})
    assert (stands.done, stands.total) == (2, 3)
    following = stands.next_open()
    assert following is not None
    assert following.id == "q2"


def test_the_current_role_is_found_wherever_it_stands() -> None:
    roles = [{"title": "Then", "end": "2020"}, {"title": "Now", "start": "2020"}]
    assert located("roles[current].summary", {"roles": roles}) == "roles[1].summary"
    assert located("roles[current].summary", {}) == "roles[0].summary"
    assert located("roles[current].summary", {"roles": roles[:1]}) == "roles[1].summary"
    assert located("summary.opening", {}) == "summary.opening"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"why": ""}, "words in quotes"),
        ({"answer": "maybe"}, "one of line, text, list, entry"),
        ({"answer": "entry"}, "the fields of an entry"),
        ({"answer": "entry", "fields": [{"key": "name"}]}, "words in quotes"),
    ],
)
def test_a_question_that_cannot_be_used_says_why(change: dict[str, Any], expected: str) -> None:
    with pytest.raises(CoachError) as caught:
        checklist(asks(**change))
    assert expected in caught.value.sentence


def test_a_checklist_without_questions_or_with_one_twice_is_refused() -> None:
    for questions in ((), (asks(), asks())):
        with pytest.raises(CoachError):
            checklist(*questions)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_a_shipped_checklist_reads_and_a_good_profile_answers_what_moves_the_score(file: Path) -> None:
    read = read_checklist(tomllib.loads(file.read_text(encoding="utf-8")))
    assert read.id == file.stem
    criteria = {criterion.id for criterion in shipped().criteria}
    assert {question.criterion for question in read.questions} <= criteria | {""}
    fields = {key for question in read.questions for key in (field.key for field in question.fields)}
    assert not fields & {"followers", "connections"}
    assert standing(read, good(), {}).done >= 1
