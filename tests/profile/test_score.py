import datetime
from typing import Any

from counting import calls
from each import each
from hypothesis import given, settings
from made_profiles import TODAY, good, judged, shipped
from whole_profiles import PROFILES

from execcoach.profile.reading import read_profile
from execcoach.profile.score import as_json, best_next, score


def test_a_good_profile_earns_every_point_of_every_criterion() -> None:
    short = {line.id: [(c.kind, c.credit) for c in line.checks if c.credit < 1] for line in judged(good()).lines}
    assert {id: checks for id, checks in short.items() if checks} == {}
    assert judged(good()).total == 10_000
    assert not any(line.advice for line in judged(good()).lines)


def test_an_empty_profile_earns_nothing_and_is_told_how_to_begin() -> None:
    empty = judged({"person": {"name": "Ada"}})
    assert empty.total == 0
    assert [line.advice for line in empty.lines] == [(criterion.more,) for criterion in shipped().criteria]


@each("criterion", [c.id for c in shipped().criteria])
def test_every_criterion_falls_when_what_it_reads_is_taken_away(criterion: str) -> None:
    raw = good()
    for where in shipped().criterion(criterion).reads:
        section, _, name = where.partition(".")
        if section in ("roles", "results"):
            raw["roles"] = [role for role in raw["roles"] if ("end" in role) == (name == "current")]
        elif where == "volunteering.cause":
            raw["volunteering"][0].pop("cause")
        elif name:
            raw.get(section, {}).pop(name, None)
        else:
            raw.pop(section, None)
    line = judged(raw).line(criterion)
    assert line is not None
    assert line.points == 0
    assert line.advice


def test_private_entries_earn_nothing_and_are_named() -> None:
    raw = good()
    raw["volunteering"][0]["private"] = True
    line = judged(raw).line("volunteering")
    assert line is not None
    assert line.points == 0
    assert [(item.path, item.words) for item in line.evidence] == [("volunteering[0]", "kept private")]


def test_a_private_table_hides_its_lists() -> None:
    raw = good()
    raw["connection_points"]["private"] = True
    assert [line.points for line in judged(raw).lines if line.id in ("hobbies", "teams")] == [0, 0]


def test_evidence_names_the_path_in_file_order_and_the_words() -> None:
    raw = good()
    raw["roles"].insert(0, raw["roles"].pop())
    line = judged(raw).line("current-role")
    assert line is not None
    assert ("roles[1].summary", "a particular: “96 pumping”") in [(e.path, e.words) for e in line.evidence]


def test_what_was_once_fresh_fades_by_half_lives() -> None:
    raw = {"photo": {"taken": "2020-11-21", "width": 800, "height": 800, "credit": "Hanna Weiss"}}
    photo = {year: judged(raw, today=datetime.date(year, 11, 21)).line("photo") for year in (2022, 2023, 2026)}
    assert [line.points for line in photo.values() if line] == [300, 300, 225]


def test_a_second_post_without_words_does_not_hide_the_first() -> None:
    raw = good()
    raw["roles"].append({"title": "Non-executive director", "company": "Anglian Trust", "start": "2026-09"})
    assert judged(raw).total == 10_000


def test_the_opening_is_the_first_sentence_of_about_where_none_is_given() -> None:
    raw = good()
    opening = raw["summary"].pop("opening")
    raw["summary"]["text"] = f"{opening} And then some more."
    line = judged(raw).line("opening")
    assert line is not None
    assert line.credit == 1
    assert line.evidence[0].path == "summary.text"


def test_one_sentence_counts_in_one_list_only() -> None:
    raw = good()
    raw["summary"]["passions"] = raw["summary"]["motivations"]
    line = judged(raw).line("passions")
    assert line is not None
    assert line.points == 0
    assert shipped().refusals.advice["repeated"] in line.advice


def test_a_declined_criterion_keeps_its_weight_and_is_never_suggested() -> None:
    raw = good()
    del raw["connection_points"]["teams"]
    result = judged(raw, declined=("teams",))
    assert result.total == 9_600
    assert result.open_to == 9_600
    assert best_next(result) == ()
    assert best_next(result, minutes=600) == ()
    assert [group.of for group in result.groups if group.id == "common-ground"] == [1_300]


def test_what_comes_next_is_most_gain_for_its_minutes() -> None:
    result = judged({"person": {"name": "Ada"}})
    rates = [action.gain / action.minutes for action in best_next(result)]
    assert rates == sorted((line.gain / line.minutes for line in result.lines), reverse=True)[:3]
    assert sum(action.minutes for action in best_next(result, minutes=10, limit=None)) <= 10


def test_the_json_has_the_shape_of_the_contract() -> None:
    raw = good()
    del raw["connection_points"]["teams"]
    told = as_json(judged(raw), judged({}))
    assert {key: type(value) for key, value in told.items()} == {
        "total": float,
        "page": float,
        "open_to": float,
        "page_open_to": float,
        "rubric": dict,
        "groups": dict,
        "criteria": list,
        "next": list,
    }
    assert told["total"] == 96.0
    assert told["page"] == 0.0
    assert told["rubric"] == {"version": "2026.2", "hash": "a-hash"}
    assert told["groups"]["common-ground"] == {"points": 9.0, "of": 13.0}
    assert set(told["criteria"][0]) >= {
        *("id", "group", "weight", "credit", "points", "minutes", "evidence", "advice"),
    }
    assert told["criteria"][0]["evidence"][0].keys() == {"path", "words"}
    assert told["next"] == [{"id": "teams", "gain": 4.0, "minutes": 2}]
    assert as_json(judged(raw))["page"] is None


@settings(max_examples=20, deadline=None)
@given(PROFILES)
def test_the_total_in_json_is_the_exact_sum_of_its_points(raw: dict[str, Any]) -> None:
    told = as_json(judged(raw))
    assert round(sum(round(line["points"] * 100) for line in told["criteria"])) == round(told["total"] * 100)


def test_twice_as_many_roles_are_twice_the_work() -> None:
    rubric = shipped()

    def work(many: int) -> int:
        roles = [
            {"title": f"Director {n}", "company": f"Firm {n}", "start": "2001", "end": "2004", "summary": text * 2}
            for n in range(many)
            for text in [f"I built control room {n} out of three smaller ones, and in {n} weeks Leeds was quiet. "]
        ]
        profile = read_profile(good() | {"roles": roles}).profile
        return calls(lambda: score(profile, rubric, TODAY))

    few, more, most = work(100), work(200), work(300)
    assert most - more < 1.2 * (more - few)
