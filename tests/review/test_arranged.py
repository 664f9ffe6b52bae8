from dataclasses import replace

from execcoach.review.arranged import Arranged
from execcoach.review.client import Client, Problem
from execcoach.review.filtering import Query

ADA = Client(name="Ada", path="/c/ada", person="a", score=5000, days_silent=1)
BEN = Client(name="Ben", path="/c/ben", person="b", score=4000, days_silent=1)
BAD = Problem("/c/bad", "not a plain file")


def shown(table: Arranged, asked: str = "") -> list[str]:
    return [row.path.removeprefix("/c/") for row in table.kept(Query.parse(asked))]


def test_what_was_read_before_stands_until_it_is_read_anew_and_what_is_gone_goes_at_the_end() -> None:
    first = Arranged().taking([BEN, BAD, ADA]).complete()
    assert shown(first) == ["ada", "ben", "bad"]
    second = first.again().taking([replace(BEN, score=9000)])
    assert shown(second) == ["ada", "ben", "bad"]
    assert [client.score for client in second.clients] == [5000, 9000]
    assert shown(second.complete()) == ["ben"]
    assert shown(first) == ["ada", "ben", "bad"]


def test_an_order_stays_while_rows_come_in_and_a_query_keeps_a_part() -> None:
    table = Arranged().taking([ADA]).sorted_by("score").taking([BEN])
    assert shown(table) == ["ben", "ada"]
    assert shown(table.sorted_by("score", turned=True)) == ["ada", "ben"]
    assert shown(table, "score<45") == ["ben"]
