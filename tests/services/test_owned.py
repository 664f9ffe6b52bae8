"""One undo list over the three files, on top of what others write meanwhile."""

import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError, EditConflict
from execcoach.profile import paths
from execcoach.services.changes import Changes, Undoable
from execcoach.services.owned import OwnedFiles
from execcoach.services.profile import ProfileDesk
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import Workspace

PROFILE = """\
schema = 1
[person]
id = "ada-1"
name = "Ada Okafor"  # as on the door

# What she does on Sundays.
[connection_points]
hobbies = ["Rowing", "Chess"]

# The one she has.
[[roles]]
title = "COO"
start = "2021-03"

[[roles]]
title = "Engineer"
end = "2021"
"""
CIRCLE = '# Ours.\n[[contacts]]\nname = "Priya Raman"  # Leeds\n\n[[sources]]\nname = "The Loading Gauge"\n'


@pytest.fixture
def desk(workspace) -> ProfileDesk:
    return workspace(PROFILE, CIRCLE).profile


def held(desk: OwnedFiles, file: str) -> dict:
    return tomllib.loads(desk.path_of(file).read_text("utf-8"))


def outside(desk: OwnedFiles, file: str, old: str, new: str) -> None:
    path = desk.path_of(file)
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(["person.headline", "person.location"]), st.text("ab\n", max_size=3)),
        st.tuples(st.just("add"), st.sampled_from(["connection_points.hobbies", "roles"]), st.text("xyz", min_size=1)),
        st.tuples(st.just("move"), st.sampled_from(["connection_points.hobbies", "roles"]), st.integers(0, 2)),
        st.tuples(st.just("remove"), st.sampled_from(["connection_points.hobbies", "roles"]), st.integers(0, 2)),
        st.tuples(st.just("circle"), st.just("contacts"), st.text("klm", min_size=1)),
        st.tuples(st.just("guidelines"), st.just("house_words"), st.text("pqr", min_size=1)),
    ),
    max_size=8,
)


def edit(desk: OwnedFiles, how: str, where: str, what) -> None:
    raw = desk.raw
    if how in ("circle", "guidelines"):
        item = {"name": what} if how == "circle" else what
        desk.change_in(how, paths.append(desk.raw_of(how), where, item), how)
    elif how == "put":
        desk.change(paths.put(raw, where, what), where)
    elif how == "add":
        desk.change(paths.append(raw, where, {"title": what} if where == "roles" else what), where)
    elif what < len(paths.get(raw, where, [])):
        place = f"{where}[{what}]"
        desk.change(paths.move(raw, place, 0) if how == "move" else paths.remove(raw, place), where)


@settings(max_examples=12, deadline=None)
@given(EDITS)
def test_all_undone_gives_the_bytes_of_before_and_all_redone_those_of_after(edits) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "profile.toml").write_text(PROFILE, "utf-8")
        (folder / "circle.toml").write_text(CIRCLE, "utf-8")
        (folder / "guidelines.toml").write_text("# Northwind's.\n", "utf-8")
        desk = OwnedFiles(Workspace(folder), Clock())

        def every() -> list[bytes]:
            return [path.read_bytes() for path in sorted(folder.glob("*.toml"))]

        before = every()
        for how, where, what in edits:
            edit(desk, how, where, what)
        after = every()
        undone = redone = 0
        while desk.undo():
            undone += 1
        assert every() == before
        while desk.redo():
            redone += 1
        assert every() == after
        assert undone == redone


def test_changes_of_several_files_and_choices_are_taken_back_in_order_and_come_again(desk: ProfileDesk) -> None:
    desk.change(paths.put(desk.raw, "person.headline", "I run trains"), "headline")
    desk.add_contact("Tom Hallworth", "colleague")
    desk.choose("teams", "not-for-me", "teams?")
    assert [desk.undo(), desk.undo()] == ["teams?", "Tom Hallworth in your circle"]
    assert "teams" not in desk.choices
    assert [one.name for one in desk.circle.contacts] == ["Priya Raman"]
    assert desk.path_of("circle").read_text("utf-8") == CIRCLE
    assert [desk.redo(), desk.redo(), desk.redo()] == ["Tom Hallworth in your circle", "teams?", ""]
    assert desk.choices["teams"] == "not-for-me"
    assert held(desk, "circle")["contacts"][1]["name"] == "Tom Hallworth"
    desk.undo()
    desk.change(paths.put(desk.raw, "person.role", "COO"), "role")
    assert desk.redo() == ""


