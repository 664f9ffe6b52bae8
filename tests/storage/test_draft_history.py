import os

import pytest

from execcoach.storage import draft_history
from execcoach.storage.draft_history import Earlier, earlier_texts, put_back, remember, take_away
from execcoach.storage.locations import state_folder
from execcoach.storage.workspace import Workspace


@pytest.fixture
def ada(home, tmp_path):
    return Workspace(tmp_path / "ada")


def kept(space, name="a"):
    return [one.text for one in earlier_texts(space, name)]


def test_the_last_ten_texts_are_kept_newest_first(ada):
    for number in range(14):
        remember(ada, "a", Earlier(at=f"2026-11-21T10:{number:02}", text=f"Text {number}"))
    assert kept(ada) == [f"Text {number}" for number in range(13, 3, -1)]
    assert earlier_texts(ada, "a")[0].at == "2026-11-21T10:13"
    assert kept(ada, "b") == []


def test_other_blanks_make_no_other_text_and_a_text_that_comes_again_is_kept_once(ada):
    assert remember(ada, "a", Earlier(at="1", text="One two"))
    assert not remember(ada, "a", Earlier(at="2", text="One  two\n"))
    assert not remember(ada, "a", Earlier(at="3", text=" \n"))
    remember(ada, "a", Earlier(at="4", text="Three"))
    remember(ada, "a", Earlier(at="5", text="One two"))
    assert kept(ada) == ["One two", "Three"]


def test_it_lies_in_the_state_folder_and_nowhere_in_the_persons_own(ada):
    remember(ada, "a", Earlier(at="1", text="One"))
    assert list((state_folder() / "draft-history").glob("*.toml"))
    assert not ada.folder.exists()


def test_of_a_demo_it_lies_beside_the_demo(home, tmp_path):
    demo = Workspace(tmp_path / "demo" / "ada", demo=True)
    remember(demo, "a", Earlier(at="1", text="One"))
    assert kept(demo) == ["One"]
    assert list((tmp_path / "demo" / "draft-history").iterdir())


def test_long_texts_make_room_for_one_another(ada):
    for number in range(5):
        remember(ada, "a", Earlier(at="1", text=f"{number} " + "x" * 150_000))
    assert [text[0] for text in kept(ada)] == ["4", "3"]


def test_a_file_that_cannot_be_read_holds_nothing_and_is_replaced(ada):
    remember(ada, "a", Earlier(at="1", text="One"))
    file = next((state_folder() / "draft-history").iterdir())
    file.write_bytes(b"\xff = [")
    assert kept(ada) == []
    assert remember(ada, "a", Earlier(at="2", text="Two"))
    assert kept(ada) == ["Two"]


def test_what_was_taken_away_comes_back(ada):
    remember(ada, "a", Earlier(at="1", text="One"))
    data = take_away(ada, "a")
    assert kept(ada) == []
    put_back(ada, "a", data)
    assert kept(ada) == ["One"]
    assert take_away(ada, "b") is None


def test_of_too_many_files_the_oldest_go(ada, monkeypatch):
    monkeypatch.setattr(draft_history, "_FILES", 3)
    for number, name in enumerate("abcde"):
        remember(ada, name, Earlier(at="1", text="One"))
        newest = max((state_folder() / "draft-history").iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, ns=(number, number))
    assert len(list((state_folder() / "draft-history").iterdir())) == 3
    assert kept(ada, "e") == ["One"]
