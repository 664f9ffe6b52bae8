import datetime
import time
from typing import Any

import pytest
from each import each

from execcoach.profile.bench import Bench, Outcome
from execcoach.profile.checks import KINDS
from execcoach.profile.dates import parse_day
from execcoach.profile.pieces import Piece
from execcoach.words import phrasebook

BENCH = Bench(
    datetime.date(2026, 11, 21),
    half_life=12,
    others={"person.name": "Ada Okafor", "person.headline": "Running trains on time for Leeds and Hull", "empty": ""},
    stock=phrasebook(["results-driven", "team player"]),
    vague=frozenset({"sports", "music", "team"}),
    limp=phrasebook(["helped", "responsible for"]),
    ordinary=frozenset({"sports", "growth", "ceo", "director"}),
)
LONG = "An unprecedented operational reorganisation necessitated comprehensive interdepartmental communication "


def said(kind: str, text: str, **options: Any) -> Outcome:
    return KINDS[kind](Piece("place", ("k",), {"text": text}), options, BENCH)


def dated(kind: str, days: dict[str, str], **options: Any) -> Outcome:
    parsed = {name: day for name, text in days.items() if (day := parse_day(text))}
    return KINDS[kind](Piece("roles[0]", ("k",), {}, parsed), options, BENCH)


@each(
    ("kind", "options", "passes", "fails"),
    [
        ("length", {"least": 3, "most": 30}, "three different words", "two words two words"),
        ("length", {"least": 3, "most": 30}, "three different words", "three different words and many many more"),
        ("detail", {"least": 2}, "mending clocks", "I love music and sports"),
        ("detail", {"least": 2}, "mending clocks", "a results-driven team player"),
        ("number", {}, "cut calls from nine to two", "12,000 followers since 2019"),
        ("number", {}, "1,900 people", "many people"),
        ("outcome", {}, "We opened the depot in Leeds", "Opened Leeds"),
        ("specific", {}, "The depot in Leeds", "The depot over there"),
        ("specific", {}, "The depot in Leeds", "THE DEPOT IS VERY GOOD"),
        ("specific", {"names": True}, "Brackley Town", "Sports"),
        ("specific", {}, "I met Priya", "Follow @Priya #Leeds"),
        ("specific", {}, "We tell Priya first", "We deliver Growth"),
        ("specific", {}, "Trains for Leeds", "Trusted Partner For Bold Brands"),
        ("specific", {}, "Fellow of the RSE", "A CEO among others"),
        ("specific", {"beyond": ["person.headline"]}, "Trains for Goole", "Trains for Leeds"),
        ("deed", {"least": 3}, "I closed two depots in Hull and helped nobody", "I helped to close two depots"),
        ("deed", {"least": 3}, "We rebuilt the crane in a week", "Responsible for the week"),
        ("fold", {"good": 30, "warn": 40, "least": 4}, "Six men walk before dawn. " + "And on " * 40, "Six " * 40),
        ("particular", {}, "repairing old clocks", "Sports"),
        ("particular", {}, "repairing old clocks", "clocks"),
        ("first-person", {}, "I've run depots", "Ada Okafor runs depots; she likes them"),
        ("first-person", {}, "We run depots in Hull", "Runs depots in Hull"),
        ("fold", {"good": 40, "warn": 60, "least": 4}, "I walk the yard before six", "I walk " + "on and on " * 30),
        ("fold", {"good": 40, "warn": 60, "least": 4}, "I walk the yard before six", "Hi"),
        ("plain", {"least": 3}, "I mend old clocks", "A results driven mender of clocks"),
        ("plain", {"least": 3}, "I mend old clocks", "clocks"),
        ("adds", {"beyond": ["person.headline"], "least": 2}, "Ask the fitters first", "Trains for Leeds"),
        ("apart", {"beyond": ["person.headline"], "least": 3}, "Ask the night fitters", "Hull, Leeds: time for trains"),
        ("readable", {"least": 3, "most": 14}, "I mend clocks. They stop.", LONG * 12 + ". Yes. " + LONG * 2 + ". No."),
        ("reachable", {}, "office@northwind.example", "Message me"),
        ("reachable", {}, "+44 113 496 0000", "call 999"),
        ("link", {}, "https://news.example/a", "javascript:alert(1)"),
        ("link", {}, "https://news.example/a", "https://x"),
    ],
)  # fmt: skip
def test_a_check_tells_good_from_weak(kind: str, options: dict[str, Any], passes: str, fails: str) -> None:
    assert said(kind, passes, **options).credit == 1
    assert said(kind, fails, **options).credit < 1


