import contextlib
import datetime
import math
from dataclasses import replace

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.review.client import Client, Gap, Nearest, Problem
from execcoach.review.cohort import cohort
from execcoach.review.filtering import NUMBERS, WORDS, Query
from execcoach.review.findings import KINDS

PRIYA = Client(
    name="Priya Menon",
    path="/desk/clients/priya",
    company="Acme Works",
    score=5500,
    change=-300,
    sessions_28d=9,
    days_silent=20,
    missed=12,
    kept=7,
    planned=20,
    gaps=(Gap("volunteering", "Where do you help?", 800, 6),),
    flags=("future dates",),
    nearest=Nearest("share-25", "Twenty-five shared", 22, 25),
    outcomes=(("reply", 2),),
    items=3,
)
TOM = Client(name="Tom Ames", path="/desk/clients/tom", score=7200, days_silent=3, kind="share")
NEW = Client(name="Una Lund", path="/desk/clients/una")
LOST = Problem("/desk/clients/lost", "not a plain file")
EVERYBODY = [PRIYA, TOM, NEW, LOST]


def kept(text: str) -> list[str]:
    return [row.path.rpartition("/")[2] for row in EVERYBODY if Query.parse(text).keeps(row)]


@each(
    ("text", "expected"),
    [
        ("", "priya tom una lost"),
        ("silent>14", "priya una"),  # who has not begun is silent for ever
        ("-silent>14", "tom"),
        ("silent > 14 score<60", "priya una"),
        ("silent>14 score<60 gap:volunteering priya", "priya"),
        ("change<0", "priya"),
        ("change<−2.5", "priya"),
        ("kept>=35%", "priya"),
        ("kept<35", ""),
        ("sessions=9 items==3 came>1 gain>=8 missed>10", "priya"),
        ('company:"acme works"', "priya"),
        ("COMPANY:works", "priya"),
        ("!company:works", "tom una"),
        ("flag:future next:shared kind:workspace", "priya"),
        ("kind:share", "tom"),
        ("needs:sil", "priya una"),
        ("needs:falling", "priya"),
        ("plain", "lost"),
        ("-priya", "tom una lost"),
        ("-", "priya tom una lost"),
        ('"tom am', "tom"),
        ("desk", ""),  # everybody lies there
    ],
)
def test_a_line_keeps_whom_it_asks_for(text: str, expected: str) -> None:
    assert kept(text) == expected.split()


@each(
    ("text", "said"),
    [
        ("silnt>14", "“silnt>” is not known. Known are silent, score"),
        ("gp:x", "“gp:” is not known"),
        ("silent>soon", "comes a number, such as silent>14"),
        ("score<", "comes a number, such as score<60"),
        ("score<6<7", "is not known"),
        ("gap:", "comes a word"),
        ("needs:rest", "one of silent, falling, stuck, near"),
        (" ".join(["a"] * 21), "At most 20"),
        ("\x1b[2J<", "Known are"),
    ],
)
def test_a_term_that_is_not_understood_says_what_is_known(text: str, said: str) -> None:
    with pytest.raises(CoachError) as trouble:
        Query.parse(text)
    assert said in trouble.value.sentence
    assert "\x1b" not in trouble.value.sentence


NUMBER = st.builds("{}{}{}".format, st.sampled_from(sorted(NUMBERS)), st.sampled_from("<>="), st.integers(-5, 99))
WORD = st.builds("{}:{}".format, st.sampled_from(sorted(WORDS)), st.sampled_from(["a", "vol", "work", '"x y"']))
ANY = st.one_of(NUMBER, WORD, st.sampled_from([f"needs:{kind}" for kind in KINDS]), st.sampled_from(["pri", "o", "x"]))
TERM = st.builds("{}{}".format, st.sampled_from(["", "-", "!"]), ANY)
CLIENTS = st.builds(
    lambda at, score, silent, change: replace(
        PRIYA, path=f"/c/{at}", score=score, days_silent=silent, missed=silent, change=change
    ),
    st.integers(0, 99),
    st.integers(0, 10000),
    st.none() | st.integers(0, 400),
    st.none() | st.integers(-500, 500),
)


@given(st.lists(TERM, max_size=5), st.lists(CLIENTS | st.sampled_from(EVERYBODY), max_size=6))
@settings(max_examples=200)
def test_several_terms_keep_what_each_of_them_keeps(terms: list[str], rows: list[Client | Problem]) -> None:
    query = Query.parse(" ".join(terms))
    alone = [Query.parse(term) for term in terms]
    for row in rows:
        assert query.keeps(row) is all(one.keeps(row) for one in alone)
        if isinstance(row, Client):
            for term, one in zip(terms, alone, strict=True):
                turned = Query.parse(term[1:] if term[0] in "-!" else f"-{term}")
                assert turned.keeps(row) is not one.keeps(row)
    found = query.of(cohort(rows))
    assert all(query.keeps(row) for row in (*found.clients, *found.problems))


@given(st.text(max_size=60) | st.text(alphabet='<>=:"-!. 1a%neds', max_size=40))
@settings(max_examples=400)
def test_whatever_is_typed_is_understood_or_refused_in_words(text: str) -> None:
    with contextlib.suppress(CoachError):
        query = Query.parse(text)
        assert Query.understood(text) == query
    assert isinstance(Query.understood(text), Query)


def test_what_is_understood_of_a_line_holds_while_the_rest_is_typed() -> None:
    assert Query.understood("priya silnt>14 gap:") == Query.parse("priya")


def test_a_figure_nobody_knows_fits_no_comparison() -> None:
    assert NUMBERS["silent"](NEW) == math.inf
    for name in ("change", "kept", "missed", "gain"):
        assert NUMBERS[name](NEW) is None
        assert kept(f"{name}<99999 una") == kept(f"{name}>-99999 una") == []
    assert datetime.date.min == NEW.latest
