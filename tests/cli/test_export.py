"""`export` in a real shell: six formats of the demo's person, what is left out, and files that are not ours."""

import csv
import io
import json
from pathlib import Path

import listparser
import pytest
from conftest import DAY
from icalendar import Calendar
from shell import Shell, decent

from execcoach.services.export import FORMATS
from execcoach.storage.demo_files import _SHIPPED, lay_out

PRIVATE = ("Mending clocks", "St Brannoc", "Goole", "cottage above Hebden")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell.at(tmp_path)
    lay_out(_SHIPPED / "ada", shell.here / "ada", DAY)
    return shell


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_goes_to_a_pipe_or_to_a_file_and_says_what_it_is_about(shell: Shell, format: str) -> None:
    piped = shell.run("export", format, "ada")
    assert piped.code == 0, piped
    saved = shell.run("export", format, "ada", "-o", "out")
    assert (saved.code, saved.out) == (0, "")
    assert "Saved for Ada Okafor: out" in saved.err
    file = (shell.here / "out").read_bytes()
    assert file.removeprefix(b"\xef\xbb\xbf").decode() == piped.out
    assert file.startswith(b"\xef\xbb\xbf") == (format == "csv")
    assert piped.err
    unfolded = piped.out.replace("\r\n ", "")
    assert not any(words in unfolded for words in PRIVATE)


def test_what_is_left_out_is_told_beside_the_data(shell: Shell) -> None:
    told = decent(shell.run("export", "html", "ada"), [0]).err
    assert "Left out: four private things, in connection points (2), schools (1), achievements (1)." in told
    assert "for you and not for a page: voice, audiences" in told


def test_a_resume_that_left_comes_back_whole_into_another_folder(shell: Shell) -> None:
    shell.run("export", "json-resume", "ada", "-o", "ada.json")
    decent(shell.run("import", "ada.json", "new", "--yes"), [0])
    again = json.loads(shell.run("export", "json-resume", "new").out)
    assert again == json.loads((shell.here / "ada.json").read_text("utf-8"))


def test_a_listening_list_that_left_comes_back(shell: Shell) -> None:
    shell.run("export", "opml", "ada", "-o", "reads.opml")
    seen = listparser.parse((shell.here / "reads.opml").read_text("utf-8"))
    assert not seen.bozo
    assert len(seen.feeds) == 3
    shell.run("init", "new", "--name", "Ada Okafor")
    decent(shell.run("import", "reads.opml", "new", "--yes"), [0])
    assert shell.run("export", "opml", "new").out == (shell.here / "reads.opml").read_text("utf-8")


def test_the_calendar_begins_when_asked_and_holds_the_cards(shell: Shell) -> None:
    shell.run("export", "ics", "ada", "-o", "a.ics", "--at", "7:15")
    series, *cards = Calendar.from_ical((shell.here / "a.ics").read_bytes()).walk("VEVENT")
    assert series["DTSTART"].dt.strftime("%H:%M") == "07:15"
    assert len(cards) == 5
    assert all(card["UID"] == series["UID"] for card in cards)
    assert "Step 1 of 3" in cards[0]["DESCRIPTION"]


def test_quiet_periods_have_no_slot_where_the_company_asks_for_them(shell: Shell) -> None:
    guidelines = shell.here / "ada" / "guidelines.toml"
    guidelines.write_text('quiet_periods = [{ from = "2026-11-23", to = "2026-11-25" }]\n', "utf-8")
    said = shell.run("export", "ics", "ada")
    assert "quiet periods" in said.err
    series, *cards = Calendar.from_ical(said.out.encode()).walk("VEVENT")
    assert series["DTSTART"].dt.day == 26
    assert [card["DTSTART"].dt.day for card in cards] == [26, 27]


