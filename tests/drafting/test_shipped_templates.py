"""What holds for every shipped template: its drafts are most of all the person's words, without gap or filler."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from each import each
from shipped import of_every_template

from execcoach.drafting import joins
from execcoach.drafting.networks import count
from execcoach.drafting.template import render_marked
from execcoach.drafting.voice import heard, in_their_voice
from execcoach.drafting.writer import compose, context
from execcoach.profile.model import Line, Person, Profile, Voice
from execcoach.text import clean

GOLDEN = Path(__file__).parent / "golden"
IDS = (
    *("headline", "summary-50", "summary-150", "summary-400", "x-bio", "speaker-introduction"),
    *("summary-50-third", "summary-150-third", "summary-400-third"),
    *("thank-a-colleague", "thank-a-customer", "congratulate", "new-role", "achievement", "publication-or-talk"),
    *("customer-success", "ask-customer-story", "blind-case-study", "objection", "customers-concern"),
    *("research-insight", "newsjack", "curated-share", "email-to-essay", "safe-opinion", "dissent"),
    *("glimpse-of-a-day", "why-i-joined", "hiring"),
    *("tailored-invitation", "introduction"),
)
HOSTILE = (
    "[bold red]Mark up[/] [@click=app.quit]press[/] [link=javascript:1]here[/link]",
    "\x1b]0;pwned\x07 then \x1b[2J and \x9b5n\x00",
    "left \u202eright\u202c \u2066in\u2069 \U000e0041tag\ufeff",
    "{{ 7 * 7 }}{% for x in range(9) %}{{ x }}{% endfor %}{# no #}{{ ''.__class__ }}",
    "<script>alert(1)</script>   &amp;\r\n\r\n\r\n# heading\n+++\n\ue000mine\ue001",
    "word " * 1000,
)
SPARSE = Profile(person=Person(name="Ada Cole"))
PROFILES = {
    "rich": Profile(
        person=Person(
            name="Ada Cole",
            role="Chief Operating Officer",
            company="Northline Medical Logistics",
            pronouns="she/her",
            contact="ada@northline.example",
        ),
        voice=Voice(
            sign_off="Ada", says=(Line(text="which door"),), never_says=(Line(text="journey"),), spelling="british"
        ),
    ),
    "sparse": SPARSE,
    "hostile": Profile(
        person=Person(name=HOSTILE[0], role=HOSTILE[1], company=HOSTILE[2], pronouns=HOSTILE[3], contact=HOSTILE[4]),
        voice=Voice(
            sign_off=HOSTILE[0],
            says=(Line(text=HOSTILE[1]), Line(text="(?:.*)*")),
            never_says=(Line(text="[a-z"), Line(text=HOSTILE[3]), Line(text="\\")),
            spelling=HOSTILE[2],
        ),
    ),
}
HIDDEN = re.compile(r"\[(?:(?:name|number) \d+|a link that)[^\]]*\?\]")
"""What stands where a name, a number or a link was taken out of an internal text."""
STOCK = (
    r"(?i)thrilled|humbled|excited|honou?red|proud|delighted|#\w|click below|comment yes|book a (call|demo)|!|"
    r"\bjourney\b|game.?chang|synerg|leverag|passionate|best.in.class|going forward|reach out|touch base|in today.s"
)


def answers(template, kind):
    if kind == "hostile":
        return {asked.name: HOSTILE[at % len(HOSTILE)] for at, asked in enumerate(template.inputs)}
    return {asked.name: asked.example for asked in template.inputs if kind == "rich" or asked.required}


def marked(template, given, profile):
    filled = context(template, given, profile)
    return joins.tidy(in_their_voice(render_marked(template, filled), filled["voice"]))


def ours(template, given, profile):
    """The words of a draft that are the template's own."""
    return " ".join(piece for mine, piece in joins.runs(marked(template, given, profile)) if not mine)


@each("name", IDS)
def test_every_promised_template_is_shipped(name, templates):
    assert name in templates


@pytest.mark.parametrize("kind", ["rich", "sparse", "hostile"])
@of_every_template
def test_a_draft_reads_as_its_golden_text(template, kind, update_golden):
    text = compose(template, answers(template, kind), PROFILES[kind]).text + "\n"
    golden = GOLDEN / f"{template.id}.{kind}.md"
    if update_golden:
        golden.write_text(text, "utf-8", newline="")
    assert text == golden.read_bytes().decode("utf-8")


def test_no_golden_text_is_left_of_a_template_that_went(templates):
    assert {path.name.split(".")[0] for path in GOLDEN.glob("*.*.md")} == set(templates)


@pytest.mark.parametrize("kind", ["rich", "sparse", "empty"])
@of_every_template
def test_a_draft_has_no_gap_no_filler_and_no_loose_end(template, kind):
    given = {} if kind == "empty" else answers(template, kind)
    text = compose(template, given, PROFILES.get(kind, SPARSE)).text
    assert_whole(text)
    assert not re.search(STOCK, text)


def assert_whole(text):
    text = HIDDEN.sub("X", text)
    assert text == text.strip() != ""
    assert not re.search(r"None\b(?! of)|  |[ \t]\n|\n{3}|\.\.|[?!]\.|\] ?\.|,,| [,.;:?!]", text)
    assert text.count("[") == text.count("]") == len(re.findall(r"\[[^\[\]]+\?\]", text))
    assert not re.search("[\U0001f000-\U0001faff]", text)
    starts = [part for part in text.splitlines() if part]
    assert all(part[0].isupper() or part[0].isdigit() or part[0] in "“[—" or part[:4] == "http" for part in starts)


