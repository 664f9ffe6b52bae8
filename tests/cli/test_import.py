"""`import` in the shell: a page from stdin, some of it, their value, a note on how to ask for the archive."""

import io
import json
import tomllib
from pathlib import Path

import pytest

from execcoach.cli.main import run

PAGE = (Path(__file__).parents[1] / "exchange/pages/browser-english.txt").read_bytes()


class _Piped:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)

    def isatty(self) -> bool:
        return False


@pytest.fixture
def said(home, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*words, piped=b""):
        monkeypatch.setattr("sys.stdin", _Piped(piped))
        code = run(["import", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_a_page_from_stdin_is_shown_first_and_then_makes_a_folder(said, tmp_path):
    code, out, err = said("-", "ada", "--dry-run", piped=PAGE)
    assert code == 0
    assert "New: Roles: Fitter, Crewe Works" in out
    assert "Left out: It is about other people. (lines 185 to 191, More profiles for you)" in out
    assert err == "Nothing was written.\n"
    assert not (tmp_path / "ada").exists()
    code, out, err = said("-", "ada", "--yes", "--json", piped=PAGE)
    assert code == 0
    assert {"added", "changed", "kept", "dropped"} <= set(json.loads(out))
    raw = tomllib.loads((tmp_path / "ada/profile.toml").read_text("utf-8"))
    assert len(raw["roles"]) == 4


def test_only_some_sections_are_added_and_theirs_is_taken_where_asked(said, tmp_path):
    assert said("-", "ada", "--yes", "--only", "person", piped=PAGE)[0] == 0
    other = PAGE.replace(b"41 depots, one timetable", b"42 depots")
    code, out, _ = said("-", "ada", "--dry-run", "--json", "--only", "skills", "--take", "person.headline", piped=other)
    assert code == 0
    told = json.loads(out)
    assert {one["path"].partition("[")[0] for one in told["added"]} == {"skills"}
    assert [one["path"] for one in told["changed"]] == ["person.headline"]
    code, _, err = said("-", "ada", "--yes", "--only", "skills", "--take", "person.headline", piped=other)
    assert (code, err[:14]) == (0, "Added 4 things")
    raw = tomllib.loads((tmp_path / "ada/profile.toml").read_text("utf-8"))
    assert raw["person"]["headline"].endswith("42 depots")
    assert "roles" not in raw


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--only", "rolls"), "adds nothing to “rolls”"),
        (("--take", "person.name"), "no two values"),
    ],
)
def test_a_section_or_path_that_is_not_there_is_an_error_with_those_that_are(said, words, says):
    code, _, err = said("-", "ada", "--yes", *words, piped=PAGE)
    assert code == 2
    assert says in err


def test_words_nobody_knows_are_refused_and_nothing_is_made(said, tmp_path):
    code, out, err = said("-", "ada", "--yes", piped=b"see you on Monday\n")
    assert (code, out) == (2, "")
    assert "the text of a LinkedIn page" in err
    assert list(tmp_path.glob("ada")) == []


def test_without_yes_a_script_is_told_what_to_say(said):
    code, _, err = said("-", "ada", piped=PAGE)
    assert code == 2
    assert "--yes" in err


def test_the_note_on_the_archive_has_five_lines_and_needs_no_file(said):
    code, out, _ = said("--how")
    assert code == 0
    subject, gap, *lines = out.strip().split("\n")
    assert (subject[:13], gap, len(lines)) == ("Your LinkedIn", "", 5)
    assert "24 hours" in out
    assert said()[0] == 2
