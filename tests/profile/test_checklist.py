import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from made_profiles import TODAY, good, shipped

from execcoach.errors import CoachError
from execcoach.profile.answering import composed
from execcoach.profile.checklist import Checklist, read_checklist
from execcoach.profile.placing import answered, items, lacking, located, marked
from execcoach.profile.standing import Known, QuestionStanding, standing
from execcoach.profile.there import boxes, lines, rows

FOLDER = Path(__file__).resolve().parents[2] / "prompts" / "checklists"


LISTS = tuple(read_checklist(tomllib.loads(file.read_text("utf-8"))) for file in sorted(FOLDER.glob("*.toml")))
SECTIONS = st.sampled_from(sorted({re.split(r"[.\[]", q.path)[0] for one in LISTS for q in one.questions if q.path}))
KEYS = st.sampled_from(["end", "start", "name", "title", "kind", "looked", "reviewed", "private", "hobbies", "text"])


def asks(path: str = "connection_points.hobbies", **more: Any) -> dict[str, Any]:
    said = dict.fromkeys(("words", "why", "source", "good", "weak", "probe"), "Words")
    return {"id": "q1", "path": path, "answer": "list"} | said | more


def checklist(*questions: dict[str, Any]) -> Checklist:
    return read_checklist({"id": "made", "title": "Made", "why": "Why", "source": "S", "question": list(questions)})


def stands(question: dict[str, Any], raw: dict[str, Any] | None = None, **known: Any) -> QuestionStanding:
    return standing(checklist(question), Known(TODAY, {"profile": raw or {}}, **known)).questions[0]


def state(raw: dict[str, Any], path: str, choice: str = "") -> tuple[str, bool]:
    one = stands(asks(path), raw, choices={"q1": choice} if choice else {})
    return one.state, one.private


