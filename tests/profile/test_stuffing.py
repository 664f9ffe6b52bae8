"""Ten attempts to win by filling every box, none of which may earn anything."""

import re
import tomllib
from typing import Any

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from made_profiles import RUBRIC_FILE, judged, shipped

LOREM = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore "
    "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation 14 ullamco Laboris nisi."
)
STUFFED = {
    "lorem ipsum": LOREM,
    "lorem ipsum shuffled": "Dolore magna 40 Laboris elit tempor amet veniam consectetur nostrud aliqua commodo velit",
    "one word 300 times": "success " * 300,
    "one capital word 300 times": "Excellence! " * 300,
    "one sentence 40 times": "I opened 14 depots in Leeds with Priya. " * 40,
    "a placeholder": "TODO",
    "the sample's numbered box": "Accomplishment 2",
    "a box in brackets": "[what you did, with 3 numbers, in Leeds]",
    "stock phrases": "Results-driven visionary thought leader, strategic thinker, team player, proven track record",
    "handles and hashtags": "@ada #leadership #growth @northwind https://x.example/ada #CEO",
    "years": "2019 2020 2021 2022 2023 2024",
    "punctuation": "— · — · — !!! … ??",
    "etc": "Etc.",
    "buzzwords in title case": "Driving Growth And Innovation | Transforming Global Markets | Empowering Teams",
    "titles and departments": "CEO | COO | Board Member | Keynote Speaker | Investor | B2B SaaS",
    "trades": "Senior Software Developer | Junior Data Analyst | Full-Stack Engineer | Technical Architect",
    "stock phrases with hyphens": "Results-driven, detail-oriented team-player; best-in-class, world-class, end-to-end",
    "numbered boxes with brackets": "[Accomplishment 1], with 14 results in [Town]",
    "an instruction left standing": "Insert text here: 3 achievements of yours in Leeds that nobody else had",
}


def filled_with(text: str) -> dict[str, Any]:
    """A profile with this text in every box, and no date in it."""
    lists = dict.fromkeys(("accomplishments", "motivations", "passions", "turn_offs"), [text] * 4)
    return {
        "person": dict.fromkeys(("name", "role", "company", "headline", "contact", "industry"), text),
        "photo": {"credit": text},
        "banner": {"credit": text},
        "summary": {"text": text, "opening": text} | lists,
        "connection_points": dict.fromkeys(("hobbies", "teams", "causes", "places"), [text] * 4),
        "roles": [dict.fromkeys(("title", "company", "summary"), text) | {"highlights": [text]} | end for end in ENDS],
        "schools": [dict.fromkeys(("name", "degree", "field"), text) | {"activities": [text]}] * 3,
        "memberships": [dict.fromkeys(("organisation", "role"), text)] * 3,
        "volunteering": [dict.fromkeys(("organisation", "role", "cause", "summary"), text)] * 3,
        "achievements": [dict.fromkeys(("what", "result", "url"), text)] * 3,
        "awards": [dict.fromkeys(("title", "by", "url", "summary"), text)] * 3,
        "publications": [dict.fromkeys(("title", "publisher", "url", "summary"), text)] * 3,
        "talks": [dict.fromkeys(("title", "event", "url", "summary"), text)] * 3,
    }


ENDS: tuple[dict[str, str], ...] = ({}, {"end": "2020"}, {"end": "2021"})
NEVER_WORDS = ("reachable", "link")


@each("text", [pytest.param(text, id=name) for name, text in STUFFED.items()])
def test_stuffing_every_box_earns_nothing_for_quality(text: str) -> None:
    earned = {
        line.id: [check.kind for check in line.checks if check.credit and check.kind not in NEVER_WORDS]
        for line in judged(filled_with(text)).lines
        if line.points
    }
    assert {id: kinds for id, kinds in earned.items() if kinds} == {}


of_every_criterion = each("criterion", [pytest.param(one, id=one.id) for one in shipped().criteria])


@of_every_criterion
@pytest.mark.parametrize("example", ["good", "weak"])
def test_the_rubrics_own_examples_earn_nothing(criterion: Any, example: str) -> None:
    assert judged(filled_with(getattr(criterion, example))).total == 0


@pytest.mark.parametrize("word", ["University", "Football", "sports", "Leadership", "Growth!"])
def test_one_wide_word_in_every_box_earns_next_to_nothing(word: str) -> None:
    assert judged(filled_with(word)).total <= 700


@of_every_criterion
def test_an_example_with_a_word_changed_around_it_is_still_the_example(criterion: Any) -> None:
    assert judged({"person": {"headline": f"Well: {criterion.good}"}}).line("headline").points == 0  # type: ignore[union-attr]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="tod lremipsu.[]#@ -\n", max_size=60))
def test_noise_of_a_placeholders_letters_never_breaks_the_score(text: str) -> None:
    assert 0 <= judged(filled_with(text)).total <= 10_000


def test_the_starters_examples_with_their_hashes_taken_away_earn_only_what_may_be_true() -> None:
    starter = (RUBRIC_FILE.parent / "starter.toml").read_text(encoding="utf-8")
    opened = "\n".join(re.sub(r"^# (?=\w+ = |\[\[)", "", line) for line in starter.splitlines())
    raw = tomllib.loads(opened)
    assert raw["talks"]
    assert {line.id for line in judged(raw).lines if line.points} <= {
        "schools",
        "current-role",
        "recent-role",
        "causes",
    }
    assert judged(raw).total < 900


def test_one_true_sentence_in_every_box_counts_nowhere_for_long() -> None:
    text = "I opened the Leeds depot in May with Priya and 14 fitters on a Sunday"
    assert judged(filled_with(text)).total <= 500


def test_a_real_text_among_the_stuffing_still_counts() -> None:
    lines = [LOREM, "TODO", "Bell ringing at St Mary's, the heavy tenor on Sundays"]
    line = judged({"connection_points": {"hobbies": lines}}).line("hobbies")
    assert line is not None
    assert line.credit == pytest.approx(0.3)
    assert [item.path for item in line.evidence if not item.ok] == [
        "connection_points.hobbies[0]",
        "connection_points.hobbies[1]",
    ]
