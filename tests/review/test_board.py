"""The board: a tie is a tie, a late start and days away cost nobody a place, and who did not opt in is not there."""

import datetime
import random
from dataclasses import replace

from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.dates import parse_day
from execcoach.profile.model import Away, Profile, Routine
from execcoach.review.board import FEWEST, JUST_BEGUN, ORDERS, Board, Others, board
from execcoach.review.client import Client, Nearest
from execcoach.routine import consistency
from execcoach.routine.records import Session, StepRecord
from execcoach.services.reports import FORMATS, ReportDesk, board_text, others_told

DAY = datetime.date(2026, 11, 21)


def somebody(name: str = "Ada", kept: int = 10, planned: int = 21, **more) -> Client:
    """Somebody who may be named."""
    told = {"kind": "share", "visibility": "all", "person": name} | more
    return Client(name=name, path=f"/c/{name}", kept=kept, planned=planned, **told)


def places(made: Board, by: str = "kept") -> dict[str, str]:
    return {one.row.name: one.shown for one in made.ranked(by)}


def written(made: Board) -> str:
    """Everything of a board that leaves: both files and the shell's words."""
    desk = ReportDesk(DAY, "2026.2")
    return "\n".join([*(desk.board(made, format) for format in FORMATS), board_text(made, DAY)])


def test_each_order_ranks_its_own_figure_and_a_tie_shares_its_place() -> None:
    made = board(
        [
            somebody("Ada", 20, change=100, items=1),
            somebody("Ben", 12, change=800, items=3),
            somebody("Cat", 12, change=None, items=3),
            somebody("Dan", 3, change=-300, items=0),
        ]
    )
    assert places(made) == {"Ada": "1", "Ben": "=2", "Cat": "=2", "Dan": "4"}
    assert places(made, "items") == {"Ben": "=1", "Cat": "=1", "Ada": "3", "Dan": ""}
    assert places(made, "improvement") == {"Ben": "1", "Ada": "2", "Cat": "", "Dan": ""}
    assert "300" not in written(made)
    assert "−3" not in written(made)


def test_under_five_planned_days_nobody_has_a_place_and_it_says_just_begun() -> None:
    made = board([somebody("New", JUST_BEGUN - 1, JUST_BEGUN - 1, items=9, change=900), somebody("Old", 5, 21)])
    assert [places(made, by)["New"] for by in ORDERS] == ["", "", ""]
    assert "just begun" in written(made)
    assert places(board([somebody("New", JUST_BEGUN, JUST_BEGUN), somebody("Old", 5, 21)]))["New"] == "1"


@each("kind, visibility", [("workspace", ""), ("workspace", "all"), ("share", "totals"), ("share", "")])
def test_only_a_shared_file_that_shows_all_opts_in(kind, visibility) -> None:
    made = board([somebody("Ada", kind=kind, visibility=visibility)] * 3)
    assert not made.rows
    assert made.others.people == 3
    assert "execcoach share --visibility all" in board_text(made, DAY)


@each("number", [0, 1, 2, 3, 4])
def test_a_total_of_fewer_than_three_tells_only_how_many(number) -> None:
    others = [somebody(f"P{at}", visibility="totals", kept=7 + at, items=41, change=1234) for at in range(number)]
    made = board([*others, somebody("Ada")])
    if number < FEWEST:
        assert made.others == Others(people=number)
        assert "41" not in written(made)
        assert "12.34" not in written(made)
        assert others_told(made) == ("", "One other.", "Two others.")[number]
    else:
        assert made.others.planned == 21 * number
        assert made.others.items == 41 * number
        assert made.others.improvement == 1234
        assert "+12.34 points on average" in written(made)


def test_a_figure_that_only_one_of_the_others_has_is_not_told_as_everybodys() -> None:
    blank = somebody("A", 0, 0, visibility="totals")
    made = board([blank, replace(blank, name="B"), somebody("C", 9, 10, visibility="totals", change=450)])
    assert (made.others.kept, made.others.planned, made.others.improvement) == (None, None, None)
    assert made.others.items == 0
    assert "4.5" not in written(made)


def test_milestones_reached_and_the_next_one_are_told() -> None:
    made = board([somebody("Ada", milestones=7, nearest=Nearest("ten", "Ten sessions", 8, 10)), somebody("Ben")])
    assert made.milestones == 7
    assert "Ten sessions (8 of 10)" in written(made)


