from dataclasses import replace

import pytest

from execcoach.review.client import Client, Gap
from execcoach.review.findings import findings, first, points, reason

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


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"days_silent": None, "missed": None}, "silent"),
        ({"days_silent": 9, "missed": 5}, "silent"),
        ({"days_silent": 30, "missed": 4}, ""),
        ({"change": -200}, "falling"),
        ({"change": -199}, ""),
        ({"weeks": (4, 4, 2, 2)}, "falling"),
        ({"weeks": (4, 4, 3, 2)}, ""),
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
    ],
)
def test_what_somebody_needs_follows_from_the_figures(changed: dict[str, object], expected: str) -> None:
    assert kind(**changed) == expected


def test_the_reason_is_in_words_and_names_the_figures() -> None:
    both = replace(WELL, days_silent=11, missed=8, change=-550, kept=2)
    assert reason(both) == "silent for 11 days, 8 planned; the score is down 5.5"
    assert reason(replace(WELL, sessions=49)) == "1 session short of 50"


def test_points_are_shown_with_their_sign_and_no_more_digits_than_needed() -> None:
    assert [points(n) for n in (0, 50, 1234, 500)] == ["0", "0.5", "12.34", "5"]
    assert [points(n, sign=True) for n in (0, 50, -1230)] == ["±0", "+0.5", "−12.3"]
