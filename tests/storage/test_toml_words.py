import tomllib
from datetime import date

from each import each
from hypothesis import example, given, settings
from hypothesis import strategies as st

from execcoach.storage import toml_words as words
from execcoach.storage.merge import same

TEXTS = st.one_of(st.text(max_size=12), st.text(st.sampled_from('"\\\n\r\t ab'), max_size=12))
LEAVES = st.one_of(TEXTS, st.integers(-(2**63), 2**63), st.booleans(), st.floats())
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3))


@settings(max_examples=150, deadline=None)
@example('\n""', "\n")
@given(VALUES, st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_written_is_read_back_as_it_was(value, newline):
    for written in (words.inline(value), words.block(value, newline)):
        assert same(tomllib.loads(f"x = {written}{newline}")["x"], value)


@settings(deadline=None)
@given(TEXTS)
def test_any_key_can_be_written(name):
    assert tomllib.loads(f"{words.key(name)} = 1") == {name: 1}


def test_nothing_a_terminal_obeys_or_nobody_sees_is_written_as_it_is():
    hidden = "\x00\x1b]52;c\x07\x7f\x9b\u202e\u2066\u200b\ufeff\U000e0041"
    for written in (words.text(hidden), words.long_text(f"a\n{hidden}", "\n")):
        assert written.replace("\n", "").isprintable()


@each(
    ("value", "text"),
    [
        ("Ada", '"Ada"'),
        ("C:\\x", '"C:\\\\x"'),
        ("one\ntwo\n", '"""\none\ntwo\n"""'),
        ([], "[]"),
        (["one"], '["one"]'),
        (["one", "two"], '[\n    "one",\n    "two",\n]'),
        (["a rather long line " * 6], f'[\n    "{"a rather long line " * 6}",\n]'),
        ({"text": "go", "private": True}, '{ text = "go", private = true }'),
        (date(2019, 5, 2), '"2019-05-02"'),
        (0.5, "0.5"),
        (False, "false"),
    ],
)
def test_values_are_written_as_a_person_would_write_them(value, text):
    assert words.block(value) == text
