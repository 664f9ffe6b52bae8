"""Ordinary texts at which the guard must stay silent: the shipped goldens, the demo's drafts, the coach's examples."""

import tomllib
from pathlib import Path

import pytest

from execcoach.drafting.guard import Checker, Setting
from execcoach.services.guard import shipped_rules
from execcoach.storage.content import shipped_folder

ROOT = Path(__file__).parents[2]
ORDINARY = [
    *sorted((ROOT / "tests/drafting/golden").glob("*.rich.md")),
    *sorted((ROOT / "tests/drafting/golden").glob("*.sparse.md")),
    *sorted((ROOT / "execcoach/demo/ada/drafts").glob("*.md")),
]


def body(file):
    text = file.read_text()
    return text.split("+++", 2)[2] if text.startswith("+++") else text


def loud(findings):
    return [(one.label, one.rule, one.words) for one in findings if one.severity != "hint"]


@pytest.mark.parametrize("sector", [pytest.param("private", marks=pytest.mark.proof), "public"])
def test_it_is_silent_at_every_golden_and_every_draft_of_the_demo(sector):
    checker = Checker(shipped_rules(), Setting(sector=sector))
    assert {file.name: loud(checker.check(body(file))) for file in ORDINARY} == {file.name: [] for file in ORDINARY}


def examples(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("good", "lands", "example") and isinstance(inner, str):
                yield inner
            else:
                yield from examples(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from examples(inner)


def test_it_is_silent_at_nearly_every_example_a_coach_gives():
    prompts = [file for file in sorted(shipped_folder("prompts").rglob("*.toml")) if file.parent.name != "rules"]
    told = [text for file in prompts for text in examples(tomllib.loads(file.read_text()))]
    checker = Checker(shipped_rules(), Setting(sector="public"))
    wrong = {text: found for text in told if (found := loud(checker.check(text)))}
    assert len(told) > 200
    assert len(wrong) <= len(told) // 100, wrong
