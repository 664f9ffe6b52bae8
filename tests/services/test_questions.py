"""Questions over every file of a person: answers, ticks, worksheets, what waits for somebody; all can be taken back."""

import datetime
import tomllib

import pytest

from execcoach.profile.answering import composed
from execcoach.profile.checklist import Question
from execcoach.services.everyday import Everyday
from execcoach.services.profile import ProfileDesk
from execcoach.storage.clock import Clock

ADA = '[person]\nid = "ada-1"\nname = "Ada Okafor"\nheadline = "I move trains" # hers\nreviewed = "2024-01-01"\n'
CIRCLE = """\
# Whom we read.
[[sources]] # the first
name = "Nuala Brennan"
kind = "journalist"
looked = "2026-10-01"

[[sources]]
name = "Points Failure"
"""


def asked(desk: ProfileDesk, id: str) -> Question:
    found = desk.question(id)
    assert found, id
    return found[1]


def state(desk: ProfileDesk, id: str) -> str:
    found = desk.question(id)
    assert found, id
    return desk.standing(found[0]).of(id).state


def test_a_source_is_looked_at_added_changed_and_taken_out_and_every_comment_stays(workspace) -> None:
    everyday: Everyday = workspace(ADA, CIRCLE)
    desk = everyday.profile
    sources = asked(desk, "sources")
    assert [str(row) for row in desk.rows(sources)] == [
        "Points Failure · never",
        "Nuala Brennan, journalist · 51 days ago",
    ]
    desk.look(sources, 1)
    desk.answer(sources, composed(sources, {"name": "The Night Ward", "kind": "blogger"}))
    desk.answer(sources, composed(sources, {"name": "Nuala Brennan", "kind": "journalist", "why": "Rings drivers"}), 0)
    desk.take_out(sources, 2)
    text = everyday.workspace.circle.read_text("utf-8")
    assert tomllib.loads(text)["sources"] == [
        {"name": "Nuala Brennan", "kind": "journalist", "looked": "2026-10-01", "why": "Rings drivers"},
        {"name": "Points Failure", "looked": "2026-11-21"},
    ]
    assert "# Whom we read." in text
    assert "# the first" in text
    assert everyday.workspace.profile.read_text("utf-8") == ADA
    for _ in range(4):
        assert everyday.undo()
    assert everyday.workspace.circle.read_text("utf-8") == CIRCLE
    assert everyday.redo()
    assert desk.rows(sources)[-1].when == "today"


def test_a_new_source_counts_as_never_looked_at_and_a_kind_is_asked_for_once(workspace) -> None:
    desk = workspace(ADA).profile
    journalist = asked(desk, "read-journalist")
    assert state(desk, "read-journalist") == "open"
    desk.answer(journalist, composed(journalist, {"name": "Nell Achterberg"}))
    assert desk.raw_of("circle")["sources"] == [{"kind": "journalist", "name": "Nell Achterberg"}]
    assert state(desk, "read-journalist") == "answered"
    assert state(desk, "read-blogger") == "open"
    assert (state(desk, "sources"), desk.rows(asked(desk, "sources"))[0].when) == ("open", "never")


def test_guidelines_are_made_word_by_word_and_a_sector_nobody_knows_is_refused(workspace) -> None:
    everyday: Everyday = workspace(ADA)
    desk = everyday.profile
    sector, quiet = asked(desk, "sector"), asked(desk, "quiet-weeks")
    with pytest.raises(Exception, match="none of the words known here"):
        composed(sector, {"": "food"})
    desk.answer(sector, composed(sector, {"": "Public"}))
    desk.answer(asked(desk, "code-names"), "Larksong")
    desk.answer(quiet, composed(quiet, {"from": "1 January 2027", "to": "2027-01-14"}))
    assert desk.raw_of("guidelines") == {
        "sector": "public",
        "code_names": ["Larksong"],
        "quiet_periods": [{"from": "2027-01-01", "to": "2027-01-14"}],
    }
    assert desk.place_of(quiet) == "quiet_periods"
    for _ in range(3):
        everyday.undo()
    assert desk.raw_of("guidelines") == {}


