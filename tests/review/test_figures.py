import datetime
from typing import Any

from cohorts import DAY, session
from hypothesis import given
from hypothesis import strategies as st

from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score
from execcoach.review.client import Client, Nearest
from execcoach.review.judging import client
from execcoach.routine.milestones import read_milestones
from execcoach.routine.progress import read_records
from execcoach.routine.totals import totals
from execcoach.storage.content import rubric_source, shipped_toml

RUBRIC = read_rubric(*rubric_source())
MILESTONES = read_milestones(shipped_toml("prompts/milestones.toml"))
ADA: dict[str, Any] = {"person": {"id": "ada-1", "name": "Ada Okafor"}, "summary": {"motivations": ["Trains"]}}


def back(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days=days)


def made(profile: dict[str, Any], **records: Any) -> Client:
    reading = read_profile(profile)
    found = read_records(records).records
    return client("/x/ada", "ada", reading.profile, found, RUBRIC, DAY, reading.troubles, MILESTONES)


def scored(days_ago: int, total: float, **credits: float) -> dict[str, Any]:
    told = {name.replace("_", "-"): credit for name, credit in credits.items()}
    return {"id": f"c{days_ago}", "on": str(back(days_ago)), "total": total, "credits": told, "rubric": "1"}


def done_on(month: str, *days: int) -> list[dict[str, Any]]:
    return [session(datetime.date.fromisoformat(f"{month}-{day:02}")) for day in days]


def milestone(id: str, days_ago: int) -> dict[str, str]:
    return {"id": id, "on": str(back(days_ago))}


OVER = [milestone("ten-sessions", 40)]


def test_a_year_is_told_by_calendar_months_and_by_what_was_done_and_came_of_it() -> None:
    step = {"effort": "post", "about": "homework:ab12cd/2"}
    days = [*done_on("2026-11", 2, 3, 20), *done_on("2025-12", 1), *done_on("2025-11", 30)]
    lately = [session(back(2), step=step, id="h"), session(back(40), step={"effort": "comment"}, id="old")]
    results = [("a", 9, "reply"), ("b", 400, "reply"), ("c", 3, "meeting"), ("d", 2, "nothing")]
    given = made(
        ADA,
        session=[*days, *lately],
        result=[{"id": n, "on": str(back(ago)), "kind": kind} for n, ago, kind in results],
        choice=[{"id": "t", "at": str(back(5)), "kind": "done", "about": "first-three"}],
        milestone=[milestone("who-you-are", 12), milestone("2026-10/twelve-days", 30)],
    )
    assert given.months == (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4)
    assert given.efforts == (("post", 1),)
    assert dict(given.outcomes) == {"reply": 1, "meeting": 1}
    assert given.homework == ("ab12cd/2",)
    assert given.started == datetime.date(2025, 11, 30)
    assert (given.milestones, given.items) == (2, 1)


def test_the_next_milestone_is_the_first_open_goal_while_the_quick_start_runs() -> None:
    assert made(ADA).nearest == Nearest("who-you-are", "One thing about you that isn't work", 0, 1)
    reached = [milestone(one.id, 3) for one in MILESTONES.quick[:2]]
    unseen = made(ADA, milestone=reached).nearest
    assert unseen == Nearest("first-source", "One writer your customers already read", 0, 0)


def test_afterwards_it_is_the_one_of_the_month_that_is_nearest() -> None:
    days = done_on("2026-11", 2, 3, 4, 5, 6, 9, 10, 11, 12, 13)
    assert made(ADA, session=days, milestone=OVER).nearest == Nearest(
        "twelve-days", "Twelve planned days kept in a month", 10, 12
    )
    people = [session(back(n), id=f"p{n}", step={"pillar": "engage", "contact": f"P{n}"}) for n in (1, 2)]
    near = made(ADA, session=people, milestone=OVER).nearest
    assert near
    assert (near.id, near.have, near.number) == ("three-people", 2, 3)
    reached = [*OVER, *(milestone(f"2026-11/{one.id}", 2) for one in MILESTONES.monthly)]
    assert made(ADA, milestone=reached).nearest is None


