import re
from pathlib import Path

import pytest

from execcoach.drafting.networks import count
from execcoach.drafting.writer import compose
from execcoach.profile.model import Person, Profile
from execcoach.text import clean

GOLDEN = Path(__file__).parent / "golden"
IDS = (
    "headline",
    "summary-50",
    "summary-150",
    "x-bio",
    "speaker-introduction",
    "thank-a-colleague",
    "thank-a-customer",
    "new-role",
    "achievement",
    "curated-share",
    "research-insight",
    "tailored-invitation",
    "introduction",
)
ADA = Profile(person=Person(name="Ada Cole"))
HOSTILE = (
    "[bold red]Mark up[/] [@click=app.quit]press[/] [link=javascript:1]here[/link]",
    "\x1b]0;pwned\x07 then \x1b[2J and \x9b5n\x00",
    "left \u202eright\u202c \u2066in\u2069 \U000e0041tag\ufeff",
    "{{ 7 * 7 }}{% for x in range(9) %}{{ x }}{% endfor %}{# no #}{{ ''.__class__ }}",
    "<script>alert(1)</script>   &amp;\r\n\r\n\r\n# heading\n+++\n\ue000mine\ue001",
    "word " * 1000,
)


def answers(template, kind):
    if kind == "hostile":
        return {asked.name: HOSTILE[at % len(HOSTILE)] for at, asked in enumerate(template.inputs)}
    return {asked.name: asked.example for asked in template.inputs if kind == "rich" or asked.required}


def test_every_promised_template_is_shipped(templates):
    assert set(IDS) <= set(templates)


@pytest.mark.parametrize("kind", ["rich", "sparse", "hostile"])
@pytest.mark.parametrize("name", IDS)
def test_a_draft_reads_as_its_golden_text(name, kind, templates, update_golden):
    text = compose(templates[name], answers(templates[name], kind), ADA).text + "\n"
    golden = GOLDEN / f"{name}.{kind}.md"
    if update_golden:
        golden.write_text(text, "utf-8", newline="")
    assert text == golden.read_bytes().decode("utf-8")


@pytest.mark.parametrize("kind", ["rich", "sparse", "empty"])
@pytest.mark.parametrize("name", IDS)
def test_a_draft_has_no_gap_no_filler_and_no_loose_end(name, kind, templates):
    given = {} if kind == "empty" else answers(templates[name], kind)
    text = compose(templates[name], given, ADA).text
    assert text == text.strip()
    assert not re.search(r"None|  |[ \t]\n|\n{3}|\.\.|[?!]\.|\] ?\.|,,| [,.;:?!]", text)
    assert text.count("[") == text.count("]") == len(re.findall(r"\[[^\[\]]+\?\]", text))
    assert not re.search(
        r"(?i)thrilled|humbled|excited|honou?red|proud|#\w|click below|comment yes|book a (call|demo)", text
    )
    assert not re.search("[\U0001f000-\U0001faff]", text)
    assert all(part[0].isupper() or part[0] in "“[—" or part.startswith("http") for part in text.splitlines() if part)


@pytest.mark.parametrize("name", IDS)
def test_what_is_missing_stands_as_its_question(name, templates):
    template = templates[name]
    composed = compose(template, {}, Profile())
    for asked in template.inputs:
        if asked.required:
            assert f"[{asked.ask}]" in composed.text
            assert asked.ask in composed.open_questions
    assert not compose(template, answers(template, "rich"), ADA).open_questions


@pytest.mark.parametrize("kind", ["rich", "sparse"])
@pytest.mark.parametrize("name", IDS)
def test_most_words_of_a_draft_are_the_persons_own(name, kind, templates):
    assert compose(templates[name], answers(templates[name], kind), ADA).theirs >= 0.6


@pytest.mark.parametrize("name", IDS)
def test_a_rich_draft_fits_every_network_it_is_for(name, templates, networks):
    template = templates[name]
    text = compose(template, answers(template, "rich"), ADA).text
    assert template.networks
    for network in template.networks:
        assert not count(text, networks[network], template.kind).over, network


@pytest.mark.parametrize("name", IDS)
def test_hostile_answers_come_out_as_harmless_words(name, templates):
    composed = compose(templates[name], answers(templates[name], "hostile"), ADA)
    assert clean(composed.text) == composed.text
    assert not set("\ue000\ue001\x1b\u202e") & set(composed.text)
    assert "49" not in composed.text
    if len(templates[name].inputs) > 3 and templates[name].inputs[3].name not in ("asked", "public", "consent"):
        assert "{{ 7 * 7 }}" in composed.text.replace("‘", "'")


@pytest.mark.parametrize("name", IDS)
def test_the_examples_of_a_template_are_not_thin(name, templates):
    assert compose(templates[name], answers(templates[name], "rich"), ADA).thin == ()


@pytest.mark.parametrize("name", IDS)
def test_a_template_asks_three_to_six_questions_and_says_why(name, templates):
    template = templates[name]
    assert 3 <= len(template.inputs) <= 6
    assert template.why
    assert template.source
    assert template.benefit in ("connection", "media", "relationships", "leadership", "recruiting")
    assert 1 <= template.minutes <= 10
    for asked in template.inputs:
        assert asked.ask.endswith("?")
        assert asked.ask.count("?") == 1
        assert asked.example
