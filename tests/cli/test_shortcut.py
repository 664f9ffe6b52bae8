"""The icon on the desktop: what each system reads is the same words again, whatever the folder is called."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from shell import Shell, decent

from execcoach.errors import CoachError
from execcoach.services.profile import ProfileDesk
from execcoach.services.shortcut import make_shortcut
from execcoach.storage import desktop
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import open_workspace

NASTY = (
    *("a b", "it's", 'say "so"', "$(touch pwned)", "`touch pwned`", "${HOME}", "100%", "%f %U %%", "a\\b", "a\\"),
    *("!x", "a;b&c|d", "<x>", "#x", "~", "*?[x]", "été 鉄道", "-rf", "a=b", "^x^", "'$(touch pwned)'"),
)
QUOTED, OUT = r'(["`$\\])', r"\\\1"
COMMAND = ("/usr/bin/execcoach",)


def entry_words(data: bytes) -> list[str]:
    """The Exec line as a desktop reads it: the value's own escapes, then the quoting, then the field codes."""
    (line,) = [line for line in data.decode().split("\n") if line.startswith("Exec=")]
    value, at = "", 5
    while at < len(line):
        if line[at] == "\\":
            at += 1
            value += {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[line[at]]
        else:
            value += line[at]
        at += 1
    assert value[:1] == value[-1:] == '"'
    words = [re.sub(r'\\(["`$\\])', r"\1", word) for word in re.findall(r'"((?:[^"`$\\]|\\["`$\\])*)"', value)]
    assert " ".join(f'"{re.sub(QUOTED, OUT, word)}"' for word in words) == value
    assert all("%" not in word.replace("%%", "") for word in words)
    return [word.replace("%%", "%") for word in words]


def prompt_words(line: str) -> list[str]:
    """A line of a batch file as the program gets it: % halved, then the rules of quotes and backslashes."""
    words, word, inside, at = [], "", False, 0
    line = line.replace("%%", "%")
    while at < len(line):
        run = len(line[at:]) - len(line[at:].lstrip("\\"))
        if run and line[at + run : at + run + 1] == '"':
            assert run % 2 == 0, line
            word += "\\" * (run // 2)
        elif run:
            word += "\\" * run
        at += run
        if line[at : at + 1] == '"':
            inside = not inside
        elif line[at : at + 1] == " " and not inside:
            words.append(word)
            word = ""
        else:
            word += line[at : at + 1]
        at += 1
    return [*words, word]


@each("name", NASTY)
def test_a_hostile_folder_reaches_the_program_as_it_is(name: str) -> None:
    folder = f"/srv/ada/{name}"
    made = desktop.icon("linux", COMMAND, folder, "Ada", "execcoach-ada")
    assert entry_words(made.data) == [*COMMAND, folder]
    assert (made.name, made.mode) == ("execcoach-ada.desktop", 0o755)
    assert b"\nTerminal=true\n" in made.data
    mac = desktop.icon("darwin", COMMAND, folder, "Ada", "execcoach-ada")
    assert shlex.split(mac.data.decode().split("\n")[1]) == ["exec", *COMMAND, folder]
    if '"' in name:
        with pytest.raises(CoachError, match="plainer name"):
            desktop.icon("win32", COMMAND, folder, "Ada", "execcoach-ada")
        return
    windows = desktop.icon("win32", COMMAND, folder, "Ada", "execcoach-ada")
    assert windows.data.count(b"\r\n") == windows.data.count(b"\n") == 4
    assert prompt_words(windows.data.decode().split("\r\n")[2]) == [*COMMAND, folder]


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.sampled_from(["linux", "darwin", "win32"]))
def test_any_name_is_carried_whole_or_refused(name: str, system: str) -> None:
    folder = f"/srv/{name}"
    try:
        made = desktop.icon(system, COMMAND, folder, name.replace("\n", " "), "x")
    except CoachError:
        return
    if system == "linux":
        assert entry_words(made.data) == [*COMMAND, folder]
        assert made.data.count(b"\n") == 9
    elif system == "darwin":
        assert shlex.split(made.data.decode().split("\n", 1)[1]) == ["exec", *COMMAND, folder]
    else:
        assert prompt_words(made.data.decode().split("\r\n")[2]) == [*COMMAND, folder]


@each("name", ["a\nb", "a\rb", "a\tb", "a\x1bb", "a\u202eb", "a\udcffb"])
def test_a_name_with_a_line_end_or_a_hidden_letter_is_refused_everywhere(name: str) -> None:
    for system in ("linux", "darwin", "win32"):
        with pytest.raises(CoachError, match="plainer name"):
            desktop.icon(system, COMMAND, f"/srv/{name}", "Ada", "x")
    with pytest.raises(CoachError, match="plainer name"):
        desktop.icon("linux", ("/opt/a=b/execcoach",), "/srv/ada", "Ada", "x")


def test_the_mac_s_file_runs_and_nothing_in_the_folder_s_name_does(tmp_path: Path, monkeypatch, home: Path) -> None:
    folder = tmp_path / "$(touch pwned) `touch pwned` 'a' \"b\" %"
    folder.mkdir()
    (folder / "profile.toml").write_text('[person]\nname = "Ada"\n', "utf-8")
    program = tmp_path / "execcoach"
    program.write_text('#!/bin/sh\nprintf "%s" "$1"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("sys.argv", [str(program)])
    desk = ProfileDesk(open_workspace(folder), Clock())
    made = make_shortcut(desk, tmp_path, "darwin")
    assert made.file.name == "execcoach-ada.command"
    assert os.access(made.file, os.X_OK)
    ran = subprocess.run([made.file], cwd=tmp_path, capture_output=True, text=True, timeout=20, check=True)
    assert ran.stdout == str(folder)
    assert not (tmp_path / "pwned").exists()
    with pytest.raises(CoachError, match="plainer name"):
        make_shortcut(desk, tmp_path, "win32")


def test_the_shell_makes_one_and_overwrites_nothing(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path)
    decent(shell.run("init", "ada", "--name", "Ada Okafor"), [0])
    said = decent(shell.run("shortcut", "ada", "--to", "."), [0])
    file = shell.here / "execcoach-ada-okafor.desktop"
    assert said.out.strip().endswith(file.name)
    assert file.stat().st_mode & 0o777 == 0o755
    words = entry_words(file.read_bytes())
    assert Path(words[0]).is_absolute()
    assert words[-1] == str(shell.here / "ada")
    assert "there already and opens Ada Okafor's" in decent(shell.run("shortcut", "ada", "--to", "."), [0]).err
    file.write_bytes(b"mine")
    assert "opens something else" in decent(shell.run("shortcut", "ada", "--to", "."), [2]).err
    assert file.read_bytes() == b"mine"
    decent(shell.run("shortcut", "ada", "--to", "nowhere"), [2])
    assert not (shell.here / "nowhere").exists()
    (shell.here / "dangling").mkdir()
    (shell.here / "dangling" / file.name).symlink_to(shell.here / "target")
    decent(shell.run("shortcut", "ada", "--to", "dangling"), [2])
    assert not (shell.here / "target").exists()
    assert str(tmp_path / "home" / "desktop") in decent(shell.run("shortcut", "ada"), [0]).out
