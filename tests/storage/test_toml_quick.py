import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import tomli_w
from hypothesis import example, given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.storage.toml_files import parse_toml
from execcoach.storage.toml_quick import parse, quick

LINES = (
    *(
        "a = 1\n",
        "b = -0\n",
        "a = 007\n",
        "c = 1.50\n",
        "c = -0.0\n",
        "d = true\n",
        "a = +1\n",
        "e = 1_000\n",
        "f = inf\n",
    ),
    *(
        'a = "x"\n',
        'b = "a \\" b \\\\ c \\n d"\n',
        'c = "\\u0041"\n',
        'd = "\t"\n',
        'e = "é\u2028ü"\n',
        'f = ""\n',
        "g = 'x'\n",
    ),
    *(
        "a = []\n",
        "a = [\n]\n",
        'a = [\n    "x",\n    "y, \\"z\\"",\n]\n',
        "b = [\n    1,\n]\n",
        'c = ["x"]\n',
        'c = [\n    "x"\n]\n',
    ),
    *(
        "[a]\n",
        "[a.b]\n",
        "[b]\n",
        "[[a]]\n",
        "[[a.b]]\n",
        "[[b]]\n",
        "[[a.b.c]]\n",
        "[a]]\n",
        "[[a]\n",
        "[.a]\n",
        "[a..b]\n",
    ),
    *(
        "\n",
        "# words\n",
        "# bad \x07\n",
        " a = 1\n",
        "a.b = 1\n",
        '"a" = 1\n',
        "a = 2026-11-21\n",
        "a = { b = 1 }\n",
        "a = 1 # x\n",
    ),
    *(
        'a = """\n',
        '"""\n',
        "[[session]]\n",
        "[[session.step]]\n",
        "a = 1\r\n",
        'a = "\x7f"\n',
        "x",
        "a = 999999999999999999\n",
    ),
)
plain = st.one_of(
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.text(max_size=8),
    st.floats(0, 100),
    st.lists(st.text(max_size=5), max_size=3),
)
names = st.sampled_from(("a", "b", "session", "step", "x-1", "é", "with space"))
table = st.dictionaries(names, plain, max_size=4)
tables = st.dictionaries(
    names, st.one_of(plain, table, st.lists(table, max_size=3), st.dictionaries(names, table, max_size=2)), max_size=5
)


def typed(value: Any) -> str:
    """The value as text in which 1, 1.0 and true differ, and the order of keys does not count."""
    return json.dumps(value, sort_keys=True, default=repr)


def whole(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def told(read: Callable[..., Any], text: str) -> str:
    try:
        return typed(read(text.encode(), "x.toml", cap=10_000))
    except CoachError as error:
        return error.sentence


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=9).map("".join))
@example("a = [\n]\n")
@example("[a]\n[a.b]\n[a.b]\n")
@example('a = """\n[[session]]\n"""\n')
@example("[session]\n\n[[session]]\n")
@example("x = 1\n\n[[session]]\na = 1\n[x]\n")
def test_what_is_read_at_once_is_what_the_parser_reads(text: str) -> None:
    found = quick(text)
    if found is not None:
        assert typed(found) == typed(whole(text))
    assert told(parse, text) == told(parse_toml, text)


@settings(max_examples=400, deadline=None)
@given(tables)
def test_whatever_a_program_writes_reads_back(raw: dict[str, Any]) -> None:
    text = tomli_w.dumps(raw)
    found = quick(text)
    assert found is None or typed(found) == typed(raw)
    assert typed(parse(text.encode(), "x.toml", cap=100_000)) == typed(tomllib.loads(text))


def test_a_month_as_the_app_writes_it_is_read_at_once() -> None:
    step = {"pillar": "share", "note": 'She said "yes", at last\nand meant it', "private": False, "seconds": 90}
    month = {
        "schema": 1,
        "person": "ada-1",
        "session": [{"id": f"s{at}", "started": "2026-11-21T08:00:00+00:00", "step": [step] * 3} for at in range(3)],
        "score": [
            {"id": "c", "on": "2026-11-21", "total": 41.5, "credits": {f"criterion-{at}": at / 9 for at in range(9)}}
        ],
        "result": [
            {"id": "r", "on": "2026-11-21", "kind": "reply"},
            {"id": "q", "on": "2026-11-20", "words": "a \\ b"},
        ],
    }
    assert quick(tomli_w.dumps(month)) == month


def test_too_large_too_long_and_not_utf8_are_told_as_ever() -> None:
    for data in (b"a = 1\n" * 100, b'a = "' + b"x" * 70_000 + b'"\n', b'a = "\xff"\n'):
        cap = 500 if len(data) == 600 else 100_000
        with pytest.raises(CoachError) as ours:
            parse(data, "x.toml", cap=cap)
        with pytest.raises(CoachError) as theirs:
            parse_toml(data, "x.toml", cap=cap)
        assert ours.value.sentence == theirs.value.sentence
