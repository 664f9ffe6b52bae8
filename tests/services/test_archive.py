"""An archive taken in: previewed, chosen from, taken as one change, taken twice to no effect, undone byte for byte."""

import json
import tomllib
from pathlib import Path

import pytest
from made_archives import CLOSED, FILES, PEOPLE, whole, zipped
from shell import Shell

from execcoach.errors import CoachError
from execcoach.exchange.linkedin_connections import Connections
from execcoach.services.connections import ConnectionsDesk, with_chosen, with_named
from execcoach.services.exchange import preview, preview_for, take, whose
from execcoach.services.formats import CAP, format_of
from execcoach.services.profile import ProfileDesk

CIRCLE = '# mine\n[[contacts]]\nname = "Priya Raman" # met in Leeds\n'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    place = tmp_path / "Complete_LinkedInDataExport_11-20-2026.zip"
    place.write_bytes(zipped({**FILES, **CLOSED}))
    return place


@pytest.fixture
def desk(workspace) -> ProfileDesk:
    return workspace('# a comment\n[person]\nname = "Ada Okafor"\nid = "ada"\n', CIRCLE).profile


def files_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("profile.toml", "circle.toml")}


def test_a_new_folder_holds_what_the_archive_says_and_a_second_time_changes_nothing(archive, home, tmp_path) -> None:
    folder = tmp_path / "new"
    assert whose(archive) == "Ada Okafor"
    take(preview(archive, folder))
    raw = tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))
    expected = whole()
    assert raw["person"].pop("id")
    assert raw["routine"] is not None
    assert {key: raw[key] for key in expected} == expected
    before = (folder / "profile.toml").read_bytes()
    again = preview(archive, folder)
    assert again.number == 0
    take(again)
    assert (folder / "profile.toml").read_bytes() == before
    assert not (folder / "circle.toml").exists() or b"Marta" not in (folder / "circle.toml").read_bytes()


def test_people_are_taken_where_they_were_chosen_and_one_undo_brings_every_byte_back(archive, desk) -> None:
    folder = desk.workspace.folder
    before = files_of(folder)
    shown = preview_for(desk, archive)
    offered = shown.incoming.connections
    chosen = with_chosen(shown, {0, 2, 3})
    assert chosen.number == shown.number + 3
    take(chosen)
    circle = tomllib.loads((folder / "circle.toml").read_text(encoding="utf-8"))
    assert circle["contacts"][1:] == [PEOPLE[0], PEOPLE[2]]
    assert circle["companies"] == [{"name": "Deutsche Bahn"}]
    assert b"# met in Leeds" in (folder / "circle.toml").read_bytes()
    assert b"@" not in (folder / "circle.toml").read_bytes()
    assert with_chosen(preview(archive, folder), range(len(offered))).number == 1
    assert desk.undo() == f"import of {archive.name}"
    assert files_of(folder) == before


def test_choosing_anew_replaces_what_was_chosen(archive, desk) -> None:
    shown = preview(archive, desk.workspace.folder)
    assert with_chosen(with_chosen(shown, {0, 1}), {2}).number == shown.number + 1
    assert with_chosen(with_chosen(shown, {0, 1}), ()).number == shown.number


def test_an_unpacked_folder_and_a_single_file_are_taken_as_the_archive_is(archive, desk, tmp_path) -> None:
    place = tmp_path / "unpacked"
    place.mkdir()
    for name, text in FILES.items():
        (place / name).write_bytes(text.encode())
    folder = desk.workspace.folder
    as_zip, as_folder = preview(archive, folder), preview(place, folder)
    assert as_folder.proposals.added == as_zip.proposals.added
    alone = preview(place / "Skills.csv", folder)
    assert [one.value for one in alone.proposals.added] == whole()["skills"]
    assert alone.proposals.added[0].row == "Skills.csv row 2"


def test_what_a_single_file_says_needs_a_folder_that_knows_who(tmp_path, home) -> None:
    (tmp_path / "Skills.csv").write_text(FILES["Skills.csv"], encoding="utf-8")
    with pytest.raises(CoachError, match="names nobody"):
        preview(tmp_path / "Skills.csv", tmp_path / "nobody")


def test_the_report_names_file_row_and_column(archive, desk) -> None:
    text = FILES["Positions.csv"].replace("Dec 2019", "soon after")
    archive.write_bytes(zipped({**FILES, "Positions.csv": text}))
    shown = preview(archive, desk.workspace.folder)
    row = {"file": "Positions.csv", "row": "7", "column": "Finished On"}
    said = [one for one in shown.as_json()["dropped"] if "soon after" in one["reason"]]
    assert said == [{**row, "reason": "“soon after” is not a date; expected 2019, 2019-05 or 2019-05-02."}]
    assert "(Positions.csv row 7: Finished On)" in "\n".join(shown.lines())
    private = next(line for line in shown.lines() if "identity thieves" in line)
    assert "Maiden Name, Address, Birth Date, Zip Code, Instant Messengers" in private


