"""The form that is mailed: written short and plain, and read back from whatever a mail program made of it."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import mails
import pytest
from each import each
from hostile import SHORT
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from execcoach.exchange.filled_form import FilledForm, read_form
from execcoach.exchange.mailed import mailed_text, speaks
from execcoach.exchange.questionnaire import END, is_form, read_wording, signs_of, write
from execcoach.profile.checklist import Question, read_checklist
from execcoach.text import clean, one_line
from execcoach.words import folded

PROMPTS = Path(__file__).parents[2] / "prompts"


def loaded(name: str) -> dict[str, object]:
    return tomllib.loads((PROMPTS / name).read_text("utf-8"))


QUESTIONS = {
    question.id: question
    for file in sorted((PROMPTS / "checklists").glob("*.toml"))
    for question in read_checklist(loaded(f"checklists/{file.name}")).questions
}
QUESTIONS["photo-day"] = replace(QUESTIONS["opening"], id="photo-day", path="photo.taken")
WORDING = read_wording(loaded("questionnaire.toml"))
ASKED = [
    QUESTIONS[id] for id in ("hobbies", "turn-offs", "schools", "opening", "role-summary", "photo-day", "earlier-role")
]
FORM = write(ASKED, "k3j2h1g4f5d6", "Ada Okafor", "Ada", WORDING)


def filled(answers: dict[str, list[object]], form: str = FORM) -> str:
    """The form with these answers typed where they belong."""
    for at, question in enumerate(ASKED, 1):
        mark = f"Answer {at} [{question.id}]:\n"
        before, _, after = form.partition(mark)
        tail = after[after.index("\n\n") :] if question.answer != "line" else after.lstrip("\n")
        said = answers.get(question.id, [])
        if question.answer == "entry":
            lines = [
                f"{field.label}: {entry.get(field.key, '')}" for entry in said or [{}] for field in question.fields
            ]
        else:
            lines = [f"- {item}" for item in said] if question.answer == "list" else [str(item) for item in said]
        form = f"{before}{mark}" + "\n".join(lines or [""]) + ("\n\n\n" + tail if question.answer == "line" else tail)
    return form


def read(text: str | bytes) -> FilledForm:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return read_form(mailed_text(data), QUESTIONS.values(), WORDING)


MAILED: dict[str, Callable[[str], str]] = {
    **mails.MAILED,
    "over a blank one": lambda text: f"{text}\n-----Original Message-----\nFrom: Sam\nSubject: Questions\n\n{FORM}",
}
NOT_ANSWERS = {" ".join(folded(words)) for words in (*WORDING.no_answer, *WORDING.not_for_me)}


def answers_something(words: str) -> bool:
    plain = " ".join(folded(words))
    return bool(plain) and not any(plain.startswith(one) for one in NOT_ANSWERS) and one_line(words) == words


LETTERS = st.characters(categories=("L", "N", "P", "S"), exclude_characters="<>&\u02bc\u201b")
SAID = st.lists(st.text(LETTERS, min_size=1, max_size=12).filter(speaks), min_size=1, max_size=25).map(" ".join)
WORDS = SAID.map(lambda words: f"We {words}").filter(answers_something)
DATES = st.sampled_from(["2019", "May 2019", "2 May 2019", "2019-05", "2019-05-02"])


def entries(question: Question) -> st.SearchStrategy[list[object]]:
    boxes = {field.key: DATES if field.key in ("start", "end") else WORDS for field in question.fields}
    return st.lists(st.fixed_dictionaries(boxes), max_size=2, unique_by=lambda entry: str(entry))


def answers_of(question: Question) -> st.SearchStrategy[list[object]]:
    if question.answer == "list":
        return st.lists(WORDS, max_size=3, unique=True)
    if question.answer == "entry":
        return entries(question)
    one = DATES if question.id == "photo-day" else WORDS
    return st.lists(one, max_size=1)


ANSWERS = st.fixed_dictionaries({question.id: answers_of(question) for question in ASKED})
MANGLES = st.lists(st.sampled_from(sorted(MAILED)), max_size=4, unique=True)


def level(value: object) -> str:
    """A value as compared: mail may change quotes, blanks and the way a date is written, never a word."""
    if isinstance(value, dict):
        return " | ".join(f"{key} {level(item)}" for key, item in sorted(value.items()) if item)
    text = " ".join(clean(str(value)).replace("’", "'").split())
    return {"May 2019": "2019-05", "2 May 2019": "2019-05-02"}.get(text, text)


def comes_back(answers: dict[str, list[object]], mangles: list[str], last: str, lost: int) -> None:
    """Fill the form in, mail it, read it: the same answers, or what is doubtful is named at its question."""
    text = filled(answers)
    if lost:
        text = re.sub(rf"(?s)\n\nQuestion {lost} .*?(?=\n\nQuestion {lost + 1} )", "\n", text)
    for name in mangles:
        text = MAILED[name](text)
    data = mails.LAST[last](text)
    assert is_form(mailed_text(data))
    found = read(data)
    assert found.sign == "k3j2h1g4f5d6"
    doubted = {one.question for one in found.unsure}
    for at, question in enumerate(ASKED, 1):
        wanted = [] if at == lost else [level(value) for value in answers.get(question.id, []) if level(value)]
        got = [level(value) for value in found.values.get(question.id, ())]
        if question.id not in doubted:
            assert got == wanted, (question.id, text)
        else:
            words = set(" ".join(wanted).split())
            assert all(words.issuperset(one.split()) for one in got), (question.id, text)


@each("length", range(40, 72))
def test_a_full_stop_that_a_mail_left_on_a_line_of_its_own_stays_with_its_answer(length: int) -> None:
    said = f"We {'rowed ' * 20}"[:length].strip() + " ."
    answers = {"schools": [{"name": said}], "hobbies": [said], "role-summary": [said]}
    comes_back(answers, ["wrapped"], "as it is", 0)


UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A mail takes minutes to shrink, and reads as well whole."""
MAIL = given(
    answers=ANSWERS, mangles=MANGLES, last=st.sampled_from(sorted(mails.LAST)), lost=st.sampled_from([0, 0, 0, 2, 4])
)


