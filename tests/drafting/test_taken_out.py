import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.taken_out import outward

MAIL = """Hi all,

On Thursday night Priya Raman moved the call into the depot.

Owen's fitters spoke first, and 41 locomotives left in time. Priya asked nobody at Goole, and nobody at Northwind had
tried it.

We call it Project Lantern; it saved £1.2 million. See https://intra.example/lantern.

Cheers,

Ada"""


def test_a_question_stands_for_each_name_number_and_address():
    text = outward(MAIL, ("Ada Okafor", "Northwind Rail"))
    for word in ("Priya", "Raman", "Owen", "Goole", "Lantern", "41", "1.2", "intra.example", "Hi all", "Cheers", "Ada"):
        assert word not in text, word
    assert text.startswith("On Thursday night [name 1, as a stranger would know it?] moved")
    assert "[name 2, as a stranger would know it?]'s fitters" in text
    assert "nobody at Northwind had" in text


def test_a_full_name_is_asked_for_once_and_its_first_name_with_it():
    text = outward("We met Priya Raman. Then Priya drove, and Raman slept.")
    assert text.count("[name 1,") == 3
    assert "[name 2," not in text


@pytest.mark.parametrize(
    "word",
    [
        "Managers asked.",
        "The vans left on Tuesday.",
        "We waited. Nobody rang.",
        "In May I wrote.",
        "From ten to seven until twenty past.",
    ],
)
def test_everyday_words_are_left_alone(word):
    assert outward(word) == word


def test_lines_that_a_mail_program_broke_are_one_paragraph_again():
    broken = (
        "We stopped asking for the report on a Friday and\n\nnobody noticed until June.\n\nThen we stopped the rest."
    )
    assert outward(broken) == broken.replace("and\n\nnobody", "and nobody")


@given(st.text(alphabet=st.sampled_from("aA bB.\n1[]?’'£%-“"), max_size=60))
def test_no_digit_is_left_outside_a_question(text):
    assert not re.search(r"\d", re.sub(r"\[[^\[\]\n]*\?\]", "", outward(text)))


def test_a_small_number_is_asked_for_only_where_it_counts_business():
    asked = outward("Two fitters waited for three minutes, we lost two customers and two million, and sold 3.")
    assert asked.startswith("Two fitters waited for three minutes, we lost [number 1,")
    assert asked.count("[number") == 3
