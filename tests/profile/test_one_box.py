"""One line typed, one entry understood; whatever is typed, nothing of it crashes or is made up."""

from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.profile.one_box import understood
from execcoach.profile.rounds import KINDS

PRIYA = {"name": "Priya Raman", "company": "Northwind Rail", "role": "depot manager"}


@each(
    ("typed", "meant"),
    [
        ("Priya Raman, Northwind Rail, depot manager", PRIYA),
        ("Priya Raman, depot manager, Northwind Rail", PRIYA),
        ("Priya Raman, depot manager at Northwind Rail", PRIYA),
        (
            "Priya Raman, Northwind Rail, depot manager, colleague, every 14 days",
            PRIYA | {"relation": "colleague", "every_days": 14},
        ),
        ("Priya Raman at Northwind Rail", {"name": "Priya Raman", "company": "Northwind Rail"}),
        ("Priya Raman, depot manager", {"name": "Priya Raman", "role": "depot manager"}),
        ("Priya Raman, Tallow and Finch", {"name": "Priya Raman", "company": "Tallow and Finch"}),
        ("  Priya\u202e Raman ,", {"name": "Priya‹U+202E› Raman"}),
    ],
)
def test_somebody_new_is_told_by_name_company_and_post_in_either_order(typed: str, meant: dict[str, object]) -> None:
    assert understood("contacts", typed).values == meant


def test_a_company_that_is_known_is_no_post() -> None:
    told = understood("contacts", "Bo Lind, Head and Partner, fitter", ["head and partner"])
    assert told.values == {"name": "Bo Lind", "company": "Head and Partner", "role": "fitter"}


@each(
    ("kind", "typed", "list_", "meant"),
    [
        (
            "contacts",
            "https://linkedin.example/in/jonas-weir",
            "sources",
            {"name": "Jonas Weir", "url": "https://linkedin.example/in/jonas-weir"},
        ),
        (
            "sources",
            "www.points-failure.example",
            "sources",
            {"name": "Points Failure", "url": "https://www.points-failure.example"},
        ),
        (
            "sources",
            "Nuala Brennan, journalist https://lg.example/nb",
            "sources",
            {"name": "Nuala Brennan", "kind": "journalist", "url": "https://lg.example/nb"},
        ),
        (
            "companies",
            "Brackwater Foods, Marta believes us",
            "companies",
            {"name": "Brackwater Foods", "why": "Marta believes us"},
        ),
        (
            "triggers",
            "Harrow Quay names a harbour master; the port's notices",
            "triggers",
            {"event": "Harrow Quay names a harbour master", "watch_at": "the port's notices"},
        ),
        ("objections", "“Rail is fine, until it is late”", "objections", {"words": "Rail is fine, until it is late"}),
        ("objections", '"', "objections", {}),
        ("introductions", "Priya Raman and Kenji Arakawa", "introductions", {"a": "Priya Raman", "b": "Kenji Arakawa"}),
        ("introductions", "Priya Raman", "introductions", {}),
        ("contacts", "https://[", "sources", {"name": "https://[", "url": "https://["}),
    ],
)
def test_every_list_takes_a_line(kind: str, typed: str, list_: str, meant: dict[str, object]) -> None:
    told = understood(kind, typed)
    assert (told.kind, told.values) == (list_, meant)


@given(st.sampled_from(KINDS), st.text(max_size=60))
def test_nothing_typed_crashes_and_no_value_is_empty_or_of_two_lines(kind: str, typed: str) -> None:
    told = understood(kind, typed)
    assert told.kind in KINDS
    for value in told.values.values():
        assert value
        assert "\n" not in str(value)
