"""What holds for messages, comments and the script: consent before names, nothing sold to strangers, room kept."""

import re

import pytest
from each import each

from execcoach.drafting.networks import count
from execcoach.drafting.writer import compose
from execcoach.profile.model import Person, Profile

LADDER = ("value-first", "tailored-invitation", "first-message")
COMMENTS = ("comment-example", "comment-question", "comment-doubt", "comment-credit", "comment-connect")
ADA = Profile(person=Person(name="Ada Cole", role="COO", company="Northline"))
SPOKEN = 140


def examples(template, *left_out):
    return {asked.name: asked.example for asked in template.inputs if asked.name not in left_out}


def test_an_invitation_fits_the_two_hundred_characters_of_a_free_account(
    templates, networks, ada_of_the_demo, her_answers
):
    template = templates["tailored-invitation"]
    for given, person in [(examples(template), ADA), (her_answers[template.id], ada_of_the_demo)]:
        counted = count(compose(template, given, person).text, networks["linkedin"], template.kind)
        assert counted.limit == 200
        assert not counted.over
    rooms = [int(room) for asked in template.inputs for room in re.findall(r"(\d+) characters", asked.label)]
    assert sum(rooms) + len("Wilhelmina,   Ada") <= 200
    long = examples(template) | {"why": "I would like to read what you try next. " * 4}
    assert count(compose(template, long, ADA).text, networks["linkedin"], template.kind).over


@pytest.mark.parametrize("name", LADDER)
def test_no_step_of_the_ladder_says_a_word_about_an_offer_or_a_call(name, templates, ada_of_the_demo, her_answers):
    sold = r"(?i)\b(?:offer|sell|product|solution|demo|call|meeting|coffee|calendar|price|discount|client|connect)s?\b"
    template = templates[name]
    blank = compose(template, {}, ADA).text
    assert not re.search(sold, re.sub(r"\[[^\]]*\]", " ", blank))
    for asked in template.inputs:
        assert not re.search(r"(?i)\b(?:offer|sell|product|solution)s?\b", asked.ask)
    assert "Northwind" not in compose(templates["tailored-invitation"], {}, ada_of_the_demo).text


def test_a_first_message_asks_once_and_only_at_its_end(templates):
    text = compose(templates["first-message"], examples(templates["first-message"]), ADA).text
    assert text.count("?") == 1
    assert text.endswith("? Two lines are plenty.\n\nAda")


def test_both_are_asked_before_they_are_introduced(templates):
    giver, seeker, both = (
        templates[name] for name in ("introduction-ask-giver", "introduction-ask-seeker", "introduction")
    )
    first = compose(giver, examples(giver), ADA).text
    assert first.startswith("Tom,\n\nMay I introduce you to Ruth Okafor")
    assert "If it is a no, nobody else hears of it." in first
    second = compose(seeker, examples(seeker), ADA).text
    assert second.startswith("Ruth,\n\n")
    assert "What Tom has agreed to: half an hour" in second
    assert "Shall I write to you both?" in second
    for template, consent in [(seeker, "agreed"), (both, "asked")]:
        asked = next(asked for asked in template.inputs if asked.name == consent)
        assert asked.consent
        for answer in ("", "Not yet"):
            composed = compose(template, examples(template) | {consent: answer}, ADA)
            assert f"[{asked.ask}]" in composed.text


@pytest.mark.parametrize("name", ["introduction-ask-giver", "introduction-ask-seeker"])
def test_both_hear_what_the_one_who_introduces_gains(name, templates):
    template = templates[name]
    interest = next(asked for asked in template.inputs if asked.name == "interest")
    assert interest.example in compose(template, examples(template), ADA).text
    assert interest.example not in compose(template, examples(template, "interest"), ADA).text


def test_a_journalist_sees_who_writes_and_whom_else_to_ask(templates):
    template = templates["journalist-note"]
    assert compose(template, examples(template), ADA).text.endswith("\n\nAda\nCOO, Northline")
    nobody = compose(template, examples(template, "check"), Profile()).open_questions
    assert nobody == (
        "Who or what can they check it with, apart from you?",
        "What is your first name?",
        "What is your role?",
        "Which company is it?",
    )


@pytest.mark.parametrize("by", ["Thursday noon", "by Thursday noon", "before Thursday", "Tomorrow"])
def test_a_promise_after_a_meeting_keeps_its_day(by, templates):
    template = templates["meeting-follow-up"]
    text = compose(template, examples(template) | {"by": by}, ADA).text
    promised = next(line for line in text.splitlines() if line.startswith("What I promised: the Saturday rota"))
    assert promised.endswith({"Thursday noon": ", by Thursday noon.", "Tomorrow": ", tomorrow."}.get(by, f", {by}."))
    assert "[By which day will they have it?]" in compose(template, examples(template, "by"), ADA).text


