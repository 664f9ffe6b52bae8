"""The sample workspaces: they read without a trouble on any day, and hang together."""

import datetime
import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from each import each

from execcoach.drafting.draft import read_draft
from execcoach.profile.dates import parse_day
from execcoach.profile.page import wording
from execcoach.profile.paths import get
from execcoach.profile.reading import read_circle, read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score
from execcoach.routine.progress import read_records
from execcoach.storage import demo_files

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "execcoach" / "demo"
PEOPLE = ("ada", *sorted(f"clients/{folder.name}" for folder in (DEMO / "clients").iterdir() if folder.is_dir()))
DAYS = {
    "monday": datetime.date(2026, 11, 23),
    "sunday": datetime.date(2026, 11, 22),
    "leap-day": datetime.date(2028, 2, 29),
    "new-year": datetime.date(2027, 1, 1),
}
OFFSET = re.compile(r"\{(day|workday|month|year)([+-]\d+)\}")

every_day = each("today", [pytest.param(day, id=name) for name, day in DAYS.items()])
everybody = each("who", PEOPLE)


def expanded(text: str, today: datetime.date) -> str:
    """The text with every offset replaced by the date it means."""

    def date(match: re.Match[str]) -> str:
        unit, by = match[1], int(match[2])
        if unit == "day":
            return (today + datetime.timedelta(days=by)).isoformat()
        if unit == "year":
            return f"{today.year + by:04}"
        if unit == "month":
            months = today.year * 12 + today.month - 1 + by
            return f"{months // 12:04}-{months % 12 + 1:02}"
        day, step = today, 1 if by > 0 else -1
        while by:
            day += datetime.timedelta(days=step)
            by -= step if day.weekday() < 5 else 0
        return day.isoformat()

    return OFFSET.sub(date, text)


@cache
def tables(who: str, name: str, today: datetime.date) -> dict[str, Any]:
    return tomllib.loads(expanded((DEMO / who / f"{name}.toml").read_text(encoding="utf-8"), today))


def sessions(who: str, today: datetime.date) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tables(who, "progress", today)["session"]
    return found


def drafts() -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((DEMO / "ada" / "drafts").glob("*.md"))}


def strings(value: Any, path: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in strings(item, f"{path}.{key}")]
    if isinstance(value, list):
        return [found for item in value for found in strings(item, path)]
    return [(path, str(value))]


def test_the_offsets_mean_what_the_brief_says() -> None:
    assert expanded("{day+0} {day-35} {workday-1} {month-3} {year-4}", datetime.date(2026, 11, 22)) == (
        "2026-11-22 2026-10-18 2026-11-20 2026-08 2022"
    )
    assert expanded("{month-1} {workday-1}T07:42:00+00:00", datetime.date(2027, 1, 1)) == (
        "2026-12 2026-12-31T07:42:00+00:00"
    )


@every_day
def test_the_app_reckons_the_dates_of_the_sample_as_this_test_does(today: datetime.date) -> None:
    for file in (*DEMO.rglob("*.toml"), *DEMO.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert demo_files.expanded(text, today) == expanded(text, today), file


def test_ada_and_six_clients_are_there() -> None:
    assert len(PEOPLE) == 7
    names = {tables(who, "profile", DAYS["monday"])["person"]["name"] for who in PEOPLE}
    ids = {tables(who, "profile", DAYS["monday"])["person"]["id"] for who in PEOPLE}
    assert len(names) == len(ids) == 7


@every_day
@everybody
def test_every_file_reads_without_a_trouble(who: str, today: datetime.date) -> None:
    assert read_profile(tables(who, "profile", today)).troubles == ()
    if (DEMO / who / "circle.toml").exists():
        assert read_circle(tables(who, "circle", today)).troubles == ()
    reading = read_records(tables(who, "progress", today))
    assert reading.troubles == ()
    assert len(reading.records.sessions) == len(sessions(who, today))


@every_day
@everybody
def test_progress_belongs_to_the_person_of_the_profile(who: str, today: datetime.date) -> None:
    person, progress = tables(who, "profile", today)["person"], tables(who, "progress", today)
    assert (progress["person"], progress["name"]) == (person["id"], person["name"])


@every_day
@everybody
def test_there_is_no_session_today_nor_later_and_none_twice(who: str, today: datetime.date) -> None:
    days = [datetime.datetime.fromisoformat(session["started"]).date() for session in sessions(who, today)]
    assert max(days) < today
    assert days == sorted(set(days))
    for table in ("session", "result", "score", "choice", "milestone"):
        ids = [entry["id"] for entry in tables(who, "progress", today).get(table, [])]
        assert len(ids) == len(set(ids))


@every_day
@everybody
def test_nothing_but_plans_is_dated_in_the_future(who: str, today: datetime.date) -> None:
    planned = ("ahead", "away", "quiet_periods")
    for name in ("profile", "circle", "progress", "guidelines", "published"):
        if not (DEMO / who / f"{name}.toml").exists():
            continue
        for path, text in strings(tables(who, name, today)):
            if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T.*)?)?)?", text) and not any(word in path for word in planned):
                day = parse_day(text[:10])
                assert day, (path, text)
                assert day.first() <= today, (name, path, text)