def test_what_fell_most_is_named_with_its_loss_and_the_day_it_was_first_seen() -> None:
    scores = [scored(40, 60, headline=1.0, teams=1.0), scored(20, 55, headline=0.5, teams=1.0)]
    given = made(ADA, score=[*scores, scored(3, 54, headline=0.5, teams=0.75)])
    assert given.fall
    assert (given.fall.id, given.fall.loss, given.fall.since) == ("headline", 400, back(20))
    assert made(ADA, score=scores[:1]).fall is None
    assert made(ADA, score=[scores[1], {**scores[0], "on": str(back(1))}]).fall is None


def test_a_gap_is_open_since_the_first_score_that_saw_it_no_better() -> None:
    scores = [scored(50, 40, headline=1.0), scored(30, 36, headline=0.0), scored(3, 36, headline=0.0)]
    gaps = {gap.id: gap for gap in made(ADA, score=scores).gaps}
    assert gaps["headline"].since == back(30)
    assert {gap.since for id, gap in gaps.items() if id != "headline"} == {None}


def test_what_a_shared_file_could_not_know_of_is_held_against_nobody() -> None:
    raw = {"session": [session(back(ago), id=f"s{ago}") for ago in (15, 16, 17, 18, 40)]}
    profile, records = read_profile(ADA).profile, read_records(raw).records
    now = client("/x", "x", profile, records, RUBRIC, DAY, (), MILESTONES)
    then = client("/x", "x", profile, records, RUBRIC, back(12), (), MILESTONES)
    given = client("/x", "x", profile, records, RUBRIC, DAY, (), MILESTONES, made=back(12))
    assert (given.days_silent, given.missed, now.missed) == (15, 0, 10)
    for name in ("missed", "kept", "planned", "sessions_28d", "weeks", "months", "balance", "asked", "nearest"):
        assert getattr(given, name) == getattr(then, name), name
    late = client("/x", "x", profile, records, RUBRIC, DAY, made=back(30))
    assert (late.sessions, late.missed) == (5, 0)


def test_somebody_away_is_away_until_the_last_day_of_it() -> None:
    def away(**span: Any) -> datetime.date | None:
        return made(ADA | {"routine": {"away": [{key.strip("_"): str(day) for key, day in span.items()}]}}).away

    assert away(from_=back(3), to=back(-4)) == back(-4)
    assert away(from_=back(3)) == datetime.date.max
    assert away(from_=back(9), to=back(1)) is None
    assert away(from_=back(-1)) is None


steps = st.fixed_dictionaries(
    {
        "pillar": st.sampled_from(["share", "listen", "engage"]),
        "outcome": st.sampled_from(["done", "skipped", "later"]),
    },
    optional={
        "effort": st.sampled_from(["post", "comment", "reaction"]),
        "about": st.sampled_from(["homework:ab12cd/1", "homework:ab12cd/3", "homework:x", "source:y"]),
    },
)
sittings = st.lists(st.tuples(st.integers(-1, 420), st.lists(steps, max_size=3)), max_size=8)
results = st.lists(st.tuples(st.integers(-1, 420), st.sampled_from(["reply", "meeting", "nothing"])), max_size=4)


@given(sittings, results)
def test_the_counts_of_a_row_are_those_that_its_person_would_share_as_totals(
    told: list[tuple[int, list[dict[str, Any]]]], came: list[tuple[int, str]]
) -> None:
    raw = {
        "session": [session(back(ago), id=f"s{n}") | {"step": done} for n, (ago, done) in enumerate(told)],
        "result": [{"id": f"r{n}", "on": str(back(ago)), "kind": kind} for n, (ago, kind) in enumerate(came)],
    }
    profile, records = read_profile(ADA).profile, read_records(raw).records
    row = client("/x", "x", profile, records, RUBRIC, DAY)
    shared = totals(records, profile.routine, score(profile, RUBRIC, DAY), DAY)
    for name in ("kept", "planned", "missed", "sessions", "sessions_28d", "started", "weeks", "months"):
        assert getattr(row, name) == getattr(shared.recent, name), name
    assert dict(row.balance) == {pillar: getattr(shared.recent, pillar) for pillar in ("share", "listen", "engage")}
    assert (dict(row.efforts), dict(row.outcomes)) == (shared.recent.efforts, shared.recent.outcomes)
    assert set(row.homework) <= set(shared.homework)
