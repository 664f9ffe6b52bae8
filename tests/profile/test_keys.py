import dataclasses
from typing import Any

import pytest

from execcoach.profile.circle import Circle
from execcoach.profile.keys import NATURAL_KEYS, entry_key
from execcoach.profile.model import Profile


@pytest.mark.parametrize(
    ("section", "one", "other"),
    [
        ("schools", {"name": "Leeds", "degree": "BEng"}, {"name": " LEEDS ", "degree": "beng", "field": "Maths"}),
        (
            "roles",
            {"company": "Tarn", "title": "CEO", "start": 2019},
            {"company": "Tarn", "title": "CEO", "start": "2019"},
        ),
        ("talks", {"title": "What a  map\nleaves out"}, {"title": "What a map leaves out", "event": "Ely"}),
        ("unlisted", {"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ],
)
def test_two_writings_of_one_entry_have_one_key(section: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert entry_key(section, one) == entry_key(section, other)


def test_another_start_is_another_role() -> None:
    role = {"company": "Tarn", "title": "CEO"}
    assert entry_key("roles", role | {"start": "2019"}) != entry_key("roles", role | {"start": "2020"})


def test_every_list_of_tables_has_a_key_that_its_entries_can_hold() -> None:
    lists = {
        field.name for kind in (Profile, Circle) for field in dataclasses.fields(kind) if "tuple[" in str(field.type)
    }
    assert lists
    assert lists <= NATURAL_KEYS.keys()
