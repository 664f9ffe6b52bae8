"""What a coach reads and sends: every question has its why and source, no scolding, no poster; templates are whole."""

import re
from pathlib import Path
from typing import Any

from content.test_prompts import AMERICAN, POSTER, SCOLDING, SOURCES, _file
from each import each

from execcoach.drafting.template import read_template
from execcoach.review.calling import read_wording
from execcoach.storage.content import template_names

ROOT = Path(__file__).parents[2]
WORDS = read_wording(_file("coaching.toml"))
KNOWN = {
    *("never", "silent", "last_day", "note", "note_day", "open_promise", "result", "result_day", "result_words"),
    *("fall", "fall_day", "no_share", "no_listen", "no_engage", "sessions_28d", "gap", "gap_question", "gap_minutes"),
    *("gap_why", "gap_source"),
}
GIVEN = {  # what is known where each of these is needed
    "silent": {"last_day", "sessions_28d"},
    "note": {"note", "note_day"},
    "open_promise": {"open_promise"},
    "result_words": {"result", "result_day", "result_words"},
    "fall": {"fall", "fall_day"},
    "gap_question": {"gap_question", "gap_why", "gap_source", "gap"},
    **{key: {"sessions_28d"} for key in ("no_share", "no_listen", "no_engage")},
}


@each("one", WORDS.questions)
def test_a_question_is_one_question_of_one_person_s_with_its_why_and_source(one: Any) -> None:
    assert set(one.needs) <= KNOWN
    holes = set(re.findall(r"\{(\w+)\}", one.words + one.why + one.source))
    assert holes <= set().union(*(GIVEN.get(need, set()) for need in one.needs), set())
    if one.id != "gap":
        assert one.words.count("?") == 1 or one.id == "begin"
        assert len(re.sub(r"\{\w+\}", "", one.words)) <= 140
        assert one.source in SOURCES
        assert len(one.why) > 40
        for rule in (POSTER, SCOLDING, AMERICAN):
            assert not rule.search(f"{one.words} {one.why}"), rule.search(f"{one.words} {one.why}")


def test_the_last_question_needs_nothing_and_no_id_stands_twice() -> None:
    assert WORDS.questions[-1].needs == ()
    assert len({one.id for one in WORDS.questions}) == len(WORDS.questions)
    assert WORDS.questions[0].id == "begin"


@each("file", sorted((ROOT / "templates" / "coaching").glob("*.j2.md")))
def test_a_template_of_the_coach_s_says_why_and_from_where_and_scolds_nobody(file: Path) -> None:
    template = read_template(file.read_text("utf-8"), file.name)
    assert template.id == file.name.partition(".")[0]
    assert template.source in SOURCES
    assert len(template.why) > 40
    for rule in (POSTER, SCOLDING, AMERICAN):
        assert not rule.search(re.sub(r"\{[%{].*?[%}]\}", "", template.body))


def test_what_a_coach_writes_is_nobody_s_draft() -> None:
    assert not [name for name in template_names() if name.startswith("coaching/")]
