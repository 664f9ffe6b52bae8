import copy
from typing import Any

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.profile import paths

RAW: dict[str, Any] = {
    "person": {"name": "Ada"},
    "summary": {"passions": "clocks"},
    "roles": [{"title": "One"}, {"title": "Two"}, {"title": "Three"}],
}
STEPS = st.lists(st.sampled_from(["roles", "a-b", "x_1"]) | st.integers(0, 999), min_size=1, max_size=5)


@given(STEPS.filter(lambda parts: isinstance(parts[0], str)))
def test_a_path_comes_back_from_its_writing(parts: list[str | int]) -> None:
    assert paths.steps(paths.show(parts)) == tuple(parts)


@each("path", ["", "roles[", "roles[-1]", "[0]", "a..b", ".a", "a.", "a b", "roles[0]x", "roles[1234567]"])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(CoachError):
        paths.steps(path)


@pytest.mark.parametrize(
    ("path", "value"),
    [("person.name", "Ada"), ("roles[1].title", "Two"), ("roles[9]", None), ("person.name.more", None), ("none", None)],
)
def test_a_value_is_found_or_is_not_there(path: str, value: object) -> None:
    assert paths.get(RAW, path) == value


def test_putting_makes_a_new_profile_that_shares_the_rest() -> None:
    before = copy.deepcopy(RAW)
    after = paths.put(RAW, "roles[1].title", "Zwei")
    assert before == RAW
    assert paths.get(after, "roles[1].title") == "Zwei"
    assert after["person"] is RAW["person"]
    assert after["roles"][0] is RAW["roles"][0]


def test_tables_on_the_way_are_made_and_list_entries_are_not() -> None:
    assert paths.put({}, "summary.opening", "Hi") == {"summary": {"opening": "Hi"}}
    with pytest.raises(CoachError):
        paths.put({}, "roles[0].title", "x")
    with pytest.raises(CoachError):
        paths.put(RAW, "person.name.first", "x")


def test_adding_to_a_lone_value_makes_a_list() -> None:
    assert paths.append(RAW, "summary.passions", "maps")["summary"]["passions"] == ["clocks", "maps"]
    assert paths.append({}, "schools", {"name": "Hull"}) == {"schools": [{"name": "Hull"}]}


def test_removing_takes_an_entry_a_key_or_an_emptied_list() -> None:
    assert [role["title"] for role in paths.remove(RAW, "roles[1]")["roles"]] == ["One", "Three"]
    assert paths.remove(RAW, "person.name")["person"] == {}
    assert "person" not in paths.remove(RAW, "person")
    assert "roles" not in paths.remove({"roles": [{"title": "One"}]}, "roles[0]")


@given(st.integers(0, 2), st.integers(0, 2))
def test_moving_puts_the_entry_where_it_was_asked_to_stand(at: int, to: int) -> None:
    moved = paths.move(RAW, f"roles[{at}]", to)["roles"]
    assert moved[to] == RAW["roles"][at]
    assert sorted(role["title"] for role in moved) == ["One", "Three", "Two"]
    with pytest.raises(CoachError):
        paths.move(RAW, "person.name", 1)


@given(st.integers(0, 3), st.text(max_size=5))
def test_what_was_put_is_what_is_found(at: int, value: str) -> None:
    raw = paths.append(RAW, "roles", {})
    assert paths.get(paths.put(raw, f"roles[{at}].summary", value), f"roles[{at}].summary") == value