@each("name", [*COMMENTS, "value-first"])
def test_a_comment_begins_with_whom_or_what_was_read(name, templates, her_answers, ada_of_the_demo):
    text = compose(templates[name], her_answers[name], ada_of_the_demo).text
    given = her_answers[name]
    assert text.startswith((f"{given.get('who', '-').split()[0]}, ", f"“{given.get('about', '-')}"))


@pytest.mark.parametrize("name", ["comment-credit", "comment-connect"])
def test_nobody_is_named_in_a_comment_before_they_agreed(name, templates):
    template = templates[name]
    text = compose(template, examples(template, "agreed"), ADA).text
    assert text.startswith("[Have they said yes to being named here, and when?]\n\n")


def test_sixty_seconds_hold_about_a_hundred_and_forty_words(templates, her_answers, ada_of_the_demo):
    template = templates["video-60"]
    for given, person in [(examples(template), ADA), (her_answers[template.id], ada_of_the_demo)]:
        beats = re.split(r"^From (\d):(\d\d).*:\n", compose(template, given, person).text, flags=re.MULTILINE)[1:]
        starts = [int(minute) * 60 + int(second) for minute, second in zip(beats[::3], beats[1::3], strict=True)]
        words = [len(beat.split()) for beat in beats[2::3]]
        assert abs(sum(words) - SPOKEN) <= SPOKEN * 0.1
        for said, begin, end in zip(words, starts, [*starts[1:], 60], strict=True):
            assert 1.2 <= said / (end - begin) <= 3.2


@each(
    ("name", "answers", "wanted"),
    [
        ("first-message", {"since": "tried your four lines at Leeds"}, "I tried your four lines at Leeds."),
        ("first-message", {"since": "your four lines"}, "What I tried: your four lines."),
        (
            "introduction-ask-giver",
            {"other": "Ruth Okafor", "need": "needs a second store"},
            "Ruth needs a second store.",
        ),
        ("introduction-ask-giver", {"deed": "opened nine depots"}, "You opened nine depots."),
        ("introduction-ask-giver", {"deed": "has opened nine depots"}, "Why you: has opened nine depots."),
        ("introduction-ask-giver", {"cost": "It costs an hour and no more."}, "It costs an hour and no more."),
        ("introduction-ask-seeker", {"other": "Tom Hale of Northline", "deed": "built nine depots"}, "Tom built nine"),
        (
            "introduction-ask-seeker",
            {"other": "Tom Hale", "agreed": "He agreed on Tuesday to ring you"},
            "\n\nHe agreed",
        ),
        ("journalist-note", {"piece": "your piece on Tuesday"}, "What I read: your piece on Tuesday."),
        ("journalist-note", {"check": "Joan Bellamy"}, "Check it with Joan Bellamy."),
        ("journalist-note", {"terms": "Yes, by name"}, "May you use it? Yes, by name."),
        (
            "introduction-ask-giver",
            {"other": "Ruth Okafor", "need": "looking for a store"},
            "Ruth is looking for a store.",
        ),
        ("introduction-ask-giver", {"interest": "Nothing."}, "I gain nothing by it."),
        ("introduction-ask-seeker", {"other": "Tom Hale", "agreed": "yes, last week"}, "Tom has said: yes, last week."),
        ("introduction-ask-seeker", {"other": "my colleague Tom", "agreed": "Tom agreed to ring"}, "\n\nTom agreed to"),
        ("journalist-note", {"terms": "on the record"}, "How you may use it: on the record."),
        ("meeting-follow-up", {"heard": "“We wonder”"}, "What I heard: “We wonder.”"),
        ("meeting-follow-up", {"who": "the York team"}, "York team,"),
        ("comment-doubt", {"who": "Helen Marsh", "right": "Agreed on page one"}, "Helen: Agreed on page one."),
        (
            "comment-credit",
            {"whose": "the night shift", "did": "found it"},
            "That is the night shift’s. The night shift found it.",
        ),
        ("meeting-follow-up", {"open": "the lift log"}, "What I still owe you an answer to: the lift log."),
        ("recommendation-ask", {"saw": "the Saturday van"}, "What only you saw: the Saturday van."),
        ("recommendation-ask", {"reader": "people who run stores"}, "It will be read by people who run stores."),
        ("recommendation-write", {"who": "Joan Bellamy", "did": "carried it up"}, "Joan carried it up."),
        ("recommendation-write", {"who": "Joan Bellamy", "how": "same firm"}, "How I know Joan: same firm."),
        ("recommendation-write", {"who": "Joan Bellamy"}, "Ask me about Joan."),
        ("comment-question", {"who": "Helen Marsh", "said": "page one"}, "Helen, about page one:"),
        ("comment-doubt", {"change": "one ward"}, "What would change my mind: one ward."),
        (
            "comment-connect",
            {"other": "Tom Hale", "did": "We met him in York."},
            "We met him in York. I mean Tom Hale.",
        ),
    ],
)
def test_a_terse_answer_still_makes_a_sentence(name, answers, wanted, templates):
    assert wanted in compose(templates[name], answers, ADA).text
