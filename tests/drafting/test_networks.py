import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.networks import count, fold, read_networks
from execcoach.errors import CoachError

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"


@each(
    ("text", "weight"),
    [
        ("plain", 5),
        ("caf\u00e9", 4),
        ("cafe\u0301", 4),
        ("\u1100", 2),
        ("\u10ff", 1),
        ("\u2018quoted\u2019 \u2013 \u201cso\u201d", 15),
        ("\u2026", 2),
        ("\u20ac5", 3),
        ("\u2032", 1),
        ("\u65e5\u672c\u8a9e", 6),
        ("\U0001f600", 2),
        (FAMILY, 2),
        ("\U0001f44d\U0001f3fd", 2),
        ("\U0001f1ec\U0001f1e7", 2),
        ("1\ufe0f\u20e3", 2),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 2),
        ("\u2764\ufe0f", 2),
        ("\u00a9", 1),
        ("\u00a9\ufe0f", 2),
        (FAMILY * 140, 280),
        ("https://example.org", 23),
        ("http://a.co", 23),
        ("https://example.org/" + "a" * 300 + "?b=c", 23),
        ("see https://example.org/a, now.", 33),
        ("(https://example.org/a)", 25),
        ("example.com", 23),
        ("www.example.co.uk/a/b", 23),
        ("ada@example.com", 15),
        ("version 2.0 of it", 17),
        ("a.b", 3),
        ("file.txtx", 9),
    ],
)
def test_x_weighs_as_its_public_rules_say(text, weight, networks):
    assert count(text, networks["x"]).count == weight


def test_x_allows_280_and_not_one_more(networks):
    assert not count("a" * 280, networks["x"]).over
    assert count("a" * 281, networks["x"]).over
    assert count("\u65e5" * 141, networks["x"]).over
    assert count("a" * 161, networks["x"], "bio").over


@pytest.mark.parametrize(("text", "units"), [("abc", 3), ("\U0001f600", 2), (FAMILY, 11), ("e\u0301", 2), ("a\nb", 3)])
def test_linkedin_counts_utf16_units(text, units, networks):
    assert count(text, networks["linkedin"]).count == units == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(("text", "signs"), [("abc", 3), (FAMILY, 1), ("e\u0301", 1), ("\r\n", 1), ("\u0e01\u0e33", 1)])
def test_bluesky_counts_graphemes(text, signs, networks):
    assert count(text + "x", networks["bluesky"]).count == signs + 1


def test_bluesky_also_limits_bytes(networks):
    text = FAMILY * 200
    counted = count(text, networks["bluesky"])
    assert (counted.over, counted.unit, counted.count, counted.limit) == (True, "bytes", 5000, 3000)
    assert count("a" * 301, networks["bluesky"]).over


def test_mastodon_counts_each_link_as_23(networks):
    assert count("a https://example.org/" + "b" * 400 + " c", networks["mastodon"]).count == 27


def test_one_final_newline_is_not_counted_and_email_has_no_limit(networks):
    assert count("ab\n", networks["linkedin"]).count == 2
    assert count("ab\n\n", networks["linkedin"]).count == 3
    assert count("a" * 100_000, networks["email"]).limit is None


@each(
    ("kind", "limit"),
    [
        ("post", 3000),
        ("headline", 220),
        ("about", 2600),
        ("comment", 1250),
        ("invitation", 200),
        ("invitation-premium", 300),
    ],
)
def test_linkedin_has_its_limits(kind, limit, networks):
    assert count("", networks["linkedin"], kind).limit == limit
    assert not count("a" * limit, networks["linkedin"], kind).over
    assert count("a" * (limit + 1), networks["linkedin"], kind).over


def test_an_unknown_kind_names_the_known_ones(networks):
    with pytest.raises(CoachError, match="headline"):
        count("a", networks["linkedin"], "haedline")


def test_every_place_says_where_its_limit_comes_from(networks):
    for network in networks.values():
        for room in network.rooms:
            assert room.source
            assert room.confidence in ("high", "medium", "low")
            assert room.checked


def test_see_more_falls_after_210_characters_or_three_lines(networks):
    linkedin = networks["linkedin"]
    assert fold("a" * 300, linkedin) == 210
    assert fold("\U0001f600" * 300, linkedin) == 105
    assert fold("one\ntwo\nthree\nfour", linkedin) == len("one\ntwo\nthree")
    assert fold("short", linkedin) == 5
    assert fold("a" * 300, networks["email"]) == 300


def test_a_broken_entry_is_named():
    with pytest.raises(CoachError, match=r"network\[0\]"):
        read_networks({"network": [{"id": "a", "title": "A", "counts": "furlongs"}]})


words = st.text(
    alphabet=st.characters(exclude_categories=("Cs",)) | st.sampled_from("\u200d\ufe0f\U0001f1ec\U0001f468e\u0301./:")
)


@given(words, words)
def test_linkedin_adds_up(networks, a, b):
    a, b = a + "|", b + "|"
    whole = count(a + b, networks["linkedin"]).count
    assert whole == count(a, networks["linkedin"]).count + count(b, networks["linkedin"]).count


@given(words, words)
def test_a_longer_text_never_counts_less_in_graphemes(networks, a, b):
    assert count(a + b + "|", networks["bluesky"]).count >= count(a, networks["bluesky"]).count >= 0


@given(words)
def test_no_count_is_negative_and_no_fold_outside(networks, text):
    for network in networks.values():
        assert count(text, network).count >= 0
        assert 0 <= fold(text, network) <= len(text)


@given(st.text(alphabet="abc \u00e9\u65e5\U0001f600", max_size=80), st.text(alphabet="abc \u65e5", max_size=80))
def test_x_never_counts_less_for_more_words(networks, a, b):
    assert count(a + b, networks["x"]).count == count(a, networks["x"]).count + count(b, networks["x"]).count


@pytest.mark.parametrize(
    "hard", ["a." * 50_000, "a-" * 50_000, "http://" * 20_000, "a" * 100_000 + "@", "\U0001f468\u200d" * 20_000]
)
def test_counting_a_hard_text_takes_no_longer_than_its_length_asks(hard, networks):
    for network in networks.values():
        assert count(hard, network).count > 0
