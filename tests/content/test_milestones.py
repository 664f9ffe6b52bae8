"""The shipped milestones: whom they suit, what they may count, and that each can be reached."""

import re
import tomllib
from pathlib import Path

import pytest

from execcoach.drafting.template import read_template
from execcoach.profile.checklist import read_checklist
from execcoach.profile.circle import Circle, Contact, Source
from execcoach.profile.model import Profile
from execcoach.profile.rubric import read_rubric
from execcoach.routine.milestones import FORTNIGHT, read_milestones
from execcoach.routine.prompts import read_prompts
from execcoach.routine.results import read_asking

ROOT = Path(__file__).parents[2]


def table(name):
    return tomllib.loads((ROOT / "prompts" / f"{name}.toml").read_text(encoding="utf-8"))


MILESTONES = read_milestones(table("milestones"))
EVERY = (*MILESTONES.quick, *MILESTONES.monthly)
RULES = [(one, rule) for one in EVERY for rule in one.rules]
BANK = [p for f in ("share", "listen", "engage") for p in read_prompts(table(f"routine/{f}"))]
REACH = re.compile(r"\b(follower|like|likes|view|views|impression|reach|rank|streak|click)s?\b", re.IGNORECASE)
SCOLDS = re.compile(r"\b(missed|lost|failed|should have|only \d|behind|again today|don't forget)\b", re.IGNORECASE)


def test_ten_goals_for_the_first_ten_days_and_a_few_a_month():
    assert len(MILESTONES.quick) == 10
    assert MILESTONES.quick[-1].id == FORTNIGHT
    assert 4 <= len(MILESTONES.monthly) <= 8


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_every_milestone_is_plain_short_sourced_and_about_what_the_person_does(one):
    assert len(one.title) <= 46
    assert len(one.words.split()) <= 45
    assert len(re.findall(r"[.?]”?(?:\s|$)", one.words)) <= 3
    assert one.words[-1] in ".?"
    assert not REACH.search(f"{one.title} {one.words}")
    assert not SCOLDS.search(f"{one.title} {one.words} {one.why}")
    assert "Gillin" in one.source or "Johari" in one.source or "Martindale" in one.source or "5 Topics" in one.source


def test_what_the_rules_name_is_there():
    templates = {
        read_template(path.read_text(encoding="utf-8"), path.stem).id for path in (ROOT / "templates").glob("*/*.j2.md")
    }
    needs = {need for prompt in BANK for need in prompt.needs}
    efforts = {prompt.effort for prompt in BANK}
    criteria = {c.id for c in read_rubric(table("rubric"), "test").criteria}
    lists = [read_checklist(table(f"checklists/{p.stem}")) for p in (ROOT / "prompts/checklists").glob("*.toml")]
    questions = {question.id for one in lists for question in one.questions}
    for one, rule in RULES:
        assert set(rule.templates) <= templates, one.id
        assert set(rule.needs) <= needs, one.id
        assert set(rule.efforts) <= efforts, one.id
        assert set(rule.criteria) <= criteria, one.id
        assert set(rule.about) <= questions, one.id
        whole = Profile() if rule.kind == "profile" else Circle()
        for path in rule.paths:
            here = whole
            for name in path.split("."):
                here = getattr(here, name)
        if rule.flags:
            assert all(
                hasattr({"sources": Source(), "contacts": Contact()}[p], f) for p in rule.paths for f in rule.flags
            )


def test_a_goal_that_asks_for_a_step_is_within_reach_of_a_newcomer_with_empty_files():
    open_to_all = [
        p for p in BANK if p.courage == 1 and set(p.needs) <= {"no-contact", "no-source", "no-outside-source"}
    ]
    for one in MILESTONES.quick:
        rules = [rule for rule in one.rules if rule.kind == "steps"]
        for rule in rules:
            assert any(
                (not rule.efforts or p.effort in rule.efforts) and (not rule.templates or p.template in rule.templates)
                for p in open_to_all
            ), one.id


def test_the_question_what_came_of_it_is_short_and_asks_for_nothing_but_what_happened():
    asking = read_asking(table("results"))
    for words in (*asking.named.values(), *asking.unnamed.values()):
        assert len(words.split()) <= 18
        assert not REACH.search(words)
    assert all(len(words) <= 46 for words in (*asking.kinds.values(), *asking.answers.values()))


def test_the_milestones_of_the_sample_are_known():
    for file in (ROOT / "execcoach" / "demo").rglob("progress.toml"):
        ids = re.findall(r'\[\[milestone\]\]\s+id = "([^"]+)"', file.read_text(encoding="utf-8"))
        assert set(ids) <= {one.id for one in EVERY}, file
