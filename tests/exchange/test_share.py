"""The shared file: nothing private in it, what is read back is what was written, and damage costs only its field."""

import datetime
import tomllib
from dataclasses import replace
from typing import Any

import tomli_w
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from leaving_profiles import PROFILES
from shared_records import HOME, RECORDS, SECRET, TODAY

from execcoach.exchange.share import public_profile, read_share, share_raw, share_text, shareable
from execcoach.profile.model import Routine
from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score
from execcoach.review.judging import client
from execcoach.routine.progress import read_records, to_raw
from execcoach.routine.records import Choice, Records, Result, Session, StepRecord
from execcoach.routine.totals import totals
from execcoach.storage import content

RUBRIC = read_rubric(*content.rubric_source())
KNOWN = frozenset({"share-one", "listen-one", "engage-one", "teams", "bank-it"})


def marked(value: Any, hidden: bool = False) -> Any:
    """The tables with a secret in every text that is private or stands in a private table."""
    if isinstance(value, dict):
        off = hidden or value.get("private", False) is not False or value.get("public") is False
        return {key: marked(item, off) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(item, hidden) for item in value]
    return f"{SECRET} {value}" if hidden and isinstance(value, str) else value


def shared_text(raw: dict[str, Any], records: Records, whole: bool) -> str:
    counts = None
    if not whole:
        judged = score(read_profile(raw).profile, RUBRIC, TODAY)
        counts = totals(records, public_profile(raw)[0].routine, judged, TODAY)
    return share_text(share_raw(raw, records, TODAY, person="p1", name="Ada", totals=counts, known=KNOWN))


