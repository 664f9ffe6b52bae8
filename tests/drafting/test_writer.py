import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.template import read_template
from execcoach.drafting.writer import compose, noted
from execcoach.profile.dates import Day
from execcoach.profile.model import (
    Achievement,
    ConnectionPoints,
    Line,
    Person,
    Profile,
    Role,
    Summary,
    Voice,
)
from execcoach.text import clean


def template(body, inputs=(("did", ""),), facts=""):
    asked = "".join(
        f'[[input]]\nname = "{name}"\nlabel = "{name}"\nask = "What about {name}?"\nprobe = "Where?"\nfrom = "{path}"\n'
        for name, path in inputs
    )
    return read_template(f'+++\nid = "t"\ntitle = "T"\nkind = "post"\n{facts}{asked}+++\n{body}', "t.j2.md")


def test_a_deed_without_a_subject_gets_the_name(templates):
    text = compose(
        templates["thank-a-colleague"], {"who": "Joan Bellamy", "did": "drove to York at night"}, Profile()
    ).text
    assert text.startswith("Joan drove to York at night.")


@each(
    ("name", "answers", "wanted"),
    [
        (
            "thank-a-colleague",
            {"who": "the Leeds night team", "did": "covered 12 shifts"},
            "The Leeds night team covered",
        ),
        ("thank-a-colleague", {"who": "the Leeds night team"}, "Thank you, Leeds night team."),
        ("thank-a-colleague", {"effect": "wards closing"}, "What it spared us: wards closing."),
        ("thank-a-colleague", {"effect": "We'd have lost a week."}, "Otherwise we'd have lost a week."),
        ("new-role", {"role": "COO from 1 December", "first": "visit all depots"}, "What is new: COO from 1 December."),
        ("new-role", {"first": "visit all depots by March"}, "First: visit all depots by March."),
        ("achievement", {"team": "Joan, Tom and the night shift"}, "Who did it: Joan, Tom and the night shift."),
        ("achievement", {"next": "Saturdays"}, "Still not good enough: Saturdays."),
        ("research-insight", {"seen": "our Carlisle site"}, "Where I saw it: our Carlisle site."),
        ("tailored-invitation", {"who": "Helen Marsh", "deed": "loved your piece"}, "Helen, I loved your piece."),
        ("tailored-invitation", {"why": "how the trial goes"}, "I would like to hear how the trial goes."),
        ("congratulate", {"who": "Helen Marsh", "news": "opened the York wing"}, "Helen opened the York wing."),
        ("congratulate", {"next": "what she did then"}, "What I will ask next: what she did then."),
        ("customers-concern", {"question": "what happens when it is late", "known": "9 of 10 ring"}, "it is late?”"),
        ("dissent", {"right": "the arrivals, yes"}, "The arrivals, yes."),
        ("dissent", {"claim": "a", "whose": "B", "right": "The arrivals"}, "What is right about it: the arrivals."),
        ("why-i-joined", {"doubt": "The diesel smell"}, "What held me back: the diesel smell. [What did"),
        ("why-i-joined", {"first": "in my first week we sang"}, "In my first week we sang."),
        (
            "hiring",
            {"hard": "It rings at 4.", "work": "ride every night run"},
            "In the first month: ride every night run.",
        ),
        ("blind-case-study", {"action": "gave them a number"}, "We gave them a number."),
        ("achievement", {"before": "81", "result": "92 in a hundred"}, "Before: 81. Now: 92 in a hundred."),
        ("introduction", {"a": "Ruth Okafor", "about_a": "runs theatres in York"}, "Ruth runs theatres in York."),
        ("speaker-introduction", {"question": "what happens at 3 am."}, "What happens at 3 am?"),
        ("summary-50", {"proof": "opened nine depots"}, "I opened nine depots."),
        ("summary-150", {"turn_off": "You need a finished plan"}, "Don’t join me if you need a finished plan."),
    ],
)
def test_a_terse_answer_still_makes_a_sentence(name, answers, wanted, templates):
    assert wanted in compose(templates[name], answers, Profile()).text


def test_a_quotation_opens_when_there_is_no_moment(templates):
    answers = {"who": "Joan Bellamy", "said": '"I wanted to see"', "did": "Joan drove to York."}
    assert compose(templates["thank-a-colleague"], answers, Profile()).text.startswith(
        "“I wanted to see.” That is Joan"
    )


def test_a_research_post_opens_with_what_was_seen_when_the_finding_has_no_number(templates):
    answers = {"finding": "Most parts wait in the building.", "seen": "In Carlisle we opened a cupboard."}
    assert compose(templates["research-insight"], answers, Profile()).text.startswith("In Carlisle")