def test_the_past_is_told_month_by_month_and_nothing_of_it_is_recorded(archive, desk) -> None:
    shown = preview(archive, desk.workspace.folder)
    assert shown.as_json()["past"][0] == {"month": "2026-09", "comment": 1}
    assert "Done before: June 2026: 1 reshare with words" in shown.lines()
    take(shown)
    recorded = "".join(path.read_text("utf-8") for path in desk.workspace.progress.glob("*.toml"))
    assert "[[session]]" not in recorded


def test_a_name_is_found_alone_or_with_a_company_and_else_the_choice_is_shown(archive, desk) -> None:
    shown = preview(archive, desk.workspace.folder)
    assert with_named(shown, ["marta lindqvist", "jurgen muller, Sohn", "deutsche bahn"]).number == shown.number + 3
    with pytest.raises(CoachError, match="not among them"):
        with_named(shown, ["Nobody Here"])
    twins = Connections(["Ann Lee", "Ann Lee"], ["A", "B"], ["", ""], ["", ""], 2)
    with pytest.raises(CoachError, match="fits 2 of them") as told:
        ConnectionsDesk(twins).named("ann lee")
    assert len(told.value.places) == 2
    assert ConnectionsDesk(twins).named("Ann Lee, B") == 1


def made(number: int) -> Connections:
    names = [f"{('Marta', 'Jürgen', 'Øystein')[at % 3]} {('Lind', 'Bello')[at % 2]} {at}" for at in range(number)]
    companies = [f"Company {at % 100} Ltd" for at in range(number)]
    return Connections(names, companies, ["Head of Rail"] * number, ["1 May 2019"] * number, number)


def test_a_search_is_the_same_letter_by_letter_as_in_one_go() -> None:
    desk = ConnectionsDesk(made(3_000))
    for words in ("jurgen lind 1", "oystein", "company 7 rail", "rail", "MARTA  lind", "nobody"):
        for end in range(1, len(words) + 1):
            step = list(desk.search(words[:end]))
        fresh = ConnectionsDesk(desk.offered)
        assert step == list(fresh.search(words))
        assert sorted(step) == [at for at in range(3_000) if all(w in fresh._index[at] for w in words.lower().split())]
    assert len(desk.search("")) == 3_000
    assert [desk.offered.names[at] for at in desk.search("company 9")][:1] == ["Marta Bello 9"]


def test_names_that_begin_so_stand_first() -> None:
    offered = Connections(["Ann Rail", "Rail Lee"], ["", ""], ["", ""], ["", ""], 2)
    assert list(ConnectionsDesk(offered).search("rail")) == [1, 0]


def test_each_kind_of_file_has_a_bound_of_its_own(tmp_path) -> None:
    assert format_of(b"Name,Proficiency\n" + b"x" * 6_000_000, "Languages.csv").name.endswith("archive")
    with pytest.raises(CoachError, match="larger than 20 MB"):
        format_of(b"Name,Proficiency\n" + b"x" * 20_000_000, "Languages.csv")
    (tmp_path / "resume.json").write_bytes(b"{" + b" " * CAP)
    with pytest.raises(CoachError, match="larger than"):
        preview(tmp_path / "resume.json", tmp_path)


def test_the_shell_takes_an_archive_and_whom_it_is_told_to(tmp_path) -> None:
    shell = Shell.at(tmp_path)
    (shell.here / "a.zip").write_bytes(zipped({**FILES, **CLOSED}))
    looked = shell.run("import", "a.zip", "ada", "--dry-run")
    assert looked.code == 0, looked
    assert "For the circle: 3 connections, 1 company followed." in looked.out
    assert not (shell.here / "ada").exists()
    said = shell.run("import", "a.zip", "ada", "--yes", "--json", "--contact", "Marta Lindqvist", "--contact", "bahn")
    assert said.code == 0, said
    told = json.loads(said.out)
    assert told["offered"] == [{"connections": 3, "companies": 1}]
    assert [one["in"] for one in told["added"] if "in" in one] == ["circle.toml", "circle.toml"]
    assert "Marta Lindqvist" in (shell.here / "ada" / "circle.toml").read_text(encoding="utf-8")
    piped = shell.run("import", "-", "ada", "--dry-run", typed=(shell.here / "a.zip").read_bytes())
    assert piped.code == 0, piped
    wrong = shell.run("import", "a.zip", "ada", "--yes", "--contact", "Nobody")
    assert (wrong.code, wrong.err.count("Traceback")) == (2, 0)


@pytest.mark.parametrize("name", ["../Profile.csv", "x.csv"])
def test_a_hostile_archive_writes_nothing(name: str, tmp_path) -> None:
    shell = Shell.at(tmp_path)
    (shell.here / "a.zip").write_bytes(zipped({name: FILES["Profile.csv"]}))
    said = shell.run("import", "a.zip", "ada", "--yes")
    assert said.code == 2, said
    assert [path.name for path in shell.here.iterdir()] == ["a.zip"]
