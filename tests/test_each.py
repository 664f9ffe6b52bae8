"""A rule over many cases in one test still fails for each of them, by name."""

import pytest
from each import each


@each("number, name", [(2, "two"), pytest.param(3, "three", id="the odd one"), (5, "five")])
def odd_ones_break(number: int, name: str, home: str) -> None:
    assert number % 2 == 0, f"{name} in {home}"


def test_every_case_that_breaks_is_named() -> None:
    with pytest.raises(ExceptionGroup) as told:
        odd_ones_break(home="here")
    assert "2 of 3 cases" in str(told.value)
    assert [trouble.__notes__[-1] for trouble in told.value.exceptions] == ["case: the odd one", "case: 2: (5, 'five')"]
    assert "three in here" in str(told.value.exceptions[0])


@each("number", [2, 4])
def test_what_holds_for_each_case_is_one_test_that_takes_fixtures(number: int, request: pytest.FixtureRequest) -> None:
    assert number % 2 == 0
    assert request.node.name == "test_what_holds_for_each_case_is_one_test_that_takes_fixtures"


def test_a_rule_without_a_case_is_refused() -> None:
    with pytest.raises(AssertionError):
        each("number", [])
