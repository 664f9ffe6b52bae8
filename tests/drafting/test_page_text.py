"""The boxes of a page: whose words stand in them, how long they are, where they fold and fill up."""

import copy
import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_profiles import good

from execcoach.drafting.networks import read_networks
from execcoach.drafting.page_fields import read_page
from execcoach.drafting.page_text import Composer, Stop
from execcoach.errors import CoachError
from execcoach.profile.model import Profile
from execcoach.profile.reading import read_profile

PROMPTS = Path(__file__).parents[2] / "prompts"
SHEET = read_page(tomllib.loads((PROMPTS / "page.toml").read_text("utf-8")))
LINKEDIN = read_networks(tomllib.loads((PROMPTS / "networks.toml").read_text("utf-8")))["linkedin"]


def stops(raw: dict[str, Any]) -> dict[str, Stop]:
    return {stop.id: stop for stop in Composer(read_profile(raw).profile, raw, LINKEDIN).stops(SHEET)}


def texts(raw: dict[str, Any]) -> str:
    return "\n".join(part.text for stop in stops(raw).values() for part in stop.parts)


def test_the_fields_stand_in_the_order_of_the_page_and_each_says_where_to_click_and_why() -> None:
    ids = [field.id for field in SHEET.fields]
    assert ids[:5] == ["photo", "banner", "headline", "intro", "about"]
    assert ids[-1] == "contact"
    assert len(set(ids)) == len(ids)
    known = {field.name for field in dataclasses.fields(Profile)}
    for field in SHEET.fields:
        assert all((field.where, field.why, field.source)), field.id
        assert (field.section or "person") in known, field.id
        assert all(LINKEDIN.room(box.kind).checked for box in field.boxes), field.id


def test_a_field_that_cannot_be_understood_is_named() -> None:
    part = {"label": "A", "made": [{"path": "person.name", "style": "loud"}]}
    for wrong in ({}, {"id": "a", "title": "A"}, {"part": [part]}, {"part": 7}):
        with pytest.raises(CoachError, match="field"):
            read_page({"field": [wrong]})


def test_about_is_the_persons_own_text_and_what_it_does_not_say_is_a_suggestion_apart() -> None:
    raw = good()
    raw["summary"]["text"] = (
        "I mend pumps. When the siren at Denver Sluice goes off I have eleven minutes before the phone starts."
    )
    raw["connection_points"]["hobbies"] = ["Chess", "Rowing", {"text": "Poker", "private": True}]
    raw["connection_points"]["teams"] = ["Ely City"]
    raw["connection_points"]["places"] = ["Ely", "Hull", "Enugu"]
    found = stops(raw)
    assert found["about"].parts[0].text == raw["summary"]["text"]
    assert found["about-opening"].parts == ()
    more = found["about-more"].parts[0]
    assert more.text.endswith(
        "Outside work: Chess and Rowing. Team: Ely City. Places we may share: Ely, Hull and Enugu."
    )
    assert "Cut burst mains" in more.text
    assert "siren" not in more.text
    assert more.count > len(raw["summary"]["text"]) + len(more.text)


def test_without_a_text_about_is_put_together_from_its_parts_in_their_order() -> None:
    raw = good()
    text = stops(raw)["about"].parts[0].text
    paragraphs = text.split("\n\n")
    summary = raw["summary"]
    firsts = [summary["opening"], *(summary[key][0] for key in ("accomplishments", "motivations", "passions"))]
    assert [one.startswith(first) for one, first in zip(paragraphs, firsts, strict=False)] == [True] * 4
    assert "Bell ringing" in paragraphs[-1]
    assert "Cambridge United" in paragraphs[-1]
    assert "about-more" not in {id for id, stop in stops(raw).items() if stop.parts}


def test_a_role_has_its_boxes_with_month_and_year_and_a_line_for_each_result() -> None:
    role = {"title": "T", "company": "C", "start": "2024-04", "summary": "I run it.", "highlights": ["From 4 to 2."]}
    raw = {"roles": [{**role, "end": "2026", "title": "Old"}, role]}
    now = {part.label: part.text for part in stops(raw)["current-role"].parts}
    assert now == {"Title": "T", "Company": "C", "Start": "April 2024", "Description": "I run it.\n\n• From 4 to 2"}
    old = {part.label: part for part in stops(raw)["earlier-role-1"].parts}
    assert (old["Title"].text, old["End"].text) == ("Old", "2026")
    assert "month" in old["End"].hint


def test_a_text_that_is_too_long_says_by_how_much_and_where_it_is_full_and_is_never_cut() -> None:
    text = "word " * 60 + "end"
    part = stops({"person": {"headline": text}})["headline"].parts[0]
    assert part.text == text
    assert (part.counter, part.over) == ("303 of 220", 83)
    assert part.cut == 220
    long = stops({"summary": {"text": "I am here. " * 60}})["about"].parts[0]
    assert 250 < long.fold <= 300 < len(long.text)
    assert long.words_before(long.fold).startswith("am here. I am") or "here." in long.words_before(long.fold)


MARK = "Zzyzx"


def marked(raw: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Every table and list item that can be kept private, by its container and key."""
    places: list[tuple[Any, Any]] = [(raw, key) for key, value in raw.items() if isinstance(value, dict)]
    for value in raw.values():
        tables = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
        if isinstance(value, list):
            places += [(value, at) for at in range(len(value))]
        for table in tables:
            places += [(lines, at) for lines in table.values() if isinstance(lines, list) for at in range(len(lines))]
    return places


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_private_stands_in_no_box(data: st.DataObject) -> None:
    raw = copy.deepcopy(good())
    raw["summary"]["text"] = data.draw(st.sampled_from(["", "I mend pumps."]))
    raw["roles"][0]["highlights"] = ["Ten pumps", "Two men"]
    container, key = data.draw(st.sampled_from(marked(raw)))
    value = container[key]
    kept = data.draw(st.sampled_from([True, "yes", 1]))
    if isinstance(value, dict):
        told = {name: MARK if isinstance(text, str) else text for name, text in value.items()}
        told |= {name: [MARK] for name, text in value.items() if isinstance(text, list)}
        container[key] = {**told, "private": kept}
    else:
        container[key] = {"text": MARK, "private": kept}
    assert MARK not in texts(raw)


def test_what_is_marked_as_not_public_stands_in_no_box() -> None:
    assert texts({"achievements": [{"what": "Bought Goole", "public": False}]}) == ""
    assert "Goole" in texts({"achievements": [{"what": "Bought Goole", "public": True}]})
