from dataclasses import replace

import pytest

from execcoach.drafting.draft import Draft
from execcoach.errors import CoachError
from execcoach.services.templates import all_templates, shown

ANSWERS = {"who": "Priya Raman", "did": "took the night shift herself"}
PROFILE = '[person]\nname = "Ada Okafor"\nrole = "COO"\ncompany = "Northwind"\n'


@pytest.fixture
def desk(workspace):
    return workspace(PROFILE).drafts


def written(desk, text="Thank you, Priya.", **more):
    return desk.save(Draft(title="Thanks", template="thank-a-colleague", text=text, networks=("linkedin",), **more))


def state_of(desk, name):
    return desk.load(name).state


def test_whom_and_what_they_did_are_enough_for_a_finished_thank_you(desk):
    composed = desk.compose(desk.template("thank-a-colleague"), ANSWERS)
    assert composed.open_questions == ()
    assert "[" not in composed.text
    assert composed.text == "Priya took the night shift herself.\n\nThank you, Priya Raman."


def test_every_shipped_template_can_be_begun_with_nothing_and_counted_for_its_networks(desk):
    for template in all_templates():
        text = desk.compose(template, {}).text
        assert all(place.left for place in desk.shown(text, template.networks, template.kind))


def test_a_note_answers_the_first_question_that_is_needed_beside_whom(desk):
    known = desk.placed(desk.template("thank-a-colleague"), {"who": "Priya", "note": "drove to Leeds", "odd": "x"})
    assert known == {"who": "Priya", "did": "drove to Leeds"}
    assert desk.placed(desk.template("new-role"), {"who": "Priya", "note": ""}) == {}


def test_a_draft_goes_through_its_states_and_is_signed(desk):
    name = written(desk).id
    assert [desk.move_on(name).state for _ in range(3)] == ["to-approve", "approved", "posted"]
    assert desk.load(name).approved_by == "Ada"
    with pytest.raises(CoachError, match="posted"):
        desk.move_on(name)


def test_an_open_question_blocks_a_yes_and_is_named(desk):
    name = written(desk, "She did it. [What did it change?]").id
    assert desk.move_on(name).state == "to-approve"
    with pytest.raises(CoachError, match=r"What did it change\?"):
        desk.move_on(name)
    assert state_of(desk, name) == "to-approve"


def test_a_move_and_a_deletion_are_taken_back_byte_for_byte(desk, tmp_path):
    name = written(desk).id
    file = tmp_path / "ada" / "drafts" / f"{name}.md"
    before = file.read_bytes()
    desk.move_on(name)
    moved = file.read_bytes()
    desk.delete(name)
    assert not file.exists()
    desk.undo()
    assert file.read_bytes() == moved
    desk.undo()
    assert file.read_bytes() == before
    assert desk.undo() == ""


def test_what_somebody_changed_since_is_not_taken_back(desk, tmp_path):
    name = written(desk).id
    desk.move_on(name)
    file = tmp_path / "ada" / "drafts" / f"{name}.md"
    file.write_text("By hand", "utf-8")
    with pytest.raises(CoachError, match="changed since"):
        desk.undo()
    assert file.read_text("utf-8") == "By hand"


def test_saving_never_overwrites_what_somebody_else_wrote_meanwhile(desk, tmp_path):
    draft = desk.load(written(desk).id)
    file = tmp_path / "ada" / "drafts" / f"{draft.id}.md"
    file.write_text("Sam was here", "utf-8")
    kept = desk.save(replace(draft, text="Mine"))
    assert file.read_text("utf-8") == "Sam was here"
    assert kept.id != draft.id
    assert desk.load(kept.id).text == "Mine"


def test_saving_twice_keeps_one_file(desk):
    draft = written(desk)
    desk.save(replace(draft, text="Better"))
    assert [(row.id, desk.text_of(row.id)) for row in desk.listed()] == [(draft.id, "Better")]


def test_an_approved_text_that_is_changed_waits_for_a_yes_again(desk):
    approved = Draft(title="T", state="approved", approved_by="Ada", text="One.")
    changed = desk.rewritten(approved, "Two.", {})
    assert (changed.state, changed.approved_by) == ("to-approve", "")
    assert desk.rewritten(approved, "One.", {"who": "Priya"}).state == "approved"


def test_a_draft_that_cannot_be_read_is_a_row_that_says_so(desk, tmp_path):
    written(desk)
    (tmp_path / "ada" / "drafts" / "broken [b].md").write_bytes(b"+++\nstate = 3\n+++\n")
    (tmp_path / "ada" / "drafts" / "latin.md").write_bytes(b"\xff\xfe")
    rows = {row.id: row.problem for row in desk.listed()}
    assert len(rows) == 3
    assert "one of draft" in rows["broken [b]"]
    assert "UTF-8" in rows["latin"]


def test_the_newest_draft_comes_first_whatever_its_file_is_called(desk):
    old = written(desk, created=desk.today)
    desk.save(replace(old, id="", created=replace(desk.today, year=2025)))
    assert [str(row.created) for row in desk.listed()] == ["2026-11-21", "2025-11-21"]


def test_what_is_left_is_said_in_words():
    assert shown("x" * 100, "linkedin").left == "2,900 left on LinkedIn"
    assert shown("x" * 3014, "linkedin").left == "14 too many for LinkedIn"
    assert shown("x", "email").left == "E-mail: no limit"


def test_an_editor_with_half_a_quotation_mark_is_told_not_a_traceback(desk, monkeypatch):
    monkeypatch.setenv("VISUAL", "nano '")
    with pytest.raises(CoachError, match="quotation mark"):
        desk.edit_outside(written(desk).id)
