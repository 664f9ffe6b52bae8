"""Kill -9 while a coach writes about a client, in a real terminal: what was typed is offered again, kept once."""

import os
import re
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")

from cohorts import DAY, session, written
from terminal import Terminal

PROMISED = 2.0
"""Seconds after which what was typed must be on the disk."""
PACE = 0.1


def opened(inbox: Path, home: Path) -> Terminal:
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
    command = [sys.executable, "-m", "execcoach", str(inbox)]
    return Terminal(command, env={**env, "EXECCOACH_HOME": str(home)}, cwd=inbox.parent, size=(80, 24))


def notes_of(terminal: Terminal) -> None:
    """Go from the table to the only client's notes."""
    terminal.wait_for("1 client", "Hana Fujimori")
    terminal.settle()
    terminal.send("\r")
    terminal.wait_for("Promised last time")
    terminal.settle()
    terminal.send("e")
    terminal.wait_for("Promised now")
    terminal.settle()


def shown(terminal: Terminal, words: list[str]) -> list[str]:
    return [word for word in words if word in terminal.text()]


@pytest.mark.proof
def test_notes_that_were_being_typed_when_the_app_was_killed_wait_for_the_coach(tmp_path: Path, home: Path) -> None:
    inbox = tmp_path / "inbox"
    client = written(
        inbox / "hana",
        {"person": {"id": "hana-1", "name": "Hana Fujimori"}},
        {"person": "hana-1", "session": [session(DAY)]},
    )
    before = {file: file.read_bytes() for file in client.rglob("*.toml")}
    typed: list[tuple[float, str]] = []
    with opened(inbox, home) as terminal:
        notes_of(terminal)
        for words in ("tomorrow 10:00", "\r", "Read to the end", "\r", "\r"):  # the call, the goal, no promise
            terminal.send(words)
            terminal.settle()
        for at in range(45):
            word = f"note{at:02}z"
            typed.append((time.perf_counter(), word))
            terminal.send(f"{word} ")
            terminal.settle(quiet=PACE, limit=PACE)
        terminal.kill()
        died = time.perf_counter()
    assert not list(home.rglob("hana-1.md")), "nothing was kept by anybody"
    (held,) = (home / "state" / "half-typed").glob("*.toml")
    there = re.findall(r"note\d\dz", held.read_text("utf-8"))
    assert there == [word for _, word in typed][: len(there)], "words are missing from the middle, or twice"
    late = [word for at, word in typed if died - at > PROMISED and word not in there]
    assert not late, f"typed more than {PROMISED} seconds before the kill and not on the disk: {late}"
    with opened(inbox, home) as terminal:
        notes_of(terminal)
        assert "What you typed last time waits here" in terminal.text()
        assert shown(terminal, there) == there
        assert shown(terminal, ["tomorrow 10:00", "Read to the end"]) == ["tomorrow 10:00", "Read to the end"]
        terminal.send("\x13")
        terminal.wait_for("Promised last time")
        terminal.settle()
        terminal.send("e")
        terminal.wait_for("Promised now")
        terminal.settle()
        assert "What you typed last time" not in terminal.text(), "what was kept is offered again"
    (kept,) = home.rglob("hana-1.md")
    assert re.findall(r"note\d\dz", kept.read_text("utf-8")) == there
    assert not held.exists()
    assert {file: file.read_bytes() for file in client.rglob("*.toml")} == before, "a client's file was written"
