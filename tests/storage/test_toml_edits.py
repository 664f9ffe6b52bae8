import tomllib

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.storage.merge import same
from execcoach.storage.toml_edits import apply_edits, lost_comments, plan_edits, settled, undated

WORDS = st.text(st.sampled_from("ab \"'\\\n\t#=[]{},é\u202e\x1b\r."), max_size=6)
KEYS = st.sampled_from(["title", "name", "company", "text", "a b", 'q"t', "ü", "start", "x.y"])
LEAVES = st.one_of(WORDS, st.integers(-3, 3), st.booleans(), st.floats(allow_nan=False), st.dates())
LISTS = st.lists(st.one_of(WORDS, st.fixed_dictionaries({"text": WORDS, "private": st.booleans()})), max_size=4)
ENTRIES = st.dictionaries(KEYS, st.one_of(LEAVES, LISTS, st.dictionaries(KEYS, LEAVES, max_size=2)), max_size=4)
PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "schema": st.integers(1, 3),
        "person": ENTRIES,
        "connection_points": st.fixed_dictionaries({}, optional={"hobbies": LISTS, "teams": LISTS, "places": LISTS}),
        "roles": st.lists(ENTRIES, min_size=1, max_size=4),
        "schools": st.lists(ENTRIES, min_size=1, max_size=3),
        "routine": st.fixed_dictionaries(
            {}, optional={"split": st.dictionaries(KEYS, LEAVES), "away": st.lists(ENTRIES, max_size=2)}
        ),
        "odd key": ENTRIES,
    },
)


def edited(text: str, new: dict) -> str:
    old = tomllib.loads(text)
    edits = plan_edits(old, settled(old, new))
    result = apply_edits(text, edits)
    assert same(undated(tomllib.loads(result)), undated(settled(old, new)))
    assert lost_comments(text, result, edits) == []
    return result


@settings(max_examples=200, deadline=None)
@given(PROFILES, PROFILES, PROFILES)
def test_any_profile_becomes_any_other_and_reads_as_meant(first, second, third):
    text = edited(edited("# the head\n\n", first), second)
    assert "# the head" in edited(text, third)


def as_tables(value):
    """tomli_w writes lists of tables its own way: mixed lists stay inline, the rest become headers."""
    return tomli_w.dumps(value)


@settings(max_examples=200, deadline=None)
@given(PROFILES, PROFILES)
def test_a_file_another_program_wrote_takes_any_change_of_its_own_shape(first, second):
    text = as_tables({**first, "connection_points": {}})
    edited(text, {**second, "connection_points": first.get("connection_points", {})})