@settings(max_examples=40, phases=UNSHRUNK)
@MAIL
@example({"hobbies": ["We " + "row " * 40]}, ["quoted", "wrapped", "twice"], "as a saved mail", 0)
def test_whatever_was_answered_comes_back_from_the_mail_or_is_named_as_unsure(
    answers: dict[str, list[object]], mangles: list[str], last: str, lost: int
) -> None:
    comes_back(answers, mangles, last, lost)


@pytest.mark.proof
@settings(max_examples=1500, deadline=None, phases=UNSHRUNK)
@MAIL
def test_it_comes_back_from_fifteen_hundred_mails(
    answers: dict[str, list[object]], mangles: list[str], last: str, lost: int
) -> None:
    comes_back(answers, mangles, last, lost)


def test_the_form_is_plain_and_says_why_with_an_example() -> None:
    assert max(map(len, FORM.split("\n"))) <= 66
    assert FORM.count("Why: ") == FORM.count("For example: ") == len(ASKED)
    assert "execcoach form 1 for Ada Okafor [k3j2h1g4f5d6]" in FORM
    assert read(FORM) == FilledForm("k3j2h1g4f5d6", "Ada Okafor")
    assert read(MAILED["answered above"](FORM)) == FilledForm("k3j2h1g4f5d6", "Ada Okafor")


def test_reading_back_does_not_depend_on_the_wording_of_a_question() -> None:
    text = filled({"hobbies": ["Sculling on the Aire"]}).replace("What were you doing", "Quoi de neuf")
    assert read(text).values == {"hobbies": ("Sculling on the Aire",)}


@each(
    ("typed", "why"),
    [
        ("Not for me", ""),
        ("n/a", ""),
        ("not for me, I follow no sport", "I follow no sport"),
        ("“Not for me” – too private", "too private"),
        ("Skip this.", ""),
        ("No thanks (my husband's)", "my husband's"),
    ],
)
def test_not_for_me_is_an_answer_with_its_reason(typed: str, why: str) -> None:
    found = read(FORM.replace("Answer 1 [hobbies]:", f"Answer 1 [hobbies]: {typed}"))
    assert (dict(found.declined), dict(found.values), found.unsure) == ({"hobbies": why}, {}, ())


