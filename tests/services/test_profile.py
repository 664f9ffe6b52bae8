"""The desk for a profile: answers, choices, undo, other people's edits."""

import tomllib

import pytest

from execcoach.errors import CoachError, EditConflict
from execcoach.profile.answering import composed, probe_for
from execcoach.services.profile import ProfileDesk, desk_in

COMMENTED = """\
schema = 1  # the form of this file

[person]
id = "ada-1"
# She says it is fine.
name = "Ada Okafor"

# Small things.
[connection_points]
hobbies = [
  # since school
  "Rowing before work on the Aire",
]

# Where she goes on Saturdays.
[[volunteering]]
organisation = "Aire Valley Food Run"
"""
COMMENTS = (
    "# the form of this file",
    "# She says it is fine.",
    "# Small things.",
    "# since school",
    "# Where she goes",
)


@pytest.fixture
def desk(workspace) -> ProfileDesk:
    return workspace(COMMENTED).profile


def text_of(desk: ProfileDesk) -> str:
    return desk.workspace.profile.read_text("utf-8")


def asked(desk: ProfileDesk, id: str):
    found = desk.question(id)
    assert found
    return found[1]


def test_an_answer_to_a_list_is_added_and_every_comment_stays(desk: ProfileDesk) -> None:
    before = desk.score().total
    desk.answer(asked(desk, "hobbies"), "Mending the clock of Holbeck church")
    text = text_of(desk)
    assert tomllib.loads(text)["connection_points"]["hobbies"][1] == "Mending the clock of Holbeck church"
    assert all(comment in text for comment in COMMENTS)
    assert desk.score().total > before


def test_a_private_item_is_kept_as_a_table_and_earns_nothing(desk: ProfileDesk) -> None:
    question = asked(desk, "teams")
    before = desk.score().total
    desk.answer(question, composed(question, {"": "Hull City since 1996"}, private=True))
    kept = tomllib.loads(text_of(desk))["connection_points"]["teams"]
    assert kept == [{"text": "Hull City since 1996", "private": True}]
    assert desk.score().total == before


def test_an_entry_that_says_more_completes_the_one_that_is_there(desk: ProfileDesk) -> None:
    question = asked(desk, "volunteering")
    value = composed(question, {"organisation": "aire valley food run", "role": "Driver", "start": "May 2019"})
    desk.answer(question, value)
    entries = tomllib.loads(text_of(desk))["volunteering"]
    assert len(entries) == 1
    assert (entries[0]["role"], entries[0]["start"]) == ("Driver", "2019-05")
    assert "# Where she goes on Saturdays.\n[[volunteering]]" in text_of(desk)


def test_another_entry_stands_beside_the_first(desk: ProfileDesk) -> None:
    question = asked(desk, "volunteering")
    desk.answer(question, composed(question, {"organisation": "Holbeck readers", "start": "2019"}))
    desk.answer(question, composed(question, {"organisation": "Holbeck readers", "start": "2019"}))
    entries = tomllib.loads(text_of(desk))["volunteering"]
    assert [entry["organisation"] for entry in entries] == ["Aire Valley Food Run", "Holbeck readers"]


def test_changing_an_entry_takes_out_the_fields_that_were_emptied(desk: ProfileDesk) -> None:
    question = asked(desk, "volunteering")
    desk.answer(question, {"organisation": "Aire Valley Food Run", "role": "Driver", "private": True}, 0)
    desk.answer(question, {"organisation": "Aire Valley Food Run"}, 0)
    assert tomllib.loads(text_of(desk))["volunteering"] == [{"organisation": "Aire Valley Food Run"}]


def test_an_item_can_be_changed_made_private_and_taken_out(desk: ProfileDesk) -> None:
    question = asked(desk, "hobbies")
    desk.answer(question, {"text": "Rowing", "private": True}, 0)
    assert tomllib.loads(text_of(desk))["connection_points"]["hobbies"] == [{"text": "Rowing", "private": True}]
    desk.answer(question, "Rowing at Durham", 0)
    assert desk.profile.connection_points.hobbies[0].private is False
    desk.take_out(question, 0)
    assert not desk.profile.connection_points.hobbies


def test_the_same_item_twice_is_told_and_not_written(desk: ProfileDesk) -> None:
    before = text_of(desk)
    with pytest.raises(CoachError, match="stands in the list"):
        desk.answer(asked(desk, "hobbies"), "rowing  before work on the Aire")
    assert text_of(desk) == before


def test_undo_brings_back_the_bytes(desk: ProfileDesk) -> None:
    before = desk.workspace.profile.read_bytes()
    desk.answer(asked(desk, "hobbies"), "Chess by post")
    desk.answer(asked(desk, "opening"), "I move 41 trains before breakfast.")
    assert desk.undo() == asked(desk, "opening").words
    assert desk.undo() == asked(desk, "hobbies").words
    assert desk.workspace.profile.read_bytes() == before
    assert desk.undo() == ""


