"""Every section on real files: added, changed, moved, made private, taken out; conflicts settled."""

import tomllib

import pytest

from execcoach.errors import CoachError, EditConflict
from execcoach.services.editing import FieldsDesk

PROFILE = """\
# Ours.
[person]
id = "ada-1"
name = "Ada Okafor"
since = "some day"

[connection_points]
# at school
hobbies = ["Rowing", { text = "Chess", private = true }]
teams = "Otters"

[[roles]]
title = "COO"  # since Kwame left
summary = "Depots."
motto = "kept"

[[awards]]
title = "Depot of the year"
"""


@pytest.fixture
def everyday(workspace):
    return workspace(PROFILE, '[[contacts]]\nname = "Priya"\n')


@pytest.fixture
def fields(everyday) -> FieldsDesk:
    return everyday.fields


def held(fields: FieldsDesk, file: str = "profile") -> dict:
    return tomllib.loads(fields.desk.path_of(file).read_text("utf-8"))


def outside(fields: FieldsDesk, old: str, new: str) -> None:
    path = fields.desk.path_of("profile")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def keep(fields: FieldsDesk, id: str, at: int | None, typed: dict[str, str], private: bool = False) -> None:
    fields.keep(fields.form(fields.section(id), at), typed, private)


def test_every_section_says_how_much_is_there_and_how_much_of_it_is_private(fields) -> None:
    filled = {one.id: fields.filled(one) for one in fields.sections}
    assert (filled["person"].there, filled["person"].of, filled["person"].troubles) == (2, 9, 1)
    assert (filled["connection_points.hobbies"].there, filled["connection_points.hobbies"].private) == (2, 1)
    assert (filled["contacts"].there, filled["talks"].there, filled["guidelines"].there) == (1, 0, 0)


def test_an_entry_is_added_changed_moved_made_private_and_taken_out(fields) -> None:
    section = fields.section("roles")
    keep(fields, "roles", None, {"title": "Engineer", "start": "May 2019", "highlights": "One\nTwo"})
    assert held(fields)["roles"][1] == {"title": "Engineer", "start": "2019-05", "highlights": ["One", "Two"]}
    assert [row.words for row in fields.rows(section)] == ["COO · Depots.", "Engineer · 2019-05 – · One; Two"]
    keep(fields, "roles", 0, {"summary": "41 depots."})
    assert fields.move(section, 1, -1) == 0
    assert fields.move(section, 0, -1) == 0
    fields.set_private(section, fields.rows(section)[0], True)
    assert [role.get("private", False) for role in held(fields)["roles"]] == [True, False]
    fields.remove(section, fields.rows(section)[0])
    assert held(fields)["roles"] == [{"title": "COO", "summary": "41 depots.", "motto": "kept"}]
    text = fields.desk.path_of("profile").read_text("utf-8")
    assert "# since Kwame left" in text
    assert "# at school" in text
    for _ in range(5):
        assert fields.desk.undo().startswith("Roles: ")
    assert fields.desk.path_of("profile").read_text("utf-8") == PROFILE


def test_a_lone_word_becomes_a_list_and_a_field_of_a_table_is_emptied(fields) -> None:
    keep(fields, "connection_points.teams", None, {"text": "Hull City"})
    assert held(fields)["connection_points"]["teams"] == ["Otters", "Hull City"]
    person = fields.section("person")
    keep(fields, "person", None, {"role": "COO"})
    rows = {row.key: row for row in fields.rows(person)}
    assert (rows["role"].label, rows["role"].words) == ("Role", "COO")
    fields.remove(person, rows["role"])
    assert "role" not in held(fields)["person"]
    for key in ("name", "id", "headline"):
        with pytest.raises(CoachError):
            fields.remove(person, rows[key])


def test_a_spoilt_value_closes_its_box_with_reason_and_line_and_a_spoilt_section_all_of_it(fields) -> None:
    form = fields.form(fields.section("person"))
    assert "since" in form.closed
    assert "(line 5)" in form.closed["since"]
    assert form.typed["since"] == "some day"
    fields.keep(form, {"location": "Leeds", "since": "2020"}, False)
    assert held(fields)["person"]["since"] == "some day"
    outside(fields, '[[awards]]\ntitle = "Depot of the year"\n', "[awards]\nx = 1\n")
    fields.desk.read_again()
    with pytest.raises(CoachError, match=r"line 18.*does not hold what belongs there"):
        fields.form(fields.section("awards"))


def test_a_circle_and_guidelines_are_made_where_there_are_none(fields) -> None:
    keep(fields, "guidelines", None, {"sector": "pub", "page": "Ask.\nThen write."})
    keep(fields, "code_names", None, {"text": "Kestrel"})
    keep(fields, "quiet_periods", None, {"from": "2 May 2026"})
    assert held(fields, "guidelines") == {
        "sector": "public",
        "page": "Ask.\nThen write.",
        "code_names": ["Kestrel"],
        "quiet_periods": [{"from": "2026-05-02"}],
    }
    section = fields.section("code_names")
    with pytest.raises(CoachError, match="everybody who works there"):
        fields.set_private(section, fields.rows(section)[0], True)


def test_what_is_typed_meanwhile_is_laid_over_what_others_write(fields) -> None:
    form = fields.form(fields.section("roles"), 0)
    outside(fields, "[[roles]]", '[[roles]]\ntitle = "Chair"\n\n[[roles]]')
    fields.desk.look_outside()
    fields.keep(form, {"title": "COO", "summary": "41 depots."}, False)
    roles = held(fields)["roles"]
    assert [role["title"] for role in roles] == ["Chair", "COO"]
    assert roles[1]["summary"] == "41 depots."


@pytest.mark.parametrize(
    ("how", "summary"),
    [("mine", "41 depots."), ("theirs", "Depots, all of them."), ("both", "Depots, all of them.\n41 depots.")],
)
def test_a_conflict_is_settled_as_mine_theirs_or_both(fields, how: str, summary: str) -> None:
    form = fields.form(fields.section("roles"), 0)
    outside(fields, '"Depots."', '"Depots, all of them."')
    with pytest.raises(EditConflict) as caught:
        fields.keep(form, {"summary": "41 depots.", "company": "Northwind"}, False)
    assert [one.path for one in caught.value.conflicts] == ["roles[0].summary"]
    fields.desk.settle(caught.value, how)
    role = held(fields)["roles"][0]
    assert (role["summary"], role["company"], role["motto"]) == (summary, "Northwind", "kept")
    assert fields.desk.undo()
    assert held(fields)["roles"][0]["summary"] == "Depots, all of them."


def test_a_removal_of_what_somebody_changed_asks_too(fields) -> None:
    section = fields.section("awards")
    outside(fields, "Depot of the year", "Depot of 2025")
    with pytest.raises(EditConflict) as caught:
        fields.remove(section, fields.rows(section)[0])
    fields.desk.settle(caught.value, "theirs")
    assert held(fields)["awards"] == [{"title": "Depot of 2025"}]
