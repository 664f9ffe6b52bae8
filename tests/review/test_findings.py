import datetime
import re
from dataclasses import replace

from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.review.client import Client, Fall, Gap, Nearest
from execcoach.review.findings import KINDS, findings, first, points, reason

DAY = datetime.date(2026, 11, 21)
GAP = Gap("volunteering", "For whom?", 800, 6)
WELL = Client(
    name="Ada",
    path="/ada",
    score=5100,
    change=300,
    weeks=(4, 4, 4, 4),
    sessions_28d=16,
    sessions=40,
    days_silent=1,
    missed=0,
    kept=20,
    planned=21,
    balance=(("share", 9), ("listen", 9), ("engage", 9)),
    gaps=(GAP,),
)


def kind(**changed: object) -> str:
    finding = first(replace(WELL, **changed))  # type: ignore[arg-type]
    return finding.kind if finding else ""


def test_somebody_at_it_and_moving_needs_nobody() -> None:
    assert findings(WELL) == ()
    assert reason(WELL) == ""


@each(
    ("changed", "expected"),
    [
        ({"days_silent": None, "missed": None, "sessions": 0}, "silent"),
        ({"days_silent": 90, "missed": 60, "away": DAY}, ""),
        ({"days_silent": None, "missed": None}, ""),
        ({"days_silent": 9, "missed": 5}, "silent"),
        ({"days_silent": 30, "missed": 4}, ""),
        ({"change": -200}, "falling"),
        ({"change": -199}, ""),
        ({"weeks": (4, 4, 2, 2)}, "falling"),
        ({"weeks": (4, 4, 3, 2)}, ""),
        ({"weeks": (4, 4, 2, 1), "asked": (5, 5, 4, 0)}, ""),
        ({"weeks": (4, 4, 0, 2), "asked": (5, 5, 3, 5)}, "falling"),
        ({"weeks": (0, 0, 1, 3), "sessions": 4, "change": -900}, ""),
        ({"weeks": (0, 0, 9, 9), "sessions": 18, "change": 0}, ""),
        ({"change": 0}, "stuck"),
        ({"change": 0, "gaps": ()}, ""),
        ({"change": 0, "sessions_28d": 7}, ""),
        ({"balance": (("share", 9), ("listen", 0), ("engage", 9))}, "stuck"),
        ({"kept": 7}, "stuck"),
        ({"kept": 8}, ""),
        ({"kept": 1, "planned": 9}, ""),
        ({"score": 5800}, "near"),
        ({"score": 5799}, ""),
        ({"score": 6300}, "near"),
        ({"score": 6300, "gaps": (replace(GAP, gain=600),)}, ""),
        ({"sessions": 48}, "near"),
        ({"sessions": 50}, ""),
        ({"nearest": Nearest("twelve-days", "Twelve days", 10, 12)}, "near"),
        ({"nearest": Nearest("twelve-days", "Twelve days", 9, 12)}, ""),
        ({"nearest": Nearest("first-comment", "One comment", 0, 1)}, ""),
        ({"nearest": Nearest("first-draft", "One draft kept", 0, 0)}, ""),
    ],
)
def test_what_somebody_needs_follows_from_the_figures(changed: dict[str, object], expected: str) -> None:
    assert kind(**changed) == expected


def test_the_reason_is_in_words_and_names_the_figures() -> None:
    both = replace(WELL, days_silent=11, missed=8, change=-550, kept=2)
    assert reason(both) == "silent for 11 days, 8 planned; the score is down 5.5"
    assert reason(replace(WELL, sessions=49)) == "1 session short of 50"
    goal = Nearest("twelve-days", "Twelve planned days kept in a month", 10, 12)
    assert reason(replace(WELL, nearest=goal)) == "two more for “Twelve planned days kept in a month”: 10 of 12"


def test_the_reason_says_what_fell_and_since_when_a_gap_is_open() -> None:
    down = replace(WELL, change=-550, fall=Fall("past-roles", 400, datetime.date(2026, 11, 3)))
    assert reason(down) == "the score is down 5.5: past roles lost 4 since 3 November"
    still = replace(WELL, change=0, gaps=(replace(GAP, since=datetime.date(2026, 8, 9)),))
    assert reason(still) == "16 sessions, the score where it was; still open: volunteering since 9 August"


def test_of_a_shared_file_silence_is_only_said_of_what_was_shared() -> None:
    shared = replace(WELL, kind="share", made=datetime.date(2026, 11, 9), days_silent=9, missed=5)
    assert reason(shared) == "silent for 9 days, 5 planned (shared on 9 November)"


def test_points_are_shown_with_their_sign_and_no_more_digits_than_needed() -> None:
    assert [points(n) for n in (0, 50, 1234, 500)] == ["0", "0.5", "12.34", "5"]
    assert [points(n, sign=True) for n in (0, 50, -1230)] == ["±0", "+0.5", "−12.3"]


small, moves = st.integers(0, 60), st.integers(-3000, 3000)
weeks = st.tuples(*(st.integers(0, 7) for _ in range(4)))
rows = st.builds(
    lambda most, **told: replace(WELL, **told, sessions=most + sum(told["weeks"]), sessions_28d=sum(told["weeks"])),
    small,
    score=st.integers(0, 10000),
    change=st.none() | moves,
    weeks=weeks,
    asked=st.tuples(*(st.integers(0, 5) for _ in range(4))),
    days_silent=small,
    missed=small,
    kept=small,
    planned=small,
    balance=st.tuples(*(st.tuples(st.just(name), small) for name in ("share", "listen", "engage"))),
    fall=st.none() | st.just(Fall("past-roles", 250, DAY)),
    away=st.none() | st.just(DAY),
    nearest=st.none() | st.builds(Nearest, st.just("days"), st.just("Some days"), small, small),
    gaps=st.sampled_from([(), (GAP,), (replace(GAP, since=DAY),)]),
)


@given(rows)
def test_every_figure_of_a_reason_is_one_of_the_row_and_nobody_away_is_silent(row: Client) -> None:
    told = findings(row)
    assert [KINDS.index(one.kind) for one in told] == sorted(KINDS.index(one.kind) for one in told)
    assert not (row.away and any(one.kind == "silent" for one in told))
    before, lately = sum(row.weeks[:2]), sum(row.weeks[2:])
    left = (row.score // 1000 + 1) * 1000 - row.score
    numbers = {row.days_silent, row.missed, row.sessions_28d, 28, before, lately, row.kept, row.planned, 21, 6}
    known = {str(number) for number in numbers} | {points(-(row.change or 0)), points(left), points(250)}
    known |= {str(row.score // 1000 * 10 + 10)}
    known |= {str(n) for n in (row.nearest.have, row.nearest.number)} if row.nearest else set()
    known |= {str(n) for mark in (10, 25, 50, 100, 250, 500, 1000) for n in (mark, mark - row.sessions)}
    for one in told:
        assert set(re.findall(r"\d+(?:\.\d+)?", one.words)) <= known, one.words
