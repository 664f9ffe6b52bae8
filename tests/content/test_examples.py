"""The rubric knows every example of the checklists; run this file with --update-golden to write them anew."""

import re
import tomllib
from typing import Any

import pytest
from made_profiles import RUBRIC_FILE

from execcoach.profile.genuine import refused
from execcoach.profile.rubric import read_rubric

BLOCK = re.compile(r"(?ms)^of_checklists = \[\n.*?^\]\n")
ENTRY = 6
"""An example of one box of an entry is refused from this many words on: "Treasurer" may well be true."""


def examples() -> list[str]:
    """What the checklists show as good and weak, and the longer examples of their boxes."""
    found: list[str] = []
    for file in sorted((RUBRIC_FILE.parent / "checklists").glob("*.toml")):
        for question in tomllib.loads(file.read_text(encoding="utf-8")).get("question", []):
            if question["answer"] == "tick" or question.get("file", "profile") != "profile":
                continue  # what is answered there is never judged
            texts: list[Any] = [question.get("good"), question.get("weak")]
            texts += [box.get("example") for box in question.get("fields", []) if len(box["example"].split()) >= ENTRY]
            found += [text for text in texts if text and len(re.findall(r"[^\W\d_]+", text)) > 1]
    return sorted(set(found))


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'  "{escaped}",\n'


def test_every_example_of_every_checklist_is_refused_as_an_answer(pytestconfig: pytest.Config) -> None:
    before = RUBRIC_FILE.read_text(encoding="utf-8")
    if pytestconfig.getoption("update_golden"):
        block = f"of_checklists = [\n{''.join(quoted(text) for text in examples())}]\n"
        RUBRIC_FILE.write_text(BLOCK.sub(lambda _: block, before, count=1), encoding="utf-8")
    refusals = read_rubric(tomllib.loads(RUBRIC_FILE.read_text(encoding="utf-8")), "").refusals
    assert [text for text in examples() if not refused(text, refusals)] == []
