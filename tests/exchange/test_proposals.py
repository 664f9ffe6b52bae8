import copy
import datetime
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.exchange.findings import Doubt, Dropped
from execcoach.exchange.proposals import Incoming, accept, propose
from execcoach.exchange.telling import as_json, report, tell_doubts


def offer(**raw):
    return Incoming("Ada", raw)


def added(current, **raw):
    return {one.path: one.value for one in propose(current, offer(**raw)).added}


def test_an_empty_field_is_an_addition():
    assert added({"person": {"name": "Ada", "headline": " "}}, person={"headline": "Sails"}) == {
        "person.headline": "Sails"
    }


def test_a_filled_field_that_differs_is_kept_with_both_values():
    proposals = propose({"person": {"headline": "Mine"}}, offer(person={"headline": "Theirs"}))
    assert proposals.added == ()
    assert [(one.path, one.value, one.offered) for one in proposals.kept] == [("person.headline", "Mine", "Theirs")]


def test_an_equal_field_is_kept_quietly():
    proposals = propose({"person": {"name": "Ada  Brook"}}, offer(person={"name": "ada brook"}))
    assert (proposals.added, proposals.kept) == ((), ())


def test_an_entry_that_is_there_gets_only_its_missing_fields():
    current = {"roles": [{"title": "X"}, {"company": "Acme", "title": "CEO", "start": "2013"}]}
    offered = [{"company": "ACME", "title": "ceo", "start": "2013", "summary": "Ran it"}]
    assert added(current, roles=offered) == {"roles[1].summary": "Ran it"}


def test_new_entries_follow_those_that_are_there():
    offered = [{"company": "B", "title": "T"}, {"company": "C", "title": "T"}]
    assert list(added({"roles": [{"company": "A"}]}, roles=offered)) == ["roles[1]", "roles[2]"]


def test_a_start_given_more_exactly_is_the_same_role_and_stays():
    current = {"roles": [{"company": "A", "title": "T", "start": 2013}]}
    proposals = propose(current, offer(roles=[{"company": "A", "title": "T", "start": "2013-09"}]))
    assert proposals.added == ()
    assert proposals.kept[0].path == "roles[0].start"


def test_a_degree_left_out_here_is_filled_by_the_one_school_that_fits():
    assert added({"schools": [{"name": "Durham"}]}, schools=[{"name": "Durham", "degree": "BA"}]) == {
        "schools[0].degree": "BA"
    }


def test_two_degrees_of_one_school_do_not_fill_one_entry():
    offered = [{"name": "Durham", "degree": "BA"}, {"name": "Durham", "degree": "MA"}]
    assert added({"schools": [{"name": "Durham"}]}, schools=offered) == {
        "schools[0].degree": "BA",
        "schools[1]": offered[1],
    }


def test_titles_that_begin_alike_are_two_roles():
    current = {"roles": [{"company": "A", "title": "VP"}]}
    assert "roles[1]" in added(current, roles=[{"company": "A", "title": "VP-Sales"}])


def test_dates_are_compared_by_what_they_mean():
    current = {"awards": [{"title": "Oar", "date": datetime.date(2019, 5, 2)}]}
    assert propose(current, offer(awards=[{"title": "Oar", "date": "2 May 2019"}])).kept == ()


def test_a_thing_listed_twice_is_one_entry_and_the_difference_is_said():
    offered = [{"title": "Oar", "date": "2012"}, {"title": "oar", "date": "2013", "by": "Club"}]
    proposals = propose({}, offer(awards=offered))
    assert [one.value for one in proposals.added] == [{"title": "Oar", "date": "2012", "by": "Club"}]
    assert [(one.path, one.offered) for one in proposals.kept] == [("awards[0].date", "2013")]


def test_string_lists_merge_as_sets():
    current = {"connection_points": {"hobbies": ["Chess", {"text": "Rowing", "private": True}]}}
    offered = {"hobbies": ["chess", "rowing", "Opera", "opera"]}
    assert added(current, connection_points=offered) == {"connection_points.hobbies[2]": "Opera"}


def test_a_lone_string_becomes_a_list_when_something_is_added():
    current = {"connection_points": {"hobbies": "Chess"}}
    proposals = propose(current, offer(connection_points={"hobbies": ["Opera"]}))
    assert accept(current, proposals) == {"connection_points": {"hobbies": ["Chess", "Opera"]}}


def test_a_table_of_another_shape_is_never_touched():
    for current in ({"roles": {"title": "x"}}, {"roles": "x"}, {"roles": 5}):
        proposals = propose(current, offer(roles=[{"company": "A"}]))
        assert proposals.added == ()
        assert proposals.kept[0].path == "roles"
    assert propose({"person": "Ada"}, offer(person={"name": "Ada"})).added == ()


def test_only_the_chosen_ones_are_taken():
    proposals = propose({}, offer(person={"name": "Ada"}, roles=[{"company": "A"}, {"company": "B"}]))
    assert accept({}, proposals, {"roles[1]"}) == {"roles": [{"company": "B"}]}
    assert accept({}, proposals, ()) == {}


