import datetime
from pathlib import Path

import pytest
from driving import drive, seen, typed, until

from execcoach.routine.records import Records, Session, StepRecord
from execcoach.services import year_words
from execcoach.storage import progress_files
from execcoach.tui.app import CoachApp
from execcoach.tui.widgets.year_map import YearMap

GOLDEN = Path(__file__).parent / "golden" / "year.txt"
TODAY = datetime.date(2026, 11, 21)  # a Saturday
DAY = datetime.timedelta(days=1)
ADA = """[person]
id = "a1"
name = "Ada Okafor"

[routine]
days = ["mon", "tue", "wed", "thu", "fri"]
away = [{ from = "2026-07-06", to = "2026-07-17", why = "Walking" }]
"""


def a_year(desk):
    """Every pillar, two on Wednesdays, one on Fridays; Mondays missed, one day out, one filled in, from March on."""
    sessions = []
    for back in range(1, 260):
        day = TODAY - back * DAY
        number = (0, 3, 2, 3, 1, 0, 0)[day.weekday()]
        if not number or datetime.date(2026, 7, 6) <= day <= datetime.date(2026, 7, 17):
            continue
        outcome = "skipped" if day == datetime.date(2026, 11, 12) else "done"
        steps = tuple(
            StepRecord(pillar=pillar, effort=effort, outcome=outcome, note=note, private=private)
            for pillar, effort, note, private in (
                ("share", "post", "Leeds opened [/b] on time", False),
                ("listen", "", "the new gate is too narrow", True),
                ("engage", "message", "", False),
            )[:number]
        )
        later = day == datetime.date(2026, 11, 11)
        sessions.append(Session(id=f"s{back}", started=f"{day}T08:00:00+00:00", steps=steps, back_filled=later))
    for month in {one.day.replace(day=1) for one in sessions}:
        some = tuple(one for one in sessions if one.day.replace(day=1) == month)
        progress_files.record(desk.workspace, month, Records(person="a1", sessions=some))
    desk.session.read_again()


def test_a_year_reads_without_colour_and_fits_the_smallest_screen(people, workspace, pytestconfig):
    ada = workspace(ADA)
    a_year(ada)

    async def story(pilot):
        await pilot.press("v")
        text = await until(pilot, "Kept free: 6 to 17 July")
        body = "\n".join(text.splitlines()[2:])
        if pytestconfig.getoption("--update-golden"):
            GOLDEN.parent.mkdir(exist_ok=True)
            GOLDEN.write_text(body + "\n", encoding="utf-8")
        assert body == GOLDEN.read_text("utf-8").removesuffix("\n")
        assert not any(bar.display for bar in pilot.app.screen.query("ScrollBar"))
        await pilot.press("up", "up")
        text = await until(pilot, "Thursday 19 November: shared, listened, engaged")
        assert "“Leeds opened [/b] on time”" in text
        assert "narrow" not in text
        assert "Listen: a note kept private" in text
        await pilot.press("left", "up", "up", "up", "up", "up")
        await until(pilot, "Saturday 7 November: nothing was planned")
        assert "Only the last 7 days" in seen(pilot.app)

    drive(CoachApp(people, ada), story)


def test_a_missed_day_is_filled_in_and_a_stretch_kept_free_is_taken_back(people, workspace):
    ada = workspace(ADA)
    a_year(ada)
    monday = datetime.date(2026, 11, 16)

    async def story(pilot):
        await pilot.press("v")
        await until(pilot, "planned days. Of the last 21")
        await pilot.press(*["up"] * 5)
        await until(pilot, "Monday 16 November: other things came first")
        await pilot.press("enter")
        await until(pilot, "Monday 16 November, without the app")
        await typed(pilot, "thanked Priya [b]")
        await pilot.press("escape")
        await pilot.press("enter")
        await until(pilot, "thanked Priya [b]")
        await pilot.press("ctrl+s")
        await until(pilot, "Monday is kept for Ada")
        assert pilot.app.screen.query_one(YearMap).cell.sign == "+"
        await pilot.press(*["left"] * 4, "a")
        await until(pilot, "19 October 2026")
        await pilot.press("enter")
        await typed(pilot, "23 October 2026")
        await pilot.press("ctrl+s")
        await until(pilot, "Kept free: 19 to 23 October; 6 to 17 July (Walking)")
        await until(pilot, "Monday 19 October: you were away")
        await pilot.press("u")
        await until(pilot, "Monday 19 October: other things came first")

    drive(CoachApp(people, ada), story)
    kept = [one for one in ada.session.records.sessions if one.day == monday]
    assert [(one.back_filled, one.planned, one.steps[0].note) for one in kept] == [(True, True, "thanked Priya [b]")]
    assert [str(one.start) for one in ada.profile.profile.routine.away] == ["2026-07-06"]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([0.1] * 20, "is as steady as in September"),
        ([0.1] * 15 + [0.5] * 5, "is steadier than in September"),
        ([0.5] * 15 + [0.1] * 5, "is quieter than in September"),
        ([0.1, 0.5], "has just begun"),
        ([], "has not begun yet"),
    ],
)
def test_a_trend_is_told_against_a_month_two_months_back(scores, said):
    from execcoach.routine.trend import Point

    points = [
        Point(TODAY - 7 * back * DAY, score) for back, score in zip(range(len(scores))[::-1], scores, strict=True)
    ]
    assert said in year_words.trend_in_words("listen", points)