def test_undo_keeps_the_id_that_records_hang_on(workspace) -> None:
    desk = workspace('[person]\nname = "Ada"\n').profile
    desk.answer(asked(desk, "hobbies"), "Chess by post")
    desk.record_score()
    before = desk.profile.person.id
    desk.undo()
    assert before
    assert desk.profile.person.id == before
    assert not desk.profile.connection_points.hobbies


def test_undo_leaves_somebody_elses_edit_alone(desk: ProfileDesk) -> None:
    desk.answer(asked(desk, "hobbies"), "Chess by post")
    desk.workspace.profile.write_text(text_of(desk) + '\n[voice]\nsign_off = "A."\n', "utf-8")
    desk.answer(asked(desk, "teams"), "Hull City since 1996")
    assert desk.undo() == asked(desk, "teams").words
    assert desk.undo() == asked(desk, "hobbies").words
    kept = tomllib.loads(text_of(desk))
    assert kept["voice"] == {"sign_off": "A."}
    assert kept["connection_points"] == {"hobbies": ["Rowing before work on the Aire"]}


def test_a_change_that_would_undo_somebody_elses_is_a_conflict_that_can_be_decided(desk: ProfileDesk) -> None:
    question = asked(desk, "opening")
    desk.answer(question, "I run trains.")
    desk.workspace.profile.write_text(text_of(desk).replace("I run trains.", "I run depots."), "utf-8")
    with pytest.raises(EditConflict) as caught:
        desk.answer(question, "I run 41 depots.")
    assert [(one.path, one.theirs) for one in caught.value.conflicts] == [("summary.opening", "I run depots.")]
    assert desk.read_again()
    desk.answer(question, "I run 41 depots.")
    assert desk.profile.summary.opening == "I run 41 depots."


def test_a_criterion_is_declined_with_the_last_of_its_questions_and_undo_brings_it_back(desk: ProfileDesk) -> None:
    def line(id: str):
        found = desk.score().line(id)
        assert found
        return found

    desk.choose("achievements", "not-for-me", "What went right?")
    assert not line("achievements").declined
    desk.choose("awards", "not-for-me", "Which prize?")
    assert line("achievements").declined
    assert "achievements" not in [action.id for action in desk.best_next(limit=None)]
    again = ProfileDesk(desk.workspace, desk.clock)
    assert again.score().line("achievements").declined
    assert desk.undo() == "Which prize?"
    assert not line("achievements").declined
    assert "awards" not in desk.choices
    assert ProfileDesk(desk.workspace, desk.clock).choices == {"achievements": "not-for-me"}


def test_what_is_cleared_is_asked_again(desk: ProfileDesk) -> None:
    desk.choose("teams", "not-for-me")
    desk.choose("teams", "cleared")
    assert "teams" not in desk.choices
    desk.choose("teams", "cleared")
    assert not desk.score().line("teams").declined


def test_a_score_is_recorded_when_it_moves_and_once_a_day(desk: ProfileDesk) -> None:
    def kept() -> dict[str, tuple[int, int]]:
        files = desk.workspace.progress.glob("*.toml")
        return {file.name: (file.stat().st_mtime_ns, file.stat().st_ino) for file in files}

    desk.record_score()
    before = kept()
    assert len(before) == 1
    desk.record_score()
    ProfileDesk(desk.workspace, desk.clock).record_score()
    assert kept() == before
    desk.answer(asked(desk, "teams"), "Hull City since the 1996 promotion")
    desk.record_score()
    assert kept() != before
    assert [one.total for one in desk.history()] == [desk.score().total]


def test_what_was_declined_is_declined_on_the_page_too(desk: ProfileDesk) -> None:
    desk.choose("teams", "not-for-me", "Whose result?")
    for judged in (desk.score(), desk.page()):
        assert [line.id for line in judged.lines if line.declined] == ["teams"]
        assert judged.open_to == 9_600


def test_a_criterion_goes_to_the_question_that_mends_it(desk: ProfileDesk) -> None:
    without = {line.id for line in desk.score().lines if desk.question_for(line.id) is None}
    assert without <= {"banner", "school-life", "past-results", "evidence", "recent-role", "recent-news"}
    found = desk.question_for("current-role")
    assert found
    assert found.id == "role"


def test_what_lands_on_a_desk_waits_until_the_post_is_known(desk: ProfileDesk) -> None:
    question = asked(desk, "role-summary")
    assert desk.waits_for(question) == asked(desk, "role")
    with pytest.raises(CoachError):
        desk.answer(question, "Nothing leaves before I say so.")
    role = asked(desk, "role")
    desk.answer(role, composed(role, {"title": "COO", "company": "Northwind Rail", "start": "2 May 2021"}))
    desk.answer(question, "Nothing leaves before I say so.")
    assert desk.profile.roles[0].summary == "Nothing leaves before I say so."
    assert str(desk.profile.roles[0].start) == "2021-05-02"


