"""Six people as the rubric sees them; `--update-golden` writes docs/score.md, otherwise it is compared."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from made_profiles import TODAY, judged, shipped

from execcoach.profile.score import Score, best_next

PEOPLE = ("strong", "typical", "stale", "sparse", "bragging", "private")
FOLDER = Path(__file__).parent / "people"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "score.md"


@cache
def raw(who: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{who}.toml").read_text(encoding="utf-8"))


@cache
def stands(who: str) -> Score:
    return judged(raw(who))


def page() -> str:
    """The page as it should stand."""
    rubric = shipped()
    groups = stands("strong").groups
    lines = [
        "# The score, on six people",
        "",
        "Written by the tests (`pytest tests/profile/test_six_people.py --update-golden`), from six made-up profiles",
        f"in `tests/profile/people/`, by rubric {rubric.version} on {TODAY.isoformat()}. A profile is judged, never a",
        "person: the same life stands here twice, once told and once kept private.",
        "",
        f"| | total | {' | '.join(group.title for group in groups)} |",
        f"|---|---:|{'---:|' * len(groups)}",
        f"| *to be had* | *100* | {' | '.join(f'*{group.of // 100}*' for group in groups)} |",
    ]
    for who in PEOPLE:
        score = stands(who)
        parts = " | ".join(f"{group.points / 100:.1f}" for group in score.groups)
        lines.append(f"| {who} | **{score.total / 100:.1f}** | {parts} |")
    lines += ["", "## Why in this order", ""]
    for who in PEOPLE:
        score = stands(who)
        told = [f"**{who}, {score.total / 100:.0f}.**", *raw(who)["why"]]
        nexts = [f"{rubric.criterion(one.id).question} (+{one.gain / 100:.1f})" for one in best_next(score)]
        lines += ["  \n".join(told), "", f"Next, by gain per minute: {' '.join(nexts)}", ""]
    lines += [
        "## What each line is worth",
        "",
        "| line | weight | minutes | stale after | what is looked at (share of the line) |",
        "|---|---:|---:|---:|---|",
    ]
    for one in rubric.criteria:
        looked = ", ".join(f"{rubric.kinds[check.kind]} {check.share:.0%}" for check in one.checks)
        months = f"{one.half_life} months" if one.half_life else "never"
        lines.append(f"| {one.id} | {one.weight} | {one.minutes} | {months} | {looked} |")
    lines += [
        "",
        "How long a text is, whose voice it is in, whether it is free of stock phrases: these count as far as there",
        "is something particular in it. Networks, handles, followers and how often a word is said are not looked at.",
        "",
    ]
    return "\n".join(lines)


def test_the_page_about_the_score_says_what_the_score_is(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("update_golden"):
        DOCS.write_text(page(), encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == page()


def test_strong_beats_typical_beats_stale_beats_the_rest() -> None:
    strong, typical, stale, sparse, bragging, private = (stands(who).total for who in PEOPLE)
    assert strong > 9_000
    assert 4_500 < typical < 6_500
    assert typical - 500 > stale > 3_000
    assert stale > 3 * max(sparse, bragging, private)
    assert sparse > bragging > private
    assert private == 0


def test_every_argument_is_two_lines_and_names_what_the_order_rests_on() -> None:
    for who in PEOPLE:
        assert len(raw(who)["why"]) == 2
        assert all(40 < len(words) < 200 and words.endswith(".") for words in raw(who)["why"])


def test_what_is_stale_comes_back_with_one_look_at_it() -> None:
    looked = raw("stale") | {"roles": [raw("stale")["roles"][0] | {"reviewed": "2026-11"}, raw("stale")["roles"][1]]}
    assert judged(looked).total - stands("stale").total > 150


def test_the_private_life_told_is_worth_what_strong_is() -> None:
    def told(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: told(item) for key, item in value.items() if key != "private"}
        return [told(item) for item in value] if isinstance(value, list) else value

    assert judged(told(raw("private"))).total > 8_000
    assert all(line.points == 0 for line in stands("private").lines)
    assert any(item.words == "kept private" for line in stands("private").lines for item in line.evidence)
