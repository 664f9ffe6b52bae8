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


@settings(max_examples=60, deadline=None)
@given(PROFILES, PROFILES, PROFILES)
def test_any_profile_becomes_any_other_and_reads_as_meant(first, second, third):
    text = edited(edited("# the head\n\n", first), second)
    assert "# the head" in edited(text, third)


def as_tables(value):
    """tomli_w writes lists of tables its own way: mixed lists stay inline, the rest become headers."""
    return tomli_w.dumps(value)


@settings(max_examples=60, deadline=None)
@given(PROFILES, PROFILES)
def test_a_file_another_program_wrote_takes_any_change_of_its_own_shape(first, second):
    text = as_tables({**first, "connection_points": {}})
    edited(text, {**second, "connection_points": first.get("connection_points", {})})


BEFORE = """# Ada's words

[person]
name = "Ada"

# first
[[roles]]
title = "CTO"
# end = "2020"

# where I learned
[[schools]]
name = "MIT"
"""


def with_change(**change):
    old = tomllib.loads(BEFORE)
    return apply_edits(BEFORE, plan_edits(old, {**old, **change}))


def test_a_new_role_goes_below_the_last_one_with_one_blank_line_above():
    old = tomllib.loads(BEFORE)
    expected = BEFORE.replace("# where", '[[roles]]\ntitle = "CEO"\n\n# where')
    assert with_change(roles=[*old["roles"], {"title": "CEO"}]) == expected


def test_the_first_table_of_a_kind_goes_where_custom_puts_it():
    assert with_change(summary={"opening": "x"}) == BEFORE.replace("# first", '[summary]\nopening = "x"\n\n# first')
    memberships = [{"organisation": "ACM"}]
    assert with_change(memberships=memberships) == f'{BEFORE}\n[[memberships]]\norganisation = "ACM"\n'
    assert with_change(routine={"minutes": 10}) == f"{BEFORE}\n[routine]\nminutes = 10\n"
    assert with_change(schema=1) == BEFORE.replace("[person]", "schema = 1\n\n[person]")


def test_a_removed_table_takes_its_comments_and_leaves_the_rest_as_it_was():
    old = tomllib.loads(BEFORE)
    without = {key: value for key, value in old.items() if key != "roles"}
    start, end = BEFORE.index("# first"), BEFORE.index("# where")
    assert apply_edits(BEFORE, plan_edits(old, without)) == BEFORE[:start] + BEFORE[end:]


def test_a_new_first_role_goes_below_the_words_at_the_head():
    text = '# the head\n\n# mine\n[[roles]]\ntitle = "CTO"\n'
    old = tomllib.loads(text)
    new = {"roles": [{"title": "CEO"}, *old["roles"]]}
    expected = '# the head\n\n[[roles]]\ntitle = "CEO"\n\n# mine\n[[roles]]\ntitle = "CTO"\n'
    assert apply_edits(text, plan_edits(old, new)) == expected


def test_a_list_on_one_line_stays_there_while_it_fits_and_keeps_the_words_behind_it():
    text = 'hobbies = ["chess"] # fun\n'
    assert apply_edits(text, plan_edits({"hobbies": ["chess"]}, {"hobbies": ["chess", "go"]})) == (
        'hobbies = ["chess", "go"] # fun\n'
    )
    long = ["chess", "x" * 90]
    assert apply_edits(text, plan_edits({"hobbies": ["chess"]}, {"hobbies": long})) == (
        f'hobbies = [\n    "chess",\n    "{"x" * 90}",\n] # fun\n'
    )


def test_an_item_in_a_list_goes_with_the_comments_above_and_behind_it():
    text = 'h = [ # list\n  # a\n  "a", # aa\n  # b\n  "b" # bb\n  # end\n]\n'
    assert apply_edits(text, plan_edits({"h": ["a", "b"]}, {"h": ["b", "c", "a"]})) == (
        'h = [ # list\n  # b\n  "b", # bb\n  "c",\n  # a\n  "a", # aa\n  # end\n]\n'
    )
    assert apply_edits(text, plan_edits({"h": ["a", "b"]}, {"h": ["b"]})) == (
        'h = [ # list\n  # b\n  "b" # bb\n  # end\n]\n'
    )


def test_dotted_keys_and_inline_tables_are_edited_where_they_stand():
    text = "[routine]\nsplit.share = 1 # s\nsplit.listen = 2\naway = [{ from = 1, to = 2 }]\n"
    old = tomllib.loads(text)
    new = {"routine": {"split": {"share": 3, "engage": 4, "listen": 2}, "away": [{"from": 1, "why": "x"}]}}
    expected = '[routine]\nsplit.share = 3 # s\nsplit.listen = 2\nsplit.engage = 4\naway = [{ from = 1, why = "x" }]\n'
    assert apply_edits(text, plan_edits(old, new)) == expected