@pytest.mark.parametrize(
    ("typed", "words"),
    [({"organisation": "", "start": "2019"}, "needed"), ({"organisation": "A", "start": "last spring"}, "May 2019")],
)
def test_what_cannot_be_kept_names_its_box(desk: ProfileDesk, typed: dict[str, str], words: str) -> None:
    with pytest.raises(CoachError, match=words) as caught:
        composed(asked(desk, "volunteering"), typed)
    assert caught.value.places[0].path in typed


def test_a_lone_date_is_kept_at_its_precision(desk: ProfileDesk) -> None:
    photo = asked(desk, "photo-now")
    assert composed(photo, {"": "May 2019"}) == "2019-05"
    assert probe_for(photo, {"": "May 2019"}) == ""
    with pytest.raises(CoachError, match="no date"):
        composed(photo, {"": "some time ago"})


def test_a_thin_answer_is_probed_and_an_address_is_not(desk: ProfileDesk) -> None:
    assert probe_for(asked(desk, "teams"), {"": "sports"}) == asked(desk, "teams").probe
    assert probe_for(asked(desk, "teams"), {"": "Hull City since 1996"}) == ""
    assert probe_for(asked(desk, "contact"), {"": "press@northwind.example"}) == ""


def test_a_question_whose_place_holds_something_unreadable_says_so(workspace) -> None:
    desk = workspace('[person]\nname = "Ada"\n[connection_points]\nhobbies = 5\nteams = []\n').profile
    assert "list of words" in desk.spoilt(asked(desk, "hobbies"))
    assert desk.spoilt(asked(desk, "teams")) == ""


def test_a_newer_schema_is_read_and_never_written(workspace) -> None:
    desk = workspace('schema = 99\n[person]\nid = "a"\nname = "Ada"\n').profile
    before = desk.workspace.profile.read_bytes()
    assert "newer execcoach" in desk.own_warnings[0]
    with pytest.raises(CoachError, match="newer execcoach"):
        desk.answer(asked(desk, "hobbies"), "Chess by post")
    assert desk.workspace.profile.read_bytes() == before


def test_a_trouble_stands_with_its_line(workspace) -> None:
    desk = workspace('[person]\nname = "Ada"\nhedline = "x"\nlocation = 5\n').profile
    assert "line 3" in desk.own_warnings[0]
    assert "headline" in desk.own_warnings[0]
    assert "line 4" in desk.own_warnings[1]


def test_a_what_if_changes_nothing_on_disk(desk: ProfileDesk) -> None:
    before = desk.workspace.profile.read_bytes()
    found = desk.what_if('connection_points.teams=["Hull City since 1996"]')
    assert found.then.total > found.now.total
    assert desk.workspace.profile.read_bytes() == before
    for wrong in ("teams", "connection_points.teams=[Hull]", "[=1", "person.name=5"):
        with pytest.raises(CoachError):
            desk.what_if(wrong)


def test_the_score_is_recorded_once_a_day(desk: ProfileDesk) -> None:
    desk.record_score()
    desk.answer(asked(desk, "teams"), "Hull City since 1996")
    desk.record_score()
    assert [one.total for one in desk.history()] == [desk.score().total]


def test_without_a_folder_the_only_person_known_is_meant(workspace, tmp_path, monkeypatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    with pytest.raises(CoachError, match="execcoach init"):
        desk_in(None)
    first = workspace(COMMENTED, folder="one")
    assert desk_in(None).workspace.folder == first.workspace.folder
    workspace(COMMENTED, folder="two")
    with pytest.raises(CoachError, match="name a folder"):
        desk_in(None)
    monkeypatch.chdir(first.workspace.folder)
    assert desk_in(None).workspace.folder == first.workspace.folder


def test_a_sync_services_second_copy_is_named_and_never_read(workspace, tmp_path):
    everyday = workspace('[person]\nname = "Ada Okafor"\n')
    copy = everyday.workspace.folder / "profile (Sam's conflicted copy 2026-11-20).toml"
    copy.write_text('[person]\nname = "Somebody Else"\n', "utf-8")
    assert any(copy.name in warning and "Compare the two" in warning for warning in everyday.profile.warnings)
    assert everyday.profile.name == "Ada Okafor"


def test_what_a_save_that_was_cut_off_left_behind_is_swept_after_an_hour(workspace):
    import os

    everyday = workspace('[person]\nname = "Ada Okafor"\n')
    old, young = (everyday.workspace.folder / f".profile.toml.{name}.tmp" for name in ("a" * 12, "b" * 12))
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    os.utime(old, (1, 1))
    everyday.tidy()
    assert (old.exists(), young.exists()) == (False, True)
