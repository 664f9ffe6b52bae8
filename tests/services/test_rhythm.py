"""The desks of the routine over time: milestones, what came of it, the year; each told as a story of one person."""

import datetime
import tomllib

import pytest

from execcoach.errors import CoachError
from execcoach.routine.records import Records, Session, StepRecord
from execcoach.services.results import NOT_YET, STOP
from execcoach.storage import progress_files

TODAY = datetime.date(2026, 11, 21)  # a Saturday
DAY = datetime.timedelta(days=1)
ADA = '[person]\nid = "a1"\nname = "Ada Okafor"\n'
CIRCLE = '[[contacts]]\nid = "priya"\nname = "Priya Raman"\n\n[[contacts]]\nid = "zoe"\nname = "Zoe"\nprivate = true\n'


def sitting(days_ago, *steps, id=""):
    day = TODAY - days_ago * DAY
    return Session(id=id or f"s{days_ago}", started=f"{day}T08:00:00+00:00", steps=steps or (step("share"),))


def step(pillar="engage", effort="", **more):
    return StepRecord(pillar=pillar, effort=effort, **more)


def laid(desk, *sessions):
    for session in sessions:
        progress_files.record(desk.workspace, session.day, Records(person="a1", sessions=(session,)))
    desk.session.read_again()


def files(desk, stem):
    return [tomllib.loads(f.read_text("utf-8")) for f in sorted(desk.workspace.progress.glob(f"{stem}.*.toml"))]


def test_a_newcomer_is_given_goal_after_goal_and_each_is_told_once(workspace):
    ada = workspace(ADA)
    session = ada.session
    assert session.milestones.goal().id == "who-you-are"
    session.keep(sitting(0, step("share"), step("listen"), step("engage")))
    assert [one.id for one in session.reached] == ["all-three"]
    assert session.milestones.goal().id == "who-you-are"
    ada.profile.change({**ada.profile.raw, "connection_points": {"hobbies": ["sculling"]}}, "hobbies")
    assert session.milestones.goal().id == "first-thanks"
    session.keep(sitting(0, step(effort="comment"), id="second"))
    assert [one.id for one in session.reached] == ["who-you-are", "first-comment"]
    session.keep(sitting(0, step(effort="comment"), id="third"))
    assert session.reached == ()
    assert sum(row.on is not None for row in session.milestones.quick_start()) == 3
    (choices,) = files(ada, "choices")
    assert {row["id"] for row in choices["milestone"]} == {"all-three", "who-you-are", "first-comment"}
    session.skip_today()
    assert session.reached == ()


def test_a_goal_stays_reached_when_its_month_is_no_longer_read(workspace):
    ada = workspace(ADA)
    laid(ada, *(sitting(n) for n in range(81, 93)))
    old = Session(id="x", started="2026-08-20T08:00:00+00:00", steps=(step("share"), step("listen"), step("engage")))
    ada.session.keep(old)
    ada.session.keep(sitting(0, step("share"), step("listen"), step("engage"), id="now"))
    assert ada.session.reached == ()
    reached = [row["id"] for row in files(ada, "choices")[0]["milestone"]]
    assert reached.count("all-three") == 1


def test_a_month_has_its_own_milestone_in_its_own_file_and_says_how_far_it_is(workspace):
    ada = workspace(ADA)
    weekdays = [n for n in range(1, 20) if (TODAY - n * DAY).weekday() < 5]
    laid(ada, *(sitting(n) for n in weekdays[1:12]))
    assert ada.session.milestones.goal() is None
    row = ada.session.milestones.this_month()[0]
    assert (row.milestone.id, row.on, row.have, row.number) == ("twelve-days", None, 11, 12)
    ada.session.keep(sitting(weekdays[0]))
    assert "twelve-days" in [one.id for one in ada.session.reached]
    (month,) = files(ada, "2026-11")
    assert [row["id"] for row in month["milestone"]] == ["2026-11/twelve-days"]
    assert ada.session.milestones.this_month()[0].on == TODAY - weekdays[0] * DAY