@every_day
@everybody
def test_what_has_an_end_began_before_it(who: str, today: datetime.date) -> None:
    profile = read_profile(tables(who, "profile", today)).profile
    entries = (*profile.roles, *profile.schools, *profile.volunteering, *profile.routine.away)
    assert all(entry.start.first() <= entry.end.last() for entry in entries if entry.start and entry.end)


@every_day
def test_every_contact_in_the_records_is_in_the_circle(today: datetime.date) -> None:
    circle = read_circle(tables("ada", "circle", today)).circle
    known = {contact.id: contact for contact in circle.contacts}
    assert 8 <= len(known) <= 10
    assert {contact.relation for contact in known.values()} == {"colleague", "customer", "journalist", "prospect"}
    for session in sessions("ada", today):
        for step in session["step"]:
            if step.get("contact") and step["outcome"] == "done" and step["pillar"] != "listen":
                day = datetime.date.fromisoformat(session["started"][:10])
                touched = known[step["contact"]].touched
                assert touched, step["contact"]
                assert day <= touched.first(), (step["contact"], day)
            assert step.get("contact", "ada") in {*known, "ada"}
    for pair in circle.introductions:
        assert {pair.a, pair.b} <= set(known)
    assert {ahead.who for ahead in circle.ahead} <= set(known)


@every_day
def test_only_the_clients_have_no_circle_and_sam_has_laid_out_today(today: datetime.date) -> None:
    assert [who for who in PEOPLE if (DEMO / who / "circle.toml").exists()] == ["ada"]
    circle = read_circle(tables("ada", "circle", today)).circle
    assert len(circle.sources) == 8
    assert sum(source.outside_the_box for source in circle.sources) == 2
    assert str(circle.ahead[0].on) == today.isoformat()


@everybody
def test_every_prompt_in_the_records_is_shipped(who: str) -> None:
    shipped = {
        prompt["id"]
        for file in (ROOT / "prompts" / "routine").glob("*.toml")
        for prompt in tomllib.loads(file.read_text(encoding="utf-8"))["prompt"]
    }
    for session in sessions(who, DAYS["monday"]):
        for step in session["step"]:
            assert step["prompt"] in shipped
            assert step["prompt"].startswith(step["pillar"])


@everybody
def test_every_result_names_a_step_that_was_done(who: str) -> None:
    steps = {
        f"{session['id']}/{at}": (step["outcome"], session["started"][:10])
        for session in sessions(who, DAYS["monday"])
        for at, step in enumerate(session["step"])
    }
    for result in tables(who, "progress", DAYS["monday"]).get("result", []):
        if "step" in result:
            outcome, day = steps[result["step"]]
            assert outcome == "done"
            assert day <= result["on"]


