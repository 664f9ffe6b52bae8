"""The form as the shell writes it and takes it in again: data on stdout, talk on stderr, nothing overwritten."""

import json
import tomllib
from pathlib import Path

import pytest
from hostile import OBEYED, TERMINAL

from execcoach.cli.main import run
from execcoach.services.profile import ProfileDesk
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import open_workspace

ADA = '[person]\nid = "ada123456789"\nname = "Ada Okafor"\n'


@pytest.fixture
def ada(home: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "profile.toml").write_text(ADA, "utf-8")
    return folder


def test_the_questions_go_out_as_a_form_and_the_answers_come_in_on_consent(ada: Path, tmp_path: Path, capsys) -> None:
    form, reply = tmp_path / "form.txt", tmp_path / "reply.txt"
    assert run(["checklist", "who-you-are", str(ada), "--questionnaire", str(form)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert f"Saved for Ada Okafor: {form}" in told.err
    assert "nothing was marked" in told.err
    assert run(["checklist", "who-you-are", str(ada), "--questionnaire", str(form)]) == 2
    assert "there already" in capsys.readouterr().err
    assert run(["checklist", "who-you-are", str(ada), "--questionnaire", str(form), "--force"]) == 0
    assert run(["checklist", "who-you-are", str(ada), "--questionnaire", "-"]) == 0
    assert capsys.readouterr().out == form.read_text("utf-8")

    hostile = " ".join(TERMINAL.values())
    text = form.read_text("utf-8").replace("[hobbies]:", f"[hobbies]: Sculling {hostile}".replace("\r", " "), 1)
    text = text.replace("[teams]:", "[teams]: Not for me", 1).replace("[places]:", "[places]: none", 1)
    reply.write_text(text.replace("\n", "\r\n"), "utf-8", newline="")
    assert run(["import", str(reply), str(ada), "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "New: Hobbies" in told.out
    assert "Not for me: Whose result" in told.out
    assert "Unsure: line" in told.out
    assert not OBEYED.search(told.out.replace("\n", " "))
    assert (ada / "profile.toml").read_text("utf-8") == ADA
    assert run(["import", str(reply), str(ada)]) == 2
    assert "Say --yes" in capsys.readouterr().err
    assert run(["import", str(reply), str(ada), "--yes", "--json", "--by", "assistant"]) == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert [one["path"] for one in found["added"]] == ["connection_points.hobbies[0]"]
    assert found["declined"] == [{"question": "teams", "why": ""}]
    assert [one["question"] for one in found["unsure"]] == ["places"]
    assert "Added 1 thing and 1 decision for Ada Okafor" in told.err
    kept = tomllib.loads((ada / "profile.toml").read_text("utf-8"))["connection_points"]
    assert list(kept) == ["hobbies"]
    assert kept["hobbies"][0].startswith("Sculling ␛]0;")
    desk = ProfileDesk(open_workspace(ada), Clock())
    assert desk.choices["teams"] == "not-for-me"
    assert desk._made["teams"].by == "assistant"
    assert run(["import", str(reply), str(ada), "--yes"]) == 0
    assert "Nothing to add" in capsys.readouterr().err


def test_a_broken_profile_is_told_with_its_line_where_there_is_no_terminal(ada: Path, capsys, monkeypatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    assert run([str(ada)]) == 2
    assert "no terminal" in capsys.readouterr().err
    (ada / "profile.toml").write_text(f"{ADA}since = 2019-05\n", "utf-8")
    assert run([str(ada)]) == 3
    assert "line 4: put quotes round it" in capsys.readouterr().err
