"""The public profile as a JSON Resume: nothing private in it, and nothing public lost when it is read again."""

import datetime
import json
from typing import Any

import pytest
from each import each
from hypothesis import Phase, given, settings
from leaving_profiles import PROFILES
from made_profiles import good

from execcoach.exchange.json_resume import read_json_resume
from execcoach.exchange.json_resume_out import json_resume
from execcoach.exchange.outgoing import as_tables, outgoing
from execcoach.exchange.proposals import Incoming, accept, propose
from execcoach.profile.reading import read_profile

DAY = datetime.date(2026, 11, 21)
OWN = "x-execcoach"


def exported(raw: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json_resume(outgoing(raw).profile, DAY))
    return found


def back(raw: dict[str, Any]) -> tuple[dict[str, Any], Incoming]:
    incoming = read_json_resume(json_resume(outgoing(raw).profile, DAY).encode(), "cv.json")
    return accept({}, propose({}, incoming)), incoming


def plain(raw: dict[str, Any]) -> dict[str, Any]:
    """The tables as they count: entries in no order, items of a list each once, blank ones not at all."""
    found = as_tables(read_profile(raw).profile)

    def once(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: once(item) for key, item in sorted(value.items())}
        if isinstance(value, list):
            items = {" ".join((i["text"] if isinstance(i, dict) else i).split()).casefold(): i for i in value}
            return sorted((once(item) for item in items.values()), key=repr)
        return value

    for key, value in found.items():
        tables = isinstance(value, list)
        found[key] = sorted((once(one) for one in value), key=repr) if tables else once(value)
    return found


def loses_nothing(raw: dict[str, Any]) -> None:
    public = as_tables(outgoing(raw).profile)
    wanted = accept({}, propose({}, Incoming("", public)))
    found, incoming = back(raw)
    assert plain(found) == plain(wanted)
    assert incoming.dropped == ()
    assert incoming.notes == ()


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(PROFILES)
def test_export_and_import_lose_nothing_public(raw: dict[str, Any]) -> None:
    loses_nothing(raw)


@pytest.mark.proof
@settings(max_examples=1500, deadline=None)
@given(PROFILES)
def test_export_and_import_lose_nothing_public_in_many_profiles(raw: dict[str, Any]) -> None:
    loses_nothing(raw)


def test_a_whole_profile_comes_back_as_it_was() -> None:
    assert plain(back(good())[0]) == plain(good())


SECRET = {
    "person": {"name": "Ada Brook", "contact": {"text": "x"}},
    "summary": {"text": "Public.", "motivations": [{"text": "SECRET", "private": True}, "Open"]},
    "connection_points": {"hobbies": ["Chess", {"text": "SECRET", "private": "yes"}], "private": False},
    "roles": [{"company": "Acme", "title": "CEO", "summary": "SECRET", "private": True}],
    "photo": {"credit": "SECRET", "private": True},
    "achievements": [{"what": "SECRET", "public": False}, {"what": "Won", "source": "SECRET of Sam"}],
    "voice": {"says": ["SECRET"]},
    "audience": [{"who": "SECRET"}],
    "topics": [{"name": "SECRET"}],
    "objections": [{"words": "SECRET"}],
    "routine": {"away": [{"from": "2026-12-01", "to": "2026-12-09", "why": "SECRET"}]},
    "goals": {"year": "SECRET"},
    "nickname": "SECRET",
}


def test_nothing_private_and_no_working_note_leaves_and_it_is_said() -> None:
    out = outgoing(SECRET)
    assert "SECRET" not in json_resume(out.profile, DAY)
    assert out.private == {"summary": 1, "connection_points": 1, "roles": 1, "photo": 1, "achievements": 1}
    first, second = out.left()
    assert first.startswith("Left out: five private things, in summary (1), connection points (1), roles (1)")
    assert "routine with its days away" in second


def test_a_private_person_leaves_without_a_name() -> None:
    assert "name" not in exported({"person": {"name": "Ada", "private": True}})["basics"]


def test_what_has_no_home_in_the_format_stands_beside_it_in_our_terms() -> None:
    resume = exported(good())
    assert resume["basics"]["name"] == "Ruth Amadi"
    own = resume[OWN]
    assert {"memberships", "talks", "achievements", "connection_points", "summary", "person"} <= own.keys()
    assert own["memberships"][0] == {
        "organisation": "Institution of Civil Engineers",
        "role": "Fellow",
        "start": "2016",
    }
    assert set(own["summary"]) == {"opening", "accomplishments", "motivations", "passions", "turn_offs"}
    assert resume["interests"][0][OWN] == {"reviewed": "2026-05"}
    assert resume["work"][0]["startDate"] == "2021-02"
    assert resume["work"][1]["endDate"] == "2021"


@each(
    ("url", "written"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("ada.example/in", "https://ada.example/in"),
        ("https://zürich.example/ö", "https://xn--zrich-kva.example/%C3%B6"),
        ("https://a.example/50%", "https://a.example/50%25"),
        ("javascript:alert(1)", None),
        ("https://a.example/ b", None),
        ("https://user:pass@a.example/", None),
        ("data:text/html,x", None),
        ("https://[::1", None),
    ],
)
def test_an_address_is_written_as_other_programs_accept_it_and_comes_back_as_it_was(url, written) -> None:
    raw = {"person": {"name": "Ada"}, "publications": [{"title": "T", "url": url}]}
    assert exported(raw)["publications"][0].get("url") == written
    if written:
        assert back(raw)[0]["publications"] == [{"title": "T", "url": url}]


def test_an_entry_that_another_program_moved_keeps_its_rest() -> None:
    raw = {"volunteering": [{"organisation": "A", "cause": "x"}, {"organisation": "B", "cause": "y"}]}
    resume = exported(raw)
    resume["volunteer"].reverse()
    del resume["volunteer"][1]
    incoming = read_json_resume(json.dumps(resume).encode(), "cv.json")
    assert incoming.raw["volunteering"] == [{"organisation": "B", "cause": "y"}]


OWN_JUNK = [
    {"person": {"id": "stolen", "role": ["x"], "since": "soon", "rank": 1}},
    {"memberships": "x", "talks": [3, None, {}, {"title": {"a": 1}}], "strange": 1},
    {"routine": {"minutes": 1}, "photo": {"width": "wide", "height": -1}, "achievements": [{"public": "yes"}]},
    {"summary": {"motivations": [["x"], {"text": "y", "private": True}, {"date": "2019"}, 5]}},
    {"connection_points": {"teams": "Leeds"}},
]


@pytest.mark.parametrize("own", OWN_JUNK)
def test_junk_in_our_own_part_costs_only_itself(own: dict[str, Any]) -> None:
    resume = {"basics": {"name": "Ada"}, "work": [{"name": "Acme", OWN: "junk"}], OWN: own}
    incoming = read_json_resume(json.dumps(resume).encode(), "cv.json")
    found = accept({}, propose({}, incoming))
    assert read_profile(found).troubles == ()
    assert found["roles"] == [{"company": "Acme"}]
    assert "id" not in found["person"]
    assert not found.get("routine")


def test_our_own_part_may_be_something_elses() -> None:
    resume = {"basics": {"name": "Ada"}, OWN: 3}
    incoming = read_json_resume(json.dumps(resume).encode(), "cv.json")
    assert [one.row for one in incoming.dropped] == [OWN]
    assert incoming.name == "Ada"
