"""`score`, `next` and `checklist` as the shell runs them: data on stdout, talk on stderr, stable JSON."""

import json
from pathlib import Path

import pytest

from execcoach.cli.main import run

ADA = """\
schema = 1
[person]
id = "ada-1"
name = "Ada Okafor"
hedline = "x"

[connection_points]
teams = ["Hull City since 1996"]
hobbies = 5
"""


@pytest.fixture
def ada(home: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "profile.toml").write_text(ADA, "utf-8")
    return folder


def test_the_json_of_the_score_has_the_shape_of_the_contract_and_adds_up(ada: Path, capsys) -> None:
    assert run(["score", str(ada), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"total", "page", "rubric", "groups", "criteria", "next"} <= found.keys()
    assert found["rubric"].keys() == {"version", "hash"}
    assert all(group.keys() == {"points", "of"} for group in found["groups"].values())
    keys = {"id", "group", "weight", "credit", "points", "minutes", "evidence", "advice"}
    assert all(keys <= one.keys() for one in found["criteria"])
    assert all(one.keys() == {"id", "gain", "minutes"} for one in found["next"])
    assert len(found["next"]) == 3
    assert round(sum(one["points"] for one in found["criteria"]), 2) == found["total"]
    assert round(sum(one["points"] for one in found["groups"].values()), 2) == found["total"]
    teams = next(one for one in found["criteria"] if one["id"] == "teams")
    assert teams["evidence"][0]["path"] == "connection_points.teams[0]"


def test_troubles_of_the_file_are_talk_with_file_and_line(ada: Path, capsys) -> None:
    assert run(["score", str(ada), "--json"]) == 0
    said = capsys.readouterr()
    json.loads(said.out)
    assert f"{ada / 'profile.toml'}:5: person.hedline is not a key execcoach knows. Did you mean headline?" in said.err
    assert "profile.toml:9: connection_points.hobbies holds 5" in said.err


def test_the_score_says_total_groups_and_three_things_to_do(ada: Path, capsys) -> None:
    assert run(["score", str(ada)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Ada Okafor: ")
    assert "Common ground" in out
    assert out.count(" min  ") == 3


def test_every_line_is_explained_with_its_evidence_and_advice(ada: Path, capsys) -> None:
    assert run(["score", str(ada), "--explain"]) == 0
    out = capsys.readouterr().out
    assert "Teams  " in out
    assert "+ connection_points.teams[0]:" in out
    assert "    > " in out
    assert "Lines add up to " in out


def test_a_what_if_shows_the_change_and_saves_nothing(ada: Path, capsys) -> None:
    before = (ada / "profile.toml").read_bytes()
    wish = 'connection_points.hobbies=["Ringing the tenor on Tuesdays at Hexham"]'
    assert run(["score", str(ada), "--what-if", wish]) == 0
    assert "Nothing was saved." in capsys.readouterr().out
    assert run(["score", str(ada), "--what-if", wish, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["change"] > 0
    assert [one["id"] for one in found["criteria"]] == ["hobbies"]
    assert (ada / "profile.toml").read_bytes() == before
    told = []
    for plain in (
        "hobbies=Ringing the tenor on Tuesdays at Hexham",
        'connection_points.hobbies=["Ringing the tenor on',
    ):
        told.append(run(["score", str(ada), "--what-if", plain]))
    assert told == [0, 2], "words need no quotes and a line of the card no path; half a value is refused"
    said = capsys.readouterr()
    assert said.out.splitlines()[1].startswith("  Hobbies  0.00 → ")
    assert "is not a value. For example" in said.err


def test_history_lists_what_was_recorded(ada: Path, capsys) -> None:
    assert run(["score", str(ada), "--history"]) == 0
    assert "No score was recorded yet" in capsys.readouterr().out
    from execcoach.cli.where import desk_of

    desk_of(ada).record_score()
    assert run(["score", str(ada), "--history", "--json"]) == 0
    assert [one["on"] for one in json.loads(capsys.readouterr().out)["history"]] == ["2026-11-21"]
    assert run(["score", str(ada), "--history"]) == 0
    head, today = capsys.readouterr().out.rstrip().splitlines()
    assert head.split("  ")[-1] == "rubric"
    assert today.split()[::2] == ["2026-11-21", "2026.2"]


def test_history_weighs_an_older_rubrics_credits_again_and_draws_the_way(ada: Path, capsys) -> None:
    (ada / "progress").mkdir()
    some = (
        "headline",
        "opening",
        "accomplishments",
        "motivations",
        "passions",
        "turn-offs",
        "current-role",
        "past-roles",
    )
    more = ("schools", "hobbies", "teams", "memberships", "volunteering", "achievements", "contact", "freshness")
    credits = dict.fromkeys(("photo-and-banner", "publications-and-talks", *some, *more), 0.5)
    rows = "\n".join(f'"{key}" = {value}' for key, value in credits.items())
    text = 'schema = 1\nperson = "ada-1"\nname = "Ada"\ndevice = "abcdef"\n[[score]]\nid = "s1"\non = "2026-09-01"\n'
    text += f'total = 48.0\npage = 20.5\nrubric = "2026.1+abc"\n[score.credits]\n{rows}\n'
    (ada / "progress" / "2026-09.abcdef.toml").write_text(text, "utf-8")
    from execcoach.cli.where import desk_of

    desk_of(ada).record_score()
    assert run(["score", str(ada), "--history"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[1].endswith("2026.1   48 then; 50 by today's rubric")
    assert out[2].split()[2] == "-46.0"
    assert out[-1].startswith("50 ")
    assert out[-1].endswith(" 4")
    assert run(["score", str(ada), "--history", "--json"]) == 0
    first, last = json.loads(capsys.readouterr().out)["history"]
    assert first["rubric"] == "2026.1+abc"
    assert {key: first[key] for key in ("total", "page", "change", "version", "by_today")} == {
        "total": 48.0,
        "page": 20.5,
        "change": None,
        "version": "2026.1",
        "by_today": 50.0,
    }
    assert last["change"] == -46.0
    assert last["by_today"] is None


def test_what_was_declined_is_told_with_the_figure_everywhere(ada: Path, capsys) -> None:
    from execcoach.cli.where import desk_of

    desk_of(ada).choose("contact", "not-for-me")
    assert run(["score", str(ada)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Ada Okafor: 4 of the 97 you chose in your file")
    assert "how does a stranger" not in out.lower()
    assert run(["score", str(ada), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["open_to"], found["page_open_to"]) == (97.0, 97.0)
    assert run(["next", str(ada), "--minutes", "600", "--json"]) == 0
    assert "contact" not in [one["id"] for one in json.loads(capsys.readouterr().out)["actions"]]


def test_next_fits_into_the_minutes(ada: Path, capsys) -> None:
    assert run(["next", str(ada), "--minutes", "7", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert 0 < sum(one["minutes"] for one in found["actions"]) <= 7
    assert round(sum(one["gain"] for one in found["actions"]), 2) == found["gain"]
    assert run(["next", str(ada), "--minutes", "7"]) == 0
    assert f" {ada}\n" in capsys.readouterr().out
    assert run(["next", str(ada), "--minutes", "1"]) == 0
    assert "Nothing fits" in capsys.readouterr().out


def test_a_checklist_shows_what_is_open_and_a_folder_is_a_folder(ada: Path, capsys) -> None:
    assert run(["checklist", "who-you-are", str(ada)]) == 0
    one = capsys.readouterr().out
    assert "Whose result" not in one
    assert "Good: " in one
    assert run(["checklist", str(ada)]) == 0
    every = capsys.readouterr().out
    assert "Who you are: 1 of 4   [who-you-are]\n" in every
    assert "Good: " not in every, "a hundred questions are read in a glance, or not at all"
    assert every.endswith(f"execcoach checklist who-you-are {ada}\n")
    assert run(["checklist", "nonsense", str(ada)]) == 2
    assert "who-you-are" in capsys.readouterr().err


def test_without_a_profile_it_says_how_to_start(home: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["score"]) == 2
    assert "execcoach init" in capsys.readouterr().err
    (tmp_path / "profile.toml").write_text('[person]\nname = "Ada"\n', "utf-8")
    assert run(["score"]) == 0
    assert capsys.readouterr().out.startswith("Ada: ")


def test_control_characters_of_a_profile_never_reach_the_terminal(home: Path, tmp_path: Path, capsys) -> None:
    evil = '"\\u001b]52;c;eA==\\u0007 \\u202e[/b] since 1996"'
    text = f"[person]\nname = {evil}\n[connection_points]\nteams = [{evil}]\n"
    (tmp_path / "profile.toml").write_text(text, "utf-8")
    for words in (["score"], ["score", "--explain"], ["score", "--json"], ["next"], ["checklist"]):
        assert run([*words, str(tmp_path)]) == 0
        said = capsys.readouterr()
        assert not {"\x1b", "\x07", "\u202e"} & set(said.out + said.err)
