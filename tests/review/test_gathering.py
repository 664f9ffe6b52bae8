from dataclasses import replace

from execcoach.review.client import Client, Problem
from execcoach.review.gathering import Gathered

ADA = Client(name="Ada Okafor", path="/c/ada", person="ada-1", score=5000)
BEN = Client(name="Ben Ames", path="/c/ben", person="ben-2")


def paths(*bunches: list[Client | Problem]) -> list[str]:
    found = Gathered()
    for bunch in bunches:
        found = found.taking(bunch)
    return list(found.rows)


def test_a_later_row_of_the_same_path_takes_its_place() -> None:
    found = Gathered().taking([ADA, BEN, Problem("/c/x", "later")]).taking([replace(ADA, score=6000)])
    assert list(found.rows) == ["/c/ada", "/c/ben", "/c/x"]
    assert {client.score for client in found.cohort().clients} == {6000, 0}


def test_a_row_that_names_an_older_file_of_the_same_person_swallows_it() -> None:
    newer = replace(ADA, path="/c/ada.execcoach.toml", older=("/c/ada", "/c/ben", "/c/none"))
    assert paths([ADA, BEN], [newer]) == ["/c/ben", "/c/ada.execcoach.toml"]
    mallory = replace(newer, name="Mallory", path="/c/mal")
    assert paths([ADA], [mallory]) == ["/c/ada", "/c/mal"]


def test_what_was_gathered_is_never_changed() -> None:
    before = Gathered().taking([ADA])
    before.taking([BEN])
    assert list(before.rows) == ["/c/ada"]
