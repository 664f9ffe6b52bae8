"""The whole job in a real terminal: import, checklist, score, ten minutes, draft, the coach's table."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")

from terminal import Terminal

SAMPLE = Path(__file__).resolve().parents[2] / "shared/data/jsonresume/fresh-test-resumes__jrs_jane-fullstacker.json"
RESUME = {
    "basics": {"name": "Jane Q. Fullstacker", "label": "Senior Developer", "summary": "I build tools."},
    "work": [{"company": "Area 52", "position": "Head Code Ninja", "startDate": "2013-09"}],
    "interests": [{"name": "hiking"}],
}


@pytest.fixture
def env(tmp_path):
    return {
        **{key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")},
        "EXECCOACH_HOME": str(tmp_path / "home"),
        "EXECCOACH_TODAY": "2026-11-20",
        "TEXTUAL_ANIMATIONS": "none",
    }


def shell(env, cwd, *words):
    done = subprocess.run(
        [sys.executable, "-m", "execcoach", *words], env=env, cwd=cwd, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def app(env, cwd, *words, size=(120, 40)):
    return Terminal([sys.executable, "-m", "execcoach", *words], env=env, cwd=cwd, size=size)


def test_one_person_goes_through_the_whole_job(env, tmp_path):
    clients = tmp_path / "clients"
    clients.mkdir()
    resume = SAMPLE
    if not resume.exists():
        resume = tmp_path / "jane.json"
        resume.write_text(json.dumps(RESUME), "utf-8")
    shell(env, clients, "import", str(resume), "jane", "--yes")
    before = json.loads(shell(env, clients, "score", "jane", "--json"))["total"]

    with app(env, clients, "jane") as terminal:
        terminal.wait_for("Jane Q. Fullstacker", "Press Enter to start")
        terminal.press("3")
        for answer in ("Aireborough Otters rugby league", "Reading help at Holbeck primary", "Leeds"):
            terminal.settle()
            terminal.send(answer)
            terminal.wait_for(answer)
            terminal.settle()
            terminal.press("enter")
        terminal.settle(quiet=0.6)
        terminal.press("esc")
        terminal.settle()
        terminal.press("1")
        terminal.wait_for("Press Enter to start")
        terminal.press("enter")
        for step in ("1 of 3", "2 of 3", "3 of 3"):
            terminal.wait_for(step)
            terminal.send("Thanked Sam for 2 late shifts in Leeds")
            terminal.settle()
            terminal.press("enter")
        terminal.wait_for("That was it for today.")
        terminal.press("enter")
        terminal.wait_for("Done for today")
        terminal.press("4")
        terminal.wait_for("No drafts yet")
        terminal.press("n")
        terminal.wait_for("Thank a colleague")
        terminal.press("enter")
        terminal.wait_for("Who made your week easier?")
        terminal.settle()
        terminal.send("Sam Whitlock\r")
        terminal.wait_for("Sam Whitlock")
        terminal.settle()
        terminal.send("took the Thursday shift and drove to Leeds at six")
        terminal.wait_for("Thank you, Sam")
        terminal.press("\x13")
        terminal.wait_for("Kept for Jane")
        terminal.press("ctrl+q")
        terminal.settle(quiet=0.5)

    profile = tomllib.loads((clients / "jane/profile.toml").read_text("utf-8"))
    assert "Aireborough Otters rugby league" in json.dumps(profile["connection_points"])
    assert "Reading help at Holbeck primary" in json.dumps(profile)
    after = json.loads(shell(env, clients, "score", "jane", "--json"))
    assert after["total"] > before
    assert round(sum(line["points"] for line in after["criteria"]), 2) == after["total"]
    (draft,) = (clients / "jane/drafts").glob("*thank-a-colleague*.md")
    assert "drove to Leeds at six" in draft.read_text("utf-8")
    months = list((clients / "jane/progress").glob("2026-11.*.toml"))
    records = tomllib.loads(months[0].read_text("utf-8"))
    assert len(records["session"]) == 1
    assert [step["outcome"] for step in records["session"][0]["step"]] == ["done", "done", "done"]
    (row,) = json.loads(shell(env, clients, "review", ".", "--json"))["clients"]
    assert row["name"] == "Jane Q. Fullstacker"
    assert row["score"] == after["total"]
    assert row["sessions_28d"] == 1
    assert row["days_silent"] == 0


@pytest.mark.proof  # by default test_kill_campaign.py kills one and finishes it
def test_a_session_killed_midway_is_offered_again_with_everything_typed(env, tmp_path):
    shell(env, tmp_path, "init", "ada", "--name", "Ada Okafor")
    with app(env, tmp_path, "ada", size=(80, 24)) as terminal:
        terminal.wait_for("Press Enter to start")
        terminal.press("enter")
        terminal.wait_for("1 of 3")
        terminal.send("Priya covered two shifts")
        terminal.settle(quiet=2.0, limit=2.0)
        terminal.kill()
    with app(env, tmp_path, "ada", size=(80, 24)) as terminal:
        terminal.wait_for("Your ten minutes wait for you", "Priya covered two shifts")
        terminal.press("enter")
        terminal.wait_for("1 of 3", "Priya covered two shifts")
        for _ in range(3):
            terminal.press("\x0e")
            terminal.settle(quiet=0.4)
        terminal.settle(quiet=0.6)
    (month,) = (tmp_path / "ada/progress").glob("2026-11.*.toml")
    (session,) = tomllib.loads(month.read_text("utf-8"))["session"]
    assert session["step"][0]["note"] == "Priya covered two shifts"
    assert not list((tmp_path / "ada/progress").glob("now.*"))


def test_leaving_the_app_puts_the_terminal_back(env, tmp_path):
    shell(env, tmp_path, "init", "ada", "--name", "Ada Okafor")
    with app(env, tmp_path, "ada") as terminal:
        terminal.wait_for("Press Enter to start")
        terminal.press("ctrl+q")
        terminal.settle(quiet=0.5)
        assert terminal.received.rstrip().find(b"\x1b[?1049l") > 0, "the alternate screen was not left"
        assert terminal.received.rfind(b"\x1b[?25h") > terminal.received.rfind(b"\x1b[?25l"), "the cursor is hidden"
