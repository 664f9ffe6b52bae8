import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cohorts import bad_clients, good_clients, hostile_client
from each import each

from execcoach.cli import app
from execcoach.cli.main import run
from execcoach.review.gathering import Gathered
from execcoach.services.people import People


def test_the_table_names_everybody_and_who_comes_first(home: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    good_clients(tmp_path)
    assert run(["review", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("Needs you first\n  Mateo Quiroga")
    for name in ("Dwayne Baptiste", "Farida Rahimi", "Hana Fujimori", "Ingrid Solheim", "Tomasz Wieczorek"):
        assert name in said.out


def test_problem_rows_leave_the_exit_code_at_zero(home: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    bad_clients(tmp_path)
    assert run(["review", str(tmp_path)]) == 0
    assert "not a plain file" in capsys.readouterr().out


def test_json_and_csv_are_data_on_stdout(home: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    good_clients(tmp_path)
    bad_clients(tmp_path)
    assert run(["review", str(tmp_path), "--json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert run(["review", str(tmp_path), "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == len(shape["clients"]) + len(shape["problems"])
    assert rows[0]["score"] == f"{shape['clients'][0]['score']:.2f}"


def test_an_empty_folder_says_so_beside_the_data(home: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert run(["review", str(tmp_path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"clients": [], "problems": []}
    assert "No clients there" in said.err


@each(
    ("words", "told"),
    [
        (["none"], "not a folder"),
        ([".", "--json", "--csv"], "not both"),
        ([], "DIR"),
        ([".", "--filter", "silnt>2"], "Known are silent"),
        ([".", "--sort", "size"], "Known are first, name"),
        ([".", "--since", "soon"], "2026-11-21"),
    ],
)
def test_bad_usage_is_exit_code_2(home: Path, tmp_path: Path, monkeypatch, capsys, words: list[str], told: str) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    assert run(["review", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert told in " ".join(said.err.split())


def test_a_filter_an_order_and_a_day_narrow_every_form(home: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    good_clients(tmp_path)

    def names(*words: str) -> list[str]:
        assert run(["review", str(tmp_path), "--json", *words]) == 0
        rows = json.loads(capsys.readouterr().out)["clients"]
        for row in rows:
            since = row.get("since")
            assert ("--since" in words) is bool(since)
            assert not since or since["sessions"] or since["results"] or since["score_change"] or since["milestones"]
        return [row["name"].split()[0] for row in rows]

    assert names("--filter", "lantern") == ["Hana"]
    everybody = names("--sort", "name")
    assert everybody == ["Dwayne", "Farida", "Hana", "Ingrid", "Mateo", "Tomasz"]
    assert names("--sort", "-name") == everybody[::-1]
    silent = names("--filter", "silent>14", "--sort", "name")
    assert names("--filter", "-silent>14", "--sort", "name") == [name for name in everybody if name not in silent]
    lately = names("--since", "2026-11-07", "--sort", "name")
    assert silent
    assert not set(silent) & set(lately)
    assert set(lately) <= set(everybody)
    assert run(["review", str(tmp_path), "--since", "2026-11-19"]) == 0
    assert capsys.readouterr().out.startswith("New\n  ")
    assert run(["review", str(tmp_path), "--since", "2026-11-22"]) == 0
    assert "Nothing is new since 2026-11-22" in capsys.readouterr().err
    assert run(["review", str(tmp_path), "--filter", "score>100"]) == 0
    assert "Nobody fits" in capsys.readouterr().err


def test_a_folder_of_clients_opens_their_table_which_is_read_meanwhile(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(app, "_need_terminal", lambda: None)
    monkeypatch.setattr(app, "_run", lambda people, everyday, **more: opened.append((everyday, more.get("ahead"))) or 0)
    (tmp_path / "empty").mkdir()
    assert run([str(tmp_path / "empty")]) == 2
    assert "holds no profile.toml" in capsys.readouterr().err
    clients = good_clients(tmp_path / "clients")
    monkeypatch.chdir(tmp_path)
    assert run(["clients"]) == 0
    ((everyday, ahead),) = opened
    ahead.follow(lambda: None)
    assert everyday is None
    assert len(Gathered().taking(ahead.taken()).rows) == 6
    assert ahead.folder == clients
    assert People().settings.review == str(clients)
    assert run([str(clients / "hana-fujimori")]) == 0
    assert opened[1][0].profile.name == "Hana Fujimori"


def test_nothing_hostile_reaches_the_terminal_nor_loads_the_screens(tmp_path: Path) -> None:
    hostile_client(tmp_path / "c")
    environment = {**os.environ, "EXECCOACH_HOME": str(tmp_path / "h"), "EXECCOACH_TODAY": "2026-11-21"}
    for form in ([], ["--json"], ["--csv"]):
        code = (
            "import sys; from execcoach.cli.main import run; code = run(sys.argv[1:]);"
            "assert 'textual' not in sys.modules and 'jinja2' not in sys.modules; sys.exit(code)"
        )
        command = [sys.executable, "-c", code, "review", str(tmp_path / "c"), *form]
        done = subprocess.run(command, capture_output=True, env=environment, timeout=60)
        assert done.returncode == 0, done.stderr
        text = (done.stdout + done.stderr).decode()
        assert "Mallory" in text
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(text)
