"""The main job from the shell: import, score, ten minutes, a draft, a count, the coach's table."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from shell import Said, Shell, decent

from execcoach.profile import paths

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "jsonresume"
JANE = SAMPLES / "fresh-test-resumes__jrs_jane-fullstacker.json"
NETWORKS = ("linkedin", "x", "bluesky", "mastodon", "email")
RESUME = {
    "basics": {
        "name": "Ruth Amadi",
        "label": "Keeping 400,000 cellars dry below the level of the sea",
        "email": "desk@fenland.example",
        "phone": "+44 20 7946 0018",
        "summary": "When the siren at Denver Sluice goes off I have eleven minutes before the phone starts.",
        "location": {"address": "4 Sluice Lane", "postalCode": "PE38 0EQ", "city": "Ely", "countryCode": "GB"},
        "profiles": [{"network": "LinkedIn", "url": "https://linkedin.example/in/ruth", "username": "ruth"}],
    },
    "work": [
        {
            "name": "Fenland Water",
            "position": "Managing director",
            "startDate": "2019-05",
            "summary": "Answers for 41 pumping stations and the people who sleep beside them.",
            "highlights": ["Cut burst mains in the Wisbech district from 212 to 38 in two winters"],
        },
        {"company": "Norfolk Drainage", "position": "Engineer", "startDate": "2008", "endDate": "2019-04-30"},
    ],
    "education": [{"institution": "Durham University", "studyType": "BSc", "area": "Physics", "startDate": "1996"}],
    "volunteer": [{"organization": "Ely food bank", "position": "Driver", "startDate": "2017"}],
    "interests": [{"name": "Bell ringing", "keywords": ["the heavy tenor at St Mary's on Sundays"]}],
    "publications": [{"name": "What the night shift knows", "publisher": "The Pump", "releaseDate": "2026-05-02"}],
}


@pytest.fixture(scope="module")
def shell(tmp_path_factory) -> Shell:
    shell = Shell.at(tmp_path_factory.mktemp("shell"))
    (shell.here / "resume.json").write_text(json.dumps(RESUME), "utf-8")
    return shell


@pytest.fixture(scope="module")
def ruth(shell: Shell) -> Said:
    """Ruth Amadi's résumé, imported into a folder that was not there."""
    assert not (shell.here / "clients").exists()
    return decent(shell.run("import", "resume.json", "clients/ruth", "--yes"), [0])


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("score", "clients/ruth", "--json"), b""),
        (("count", "-", "--network", "bluesky"), b"Thank you, \xe2\x80\xaePriya\xff"),
        (("score", b"no\xffwhere"), b""),
    ],
    ids=["json", "count", "trouble"],
)
def test_a_process_of_its_own_says_what_these_tests_see(shell: Shell, ruth: Said, words, typed) -> None:
    apart, here = shell.run_apart(*words, typed=typed), shell.run(*words, typed=typed)
    assert (apart.code, apart.out, apart.err) == (here.code, here.out, here.err)


def profile_of(shell: Shell, name: str) -> dict[str, object]:
    return tomllib.loads((shell.here / "clients" / name / "profile.toml").read_text("utf-8"))


def adds_up(shell: Shell, name: str) -> None:
    found = json.loads(decent(shell.run("score", f"clients/{name}", "--json"), [0]).out, parse_float=Decimal)
    assert found["total"] == sum(one["points"] for one in found["criteria"]) > 10
    assert found["total"] == sum(group["points"] for group in found["groups"].values())
    for id, group in found["groups"].items():
        assert group["points"] == sum(one["points"] for one in found["criteria"] if one["group"] == id)
    raw, nothing, resolved = profile_of(shell, name), object(), 0
    for one in found["criteria"]:
        assert one["points"] <= one["weight"]
        for evidence in one["evidence"]:
            assert paths.get(raw, evidence["path"], nothing) is not nothing, evidence
            resolved += 1
    assert resolved >= 10


def test_an_import_makes_the_folder_and_says_what_was_added_and_what_was_left_out(shell, ruth):
    assert "Left out: Phone numbers are not kept. (basics.phone)" in ruth.out
    assert "Sluice Lane" not in (shell.here / "clients/ruth/profile.toml").read_text("utf-8")
    raw = profile_of(shell, "ruth")
    assert raw["person"]["name"] == "Ruth Amadi"
    assert [role["start"] for role in raw["roles"]] == ["2019-05", "2008"]
    assert ruth.err.startswith("Added ")


def test_the_score_adds_up_and_every_path_of_evidence_is_in_the_profile(shell, ruth):
    adds_up(shell, "ruth")


def test_a_second_import_changes_no_byte_of_any_file(shell, ruth):
    folder = shell.here / "clients/ruth"
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    again = decent(shell.run("import", "resume.json", "clients/ruth", "--yes"), [0])
    assert "Nothing to add" in again.err
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_an_import_that_nobody_confirmed_writes_nothing_and_says_how_to_go_on(shell):
    said = decent(shell.run("import", "resume.json", "nobody"), [2])
    assert "--yes" in said.err
    assert decent(shell.run("import", "resume.json", "nobody", "--dry-run", "--json"), [0]).out.startswith("{")
    assert not (shell.here / "nobody").exists()


