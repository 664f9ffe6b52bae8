"""Profiles as people write them: bare months, wrong types, unknown keys, a BOM, CRLF; told in words, with the line."""

import json

import pytest
from shell import Shell, decent

WRITTEN = """\
[person]
name = "Ada Okafor"
headlin = "I run 41 depots"

[connection_points]
hobbies = 7
teams = ["Hull City since 1996"]

[[roles]]
title = "COO"
company = "Northwind Rail"
start = "2019-05"
"""
READS = (("score",), ("next",), ("checklist",), ("today",))


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    return Shell.at(tmp_path_factory.mktemp("written"))


def wrote(shell, name, data):
    (shell.here / name).mkdir()
    (shell.here / name / "profile.toml").write_bytes(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plain", WRITTEN.encode()),
        ("notepad", b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode()),
    ],
)
def test_a_wrong_type_and_an_unknown_key_cost_only_themselves(shell, name, data):
    wrote(shell, name, data)
    for said in shell.run_all([(command, name) for (command,) in READS]):
        decent(said, [0])
        key, wrong = said.err.splitlines()
        assert key.startswith("profile.toml, line 3" if said.words[0] == "today" else f"{shell.here / name}")
        assert "3" in key.split("person.headlin")[0]
        assert "Did you mean headline?" in key
        assert "6" in wrong.split("connection_points.hobbies")[0]
        assert "holds 7; expected a list of words in quotes" in wrong
    criteria = json.loads(shell.run("score", name, "--json").out)["criteria"]
    assert {one["id"] for one in criteria if one["credit"]} >= {"teams", "current-role"}
    assert (shell.here / name / "profile.toml").read_bytes() == data


def test_saving_keeps_bom_line_ends_comments_and_the_value_nobody_understood(shell):
    data = b"\xef\xbb\xbf# mine\r\n" + WRITTEN.replace("\n", "\r\n").encode()
    wrote(shell, "saved", data)
    (shell.here / "one.json").write_text(json.dumps({"basics": {"email": "desk@northwind.example"}}), "utf-8")
    decent(shell.run("import", "one.json", "saved", "--yes"), [0])
    after = (shell.here / "saved/profile.toml").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# mine\r\n")
    assert b"desk@northwind.example" in after
    assert b"hobbies = 7\r\n" in after
    assert b'headlin = "I run 41 depots"\r\n' in after
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_bare_month_is_told_with_its_line_and_the_quotes_it_needs(shell):
    wrote(shell, "month", WRITTEN.replace('"2019-05"', "2019-05").encode())
    for said in shell.run_all([(command, "month") for (command,) in READS]):
        decent(said, [3])
        assert 'line 12: put quotes round it: "2019-05"' in said.err
        assert "profile.toml:12" in said.err
        assert said.out == ""


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'[person]\nname = "Ada\n', 2),
        (b'[person]\nname = "\xff\xfe"\n', 2),
        (b'[person]\nname = "A"\nname = "B"\n', 3),
        (b'[person]\nname = "\\ud800"\n', 2),
        (b'[person]\nname = "A" \x1b]52;c;eA==\x07\n', 2),
    ],
    ids=["open quote", "not UTF-8", "twice the same key", "half a character", "escape codes"],
)
def test_a_file_that_is_not_toml_is_told_with_its_line_and_left_alone(shell, tmp_path_factory, data, line):
    name = f"broken-{tmp_path_factory.mktemp('x').name}"
    wrote(shell, name, data)
    said = decent(shell.run("score", name), [3])
    assert f"profile.toml:{line}" in said.err or f"line {line}" in said.err, said
    assert "Nothing was changed." in said.err or "Save the file" in said.err
    assert (shell.here / name / "profile.toml").read_bytes() == data


def test_a_broken_circle_month_or_draft_costs_only_itself(shell):
    wrote(shell, "rest", WRITTEN.encode())
    folder = shell.here / "rest"
    (folder / "circle.toml").write_text("[[contacts]\n", "utf-8")
    (folder / "progress").mkdir()
    (folder / "progress/2026-11.abcdef.toml").write_text("session = [\n", "utf-8")
    said = decent(shell.run("today", "rest", "--json"), [0])
    assert len(json.loads(said.out)["steps"]) == 3
    assert "circle.toml" in said.err
    assert "2026-11.abcdef.toml" in said.err
    decent(shell.run("log", "rest", "--share", "kept elsewhere"), [0])
    assert (folder / "progress/2026-11.abcdef.toml").read_text("utf-8") == "session = [\n"
    assert "kept elsewhere" in "".join(file.read_text("utf-8") for file in (folder / "progress").iterdir())