def test_private_notes_are_in_the_table_only_when_asked_for(shell: Shell) -> None:
    without, whole = (shell.run("export", "csv", "ada", *more).out for more in ((), ("--private",)))
    rows = list(csv.DictReader(io.StringIO(whole, newline="")))
    hidden = [row["note"] for row in rows if row["private"] == "yes" and row["note"]]
    assert len(hidden) == 4
    assert not any(note in without for note in hidden)
    assert len(without.splitlines()) == len(rows) + 1


def test_a_file_of_progress_that_cannot_be_read_is_named_beside_the_table(shell: Shell) -> None:
    (shell.here / "ada" / "progress" / "2026-10.broken.toml").write_text("session = [", "utf-8")
    assert "2026-10.broken.toml" in decent(shell.run("export", "csv", "ada", "-o", "s.csv"), [0]).err


def test_only_an_untouched_export_is_written_over(shell: Shell) -> None:
    file = shell.here / "ada.html"
    file.write_text("mine", "utf-8")
    refused = decent(shell.run("export", "html", "ada", "-o", "ada.html"), [2])
    assert "--force" in refused.err
    assert file.read_text("utf-8") == "mine"
    assert shell.run("export", "html", "ada", "-o", "ada.html", "--force").code == 0
    profile = shell.here / "ada" / "profile.toml"
    profile.write_text(profile.read_text("utf-8").replace("Ada Okafor", "Ada N. Okafor"), "utf-8")
    assert shell.run("export", "html", "ada", "-o", "ada.html").code == 0
    assert "Ada N. Okafor" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8") + "a word of mine", "utf-8")
    assert shell.run("export", "html", "ada", "-o", "ada.html").code == 2
    assert file.read_text("utf-8").endswith("a word of mine")


@pytest.mark.parametrize(
    "out", ["ada/profile.toml", "ada/circle.toml", "ada/drafts/x.md", "ada/progress/2026-11.x.toml", "link"]
)
def test_the_person_s_own_files_are_never_written_over_not_even_by_force(shell: Shell, out: str) -> None:
    (shell.here / "link").symlink_to(shell.here / "ada" / "profile.toml")
    before = {file: file.read_bytes() for file in (shell.here / "ada").rglob("*") if file.is_file()}
    assert "own files" in decent(shell.run("export", "json-resume", "ada", "-o", out, "--force"), [2]).err
    assert {file: file.read_bytes() for file in (shell.here / "ada").rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("pdf", "ada"), 2, "json-resume, html, markdown, ics, opml, csv"),
        (("ics", "ada", "--at", "nine"), 2, "08:40"),
        (("html", "ada", "--at", "08:00"), 2, "--at is for ics only"),
        (("html", "ada", "--private"), 2, "--private is for csv only"),
        (("html", "ada", "-o", "ada"), 2, "is a folder"),
        (("html", "ada", "-o", "nowhere/x.html"), 3, "its folder is not there"),
        (("html", "nobody"), 2, ""),
        ((), 2, "FORMAT"),
    ],
)
def test_what_cannot_be_exported_is_one_clear_sentence(shell: Shell, words, code: int, said: str) -> None:
    assert said in decent(shell.run("export", *words), [code]).err


def test_an_empty_list_and_days_that_are_all_free_are_said(shell: Shell) -> None:
    shell.run("init", "new", "--name", "Bo")
    assert "names nobody whom you read" in decent(shell.run("export", "opml", "new"), [2]).err
    away = '[person]\nname = "Bo"\n[routine]\naway = [{ from = "2026-01-01" }]\n'
    (shell.here / "new" / "profile.toml").write_text(away, "utf-8")
    assert "Every day to come is kept free" in decent(shell.run("export", "ics", "new"), [2]).err
    assert shell.run("export", "csv", "new").out.startswith("date,started")


def test_an_export_changes_nothing_in_the_folder(shell: Shell) -> None:
    before = {file: file.read_bytes() for file in (shell.here / "ada").rglob("*") if file.is_file()}
    for format in FORMATS:
        shell.run("export", format, "ada")
    assert {file: file.read_bytes() for file in (shell.here / "ada").rglob("*") if file.is_file()} == before