@every_day
def test_ada_rests_on_the_days_she_is_away(today: datetime.date) -> None:
    away = read_profile(tables("ada", "profile", today)).profile.routine.away
    past = [stretch for stretch in away if stretch.end and stretch.end.last() < today]
    assert past
    for session in sessions("ada", today):
        day = datetime.date.fromisoformat(session["started"][:10])
        assert not any(a.start and a.end and a.start.first() <= day <= a.end.last() for a in past)


@every_day
def test_the_silences_of_the_clients_differ(today: datetime.date) -> None:
    def silent(who: str) -> int:
        return (today - datetime.date.fromisoformat(sessions(f"clients/{who}", today)[-1]["started"][:10])).days

    assert silent("mateo-quiroga") == 24
    assert silent("hana-fujimori") <= 3
    assert silent("dwayne-baptiste") >= 11
    assert len(sessions("clients/farida-rahimi", today)) == 2


@everybody
def test_scores_that_were_kept_rise_except_where_somebody_lets_go(who: str) -> None:
    totals = [row["total"] for row in tables(who, "progress", DAYS["monday"])["score"]]
    assert (totals == sorted(totals)) is (who != "clients/dwayne-baptiste")


@every_day
def test_ada_has_something_left_to_do_and_the_clients_lie_far_apart(today: datetime.date) -> None:
    rubric = read_rubric(tomllib.loads((ROOT / "prompts" / "rubric.toml").read_text(encoding="utf-8")), "test")
    totals = {
        who: score(read_profile(tables(who, "profile", today)).profile, rubric, today).total / 100 for who in PEOPLE
    }
    assert 52 <= totals.pop("ada") <= 70
    assert min(totals.values()) < 25
    assert max(totals.values()) > 80
    assert sum(30 < total < 78 for total in totals.values()) == 4


@every_day
def test_what_is_ticked_as_live_still_says_what_the_file_says(today: datetime.date) -> None:
    raw = tables("ada", "profile", today)
    rows = tables("ada", "published", today)["field"]
    for row in rows:
        assert hashlib.sha256(wording(get(raw, row["path"])).encode()).hexdigest() == row["hash"], row["path"]
    assert {"person.headline", "summary.text"} <= {row["path"] for row in rows}


def test_there_is_a_draft_in_every_state_and_its_name_is_its_id() -> None:
    found = {name: read_draft(expanded(text, DAYS["monday"]), name) for name, text in drafts().items()}
    assert sorted(draft.state for draft in found.values()) == ["approved", "draft", "to-approve"]
    assert all(draft.id == name and draft.template and draft.created and draft.text for name, draft in found.items())
    for draft in found.values():
        template = next((ROOT / "templates").glob(f"*/{draft.template}.j2.md")).read_text(encoding="utf-8")
        assert draft.inputs
        assert all(f'name = "{name}"' in template for name in draft.inputs)
    asked = {
        text
        for name in ("circle", "progress")
        for path, text in strings(tables("ada", name, DAYS["monday"]))
        if path.endswith(".draft")
    }
    assert asked
    assert asked <= set(found)


def test_no_draft_gives_away_what_the_guidelines_keep() -> None:
    rules = tables("ada", "guidelines", DAYS["monday"])
    for text in drafts().values():
        assert not [word for word in (*rules["code_names"], *rules["confidential_customers"]) if word in text]


def test_addresses_are_invented_and_nobody_can_be_rung_or_visited() -> None:
    for file in (*DEMO.rglob("*.toml"), *DEMO.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        hosts = re.findall(r"https?://([^/\s\"]+)", text) + re.findall(r"[\w.+-]+@([\w.-]+\w)", text)
        assert all(host == "example.com" or host.endswith(".example") for host in hosts), file
        plain = OFFSET.sub("", re.sub(r"T\d\d:\d\d:\d\d\+\d\d:\d\d", "", text))
        assert not re.search(r"(?<![\w-])\+?\d[\d ().-]{7,}\d", plain), file
        assert not re.search(r"\b(born|birthday|maiden)\b", text, re.IGNORECASE), file


def test_no_braces_are_left_once_the_dates_are_in() -> None:
    for file in (*DEMO.rglob("*.toml"), *DEMO.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\{\w+\s*[+-]?\s*\d*\}", OFFSET.sub("", text)), file
