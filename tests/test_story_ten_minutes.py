"""A first fortnight of ten minutes; `--update-golden` writes docs/ten-minutes.md from the run."""

import datetime
import json
import shutil
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")

from story import Story
from terminal import Terminal

from execcoach.storage.demo_files import lay_out

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/ten-minutes.md"
FIRST = datetime.date(2026, 11, 9)
SHOWN = 3
"""Days that are shown step by step; of the others the plan and the end."""
DAYS = [FIRST + datetime.timedelta(days=n) for n in range(12) if n % 7 < 5]
ANSWERS = tomllib.loads((Path(__file__).parent / "fortnight.toml").read_text("utf-8"))["said"]


@pytest.mark.proof  # ten days in a real terminal; the steps of a session are held one by one by default
def test_a_first_fortnight_of_ten_minutes(tmp_path, pytestconfig):
    here = tmp_path / "desk"
    here.mkdir()
    lay_out(ROOT / "execcoach/demo/ada", here / "ada", FIRST)
    shutil.rmtree(here / "ada/progress")
    story = Story("A first fortnight", here, FIRST.isoformat())
    story.say(
        "Ada Okafor (made up) runs freight trains. Her profile and the people she knows are in her files; she has "
        "never done the ten minutes. Written by the tests "
        "(`pytest -m proof tests/test_story_ten_minutes.py --update-golden`): the app in a real terminal of 80 columns "
        "and 24 rows, on ten weekdays. She types what stands in the box of each step."
    )
    for number, day in enumerate(DAYS):
        story.env = {**story.env, "EXECCOACH_TODAY": day.isoformat()}
        story.head(f"{day:%A} {day.day} {day:%B}")
        steps = json.loads(story.shell("today", "ada", "--json", show=False))["steps"]
        with story.open("ada") as terminal:
            terminal.wait_for("Ada Okafor", "Press Enter to start")
            _asked(terminal)
            story.screen(terminal, "Today.")
            terminal.press("enter")
            for at, step in enumerate(steps, 1):
                terminal.wait_for(f"{at} of {len(steps)}")
                terminal.settle()
                said = ANSWERS[step["prompt"] or step["title"]]
                terminal.send(said)
                terminal.settle()
                if number < SHOWN:
                    story.screen(terminal, f"{step['pillar'].capitalize()}.")
                else:
                    story.say(f"- **{step['title']}** {step['words']}\n  *Ada:* {said}")
                terminal.send("\r")
                terminal.settle()
                if "Enter again goes on as it is" in terminal.text():
                    story.screen(terminal, "A thin answer is asked about once; Enter goes on.")
                    terminal.send("\r")
            story.screen(terminal, "The end.", "That was it for today.")
            terminal.press("enter")
            terminal.settle()
            terminal.press("ctrl+q")
            terminal.settle(quiet=0.4)
    story.shell("digest", "ada")
    story.told(PAGE, pytestconfig.getoption("--update-golden"))


def _asked(terminal: Terminal) -> None:
    """Let what comes a moment after the first frame come."""
    terminal.settle(quiet=0.6)
