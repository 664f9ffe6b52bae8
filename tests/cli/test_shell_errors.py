"""What the shell says when something is wrong: one sentence, the right exit code, never a traceback."""

import os
import subprocess
import sys

import pytest
from shell import EXECCOACH, Shell, decent

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a named pipe, and a shell that has them")


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    shell = Shell.at(tmp_path_factory.mktemp("errors"))
    decent(shell.run("init", "ada", "--name", "Ada Okafor"), [0])
    return shell


WRONG = (
    (("nonsense",), "neither a command nor a folder"),
    (("score", "nowhere"), "execcoach init nowhere"),
    (("score", "--bogus"), "execcoach score --help"),
    (("review", "nowhere"), "not a folder"),
    (("next", "ada", "--minutes", "0"), "--minutes"),
    (("today", "ada", "--date", "Friday"), "Write it as 2026-11-21"),
    (("log", "ada"), "--engage"),
    (("log", "ada", "--share", "x", "--date", "2026-11-01"), "last seven days"),
    (("checklist", "who-you-were", "ada"), "who-you-are"),
    (("draft", "thank-a-colleage"), "thank-a-colleague"),
    (("draft", "thank-a-colleague", "--set", "whom=Priya"), "who"),
    (("init", "ada", "--name", "Ada Okafor"), "already holds"),
    (("count", "-", "--network", "myspace"), "linkedin"),
    (("count", "-"), "--network"),
    (("score", "ada", "--what-if", "connection_points.hobbies"), "For example"),
)


def test_a_call_that_cannot_be_right_ends_with_2_and_says_what_would_be(shell):
    for said, (_, told) in zip(shell.run_all([words for words, _ in WRONG]), WRONG, strict=True):
        decent(said, [2])
        assert told in said.err, said
        assert said.out == "", said
        assert said.err.count("\n") <= 4, said


@POSIX
def test_a_pipe_or_a_folder_where_a_file_belongs_ends_with_3_at_once(shell):
    os.mkfifo(shell.here / "pipe.json")
    (shell.here / "folder.json").mkdir(exist_ok=True)
    (shell.here / "broken").mkdir()
    (shell.here / "broken/profile.toml").write_bytes(b"[person\n")
    calls = [("import", name, "new", "--yes") for name in ("pipe.json", "folder.json", "absent.json")]
    calls += [("count", name, "--network", "x") for name in ("pipe.json", "folder.json", "absent.json")]
    calls += [("score", "broken"), ("today", "broken"), ("next", "broken"), ("checklist", "broken")]
    calls += [("log", "broken", "--share", "x"), ("draft", "headline", "broken")]
    for said in shell.run_all(calls):
        assert decent(said, [3]).out == "", said
        assert said.err
    assert not (shell.here / "new").exists()
    assert (shell.here / "broken/profile.toml").read_bytes() == b"[person\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_profile_one_may_not_read_ends_with_3(shell):
    decent(shell.run("init", "closed", "--name", "Ada Okafor"), [0])
    (shell.here / "closed/profile.toml").chmod(0)
    decent(shell.run("score", "closed"), [3])


def test_a_text_over_the_limit_ends_with_1_and_still_prints_its_length(shell):
    said = shell.run("count", "-", "--network", "bluesky", typed=b"x" * 301)
    assert (said.code, said.out, said.err) == (1, "301\n", "")
    assert shell.run("count", "-", "--network", "bluesky", typed=b"x" * 300).code == 0


def test_without_a_terminal_the_app_says_so_and_ends_with_2(shell):
    for said in shell.run_all([(), ("ada",), ("demo",)]):
        decent(said, [2])
        assert "terminal" in said.err, said
        assert said.out == "", said


def test_nothing_that_is_printed_holds_colours_with_or_without_no_color(shell):
    call = ("score", "ada", "--explain")
    plain, forced = decent(shell.run(*call, NO_COLOR="1"), [0]), decent(shell.run(*call, FORCE_COLOR="1"), [0])
    assert plain.out == forced.out


def test_where_letters_cannot_be_written_they_are_replaced_and_the_command_ends_well(shell):
    environment = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert "Ada Okafor: 0 of 100" in decent(shell.run("score", "ada", **environment), [0]).out
    assert "?nonsense? is not known" in decent(shell.run("nonsense", **environment), [2]).err


@POSIX
@pytest.mark.parametrize(
    ("call", "reader"),
    [
        ("score ada --explain", "head -1"),
        ("draft", "true"),
        ("today ada --json", "true"),
        ("count a.txt --network x", "true"),
    ],
)
def test_a_reader_who_goes_away_early_leaves_no_traceback(shell, call, reader):
    (shell.here / "a.txt").write_text("x", "utf-8")
    python = " ".join(EXECCOACH)
    line = f"{python} {call} | {reader}"
    done = subprocess.run(line, shell=True, cwd=shell.here, env=shell.env, capture_output=True, timeout=60)
    assert done.stderr == b"", done


def test_a_fault_of_ours_is_one_line_and_the_traceback_is_behind_a_variable(monkeypatch, capsys):
    from execcoach.cli import main, where

    def breaks(_folder):
        raise ZeroDivisionError("hidden\x1b]52;c;x\x07")

    monkeypatch.setattr(where, "desk_of", breaks)
    monkeypatch.setattr("execcoach.cli.where.desk_of", breaks)
    assert main.run(["score", "ada"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "ZeroDivisionError at test_shell_errors.py" in err
    monkeypatch.setenv("EXECCOACH_TRACEBACK", "1")
    main.run(["score", "ada"])
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "\x1b" not in err
