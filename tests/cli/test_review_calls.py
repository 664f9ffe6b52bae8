"""Calls, agendas and homework in the shell: what is said, what is written, and where nothing is."""

import tomllib
from pathlib import Path

import pytest
from cohorts import good_clients

from execcoach.cli.main import run


def test_a_day_of_calls_an_agenda_and_homework(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clients = tmp_path / "clients"
    good_clients(clients)
    before = {file: file.read_bytes() for file in clients.rglob("*.toml")}
    asked = ["review", str(clients)]

    assert run([*asked, "--calls"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("No call today, Saturday 21 November.\nNo later call is set.")
    assert "Mon 10:00" in said

    notes = home / "data" / "coach" / "hana-fujimori-p4qz.md"
    notes.parent.mkdir(parents=True)
    notes.write_text('+++\nnext_call = "2026-11-23 10:00"\npromised = "Thank Yui"\nlooked = "2026-11-09"\n+++\n')
    assert run([*asked, "--calls", "--date", "2026-11-23"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "10:00  Hana Fujimori, Paper Lantern Hotels"
    assert lines[1].strip() == "Ask whether it is kept: “Thank Yui” (promised on 9 November)."
    assert lines[2].strip().startswith("Since 9 November: score")
    assert lines[3].strip().endswith("?")
    assert len(lines) == 4

    homework = [*asked, "--homework", "hana", "--by", "Carla Weiss", "--due", "Fri", "--aim", "Thank three"]
    assert run([*homework, "--step", "share: Thank Priya", "--step", "engage: Ask Tom"]) == 0
    printed = capsys.readouterr()
    file = Path(printed.out.strip())
    assert "nothing was sent" in printed.err
    assert file.is_relative_to(home)
    raw = tomllib.loads(file.read_text("utf-8"))
    assert (raw["by"], raw["aim"], raw["due"]) == ("Carla Weiss", "Thank three", "2026-11-27")
    assert raw["step"] == [{"pillar": "share", "words": "Thank Priya"}, {"pillar": "engage", "words": "Ask Tom"}]
    assert raw["id"] in notes.read_text("utf-8")

    assert run([*asked, "--agenda", "hana", "-o", str(tmp_path / "a.md")]) == 0
    assert (tmp_path / "a.md").read_text("utf-8").startswith("# Hana Fujimori, Paper Lantern Hotels\n")
    capsys.readouterr()

    for words, told in (
        (["--homework", "hana", "--step", "Thank Priya"], "does not begin with its pillar"),
        (["--homework", "nobody", "--step", "share: x"], "Nobody there"),
        (["--homework", "hana"], "one thing to do"),
        (["--homework", "hana", "--step", "share: x", "-o", "-"], "name one"),
        (["--calls", "--json"], "a form of its own"),
        (["--calls", "--agenda", "hana"], "Give one of --calls and --agenda"),
        (["--due", "Fri"], "--due goes with --homework"),
        (["--calls", "-o", "x"], "-o goes with"),
        (["--calls", "--date", "soon"], "is no date"),
        (
            ["--homework", "hana", "--step", "share: x", "-o", str(clients / "hana-fujimori" / "x.toml")],
            "somebody's own folder",
        ),
    ):
        assert run([*asked, *words]) == 2
        assert told in capsys.readouterr().err
    assert {file: file.read_bytes() for file in clients.rglob("*") if file.is_file()} == before
