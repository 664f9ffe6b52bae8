"""The card of a day: written short and plain, and read back from whatever a mail program made of it."""

import datetime
import tomllib
from pathlib import Path

import mails
import pytest
from each import each
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.exchange.day_card import day_card, marks_of, read_card_wording
from execcoach.exchange.filled_card import CardAnswer, FilledCard, is_card, read_card
from execcoach.exchange.mailed import mailed_text
from execcoach.exchange.questionnaire import is_form
from execcoach.routine.plan import Plan
from execcoach.routine.prompts import Step
from execcoach.text import clean
from execcoach.words import folded

WORDING = read_card_wording(tomllib.loads((Path(__file__).parents[2] / "prompts/card.toml").read_text("utf-8")))
DAY = datetime.date(2026, 11, 24)
STEPS = (
    Step(
        pillar="share",
        prompt="share-first-rota",
        minutes=3,
        title="Thank Priya for Leeds",
        words="Say what she did on the Thursday before the move, what it changed, and leave yourself out of it ",
        ask="What did she do?",
        because="a draft is waiting",
        by="Sam",
        link="https://northwind-rail.example/news/leeds-depot?from=the-newsletter&and=something-that-is-quite-long",
        draft="leeds",
    ),
    Step(
        pillar="listen",
        prompt="listen-night-ward",
        minutes=1,
        title="Read The Night Ward",
        words="Stop when you disagree.",
    ),
    Step(pillar="engage", minutes=2, title="Tom: ring him", words="Tom: ring him", because="He asked", by="Sam"),
    Step(pillar="engage", minutes=2, title="Ring Owen", words="Ring Owen about the cab"),
)
MARKS = ("share-first-rota", "listen-night-ward", "engage", "engage-again-2")
DRAFT = """By six Priya had covered one shift and was driving up to be the other, which I heard from somebody else.

Answer 1 [share-first-rota]: not an answer
End of the card. Step 2 of 4: listen
execcoach card 1 for Grace [abcdefgh-20200101-1]
On Saturday Sam wrote:
> as quoted
--
Ada"""


def card(**other: object) -> str:
    plan = Plan(DAY, 8, STEPS)
    given = {"drafts": {"leeds": ("Thank Priya", DRAFT)}, "made_ahead": True, **other}
    return day_card(plan, "k3j2h1g4f5d6", "Ada Okafor", "Ada", WORDING, **given)  # type: ignore[arg-type]


CARD = card()


def filled(answers: dict[str, str], text: str = CARD) -> str:
    for mark, words in answers.items():
        at = text.index(f" [{mark}]:\n", text.rindex("\nAnswer", 0, text.index(f" [{mark}]:\n"))) + len(mark) + 5
        text = f"{text[:at]}{words}\n{text[at:]}"
    return text


def read(text: str | bytes) -> FilledCard:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return read_card(mailed_text(data), WORDING)


def test_a_card_says_who_when_what_and_where_to_answer() -> None:
    assert "]\n\nAda, your 8 minutes for Tuesday 24 November.\n" in CARD
    assert "Made ahead" in CARD
    assert "Made ahead" not in card(made_ahead=False)
    assert CARD.startswith("execcoach card 1 for Ada Okafor [k3j2h1g4f5d6-20261124-")
    assert "Laid out by Sam: a draft is waiting" in CARD
    assert f"\nOpen: {STEPS[0].link}\n" in CARD
    assert "By six Priya had covered one shift and was driving up to be the other, which I heard" in CARD
    assert marks_of(Plan(DAY, 8, STEPS)) == MARKS
    assert CARD.count("Ring Owen about the cab") == 1
    assert CARD.count("Tom: ring him") == 1
    gone = card(drafts={"leeds": ("Thank Priya", "")})
    assert "“Thank Priya” waits in the app" in gone
    assert "By six" not in gone


def test_what_stands_in_a_draft_is_never_taken_for_an_answer_or_a_mark() -> None:
    found = read(CARD)
    assert (found.sign, found.name, found.day) == ("k3j2h1g4f5d6", "Ada Okafor", DAY)
    assert found.answers == ()
    assert found.unsure == ()


def test_an_empty_card_answers_nothing_and_words_say_done_skipped_or_private() -> None:
    said = {"share-first-rota": "Done.", "listen-night-ward": "Skipped: on a plane", "engage": "Tom drew it (private)"}
    found = read(filled(said | {"engage-again-2": "no"}))
    assert found.answers == (
        CardAnswer("share-first-rota", "done"),
        CardAnswer("listen-night-ward", "skipped", "on a plane"),
        CardAnswer("engage", "done", "Tom drew it", private=True),
        CardAnswer("engage-again-2", "skipped"),
    )
    assert found.unsure == ()
    assert [one.pillar for one in found.answers] == ["share", "listen", "engage", "engage"]


