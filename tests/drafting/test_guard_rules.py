import re
import sys
from re import _constants, _parser  # type: ignore[attr-defined]

import pytest
from each import each

from execcoach.drafting.guard import Checker, Setting, check, read_rules
from execcoach.drafting.guard_forms import forms
from execcoach.drafting.guard_rules import choices
from execcoach.services.guard import shipped_rules

LABELS = """
spam: auto-dm pitch-on-first-contact off-topic-meme mass-tagging group-adding stranger-friend-request fake-followers
scraped-contact no-follow-up lead-gen engagement-bait
style: click-bait gated-link sales-call shouting buzzwords no-specifics hashtag-overload tone: contempt angry-reply
privacy: birth-date birth-date-and-place maiden-or-pet-name home-address phone personal-email travel-dates children
id-number
disclosure: results guidance deal layoffs legal price-or-dividend unreleased-product customer-name
no-employer-disclosure
"""


def wanted():
    room, found = "", set()
    for word in LABELS.split():
        if word.endswith(":"):
            room = word
        else:
            found.add(room + word)
    return found


def test_every_label_there_is_has_a_rule_with_its_why_its_source_and_a_better_way():
    labels = shipped_rules().labels
    assert {label.id for label in labels} == wanted()
    assert len(labels) == len(wanted())
    for label in labels:
        assert label.signs, label.id
        assert all(len(words) > 12 for words in (label.why, label.better)), label.id
        assert label.source, label.id


def test_the_two_of_tone_only_hint():
    severity = {label.id: label.severity for label in shipped_rules().labels}
    assert severity["tone:contempt"] == severity["tone:angry-reply"] == "hint"
    assert severity["privacy:id-number"] == "block"


def repeats(parsed):
    """Every repeat of a parsed expression, with how many repeats it stands in."""
    for op, value in parsed:
        if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            yield value[1]
            yield from (value[1] * inner for inner in repeats(value[2]))
        elif op is _constants.SUBPATTERN:
            yield from repeats(value[3])
        elif op is _constants.BRANCH:
            for branch in value[1]:
                yield from repeats(branch)
        elif op in (_constants.ASSERT, _constants.ASSERT_NOT):
            yield from repeats(value[1])


def test_no_expression_repeats_without_an_end():
    shapes = [shape for choice in choices(shipped_rules()) for shape in choice.shapes]
    assert len(shapes) > 20
    for shape in shapes:
        assert max(repeats(_parser.parse(shape.pattern)), default=0) <= 700, shape.pattern
    assert max(repeats(_parser.parse("(a+)b*"))) > 700  # the test can fail


HARD = [
    "a", "A", "1", "1 ", "- ", "@", "#a ", "we ", "nobody ", "not ", "1.", "born 9 ", "Aa, ", "(8 ", ". ", "\n", "!",
    "https://", "1-", "my son ", "€1 ", "up 12 % ",
]  # fmt: skip


def calls(text):
    """How many functions are called while the text is checked."""
    checker = Checker(shipped_rules(), Setting(sector="public", first_contact=True, kind="message"))
    number = 0

    def count(frame, event, arg):
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        checker.check(text)
    finally:
        sys.setprofile(None)
    return number


@each("piece", HARD[::16])
def test_twice_the_text_is_about_twice_the_work(piece):
    one, two = (calls((piece * 20_000)[:size]) for size in (1_000, 2_000))
    assert two < one * 2.6 + 20_000


@pytest.mark.proof
@pytest.mark.parametrize("piece", HARD)
def test_twenty_thousand_hard_letters_are_twice_the_work_of_ten_thousand(piece):
    one, two = (calls((piece * 20_000)[:size]) for size in (5_000, 10_000))
    assert two < one * 2.4 + 20_000


@each(
    ("raw", "said"),
    [
        ({"label": [{"id": "a:b"}]}, "missing"),
        ({"classes": {"x": ["{y}"], "y": ["{x}"]}}, "itself"),
        ({"classes": {"x": ["{nowhere}"]}}, "no class"),
        ({"classes": {"number": ["1"]}}, "there already"),
        ({"classes": {"x": [".. a"]}}, "begin"),
        ({"classes": {"x": ["a{b}c"]}}, "no class and no word"),
    ],
)
def test_a_rule_that_cannot_be_read_is_named(raw, said):
    with pytest.raises(ValueError, match=said):
        read_rules({"words": raw})


@pytest.mark.parametrize(
    "sign",
    [
        {"id": "x", "all": ["a"], "within": "page"},
        {"id": "x"},
        {"id": "x", "all": ["a"], "valid": "nothing"},
        {"id": "x", "all": ["a"], "when": {"weather": ["rain"]}},
        {"id": "x", "all": ["a"], "typo": 1},
    ],
)
def test_a_sign_that_cannot_be_read_is_named(sign):
    label = {"id": "a:b", "severity": "warn", "why": "w", "source": "s", "better": "b", "sign": [sign]}
    with pytest.raises(ValueError, match="a:b"):
        read_rules({"spam": {"label": [label]}})


def test_a_class_of_one_file_is_not_that_of_another():
    label = {"severity": "warn", "why": "w", "source": "s", "better": "b", "sign": [{"id": "x", "all": ["{x}"]}]}
    raws = {
        "spam": {"classes": {"x": ["red"]}, "label": [{"id": "a:b", **label}]},
        "style": {"classes": {"x": ["green"]}, "label": [{"id": "c:d", **label}]},
    }
    assert [one.label for one in check("red", read_rules(raws))] == ["a:b"]


def test_a_word_stands_for_its_forms():
    assert set(forms("close")) == {"close", "closes", "closed", "closing"}
    assert {"ships", "shipped", "shipping"} <= set(forms("ship"))
    assert {"companies"} <= set(forms("company"))
    assert {"rose", "risen"} <= set(forms("rise"))


def test_expressions_compile_without_a_warning():
    for choice in choices(shipped_rules()):
        for shape in choice.shapes:
            re.compile(shape.pattern, shape.flags)
