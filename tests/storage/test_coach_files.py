"""The coach's own files: a safe name for any id, hand-edited and never overwritten, nothing lost."""

import os
import stat
from pathlib import Path

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.errors import CoachError, EditConflict, FileTrouble
from execcoach.storage import coach_files
from execcoach.storage.coach_files import notes_path, open_notes, put_back, save_notes
from execcoach.storage.locations import coach_folder

HAND = """+++
# when we speak
next_call = "2026-11-23 10:00"  # her idea
mood = "keen"
+++

# Priya

She said *no*.
"""


def laid(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@each(
    "person",
    [
        *("", ".", "..", "../../etc/passwd", "a/b", "a\\b", "con", "COM1", "a" * 300, "Ada", "\x00", "\x1b[2J"),
        *("p\u202ex", "-rf", "_abc", "a.md", "\ud800", "nul", "a b", "~", "C:evil"),
    ],
)
def test_the_name_of_a_file_is_safe_whatever_the_id(person: str, home: Path) -> None:
    path = notes_path(person)
    assert path.parent == coach_folder()
    assert path.name.startswith("_")
    assert path.name[1:-3].isalnum()
    assert path.suffix == ".md"


def test_two_ids_never_share_a_file_and_a_plain_one_is_its_own_name(home: Path) -> None:
    assert notes_path("hana-p4qz").name == "hana-p4qz.md"
    assert len({notes_path(one) for one in ("ada", "Ada", "ADA", "a da", "")}) == 5


def test_a_change_by_hand_and_one_of_ours_both_stand(home: Path) -> None:
    file = laid(notes_path("priya"), HAND)
    base = open_notes(file)
    assert (base.raw["mood"], base.text) == ("keen", "# Priya\n\nShe said *no*.")
    laid(file, HAND.replace('mood = "keen"', 'mood = "calm"').replace("*no*.", "*no*.\nThen yes."))
    kept = save_notes(base, base.raw | {"goal": "A talk"}, base.text)
    assert file.read_text() == HAND.replace('"keen"\n', '"calm"\ngoal = "A talk"\n').replace(
        "*no*.", "*no*.\nThen yes."
    )
    assert kept.data == file.read_bytes()
    with pytest.raises(EditConflict, match="text"):
        save_notes(base, base.raw, "Mine alone")
    both = save_notes(base, base.raw, "Mine alone", "both")
    assert both.text == "# Priya\n\nShe said *no*.\nThen yes.\n\nMine alone"
    assert save_notes(base, base.raw, "Mine alone", "mine").text == "Mine alone"


@each(
    "text",
    [
        "+++\nnext_call = \n+++\n\nwords\n",
        "+++\nno end\n",
        "+++\n" + "a = " + "[" * 5000 + "]" * 5000 + "\n+++\n",
        b"+++\n+++\n\xff\xfe",
        b"+++\nx = " + b"9" * 5000 + b"\n+++\n",
    ],
)
def test_what_cannot_be_read_is_said_and_never_rewritten(text: str | bytes, home: Path) -> None:
    base = open_notes(notes_path("gone"))
    file = laid(notes_path("gone"), text)
    before = file.read_bytes()
    with pytest.raises(FileTrouble):
        open_notes(file)
    with pytest.raises(FileTrouble):
        save_notes(base, {"goal": "A talk"}, "mine")
    assert file.read_bytes() == before
    file.unlink()


def test_the_line_of_a_mistake_is_the_line_of_the_file(home: Path) -> None:
    file = laid(notes_path("priya"), '+++\ngoal = "fine"\nnext_call = 2026-11\n+++\n')
    with pytest.raises(FileTrouble) as caught:
        open_notes(file)
    assert caught.value.places[0].line == 3


def test_a_new_file_is_its_owner_s_alone_and_a_save_without_a_change_writes_nothing(home: Path) -> None:
    kept = save_notes(open_notes(notes_path("new")), {"goal": "A talk"}, "Words")
    assert kept.path.read_text().endswith('Keys of your own stay.\ngoal = "A talk"\n+++\n\nWords\n')
    assert kept.path.read_text().startswith("+++\n# Yours to edit")
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(coach_folder().stat().st_mode) == 0o700
    before = kept.path.stat().st_mtime_ns
    os.utime(kept.path, ns=(1, 1))
    save_notes(kept, kept.raw, "Words")
    assert kept.path.stat().st_mtime_ns == 1 != before
    assert list(coach_folder().iterdir()) == [kept.path]


def test_windows_lines_stay_and_half_a_letter_is_refused(home: Path) -> None:
    file = laid(notes_path("crlf"), HAND.replace("\n", "\r\n"))
    kept = save_notes(open_notes(file), open_notes(file).raw | {"goal": "A"}, "one\ntwo")
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")
    assert open_notes(file).text == "one\ntwo"
    for raw, text in (({"goal": "\ud800"}, "one\ntwo"), (kept.raw, "\ud800")):
        with pytest.raises(CoachError, match="half a character"):
            save_notes(kept, raw, text)
    assert file.read_bytes() == kept.data


def test_a_page_of_plain_words_becomes_notes(home: Path) -> None:
    file = laid(notes_path("plain"), "Just words.\n")
    kept = save_notes(open_notes(file), {"goal": "A talk"}, "Just words.")
    assert kept.path.read_text() == '+++\ngoal = "A talk"\n+++\n\nJust words.\n'


def test_a_change_is_taken_back_byte_for_byte_or_not_at_all(home: Path) -> None:
    file = laid(notes_path("priya"), HAND)
    base = open_notes(file)
    kept = save_notes(base, base.raw | {"goal": "A talk"}, base.text)
    put_back(file, kept.data, base.data)
    assert file.read_text() == HAND
    with pytest.raises(CoachError, match="changed since"):
        put_back(file, kept.data, b"")
    put_back(file, base.data, b"")
    assert not file.exists()


def test_the_coach_s_name_is_kept(home: Path) -> None:
    assert coach_files.coach_name(coach_folder()) == ""
    coach_files.keep_coach_name("  Carla  Weiss ", coach_folder())
    assert coach_files.coach_name(coach_folder()) == "Carla Weiss"
    laid(coach_folder() / "coach.toml", "name = 3")
    assert coach_files.coach_name(coach_folder()) == ""


@given(st.lists(st.sampled_from(["+++", "# a", "", "x = 1", "+++ ", "\t", "“", "\r", "ä", "]", "'''"]), max_size=6))
def test_any_words_come_back_as_they_were_written(lines: list[str]) -> None:
    import tempfile

    text = "\n".join(lines).replace("\r", "")
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXECCOACH_HOME", place)
        kept = save_notes(open_notes(notes_path("any")), {"goal": "A talk"}, text)
        assert open_notes(kept.path).text == text == kept.text
        assert open_notes(kept.path).raw == {"goal": "A talk"}
