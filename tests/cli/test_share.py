"""`share` in a real shell: told before it is written, stdout only on demand, nobody else's file replaced."""

import json
import tomllib
from pathlib import Path

from conftest import DAY
from shell import Shell, decent

from execcoach.storage.demo_files import _SHIPPED, lay_out


def test_a_share_is_told_written_and_refused_where_it_should_be(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path)
    lay_out(_SHIPPED / "ada", shell.here / "ada", DAY)
    assert "\n  totals  counts" in shell.run("share", "--help").out  # a list, a line each
    looked = decent(shell.run("share", "ada", "--dry-run"), [0])
    assert looked.out == ""
    assert "Your notes: 123 notes" in looked.err
    assert "Stays here: four private things" in looked.err
    assert "The group's board may name you." in looked.err
    assert looked.err.endswith("Nothing was written.\n")
    assert not list(shell.here.glob("*.toml"))

    saved = decent(shell.run("share", "ada", "-o", "a.toml"), [0])
    assert saved.out == ""
    assert "… and 120 more; --dry-run tells every one" in saved.err
    assert "Shared file for Ada Okafor written: a.toml. Nothing is sent." in saved.err
    piped = decent(shell.run("share", "ada", "--visibility", "totals", "-o", "-"), [0])
    assert tomllib.loads(piped.out)["visibility"] == "totals"
    told = json.loads(decent(shell.run("share", "ada", "--visibility", "totals", "--json"), [0]).out)
    assert told["file"] == "ada-okafor.execcoach.toml"
    assert (shell.here / told["file"]).read_text("utf-8") == piped.out

    (shell.here / "a.toml").write_text("mine", "utf-8")
    assert shell.run("share", "ada", "-o", "a.toml").code == 2
    assert (shell.here / "a.toml").read_text("utf-8") == "mine"
    decent(shell.run("share", "ada", "-o", "a.toml", "--force"), [0])
    assert shell.run("share", "ada", "--visibility", "some").code == 2
    assert shell.run("share", "ada", "--json", "-o", "-").code == 2
    assert shell.run("share", "ada", "-o", "nowhere/a.toml").code == 3
    assert shell.run("share", "nobody").code == 2
