import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from made_profiles import good, judged, shipped

from execcoach.profile.history import history, sparkline, weighed

NOW = f"{shipped().version}+{shipped().hash}"
OLD_IDS = (
    *("headline", "opening", "accomplishments", "motivations", "passions", "turn-offs", "current-role", "past-roles"),
    *("schools", "hobbies", "teams", "memberships", "volunteering", "achievements", "publications-and-talks"),
    *("photo-and-banner", "contact", "freshness"),
)


@dataclass(frozen=True)
class Kept:
    on: datetime.date
    total: int
    rubric: str = NOW
    id: str = "a"
    page: int | None = None
    credits: dict[str, float] = field(default_factory=dict)


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


def test_a_row_a_day_oldest_first_with_the_last_of_each_day() -> None:
    records = [Kept(day(9), 4000, id="b"), Kept(day(2), 3000), Kept(day(9), 3500, id="a")]
    assert [(one.on, one.total, one.change) for one in history(records, shipped())] == [
        (day(2), 3000, None),
        (day(9), 4000, 1000),
    ]


def test_under_the_same_rubric_nothing_is_weighed_again() -> None:
    stands = history([Kept(day(2), 3000, credits=dict.fromkeys(OLD_IDS, 1.0))], shipped())
    assert [(one.version, one.today, one.level) for one in stands] == [(shipped().version, None, 3000)]


def test_an_older_rubrics_credits_are_weighed_by_todays() -> None:
    stands = history([Kept(day(2), 3800, rubric="2026.1+abc", credits=dict.fromkeys(OLD_IDS, 0.41))], shipped())
    assert [(one.total, one.version, one.today, one.level) for one in stands] == [(3800, "2026.1", 4100, 4100)]


def test_the_change_over_a_new_rubric_is_told_by_todays_weights_and_never_blames_the_person() -> None:
    old = Kept(day(2), 3800, rubric="2026.1+abc", credits=dict.fromkeys(OLD_IDS, 0.41))
    new = Kept(day(9), 4300, credits={c.id: 0.43 for c in shipped().criteria})
    assert [one.change for one in history([old, new], shipped())] == [None, 200]


def test_credits_that_leave_a_criterion_open_are_not_weighed() -> None:
    some = Kept(day(2), 3800, rubric="1", credits={"headline": 1.0})
    stands = history([some, Kept(day(9), 4000)], shipped())
    assert [(one.today, one.change) for one in stands] == [(None, None), (None, None)]
    assert history([], shipped()) == ()


def test_the_credits_of_a_score_weighed_by_the_same_rubric_are_its_total() -> None:
    judged_now = judged(good() | {"talks": [], "summary": {}})
    assert weighed({line.id: line.credit for line in judged_now.lines}, shipped()) == judged_now.total


def test_a_criterion_of_its_own_name_is_preferred_to_its_predecessor() -> None:
    credits: dict[str, Any] = dict.fromkeys(OLD_IDS, 0.0) | {"photo": 1.0}
    assert weighed(credits, shipped()) == 300
    assert {criterion.was for criterion in shipped().criteria} - {""} <= set(OLD_IDS)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60))
def test_a_sparkline_has_a_bar_each_and_rises_with_the_level(levels: list[int]) -> None:
    drawn = sparkline(levels)
    assert len(drawn) == min(40, len(levels))
    pairs = list(zip(levels[-40:], drawn, strict=True))
    assert all(one <= other for (a, one) in pairs for (b, other) in pairs if a <= b)


def test_a_half_point_is_no_leap() -> None:
    low, high = sorted({"▁▂▃▄▅▆▇█".index(one) for one in sparkline([4000, 4050, 4020])})
    assert high - low == 1
    assert sparkline([0, 10_000]) == "▁█"
    assert sparkline([]) == ""


def test_the_rubric_of_a_score_can_be_told_from_any_other() -> None:
    other = replace(shipped(), hash="another")
    stand = history([Kept(day(2), 3000, credits={c.id: 0.3 for c in shipped().criteria})], other)[0]
    assert stand.today == 3000
