import os
import subprocess
import sys
from pathlib import Path

import pytest

from execcoach.cli.main import run
from execcoach.storage.content import template_names

ROOT = Path(__file__).parents[2]
THANKS = ["draft", "thank-a-colleague", "--set", "who=Priya Raman", "--set", "did=took the night shift herself"]


@pytest.fixture
def ada(home, tmp_path):
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "profile.toml").write_text('[person]\nname = "Ada Okafor"\nrole = "COO"\ncompany = "Northwind"\n')
    return folder


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")


def test_alone_it_lists_every_template_with_its_minutes(home, capsys):
    assert run(["draft"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["thank-a-colleague", "Thank", "a", "colleague", "post", "4", "min"]
    assert len(lines) == len(template_names())


def test_news_that_hurt_somebody_makes_no_draft(home, capsys):
    answers = [
        "event=The bridge at Selby fell on Monday.",
        "hurt=Two drivers, badly",
        "means=Nothing.",
        "link=x.example",
    ]
    assert run(["draft", "newsjack", *(part for answer in answers for part in ("--set", answer))]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "there is no post to be made of it" in err


def test_the_text_is_all_of_stdout_and_the_talk_is_on_stderr(home, capsys):
    assert run(THANKS) == 0
    out, err = capsys.readouterr()
    assert out == "Priya took the night shift herself.\n\nThank you, Priya Raman.\n"
    assert err.splitlines()[0] == "2,940 left on LinkedIn"
    assert err.count("\n") == 2


def test_where_it_should_go_is_one_line_of_talk_with_the_year_of_its_figure(home, capsys):
    assert run(THANKS) == 0
    where = capsys.readouterr().err.splitlines()[1]
    assert where.startswith("Where: LinkedIn: ")
    assert "Thursday 26 November" in where
    assert "about 2013" in where


def test_what_is_open_is_told_with_the_way_to_answer_it(home, capsys):
    assert run(["draft", "thank-a-colleague", "--set", "who=Priya"]) == 0
    out, err = capsys.readouterr()
    assert "[What did they do, with the place or the hour in it?]" in out
    assert "--set did=" in err


def test_too_long_for_a_network_is_told_and_is_no_error(home, capsys):
    assert run(["draft", "x-bio", "--network", "x", "--set", f"what={'word ' * 50}"]) == 0
    assert "too many for X" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["draft", "thank-a-coleague"], "Did you mean thank-a-colleague?"),
        (["draft", "headline", "--set", "nmae=x"], "change, role, company, away"),
        (["draft", "headline", "--set", "role"], "equals sign"),
        (["draft", "headline", "--network", "myspace"], "myspace"),
        (["draft", "headline", "--network", "x"], "post, comment, bio"),
        (["draft", "headline", "nowhere"], "execcoach init"),
        (["draft", "headline", "--save"], "execcoach init"),
        (["draft", "--save"], "Which template?"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(words, told, home, capsys):
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


def test_the_profile_of_the_folder_answers_what_it_knows(ada, capsys):
    assert run(["draft", "headline", str(ada), "--set", "change=Trains are on time"]) == 0
    assert capsys.readouterr().out == "Trains are on time · COO, Northwind\n"


def test_the_folder_one_stands_in_is_used_and_left_as_it_is(ada, capsys, monkeypatch):
    monkeypatch.chdir(ada)
    assert run(["draft", "headline"]) == 0
    assert "COO, Northwind" in capsys.readouterr().out
    assert [file.name for file in ada.iterdir()] == ["profile.toml"]


def test_the_only_person_known_is_used_from_anywhere(ada, people, capsys):
    people.open(ada)
    assert run(["draft", "headline"]) == 0
    assert "COO, Northwind" in capsys.readouterr().out


def test_saving_keeps_a_draft_and_names_its_file(ada, capsys):
    assert run([*THANKS, str(ada), "--save"]) == 0
    assert run([*THANKS, str(ada), "--save"]) == 0
    err = capsys.readouterr().err
    names = sorted(file.name for file in (ada / "drafts").iterdir())
    assert 'post_on = "2026-11-26"' in (ada / "drafts" / names[1]).read_text("utf-8")
    assert names == ["2026-11-21-thank-a-colleague-2.md", "2026-11-21-thank-a-colleague.md"]
    assert f"Kept for Ada: {ada / 'drafts' / names[1]}" in err


def test_control_characters_in_an_answer_do_not_reach_the_terminal(home, capsys):
    assert run([*THANKS, "--set", "said=\x1b]52;c;aGk=\x07 \u202eok [/b]"]) == 0
    out = capsys.readouterr().out
    assert not set("\x1b\x07\u202e") & set(out)
    assert "[/b]" in out


def test_the_real_command_prints_a_text_a_person_can_send(ada, tmp_path):
    environment = {**os.environ, "EXECCOACH_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "execcoach", *THANKS, str(ada), "--save"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Priya took the night shift herself.\n\nThank you, Priya Raman.\n"
    assert "2026-11-21-thank-a-colleague.md" in done.stderr