def test_what_is_filled_in_stays_when_another_file_says_otherwise(shell):
    folder = shell.here / "clients/kept"
    folder.mkdir(parents=True)
    own = '# mine\n[person]\nname = "Ruth Amadi" # as I spell it\nheadline = "My own line"\n'
    (folder / "profile.toml").write_text(own, "utf-8")
    said = json.loads(decent(shell.run("import", "resume.json", "clients/kept", "--yes", "--json"), [0]).out)
    assert said.keys() >= {"added", "changed", "kept", "dropped"}
    assert any(row["path"] == "person.headline" for row in said["kept"])
    assert any("phone" in row["column"] and row["reason"] for row in said["dropped"])
    assert (folder / "profile.toml").read_text("utf-8").startswith(own.rstrip("\n"))


def test_todays_plan_has_the_shape_of_the_contract_and_all_three_pillars(shell, ruth):
    plan = json.loads(decent(shell.run("today", "clients/ruth", "--json"), [0]).out)
    assert plan["date"] == "2026-11-21"
    assert isinstance(plan["minutes"], int)
    assert {step["pillar"] for step in plan["steps"]} == {"share", "listen", "engage"}
    for step in plan["steps"]:
        assert step.keys() >= {"pillar", "prompt", "minutes", "title", "words", "why", "source", "because"}
        assert step["title"]
        assert step["why"]
        assert "{" not in step["title"] + step["words"]


def test_log_keeps_one_session_in_the_months_file_and_the_coach_sees_it(shell, ruth):
    notes = ("--share", "Thanked Tom", "--listen", "The Pump, page 4", "--engage", "Asked Marta", "--minutes", "9")
    decent(shell.run("log", "clients/ruth", *notes), [0])
    files = list((shell.here / "clients/ruth/progress").iterdir())
    (month,) = [file for file in files if file.name.startswith("2026-11.")]
    assert not [file for file in files if file.name.startswith("now.")]
    (session,) = tomllib.loads(month.read_text("utf-8"))["session"]
    assert session["minutes"] == 9
    assert [step["note"] for step in session["step"]] == ["Thanked Tom", "The Pump, page 4", "Asked Marta"]
    table = json.loads(decent(shell.run("review", "clients", "--json"), [0]).out)
    (row,) = [row for row in table["clients"] if row["name"] == "Ruth Amadi" and row["path"].endswith("ruth")]
    assert row.keys() >= {"name", "path", "score", "change", "sessions_28d", "days_silent", "gap", "flags"}
    assert (row["sessions_28d"], row["days_silent"]) == (1, 0)
    assert table["problems"] == []


def test_a_draft_uses_the_answers_word_for_word_asks_for_what_is_missing_and_is_kept(shell, ruth):
    asked = decent(shell.run("draft", "thank-a-customer", "clients/ruth"), [0])
    assert "[" in asked.out
    assert "None" not in asked.out
    did = "Priya covered one Leeds shift by six and drove up to be the other"
    call = ("draft", "thank-a-colleague", "clients/ruth", "--set", "who=Priya Raman", "--set", f"did={did}", "--save")
    said = decent(shell.run(*call), [0])
    assert "covered one Leeds shift by six and drove up to be the other" in said.out
    assert "[" not in said.out
    (kept,) = (shell.here / "clients/ruth/drafts").iterdir()
    assert kept.name == "2026-11-21-thank-a-colleague.md"
    assert said.out.strip() in kept.read_text("utf-8")
    decent(shell.run(*call), [0])
    names = sorted(file.name for file in (shell.here / "clients/ruth/drafts").iterdir())
    assert names == ["2026-11-21-thank-a-colleague-2.md", "2026-11-21-thank-a-colleague.md"]


def test_count_gives_a_bare_number_and_the_shape_of_the_contract_for_each_network(shell):
    thanks = b"Thank you, Priya.\n"
    bare = shell.run("count", "-", "--network", "linkedin", typed=thanks)
    assert (bare.code, bare.out, bare.err) == (0, "17\n", "")
    (shell.here / "thanks.txt").write_bytes(thanks)
    for network, said in zip(NETWORKS, shell.run_all([_count(network) for network in NETWORKS]), strict=True):
        found = json.loads(decent(said, [0]).out)
        assert found.keys() >= {"network", "count", "limit", "over"}
        assert (found["network"], found["count"], found["over"]) == (network, 17, False)


def _count(network: str) -> tuple[str, ...]:
    kind = ("--kind", "message") if network == "email" else ()
    return ("count", "thanks.txt", "--network", network, "--json", *kind)


def test_the_sample_of_the_issue_gives_a_score_a_reader_can_check_by_hand(shell):
    if not JANE.exists():
        pytest.skip("the sample résumés lie beside the repository, not in it")
    decent(shell.run("import", str(JANE), "clients/jane", "--yes"), [0])
    adds_up(shell, "jane")


def test_every_sample_resume_gives_a_profile_or_one_clear_error(shell):
    files = sorted(SAMPLES.glob("*.json"))
    if not files:
        pytest.skip("the sample résumés lie beside the repository, not in it")
    calls = [("import", str(file), f"samples/{at}", "--yes") for at, file in enumerate(files)]
    for at, said in enumerate(shell.run_all(calls)):
        decent(said, [0, 2, 3])
        made = (shell.here / f"samples/{at}/profile.toml").exists()
        assert made == (said.code == 0), said
        if not made:
            assert said.err.count("\n") <= 3, said
            assert files[at].name in said.err
    assert sum((shell.here / f"samples/{at}/profile.toml").exists() for at in range(len(files))) >= len(files) - 2