@each("kind", sorted(KINDS))
def test_nothing_earns_nothing(kind: str) -> None:
    options = {"least": 1, "most": 9, "good": 9, "warn": 9, "beyond": ["empty"], "fields": ["text"]}
    assert said(kind, "", **options).credit == 0


def test_credit_counts_different_words() -> None:
    assert said("length", "crane driver bell crane driver bell crane", least=6).credit == 0.5


def test_form_counts_as_far_as_there_is_substance() -> None:
    own = said("length", "We sell growth music to the team", least=3)
    assert (own.credit, own.hollow, own.evidence[0].ok) == (pytest.approx(1 / 3), True, False)
    assert said("first-person", "I love sports", least=3).credit == 0
    assert said("plain", "My sports team, my music", least=3).credit == 0


def test_evidence_is_the_words_that_triggered_it() -> None:
    assert said("number", "We moved 41 locomotives").evidence[0].words == "41 locomotives"
    assert said("plain", "A results-driven team player", least=1).evidence[1].words == "team player"


def test_a_piece_of_a_table_is_named_with_its_field() -> None:
    piece = Piece("roles[2]", ("k",), {"title": "Director", "summary": "We moved 41 locomotives"})
    assert KINDS["number"](piece, {"fields": ["summary"]}, BENCH).evidence[0].path == "roles[2].summary"


@each(
    ("days", "credit"),
    [
        ({"start": "2019", "end": "2021"}, 1),
        ({"start": "2019", "end": "2019-03"}, 1),
        ({"start": "2021", "end": "2019"}, 0),
        ({"start": "2031"}, 0),
        ({"end": "2019"}, 0),
        ({}, 0),
    ],
)
def test_dates_are_in_order(days: dict[str, str], credit: int) -> None:
    assert dated("order", days, fields=["start"]).credit == credit


@each(
    ("day", "credit"),
    [("2026-11-21", 1), ("2025-11-21", 1), ("2024-11-21", 0.5), ("2023-11-21", 0.25), ("2027-02", 1), ("2029", 0)],
)
def test_credit_halves_with_every_half_life_after_the_first(day: str, credit: float) -> None:
    assert dated("fresh", {"date": day}).credit == pytest.approx(credit)


def test_the_newest_date_counts() -> None:
    assert dated("fresh", {"date": "2001", "reviewed": "2026-10"}).credit == 1


@pytest.mark.parametrize(("kind", "width", "credit"), [("photo", 800, 1), ("photo", 200, 0.5), ("banner", 800, 0.5)])
def test_a_picture_is_measured_by_its_kind(kind: str, width: int, credit: float) -> None:
    piece = Piece(kind, (kind,), {}, {}, {"width": width, "height": width}, False, kind)
    assert KINDS["size"](piece, {"photo": [400, 400], "banner": [1584, 396]}, BENCH).credit == credit


def test_filled_counts_fields_and_dates() -> None:
    piece = Piece("roles[0]", ("k",), {"title": "Director"}, {"start": parse_day("2019")}, {})  # type: ignore[dict-item]
    assert KINDS["filled"](piece, {"fields": ["title", "company", "start", "end"]}, BENCH).credit == 0.5


@each("run", ["1", "a", "a.", "a-", "1,", "1 ", "A.A", "@a", "[a?", "a! "])
def test_a_very_long_run_of_one_kind_is_judged_in_bounded_time(run: str) -> None:
    text = run * (60_000 // len(run))
    for kind in ("number", "outcome", "specific", "particular", "detail", "reachable", "link"):
        start = time.perf_counter()
        said(kind, text, least=3)
        assert time.perf_counter() - start < 20, kind


def test_an_address_is_found_wherever_it_stands() -> None:
    for text in ("write to ada@x.example", "(ada@x.example)", "see ada.example/talks", "+44 20 7946 0000"):
        assert said("reachable", text).credit == 1
