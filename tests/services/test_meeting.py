import pytest

from execcoach.errors import CoachError

ADA = '[person]\nname = "Ada Okafor"\n'
CIRCLE = """# whom we meet
[[contacts]]
name = "José Ángel Núñez"
company = "Brackwater Foods"
learned = "Reads on paper"

[[contacts]]
name = "Priya Raman"
role = "Depot manager"

[[contacts]]
name = "Priya Nair"
private = true
"""


def found(desk, typed):
    return [one.contact.name for one in desk.meeting.find(typed)]


def test_somebody_is_found_by_the_beginning_of_any_word_whatever_its_case_and_accents(workspace):
    ada = workspace(ADA, CIRCLE)
    assert found(ada, "nunez") == found(ada, "JOSÉ") == found(ada, "jose bra") == ["José Ángel Núñez"]
    assert found(ada, "ose") == []
    assert found(ada, "priya") == ["Priya Nair", "Priya Raman"]
    assert found(ada, "depot") == ["Priya Raman"]
    assert len(found(ada, "")) == 3


def test_a_name_that_several_have_is_asked_back_and_a_whole_name_is_one(workspace):
    ada = workspace(ADA, CIRCLE)
    with pytest.raises(CoachError, match="2 people fit"):
        ada.meeting.meant("Priya")
    assert ada.meeting.meant("priya raman").role == "Depot manager"
    assert ada.meeting.meant("Zoe") is None
    assert ada.meeting.meant(" ") is None


def test_what_was_learned_is_added_to_what_was_known_and_comments_stay(workspace):
    ada = workspace(ADA, CIRCLE)
    kept = ada.meeting.keep(ada.meeting.meant("nunez"), "Rows\nat six")
    assert [line.text for line in kept.learned] == ["Reads on paper", "Rows at six"]
    assert ada.workspace.circle.read_text("utf-8").startswith("# whom we meet\n")
    assert ada.meeting.keep(kept, "  ").learned == kept.learned
    assert ada.undo()
    assert ada.workspace.circle.read_text("utf-8") == CIRCLE


def test_somebody_who_was_taken_out_of_the_file_is_not_written_back(workspace):
    ada = workspace(ADA, CIRCLE)
    them = ada.meeting.meant("nunez")
    ada.workspace.circle.write_text(CIRCLE.replace("José", "Josef"), "utf-8")
    ada.profile.look_outside()
    with pytest.raises(CoachError, match=r"not in circle\.toml any more"):
        ada.meeting.keep(them, "Rows")


def test_what_is_not_known_to_be_live_is_said_to_come_from_the_file(workspace, demo):
    ada = workspace('[person]\nname = "Ada Okafor"\nheadline = "I ask the depot first"\n')
    assert [line.kind for line in ada.meeting.stranger("Zoe").of("found")] == ["file-one"]
    assert [line.kind for line in demo.meeting.stranger("Zoe").of("found")] == ["live-both"]


def test_notes_that_name_somebody_are_on_their_card(demo):
    words = demo.meeting.card(demo.meeting.meant("idris")).text(10_000)
    assert "Idris has a new saw line" in words
    assert "Idris" not in demo.meeting.card(demo.meeting.meant("sunita")).text(10_000)


def test_a_circle_that_cannot_be_read_is_never_written(workspace):
    ada = workspace(ADA, "not toml [")
    assert ada.meeting.find("x") == ()
    with pytest.raises(CoachError):
        ada.meeting.add("Zoe")
    assert ada.workspace.circle.read_text("utf-8") == "not toml ["
