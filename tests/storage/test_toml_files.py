import os
import time
import tomllib
from contextlib import suppress

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.errors import FileTrouble
from execcoach.storage.toml_files import _guard, _measure, line_of, load_toml, parse_toml
from execcoach.storage.toml_glance import is_odd

HOSTILE = {
    "arrays nested 5000 deep": b"a = " + b"[" * 5000 + b"]" * 5000,
    "inline tables nested 2000 deep": b"a = " + b"{a=" * 2000 + b"1" + b"}" * 2000,
    "arrays nested over many lines": b"a = " + b"[\n" * 3000 + b"]\n" * 3000,
    "a key with 100,000 dots": b"a" + b".a" * 100_000 + b" = 1",
    "a header with 30,000 dots": b"[a" + b".a" * 30_000 + b"]",
    "many lines of dotted keys, nested": b"".join(b"x%d = [\n{ " % at + b"a." * 60 + b"b = [\n" for at in range(50)),
    "tables deep through header and key": b"[a" + b".a" * 60 + b"]\nb" + b".b" * 60 + b" = 1",
    "an integer of 5000 digits": b"a = " + b"9" * 5000,
    "a hexadecimal integer of 6000 digits": b"a = 0x" + b"f" * 6000,
    "a line of 100,000 characters": b'a = "' + b"x" * 100_000 + b'"',
    "a line of 60,000 blanks": b" " * 60_000 + b"x",
    "a key with 60,000 blanks after it": b"a" + b" " * 60_000 + b"x",
    "bytes that are not UTF-8": b'a = "ok"\nb = "\xff"',
    "UTF-16 text": 'a = "x"'.encode("utf-16"),
    "NUL bytes": b"\x00" * 4096,
    "an escape sequence in a key": b'"\\u001b]52;c;x" = = 1',
    "an unclosed string": b'a = "never closed\nb = 1',
    "an unclosed text": b'a = """' + b'x"" \\' * 5000,
    "quotes without end": b"a = " + b'""' * 20_000,
    "too large": b"#" * 1_000_001,
    "a key that stands twice": b"a = 1\na = 2",
    "brackets without end": b"[" * 60_000,
}


@each("name", HOSTILE)
def test_hostile_input_is_one_named_error_in_bounded_time(name):
    start = time.perf_counter()
    with pytest.raises(FileTrouble) as caught:
        parse_toml(HOSTILE[name], "pro\x1bfile.toml")
    assert time.perf_counter() - start < 20
    assert caught.value.exit_code == 3
    assert caught.value.places[0].file == "pro␛file.toml"
    shown = caught.value.sentence + str(caught.value.places[0])
    assert shown.isprintable()
    assert len(shown) < 600
    if "nested" in name or "dots" in name:
        assert caught.value.places[0].line > 0


@pytest.mark.proof
def test_the_slowest_file_the_guards_let_through_is_read_in_bounded_time():
    line = ".".join(f"k{at}" for at in range(60))
    data = "".join(f"a{at}.{line} = 1\n" for at in range(3600)).encode()
    start = time.perf_counter()
    assert len(parse_toml(data, "x.toml")) == 3600
    assert time.perf_counter() - start < 60


@each(
    ("text", "line", "path", "says"),
    [
        ('[[roles]]\ntitle = "x"\nstart = 2019-05\n', 3, "roles.start", 'put quotes round it: "2019-05"'),
        ('a = 1\ndates = ["2019", 2019-05]\n', 2, "dates", 'put quotes round it: "2019-05"'),
        ("[person]\nname = Ada Lovelace\n", 2, "person.name", 'put quotes round it: "Ada Lovelace"'),
        ("[person]\nname = “Ada”\n", 2, "person.name", "straight ones"),
        ('[person]\nname = "Ada\nrole = "CTO"\n', 2, "person.name", "Close the quotes"),
        ('a = 1\nb = "x"\na = 2\n', 3, "a", "twice"),
        ("[a]\nx = 1\n[b]\n[a]\n", 4, "a", "twice"),
        ('[person]\nname "Ada"\n', 2, "person", "key = "),
        ('p = "C:\\Users\\Ada"\n', 1, "p", "backslash"),
        (f'[a]\nb = "{"7" * 5000}"\nc = {"7" * 5000}\n', 3, "a.c", "Shorten the number"),
        (f"[a]\nc = 0x{'7' * 5000}\n", 2, "a.c", "Shorten the number"),
        ("[a]\nc = 2026-02-30\n", 2, "a.c", "not in the calendar"),
    ],
)
def test_a_mistake_is_told_with_line_key_and_what_to_do(text, line, path, says):
    for newline in ("\n", "\r\n"):
        with pytest.raises(FileTrouble) as caught:
            parse_toml(text.replace("\n", newline).encode(), "profile.toml")
        assert (caught.value.places[0].line, caught.value.places[0].path) == (line, path)
        assert says in caught.value.sentence
        assert f"line {line}" in caught.value.sentence


