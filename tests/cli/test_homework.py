"""What a coach gave, in the shell: shown, kept for the right person, in today's plan and on a mailed card."""

import json
from pathlib import Path

import pytest
import tomli_w
from routine.test_homework import RAW
from shell import Shell

PROFILE = '[person]\nid = "p1"\nname = "Ada Okafor"\n'


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    found = Shell.at(tmp_path)
    (found.here / "ada").mkdir()
    (found.here / "ada/profile.toml").write_text(PROFILE, encoding="utf-8")
    (found.here / "ada.homework.toml").write_text(tomli_w.dumps(RAW), encoding="utf-8")
    return found


def test_it_is_shown_then_kept_and_today_begins_with_it(shell: Shell) -> None:
    said = shell.run("import", "ada.homework.toml", "ada", "--dry-run")
    assert (said.code, said.err) == (0, "Nothing was written.\n")
    assert "From Ruth, until Friday 27 November 2026: Thank three people by name" in said.out
    refused = shell.run("import", "ada.homework.toml", "ada")
    assert refused.code == 2
    assert "--yes" in refused.err
    assert not (shell.here / "ada/homework.toml").exists()
    assert "homework" not in json.loads(shell.run("today", "ada", "--json").out)
    said = shell.run("import", "-", "ada", "--yes", "--json", typed=tomli_w.dumps(RAW).encode())
    told = json.loads(said.out)["homework"][0]
    assert (said.code, told["from"], told["new"], len(told["steps"])) == (0, "Ruth", True, 3)
    assert "Today offers it" in said.err
    before = (shell.here / "ada/homework.toml").read_bytes()
    again = shell.run("import", "ada.homework.toml", "ada", "--yes")
    assert (again.code, again.err) == (0, "Nothing to add: Ada Okafor has it already.\n")
    assert (shell.here / "ada/homework.toml").read_bytes() == before
    plain = shell.run("today", "ada").out
    assert "From Ruth until Friday: Thank three people by name. 0 of 3 done." in plain
    today = json.loads(shell.run("today", "ada", "--json").out)
    first = today["steps"][0]
    assert (first["by"], first["because"], first["pillar"]) == ("Ruth", "Thank three people by name", "listen")
    assert [one["done"] for one in today["homework"]["steps"]] == [False, False, False]


def test_a_card_that_comes_back_does_the_very_step_it_was_printed_for(shell: Shell) -> None:
    shell.run("import", "ada.homework.toml", "ada", "--yes")
    card, *later = shell.run("cards", "ada").out.split("execcoach card")[1:]
    card = f"execcoach card{card}"
    assert "homework" not in "".join(later)
    assert "From Ruth: Thank three people by name" in " ".join(card.split())
    mark = "[engage-homework-abc123def456-3]:"
    assert mark in card
    answered = card.replace(mark, f"{mark} Thanked Olu for the night shift")
    monday = {"EXECCOACH_TODAY": "2026-11-23"}
    said = shell.run("import", "-", "ada", "--yes", typed=answered.encode(), **monday)
    assert said.code == 0, said
    assert "Kept for Ada Okafor: engage" in said.err
    today = json.loads(shell.run("today", "ada", "--json", **monday).out)
    assert [one["done"] for one in today["homework"]["steps"]] == [False, False, True]
    again = shell.run("import", "-", "ada", "--yes", typed=answered.encode(), **monday)
    assert "Nothing to add" in again.err


def test_a_step_is_kept_from_the_shell_by_its_number(shell: Shell) -> None:
    assert "No coach gave Ada" in shell.run("log", "ada", "--homework", "1").err
    shell.run("import", "ada.homework.toml", "ada", "--yes")
    assert "execcoach log --homework 2" in shell.run("today", "ada").out
    said = shell.run("log", "ada", "--homework", "3", "--engage", "Thanked Olu", "--homework", "2")
    assert (said.code, said.err[:35]) == (0, "Kept for Ada Okafor: engage, listen")
    today = json.loads(shell.run("today", "ada", "--json").out)
    assert [one["done"] for one in today["homework"]["steps"]] == [False, True, True]
    assert [step["by"] for step in today["steps"]].count("Ruth") == 1
    kept = next((shell.here / "ada/progress").glob("2026-11*")).read_text("utf-8")
    assert kept.index("Thanked Olu") < kept.index("homework:abc123def456/3")
    one = tomli_w.dumps({**RAW, "id": "one111one111", "made": "2026-11-22", "step": RAW["step"][:1]})
    shell.run("import", "-", "ada", "--yes", typed=one.encode())
    assert "Ruth gave one step; there is no step 2." in shell.run("log", "ada", "--homework", "2").err


def test_somebody_elses_is_refused(shell: Shell) -> None:
    other = tomli_w.dumps({**RAW, "person": {"id": "p2", "name": "Grace [/b] \x1b]0;x\x07"}}).encode()
    said = shell.run("import", "-", "ada", "--yes", typed=other)
    assert said.code == 2
    assert "Import it into theirs" in said.err
    assert "\x1b" not in said.err
