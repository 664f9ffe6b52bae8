import copy
import tomllib
from dataclasses import replace
from typing import Any

import pytest
from each import each
from made_profiles import RUBRIC_FILE, TODAY, shipped

from execcoach.errors import CoachError
from execcoach.profile.checks import KINDS
from execcoach.profile.genuine import refused
from execcoach.profile.paths import put, steps
from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score

RAW = tomllib.loads(RUBRIC_FILE.read_text(encoding="utf-8"))
WEIGHTS = {
    "headline": 8,
    "opening": 5,
    "accomplishments": 4,
    "motivations": 4,
    "passions": 4,
    "turn-offs": 3,
    "current-role": 4,
    "current-result": 4,
    "past-roles": 3,
    "past-results": 3,
    "schools": 4,
    "school-life": 2,
    "hobbies": 6,
    "teams": 4,
    "memberships": 6,
    "volunteering": 5,
    "causes": 3,
    "achievements": 5,
    "evidence": 3,
    "publications": 3,
    "talks": 2,
    "photo": 3,
    "banner": 2,
    "contact": 3,
    "recent-role": 3,
    "recent-news": 4,
}
HALF_LIVES = {
    "current-role": 12,
    "photo": 36,
    "banner": 36,
    "achievements": 6,
    "publications": 12,
    "talks": 12,
    "hobbies": 24,
    "recent-role": 12,
    "recent-news": 6,
}
WRITTEN_AT = {  # where the examples of a criterion would stand; what is new stands anywhere
    "headline": "person.headline",
    "contact": "person.contact",
    "opening": "summary.opening",
    **{key: f"summary.{key.replace('-', '_')}" for key in ("accomplishments", "motivations", "passions", "turn-offs")},
    "hobbies": "connection_points.hobbies",
    "teams": "connection_points.teams",
    "current-role": "roles.summary",
    "current-result": "roles.summary",
    "past-roles": "roles.summary",
    "past-results": "roles.summary",
    "achievements": "achievements.what",
    "publications": "publications.title",
    "talks": "talks.title",
    "school-life": "schools.activities",
    "causes": "connection_points.causes",
    "photo": "photo.credit",
    "banner": "banner.credit",
    "memberships": "memberships.organisation",
    "volunteering": "volunteering.summary",
}
NAMED = {
    "roles": {"title": "Director", "company": "Tarn"},
    "schools": {"name": "Strathclyde"},
    "volunteering": {"organisation": "RNLI"},
    "talks": {"event": "Small Ports"},
    "publications": {"publisher": "Small Ports"},
}


def test_the_weights_are_those_of_the_method() -> None:
    assert {criterion.id: criterion.weight for criterion in shipped().criteria} == WEIGHTS
    assert sum(WEIGHTS.values()) == 100


def test_what_goes_stale_does_so_at_the_agreed_pace() -> None:
    stale = {criterion.id: criterion.half_life for criterion in shipped().criteria if criterion.half_life}
    assert stale == HALF_LIVES


def test_every_criterion_says_why_where_from_and_where_it_lands() -> None:
    for criterion in shipped().criteria:
        assert criterion.why.endswith(".")
        assert criterion.source.count(",") >= 1
        assert criterion.question.rstrip("”").endswith("?")
        assert criterion.lands
        assert 1 <= criterion.minutes <= 10
        assert steps(criterion.path.replace("[current]", "[0]"))


def test_every_check_has_advice_of_its_own_and_a_name_for_its_evidence() -> None:
    advice = [check.advice for criterion in shipped().criteria for check in criterion.checks]
    assert len(set(advice)) == len(advice)
    for criterion in shipped().criteria:
        for check in criterion.checks:
            silent = check.kind in ("plain", "apart", "readable", "deed")  # these show something only where it costs
            assert (f"{check.kind}-short" if silent else check.kind) in shipped().labels


def test_every_kind_of_check_has_a_name_for_people() -> None:
    assert shipped().kinds.keys() == KINDS.keys()


def test_no_advice_speaks_in_stock_phrases() -> None:
    for criterion in shipped().criteria:
        for text in (criterion.question, criterion.why, criterion.good, criterion.more):
            assert refused(text, replace(shipped().refusals, examples=frozenset(), borrowed=frozenset())) == ""


@each("id", WRITTEN_AT)
def test_the_good_example_earns_more_than_the_weak_one(id: str) -> None:
    naive = replace(shipped(), refusals=replace(shipped().refusals, examples=frozenset(), borrowed=frozenset()))
    criterion = naive.criterion(id)
    section, _, field = WRITTEN_AT[id].partition(".")
    credits = []
    for text in (criterion.good, criterion.weak):
        raw: dict[str, Any] = {"person": {"name": "Ruth Amadi", "role": "CEO", "company": "Tarn Ferries"}}
        if section in ("person", "summary", "connection_points", "photo", "banner"):
            raw = put(raw, WRITTEN_AT[id], text)
        else:
            entry = NAMED.get(section, {}) | {field: text} | ({"end": "2020"} if id.startswith("past") else {})
            raw[section] = [entry]
        line = score(read_profile(raw).profile, naive, TODAY).line(id)
        assert line is not None
        credits.append(line.credit * criterion.need)
    assert credits[0] > credits[1] or id in ("photo", "banner")  # a picture's example is no text that anybody writes
    if WRITTEN_AT[id].split(".")[0] in ("person", "summary"):
        assert credits[0] == pytest.approx(1, abs=1e-3)
        assert credits[1] < 0.75


@each(
    ("path", "value", "expected"),
    [
        (("criterion", 0, "weight"), 9, "add up to 100"),
        (("criterion", 0, "weight"), "8", "whole number"),
        (("criterion", 0, "why"), "", "words in quotes"),
        (("criterion", 0, "minutes"), 0, "at least 1 minute"),
        (("criterion", 0, "reads"), ["networks"], "one of person.headline"),
        (("criterion", 0, "group"), "nowhere", "[[group]]"),
        (("criterion", 0, "id"), "contact", "every id once"),
        (("criterion", 0, "check", 0, "share"), 0.9, "shares that add up to 1"),
        (("criterion", 0, "check", 0, "share"), True, "shares that add up to 1"),
        (("criterion", 0, "check", 0, "kind"), "followers", "one of adds"),
        (("criterion", 0, "check"), [], "[[check]] tables"),
        (("criterion",), {}, "[[criterion]] tables"),
    ],
)
def test_a_rubric_that_cannot_be_used_says_where_and_why(
    path: tuple[str | int, ...], value: Any, expected: str
) -> None:
    raw: Any = copy.deepcopy(RAW)
    here = raw
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    with pytest.raises(CoachError) as caught:
        read_rubric(raw, "")
    assert expected in caught.value.sentence
    assert caught.value.places[0].file == "rubric.toml"


def test_nothing_a_rubric_can_read_is_a_network() -> None:
    with_networks = copy.deepcopy(RAW)
    for pattern in ("networks", "skills", "followers"):
        with_networks["criterion"][0]["reads"] = [pattern]
        with pytest.raises(CoachError):
            read_rubric(with_networks, "")


def test_every_kind_of_check_is_used() -> None:
    used = {check.kind for criterion in shipped().criteria for check in criterion.checks}
    assert set(KINDS) == used


def test_an_unknown_criterion_is_named_with_the_known_ones() -> None:
    with pytest.raises(CoachError, match="headline"):
        shipped().criterion("klout")
