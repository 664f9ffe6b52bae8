"""The form from the desk: what it asks, what taking it in changes, and that one undo takes all of it back."""

import json
from pathlib import Path

import pytest

from execcoach.errors import CoachError
from execcoach.services.exchange import preview, take
from execcoach.services.profile import ProfileDesk
from execcoach.services.questionnaire import MOST, QuestionnaireDesk

ADA = """\
[person]
id = "ada123456789"
name = "Ada Okafor"
headline = "Trains nobody notices"

[[roles]]
title = "Chief operating officer"
company = "Northwind Rail"
start = "2021-03"
"""


@pytest.fixture
def desk(workspace) -> ProfileDesk:
    return workspace(ADA).profile


def answered(desk: ProfileDesk, file: Path, **answers: str) -> Path:
    """The form for the marked questions with these answers, saved as it came back."""
    text = QuestionnaireDesk(desk).text()
    for id, words in answers.items():
        mark = f"[{id.replace('_', '-')}]:"
        assert mark in text
        text = text.replace(mark, f"{mark} {words}")
    file.write_text("Here it is.\n\nOn Saturday Sam wrote:\n> " + text.replace("\n", "\n> "), "utf-8")
    return file


def test_marked_questions_make_the_form_and_else_those_of_most_worth(desk: ProfileDesk) -> None:
    form = QuestionnaireDesk(desk)
    best = form.questions()
    assert 0 < len(best) <= MOST
    gains = [desk.score().line(one.criterion).gain for one in best if one.criterion]
    left = [line.gain for line in desk.score().lines if line.id not in {one.criterion for one in best}]
    assert min(gains) > 0
    assert len({one.criterion for one in best}) == len(best), "two questions for one line of the score gain once"
    assert "awards" not in {one.id for one in best}, "the line of achievements is asked about by its own question"
    assert len(best) < MOST or min(gains) >= max(left) // 4
    desk.choose("teams", "ask")
    desk.choose("headline", "ask")
    assert [one.id for one in form.questions()] == ["teams", "headline"]
    assert [one.id for one in form.questions("who-you-are")] == ["teams"]


def test_taking_a_form_in_fills_declines_stops_asking_and_is_one_undo(desk: ProfileDesk, tmp_path: Path) -> None:
    for id in ("teams", "hobbies", "causes", "role-summary"):
        desk.choose(id, "ask")
    before = desk.workspace.profile.read_bytes()
    file = answered(
        desk,
        tmp_path / "reply.txt",
        teams="not for me, I follow no sport",
        hobbies="Sculling on the Aire before work",
        role_summary="I answer for 212 trains.",
    )
    shown = preview(file, desk.workspace.folder, desk.clock)
    assert shown.kind == "filled form"
    assert desk.workspace.profile.read_bytes() == before
    told = "\n".join(shown.lines())
    assert "New: Hobbies" in told
    assert "Not for me: Whose result" in told
    assert "I follow no sport" in told
    assert "Unsure: “Here it is.” (line 1)" in told
    assert [row["path"] for row in shown.as_json()["added"]] == ["connection_points.hobbies[0]", "roles[0].summary"]
    assert shown.as_json()["declined"] == [{"question": "teams", "why": "I follow no sport"}]
    other = shown.desk
    assert other is not None
    take(shown, desk.clock)
    assert [line.text for line in other.profile.connection_points.hobbies] == ["Sculling on the Aire before work"]
    assert other.profile.roles[0].summary == "I answer for 212 trains."
    assert len(other.profile.roles) == 1
    assert {id: other.choices.get(id) for id in ("teams", "hobbies", "causes", "role-summary")} == {
        "teams": "not-for-me",
        "hobbies": None,
        "causes": "ask",
        "role-summary": None,
    }
    assert [put.question.id for put in other.asked] == ["causes"]
    after = other.workspace.profile.read_bytes()
    assert other.undo() == "import of reply.txt"
    assert other.workspace.profile.read_bytes() == before
    assert {other.choices.get(id) for id in ("teams", "hobbies", "role-summary")} == {"ask"}
    assert other.redo() == "import of reply.txt"
    assert other.workspace.profile.read_bytes() == after
    assert other.choices.get("teams") == "not-for-me"
    assert other.undo() == "import of reply.txt"


def test_what_is_filled_in_stays_and_both_are_shown(desk: ProfileDesk, tmp_path: Path) -> None:
    desk.choose("headline", "ask")
    desk.choose("hobbies", "ask")
    file = answered(desk, tmp_path / "reply.txt", hobbies="Bells")
    text = file.read_text("utf-8") + "\nQuestion 9 [headline]\nAnswer 9 [headline]: I keep trains dull\n"
    file.write_text(text, "utf-8")
    shown = preview(file, desk.workspace.folder, desk.clock)
    assert [(kept.path, kept.value, kept.offered) for kept in shown.proposals.kept] == [
        ("person.headline", "Trains nobody notices", "I keep trains dull")
    ]
    take(shown, desk.clock)
    desk.read_again()
    assert desk.profile.person.headline == "Trains nobody notices"


def test_somebody_else_s_form_is_refused(desk: ProfileDesk, workspace, tmp_path: Path) -> None:
    desk.choose("hobbies", "ask")
    file = answered(desk, tmp_path / "reply.txt", hobbies="Bells")
    grace = workspace(ADA.replace("ada123456789", "grace4567890").replace("Ada Okafor", "Grace Amadi"), folder="grace")
    with pytest.raises(CoachError, match=r"made for Ada Okafor, and this is Grace Amadi's folder"):
        preview(file, grace.workspace.folder)


def test_a_resume_that_is_about_somebody_else_is_refused(desk: ProfileDesk, tmp_path: Path) -> None:
    file = tmp_path / "cv.json"
    for name in ("ADA N. OKAFOR", ""):
        file.write_text(json.dumps({"basics": {"name": name, "email": "a@b.example"}}), "utf-8")
        assert preview(file, desk.workspace.folder).number
    file.write_text(json.dumps({"basics": {"name": "Jane Q. Fullstacker"}}), "utf-8")
    with pytest.raises(CoachError, match=r"about Jane Q\. Fullstacker, and this is Ada Okafor's folder"):
        preview(file, desk.workspace.folder)


def test_a_form_is_never_written_over_another_file(desk: ProfileDesk, tmp_path: Path) -> None:
    form = QuestionnaireDesk(desk)
    file = tmp_path / "form.txt"
    file.write_text("mine", "utf-8")
    with pytest.raises(CoachError, match="there already"):
        form.save(file)
    assert file.read_text("utf-8") == "mine"
    form.save(file, force=True)
    assert file.read_text("utf-8").startswith("Hello Ada, here are ")
    assert [form.save_beside().name for _ in range(2)] == [
        "2026-11-21-questions-for-ada.txt",
        "2026-11-21-questions-for-ada-2.txt",
    ]