def test_what_guidelines_hold_that_cannot_be_read_is_not_written_over(workspace) -> None:
    everyday: Everyday = workspace(ADA)
    everyday.workspace.guidelines.write_text('sector = "food"\ncode_names = 7\n', "utf-8")
    desk = everyday.profile
    assert "private, public" in desk.spoilt(asked(desk, "sector"))
    assert "list of words" in desk.spoilt(asked(desk, "code-names"))
    assert desk.spoilt(asked(desk, "approver")) == ""
    everyday.workspace.circle.write_text("[[sources", "utf-8")
    assert desk.spoilt(asked(desk, "sources"))
    assert desk.spoilt(asked(desk, "mother")) == ""


def test_a_tick_is_kept_with_its_note_taken_back_and_wears_out(workspace, people) -> None:
    everyday: Everyday = workspace(ADA)
    desk = everyday.profile
    lines = asked(desk, "first-three")
    desk.answer(lines, composed(lines, {"": "The page with the old title"}))
    assert state(desk, "first-three") == "answered"
    assert desk.boxes(lines) == {"": "The page with the old title"}
    again = people.open(everyday.workspace.folder).profile
    assert state(again, "first-three") == "answered"
    again.clock = Clock(datetime.date(2026, 12, 21))
    assert state(again, "first-three") == "open"
    assert everyday.undo() == lines.words
    assert state(desk, "first-three") == "open"
    assert everyday.redo()
    assert desk.noted("first-three") == "The page with the old title"
    assert everyday.workspace.profile.read_text("utf-8") == ADA


def test_a_tick_needs_no_note(workspace) -> None:
    desk = workspace(ADA).profile
    mother = asked(desk, "mother")
    desk.answer(mother, composed(mother, {"": " "}))
    assert state(desk, "mother") == "answered"


def test_a_headline_that_still_holds_keeps_the_day_and_nothing_else_changes(workspace) -> None:
    everyday: Everyday = workspace(ADA)
    desk = everyday.profile
    assert state(desk, "headline-now") == "open"
    assert state(desk, "photo-now") == "idle"
    desk.look(asked(desk, "headline-now"))
    assert everyday.workspace.profile.read_text("utf-8") == ADA.replace("2024-01-01", "2026-11-21")
    assert state(desk, "headline-now") == "answered"
    everyday.undo()
    assert everyday.workspace.profile.read_text("utf-8") == ADA
    desk.answer(asked(desk, "headline-now"), "I move 41 trains a night")
    assert desk.raw["person"]["reviewed"] == "2026-11-21"


def test_a_society_that_is_over_gets_its_end_and_is_not_asked_about_again(workspace) -> None:
    desk = workspace(ADA + '[[memberships]]\norganisation = "Guild"\n[[memberships]]\norganisation = "Club"\n').profile
    societies = asked(desk, "societies-now")
    desk.answer(societies, composed(societies, {"organisation": "Club", "end": "May 2025"}), 1)
    ended = {"organisation": "Club", "end": "2025-05", "reviewed": "2026-11-21"}
    assert desk.raw["memberships"] == [{"organisation": "Guild"}, ended]
    assert [row.words for row in desk.rows(societies)] == ["Guild"]
    desk.look(societies, 0)
    assert state(desk, "societies-now") == "answered"


def test_what_its_checks_find_thin_is_not_done(workspace) -> None:
    desk = workspace(ADA).profile
    found = desk.question("headline")
    assert found
    stands = desk.standing(found[0])
    assert stands.of("headline").state == "thin"
    line = desk.score().line("headline")
    assert line
    assert line.credit < 0.5
    assert stands.done == 0


def test_what_is_put_to_the_person_is_named_with_its_list_and_place(workspace) -> None:
    desk = workspace(ADA).profile
    assert desk.asked == ()
    for id in ("role-summary", "approver", "mother", "teams"):
        desk.choose(id, "ask")
    found = [(one.checklist.id, one.question.id, one.file, one.path) for one in desk.asked]
    assert found == [
        ("who-you-are", "teams", "profile", "connection_points.teams"),
        ("current-role", "role-summary", "profile", "roles[0].summary"),
        ("before-you-publish", "mother", "profile", ""),
        ("company-guidelines", "approver", "guidelines", "approver"),
    ]
    desk.answer(asked(desk, "approver"), "Sam Whitlock")
    assert len(desk.asked) == 3
