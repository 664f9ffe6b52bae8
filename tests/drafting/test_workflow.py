import datetime
from dataclasses import dataclass, replace

import pytest

from execcoach.drafting import workflow
from execcoach.drafting.draft import Cleared, Draft, draft_text, read_draft
from execcoach.errors import CoachError
from execcoach.profile.dates import Day

TODAY = datetime.date(2026, 11, 21)


@dataclass(frozen=True)
class Finding:
    """As the guard's, as far as the workflow looks."""

    label: str = "privacy:home-address"
    severity: str = "block"
    words: str = "12 Mill Lane"


def approved(text="Thank you, Priya."):
    return workflow.moved(Draft(title="Leeds", state="to-approve", text=text), "Ada", TODAY)


def test_a_yes_is_signed_and_dated_and_a_post_keeps_its_link_once():
    posted = workflow.moved(approved(), "", TODAY, link="https://example.com/1")
    assert (posted.state, posted.approved_by, str(posted.approved)) == ("posted", "Ada", "2026-11-21")
    assert (str(posted.posted), posted.links) == ("2026-11-21", ("https://example.com/1",))
    with pytest.raises(CoachError, match="posted"):
        workflow.moved(posted, "Ada", TODAY)


def test_without_a_name_nobody_said_yes():
    with pytest.raises(CoachError, match="Who said yes"):
        workflow.moved(Draft(state="to-approve", text="Yes."), "", TODAY)


def test_an_open_question_holds_a_draft_back_and_is_named():
    with pytest.raises(CoachError, match="Where to"):
        workflow.moved(Draft(state="to-approve", text="She went. [Where to?]"), "Ada", TODAY)


def test_a_block_holds_a_draft_back_until_it_is_cleared_with_a_name_and_a_reason():
    draft, finding = Draft(title="T", state="to-approve", text="12 Mill Lane"), Finding()
    with pytest.raises(CoachError, match="privacy:home-address “12 Mill Lane”"):
        workflow.moved(draft, "Ada", TODAY, [finding])
    for by, why in (("", "it is the shop"), ("Ada", " ")):
        with pytest.raises(CoachError, match="Not cleared"):
            workflow.clear(draft, finding, by, why, TODAY)
    cleared = workflow.clear(draft, finding, "Ada", "it is the shop's address", TODAY)
    assert workflow.moved(cleared, "Ada", TODAY, [finding]).state == "approved"
    kept = read_draft(draft_text(cleared))
    assert kept.cleared_by == "Ada"
    assert kept.cleared[0].why == "it is the shop's address"
    assert workflow.unclear(cleared, finding) == draft


def test_a_warning_or_hint_holds_nothing_back():
    draft = Draft(state="to-approve", text="x")
    assert workflow.moved(draft, "Ada", TODAY, [Finding(severity="warn"), Finding(severity="hint")]).state == "approved"


def test_a_clearing_is_for_its_words_and_not_for_others_of_the_same_label():
    draft = workflow.clear(Draft(text="x"), Finding(), "Ada", "the shop", TODAY)
    assert workflow.is_cleared(draft, Finding(words="12 mill lane"))
    assert not workflow.is_cleared(draft, Finding(words="14 Mill Lane"))
    assert not workflow.is_cleared(draft, Finding(label="privacy:phone"))


def test_a_changed_word_takes_the_yes_back_and_blanks_at_the_end_do_not():
    draft = approved()
    changed = workflow.rewritten(draft, "Thanks, Priya.")
    assert (changed.state, changed.approved_by, changed.approved) == ("to-approve", "", None)
    assert workflow.rewritten(draft, "Thank you, Priya.  \n").state == "approved"


def test_a_text_that_was_changed_in_another_program_has_no_yes_either():
    file = draft_text(approved()).replace("Thank you", "Thanks")
    assert workflow.standing(read_draft(file)).state == "to-approve"
    assert workflow.standing(read_draft(draft_text(approved()))).state == "approved"
    assert workflow.standing(Draft(state="approved", approved_by="Ada", text="An old file.")).state == "approved"


def test_a_draft_past_its_day_is_expired_and_not_ready_and_a_posted_one_never_is():
    draft = replace(approved(), expires=Day(2026, 11, 20))
    assert workflow.expired(draft, TODAY)
    assert not workflow.ready(draft, TODAY)
    assert workflow.ready(replace(draft, expires=Day(2026, 11, 21)), TODAY)
    assert not workflow.expired(replace(draft, state="posted"), TODAY)


def test_a_draft_is_due_from_its_day_on():
    draft = replace(approved(), post_on=Day(2026, 11, 21))
    assert workflow.due(draft, TODAY)
    assert not workflow.due(draft, TODAY - datetime.timedelta(days=1))


def test_sending_back_takes_the_yes_or_the_date_of_posting_with_it():
    posted = workflow.moved(approved(), "", TODAY)
    back = workflow.sent_back(posted)
    assert (back.state, back.posted, back.approved_by) == ("approved", None, "Ada")
    assert workflow.sent_back(back).approved_by == ""
    with pytest.raises(CoachError):
        workflow.sent_back(Draft())


def test_a_clearing_without_a_date_reads_on():
    text = '+++\n[[cleared]]\nlabel = "privacy:phone"\nwords = "1"\nby = "Ada"\nwhy = "ours"\n+++\n\nx\n'
    assert read_draft(text).cleared == (Cleared(label="privacy:phone", words="1", by="Ada", why="ours"),)
