import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import cohort
from execcoach.review.ordering import ORDERS

ADA = Client(name="Ada Okafor", path="/c/ada", person="ada-1", latest=datetime.date(2026, 11, 1), score=5000)
BEN = Client(name="Ben Ames", path="/c/ben", person="ben-2", score=7000, change=200, days_silent=3)
CAT = Client(name="Cat Lund", path="/c/cat", person="cat-3", score=7000, days_silent=30, missed=20)


def names(clients: tuple[Client, ...]) -> list[str]:
    return [client.name.split()[0] for client in clients]


def test_of_two_copies_the_newest_is_the_row_and_the_older_is_named_in_it() -> None:
    old = replace(ADA, path="/c/old", latest=datetime.date(2026, 9, 1), score=9900)
    (row,) = [row for row in cohort([old, BEN, ADA]).clients if row.person == ADA.person]
    assert (row.path, row.score) == ("/c/ada", 5000)
    assert row.flags == ("older copy in /c/old",)
    assert row.older == ("/c/old",)


def test_a_row_that_names_another_of_the_same_person_as_older_stands_for_it() -> None:
    merged = replace(ADA, older=("/c/phone", "/c/ben", "/c/ada"))
    phone = replace(ADA, path="/c/phone", latest=datetime.date(2026, 11, 19))
    for rows in ([phone, merged, BEN], [BEN, merged, phone]):
        found = {row.path: row for row in cohort(rows).clients}
        assert found.keys() == {"/c/ada", "/c/ben"}
        assert found["/c/ada"].older == ("/c/phone", "/c/ben")
    mutual = [replace(ADA, older=("/c/phone",)), replace(phone, older=("/c/ada",))]
    assert [row.path for row in cohort(mutual).clients] == ["/c/phone"]


def test_a_row_read_anew_takes_the_place_of_the_one_with_its_path() -> None:
    assert [row.score for row in cohort([ADA, replace(ADA, score=1)]).clients] == [1]


def test_of_two_that_know_the_same_the_one_that_tells_more_is_the_row() -> None:
    totals = replace(
        ADA, path="/z.toml", kind="share", visibility="totals", made=datetime.date(2026, 11, 2), score=9000
    )
    assert [row.path for row in cohort([totals, ADA]).clients] == ["/c/ada"]
    newer = replace(totals, latest=datetime.date(2026, 11, 3))
    assert [row.path for row in cohort([newer, ADA]).clients] == ["/z.toml"]


def test_a_copied_id_never_puts_somebody_else_in_a_clients_place() -> None:
    thief = replace(ADA, name="Mallory", path="/c/mal", score=10000, latest=datetime.date(2026, 11, 20))
    found = cohort([ADA, thief])
    assert {client.name: client.score for client in found.clients} == {"Ada Okafor": 5000, "Mallory": 10000}
    assert all("two names on one id: Ada Okafor, Mallory" in client.flags for client in found.clients)


def test_clients_without_an_id_are_never_taken_for_each_other() -> None:
    nobody = replace(ADA, person="")
    assert len(cohort([nobody, replace(nobody, path="/c/other")]).clients) == 2


def test_who_needs_somebody_comes_first() -> None:
    found = cohort([BEN, ADA, CAT])
    assert names(found.ordered("first")) == ["Cat", "Ada", "Ben"]
    assert [client.name for client, _ in found.needing()][:1] == ["Cat Lund"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Ada", "Ben", "Cat"]),
        ("score", ["Ada", "Ben", "Cat"]),
        ("change", ["Ben", "Ada", "Cat"]),
        ("silent", ["Ada", "Cat", "Ben"]),
    ],
)
def test_a_table_sorts_by_its_columns(order: str, expected: list[str]) -> None:
    assert names(cohort([CAT, BEN, ADA]).ordered(order)) == expected


def test_an_order_turned_round_leaves_what_is_not_known_last() -> None:
    assert names(
        cohort([CAT, BEN, replace(BEN, name="Dan", path="d", person="d", change=-300), ADA]).ordered(
            "change", turned=True
        )
    ) == ["Ben", "Dan", "Ada", "Cat"]


@given(st.lists(st.sampled_from([ADA, BEN, CAT, replace(ADA, path="/z"), Problem("/p", "x")]), max_size=6, unique=True))
def test_every_order_shows_everybody_once_whoever_is_read_first(rows: list[Client | Problem]) -> None:
    found = cohort(rows)
    assert {c.path: c for c in found.clients} == {c.path: c for c in cohort(rows[::-1]).clients}
    for order in ORDERS:
        assert set(found.ordered(order)) == set(found.clients)
        assert found.ordered(order) == cohort(rows[::-1]).ordered(order)
        assert set(found.ordered(order, turned=True)) == set(found.clients)