SAID = st.lists(
    st.text(
        st.characters(categories=("L", "N", "P", "S"), exclude_characters="<>&\u02bc\u201b"), min_size=1, max_size=12
    ),
    min_size=1,
    max_size=25,
).map(lambda words: "We " + " ".join(words))
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
MAIL = given(
    answers=st.fixed_dictionaries({}, optional=dict.fromkeys(MARKS, SAID)),
    mangles=st.lists(st.sampled_from(sorted(mails.MAILED)), max_size=4, unique=True),
    last=st.sampled_from(sorted(mails.LAST)),
)


def level(text: str) -> str:
    """Words as compared: mail may change quotes and blanks, never a word."""
    return " ".join(clean(text).replace("’", "'").split())


def comes_back(answers: dict[str, str], mangles: list[str], last: str) -> None:
    """Fill the card in, mail it, read it: the same answers, or what is doubtful is named at its step."""
    text = filled(answers)
    for name in mangles:
        text = mails.MAILED[name](text)
    data = mails.LAST[last](text)
    assert is_card(mailed_text(data))
    found = read(data)
    assert (found.sign, found.day) == ("k3j2h1g4f5d6", DAY)
    doubted = {one.question for one in found.unsure}
    got = {one.mark: level(one.note) for one in found.answers}
    for mark in MARKS:
        wanted = level(answers.get(mark, ""))
        if mark not in doubted:
            assert got.get(mark, "") == wanted, (mark, text)
        else:
            assert set(got.get(mark, "").split()) <= set(wanted.split()), (mark, text)


@settings(max_examples=30, phases=UNSHRUNK)
@MAIL
@example({"engage": "We " + "rang " * 40}, ["quoted", "wrapped", "twice"], "as a saved mail")
def test_whatever_was_answered_comes_back_from_the_mail_or_is_named_as_unsure(
    answers: dict[str, str], mangles: list[str], last: str
) -> None:
    comes_back(answers, mangles, last)


@pytest.mark.proof
@settings(max_examples=1500, deadline=None, phases=UNSHRUNK)
@MAIL
def test_it_comes_back_from_fifteen_hundred_mails(answers: dict[str, str], mangles: list[str], last: str) -> None:
    comes_back(answers, mangles, last)


@each("name", sorted(mails.MAILED))
def test_a_card_that_nobody_answered_says_nothing_whatever_mail_did(name: str) -> None:
    found = read(mails.MAILED[name](CARD))
    assert found.answers == ()
    assert [one for one in found.unsure if one.reason not in ("It stands outside the answers",)] == []


def test_what_was_typed_anywhere_else_is_named() -> None:
    above = f"All three done on the train, Sam.\n\n{mails.quoted(CARD)}"
    assert [one.words for one in read(above).unsure] == ["All three done on the train, Sam."]
    among = mails.quoted(CARD).replace("> What did she do?", "> What did she do?\nShe took the shift.")
    assert [(one.words, one.line > 0) for one in read(among).unsure] == [("She took the shift.", True)]
    bare = CARD.replace("What did she do?", "What did she do?\nShe took the shift.")
    (found,) = read(bare).unsure
    assert found.words == "4 words"
    assert "among the steps" in found.reason
    other = read(CARD.replace("[listen-night-ward]:", "[hobbies]: rowing"))
    assert [one.words for one in other.unsure] == ["Answer 2 [hobbies]: rowing"]
    twice = filled({"engage": "Rang Tom"}) + "\n" + mails.quoted(filled({"engage": "Rang Owen"}))
    assert [one.mark for one in read(twice).answers] == []
    assert {one.words for one in read(twice).unsure} == {"Rang Tom", "Rang Owen"}
    signed = filled({"engage-again-2": "Rang Owen"}).replace("\n\nEnd of the card", "\n-- \nAda\n\nEnd of the card")
    assert [one.note for one in read(signed).answers] == ["Rang Owen"]
    assert [one.words for one in read(signed).unsure] == ["Ada"]


def test_a_head_that_was_broken_in_two_is_still_read() -> None:
    broken = CARD.replace("for Ada Okafor [", "for Ada\nOkafor [")
    assert is_card(broken)
    assert read(broken).day == DAY
    assert read(mails.quoted(broken)).day == DAY


def test_a_mail_with_two_days_a_day_that_is_none_and_a_form_are_told_apart() -> None:
    with pytest.raises(CoachError, match="several days"):
        read(CARD + CARD.replace("-20261124-", "-20261125-"))
    with pytest.raises(CoachError, match="no day"):
        read(CARD.replace("-20261124-", "-20261399-"))
    with pytest.raises(CoachError, match="not in it"):
        read("Answer 1 [share]: x")
    assert not is_card("execcoach form 1 for Ada Okafor [k3j2h1g4f5d6]\n\nAnswer 1 [hobbies]:")
    assert is_form(CARD)
    assert list(folded(read(CARD).name)) == ["ada", "okafor"]