@each(
    ("name", "answers", "opening"),
    [
        (
            "newsjack",
            {"event": "The port shut.", "seen": "At Hull nine cranes stood still on Monday night."},
            "At Hull",
        ),
        ("newsjack", {"event": "The port shut.", "seen": "I stood under it for an hour at two at night."}, "The port"),
        ("congratulate", {"news": "Helen won.", "seen": "Last May she rang at four."}, "Helen won. Last May she"),
        ("congratulate", {"news": "Helen won.", "seen": "Last May Helen rang."}, "Last May Helen rang.\n\nHelen won."),
        ("achievement", {"result": "9 became 1.", "wrong": "I sang.", "public": "Tom"}, "I sang. 9 became"),
        ("achievement", {"result": "9 became 1.", "wrong": "the boxes", "public": "Tom"}, "9 became 1."),
        ("customer-success", {"now": "It is two calls.", "said": "We asked.", "consent": "Ruth"}, "“We asked.”"),
        ("customers-concern", {"question": "You are never there.", "known": "9 of 10 ring."}, "9 of 10 ring."),
        ("blind-case-study", {"result": "9 became 1.", "problem": "Nobody knew.", "hidden": "Tom"}, "9 became 1."),
        ("dissent", {"claim": "a", "whose": "B", "right": "c"}, "“A.”\n— B"),
        ("dissent", {"claim": "a", "right": "We count.", "differ": "But some faults are heard first."}, "We count."),
        ("objection", {"said": "too dear", "fair": "Yes."}, "“Too dear.”\n\nYes."),
        ("objection", {"case": "In Hull nine waited."}, "In Hull nine waited."),
        ("hiring", {"hard": "Twice a week it rings at four.", "work": "You will ride."}, "Twice"),
        ("hiring", {"hard": "It is dark and it is cold and nobody rings.", "work": "You will ride."}, "You will ride."),
    ],
)
def test_the_opening_follows_from_what_was_given(name, answers, opening, templates):
    answers = {"hurt": "no", **answers} if name == "newsjack" else answers
    assert compose(templates[name], answers, Profile()).text.replace("[Who has", "[").startswith(opening)


def test_a_name_in_front_is_never_lowered(templates):
    answers = {"who": "Joan", "did": "Joan drove.", "effect": "Carlisle would have waited."}
    assert "\n\nCarlisle would have waited.\n" in compose(templates["thank-a-colleague"], answers, Profile()).text


def test_the_profile_answers_what_it_knows_and_the_person_overrules_it(templates):
    profile = Profile(
        person=Person(name="Ada Cole"),
        roles=(Role(title="COO", company="Northline", start=Day(2023)), Role(title="Old", end=Day(2020))),
        connection_points=ConnectionPoints(hobbies=(Line(text="secret", private=True), Line(text="church clocks"))),
    )
    text = compose(templates["headline"], {"change": "parts arrive before they are asked for."}, profile).text
    assert text == "Parts arrive before they are asked for · COO, Northline · Church clocks"
    assert "CEO, Northline" in compose(templates["headline"], {"change": "x", "role": "CEO"}, profile).text


def test_what_is_private_or_not_yet_public_is_never_offered(templates):
    profile = Profile(
        person=Person(name="Secret Name", private=True, role="Hidden"),
        summary=Summary(opening="Hush", motivations=(Line(text="Quiet"),), private=True),
        achievements=(
            Achievement(what="a", result="Unannounced 7 %"),
            Achievement(what="b", result="Told", public=True),
        ),
    )
    for shipped in templates.values():
        text = compose(shipped, {}, profile).text
        assert not any(word in text for word in ("Secret", "Hidden", "Hush", "Quiet", "Unannounced")), shipped.id
    assert "Told." in compose(templates["achievement"], {}, profile).text


def test_a_fact_nobody_gave_is_a_question_in_the_templates_words():
    asked = template("{{ me.name }} {{ me.industry }}", facts='facts = { name = "Who are you?" }\n')
    composed = compose(asked, {}, Profile())
    assert composed.text == "[Who are you?] [industry?]"
    assert composed.open_questions == ("Who are you?", "industry?")


def test_the_voice_spells_the_templates_words_and_leaves_the_persons_alone():
    american = Profile(voice=Voice(spelling="american", never_says=(Line(text="Synergy"),)))
    composed = compose(template("We learnt: {{ did | ended }}"), {"did": "I learnt synergy"}, american)
    assert composed.text == "We learned: I learnt synergy."
    assert composed.never_says == ("Synergy",)


def test_a_sign_off_closes_a_message(templates):
    profile = Profile(person=Person(name="Ada Cole"), voice=Voice(sign_off="Yours, Ada"))
    assert compose(templates["introduction"], {}, profile).text.endswith("\n\nYours, Ada")


def test_the_share_of_theirs_is_counted_by_word():
    assert compose(template("Ours are three {{ did }}"), {"did": "mine too here"}, Profile()).theirs == pytest.approx(
        0.5
    )


def test_a_note_answers_no_question_that_takes_a_yes_or_a_no(templates):
    assert noted(templates["newsjack"]) == ("event", "means", "link")
    assert noted(templates["thank-a-customer"]) == ("before", "taught")


@given(st.text(max_size=60))
def test_whatever_is_answered_the_draft_is_clean_and_never_empty(answer):
    composed = compose(template("{{ did | sentence }}"), {"did": answer}, Profile())
    assert composed.text
    assert clean(composed.text) == composed.text
    assert 0 <= composed.theirs <= 1
