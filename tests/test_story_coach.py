"""A coach's Monday, from thirty files to three calls and one homework; `--update-golden` writes docs/coach.md."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")

from story import Story
from terminal import Terminal
from thirty import MONDAY, thirty

PAGE = Path(__file__).resolve().parents[1] / "docs/coach.md"
NOTES = {
    "made-07": """+++
person = "made-07"
name = "Gareth Pugh"
next_call = "2026-11-23 09:00"
goal = "To be known for dry cellars before the next flood, not after it"

[[promised]]
on = "2026-11-16"
words = "Two lines on the flood plan to one person outside the firm"

[looked]
on = "2026-11-16"
score = 92.12
sessions = 26
+++
He rings back on Fridays. Ask after the gauge at Denver Sluice.
""",
    "made-18": """+++
person = "made-18"
name = "Rosa Lindgren"
next_call = "2026-11-23 10:30"

[[promised]]
on = "2026-11-09"
words = "Say aloud what you would stop doing"
kept = true

[[promised]]
on = "2026-11-16"
words = "Thank the night shift by name"

[looked]
on = "2026-11-16"
score = 54.0
sessions = 43
+++
""",
    "ada-okafor-7qk2": """+++
person = "ada-okafor-7qk2"
name = "Ada Okafor"

[looked]
on = "2026-11-13"
score = 60.15
sessions = 45
+++
""",
}


@pytest.mark.proof  # every step of it is held by a test of its own by default; this is the whole morning
def test_from_thirty_files_to_three_prepared_calls_and_one_homework(tmp_path, home, laid_out, pytestconfig):
    here = tmp_path / "desk"
    inbox = thirty(here / "inbox")
    shutil.copytree(laid_out / "ada", here / "ada")
    story = Story("A coach's Monday", here, "2026-11-20")
    coach = tmp_path / "coach"
    theirs, own = story.env, {**story.env, "EXECCOACH_HOME": "../coach", "EXECCOACH_TODAY": str(MONDAY)}
    notes = coach / "data/coach"
    notes.mkdir(parents=True)
    for name, words in NOTES.items():
        (notes / f"{name}.md").write_text(words, "utf-8")
    story.say(
        "Ruth coaches thirty people. What they share lies in one folder; nobody has an account, and nothing is "
        "fetched. Written by the tests (`pytest -m proof tests/test_story_coach.py --update-golden`): real commands, "
        "and the app in a real terminal of 80 columns and 24 rows. All of them are made up."
    )

    story.head("Friday: what Ada lets her see")
    story.say("Ada's assistant writes the file, reads what is in it, and mails it. Her circle is not in it.")
    story.shell("share", "ada", "-o", "inbox/ada-okafor.execcoach.toml")
    assert len(list(inbox.iterdir())) == 30
    assert "[[contacts]]" not in (inbox / "ada-okafor.execcoach.toml").read_text("utf-8")

    story.head("Monday, 7:00: who needs her first")
    story.say("Her own notes are on her side only: a file for each, in words, to be changed in any editor.")
    shutil.copy(notes / "made-07.md", here / "made-07.md")
    story.file("made-07.md")
    story.env = own
    with story.open("inbox") as terminal:
        story.screen(terminal, "One command, thirty people, the reason in words.", "Gareth Pugh", "30 clients")
        terminal.press("/")
        terminal.send("silent>14 score<60")
        story.screen(terminal, "`/` asks the table: who has been silent and has far to go?", "silent>14 score<60")
        _esc(terminal)
        _open(terminal, "Ada Okafor")
        story.screen(terminal, "Ada's page: what moved, what came of it, what to ask.", "Since you last looked")
        terminal.press("e")
        terminal.wait_for("Next call")
        _fill(terminal, "today 11:00")
        story.screen(terminal, "`e`: when they speak next, as one says it.", "Monday 23 November, 11:00")
        terminal.send("\x13")
        terminal.wait_for("A client's page")
        terminal.settle(quiet=0.4)

        story.head("7:03: one small thing to do")
        terminal.press("h")
        terminal.wait_for("Aim")
        _fill(terminal, "Thank people where others can read it", "Write what Priya did at Leeds, not what she is like")
        _fill(terminal, "", "", "Ask Tom the question you have been saving for him", "Fri", "Ruth Adeyemi")
        story.screen(terminal, "`h`: an aim, at most three steps, by Friday.", "Ruth Adeyemi", "Friday 27 November")
        terminal.send("\x13")
        terminal.wait_for("A client's page", "Written for Ada Okafor")
        terminal.settle(quiet=6.0, limit=12.0)
        _esc(terminal)
        terminal.wait_for("30 clients")

        story.head("7:04: three calls, three lines each")
        terminal.press("g")
        story.screen(terminal, "`g`: kept or not, what moved, the one question.", "Ada Okafor", "11:00")
        terminal.press("a")
        story.screen(terminal, "`a`: the first call on a page.", "The one question")
        terminal.press("s")
        terminal.settle(quiet=0.5)
        _esc(terminal)
        terminal.press("ctrl+q")
        terminal.settle(quiet=0.5)
    assert list(coach.rglob("*agenda*")), "the agenda is kept"
    story.say("The same in the shell, to print.")
    story.shell("review", "inbox", "--calls")
    homework = "ada-okafor.homework.toml"
    shutil.copy(coach / "data/homework" / homework, here / homework)
    story.same[tomllib.loads((here / homework).read_text("utf-8"))["id"]] = "abcdefghjkmn"
    story.say("The file that goes to Ada, by mail, as every other one.")
    story.file(homework)

    story.head("8:30: Ada's Today")
    story.env = {**theirs, "EXECCOACH_TODAY": str(MONDAY)}
    story.shell("import", homework, "ada", "--yes")
    with story.open("ada") as terminal:
        story.screen(terminal, "What Ruth gave stands first in its place.", "Ruth Adeyemi", "Ada Okafor")
        terminal.press("ctrl+q")
        terminal.settle(quiet=0.5)
    today = json.loads(story.shell("today", "ada", "--json", show=False))
    assert any("what Priya did" in step["title"] + step["words"] for step in today["steps"])

    story.head("Tuesday: done, and seen")
    story.env = {**theirs, "EXECCOACH_TODAY": "2026-11-24"}
    story.shell("log", "ada", "--homework", "1", "--share", "wrote what Priya did at ten past five", "--minutes", "6")
    story.shell("share", "ada", "-o", "inbox/ada-okafor.execcoach.toml", show=False)
    story.env = {**own, "EXECCOACH_TODAY": "2026-11-24"}
    said = story.shell("review", "inbox", "--agenda", "Ada Okafor")
    assert "1 of 2" in said
    story.told(PAGE, pytestconfig.getoption("--update-golden"))


def _esc(terminal: Terminal) -> None:
    terminal.send("\x1b")
    terminal.settle(quiet=0.4)


def _fill(terminal: Terminal, *lines: str) -> None:
    """Type these lines, Enter between."""
    for at, line in enumerate(lines):
        if at:
            terminal.send("\r")
            terminal.settle(quiet=0.2)
        if line:
            terminal.send(line)
            terminal.settle(quiet=0.2)


def _open(terminal: Terminal, name: str) -> None:
    """The page of somebody, found by name."""
    terminal.press("/")
    terminal.send(name)
    terminal.wait_for("1 fits")
    terminal.send("\r")
    terminal.settle()
    terminal.send("\r")
    terminal.wait_for("Promised last time")
    terminal.settle(quiet=0.4)
