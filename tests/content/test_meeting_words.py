import re
import tomllib
from collections import Counter
from pathlib import Path

from execcoach.profile.meeting_words import SECTIONS, read_sentences
from execcoach.profile.shared_ground import RANKS

SENTENCES = read_sentences(tomllib.loads((Path(__file__).parents[2] / "prompts/meeting.toml").read_text("utf-8")))
HOLES = {"first", "company", "what", "mine", "theirs", "years", "apart", "also", "headline", "opening", "one", "words"}
HOLES |= {"until", "names", "kept", "when", "ago", "other"}
POSTER = re.compile(r"\b(journey|passion\w*|authentic\w*|amazing|leverage|reach out|thrilled|excited)\b", re.IGNORECASE)


def test_every_kind_of_common_ground_has_words_and_a_question():
    said = {(one.section, one.kind) for one in SENTENCES.sentences}
    for kind in ("school-and-hobby", *RANKS):
        assert ("shared", kind) in said
        assert ("ask", kind) in said or kind == "colleague"
    assert {"nothing", "theirs", "needs"} <= {kind for section, kind in said if section == "ask"}


def test_one_way_to_say_a_thing_needs_no_more_than_is_always_known():
    always = {"first", "what", "mine", "theirs"}
    for kind in (*RANKS, "school-and-hobby"):
        ways = [one for one in SENTENCES.sentences if (one.section, one.kind) == ("shared", kind)]
        assert any(set(one.needs) <= always for one in ways), kind


def test_every_sentence_is_short_sourced_and_says_only_what_it_can_fill():
    ids = Counter(one.id for one in SENTENCES.sentences)
    assert set(ids.values()) == {1}
    for one in SENTENCES.sentences:
        assert set(one.needs) <= HOLES, one.id
        assert len(one.words.split()) <= 30, one.id
        assert one.words[0].isupper() or one.words[0] in "{“", one.id
        assert one.words[-1] in ".?", one.id
        assert not POSTER.search(one.words + one.why), one.id
    assert set(SECTIONS) <= set(SENTENCES.titles)
