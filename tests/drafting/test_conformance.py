"""X's public rules of counting, restated case by case, and what the other networks say of theirs."""

import unicodedata

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.networks import count, fold

LINK = 23


def weight(text, networks):
    return count(text, networks["x"]).count


@pytest.mark.parametrize(("first", "last"), [(0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037)])
def test_a_sign_in_the_four_ranges_weighs_one_and_its_neighbours_outside_two(first, last, networks):
    for code in {first, (first + last) // 2, last}:
        sign = chr(code)
        if unicodedata.normalize("NFC", sign) == sign and sign != "\n":
            assert weight(f"{sign}|", networks) == 2, hex(code)
    for code in (first - 1, last + 1):
        if code > 0:
            assert weight(f"{chr(code)}|", networks) == 3, hex(code)


def test_every_sign_of_the_ranges_and_only_they_are_light(networks):
    light = [code for first, last in networks["x"].light for code in range(first, last + 1)]
    assert len(light) == 0x1100 + 0xE + 0x10 + 6
    assert min(light) == 0
    assert 0x200E not in light
    assert 0x2026 not in light


@each(
    ("what", "sequence"),
    [
        ("one emoji", "\U0001f47e"),
        ("a skin tone", "\U0001f64b\U0001f3fd"),
        ("a joined profession", "\U0001f468\u200d\U0001f3a4"),
        ("a profession with a skin tone", "\U0001f469\U0001f3fe\u200d\U0001f680"),
        ("a family", "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"),
        ("two people with two skin tones", "\U0001f469\U0001f3fd\u200d\U0001f91d\u200d\U0001f468\U0001f3ff"),
        ("a gesture with a gender", "\U0001f64b\U0001f3fd\u200d\u2642\ufe0f"),
        ("a flag of a country", "\U0001f1f3\U0001f1ec"),
        ("a flag of a part of a country", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"),
        ("the rainbow flag", "\U0001f3f3\ufe0f\u200d\U0001f308"),
        ("a keycap", "5\ufe0f\u20e3"),
        ("a keycap without its selector", "#\u20e3"),
        ("a heart on fire", "\u2764\ufe0f\u200d\U0001f525"),
        ("an old sign shown as emoji", "\u263a\ufe0f"),
        ("a trade mark shown as emoji", "\u2122\ufe0f"),
        ("a registered mark shown as emoji", "\u00ae\ufe0f"),
    ],
)
def test_an_emoji_of_any_make_weighs_two(what, sequence, networks):
    assert weight(sequence, networks) == 2, what
    assert weight(f"a{sequence}b{sequence}", networks) == 6, what


def test_two_flags_side_by_side_are_two_and_half_a_flag_is_a_heavy_sign(networks):
    assert weight("\U0001f1f3\U0001f1ec\U0001f1ec\U0001f1e7", networks) == 4
    assert weight("\U0001f1f3", networks) == 2
    assert weight("\U0001f1f3\U0001f1ec\U0001f1ec", networks) == 4


def test_140_families_fill_a_post_and_one_letter_more_is_too_much(networks):
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    assert not count(family * 140, networks["x"]).over
    assert count(family * 140 + "a", networks["x"]).over


@pytest.mark.parametrize("text", ["cafe\u0301", "A\u030angstro\u0308m", "\u1112\u1161\u11ab", "e\u0323\u0302"])
def test_a_letter_and_its_accent_weigh_as_one_composed(text, networks):
    assert weight(text, networks) == weight(unicodedata.normalize("NFC", text), networks)


@each(
    "link",
    [
        "http://test.com",
        "https://test.com",
        "test.com",
        "www.test.com",
        "t.co",
        "foo.co.jp",
        "HTTPS://www.ExaMPLE.COM/index.html",
        "https://example.com/path/to/page?search=foo&lang=en",
        "http://example.com/#!/page",
        "https://example.com:8080/login",
        "http://test_underscore.example.com",
        "http://☃.net/",
        "https://bücher.de/neu",
        "http://例え.jp",
        "https://пример.рф",
        "https://example.com/Русские_слова",
        "https://example.com/wiki/Rail_(freight)",
        "https://example.com/list?a=PL0Z-",
        "example.com/path/to/page?search=foo",
        "https://a.b.c.example.museum",
        "https://t.co/abcDEF1234",
        "https://example.com/" + "a" * 500,
    ],
)
def test_a_link_weighs_23_however_it_is_written(link, networks):
    assert weight(link, networks) == LINK
    assert weight(f"see {link} now", networks) == LINK + 8


@each(
    ("text", "rest"),
    [
        ("https://example.com.", "."),
        ("https://example.com, then", ", then"),
        ("(https://example.com)", "()"),
        ("(https://example.com/a)", "()"),
        ("“https://example.com/a”", "“”"),
        ("https://example.com/a!", "!"),
        ("https://example.com/a?", "?"),
        ("https://example.com/a:", ":"),
        ("https://example.com’s", "’s"),
        ("https://example.com/a…", "…"),
        ("Is it example.com?", "Is it ?"),
        ("example.com, example.org", ", " + "x" * LINK),
        ("one\nexample.com\ntwo", "one\n\ntwo"),
        ("日本語example.comです", "日本語です"),
        ("https://example.com/日本", "日本"),
        ("https://t.co/abc-def", "-def"),
    ],
)
def test_signs_around_a_link_are_counted_apart(text, rest, networks):
    assert weight(text, networks) == LINK + weight(rest, networks)


@each(
    "text",
    [
        "example.notatld",
        "https://example.notatld",
        "http://localhost",
        "http://otters",
        "https://",
        "version 2.0",
        "end.Begin",
        "ada@example.com",
        "@example.com",
        "#example.com",
        "$example.com",
        "_example.com",
        "ftp.example.comx",
        "-example.com",
        "xhttps://localhost",
        "3.14",
        "e.g.",
        "No.Really",
        "http://-bad.com-",
        "http://a.under_score.com",
        "http://www.dash-.com",
    ],
)
def test_what_only_looks_like_a_link_weighs_its_signs(text, networks):
    assert weight(text, networks) == len(text)


def test_links_in_a_row_are_each_counted(networks):
    assert weight("Test https://test.com test https://test.com test.com test", networks) == 86


@given(st.text(alphabet="a.:/@é日\u200d\U0001f468\ufe0f com", max_size=60))
def test_a_weight_lies_between_nothing_and_23_for_each_sign(networks, text):
    assert 0 <= weight(text, networks) <= LINK * max(1, len(text))


# Bluesky


@pytest.mark.parametrize(
    ("text", "signs", "size"),
    [
        ("a" * 300, 300, 300),
        ("é" * 300, 300, 600),
        ("日" * 300, 300, 900),
        ("\U0001f600" * 300, 300, 1200),
        ("\U0001f1f3\U0001f1ec" * 300, 300, 2400),
    ],
)
def test_bluesky_takes_300_signs_of_what_you_see_up_to_3000_bytes(text, signs, size, networks):
    counted = count(text, networks["bluesky"])
    assert (counted.count, counted.over) == (signs, False)
    assert len(text.encode()) == size
    assert count(text + "a", networks["bluesky"]).over


def test_bluesky_counts_bytes_once_they_run_out_first(networks):
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    assert len(family.encode()) == 25
    assert not count(family * 120, networks["bluesky"]).over
    counted = count(family * 121, networks["bluesky"])
    assert (counted.over, counted.unit, counted.count, counted.limit) == (True, "bytes", 3025, 3000)


# Mastodon


@each(
    ("text", "length"),
    [
        ("@ada@northwind.example hello", len("@ada hello")),
        ("hello @ada@northwind.example.", len("hello @ada.")),
        ("@ada hello", len("@ada hello")),
        ("mail ada@northwind.example", len("mail ada@northwind.example")),
        ("https://example.org/@ada@northwind.example", LINK),
        ("(@ada@a.example, @bo@b.example)", len("(@ada, @bo)")),
        ("https://example.org/" + "a" * 90 + " and https://example.org", LINK * 2 + 5),
        ("example.org", len("example.org")),
    ],
)
def test_mastodon_counts_a_mention_without_its_server_and_a_link_as_23(text, length, networks):
    assert count(text, networks["mastodon"]).count == length


# LinkedIn and e-mail


@given(st.text(max_size=80))
def test_linkedin_counts_what_utf_16_holds_and_email_allows_it_all(networks, text):
    text = text.removesuffix("\n")
    said = text.encode("utf-16-le", "surrogatepass")
    assert count(f"{text}|", networks["linkedin"]).count == len(said) // 2 + 1
    assert not count(text, networks["email"]).over


# Where "see more" falls


@each(
    ("text", "seen"),
    [
        ("a" * 210, 210),
        ("a" * 211, 210),
        ("one\ntwo\nthree", 13),
        ("one\ntwo\nthree\nfour", 13),
        ("one\n\nthree\nfour", len("one\n\nthree")),
        ("one\n\n\nfour", len("one")),
        ("a" * 250 + "\nb\nc\nd", 210),
        ("a" * 100 + "\n" + "b" * 100 + "\n" + "c" * 100 + "\nd", 210),
        ("a" * 60 + "\n" + "b" * 60 + "\n" + "c" * 60 + "\nd", 182),
        ("\U0001f600" * 106, 105),
        ("one\x0btwo\u2028three\x85four", 18),
    ],
)
def test_see_more_falls_where_characters_or_lines_run_out_first(text, seen, networks):
    assert fold(text, networks["linkedin"]) == seen


def test_the_five_networks_have_their_rules_and_where_they_are_known_from(networks):
    assert set(networks) == {"linkedin", "x", "bluesky", "mastodon", "email"}
    for network in networks.values():
        assert network.how
        for room in network.rooms:
            assert room.source.endswith(".")
            assert room.checked[:2] == "20"
    assert networks["x"].address == networks["mastodon"].address == LINK


@each(
    "hard",
    [
        "https://" + "a." * 20000,
        "https://a.com/" + "(" * 40000,
        "https://a.com/" + "." * 40000,
        "@a" * 20000,
        "a.com" * 10000,
        "https://t.co/" * 5000,
        "https://" + "_-" * 20000,
        "https://a.com?" + "!" * 40000,
    ],
)
def test_a_hard_link_is_counted_in_time(hard, networks):
    for name in ("x", "mastodon"):
        assert count(hard, networks[name]).count > 0
