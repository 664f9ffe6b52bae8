from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import Conflict
from execcoach.profile.both import both
from execcoach.storage.merge import merge3, pairs, same, settled3

LEAVES = st.one_of(st.sampled_from(["a", "b", "c"]), st.integers(0, 1), st.booleans())
ROLES = st.lists(
    st.fixed_dictionaries({"title": st.sampled_from("AB"), "start": st.sampled_from("12")}, optional={"x": LEAVES}),
    max_size=3,
)
RAWS = st.fixed_dictionaries(
    {},
    optional={
        "a": LEAVES,
        "t": st.dictionaries(st.sampled_from("xyz"), LEAVES),
        "roles": ROLES,
        "hobbies": st.lists(st.sampled_from("abcd"), max_size=3),
    },
)


@settings(deadline=None)
@given(RAWS, RAWS)
def test_what_one_side_changed_is_taken_whole(base, mine):
    assert same(merge3(base, mine, base).value, mine)
    assert same(merge3(base, base, mine).value, mine)
    assert same(merge3(base, mine, mine).value, mine)
    for merged in (merge3(base, mine, base), merge3(base, base, mine), merge3(base, mine, mine)):
        assert merged.conflicts == ()


@settings(max_examples=150, deadline=None)
@given(RAWS, RAWS, RAWS)
def test_the_two_sides_agree_where_they_conflict_and_a_new_key_is_never_lost(base, mine, theirs):
    here, there = merge3(base, mine, theirs), merge3(base, theirs, mine)
    assert bool(here.conflicts) == bool(there.conflicts)
    for side in (mine, theirs):
        for key in side:
            if key not in base:
                assert key in here.value


@settings(max_examples=150, deadline=None)
@given(*[st.lists(st.sampled_from("abcdef"), max_size=5, unique=True)] * 3)
def test_lists_of_texts_merge_as_sets(base, mine, theirs):
    merged = merge3({"hobbies": base}, {"hobbies": mine}, {"hobbies": theirs})
    b, m, t = set(base), set(mine), set(theirs)
    assert merged.conflicts == ()
    assert set(merged.value["hobbies"]) == (b & m & t) | (m - b) | (t - b)
    assert len(set(merged.value["hobbies"])) == len(merged.value["hobbies"])


def test_different_keys_merge_and_the_same_key_conflicts_with_its_path():
    base = {"person": {"name": "Ada", "role": "CTO"}}
    mine = {"person": {"name": "Ada", "role": "CEO"}}
    assert merge3(base, mine, {"person": {"name": "Ada L", "role": "CTO"}}).value == {
        "person": {"name": "Ada L", "role": "CEO"}
    }
    (conflict,) = merge3(base, mine, {"person": {"name": "Ada", "role": "CFO"}}).conflicts
    assert (conflict.path, conflict.base, conflict.mine, conflict.theirs) == ("person.role", "CTO", "CEO", "CFO")


def test_true_is_not_one_and_one_is_not_one_point_nought():
    assert not same(True, 1)
    assert not same(1, 1.0)
    assert same(float("nan"), float("nan"))
    (conflict,) = merge3({"a": 0}, {"a": 1}, {"a": True}).conflicts
    assert conflict.path == "a"


def test_entries_are_matched_by_name_wherever_they_moved():
    one, two = {"title": "CTO", "company": "X", "start": "2019"}, {"title": "Dev", "company": "Y", "start": "2010"}
    mine = {"roles": [two, one, {"title": "CEO", "company": "Z", "start": "2024"}]}
    theirs = {"roles": [one, {**two, "summary": "theirs"}]}
    merged = merge3({"roles": [one, two]}, mine, theirs)
    assert merged.conflicts == ()
    assert merged.value["roles"] == [{**two, "summary": "theirs"}, one, mine["roles"][2]]


def test_removing_what_the_other_changed_is_a_conflict_and_both_adding_it_is_not():
    one = {"title": "CTO", "company": "X", "start": "2019"}
    assert merge3({"roles": [one]}, {"roles": []}, {"roles": [{**one, "summary": "s"}]}).conflicts
    both = merge3({}, {"roles": [{**one, "a": 1}]}, {"roles": [{**one, "b": 2}]})
    assert both.conflicts == ()
    assert both.value == {"roles": [{**one, "b": 2, "a": 1}]}


def test_a_text_made_private_by_one_stays_beside_what_the_other_added():
    private = {"text": "chess", "private": True}
    merged = merge3({"h": ["chess"]}, {"h": [private]}, {"h": ["go", "chess"]})
    assert (merged.value, merged.conflicts) == ({"h": ["go", private]}, ())


def test_a_renamed_entry_is_still_the_same_one():
    old = [{"title": "CTO", "company": "X", "start": "2019"}, {"title": "Dev", "company": "Y", "start": "2010"}]
    new = [old[1], {**old[0], "title": "Chief"}]
    assert pairs("roles", old, new) == {1: 0, 0: 1}
    assert pairs("topics", [{"name": "a"}, {"name": "b"}], [{"name": "a"}, {"name": "c"}]) == {0: 0, 1: 1}
    assert pairs("topics", [{"name": "a"}, {"name": "b"}], [{"name": "b"}, {"name": "c"}]) == {1: 0}


@settings(max_examples=50, deadline=None)
@given(RAWS, RAWS, RAWS)
def test_a_decided_merge_differs_from_an_undecided_one_only_where_they_conflict(base, mine, theirs):
    plainly = merge3(base, mine, theirs)
    assert same(settled3(base, mine, theirs, "theirs"), plainly.value)
    if not plainly.conflicts:
        assert same(settled3(base, mine, theirs, "mine"), plainly.value)
        assert same(settled3(base, mine, theirs, "both"), plainly.value)


@each(
    ("path", "mine", "theirs", "together"),
    [
        ("summary.opening", "B.", "A.", "A.\nB."),
        ("summary.text", "One.\nTwo.", "Three.", "Three.\n\nOne.\nTwo."),
        ("summary.text", "Three.", "One. Three.", "One. Three."),
        ("connection_points.hobbies", ["go", "chess"], "chess", ["chess", "go"]),
        ("page", "B.", "A.", "A.\nB."),
        ("person.role", "CEO", "CFO", None),
        ("roles[0].start", "2019", "2020", None),
        ("roles[0]", None, {"title": "CEO"}, None),
        ("roles[0].summary", "Mine.", None, None),
    ],
)
def test_both_can_stand_in_a_text_or_a_list_and_not_in_a_single_value(path, mine, theirs, together):
    assert both(Conflict(path, None, mine, theirs)) == together