@of_every_template
def test_what_is_missing_stands_as_its_question(template):
    composed = compose(template, {}, Profile())
    for asked in template.inputs:
        if asked.required:
            assert f"[{asked.ask}]" in composed.text
            assert asked.ask in composed.open_questions


@of_every_template
def test_a_draft_with_every_answer_asks_nothing_but_what_only_strangers_must_not_read(template):
    composed = compose(template, answers(template, "rich"), PROFILES["rich"])
    assert not [asked for asked in composed.open_questions if not HIDDEN.match(f"[{asked}]")]
    assert not composed.open_questions or "for_strangers" in template.body


@pytest.mark.parametrize("kind", ["rich", "sparse"])
@of_every_template
def test_most_words_of_a_draft_are_the_persons_own(template, kind):
    assert compose(template, answers(template, kind), PROFILES[kind]).theirs >= 0.6


@of_every_template
def test_most_words_of_adas_drafts_are_hers(template, ada_of_the_demo, her_answers):
    composed = compose(template, her_answers[template.id], ada_of_the_demo)
    assert composed.theirs >= 0.6
    assert not composed.thin
    assert_whole(composed.text)


@of_every_template
def test_a_rich_draft_fits_every_network_it_is_for(template, networks):
    text = compose(template, answers(template, "rich"), PROFILES["rich"]).text
    assert template.networks
    for network in template.networks:
        assert not count(text, networks[network], template.kind).over, network


@of_every_template
def test_hostile_answers_come_out_as_harmless_words(template):
    composed = compose(template, answers(template, "hostile"), PROFILES["hostile"])
    assert clean(composed.text) == composed.text
    assert not set("\ue000\ue001\x1b\u202e") & set(composed.text)
    assert "49" not in composed.text
    third = template.inputs[3] if len(template.inputs) > 3 else None
    if third and not third.consent and not composed.refusal and f"{third.name} |" in template.body:
        assert "{{ 7 * 7 }}" in composed.text.replace("‘", "'") or "for_strangers" in template.body


@of_every_template
def test_the_examples_of_a_template_are_not_thin(template):
    assert compose(template, answers(template, "rich"), SPARSE).thin == ()


@of_every_template
def test_a_template_asks_three_to_six_questions_and_says_why(template):
    most = 9 if template.kind == "summary" else 6 + sum(asked.consent for asked in template.inputs)
    assert 3 <= len(template.inputs) <= most
    assert template.why
    assert template.source
    assert template.benefit in ("connection", "media", "relationships", "leadership", "recruiting")
    assert 1 <= template.minutes <= 10 or template.kind == "article" or "400" in template.id
    for asked in template.inputs:
        assert asked.ask.endswith("?")
        assert asked.ask.count("?") == 1
        assert asked.example
        assert not asked.consent or asked.required


@of_every_template
def test_a_no_is_no_consent(template):
    for asked in template.inputs:
        if asked.consent:
            said = answers(template, "rich") | {asked.name: "Not yet"}
            assert asked.ask in compose(template, said, PROFILES["rich"]).open_questions


@of_every_template
def test_what_the_person_never_says_is_not_said_for_them(template):
    given = {asked.name: "Leeds waited 9 days" for asked in template.inputs if not asked.consent}
    given |= {asked.name: "Tom, on 9 May" for asked in template.inputs if asked.consent}
    given |= {refusal.input: "no" if refusal.when == "yes" else "yes" for refusal in template.refusals}
    plain = PROFILES["sparse"]
    said = re.sub(r"\[[^\]]*\]", " ", ours(template, given, plain))
    for word in sorted({word.lower() for word in re.findall(r"[^\W\d_][\w’'-]*", said)}):
        quiet = replace(plain, voice=Voice(never_says=(Line(text=word),)))
        assert not heard(re.sub(r"\[[^\]]*\]", " ", ours(template, given, quiet)), (word,)), word
        assert_whole(compose(template, given, quiet).text)


@of_every_template
def test_the_products_own_words_are_spelt_as_the_person_spells(template):
    american = replace(SPARSE, voice=Voice(spelling="american"))
    for kind in ("rich", "sparse"):
        said = re.sub(r"\[[^\]]*\]", " ", ours(template, answers(template, kind), american))
        assert not re.search(r"\b\w{2,}(?:[^yhf]our|isation|[^rwmv]ise[ds]?|yse|ntre|ogue|ell(?:ed|ing)|earnt)\b", said)


@of_every_template
def test_a_post_opens_with_what_was_given(template):
    if template.kind not in ("post", "article"):
        pytest.skip("not a post")
    whole = answers(template, "rich")
    seen = set()
    for left_out in ("", *whole):
        given = {name: said for name, said in whole.items() if name != left_out}
        text = compose(template, given, SPARSE).text.split("\n\n")[template.kind == "article"]
        seen |= {
            name for name, said in given.items() if text.lstrip("“").lower().startswith(said.lstrip("“").lower()[:12])
        }
    assert len(seen) >= 2, seen


def test_a_template_that_refuses_says_so_and_keeps_its_question(templates):
    refusing = [template for template in templates.values() if template.refusals]
    assert "newsjack" in {template.id for template in refusing}
    for template in refusing:
        rich = answers(template, "rich")
        assert not compose(template, rich, SPARSE).refusal
        for refusal in template.refusals:
            other = {"yes": "Two drivers, badly", "no": "No"}[refusal.when]
            composed = compose(template, rich | {refusal.input: other}, SPARSE)
            assert composed.refusal == refusal.words
            assert composed.text.startswith(refusal.words)
            assert len(composed.open_questions) == 1
