import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach import words


@each(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ("One.", "Two!", "Three?", "Four")),
        ("Dr. Weiss came. She left.", ("Dr. Weiss came.", "She left.")),
        ("I met J. R. Hartley. He fishes.", ("I met J. R. Hartley.", "He fishes.")),
        ("He said “Stop.” I stopped.", ("He said “Stop.”", "I stopped.")),
        ("A heading\n\nA line", ("A heading", "A line")),
        ("It is for you and I. They know.", ("It is for you and I.", "They know.")),
        ("", ()),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, found: tuple[str, ...]) -> None:
    assert words.sentences(text) == found


def test_links_handles_and_hashtags_are_no_words() -> None:
    assert words.words("See https://x.example/a, @ada and #growth at ada@x.example") == (
        "See",
        "and",
        "at",
        "ada",
        "x.example",
    )


@each(
    ("text", "figure"),
    [
        ("Cut it from 71 % to 93", "71 %"),
        ("We are 1,900 people.", "1,900 people"),
        ("6+ years of it", "6+ years"),
        ("from nine to two", "nine"),
        ("It halved", "halved"),
        ("in 2019", ""),
        ("12,000 followers and 500+ connections, 30k likes", ""),
        ("12,000 followers and 3 depots", "3 depots"),
        ("one thing", ""),
    ],
)
def test_a_number_measures_something_but_never_a_crowd_or_a_year(text: str, figure: str) -> None:
    assert words.number(text) == figure


@each(
    ("text", "name"),
    [
        ("We opened Leeds", "Leeds"),
        ("Leeds opened", ""),
        ("Leeds opened. Leeds Leeds", ""),
        ("RNLI Mallaig", "RNLI"),
        ("Because I said so", ""),
        ("the Then and the There", ""),
    ],
)
def test_a_name_stands_inside_a_sentence(text: str, name: str) -> None:
    assert words.name(text) == name


def test_the_first_word_may_be_a_name_where_names_are_asked_for() -> None:
    assert words.name("Brackley Town", at_start=True) == "Brackley"
    assert words.name("Various Trusts", at_start=True, skip={"various"}) == "Trusts"


@given(st.text(alphabet="Leds ai.14#\n", max_size=40), st.integers(2, 4))
def test_saying_it_again_makes_nothing_specific(text: str, times: int) -> None:
    assert bool(words.name(" ".join([text] * times))) <= bool(words.name(text))


@pytest.mark.parametrize("text", ["I mend clocks", "what we do", "I’ve been there", "It is OUR depot"])
def test_who_speaks_of_themselves_is_heard(text: str) -> None:
    assert words.first_person(text)


@pytest.mark.parametrize("text", ["Mends clocks", "The usual ire", "Weary"])
def test_who_does_not_is_not(text: str) -> None:
    assert not words.first_person(text)


def test_telling_of_oneself_by_name_is_the_third_person() -> None:
    assert words.third_person("Ada Okafor joined in 2019. She runs depots.", "Ada Okafor")
    assert not words.third_person("I am Ada Okafor and she is my cat", "Ada Okafor")
    assert not words.third_person("She runs depots", "")


def test_stock_phrases_are_found_with_hyphen_or_without_and_only_whole() -> None:
    book = words.phrasebook(["results-driven", "team player", "team effort"])
    assert words.stock_phrases("A Results driven Team Player", book) == ("results driven", "team player")
    assert words.stock_phrases("steam players", book) == ()


@each(
    ("text", "is_padded"),
    [
        ("success " * 300, True),
        ("yes yes yes", True),
        ("I opened a depot in Leeds. " * 40, True),
        ("New York, New York", False),
        ("day by day, week by week", False),
        ("hello hello", False),
    ],
)
def test_padding_says_the_same_words_again(text: str, is_padded: bool) -> None:
    assert words.padded(text) is is_padded


def test_two_texts_are_alike_by_the_words_that_carry_something() -> None:
    assert words.similarity("I run trains in Leeds", "Running? I run the trains of Leeds") > 0.6
    assert words.similarity("I am", "I was") == 0
    assert words.similarity("clocks", "") == 0


def test_readability_is_silent_on_short_texts_and_knows_long_words() -> None:
    assert words.readability("The cat sat. The dog ran. The end.") is None
    assert words.readability("word " * 150) is None
    easy = words.readability(" ".join(f"The cat {n} sat on a mat." for n in range(30)))
    hard = words.readability(
        " ".join(f"Organisational transformation {n} necessitates communication." for n in range(30))
    )
    assert easy is not None
    assert hard is not None
    assert easy < 5 < 14 < hard


@each(
    "answer",
    [
        "Priya is a star.",
        "Great work",
        "She helped a lot",
        "",
        "It was good and they were very nice about it all",
        "In 2019",
    ],
)
def test_a_thin_answer_has_no_name_number_or_deed(answer: str) -> None:
    assert words.thin(answer)


@each(
    "answer",
    [
        "Priya drove to Leeds and took the shift herself.",
        "Eleven calls became two",
        "Priya drove to Leeds herself.",
        "She stayed until nine on a Sunday",
        "It saved 40 beds",
        "He stayed every night until the depot roster was fixed",
    ],
)
def test_a_name_number_or_deed_is_enough(answer: str) -> None:
    assert not words.thin(answer)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    words.specific(text)
    words.thin(text)
    assert isinstance(words.padded(text), bool)
    assert all(words.sentences(text))