def test_a_change_is_taken_back_on_top_of_what_others_wrote_and_comes_again_on_top_of_it(desk: ProfileDesk) -> None:
    desk.change(paths.append(desk.raw, "connection_points.hobbies", "Bees"), "bees")
    outside(desk, "profile", '"Ada Okafor"', '"Ada N. Okafor"')
    assert desk.undo() == "bees"
    assert (held(desk, "profile")["person"]["name"], desk.profile.person.name) == ("Ada N. Okafor", "Ada N. Okafor")
    assert "Bees" not in held(desk, "profile")["connection_points"]["hobbies"]
    outside(desk, "profile", '"COO"', '"Chief operating officer"')
    assert desk.redo() == "bees"
    kept = held(desk, "profile")
    assert kept["connection_points"]["hobbies"][2] == "Bees"
    assert kept["roles"][0]["title"] == "Chief operating officer"
    assert "# as on the door" in desk.path_of("profile").read_text("utf-8")


def test_a_change_that_somebody_wrote_over_is_refused_and_the_one_before_can_still_be_reached(
    desk: ProfileDesk,
) -> None:
    desk.change(paths.put(desk.raw, "person.location", "Leeds"), "where")
    desk.change(paths.put(desk.raw, "person.headline", "I run trains"), "headline")
    outside(desk, "profile", "I run trains", "I run depots")
    with pytest.raises(EditConflict, match="“headline” stays as it is"):
        desk.undo()
    assert held(desk, "profile")["person"]["headline"] == "I run depots"
    assert desk.undo() == "where"
    assert "location" not in held(desk, "profile")["person"]


def test_a_file_that_broke_meanwhile_is_left_alone_and_the_change_can_be_taken_back_once_it_is_mended(desk) -> None:
    desk.change_circle(paths.append(desk.raw_of("circle"), "contacts", {"name": "Tom"}), "Tom")
    mended = desk.path_of("circle").read_bytes()
    desk.path_of("circle").write_bytes(mended + b"[[oops")
    for attempt in (desk.undo, lambda: desk.change_circle({}, "all gone")):
        with pytest.raises(CoachError):
            attempt()
    assert desk.path_of("circle").read_bytes() == mended + b"[[oops"
    desk.path_of("circle").write_bytes(mended)
    assert desk.undo() == "Tom"


def test_a_look_outside_reads_a_changed_file_once_and_an_own_change_never(desk: ProfileDesk) -> None:
    assert desk.circle.contacts
    assert desk.look_outside() == ()
    outside(desk, "profile", '"Ada Okafor"', '"Ada N. Okafor"')
    outside(desk, "circle", "Priya Raman", "Priya R.")
    assert [str(one) for one in desk.look_outside()] == [
        "profile.toml was changed outside; it is read.",
        "circle.toml was changed outside; it is read.",
    ]
    assert (desk.profile.person.name, desk.circle.contacts[0].name, desk.edition) == ("Ada N. Okafor", "Priya R.", 2)
    assert desk.look_outside() == ()
    desk.change(paths.put(desk.raw, "person.location", "Leeds"), "where")
    assert desk.look_outside() == ()
    desk.path_of("circle").write_bytes(b"[[oops")
    (broken,) = desk.look_outside()
    assert "circle.toml stands here as it was read before" in str(broken)
    assert desk.look_outside() == ()


def test_what_a_save_met_on_the_way_is_told_with_the_next_look(desk: ProfileDesk) -> None:
    outside(desk, "profile", '"Ada Okafor"', '"Ada N. Okafor"')
    desk.change(paths.put(desk.raw, "person.location", "Leeds"), "where")
    assert [one.file for one in desk.look_outside()] == ["profile"]


def test_a_look_where_nothing_moved_opens_no_file(desk: ProfileDesk, monkeypatch) -> None:
    desk.look_outside()
    monkeypatch.setattr("execcoach.services.opened.open_owned", lambda *_, **__: pytest.fail("a file was opened"))
    assert desk.look_outside() == ()


def test_the_list_forgets_its_oldest_step_at_two_hundred_and_before_it_holds_too_much() -> None:
    changes = Changes()
    for at in range(250):
        changes.append(Undoable(str(at)))
    told = []
    while about := changes.step(lambda last: last, back=True):
        told.append(about)
    assert (len(told), told[0], told[-1]) == (200, "249", "50")
    for at in range(40):
        changes.append(Undoable(str(at), before=bytes(1_000_000)))
    told = []
    while about := changes.step(lambda last: last, back=True):
        told.append(about)
    assert len(told) == 16
