"""`doctor`: versions, paths, every file's health; a problem is exit code 1, and nothing is changed."""

import json
import os
import shutil
from pathlib import Path

import pytest
from shell import Shell


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def ada(laid_out: Path, tmp_path: Path) -> Path:
    place = tmp_path / "ada"
    shutil.copytree(laid_out / "ada", place)
    return place


def test_a_folder_that_is_well_says_so_with_versions_and_paths(ada: Path, tmp_path: Path) -> None:
    told = Shell.at(tmp_path).run("doctor", str(ada))
    assert told.code == 0, told
    for words in ("execcoach", "python", "textual", "rubric", str(tmp_path / "home"), "✓ profile.toml", "are well"):
        assert words in told.out
    for words in ("✓ circle.toml", "✓ drafts/", "✓ progress/"):
        assert words in told.out


def test_every_file_that_is_not_well_is_named_with_what_is_wrong_and_nothing_is_changed(
    ada: Path, tmp_path: Path
) -> None:
    (ada / "circle.toml").write_text("sources = [\n", encoding="utf-8")
    (ada / "guidelines.toml").chmod(0o644)
    (ada / "profile (1).toml").write_text("", encoding="utf-8")
    (ada / "drafts" / "torn.md").write_text("+++\nid", encoding="utf-8")
    (ada / "progress" / "2026-01.zzzzzz.toml").write_text('person = "somebody-else"\n', encoding="utf-8")
    (ada / "templates" / "posts").mkdir(parents=True)
    (ada / "templates" / "posts" / "mine.j2.md").write_text("no front matter \x1b[2J", encoding="utf-8")
    cut_off = ada / ".profile.toml.0123456789ab.tmp"
    cut_off.write_bytes(b"")
    os.utime(cut_off, (0, 0))
    before, shell = snapshot(ada), Shell.at(tmp_path)
    told = shell.run("doctor", str(ada), "--json")
    assert told.code == 1
    found = {one["file"]: " ".join(one["wrong"]) for one in json.loads(told.out)["files"]}
    assert "line 1" in found["circle.toml"]
    assert "chmod 600" in found["guidelines.toml"]
    assert "profile (1).toml lies beside it" in found["profile.toml"]
    assert "torn" in found["drafts/torn.md"]
    assert "somebody-else" in found["progress/2026-01.zzzzzz.toml"]
    assert found["templates"]
    assert all(not words for name, words in found.items() if name.startswith("progress/2026-11"))
    assert "\x1b" not in shell.run("doctor", str(ada)).out
    assert snapshot(ada) == before


def test_without_a_folder_the_machine_alone_is_looked_at(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path)
    assert shell.run("doctor").code == 0
    (tmp_path / "home" / "config").mkdir(parents=True, exist_ok=True)
    (tmp_path / "home" / "config" / "settings.toml").write_text("theme = ", encoding="utf-8")
    told = shell.run("doctor")
    assert told.code == 1
    assert "✗ settings.toml" in told.out