def test_a_board_never_speaks_of_followers_or_reach() -> None:
    page = written(board([somebody("Ada"), somebody("Ben")])).replace("never who follows or how far it went", "")
    assert not [word for word in ("follow", "reach ", "views", "likes", "clicks") if word in page.casefold()]


figures = st.builds(
    lambda kept, more, items, change, milestones: {
        "kept": kept,
        "planned": kept + more,
        "items": items,
        "change": change,
        "milestones": milestones,
    },
    kept=st.integers(0, 21),
    more=st.integers(0, 21),
    items=st.integers(0, 4),
    change=st.none() | st.integers(-4, 4).map(lambda number: number * 100),
    milestones=st.integers(0, 5),
)
groups = st.lists(st.tuples(figures, st.sampled_from(["all", "totals", ""])), max_size=7)


def made_group(drawn) -> list[Client]:
    return [
        somebody(f"Qx{at}zq", company=f"Firm{at}zq", visibility=visibility, **told)
        for at, (told, visibility) in enumerate(drawn)
    ]


@given(groups, st.integers())
def test_the_order_in_which_people_come_in_does_not_matter(drawn, seed) -> None:
    clients = made_group(drawn)
    mixed = clients[:]
    random.Random(seed).shuffle(mixed)
    assert board(mixed) == board(clients)


@given(groups)
def test_equal_worth_is_an_equal_place_and_more_is_a_better_one(drawn) -> None:
    made = board(made_group(drawn))
    for by in ORDERS:
        placed = made.ranked(by)
        assert len(placed) == len(made.rows)
        for one in placed:
            for other in placed:
                mine, theirs = one.row.worth(by), other.row.worth(by)
                if mine is not None and theirs is not None:
                    assert (mine == theirs) == (one.place == other.place)
                    assert (mine > theirs) == (one.place < other.place)
                    assert not (one is not other and mine == theirs) or (one.tied and other.tied)
        taken = [one.place for one in placed if one.place]
        assert taken == sorted(taken)
        assert not taken or taken[0] == 1
        assert [one.place for one in placed][len(taken) :] == [0] * (len(placed) - len(taken))


@settings(max_examples=40)
@given(groups)
def test_who_did_not_opt_in_is_nowhere_in_the_bytes_of_a_board(drawn) -> None:
    clients = made_group(drawn)
    page = written(board(clients)).encode()
    for client in clients:
        there = client.visibility == "all"
        assert (client.name.encode() in page) is there
        assert there or client.company.encode() not in page
        assert client.path.encode() not in page


def sat(days: list[datetime.date]) -> list[Session]:
    return [Session(id=str(day), started=f"{day}T08:00", steps=(StepRecord(pillar="share"),)) for day in days]


def on_board(name: str, sessions: list[Session], routine: Routine) -> Client:
    kept = consistency.kept(sessions, routine, DAY)
    return somebody(name, kept.kept, kept.planned)


@given(st.integers(1, 4), st.integers(5, 60))
def test_somebody_who_began_later_with_the_same_share_has_the_same_place(skip, back) -> None:
    def of(days_back: int) -> list[Session]:
        days = [DAY - datetime.timedelta(days=at) for at in range(days_back)]
        return sat([day for day in days if day.weekday() < 5])

    late, early = (on_board(name, of(span), Routine()) for name, span in (("Late", back), ("Early", back + 30 * skip)))
    placed = places(board([late, early]))
    if late.planned >= JUST_BEGUN:
        assert placed == {"Late": "=1", "Early": "=1"}
    else:
        assert placed == {"Late": "", "Early": "1"}


@given(st.sets(st.integers(0, 60), min_size=8), st.integers(0, 50), st.integers(0, 14), st.sets(st.integers(0, 60)))
def test_days_away_never_lower_anybody(done, start, length, others) -> None:
    # Why only days on which nothing was done: one that was done all the same drops out of those that are counted.
    day = {back: DAY - datetime.timedelta(days=back) for back in range(61)}
    away = [at for at in range(start, min(61, start + length)) if at not in done]
    days = tuple(Away(start=parse_day(str(day[at])), end=parse_day(str(day[at]))) for at in away)
    sessions, rival = sat([day[at] for at in sorted(done)]), on_board("Ben", sat([day[at] for at in others]), Routine())
    before = on_board("Ada", sessions, Routine())
    after = on_board("Ada", sessions, Profile(routine=Routine(away=days)).routine)
    assert after.kept * max(1, before.planned) >= before.kept * after.planned
    was, now = (next(p for p in board([one, rival]).ranked("kept") if p.row.name == "Ada") for one in (before, after))
    assert not now.place or not was.place or now.place <= was.place
