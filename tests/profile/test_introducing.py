"""Whom to introduce: rules that hold for every circle, and the cases that decide whom one may ask."""

import random

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.circle import Circle, Company, Contact, Introduction
from execcoach.profile.introducing import STAGES, Pair, stage, suggested
from execcoach.profile.model import Line
from execcoach.profile.reading import read_circle

WORDS = ("depot opening", "bees", "night shifts", "a late train explained", "grocers and timber", "work")
lines = st.lists(st.sampled_from(WORDS).map(lambda text: Line(text=text)), max_size=3).map(tuple)
contacts = st.builds(
    Contact,
    name=st.sampled_from(("Ada", "Bea", "Cem", "Dov", "Eli", "bea", "")),
    id=st.sampled_from(("", "", "one", "two")),
    company=st.sampled_from(("", "North", "South", "north")),
    relation=st.sampled_from(("", "competitor")),
    consent=st.sampled_from(("", "", "No, thank you", "Glad to")),
    private=st.booleans(),
    offers=lines,
    needs=lines,
)
circles = st.builds(
    Circle,
    contacts=st.lists(contacts, max_size=7).map(tuple),
    companies=st.just((Company(name="North"), Company(name="South"))),
    introductions=st.lists(
        st.builds(Introduction, a=st.sampled_from(("Ada", "one")), b=st.sampled_from(("Bea", "Eli"))), max_size=2
    ).map(tuple),
)


@settings(max_examples=300)
@given(circles, st.randoms())
def test_nobody_meets_themselves_a_colleague_or_somebody_met_whatever_the_order(circle: Circle, turn: random.Random):
    found = suggested(circle)
    met = {frozenset((i.a.casefold(), i.b.casefold())) for i in circle.introductions}
    seen = set()
    for pair in found:
        names = [{c.name.casefold(), c.id.casefold()} - {""} for c in (pair.a, pair.b)]
        assert not names[0] & names[1], "a self pair"
        assert not pair.a.company or pair.a.company.casefold() != pair.b.company.casefold()
        assert not {frozenset((one, two)) for one in names[0] for two in names[1]} & met
        assert all((pair.why_a, pair.why_b))
        assert not any((pair.a.private, pair.b.private))
        assert not {c.consent for c in (pair.a, pair.b)} & {"No, thank you"}
        assert pair not in seen
        seen.add(pair)
    mixed = list(circle.contacts)
    turn.shuffle(mixed)
    assert suggested(Circle(contacts=tuple(mixed), companies=circle.companies, introductions=circle.introductions)) == (
        found
    )


def made(*told: str, more: str = "") -> tuple[Pair, ...]:
    """The pairs of contacts told as "name | company | offers | needs"."""
    rows = []
    for one in told:
        name, company, offers, needs = (part.strip() for part in one.split("|"))
        row = {"name": name, "company": company, "offers": [offers] if offers else []}
        rows.append(row | {"needs": [needs] if needs else [], "relation": more})
    return suggested(read_circle({"contacts": rows}).circle)


def test_each_learns_what_the_other_brings() -> None:
    (pair,) = made("Tom|North|signalling explained in plain words|", "Idris|South||signalling explained in plain words")
    assert (pair.a.name, pair.why_a) == ("Idris", "Tom offers: signalling explained in plain words")
    assert (pair.b.name, pair.why_b) == ("Tom", "Idris looks for: signalling explained in plain words")


def test_what_helps_both_stands_first() -> None:
    found = made(
        "Ann|A|beekeeping courses|", "Bob|B||beekeeping", "Cleo|C|opening depots|a rowing crew", "Dan|D|rowing|a depot"
    )
    assert [(pair.a.name, pair.b.name) for pair in found] == [("Cleo", "Dan"), ("Ann", "Bob")]


@pytest.mark.parametrize(
    ("offers", "needs"),
    [
        ("photographs with somebody working in them", "night workers willing to talk to apprentices"),
        ("signalling explained in plain words", "a junction explained so that a reader stays"),
        ("help for people", "people who help"),
    ],
)
def test_one_word_in_common_makes_nobody_right_for_anybody(offers: str, needs: str) -> None:
    assert made(f"Ann|A|{offers}|", f"Bob|B||{needs}") == ()


def test_a_competitor_is_noted_and_two_of_one_company_only_where_asked() -> None:
    told = ("Ann|A|bees|", "Bob|B||bees")
    assert [pair.conflict for pair in made(*told, more="competitor")] == ["competitor"]
    rows = [{"name": "Ann", "company": "A", "offers": "bees"}, {"name": "Bob", "company": "a", "needs": "bees"}]
    circle = read_circle({"contacts": rows}).circle
    assert suggested(circle) == ()
    assert [pair.conflict for pair in suggested(circle, within=True)] == [""]


def test_two_key_companies_are_noted() -> None:
    rows = [{"name": "Ann", "company": "A", "offers": "bees"}, {"name": "Bob", "company": "B", "needs": "bees"}]
    circle = read_circle({"contacts": rows, "companies": [{"name": "a"}, {"name": "b"}]}).circle
    assert [pair.conflict for pair in suggested(circle)] == ["key companies"]


@each(
    ("state", "asked", "said"),
    [
        ("", (), "suggested"),
        ("", ("asked_a",), "asked a"),
        ("asking", ("asked_b",), "asked b"),
        ("asked a", ("asked_a", "asked_b"), "both asked"),
        ("both yes", (), "both yes"),
        ("Done", (), "introduced"),
        ("declined", ("asked_a",), "declined"),
    ],
)
def test_the_dates_say_how_far_it_is_where_the_state_does_not(state: str, asked: tuple[str, ...], said: str) -> None:
    raw = {"a": "x", "b": "y", "state": state} | dict.fromkeys(asked, "2026-11-20")
    assert stage(read_circle({"introductions": [raw]}).circle.introductions[0]) == said
    assert said in STAGES


def test_five_hundred_contacts_are_paired_by_looking_at_those_who_share_a_word(monkeypatch) -> None:
    from execcoach.profile import introducing

    looked = 0
    same = introducing._same

    def counted(a: Contact, b: Contact) -> bool:
        nonlocal looked
        looked += 1
        return same(a, b)

    monkeypatch.setattr(introducing, "_same", counted)
    rows = [
        {
            "name": f"P{at}",
            "company": f"C{at}",
            "offers": [f"offer{at % 50}a skill{at}"],
            "needs": [f"offer{at}a skill{at - 1}"],
        }
        for at in range(500)
    ]
    suggested(read_circle({"contacts": rows}).circle)
    assert looked < 1000


def test_a_bare_false_for_consent_is_a_no_for_the_planner_and_the_circle_alike() -> None:
    offers = {"name": "Ann", "company": "Tarn", "offers": ["yard space near Goole"]}
    for consent, number in ({}, 1), ({"consent": True}, 1), ({"consent": False}, 0):
        needs = {"name": "Bob", "company": "Holm", "needs": ["yard space near Goole"], **consent}
        reading = read_circle({"contacts": [offers, needs]})
        assert reading.troubles == ()
        assert len(suggested(reading.circle)) == number