def test_accepting_leaves_the_old_tables_alone_and_shares_nothing_with_the_offer():
    current = {"roles": [{"company": "A", "highlights": ["one"]}]}
    before = copy.deepcopy(current)
    incoming = offer(roles=[{"company": "A", "highlights": ["two"]}, {"company": "B", "highlights": ["x"]}])
    raw = accept(current, propose(current, incoming))
    raw["roles"][1]["highlights"].append("y")
    assert current == before
    assert incoming.raw["roles"][1]["highlights"] == ["x"]


def test_two_people_who_wrote_the_same_words_are_two_recommendations():
    both = [{"by": "Ann", "text": "Great"}, {"by": "Bo", "text": "Great"}]
    assert accept({}, propose({}, offer(recommendations=both)))["recommendations"] == both


def test_the_json_is_the_contract_and_safe_to_print():
    incoming = Incoming(
        "Ada", {"person": {"name": "A", "since": "2019"}}, (Dropped("f", "work[0]", "url", "No place."),)
    )
    current = {"person": {"name": "B\x1b\u202e", "since": datetime.date(2018, 1, 2)}, "roles": []}
    shape = as_json(propose(current, incoming))
    assert set(shape) >= {"added", "changed", "kept", "dropped"}
    assert shape["dropped"] == [{"file": "f", "row": "work[0]", "column": "url", "reason": "No place."}]
    assert set(shape["kept"][0]) == {"path", "value", "offered", "reason"}
    assert "\u202e" not in json.dumps(shape, ensure_ascii=False)
    assert shape["kept"][1]["value"] == "2018-01-02"


def test_the_report_calls_things_by_their_names_and_gives_a_reason_once():
    incoming = Incoming(
        "Ada",
        {"person": {"name": "Ada", "headline": "Theirs"}, "roles": [{"company": "Acme", "title": "CEO"}]},
        tuple(Dropped("cv.json", f"work[{at}]", "url", "No place.") for at in range(5)),
        rows={"roles[0]": "work[0]", "person.headline": "basics.label"},
    )
    called = {"person.headline": "Headline", "person.name": "Name", "roles": "Roles"}
    assert report(propose({"person": {"headline": "Mine"}}, incoming), called) == (
        "New: Name: Ada",
        "New: Roles: CEO, Acme",
        "Kept: Headline stays “Mine”; the file offers “Theirs” (from basics.label). "
        "This is already filled in; an import never overwrites.",
        "Left out: No place. (work[0].url, work[1].url, work[2].url and 2 more)",
    )


def test_what_stands_around_the_answers_of_a_mail_is_told_in_one_line():
    doubts = [Doubt("", 1, "Here it is.", "Not an answer"), Doubt("places", 9, "?", "Too short")]
    told = tuple(tell_doubts([*doubts, Doubt("", 35, "Maud", "Not an answer")]))
    assert told == (
        "Unsure: line 9 at places: “?” Too short.",
        "Unsure: “Here it is.” (line 1), “Maud” (line 35): Not an answer.",
    )


WORD = st.sampled_from(["A", "a ", "B", "C", ""])
START = st.sampled_from(["", "2013", "2013-09", "Sept 2013", "2014"])
ROLE = st.fixed_dictionaries(
    {},
    optional={
        "company": WORD,
        "title": WORD,
        "start": START,
        "summary": WORD,
        "highlights": st.lists(WORD.filter(bool), max_size=3),
    },
)
SCHOOL = st.fixed_dictionaries({"name": WORD.filter(bool)}, optional={"degree": WORD, "end": START})
TABLES = st.fixed_dictionaries(
    {},
    optional={
        "person": st.fixed_dictionaries({}, optional={"name": WORD, "headline": WORD}),
        "connection_points": st.fixed_dictionaries({}, optional={"hobbies": st.lists(WORD, max_size=3)}),
        "roles": st.lists(ROLE, max_size=4),
        "schools": st.lists(SCHOOL, max_size=4),
    },
)


def filled(value, path=()):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from filled(item, (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from filled(item, (*path, at))
    elif not (isinstance(value, str) and not value.strip()):
        yield path, value


@settings(max_examples=400, deadline=None)
@given(TABLES, TABLES)
def test_a_second_import_adds_nothing_and_no_filled_field_ever_changes(current, offered):
    incoming = Incoming("", offered)
    proposals = propose(current, incoming)
    once = accept(current, proposals)
    assert accept(once, proposals) == once
    again = propose(once, incoming)
    assert again.added == ()
    assert accept(once, again) == once
    after = dict(filled(once))
    for path, value in filled(current):
        assert after[path] == value


@pytest.mark.proof
def test_thirty_thousand_contacts_are_compared_and_taken_in_seconds():
    contacts = [{"name": f"N{at}", "company": f"C{at % 50}"} for at in range(30_000)]
    incoming = Incoming("", {"contacts": contacts})
    start = time.process_time()
    raw = accept({}, propose({}, incoming))
    assert propose(raw, incoming).added == ()
    assert time.process_time() - start < 60
    assert raw["contacts"] == contacts