def test_what_cannot_be_placed_is_named_with_its_line_and_never_guessed() -> None:
    text = FORM.replace("Why: Somebody", "I ring bells, does that count?\nWhy: Somebody", 1)
    text = text.replace("Answer 2 [turn-offs]:", "Answer 2 [turn-offs]: none")
    text = text.replace("Answer 3 [schools]:", "Answer 3 [schools]: Durham, physics, 1996")
    text = text.replace("Answer 6 [photo-day]:", "Answer 6 [photo-day]: last summer")
    text = text.replace("Answer 7 [earlier-role]", "Answer 7 [a-new-one]: Spalding\nAnswer 7 [earlier-role]")
    found = read(f"Hi Sam, ask Priya about the rest.\n{text}\n--\nAda")
    assert found.values == {}
    told = {one.words: (one.question, one.reason) for one in found.unsure}
    assert told["I ring bells, does that count?"][0] == "hobbies"
    assert told["none"] == ("turn-offs", "These words answer nothing by themselves")
    assert told["Durham, physics, 1996"] == ("schools", "No label stands before it")
    assert "no date" in told["last summer"][1]
    assert "a-new-one" in told["Spalding"][1]
    assert told["Hi Sam, ask Priya about the rest."][0] == ""
    assert len(told) == 6
    assert found.unsure[0].line == 1


def test_a_list_may_hold_private_items_numbers_and_lines_without_bullets() -> None:
    def hobbies(lines: str) -> tuple[object, ...]:
        return read(FORM.replace("Answer 1 [hobbies]:\n- \n- \n- ", f"Answer 1 [hobbies]:\n{lines}")).values["hobbies"]

    assert hobbies("Rowing\nThe allotment (private)") == ("Rowing", {"text": "The allotment", "private": True})
    assert hobbies("1. Rowing\n2) Chess") == ("Rowing", "Chess")
    assert hobbies("1. FC Köln") == ("1. FC Köln",)
    assert hobbies("> 40 bells a year") == ("> 40 bells a year",)
    long = "Sculling on the Aire before work with four people who never"
    assert hobbies(f"{long}\nask what I do") == (f"{long} ask what I do",)


def test_two_different_answers_to_one_question_are_both_shown_and_none_is_taken() -> None:
    one, other = (filled({"opening": [words]}) for words in ("I run trains.", "I run buses."))
    found = read(f"{one}\n{other}")
    assert found.values == {}
    assert {one.words for one in found.unsure} == {"I run trains.", "I run buses."}


def test_an_answer_typed_between_the_quoted_lines_of_a_question_is_taken() -> None:
    text = mails.quoted(FORM).replace("> One line.\n>\n> Answer 4", "> One line.\nI run trains.\n>\n> Answer 4")
    assert read(text).values == {"opening": ("I run trains.",)}


def test_a_form_without_a_person_s_id_carries_a_sign_of_their_name() -> None:
    assert signs_of("", "Ada  Okafor") == signs_of("", "ada okafor") != signs_of("", "Grace Amadi")
    assert read(write(ASKED, "", "Ada Okafor [b]", "Ada", WORDING)).sign == signs_of("", "Ada Okafor [b]")[0]


@each("attack", SHORT)
def test_hostile_answers_are_shown_and_never_obeyed(attack: str) -> None:
    text = filled({"hobbies": [f"We {attack} row"], "opening": [f"We {attack}"]})
    found = read(f"{attack}\n{text}\n{attack}")
    said = [*map(str, found.values.values()), *(one.words for one in found.unsure), found.name]
    assert all(clean(words) == words for words in said)
    assert END not in str(found)


@settings(max_examples=40)
@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: (FORM[:900] + text + FORM[900:]).encode("utf-8", "replace"))
)
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    read(data)
