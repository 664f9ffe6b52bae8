"""Evidence: what words weigh, learnt from labelled texts, for wordings no sign was written for."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.guard import Checker, Setting, check
from execcoach.drafting.guard_evidence import likelihood, marks, shares, stretches
from execcoach.drafting.guard_words import read_sentence
from execcoach.services.guard import shipped_rules
from execcoach.storage.content import shipped_toml

LESSONS = Path(__file__).parent / "guard_lessons"
ROUNDABOUT = "Our Lena turns six on Thursday, and from Monday she walks alone to the primary school by the mill."


def without_evidence():
    return replace(shipped_rules(), evidence=None)


def test_the_weights_were_learnt_from_the_lessons_that_lie_here():
    lessons = b"".join(file.read_bytes() for file in sorted(LESSONS.glob("*.tsv")))
    assert shipped_toml("prompts/rules/evidence.toml")["lessons"] == hashlib.sha256(lessons).hexdigest()[:12]


def test_every_lesson_has_labels_of_the_guard_and_a_text():
    known = {label.id for label in shipped_rules().labels} | {"-"}
    for file in sorted(LESSONS.glob("*.tsv")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            labels, tab, text = line.partition("\t")
            assert tab, f"{file.name}:{number}"
            assert text.strip(), f"{file.name}:{number}"
            assert {one.strip() for one in labels.split(",")} <= known, f"{file.name}:{number}"


def test_what_words_alone_tell_is_shown_with_its_sentence_and_never_blocks():
    evidence = shipped_rules().evidence
    told = replace(evidence, above=dict.fromkeys(evidence.above, 0.0))
    found = check(ROUNDABOUT, replace(shipped_rules(), evidence=told), Setting(sector="public"))
    weighed = [one for one in found if one.rule == "evidence"]
    assert weighed
    assert {one.severity for one in weighed} == {"warn"}
    assert all(ROUNDABOUT[one.start : one.end] == one.words for one in weighed)


def test_nothing_is_told_where_no_likelihood_is_high_enough():
    evidence = shipped_rules().evidence
    silent = replace(evidence, above=dict.fromkeys(evidence.above, 1.0), below=0.0)
    rules = replace(shipped_rules(), evidence=silent)
    assert check(ROUNDABOUT, rules) == check(ROUNDABOUT, without_evidence())


def test_a_few_words_are_not_weighed():
    evidence = shipped_rules().evidence
    told = replace(evidence, above=dict.fromkeys(evidence.above, 0.0))
    assert check("See you in Leeds at six.", replace(shipped_rules(), evidence=told)) == ()


def test_what_a_list_or_a_count_shows_stays_whatever_the_words_weigh():
    evidence = shipped_rules().evidence
    doubting = replace(evidence, below=1.0, above=dict.fromkeys(evidence.above, 1.0))
    tagged = "We opened the depot in Leeds this morning with forty people. #a1 #b2 #c3 #d4 #e5 #f6 #g7"
    assert [one.label for one in check(tagged, replace(shipped_rules(), evidence=doubting))] == [
        "style:hashtag-overload"
    ]


def test_a_sign_blocks_only_where_the_words_of_the_whole_speak_for_it():
    choirs = "The two choirs of Kirkby merge for the Messiah on Saturday. I sing second bass and count bars."
    assert [one.severity for one in check(choirs, without_evidence())] == ["block"]
    assert {one.severity for one in check(choirs, shipped_rules())} <= {"warn"}


def test_children_told_without_the_word_weigh_more_than_a_plain_day_at_work():
    checker = Checker(without_evidence(), Setting())

    def likely(text):
        return likelihood(
            shipped_rules().evidence, "privacy:children", shares([checker._weighing.marks_of(read_sentence(text))])
        )

    assert (
        likely(ROUNDABOUT) > 0.5 > 0.1 > likely("We changed the points at Crewe on Sunday night, and nobody was late.")
    )


def test_a_word_is_weighed_without_its_ending_and_a_number_by_its_length():
    read = marks(read_sentence("Promoted 1,250 people @ada in 2019!"), ["money"])
    assert {"promot", "(9999)", "(handle)", "(year)", "!", "(year) !"} <= read.words
    assert read.classes == {"money"}


@given(st.lists(st.integers(0, 60), max_size=40))
def test_every_sentence_of_a_text_is_weighed_in_some_part(sizes):
    parts = stretches(sizes)
    assert {at for begin, end in parts for at in range(begin, end)} == set(range(len(sizes)))


@pytest.mark.parametrize("text", ["", " \n", "…", "\u202e\x1b[2J" * 50, "word " * 3000])
def test_any_text_can_be_weighed(text):
    check(text, shipped_rules(), Setting(first_contact=True))
