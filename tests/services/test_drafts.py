from dataclasses import replace
from pathlib import Path

import pytest

from execcoach.drafting import workflow
from execcoach.drafting.draft import Draft
from execcoach.errors import CoachError
from execcoach.profile.dates import Day
from execcoach.services.draft_changes import NameNeeded
from execcoach.services.manuscript import Manuscript
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


HOME = "Come round: my home is 12 Mill Lane, Leeds LS1 4AB."


def test_what_the_guard_blocks_gets_no_yes_until_somebody_clears_it_with_a_reason(desk):
    name = written(desk, HOME).id
    desk.move_on(name)
    with pytest.raises(CoachError, match="privacy:home-address"):
        desk.move_on(name)
    assert desk.held_back(name) == 1
    finding = desk.findings_of(desk.load(name))[0]
    today = desk.today.first()
    desk.amend(name, "cleared", lambda draft: workflow.clear(draft, finding, "Ada", "it is the shop", today))
    assert desk.held_back(name) == 0
    assert desk.move_on(name).state == "approved"
    assert desk.load(name).cleared[0].why == "it is the shop"


@pytest.fixture
def sam(desk, people):
    people.remember_keyboard("assistant", "Sam")
    desk._desk.by = "assistant"
    return desk


def test_an_assistant_drafts_and_sends_to_approve_but_a_yes_needs_a_name(sam):
    kept = sam.save(sam.new(sam.template("thank-a-colleague"), ANSWERS))
    assert kept.drafted_by == "Sam"
    sam.move_on(kept.id)
    with pytest.raises(NameNeeded):
        sam.move_on(kept.id)
    assert sam.move_on(kept.id, by="Ada").approved_by == "Ada, noted by Sam"


def test_what_blocks_is_told_to_an_assistant_before_a_name_is_asked_for(sam):
    name = written(sam, "She did it. [What did it change?]", state="to-approve").id
    with pytest.raises(CoachError, match="What did it change"):
        sam.move_on(name, by="")


def test_sending_back_and_the_days_can_be_undone(desk):
    name = written(desk).id
    desk.move_on(name)
    assert desk.send_back(name).state == "draft"
    planned = desk.plan(name, "26 November 2026", "2026-12-01")
    assert (str(planned.post_on), str(planned.expires)) == ("2026-11-26", "2026-12-01")
    with pytest.raises(CoachError, match="no date"):
        desk.plan(name, "soon", "")
    desk.undo()
    assert desk.load(name).post_on is None
    desk.undo()
    assert state_of(desk, name) == "to-approve"


def test_a_draft_past_its_day_says_so_and_is_not_ready(desk):
    written(desk, state="approved", expires=Day(2026, 11, 20))
    row = desk.listed()[0]
    assert row.expired
    assert not row.ready


def test_a_text_changed_in_another_program_waits_for_a_yes_again(desk):
    name = written(desk).id
    desk.move_on(name)
    desk.move_on(name)
    file = Path(desk.file(name))
    file.write_text(file.read_text("utf-8") + "And Tom.\n", "utf-8")
    assert desk.listed()[0].state == "to-approve"
    assert desk.load(name).approved_by == ""


def test_an_earlier_text_comes_back_and_the_one_that_stood_there_is_kept(desk):
    name = written(desk, "One.").id
    desk.move_on(name)
    desk.save(replace(desk.load(name), text="Two."))
    assert [one.text for one in desk.earlier(name, "Two.")] == ["One."]
    desk.bring_back(name, desk.earlier(name, "Two.")[0])
    assert desk.load(name).text == "One."
    assert [one.text for one in desk.earlier(name, "One.")] == ["Two."]
    desk.undo()
    assert desk.load(name).text == "Two."


def test_a_deleted_draft_takes_its_earlier_texts_with_it_and_undo_brings_both(desk):
    name = written(desk, "One.").id
    desk.move_on(name)
    desk.delete(name)
    assert desk.earlier(name) == ()
    desk.undo()
    assert [one.text for one in desk.earlier(name)] == ["One."]


def test_the_words_of_a_yes_bring_it_back_and_a_sitting_is_taken_back_whole(desk):
    name = written(desk, "One.").id
    desk.move_on(name)
    desk.move_on(name)
    mine = Manuscript(desk, desk.load(name))
    mine.write("One. Two.", {})
    mine.keep()
    assert mine.lost_its_yes
    mine.write("One.", {})
    assert mine.keep().approved_by == "Ada"
    mine.write("Three.", {})
    mine.keep()
    mine.close()
    assert state_of(desk, name) == "to-approve"
    assert desk.undo().startswith("what was written")
    assert (state_of(desk, name), desk.text_of(name)) == ("approved", "One.")


def test_typing_makes_one_earlier_text_of_a_sitting_and_not_one_a_save(desk):
    mine = Manuscript(desk, desk.load(written(desk, "One.").id))
    for words in ("One. T", "One. Tw", "One. Two."):
        mine.write(words, {})
        mine.keep()
    mine.close()
    assert [one.text for one in desk.earlier(mine.kept.id)] == ["One. Two.", "One."]


def test_where_it_goes_gives_a_draft_its_networks_and_its_day(desk):
    draft = written(desk)
    advice = desk.advice(desk.purpose_of("curated-share"))
    sent = desk.sent_to(draft, advice)
    assert sent.networks == ("linkedin", "x", "bluesky")
    assert str(sent.post_on) == "2026-11-26"
    assert sent.expires is not None