@each(
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
    known = Known(TODAY, {"profile": {"connection_points": {"a": "x"}}}, {"q1": "not-for-me"})
    found = standing(questions, known)
    assert (found.done, found.total) == (2, 3)
    following = found.next_open()
    assert following is not None
    assert following.id == "q2"


def test_the_current_role_is_found_wherever_it_stands() -> None:
    roles = [{"title": "Then", "end": "2020"}, {"title": "Now", "start": "2020"}]
    assert located("roles[current].summary", {"roles": roles}) == "roles[1].summary"
    assert located("roles[current].summary", {}) == "roles[0].summary"
    assert located("roles[current].summary", {"roles": roles[:1]}) == "roles[1].summary"
    assert located("summary.opening", {}) == "summary.opening"


@each(
    ("change", "expected"),
    [
        ({"why": ""}, "words in quotes"),
        ({"answer": "maybe"}, "one of line, text, list, entry, tick"),
        ({"file": "diary"}, "one of profile, circle, guidelines"),
        ({"again": "soon"}, "a whole number"),
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


@each(
    ("credit", "raw", "choice", "expected"),
    [
        (0.49, {"connection_points": {"hobbies": ["chess"]}}, "", "thin"),
        (0.5, {"connection_points": {"hobbies": ["chess"]}}, "", "answered"),
        (0.2, {"connection_points": {"hobbies": ["chess"]}}, "not-for-me", "not-for-me"),
        (0.2, {"connection_points": {"hobbies": ["chess"]}}, "ask", "asked"),
        (0.0, {"connection_points": {"hobbies": [{"text": "chess", "private": True}]}}, "", "answered"),
        (0.0, {}, "", "open"),
    ],
)
def test_what_its_checks_are_not_content_with_could_say_more(credit, raw, choice, expected) -> None:
    choices = {"q1": choice} if choice else {}
    found = stands(asks(criterion="hobbies"), raw, choices=choices, credits={"hobbies": credit})
    assert found.state == expected


def test_a_tick_is_open_again_after_its_months() -> None:
    tick = asks("", answer="tick", again=1)
    assert stands(tick).state == "open"
    for on, expected in ((datetime.date(2026, 10, 22), "answered"), (datetime.date(2026, 10, 21), "open")):
        assert stands(tick, choices={"q1": "done"}, done={"q1": on}).state == expected
    once = asks("", answer="tick")
    assert stands(once, choices={"q1": "done"}, done={"q1": datetime.date(2020, 1, 1)}).state == "answered"


def test_a_text_that_still_holds_is_asked_about_again_when_its_months_are_over() -> None:
    headline = asks("person.headline", answer="line", mark="reviewed", again=12)
    assert stands(headline).state == "idle"
    raw: dict[str, Any] = {"person": {"headline": "I move trains"}}
    assert stands(headline, raw).state == "open"
    (question,) = checklist(headline).questions
    raw = marked(question, raw, TODAY)
    assert raw["person"]["reviewed"] == "2026-11-21"
    assert stands(headline, raw).state == "answered"
    raw["person"]["reviewed"] = "2025-11-20"
    assert stands(headline, raw).state == "open"


def test_a_worksheet_counts_the_entries_that_wait_and_leaves_out_what_is_over() -> None:
    sheet = asks(
        "memberships", answer="entry", mark="reviewed", again=12, fields=[{"key": "organisation", "label": "L"}]
    )
    there = [{"organisation": "A", "reviewed": "2026-10"}, {"organisation": "B"}, {"organisation": "C", "end": "2019"}]
    found = stands(sheet, {"memberships": there})
    assert (found.state, found.due) == ("open", 1)
    (question,) = checklist(sheet).questions
    raw = marked(question, {"memberships": there}, TODAY, at=1)
    assert [entry.get("reviewed") for entry in raw["memberships"]] == ["2026-10", "2026-11-21", None]
    assert stands(sheet, raw).state == "answered"


def test_marking_a_list_moves_the_items_that_carry_a_day_of_their_own() -> None:
    (question,) = checklist(asks(mark="reviewed", again=24)).questions
    raw = {"connection_points": {"hobbies": ["chess", {"text": "oars", "reviewed": "2020"}]}}
    found = marked(question, raw, TODAY)["connection_points"]
    assert found["reviewed"] == found["hobbies"][1]["reviewed"] == "2026-11-21"
    assert found["hobbies"][0] == "chess"


ROLE = {"answer": "entry", "fields": [{"key": key, "label": key} for key in ("title", "company", "start", "end")]}


def test_an_earlier_role_is_never_taken_for_the_one_held_now_nor_the_other_way() -> None:
    now, before = checklist(asks("roles[current]", **ROLE), asks("roles[past]", id="q2", **ROLE)).questions
    raw: dict[str, Any] = {
        "roles": [{"title": "COO", "company": "Rail"}, {"title": "Clerk", "company": "Sea", "end": "2019"}]
    }
    assert [item["title"] for item in items(now, raw)] == ["COO"]
    assert [item["title"] for item in items(before, raw)] == ["Clerk"]
    earlier = {"title": "COO", "company": "Rail", "start": "2001", "end": "2004"}
    found = answered(before, raw, earlier)["roles"]
    assert found[0] == raw["roles"][0]
    assert found[2] == earlier
    found = answered(now, raw, {"title": "Clerk", "company": "Sea", "start": "2020"})["roles"]
    assert len(found) == 3
    assert found[1] == raw["roles"][1]
    assert answered(now, raw, {"title": "COO", "company": "Rail", "start": "2021"})["roles"][0]["start"] == "2021"
    assert (
        answered(before, raw, {"title": "Clerk", "company": "Port", "end": "2018"}, 0)["roles"][1]["company"] == "Port"
    )


def test_a_picture_is_one_table_whose_fields_are_set_and_taken_away() -> None:
    fields = [{"key": key, "label": key} for key in ("taken", "credit", "width")]
    (question,) = checklist(asks("photo", answer="entry", fields=fields)).questions
    raw: dict[str, Any] = {"photo": {"taken": "2019", "width": 400, "private": True}}
    value = composed(question, {"taken": "May 2025", "credit": "Hanna Weiss", "width": ""})
    assert answered(question, raw, value)["photo"] == {"taken": "2025-05", "credit": "Hanna Weiss", "private": True}
    assert answered(question, {}, composed(question, {"taken": "2025", "width": "800"}))["photo"]["width"] == 800
    with pytest.raises(CoachError, match="whole number"):
        composed(question, {"taken": "2025", "width": "wide"})


def test_a_list_inside_an_entry_stays_a_list_when_something_else_changes() -> None:
    fields = [{"key": key, "label": key} for key in ("name", "activities")]
    (question,) = checklist(asks("schools", answer="entry", fields=fields)).questions
    raw = {"schools": [{"name": "Leeds", "activities": ["rowing", "debating"]}]}
    typed = boxes(question, raw, 0) | {"name": "Leeds University"}
    found = answered(question, raw, composed(question, typed), 0)
    assert found["schools"] == [{"name": "Leeds University", "activities": ["rowing", "debating"]}]


def test_a_question_for_what_is_missing_takes_the_first_entry_that_lacks_it() -> None:
    fields = [{"key": key, "label": key} for key in ("what", "url")]
    (question,) = checklist(asks("achievements", answer="entry", completes="url", fields=fields)).questions
    raw: dict[str, Any] = {"achievements": [{"what": "A", "url": "https://a.example"}, {"what": "B"}]}
    assert lacking(question, raw) == 1
    assert lacking(question, {"achievements": raw["achievements"][:1]}) is None
    asked = asks("achievements", answer="entry", completes="url", fields=fields)
    assert stands(asked, {"achievements": [{"what": "B"}]}).state == "open"
    assert stands(asked, raw).state == "answered"


def test_what_its_entries_have_in_common_is_kept_and_tells_them_apart() -> None:
    kind = {"fixed": {"kind": "analyst"}, "fields": [{"key": "name", "label": "Name"}]}
    (question,) = checklist(asks("sources", answer="entry", file="circle", **kind)).questions
    raw: dict[str, Any] = {
        "sources": [{"name": "Ann", "kind": "blogger"}, {"name": "Lee"}, {"name": "Jo", "kind": "Analyst"}]
    }
    assert [item["name"] for item in items(question, raw)] == ["Jo"]
    new = composed(question, {"name": "Ann"})
    assert answered(question, raw, new)["sources"][3] == {"kind": "analyst", "name": "Ann"}
    lee = answered(question, raw, composed(question, {"name": "Lee"}))["sources"]
    assert lee[1] == {"name": "Lee", "kind": "analyst"}
    assert len(lee) == 3


def test_rows_of_a_worksheet_begin_with_what_was_never_looked_at() -> None:
    fields = [{"key": key, "label": key} for key in ("name", "kind", "url")]
    sheet = asks("sources", answer="entry", mark="looked", every=14, file="circle", fields=fields)
    (question,) = checklist(sheet).questions
    days = {"Old": "2026-09-01", "Never": "", "New": "2026-11-20"}
    found = rows(
        question, {"sources": [{"name": name, "kind": "blogger", "looked": day} for name, day in days.items()]}, TODAY
    )
    assert [str(row) for row in found] == [
        "Never, blogger · never",
        "Old, blogger · 2 months ago",
        "New, blogger · yesterday",
    ]
    assert [row.due for row in found] == [True, True, False]


TEXTS = st.sampled_from(["", "2019", "2026-11-20", "Leeds", "\u202e[/b]", "journalist"])
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(0, 3000) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(SECTIONS, VALUES, max_size=6), st.dictionaries(st.sampled_from(["mother", "teams", "sources"]),
       st.sampled_from(["done", "ask", "not-for-me"])))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_whatever_the_files_hold_every_question_stands_somewhere_and_says_what_is_there(raw, choices) -> None:
    known = Known(TODAY, dict.fromkeys(("profile", "circle", "guidelines"), raw), choices, {}, {"teams": 0.1})
    for one in LISTS:
        found = standing(one, known)
        assert 0 <= found.done <= found.total <= len(one.questions)
        for told in found.questions:
            if told.question.path:
                shown = lines(told.question, raw, TODAY)
                assert not any("\u202e" in line for line in shown)
                assert len(shown) == len(items(told.question, raw))
                boxes(told.question, raw, 0 if shown else None)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_a_shipped_checklist_reads_and_a_good_profile_answers_what_moves_the_score(file: Path) -> None:
    read = read_checklist(tomllib.loads(file.read_text(encoding="utf-8")))
    assert read.id == file.stem
    criteria = {criterion.id for criterion in shipped().criteria}
    assert {question.criterion for question in read.questions} <= criteria | {""}
    fields = {key for question in read.questions for key in (field.key for field in question.fields)}
    assert not fields & {"followers", "connections"}
    files = {"profile": good(), "circle": {}, "guidelines": {}}
    assert standing(read, Known(TODAY, files)).total >= 1
