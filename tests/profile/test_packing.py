from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from execcoach.profile.packing import pack

THINGS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 9)), max_size=8)


def tried(things: list[tuple[int, int]], minutes: int, limit: int | None) -> tuple[int, ...]:
    """The best choice, found by trying every one."""
    every = [
        chosen
        for size in range((len(things) if limit is None else limit) + 1)
        for chosen in combinations(range(len(things)), size)
        if sum(things[at][1] for at in chosen) <= minutes
    ]
    return min(every, key=lambda c: (-sum(things[at][0] for at in c), sum(things[at][1] for at in c), c), default=())


@given(THINGS, st.integers(0, 40), st.none() | st.integers(1, 4))
def test_packing_finds_what_trying_everything_finds(
    things: list[tuple[int, int]], minutes: int, limit: int | None
) -> None:
    assert pack(things, minutes, limit) == tried(things, minutes, limit)


def test_the_whole_can_be_better_than_the_best_rate_first() -> None:
    assert pack([(6, 5), (4, 4), (4, 4)], 8) == (1, 2)


def test_of_equals_the_first_is_taken() -> None:
    assert pack([(5, 5), (5, 5), (5, 5)], 5) == (0,)


def test_no_time_packs_nothing() -> None:
    assert pack([(5, 5)], 0) == ()
    assert pack([(5, 5)], -3) == ()
