import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.draft import STATES, Draft, draft_text, read_draft, stem
from execcoach.errors import CoachError
from execcoach.profile.dates import Day

words = st.text(max_size=40)
drafts = st.builds(
    Draft,
    id=words,
    title=words,
    template=words,
    state=st.sampled_from(STATES),
    networks=st.lists(words, max_size=3).map(tuple),
    drafted_by=words,
    approved_by=words,
    created=st.none() | st.dates().filter(lambda d: d.year >= 1000).map(lambda d: Day(d.year, d.month, d.day)),
    inputs=st.dictionaries(words, words, max_size=3),
    text=words | st.lists(words | st.just("+++"), max_size=5).map("\n".join),
    extra=st.dictionaries(
        st.sampled_from(["x", "posted by", "a b"]), words | st.integers(0, 99) | st.dates(), max_size=3
    ),
)


@given(drafts)
def test_a_draft_comes_back_as_it_was(draft):
    assert read_draft(draft_text(draft)) == draft


def test_a_draft_is_a_file_a_person_can_read():
    draft = Draft(id="a", title="T", created=Day(2026, 11, 21), inputs={"who": "Joan"}, text="Hello [Who?]")
    assert draft_text(draft).endswith('[inputs]\nwho = "Joan"\n+++\n\nHello [Who?]\n')
    assert draft.open_questions() == ("Who?",)


def test_a_text_without_a_description_is_a_draft():
    assert read_draft("Hello\n", "mine") == Draft(id="mine", title="mine", text="Hello")


def test_windows_line_ends_in_the_description_do_no_harm():
    draft = read_draft('+++\r\ntitle = "T"\r\n+++\r\n\r\nHello\r\n', "x")
    assert (draft.id, draft.title) == ("x", "T")
    assert draft.text.strip() == "Hello"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("+++\ntitle = 'x'\n", 1),
        ("+++\ntitle = \n+++\n", 2),
        ("+++\n\nstate = 'done'\n+++\n", 3),
        ("+++\nid = 'a'\nnetworks = 'x'\n+++\n", 3),
        ("+++\nid = 'a'\ncreated = 'soon'\n+++\n", 3),
    ],
)
def test_a_draft_that_cannot_be_read_names_its_line(text, line):
    with pytest.raises(CoachError) as caught:
        read_draft(text, "d.md")
    assert caught.value.places[0].line == line


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Thank a colleague", "2026-11-21-thank-a-colleague"),
        ("Grüße / ../../etc", "2026-11-21-grue-etc"),
        ("日本", "2026-11-21-draft"),
        ("a" * 200, "2026-11-21-" + "a" * 60),
    ],
)
def test_a_new_draft_is_named_by_day_and_title(title, wanted):
    assert stem(datetime.date(2026, 11, 21), title) == wanted
