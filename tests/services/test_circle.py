"""The circle's desk on real files: who is suggested, what is kept, what a broken or changed file does."""

import datetime
import tomllib

import pytest

from execcoach.errors import CoachError

PROFILE = '[person]\nid = "ada-1"\nname = "Ada Okafor"\n'
CIRCLE = """\
# Ours.
[[contacts]]
name = "Ann"  # she hears the dog
company = "A"
every_days = 7
offers = "bees"

[[contacts]]
id = "bob"
name = "Bob"
company = "B"
needs = "bees"

[[contacts]]
name = "Cy"
company = "C"
needs = "bees"
consent = false
"""


@pytest.fixture
def everyday(workspace):
    return workspace(PROFILE, CIRCLE)


def raw(everyday) -> dict:
    return tomllib.loads(everyday.profile.path_of("circle").read_text("utf-8"))


def test_a_pair_goes_from_suggested_to_introduced_and_back_to_the_byte(everyday) -> None:
    desk, before = everyday.circle_desk, everyday.profile.path_of("circle").read_bytes()
    told = [desk.done(desk.rows("introductions")[0]) for _ in range(4)]
    assert told == [
        "Ann and Bob: Ann asked today",
        "Ann and Bob: Bob asked today",
        "Ann and Bob: both said yes",
        "Ann and Bob: introduced",
    ]
    (entry,) = raw(everyday)["introductions"]
    assert entry["why_b"] == "Ann offers: bees"
    assert (entry["a"], entry["b"], entry["state"]) == ("Ann", "bob", "introduced")
    with pytest.raises(CoachError, match="introduced"):
        desk.done(desk.rows("introductions")[0])
    assert {everyday.undo() for _ in range(4)} == set(told)
    assert everyday.profile.path_of("circle").read_bytes() == before


def test_consent_that_is_false_keeps_somebody_out_of_every_suggestion(everyday) -> None:
    assert [(pair.a.name, pair.b.name) for pair in everyday.circle_desk.pairs] == [("Ann", "Bob")]


def test_nobody_is_added_twice_and_an_introduction_of_two_is_one_in_either_order(everyday) -> None:
    desk = everyday.circle_desk
    assert desk.add(desk.understand("contacts", "Ann, North")) == "Ann", "another Ann, of another company"
    for typed in ("ann, a", "Bob"):
        with pytest.raises(CoachError, match="already"):
            desk.add(desk.understand("contacts", typed))
    desk.add(desk.understand("introductions", "bob and Cy"))
    assert desk.there(desk.understand("introductions", "cy & Bob")) is not None
    with pytest.raises(CoachError, match="two people"):
        desk.add(desk.understand("introductions", "Bob and bob"))


def test_a_row_that_somebody_took_out_or_moved_is_found_again_or_refused(everyday) -> None:
    desk, path = everyday.circle_desk, everyday.profile.path_of("circle")
    ann = desk.rows("contacts")[0]
    path.write_text("[[contacts]]\nname = 'New'\n" + CIRCLE, "utf-8")
    everyday.profile.look_outside()
    desk.done(ann)
    assert [one.get("touched") for one in raw(everyday)["contacts"]] == [None, "2026-11-21", None, None]
    assert "# she hears the dog" in path.read_text("utf-8")
    path.write_text(CIRCLE.replace("Ann", "Eve"), "utf-8")
    everyday.profile.look_outside()
    with pytest.raises(CoachError, match="taken it out"):
        desk.done(ann)


@pytest.mark.parametrize("broken", ["[[contacts]\n", 'contacts = "x"\n', "contacts = [1]\n"])
def test_a_file_that_cannot_be_used_is_never_written(workspace, broken: str) -> None:
    everyday = workspace(PROFILE, broken)
    desk = everyday.circle_desk
    for row in desk.rows("contacts"):
        with pytest.raises(CoachError, match=r"Mend it|cannot be read"):
            desk.done(row)
    if broken != "contacts = [1]\n":
        with pytest.raises(CoachError, match=r"Mend it|cannot be read"):
            desk.add(desk.understand("contacts", "Bo"))
    assert everyday.profile.path_of("circle").read_text("utf-8") == broken


def test_a_row_of_the_week_is_checked_before_it_is_kept(everyday) -> None:
    ahead = everyday.ahead
    slot = next(one for one in ahead.week() if one.pillar == "engage")
    for typed, sentence in (
        ({}, "nothing in the boxes"),
        ({"link": "www.x"}, "https"),
        ({"draft": "none"}, "No draft"),
    ):
        with pytest.raises(CoachError, match=sentence):
            ahead.keep(slot, typed, "Sam")
    ahead.hold(slot, {"who": "bo", "context": "", "link": "", "draft": ""})
    assert ahead.typed(slot)["who"] == "bo"
    assert ahead.candidates("who", "bo", "engage") == ("Bob",)
    ahead.keep(slot, {"who": "BOB", "context": "asked about bees"}, "")
    (entry,) = raw(everyday)["ahead"]
    assert entry == {"on": "2026-11-23", "pillar": "engage", "who": "Bob", "context": "asked about bees", "by": "Ada"}
    kept = next(one for one in ahead.week() if one.ahead)
    ahead.keep(kept, {"who": "Bob", "context": "asked twice"}, "Sam")
    assert [(one["context"], one["by"]) for one in raw(everyday)["ahead"]] == [("asked twice", "Sam")]
    with pytest.raises(CoachError, match="changed this row"):
        ahead.remove(kept)


def test_what_was_laid_out_stands_in_the_plan_of_its_day_with_who_laid_it_out(demo) -> None:
    demo.ahead.fill("Sam")
    day = datetime.date(2026, 11, 24)
    laid = {slot.pillar: slot.ahead for slot in demo.ahead.week() if slot.day == day}
    steps = {step.pillar: step for step in demo.session.plan(day).steps}
    assert set(steps) == set(laid) == {"share", "listen", "engage"}
    for pillar, step in steps.items():
        assert (step.by, step.link, step.draft) == ("Sam", laid[pillar].link, laid[pillar].draft), pillar
