"""From an entry to its boxes and back: nothing is written but what was touched."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.profile.entries import boxes, is_private, kept, told, troubles
from execcoach.profile.sections import read_sections
from execcoach.storage.merge import same

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = {one.id: one for one in read_sections(tomllib.loads((ROOT / "prompts" / "fields.toml").read_text("utf-8")))}
VALUES = st.one_of(
    *(st.text(max_size=5), st.integers(), st.booleans(), st.floats(), st.dates(), st.none()),
    st.lists(st.one_of(st.text(max_size=4), st.fixed_dictionaries({"text": st.text("ab", max_size=3)})), max_size=3),
    st.dictionaries(st.sampled_from("ab"), st.text(max_size=2), max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from([one for one in SECTIONS.values() if one.shape != "list"]))
def test_an_entry_nobody_touched_comes_back_as_it_was_whatever_it_holds(data, section) -> None:
    keys = [field.key for field in section.fields if "." not in field.key] + ["unknown"]
    entry = data.draw(
        st.dictionaries(st.sampled_from(keys), VALUES.filter(lambda value: value is not None), max_size=4)
    )
    entry |= {field.key: "needed" for field in section.fields if field.needed}
    filled = {**entry, "unknown": "kept"} if section.many else entry
    assert same(kept(section, filled, boxes(section, filled), is_private(filled)), filled)
    assert "\x1b" not in told(section, entry)


@pytest.mark.parametrize("section", [one for one in SECTIONS.values() if one.shape != "list"], ids=lambda one: one.id)
def test_the_example_of_every_box_can_be_typed_and_read_back(section) -> None:
    typed = {field.key: field.example or "yes" for field in section.fields if field.kind != "fixed"}
    entry = kept(section, {}, typed, section.can_be_private)
    assert troubles(section, entry, section.path) == {}
    assert same(kept(section, entry, boxes(section, entry), section.can_be_private), entry)
    needed = {field.key: "2019" for field in section.fields if field.needed}
    emptied = kept(section, entry, dict.fromkeys(typed, "") | needed, False) if needed else {}
    assert set(emptied) <= {field.key for field in section.fields if field.needed}


def test_a_field_of_a_table_inside_is_put_and_taken_out_with_its_empty_table() -> None:
    routine = kept(SECTIONS["routine"], {"minutes": 10, "away": []}, {"split.share": "4", "days": "Mon tu"}, False)
    assert routine == {"minutes": 10, "away": [], "split": {"share": 4}, "days": ["mon", "tue"]}
    assert "split" not in kept(SECTIONS["routine"], routine, {"split.share": ""}, False)


def test_what_cannot_be_kept_names_its_box_and_what_to_write() -> None:
    for id, typed, words in [
        ("roles", {"start": "03/04/2019"}, "From: “03/04/2019” could be 3 April or 4 March"),
        ("photo", {"width": "wide"}, "“wide” is no whole number"),
        ("photo", {"width": "9" * 400}, "no whole number"),
        ("voice", {"spelling": "welsh"}, "“welsh” is none of british, american"),
        ("sources", {"name": "N", "kind": "a b"}, "is none of journalist"),
        ("topics", {"stance": "Firm"}, "“Topic” is needed here"),
        ("routine", {"days": "mon, someday"}, "“someday” is none of mon"),
        ("connection_points.hobbies", {"text": " "}, "needed"),
        ("roles", {"title": "  "}, "nothing in the boxes"),
    ]:
        with pytest.raises(CoachError) as caught:
            kept(SECTIONS[id], None, typed, False)
        assert words in caught.value.sentence
        assert caught.value.places[0].path in {*typed, "name"}


def test_a_line_of_a_list_is_words_until_something_is_said_about_it() -> None:
    section = SECTIONS["connection_points.hobbies"]
    assert kept(section, None, {"text": " Chess  by post "}, False) == "Chess by post"
    assert kept(section, None, {"text": "Chess", "date": "May 2019"}, True) == {
        "text": "Chess",
        "date": "2019-05",
        "private": True,
    }
    noted = {"text": "Chess", "private": True, "mood": "good"}
    assert kept(section, noted, {"text": "Go"}, False) == {"text": "Go", "mood": "good"}
    assert kept(section, {"text": "Chess", "private": True}, {}, False) == "Chess"
    assert kept(section, {"text": "Chess", "private": "no"}, {}, True) == {"text": "Chess", "private": "no"}


def test_lines_inside_an_entry_keep_what_is_said_about_them_and_show_which_are_private() -> None:
    section = SECTIONS["contacts"]
    secret = {"text": "Wants to leave", "private": True}
    dated = {"text": "Draws junctions", "date": "2026-10"}
    contact = {"name": "Tom", "learned": ["Sings", secret, dated]}
    assert boxes(section, contact)["learned"] == "Sings\nWants to leave (private)\nDraws junctions"
    one = kept(
        section, contact, {"learned": "Wants to leave (private)\nSings\nDraws junctions\nHas a dog (private)"}, False
    )
    assert one["learned"] == [secret, "Sings", dated, {"text": "Has a dog", "private": True}]
    two = kept(section, contact, {"learned": "Sings\nWants to leave soon (private)\nDraws every junction"}, False)
    assert two["learned"] == [
        "Sings",
        {**secret, "text": "Wants to leave soon"},
        {**dated, "text": "Draws every junction"},
    ]
    three = kept(section, contact, {"learned": "Sings\nWants to leave\nDraws junctions"}, False)
    assert three["learned"][1] == "Wants to leave"
    assert "learned" not in kept(section, contact, {"learned": "\n"}, False)


def test_a_spoilt_value_is_told_and_never_written() -> None:
    section = SECTIONS["roles"]
    role = {"title": "COO", "start": "soon", "highlights": 5}
    found = troubles(section, role, "roles[2]")
    assert {key: trouble.path for key, trouble in found.items()} == {
        "start": "roles[2].start",
        "highlights": "roles[2].highlights",
    }
    changed = kept(section, role, {"title": "CEO", "start": "2019", "highlights": "x"}, False)
    assert changed == {"title": "CEO", "start": "soon", "highlights": 5}


def test_a_goal_of_ones_own_has_a_box_too() -> None:
    table = {"this_quarter": "Ring me", "by_easter": "Two fitters"}
    section = SECTIONS["goals"].with_own(table)
    assert boxes(section, table)["by_easter"] == "Two fitters"
    assert kept(section, table, {"by_easter": "Three"}, False) == {**table, "by_easter": "Three"}
