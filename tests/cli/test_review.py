import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cohorts import bad_clients, good_clients, hostile_client

from execcoach.cli.main import run


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


@pytest.mark.parametrize("words", [["none"], [".", "--json", "--csv"], []])
def test_bad_usage_is_exit_code_2(home: Path, tmp_path: Path, monkeypatch, capsys, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    assert run(["review", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err


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
