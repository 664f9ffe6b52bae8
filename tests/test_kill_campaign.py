"""Kill -9 in the middle of the ten minutes: what was typed is there, nothing counts twice, the session is offered."""

import os
import random
import sys
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")

from terminal import Terminal

PROMISED = 2.0
"""Seconds after which what was typed must be on the disk."""
PACE, WORDS = 0.12, 12
"""Seconds between two words; words in each of the three notes."""
END = 3 * WORDS * PACE
PROFILE = 'schema = 1\n\n[person]\nid = "ada-okafor-1"\nname = "Ada Okafor"\n'


@dataclass
class Killed:
    """One run: when it was killed, the words with the second they were typed, and what was on the disk then."""

    moment: float
    typed: list[tuple[float, str]] = field(default_factory=list)
    died: float = 0.0
    disk: str = ""

    @property
    def missing(self) -> list[str]:
        """Words that are not on the disk although they should be."""
        return [word for at, word in self.typed if at < self.died - PROMISED and word not in self.disk]

    @property
    def lost(self) -> float:
        """Seconds before the kill at which the oldest word that is not on the disk was typed."""
        return max((self.died - at for at, word in self.typed if word not in self.disk), default=0.0)


def moments(number: int) -> list[float]:
    """Seconds after the first step is shown; every fourth is close to the end, where the record is written."""
    dice = random.Random(20261121)
    return [dice.uniform(END - 0.1, END + 0.6) if at % 4 == 1 else dice.uniform(0.05, END) for at in range(number)]


def app(env: dict[str, str], folder: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "execcoach", str(folder)], env=env, cwd=folder.parent, size=(80, 24))


def killed(env: dict[str, str], folder: Path, moment: float) -> Killed:
    """Type at a steady pace, three notes, until the app is killed at this moment."""
    run, number = Killed(moment), 0
    with app(env, folder) as terminal:
        terminal.wait_for("Press Enter to start")
        terminal.send("\r")
        terminal.wait_for("1 of 3")
        start = time.perf_counter()
        while (now := time.perf_counter() - start) < moment:
            if now >= number * PACE and number < 3 * WORDS:
                number += 1
                word = f"Priya{number:02}x{random.Random(number).randrange(10**6):06}"
                terminal.send(f"{word} ")
                run.typed.append((now, word))
                if number % WORDS == 0:
                    terminal.send("\x0e")
            wait = min(moment - now, max(0.001, number * PACE - now)) if number < 3 * WORDS else moment - now
            terminal.settle(quiet=wait, limit=wait)
        terminal.kill()
        run.died = time.perf_counter() - start
    run.disk = "\n".join(file.read_text("utf-8") for file in (folder / "progress").glob("*.toml"))
    return run


def sessions(folder: Path) -> list[dict[str, object]]:
    files = (folder / "progress").glob("2026-*.toml")
    return [session for file in files for session in tomllib.loads(file.read_text("utf-8")).get("session", [])]


def campaign(tmp_path: Path, number: int) -> None:
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
    runs, offered = [], 0
    for at, moment in enumerate(moments(number)):
        folder = tmp_path / f"ada-{at}"
        folder.mkdir()
        (folder / "profile.toml").write_text(PROFILE, "utf-8")
        run = killed(env, folder, moment)
        runs.append(run)
        assert not run.missing, f"killed after {run.died:.2f} s, missing {run.missing}"
        for file in (folder / "progress").glob("*.toml"):
            tomllib.loads(file.read_text("utf-8"))
        before = sessions(folder)
        assert len(before) <= 1
        with app(env, folder) as terminal:
            if before:
                terminal.wait_for("Done for today")
                assert "Your ten minutes wait for you" not in terminal.text()
            else:
                offered += 1
                terminal.wait_for("Your ten minutes wait for you")
                terminal.send("\r")
                terminal.wait_for("of 3")
                for _ in range(6):
                    terminal.settle(quiet=0.15, limit=1.0)
                    if terminal.shows(["That was it"]):
                        break
                    terminal.send("\x0e")
                terminal.wait_for("That was it")
            terminal.kill()
        (after,) = sessions(folder)
        whole = str(after)
        assert all(word in whole for at, word in run.typed if word in run.disk), "finishing lost what was kept"
        assert not list((folder / "progress").glob("now.*")), "the running session is still there"
    worst = max(run.lost for run in runs)
    typed = sum(len(run.typed) for run in runs)
    print(
        f"\nkill campaign: {len(runs)} kills, {typed} words typed, 0 older than {PROMISED:.0f} s missing, "
        f"oldest loss {worst:.2f} s, {offered} sessions offered again, {len(runs) - offered} already written, 0 twice"
    )


@pytest.mark.usefixtures("home")
def test_a_session_that_is_killed_keeps_what_was_typed_and_counts_once(tmp_path: Path) -> None:
    campaign(tmp_path, 1)


@pytest.mark.proof
@pytest.mark.usefixtures("home")
def test_a_session_that_is_killed_at_forty_moments_keeps_what_was_typed_and_counts_once(tmp_path: Path) -> None:
    campaign(tmp_path, 40)
