"""The week laid out: which days have lines, what is offered for them, and where it goes."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.reading import read_circle, read_profile
from execcoach.routine.laying_out import first_free, past, spread, week, worth
from execcoach.routine.offering import Waiting
from execcoach.routine.records import PILLARS

FRIDAY = datetime.date(2026, 11, 20)
DRAFTS = (Waiting("thank-priya", "Thank Priya"),)
CIRCLE = {
    "contacts": [
        {"id": "idris", "name": "Idris Bello", "every_days": 30, "touched": "2026-10-09", "learned": ["Has a dog"]},
        {"name": "Owen", "every_days": 14, "touched": "2026-11-10", "role": "Driver manager", "company": "Northwind"},
        {"name": "Far", "every_days": 90, "touched": "2026-11-10"},
        {"name": "Hidden", "every_days": 1, "private": True},
        {"name": "No rhythm"},
    ],
    "sources": [
        {"name": "One", "looked": "2026-11-19"},
        {"name": "Two", "looked": "2026-10-19", "url": "https://two.example", "why": "first with the news"},
        {"name": "Soon", "looked": "2026-11-10"},
    ],
    "triggers": [{"event": "A new harbour master", "watch_at": "the port's notices"}],
    "introductions": [{"a": "idris", "b": "Owen", "state": "both yes"}],
}


def lines(profile: dict, laid: list[dict], start: datetime.date = FRIDAY):
    return week(read_profile(profile).profile.routine, read_circle({"ahead": laid}).circle.ahead, start)


def offered(ahead: list[dict] | None = None):
    circle = read_circle({**CIRCLE, "ahead": ahead or []}).circle
    return worth(circle, DRAFTS, FRIDAY, FRIDAY + datetime.timedelta(days=7))


def test_five_planned_days_have_a_line_for_each_pillar_and_the_weekend_has_none() -> None:
    found = lines({}, [])
    assert [slot.pillar for slot in found] == list(PILLARS) * 5
    assert sorted({slot.day.day for slot in found}) == [20, 23, 24, 25, 26]


def test_days_kept_free_are_one_line_that_says_why_and_a_laid_out_weekend_is_shown() -> None:
    routine = {"days": ["mon", "tue", "fri"], "away": [{"from": "2026-11-23", "to": "2026-11-27", "why": "Leave"}]}
    found = lines({"routine": routine}, [{"on": "2026-11-22", "pillar": "listen", "who": "One"}])
    told = [(str(slot.day), slot.pillar or f"{slot.away} until {slot.until}") for slot in found[3:6]]
    assert told == [("2026-11-22", "listen"), ("2026-11-23", "Leave until 2026-11-27"), ("2026-11-30", "share")]
    assert len({slot.day for slot in found if slot.pillar and slot.ahead is None}) == 5


def test_away_without_an_end_leaves_no_line_to_fill() -> None:
    (free,) = lines({"routine": {"away": [{"from": "2026-11-01"}]}}, [])
    assert (free.away, free.pillar) == ("away", "")


def test_what_is_due_is_offered_with_why_and_nothing_private() -> None:
    found = offered()
    assert [(one.pillar, one.name, one.now) for one in found] == [
        ("share", "Thank Priya", True),
        ("listen", "Two", True),
        ("listen", "A new harbour master", True),
        ("listen", "Soon", False),
        ("engage", "Idris Bello and Owen", True),
        ("engage", "Idris Bello", True),
        ("engage", "Owen", False),
    ]
    idris = next(one for one in found if one.name == "Idris Bello")
    assert idris.values == {"who": "Idris Bello", "context": "Has a dog"}
    assert idris.reason == "every 30 days, last on 9 October"
    two = next(one for one in found if one.name == "Two")
    assert two.values == {"who": "Two", "context": "first with the news", "link": "https://two.example"}


def test_what_is_laid_out_already_is_not_offered_again_and_what_is_over_is() -> None:
    laid = [
        {"on": "2026-11-23", "pillar": "engage", "who": "IDRIS"},
        {"on": "2026-11-24", "pillar": "share", "draft": "thank-priya"},
        {"on": "2026-11-19", "pillar": "listen", "who": "Two"},
    ]
    assert not {"Idris Bello", "Thank Priya"} & {one.name for one in offered(laid)}
    assert "Two" in {one.name for one in offered(laid)}
    assert past(read_circle({"ahead": laid}).circle.ahead, FRIDAY) == (2,)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(PILLARS), max_size=8), st.sets(st.sampled_from(("mon", "wed", "thu", "fri")), min_size=1)
)
def test_filling_the_week_puts_each_thing_once_on_a_free_line_of_its_pillar(taken: list[str], days: set[str]) -> None:
    laid = [{"on": f"2026-11-{20 + at}", "pillar": pillar, "who": f"W{at}"} for at, pillar in enumerate(taken)]
    slots = lines({"routine": {"days": sorted(days)}}, laid)
    placed = spread(slots, offered())
    assert len({(day, one.pillar) for day, one in placed}) == len(placed)
    assert len({one for _, one in placed}) == len(placed)
    free = {(slot.day, slot.pillar) for slot in slots if slot.pillar and slot.ahead is None}
    assert {(day, one.pillar) for day, one in placed} <= free
    for pillar in PILLARS:
        first = first_free(slots, pillar)
        assert first is None or first == min(day for day, of in free if of == pillar)


def test_two_of_one_name_are_called_by_their_short_names() -> None:
    rows = [{"id": f"bo-{at}", "name": "Bo", "every_days": 1, "company": f"C{at}"} for at in range(2)]
    circle = read_circle({"contacts": rows}).circle
    assert [one.who for one in worth(circle, (), FRIDAY, FRIDAY)] == ["bo-0", "bo-1"]
