"""The listening list as OPML: what a feed reader sees of it, and lists of other readers read, hostile ones refused."""

import datetime
import string
from typing import Any

import listparser
import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.exchange.opml import is_opml, opml, read_opml
from execcoach.profile.circle import Source
from execcoach.profile.dates import Day
from execcoach.profile.reading import read_circle

DAY = datetime.date(2026, 11, 21)
NASTY = 'A & B <i>"x"</i> ]]> \N{SNOWMAN}'


def read(text: str | bytes) -> list[dict[str, Any]]:
    data = text.encode() if isinstance(text, str) else text
    found: list[dict[str, Any]] = read_opml(data, "list.opml").elsewhere.get("circle", {}).get("sources", [])
    return found


def listed(*outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{"".join(outlines)}</body></opml>'


def test_a_feed_reader_sees_every_feed_in_the_folder_of_its_kind() -> None:
    sources = [
        Source(name=NASTY, kind="journalist", url="https://a.example/x", feed="https://a.example/f?a=1&b=2", why=NASTY),
        Source(name="Points Failure", kind="blogger", feed="https://b.example/feed.xml"),
        Source(name="No feed", kind="blogger", url="https://c.example"),
    ]
    seen = listparser.parse(opml(sources, "Ada Okafor", DAY))
    assert not seen.bozo
    assert seen.meta.title == "Ada Okafor: whom I read"
    assert [(feed.title, feed.url, feed.categories) for feed in seen.feeds] == [
        (NASTY, "https://a.example/f?a=1&b=2", [["Journalists"]]),
        ("Points Failure", "https://b.example/feed.xml", [["Bloggers"]]),
    ]


WORDS = st.text(alphabet=string.ascii_letters + " &<>'\"é☃", max_size=12).map(lambda words: " ".join(words.split()))
ADDRESSES = st.sampled_from(["", *(f"https://{one}.example/f?a=1&b=2" for one in "abcdefgh")])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            Source,
            name=WORDS.filter(bool),
            kind=st.sampled_from(["", "journalist", "leader", "podcast"]),
            url=ADDRESSES,
            feed=ADDRESSES,
            heard_by=WORDS,
            why=WORDS,
            outside_the_box=st.booleans(),
            looked=st.sampled_from([None, Day(2026), Day(2026, 11, 3)]),
        ),
        max_size=5,
        unique_by=(lambda one: one.feed or one.url, lambda one: one.name.casefold(), lambda one: one.kind),
    )
)
def test_a_list_that_is_written_and_read_is_the_same_list(sources: list[Source]) -> None:
    kept = tuple(source for source in sources if source.feed or source.url)
    assert read_circle({"sources": read(opml(sources, "Ada", DAY))}).circle.sources == kept


def test_nested_folders_give_the_kind_and_where_a_feed_stood() -> None:
    text = listed(
        '<outline text="Work"><outline text="Journalists"><outline text="Ports">'
        '<outline type="rss" text="Quay" xmlUrl="https://q.example/f" htmlUrl="q.example"/>'
        "</outline></outline></outline>",
        '<outline TEXT="Loud" XMLURL="feed://l.example/rss"/>',
    )
    assert read(text) == [
        {
            "name": "Quay",
            "kind": "journalist",
            "url": "https://q.example",
            "feed": "https://q.example/f",
            "source": "OPML, folder Work / Ports",
        },
        {"name": "Loud", "feed": "https://l.example/rss"},
    ]


def test_a_feed_in_two_folders_is_taken_once_and_two_feeds_of_one_name_keep_apart() -> None:
    one = '<outline text="News" xmlUrl="https://a.example/f"/>'
    found = read_opml(listed(f'<outline text="A">{one}</outline>', one, one.replace("a.", "b.")).encode(), "l.opml")
    assert [source["name"] for source in found.elsewhere["circle"]["sources"]] == ["News", "News (b.example)"]
    assert len(found.notes) == 1


def test_what_has_no_address_or_a_dangerous_one_is_left_out_and_said() -> None:
    bad = '<outline text="Evil" xmlUrl="javascript:alert(1)" htmlUrl="file:///etc/passwd"/>'
    found = read_opml(listed(bad, '<outline text="Only words"/>', '<outline text=""/>').encode(), "l.opml")
    assert found.elsewhere == {}
    assert [one.column for one in found.dropped] == ["xmlUrl", "htmlUrl", "", ""]
    assert "no address" in found.dropped[-1].reason


def test_what_a_terminal_would_obey_is_a_sign() -> None:
    found = read(listed('<outline text="A&#x9b;31m&#x202e;B" xmlUrl="https://a.example/f"/>'))
    assert found[0]["name"] == "A‹U+009B›31m‹U+202E›B"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_every_encoding_a_reader_writes_is_read(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "latin-1": "iso-8859-1"}.get(encoding, encoding)
    text = listed('<outline text="Zoë" xmlUrl="https://a.example/f"/>')
    data = text.replace("?>", f' encoding="{declared}"?>', 1).encode(encoding)
    assert is_opml(data, "x")
    assert read(data)[0]["name"] == "Zoë"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<opml><body><outline text="&b;" xmlUrl="https://a.example"/></body></opml>'
)
REFUSED = {
    "entities": (BOMB, "document type"),
    "external": ('<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml/>', "document type"),
    "undeclared": (listed('<outline text="&b;"/>'), "well-formed"),
    "cut off": ("<opml><body><outline", "well-formed"),
    "nothing": ("", "well-formed"),
    "another root": ("<rss><channel/></rss>", "not OPML"),
    "an unknown encoding": ('<?xml version="1.0" encoding="ebcdic-cp"?><opml/>', "well-formed"),
    "deep": (f"<opml><body>{'<outline>' * 5000}", "nested"),
    "many": (listed('<outline text="a"/>' * 20_001), "20,000"),
}


@each("what", REFUSED)
def test_a_list_that_is_not_to_be_trusted_is_one_clear_error(what: str) -> None:
    text, words = REFUSED[what]
    with pytest.raises(CoachError) as caught:
        read_opml(text.encode(), "list\x1b.opml")
    assert words in caught.value.sentence
    assert "\x1b" not in caught.value.sentence


def test_what_is_no_list_is_not_taken_for_one() -> None:
    assert is_opml(BOMB.encode(), "x")
    assert is_opml(b"<rss/>", "list.OPML")
    assert not is_opml(b'{"basics": {"name": "<opml>"}}', "cv.json")
    assert not is_opml(b"<html>", "x.html")
