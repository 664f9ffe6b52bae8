"""What holds of the score of every profile: a small sample each time, the whole under `-m proof`."""

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_profiles import good, judged, shipped
from whole_profiles import LISTS, PATHS, PROFILES, SECTIONS, listed, texts_of

STRONG = tomllib.loads((Path(__file__).parent / "people" / "strong.toml").read_text(encoding="utf-8"))
BLANKS: tuple[Any, ...] = ("", "  ", "-", "…", "\u200b", "TBD", "n/a n/a", "[your answer] [here]", {"text": " "}, {})
Rule = Callable[[dict[str, Any], Any], None]
RULES: list[Rule] = []


def always(rule: Rule) -> Rule:
    """A rule that holds of every profile; the second argument draws what else it needs."""
    RULES.append(rule)
    return rule


@always
def lines_add_up_to_the_total_and_stay_within_a_hundred(raw: dict[str, Any], data: Any) -> None:
    score = judged(raw)
    assert sum(line.points for line in score.lines) == sum(group.points for group in score.groups) == score.total
    assert 0 <= score.total <= score.open_to <= 10_000 == sum(group.of for group in score.groups)
    for line in score.lines:
        assert 0 <= line.credit <= 1
        assert sum(check.worth(line.weight) for check in line.checks) == pytest.approx(line.points, abs=1.5)
        assert line.points == line.weight * 100 or line.advice


@always
def the_same_profile_on_the_same_day_has_the_same_score(raw: dict[str, Any], data: Any) -> None:
    assert judged(copy.deepcopy(raw)) == judged(raw)


@always
def the_order_of_entries_and_items_does_not_matter(raw: dict[str, Any], data: Any) -> None:
    other = copy.deepcopy(raw)
    random = data.draw(st.randoms(use_true_random=False))
    for path in PATHS:
        random.shuffle(listed(other, path))
    for role in other["roles"]:
        random.shuffle(role.get("highlights", []))
    assert [line.points for line in judged(other).lines] == [line.points for line in judged(raw).lines]


@always
def networks_handles_and_followers_never_move_it(raw: dict[str, Any], data: Any) -> None:
    many = data.draw(st.integers(1, 10))
    row = {"handle": "@ada", "url": "https://x.example/ada", "purpose": "I answer customers there", "followers": 48_000}
    more = copy.deepcopy(raw) | {"networks": [row | {"network": f"net{n}"} for n in range(many)], "followers": 48_000}
    more |= {"skills": [{"name": "Leadership"}] * many, "languages": [{"name": "Latin"}], "recommendations": []}
    assert [line.points for line in judged(more).lines] == [line.points for line in judged(raw).lines]


@always
def blank_entries_and_items_never_raise_it(raw: dict[str, Any], data: Any) -> None:
    path, blank = data.draw(st.sampled_from(PATHS)), data.draw(st.sampled_from(BLANKS))
    if path in SECTIONS:
        texts, lists, days = SECTIONS[path]
        said = blank.get("text", "") if isinstance(blank, dict) else blank
        blank = dict.fromkeys(texts, said) | {key: [said] for key in lists} | dict.fromkeys(days[:1], "2026-11")
    more = copy.deepcopy(raw)
    listed(more, path).append(blank)
    assert judged(more).total <= judged(raw).total


@always
def the_same_entry_again_never_raises_it_however_it_is_written(raw: dict[str, Any], data: Any) -> None:
    more = copy.deepcopy(raw)
    there = listed(more, data.draw(st.sampled_from(PATHS)))
    again = copy.deepcopy(there[: data.draw(st.integers(1, 3))])
    how = data.draw(st.sampled_from([str, str.lower, lambda text: f"  {text} ", lambda text: f"{text} {text}."]))
    for table, key in texts_of(again):  # type: ignore[arg-type]
        table[key] = how(table[key])
    there.extend(again)
    assert judged(more).total <= judged(raw).total


@always
def saying_words_again_never_raises_it_wherever_they_stand(raw: dict[str, Any], data: Any) -> None:
    more = copy.deepcopy(raw)
    places = texts_of(more)
    if places:
        table, key = data.draw(st.sampled_from(places))
        between = data.draw(st.sampled_from([" ", ". ", "\n", ", "]))
        table[key] = between.join([table[key]] * data.draw(st.integers(2, 6)))
        assert judged(more).total <= judged(raw).total


@always
def a_true_specific_current_entry_never_lowers_it(raw: dict[str, Any], data: Any) -> None:
    path, source = data.draw(st.sampled_from(PATHS)), data.draw(st.sampled_from([good(), STRONG]))
    section, _, name = path.partition(".")
    more, before = copy.deepcopy(raw), judged(raw).total
    for entry in source.get(section, {}).get(name, []) if name else source.get(section, []):
        listed(more, path).insert(0, entry)
        after = judged(more).total
        assert after >= before
        before = after


@always
def a_line_copied_to_another_list_is_worth_no_more_than_moved_there(raw: dict[str, Any], data: Any) -> None:
    lists = [f"{table}.{name}" for table, names in LISTS.items() for name in names]
    taken, put = data.draw(st.permutations(lists))[:2]
    copied = copy.deepcopy(raw)
    if there := listed(copied, taken):
        listed(copied, put).append(there[0])
        moved = copy.deepcopy(copied)
        listed(moved, taken).pop(0)
        assert judged(copied).total <= max(judged(raw).total, judged(moved).total)


def run(rule: Rule, examples: int) -> None:
    """The rule on so many profiles."""
    quiet = settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    quiet(given(PROFILES, st.data())(rule))()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_of_every_profile_it_holds_that(rule: Rule) -> None:
    run(rule, 10)


@pytest.mark.proof
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_of_a_thousand_profiles_it_holds_that(rule: Rule) -> None:
    run(rule, 1_000)


def test_the_profiles_drawn_earn_something_everywhere() -> None:
    earned: set[str] = set()

    @settings(max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(PROFILES)
    def look(raw: dict[str, Any]) -> None:
        earned.update(line.id for line in judged(raw).lines if line.points)

    look()
    assert len(earned) >= len(shipped().criteria) - 4
