"""What holds for the texts about a person: their length, and that others never say I for them."""

import re

import pytest
from each import each

from execcoach.drafting.networks import count
from execcoach.drafting.writer import compose
from execcoach.profile.model import ConnectionPoints, Line, Person, Profile, Summary
from execcoach.words import first_person

LENGTHS = {"summary-50": 50, "summary-150": 150, "summary-400": 400}
LENGTHS |= {f"{name}-third": words for name, words in LENGTHS.items()}
TOLD_BY_OTHERS = (*(name for name in LENGTHS if name.endswith("third")), "speaker-introduction")
COLE = Profile(
    person=Person(name="Ada Cole", role="Chief operating officer", company="Northline"),
    summary=Summary(
        opening="I know which door",
        accomplishments=(Line(text="We missed four a week and now we miss four a year"),),
        motivations=(Line(text="I once sat nine hours in a corridor"),),
        turn_offs=(Line(text="You want us to have a finished plan"),),
    ),
    connection_points=ConnectionPoints(hobbies=(Line(text="My church clocks: I mend them, slowly"),)),
)


def examples(template):
    return {asked.name: asked.example for asked in template.inputs}


def outside_quotation_marks(text):
    return re.sub(r"“[^”]*”|\[[^\]]*\]", " ", text)


@each(("name", "words"), LENGTHS.items())
def test_a_summary_with_every_answer_has_about_the_words_it_promises(
    name, words, templates, ada_of_the_demo, her_answers
):
    hers = compose(templates[name], her_answers[name], ada_of_the_demo).text
    for text in (hers, compose(templates[name], examples(templates[name]), COLE).text):
        assert words * 0.9 <= len(text.split()) <= words * 1.1


@each("name", LENGTHS)
def test_the_room_that_a_summary_names_for_its_answers_adds_up(name, templates):
    rooms = [int(found[1]) for asked in templates[name].inputs if (found := re.search(r"(\d+) words", asked.label))]
    assert LENGTHS[name] * 0.75 <= sum(rooms) <= LENGTHS[name] * 1.05
    for asked in templates[name].inputs:
        if found := re.search(r"(\d+) words", asked.label):
            assert abs(len(asked.example.split()) - int(found[1])) <= max(5, int(found[1]) * 0.25), asked.name


@pytest.mark.parametrize("name", TOLD_BY_OTHERS)
def test_others_never_say_i_for_a_person_whatever_they_wrote_of_themselves(name, templates):
    template = templates[name]
    in_person = {asked.name: "I moved our depot in 2023, and we laughed" for asked in template.inputs}
    in_person |= {"name": "Ada Cole", "role": "COO", "company": "Northline", "question": "Which door?"}
    for given in ({}, examples(template), in_person, {**in_person, "drive": "because of my father"}):
        text = compose(template, given, COLE).text
        assert not first_person(outside_quotation_marks(text)), text
    assert "“I moved our depot in 2023, and we laughed.”" in compose(template, in_person, COLE).text


@pytest.mark.parametrize("name", TOLD_BY_OTHERS)
def test_a_post_is_small_in_running_text_and_a_title_keeps_its_capitals(name, templates):
    for role, shown in [("Head of signalling", "head of"), ("COO", "COO"), ("Chief Operating Officer", "Chief Op")]:
        of_ada = Profile(person=Person(name="Ada Cole", role=role, company="Northline"))
        assert f"Ada Cole is {shown}" in compose(templates[name], {}, of_ada).text


@pytest.mark.parametrize(("name", "limit"), [("x-bio", 160), ("headline", 220)])
def test_a_long_hobby_leaves_its_story_out_where_there_is_no_room(name, limit, templates, networks, ada_of_the_demo):
    text = compose(templates[name], {"what": "Late trains", "change": "Trains come"}, ada_of_the_demo).text
    assert text.rstrip(".").endswith("Fell running, slowly, with a map")
    counted = count(text, networks["x" if name == "x-bio" else "linkedin"], templates[name].kind)
    assert counted.limit == limit
    assert not counted.over


@pytest.mark.parametrize("name", ["summary-50", "summary-50-third"])
def test_fifty_words_come_out_of_a_profile_alone(name, templates, ada_of_the_demo):
    composed = compose(templates[name], {}, ada_of_the_demo)
    assert 45 <= len(composed.text.split()) <= 55
    assert not composed.open_questions


def test_a_hobby_that_was_typed_is_never_cut(templates, ada_of_the_demo):
    for name in ("headline", "x-bio", "summary-50", "summary-50-third"):
        text = compose(templates[name], {"away": "Clocks: eleven, and they disagree"}, ada_of_the_demo).text
        assert "Clocks: eleven, and they disagree" in text


@pytest.mark.parametrize("name", ["summary-150", "summary-400"])
def test_a_way_to_be_reached_is_a_sentence_of_its_own_where_it_is_one(name, templates):
    for contact, shown in [
        ("ada@northline.example", "\n\nYou reach me at ada@northline.example"),
        ("Message me here; Sam reads them on Mondays", "\n\nMessage me here; Sam reads them on Mondays."),
    ]:
        person = Profile(person=Person(name="Ada Cole", contact=contact))
        for given in ({}, examples(templates[name])):
            assert compose(templates[name], given, person).text.endswith(shown)


@each(
    ("name", "answers", "wanted"),
    [
        ("summary-400", {"done": "opened nine depots"}, "I opened nine depots."),
        ("summary-400", {"how": "Joan and the night shift"}, "Who did it: Joan and the night shift."),
        ("summary-400", {"love": "the call at ten to seven"}, "What I would not give away: the call at ten to seven."),
        ("summary-400", {"turn_off": "If you need a plan"}, "Don’t join me if you need a plan."),
        ("summary-400", {"turn_off": "meetings about meetings"}, "What wears me out: meetings about meetings."),
        ("summary-400", {"away": "church clocks"}, "Away from work: church clocks."),
        ("summary-400", {"ring": "cupboards"}, "Ring me about cupboards."),
        ("summary-50-third", {"proof": "opened nine depots"}, "Ada opened nine depots."),
        ("summary-50-third", {"away": "church clocks"}, "Away from work: church clocks."),
        ("summary-150-third", {"turn_off": "you need a plan"}, "Whoever applies is told: “Don’t join me if you need"),
        ("summary-150-third", {"turn_off": "slides"}, "What wears Ada out: slides."),
        ("summary-400-third", {"before": "ran a night desk"}, "Ada ran a night desk."),
        ("summary-400-third", {"before": "the night desk"}, "Before that: the night desk."),
    ],
)
def test_a_terse_answer_still_makes_a_sentence(name, answers, wanted, templates):
    person = Profile(person=Person(name="Ada Cole"))
    assert wanted in compose(templates[name], answers, person).text
