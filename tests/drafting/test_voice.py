import pytest

from execcoach.drafting import voice
from execcoach.drafting.joins import CLOSE, OPEN, tidy, unmarked
from execcoach.drafting.template import read_template
from execcoach.drafting.writer import compose
from execcoach.profile.model import Line, Person, Profile, Voice

HEAD = '+++\nid = "t"\ntitle = "T"\nkind = "post"\n[[input]]\nname = "did"\nlabel = "D"\nask = "What?"\n+++\n'


def written(body, said="the van was late", **of_voice):
    profile = Profile(
        person=Person(name="Ada Cole", pronouns=of_voice.pop("pronouns", "")),
        voice=Voice(**{key: tuple(Line(text=text) for text in texts) for key, texts in of_voice.items()}),
    )
    return compose(read_template(HEAD + body, "t.j2.md"), {"did": said}, profile)


def test_the_first_way_to_say_it_is_taken_unless_another_is_hers():
    body = '{{ "What I got wrong:" | say("My mistake:") }} {{ did }}'
    assert written(body).text == "What I got wrong: the van was late"
    assert written(body, says=("my mistake",)).text == "My mistake: the van was late"
    assert written(body, never_says=("got wrong",)).text == "My mistake: the van was late"
    assert written(body, never_says=("wrong", "mistake")).text == "The van was late"


def test_a_way_to_say_it_is_nobodys_own():
    assert written('{{ "Otherwise they" | say }} {{ did }}').theirs == pytest.approx(4 / 6)


def test_a_word_she_never_says_leaves_the_templates_words_and_stays_in_hers():
    composed = written(
        "Going Forward {{ did }}. Otherwise {{ did }}.", "we wait, going forward", never_says=("going forward",)
    )
    assert composed.text == "We wait, going forward. Otherwise we wait, going forward."
    assert composed.never_says == ("going forward",)


def test_a_question_still_open_is_not_what_she_said():
    assert written("{{ did }}", "", never_says=("what",)).never_says == ()
    assert written("{{ did }}", "what else", never_says=("what",)).never_says == ("what",)


def test_only_whole_words_are_never_said_whatever_their_apostrophe():
    assert voice.heard("We don’t learn", ("don't", "lea", "EARN", "")) == ("don't",)


def test_what_follows_a_join_that_went_begins_its_sentence():
    marked = f"{OPEN}One.{CLOSE} Otherwise {OPEN}two.{CLOSE}\n\nOtherwise {OPEN}three.{CLOSE}"
    said = {"never_says": ["otherwise"], "spelling": ""}
    assert unmarked(tidy(voice.in_their_voice(marked, said))) == "One. Two.\n\nThree."


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("she/her", "She is on her way, works and walks by herself."),
        ("He / him", "He is on his way, works and walks by himself."),
        ("they/them", "They are on their way, work and walk by themself."),
        ("", "Ada is on Ada’s way, works and walks by Ada."),
        ("xe/xem", "Ada is on Ada’s way, works and walks by Ada."),
    ],
)
def test_verbs_agree_with_the_pronouns_and_the_name_stands_where_none_are_known(said, wanted):
    doing = "{{ me.they | capital }} {{ me.are }} on {{ me.their }} way, work{{ me.s }}"
    body = doing + " and walk{{ me.s }} by {{ me.themself }}."
    assert written(body, pronouns=said).text == wanted


def test_grammar_is_nobodys_own():
    assert written("{{ me.they }} {{ me.have }} {{ did }}", "gone home", pronouns="she/her").theirs == pytest.approx(
        0.5
    )