def test_what_came_of_it_is_asked_once_a_day_and_answered_with_a_key_and_a_line(workspace):
    ada = workspace(ADA, CIRCLE)
    assert ada.results.ask_today() is None
    laid(
        ada,
        sitting(3, step(effort="message", contact="priya", note="drove to Leeds"), step(effort="post", contact="zoe")),
        sitting(9, step(effort="comment")),
    )
    asked = ada.results.ask_today()
    assert asked.words == "You wrote to Priya Raman on Wednesday 18 November. What came back?"
    assert asked.note == "drove to Leeds"
    ada.results.answer(asked, "reply", "She asked for the rota")
    assert ada.results.ask_today() is None
    ada.results.answer(asked, "meeting", "She asked for the rota, and to meet")  # the last of a day holds
    assert [(c.kind, c.words) for c in ada.results.came()] == [("meeting", "She asked for the rota, and to meet")]
    assert ada.session.standing().results == {"meeting": 1}
    ada.results.add("invitation", "The depot's open day")
    assert {c.kind for c in ada.results.every()} == {"invitation", "meeting"}
    assert not files(ada, "choices")
    with pytest.raises(CoachError):
        ada.results.answer(asked, "applause")


@pytest.mark.parametrize(("kind", "told"), [(NOT_YET, 0), (STOP, 0)])
def test_not_yet_and_stop_count_as_the_answer_of_the_day_and_as_no_result(workspace, kind, told):
    ada = workspace(ADA, CIRCLE)
    laid(ada, sitting(3, step(effort="post", contact="zoe")))
    asked = ada.results.ask_today()
    assert asked.words.startswith("You posted something of your own on Wednesday 18 November.")  # Zoe is kept private
    ada.results.answer(asked, kind)
    assert ada.results.ask_today() is None
    assert len(ada.results.came()) == told
    assert ada.session.standing().results == {}


def test_who_wants_no_questions_gets_none_until_they_are_wanted_again(workspace):
    ada = workspace(ADA)
    laid(ada, sitting(3, step(effort="post")))
    ada.results.never_ask()
    assert ada.results.is_off
    assert ada.results.ask_today() is None
    ada.results.ask_again()
    assert not ada.results.is_off
    assert ada.results.ask_today()


def test_a_week_back_can_be_filled_in_marked_and_no_further(workspace):
    ada = workspace(ADA)
    made = ada.session.log({"engage": "thanked Priya"}, 5, TODAY - 7 * DAY)
    assert (made.back_filled, made.planned, made.day) == (True, False, TODAY - 7 * DAY)  # a Saturday
    assert not ada.session.log({"engage": "thanked Tom"}, 5).back_filled
    for day in (TODAY - 8 * DAY, TODAY + DAY):
        with pytest.raises(CoachError, match="last seven days"):
            ada.session.log({"engage": "x"}, 5, day)
    ada.session.log({"engage": "called Dev"}, 5, TODAY - DAY)
    cells = {cell.day: cell for week in ada.trend.year().weeks for cell in week}
    assert [cells[TODAY - n * DAY].sign for n in (7, 1, 0)] == ["+", "+", "▂"]
    assert ada.session.standing().kept == 1


def test_what_a_log_of_today_took_is_what_its_prompt_takes(workspace):
    ada = workspace(ADA)
    plan = {step.pillar: step for step in ada.session.plan().steps}
    today = ada.session.log({"engage": "thanked Priya"}, 5)
    assert today.steps[0].effort == plan["engage"].effort != ""
    assert ada.session.log({"engage": "thanked Tom"}, 5, TODAY - DAY).steps[0].effort == ""


def test_a_year_and_its_trend_read_only_the_months_that_still_show(workspace, monkeypatch):
    ada = workspace(ADA)
    for month in range(1, 82):
        day = datetime.date(2020 + month // 12, month % 12 + 1, 10)
        laid(ada, Session(id=f"m{month}", started=f"{day}T08:00:00+00:00", steps=(step(effort="comment"),)))
    read, load = [], progress_files.load_toml

    def noted(file, **more):
        read.append(file.name[:7])
        return load(file, **more)

    monkeypatch.setattr(progress_files, "load_toml", noted)
    ada.session.standing()
    ada.results.ask_today()
    ada.session.milestones.goal()
    assert (min(read), len(read)) == ("2025-11", 12)  # a rare habit; a daily one is read two months back
    read.clear()
    assert sum(cell.state == "done" for week in ada.trend.year().weeks for cell in week) == 11  # December to October
    assert (min(read), len(read)) == ("2025-11", 12)
    points = ada.trend.loop()
    assert min(read) > "2023-06"
    assert len(points["engage"]) == 52
    assert points["engage"][-1].on == TODAY
    assert points["share"][-1].score == 0.0
    assert ada.trend.kept().planned > 200
    assert ada.trend.efforts(365)["comment"] > 0
