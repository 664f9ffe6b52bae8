"""Milliseconds from a key to the end of its repaint in the editor, with the longest template the program ships."""

import itertools
import random
import time
from collections.abc import Sequence
from pathlib import Path

from terminal import Terminal

from execcoach.drafting.template import Template, read_template
from execcoach.drafting.writer import compose
from execcoach.profile.model import Person, Profile

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
OPEN = ("4", "enter", "\x1b[Z")  # from Today to the newest draft, and back from its text to the last answer
LETTERS = "and then she rang the depot on monday "


def longest() -> Template:
    """The template whose draft is the longest when every question is answered as its example does."""
    files = (path for path in TEMPLATES.glob("**/*.j2.md") if path.parent.name != "reports")
    found = [read_template(path.read_text(encoding="utf-8"), path.name) for path in files]
    nobody = Profile(person=Person(name="Ada Cole"))
    return max(found, key=lambda one: len(compose(one, {i.name: i.example for i in one.inputs}, nobody).text))


def words(template: Template) -> list[str]:
    """The command that saves a draft of it, every question answered as its example does."""
    given = [f"--set={asked.name}={asked.example}" for asked in template.inputs]
    return ["draft", template.id, *given, "--save"]


def pressed(terminal: Terminal, shown: Sequence[str], presses: int) -> tuple[list[float], list[float]]:
    """What each key took: typed one after another; and after a rest, when the second look is at work."""
    terminal.wait_for(*shown)
    terminal.settle()
    for key in OPEN:
        terminal.press(key, quiet=0.5)
    time.sleep(1.5)  # the rules are read once, beside the first frame
    terminal.settle()
    letters = itertools.cycle(LETTERS)
    flowing = [terminal.press(next(letters)) for _ in range(presses)]
    rested, dice = [], random.Random(presses)
    for _ in range(presses):
        time.sleep(0.25 + dice.random() * 0.4)
        rested.append(terminal.press(next(letters)))
    return flowing, rested