def test_bytes_that_are_not_utf8_are_told_with_their_line():
    with pytest.raises(FileTrouble) as caught:
        parse_toml(b'a = 1\nb = "\xe9"\n', "profile.toml")
    assert caught.value.places[0].line == 2


def test_dots_and_brackets_in_strings_and_comments_are_nobodys_trouble():
    dots = ". " * 500
    data = f'a = "{dots}[[["\nb = """\n{dots}\n"[{{[" {dots}"""\nc = \'{dots}\' # {dots} [\n'.encode()
    assert parse_toml(data, "x.toml")["a"] == f"{dots}[[["


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path):
    path = tmp_path / "p.toml"
    path.write_bytes(b"\xef\xbb\xbfname = 1\r\n")
    found = load_toml(path)
    assert found.raw == {"name": 1}
    assert found.text == "name = 1\r\n"
    assert found.data == b"\xef\xbb\xbfname = 1\r\n"


def test_only_plain_files_are_read_and_nothing_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "absent", tmp_path / "pipe" / "x"):
        start = time.perf_counter()
        with pytest.raises(FileTrouble):
            load_toml(path)
        assert time.perf_counter() - start < 10
    with pytest.raises(FileTrouble, match="not a plain file"):
        load_toml(type(tmp_path)("/dev/zero"))


def test_a_growing_file_is_not_read_past_its_cap(tmp_path):
    path = tmp_path / "big.toml"
    path.write_bytes(b"#" * 2000)
    with pytest.raises(FileTrouble, match="larger than 1,000 bytes"):
        load_toml(path, cap=1000)
    assert load_toml(path, cap=2000).raw == {}


TEXT = '''# head
schema = 1

[person]
name = "Ada"

# first
[[roles]]
title = """
two
lines"""
start = 1

[[roles]]
[roles.more]
deep = 1
[[roles.parts]]
[[roles.parts]]
a.b = 2

[points]
hobbies = [
  # why
  "a",
  { text = "b", private = true }, "c",
]
"odd key" = { x = 1 }
'''


@each(
    ("path", "line"),
    [
        ("schema", 2),
        ("person", 4),
        ("person.name", 5),
        ("person.absent", 4),
        ("roles[0]", 8),
        ("roles[0].title", 9),
        ("roles[0].start", 12),
        ("roles[1]", 14),
        ("roles[1].more.deep", 16),
        ("roles[1].parts[1].a.b", 19),
        ("points.hobbies[0]", 24),
        ("points.hobbies[1].private", 25),
        ("points.hobbies[2]", 25),
        ("nowhere", 0),
        ("not a path[", 0),
    ],
)
def test_the_line_of_a_path_is_found(path, line):
    assert line_of(TEXT, path) == line
    assert line_of(TEXT.replace("\n", "\r\n"), path) == line


ATOMS = st.sampled_from(
    [
        *('"', "'", '"""', "'''", "\\", "\n", "\r\n", "#", ",", "=", " ", "."),
        *("[", "]", "[[", "]]", "{", "}", "[a]", "[[a.b]]", "\n[a]\n", "\n[[a.b]]\n", "\n[[a]\n", "\na = [\n", "\n]\n"),
        *(
            '\n{ x = "}" },\n',
            '\n{ x = "',
            '\n{ x = """ },\n',
            '\n{ x = \'"""\' },\n',
            "a",
            "a = ",
            "a.b.c = 1\n",
            "[" * 20,
        ),
        *("a." * 30, "\n" + "[[x]" * 9 + "\n", "9" * 2000, "\n[" * 9, "{a=" * 9),
    ]
)


@given(st.lists(st.tuples(ATOMS, st.integers(1, 30)), max_size=9))
def test_what_is_not_looked_at_more_closely_would_have_passed_the_closer_look(pieces):
    text = "".join(atom * times for atom, times in pieces)
    if not is_odd(text):
        _guard(text, "x")
        with suppress(ValueError):
            _measure(tomllib.loads(text), text, "x")


@each(
    "text",
    [
        "a = [\n" + "[[x]\n" * 70,
        "a = [\n" + '{ x = """ },\n""", b = [\n' * 70,
        "a = [\n" + '{ x = \'"""\' },\n' * 70 + '"""',
        "[a" + ".a" * 30 + "]\n[[b]]\n" + "a." * 30 + "b = 1",
        "x = 0x" + "f" * 3600,
        "\n" * 9 + "x" * 3000,
    ],
)
def test_what_hides_its_depth_is_looked_at_more_closely(text):
    assert is_odd(text)


def test_a_month_of_records_is_not_looked_at_more_closely():
    steps = '[[session.step]]\npillar = "share"\nnote = "Said so. Twice."\n' * 90
    choices = "choice = [\n" + '    { id = "a", at = "2026-11-02T08:00:00", about = "it\'s" },\n' * 90 + "]\n"
    assert not is_odd(f'schema = 1\n{choices}\n[[session]]\nid = "s"\n\n{steps}')
