import pytest
from each import each

from execcoach.drafting import joins


@each(
    ("given", "wanted"),
    [
        ("she drove", "She drove."),
        ("she drove.", "She drove."),
        ("why?", "Why?"),
        ("[Who?]", "[Who?]"),
        ("he said “go.”", "He said “go.”"),
        ("see https://example.org/a", "See https://example.org/a"),
        ("eBay did", "eBay did."),
        ("example.org is ours", "example.org is ours."),
        ("first, second,", "First, second."),
        ("", ""),
    ],
)
def test_a_sentence_has_one_capital_and_one_end(given, wanted):
    assert joins.sentence(given) == wanted


def test_a_phrase_loses_its_full_stop_but_not_an_abbreviations():
    assert joins.phrase("done.") == "done"
    assert joins.phrase("Northline Ltd.") == "Northline Ltd."
    assert joins.phrase("and so on...") == "and so on..."


def test_only_everyday_words_lose_their_capital_in_mid_sentence():
    assert [
        joins.midway(text) for text in ("The van", "I saw", "I’m in", "In May", "It was", "Leeds was", "If so")
    ] == [
        *("the van", "I saw", "I’m in", "in May", "it was", "Leeds was", "if so"),
    ]
    assert joins.may_join("Forty beds")
    assert not joins.may_join("Leeds was")


def test_lists_and_first_names():
    assert joins.listed(["a", "b.", "", "c"]) == "a, b and c"
    names = [
        "Priya Nair",
        "Dr Ada Cole",
        "Dr Cole",
        "Tom Hale and Joan Bee",
        "Ann Ray, COO",
        "Sir Ken Ray",
        "[Who?]",
        "",
    ]
    assert [joins.first_name(name) for name in names] == [
        *("Priya", "Ada", "Dr Cole", "Tom and Joan", "Ann", "Sir Ken", "[Who?]", ""),
    ]


def test_quotation_marks_round_the_whole_come_off():
    assert joins.unquoted("“Go.”") == "Go."
    assert joins.unquoted("“Go” and “stay”") == "“Go” and “stay”"


def test_tidying_joins_without_doubling():
    marked = f"{joins.OPEN}one.{joins.CLOSE}. \n\n\n\n  {joins.OPEN}two{joins.CLOSE}  three \n"
    assert joins.unmarked(joins.tidy(marked)) == "One.\n\nTwo three"


def test_open_questions_are_found_once_each_and_links_are_none():
    assert joins.open_questions("[Who?] [a](b) [Who?] [not one] [When was it?]") == ("Who?", "When was it?")


@pytest.mark.parametrize(
    "text", ["A year ago he rang.", "I have stood under it.", "On Monday she drove.", "This was new."]
)
def test_a_sentence_that_leans_on_an_earlier_one_is_noticed(text):
    assert joins.leans(text)


@pytest.mark.parametrize("text", ["Priya took her van.", "In 2009 I waited. It rained.", "There are four houses.", ""])
def test_a_sentence_that_stands_alone_does_not_lean(text):
    assert not joins.leans(text)
