"""Charts are numbers: what is drawn lies inside its picture, and is as long as it is worth."""

import datetime
import itertools

from each import each
from hypothesis import given
from hypothesis import strategies as st
from made_clients import DAY, back, rich_page

from execcoach.review.charts import WIDTH, bars, counted, grid, trend, year_chart

scores = st.lists(st.tuples(st.integers(0, 800).map(back), st.integers(-500, 20_000)), max_size=14)


@given(scores)
def test_a_line_stays_inside_its_picture_and_a_higher_score_lies_higher(values) -> None:
    line = trend(values)
    if len({day for day, _ in values}) < 2:
        assert line is None
        return
    assert line is not None
    assert [dot.day for dot in line.dots] == sorted(day for day, _ in values)
    for dot in line.dots:
        assert line.left <= dot.x <= line.right
        assert 0 < dot.y <= line.bottom
        assert 0 <= dot.value <= 10_000
        for other in line.dots:
            assert dot.y == other.y or (dot.y < other.y) == (dot.value > other.value)
    told = [dot.x for dot in line.dots if dot.told]
    assert line.dots[-1].told
    assert all(after - before >= 50 for before, after in itertools.pairwise(told))
    assert 4 <= len(line.ticks) <= 7


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=12))
def test_counts_begin_at_nothing_and_have_few_lines(values) -> None:
    line = counted([(datetime.date(2026, 1 + at, 1), value) for at, value in enumerate(values)])
    assert line is not None
    assert line.ticks[0].value == 0
    assert 2 <= len(line.ticks) <= 6
    assert all(26 <= dot.y <= line.bottom for dot in line.dots)
    assert [dot.value for dot in line.dots] == values


@given(st.lists(st.tuples(st.integers(-5, 9000), st.integers(0, 3000)), max_size=8))
def test_no_bar_is_longer_than_its_frame_and_the_widest_frame_fills_the_room(values) -> None:
    drawn = bars(values)
    assert [bar.value for bar in drawn] == [value for value, _ in values]
    assert all(0 <= bar.length <= bar.full <= 300 for bar in drawn)
    assert not any(most for _, most in values) or max(bar.full for bar in drawn) == 300


@each("rows, strengths", [([[0, 0]], [0, 0]), ([[1, 2], [0, 8]], [1, 1, 0, 4]), ([], []), ([[5]], [4])])
def test_the_largest_number_of_a_grid_is_the_strongest_and_nothing_is_blank(rows, strengths) -> None:
    assert [one.strength for one in grid(rows, 100)] == strengths


def test_a_year_shows_each_day_that_says_something_once_and_counts_it_by_month() -> None:
    year = rich_page().year
    assert year
    chart = year_chart(year)
    assert {cell.kind for cell in chart.cells} == {"done", "after", "missed", "left-out", "away"}
    assert len({(cell.x, cell.y) for cell in chart.cells}) == len(chart.cells)
    assert all(cell.x + chart.side <= WIDTH and cell.day <= DAY for cell in chart.cells)
    assert sum(one.done for one in chart.counts) == year.count("done")
    assert sum(one.missed for one in chart.counts) == year.count("missed")
    assert sum(one.left_out for one in chart.counts) == year.count("left-out") == 1
    assert sum(one.away for one in chart.counts) == year.count("away") == 9
    assert [one.month for one in chart.counts] == sorted({cell.day.replace(day=1) for cell in chart.cells})
