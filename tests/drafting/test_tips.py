import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.tips import KEPT, MEND, YOURS, looked_at, read_tips
from execcoach.errors import CoachError
from execcoach.storage.content import shipped_toml

TIPS = read_tips(shipped_toml("prompts/writing_tips.toml"))
GOOD = """At ten past five on Thursday the Leeds rota had two names missing.

By six Priya had covered one and was driving up to be the other.

Read the rota before you read the plan: https://example.com/rota

Thank you, Priya."""


def states(text, kind="post"):
    return {one.tip.id: one.state for one in looked_at(text, kind, TIPS)}


def test_there_are_seven_tips_and_each_says_why_and_from_where():
    assert len(TIPS) == 7
    assert all(tip.why and tip.source and tip.kept and tip.mend and tip.yours for tip in TIPS)


def test_a_good_post_is_found_good_where_a_machine_can_tell():
    found = states(GOOD)
    assert found.pop("picture") == YOURS
    assert set(found.values()) == {KEPT}


def test_of_an_empty_text_and_of_open_questions_nobody_can_tell_anything():
    assert set(states("").values()) == {YOURS}
    assert set(states("[Who made your week easier?]").values()) == {YOURS}


@each(
    ("tip", "text"),
    [
        ("one-reader", "Hi everyone, it was a week."),
        ("why-it-matters", "Book a demo with us today."),
        ("headline", "What a week!"),
        ("headline", "word " * 21 + "."),
        ("picture", "A photo from https://example.com/a.jpg"),
        ("hook-body-close", "We are thrilled to share that good things are happening in many places all over again."),
        ("length", "word " * 320),
        ("link-out", "You won’t believe it: https://example.com"),
    ],
)
def test_what_breaks_a_tip_is_to_be_mended(tip, text):
    assert states(text)[tip] == MEND


def test_an_article_is_long_and_a_message_is_short():
    assert states("word " * 700, "article")["length"] == KEPT
    assert states("word " * 200, "article")["length"] == MEND
    assert "headline" not in states("Hello.", "message")


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text):
    assert {one.state for one in looked_at(text, "post", TIPS)} <= {KEPT, MEND, YOURS}


def test_a_look_that_does_not_exist_is_told():
    raw = shipped_toml("prompts/writing_tips.toml")
    raw["tip"][0]["look"] = "stars"
    with pytest.raises(CoachError, match="reader, phrases"):
        read_tips(raw)