@given(PROFILES, RECORDS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_private_word_no_name_no_reason_is_ever_in_the_bytes(
    raw: dict[str, Any], records: Records, whole: bool
) -> None:
    raw = {**marked(raw), "voice": {"says": [SECRET]}, "goals": {"why": SECRET}, f"{SECRET}": {"x": 1}}
    raw["routine"] = {"days": ["mon", "thu"], "away": [{"from": "2026-08-01", "to": "2026-08-14", "why": SECRET}]}
    text = shared_text(raw, records, whole)
    assert SECRET.lower() not in text.lower()
    if not whole:
        for word in ("Marta", "zwei", "share-one", "Called back", "[profile", "[[session"):
            assert word not in text


@given(PROFILES, RECORDS)
@settings(max_examples=60, deadline=None)
def test_what_is_read_back_is_what_was_shared_and_scores_the_same(raw: dict[str, Any], records: Records) -> None:
    found = read_share(tomllib.loads(shared_text(raw, records, True)))
    profile, _ = public_profile(raw)
    again = read_profile(found.profile)
    assert not [trouble for trouble in (*found.troubles, *again.troubles) if not trouble.unknown]
    before, after = (score(one, RUBRIC, TODAY) for one in (profile, again.profile))
    assert (before.total, before.groups) == (after.total, after.groups)
    kept = shareable(records, KNOWN)
    assert (found.visibility, found.made, found.person, found.name) == ("all", TODAY, "p1", "Ada")
    assert (
        found.records.sessions
        == read_share(share_raw({}, records, TODAY, person="", name="", known=KNOWN)).records.sessions
    )
    for name in ("results", "scores", "milestones", "choices"):
        assert len(getattr(found.records, name)) == len(getattr(kept, name))
    assert found.records.standing().keys() <= records.standing().keys()


FIGURES = (
    *("change", "weeks", "months", "kept", "planned", "missed", "sessions", "sessions_28d", "days_silent"),
    *("balance", "efforts", "outcomes", "items", "milestones", "started"),
)


@given(PROFILES, RECORDS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_coach_reckons_from_the_file_what_the_folder_says(raw: dict[str, Any], records: Records, often: bool) -> None:
    away = [{"from": "2026-10-01", "to": "2026-11-05", "why": SECRET}]
    raw["routine"] = {"days": ["mon", "thu", "fri"], "away": away} if often else {"minutes": 20}
    found = read_share(tomllib.loads(shared_text(raw, records, True)))
    public = replace(public_profile(raw)[0], routine=read_profile(raw).profile.routine)
    home = client("x", "Ada", public, read_records(to_raw(records)).records, RUBRIC, TODAY)
    there = client("x", "Ada", read_profile(found.profile).profile, found.records, RUBRIC, TODAY)
    for name in ("score", "open_to", "groups", *FIGURES):
        assert getattr(home, name) == getattr(there, name), name


@given(PROFILES, RECORDS)
@settings(max_examples=40, deadline=None)
def test_totals_come_back_as_they_were_reckoned(raw: dict[str, Any], records: Records) -> None:
    judged = score(read_profile(raw).profile, RUBRIC, TODAY)
    counts = totals(records, Routine(), judged, TODAY)
    text = share_text(share_raw(raw, records, TODAY, person="p1", name="Ada", totals=counts))
    found = read_share(tomllib.loads(text))
    assert not found.troubles
    assert found.totals == counts
    assert (found.profile, found.records) == ({}, Records())


def test_a_step_keeps_its_homework_and_a_private_one_only_what_it_cost() -> None:
    steps = (
        StepRecord(pillar="share", note="Said it", about=HOME, contact="c1", draft="d", link="https://x.example"),
        StepRecord(pillar="engage", note="Hush", private=True, prompt="p", effort="meeting", seconds=80, about="x"),
    )
    came = (
        Result(id="a", on=TODAY, step="s/0", kind="reply", words="Yes"),
        Result(id="b", on=TODAY, step="s/1", kind="meeting", words="Hush"),
        Result(id="c", on=TODAY, step="else/0", kind="press", words="Hush"),
    )
    sat = Session(id="s", started="2026-11-20T08:00:00+00:00", steps=steps)
    kept = shareable(Records(sessions=(sat,), results=came))
    assert kept.sessions[0].steps == (
        StepRecord(pillar="share", note="Said it", about=HOME),
        StepRecord(pillar="engage", private=True, effort="meeting", seconds=80),
    )
    assert [one.words for one in kept.results] == ["Yes", "", ""]


def test_of_decisions_only_criteria_and_ticks_leave_without_a_reason() -> None:
    def chosen(id: str, about: str, kind: str) -> Choice:
        return Choice(id=id, at=f"2026-11-0{id}T09:00:00+00:00", about=about, kind=kind, words="w", why="y", by="b")

    some = (
        chosen("1", "criterion:teams", "never"),
        chosen("2", "bank-it", "done"),
        chosen("3", "bank-it", "never"),
        chosen("4", "a-question", "not-for-me"),
        chosen("5", "my-own-thing", "done"),
    )
    kept = shareable(Records(choices=some), KNOWN).choices
    told = [(one.about, one.kind, one.words + one.why + one.by) for one in kept]
    assert told == [
        ("criterion:teams", "never", ""),
        ("bank-it", "done", ""),
        ("bank-it", "cleared", ""),
        ("own/1", "done", ""),
    ]


def test_the_days_of_the_routine_leave_unless_they_are_private() -> None:
    days = {"days": ["mon", "wed"], "minutes": 12, "away": [{"from": "2026-08-01", "to": "2026-08-14", "why": "x"}]}
    profile, tables = public_profile({"routine": days})
    assert tables == {
        "routine": {"days": ["mon", "wed"], "minutes": 12, "away": [{"from": "2026-08-01", "to": "2026-08-14"}]}
    }
    assert profile.routine.away[0].why == ""
    assert public_profile({"routine": {**days, "private": True}})[1] == {}


WHOLE: dict[str, Any] = {
    "kind": "share",
    "schema": 1,
    "made": "2026-11-20",
    "visibility": "totals",
    "person": {"id": "p1", "name": "Ada", "company": "Acme"},
    "totals": {"score": 61.25, "score_28d_ago": 60.0, "gaps": {"teams": 3.0}, "groups": {"summary": 9.5}, "items": 2},
    "recent": {"kept": 9, "planned": 12, "missed": 1, "weeks": [1, 2, 3, 4], "efforts": {"comment": 3}},
    "week": [{"monday": "2026-11-16", "sessions": 3, "efforts": {"post": 1}}],
}


@each(
    "path, value",
    [
        (("person",), [1]),
        (("person", "name"), 7),
        (("made",), "soon"),
        (("made",), "0001-01-01"),
        (("visibility",), "everything"),
        (("schema",), 99),
        (("kind",), "homework"),
        (("totals", "score"), 101),
        (("totals", "score_28d_ago"), float("nan")),
        (("totals", "gaps"), {"teams": -1}),
        (("totals", "groups"), {"summary": True}),
        (("totals", "items"), 10**30),
        (("totals", "last"), "2026"),
        (("recent", "kept"), "9"),
        (("recent", "weeks"), [1, 2]),
        (("recent", "months"), [-1] * 12),
        (("recent", "efforts"), {"shouting": 3}),
        (("week",), {}),
        (("week",), [{"monday": "2026-11-17"}]),
        (("week",), [{"monday": "2026-11-16"}] * 999),
    ],
)
def test_a_wrong_value_costs_its_field_and_is_told(path: tuple[str, ...], value: Any) -> None:
    sound = read_share(WHOLE)
    assert not sound.troubles
    raw: dict[str, Any] = {key: dict(item) if isinstance(item, dict) else item for key, item in WHOLE.items()}
    table = raw if len(path) == 1 else raw[path[0]]
    table[path[-1]] = value
    found = read_share(raw)
    assert found.troubles
    assert any(path[-1] in str(trouble) for trouble in found.troubles)
    if path != ("visibility",):
        assert found.totals is not None
    if path[0] not in ("totals", "visibility"):
        assert found.totals is not None
        assert found.totals.score == 6125
    if path[0] != "person":
        assert found.name == "Ada"


def test_without_a_word_on_who_may_see_it_nobody_is_named_and_totals_take_no_records() -> None:
    sat = {"id": "s", "started": "2026-11-20T08:00:00", "step": [{"pillar": "share", "note": "n"}]}
    assert read_share({**WHOLE, "visibility": "public", "session": [sat]}).visibility == ""
    found = read_share({**WHOLE, "session": [sat], "profile": {"summary": {"text": "x"}}})
    assert (found.records, found.profile) == (Records(), {})


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("\x1b]0;x\x07\u202e"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
KEYS = sorted({*WHOLE, "profile", "session", "result", "score", "milestone", "choice"})
INNER = ("id", "name", "company", "score", "gaps", "homework", "rubric", "weeks", "monday", "efforts", "person", "step")


@given(
    st.dictionaries(st.sampled_from(KEYS), JUNK | st.dictionaries(st.sampled_from(INNER), JUNK, max_size=4)),
    st.sampled_from(["all", "totals", 3]),
)
@settings(max_examples=150, deadline=None)
def test_damaged_tables_are_read_and_nothing_unclean_comes_out(raw: dict[str, Any], visibility: Any) -> None:
    found = read_share({**WHOLE, **raw, "visibility": visibility})
    read_profile(found.profile)
    said = [found.person, found.name, found.company, *(str(one) for one in found.troubles)]
    if found.totals:
        said += [found.totals.rubric, *found.totals.homework, *found.totals.groups]
        assert all(isinstance(week.monday, datetime.date) for week in found.totals.weeks)
    assert not any(sign in words for words in said for sign in "\x1b\u202e\x07")
    assert all(len(words) < 2000 for words in said)


def test_the_file_says_in_plain_words_what_it_is() -> None:
    raw = share_raw({"person": {"name": "Ada"}}, Records(), TODAY, person="p1", name="Ada\n[x]")
    head = share_text(raw).splitlines()
    assert head[0] == "# What Ada [x] shares with a coach, made by execcoach on 2026-11-21."
    assert tomllib.loads(share_text(raw)) == tomllib.loads(tomli_w.dumps(raw))
