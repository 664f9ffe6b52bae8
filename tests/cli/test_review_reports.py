"""Reports and the board from the shell: to a file or a pipe, of whom was meant, over nothing else."""

import pytest
from cohorts import DAY, good_clients, hostile_client, session, written

from execcoach.cli.main import run


@pytest.fixture
def desk(home, tmp_path):
    return good_clients(tmp_path / "desk")


def test_the_group_one_client_and_the_board_are_said_or_saved(desk, tmp_path, capsys):
    hostile_client(desk)
    html, sheet = tmp_path / "group.html", tmp_path / "hana.md"
    assert run(["review", str(desk), "--html", str(html)]) == 0
    assert "Saved:" in capsys.readouterr().err
    assert html.read_text("utf-8").startswith("<!doctype html>")
    assert "Mateo Quiroga" in html.read_text("utf-8")
    assert run(["review", str(desk), "--client", "hana", "--markdown", str(sheet), "--html", "-"]) == 0
    assert "<title>Hana Fujimori</title>" in capsys.readouterr().out
    assert "## The last sessions" in sheet.read_text("utf-8")
    assert "Quiroga" not in sheet.read_text("utf-8")
    assert run(["review", str(desk), "--board"]) == 0
    said = capsys.readouterr().out
    assert "Nobody is named here yet" in said
    assert "Hana" not in said
    assert "Seven others, together: 47 of 112" in said
    assert run(["review", str(desk), "--filter", "needs:silent", "--markdown", "-"]) == 0
    said = capsys.readouterr().out
    assert "Mateo Quiroga" in said
    assert "Hana" not in said


def test_who_shared_all_is_named_on_the_board_and_who_shared_totals_is_not(desk, tmp_path, capsys):
    for name, visibility in (("hana-fujimori", "all"), ("ingrid-solheim", "totals")):
        file = desk / f"{name}.execcoach.toml"
        assert run(["share", str(desk / name), "-o", str(file), "--visibility", visibility]) == 0
    capsys.readouterr()
    assert run(["review", str(desk), "--board"]) == 0
    said = capsys.readouterr().out
    assert "   1  Hana Fujimori" in said
    assert "Ingrid" not in said
    assert "Five others, together:" in said


def test_neither_what_is_private_nor_the_coachs_own_notes_are_in_any_report(home, tmp_path, capsys):
    steps = [
        {"pillar": "share", "outcome": "done", "note": "SECRET", "private": True, "contact": "SECRET"},
        {"pillar": "listen", "outcome": "done", "note": "Heard a caller", "link": "https://SECRET.example"},
    ]
    profile = {
        "person": {"id": "ada-1", "name": "Ada"},
        "volunteering": [{"organisation": "SECRET", "private": True}],
        "routine": {"away": [{"from": "2026-11-02", "to": "2026-11-03", "why": "SECRET"}]},
    }
    result = {"id": "r", "on": "2026-11-18", "kind": "reply", "words": "SECRET", "step": f"s-{DAY}/0"}
    choice = {"id": "c", "at": "2026-11-18", "kind": "never", "about": "criterion:turn-offs", "words": "SECRET"}
    progress = {"person": "ada-1", "session": [session(DAY) | {"step": steps}], "result": [result], "choice": [choice]}
    written(tmp_path / "desk" / "ada", profile, progress)
    (tmp_path / "desk" / "ada" / "circle.toml").write_text("[[contacts]]\nname = 'SECRET'\n")
    notes = home / "data" / "coach"
    notes.mkdir(parents=True)
    (notes / "ada-1.md").write_text('+++\ngoal = "SECRET"\n+++\nSECRET\n')
    for more in ([], ["--client", "ada"], ["--board"]):
        for form in ("--html", "--markdown"):
            assert run(["review", str(tmp_path / "desk"), *more, form, "-"]) == 0
            said = capsys.readouterr().out
            assert "SECRET" not in said
            assert ("Heard a caller" in said) == bool(more and more[0] == "--client")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--board", "--client", "hana"], "Give --board or --client, not both"),
        (["--board", "--json"], "are each a form of their own"),
        (["--client", ""], "Nobody there is called"),
        (["--client", "zzz"], "Nobody there is called"),
        (["--html", "{desk}/hana-fujimori/report.html"], "inside a client's folder"),
        (["--html", "{desk}"], "is a folder"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(desk, capsys, words, sentence):
    before = sorted(desk.rglob("*"))
    assert run(["review", str(desk), *(word.format(desk=desk) for word in words)]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""
    assert sorted(desk.rglob("*")) == before
