"""A LinkedIn archive read cell by cell: every file of it, wherever it lies, and nothing that nobody needs."""

import tomllib
import zipfile
from pathlib import Path

import pytest
from each import each
from made_archives import CLOSED, FILES, GERMAN, PARTS, PEOPLE, german, header_of, whole, zipped

from execcoach.errors import CoachError
from execcoach.exchange.archive import is_sheet, read_archive, read_sheet
from execcoach.exchange.archive_layout import folded, plain_name, read_layout
from execcoach.exchange.archive_members import Members
from execcoach.exchange.archive_zip import zip_members
from execcoach.exchange.proposals import Incoming
from execcoach.storage.foreign_folder import folder_members

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = read_layout(tomllib.loads((ROOT / "prompts" / "archive.toml").read_text(encoding="utf-8")))


def read(data: bytes) -> Incoming:
    return read_archive(zip_members(data, "a.zip", LAYOUT), "a.zip", LAYOUT)


def people(incoming: Incoming) -> list[dict[str, str]]:
    offered = incoming.connections
    return [offered.entry(at) for at in range(offered.people)] if offered else []


def test_every_cell_of_every_file_arrives_where_it_belongs() -> None:
    found = read(zipped({**FILES, **CLOSED}))
    assert dict(found.raw) == whole()
    assert found.name == "Ada Okafor"
    assert people(found) == PEOPLE
    assert found.connections.entry(3) == {"name": "Deutsche Bahn"}
    assert found.past.as_json() == [
        {"month": "2026-09", "comment": 1},
        {"month": "2026-07", "post": 1, "reshare": 1, "comment": 1},
        {"month": "2026-06", "reshare-with-words": 1},
    ]
    assert found.past.lines()[1] == "Done before: July 2026: 1 post, 1 comment, 1 reshare"


def test_every_file_this_reads_stands_in_the_made_archive() -> None:
    optional = {"interests", "reposts", "reactions"}
    assert {sheet.id for sheet in LAYOUT.sheets} - optional == {LAYOUT.sheet(name).id for name in FILES}


def test_what_helps_identity_thieves_and_what_is_other_peoples_is_left_out_and_said() -> None:
    found = read(zipped({**FILES, **CLOSED}))
    said = {(one.file, one.column) for one in found.dropped}
    for column in ("Maiden Name", "Address", "Birth Date", "Zip Code", "Instant Messengers"):
        assert ("Profile.csv", column) in said
    assert ("Connections.csv", "Email Address") in said
    assert {(name, "") for name in CLOSED} <= said
    kept = repr((found.raw, found.connections, found.dropped, found.notes, found.rows))
    for secret in ("Smith", "High Street", "Jan 5", "LS1", "Skype", "marta@", "a secret", "ada@", "+44", "10.0.0.1"):
        assert secret not in kept


def test_a_file_nobody_needs_is_never_opened() -> None:
    data = bytearray(zipped({**FILES, **CLOSED, "Photos.csv": "x"}, method=zipfile.ZIP_STORED))
    opened = []
    members = zip_members(bytes(data), "a.zip", LAYOUT)

    def spy(name: str, most: int) -> bytes:
        opened.append(name)
        return members.read(name, most)

    read_archive(Members(members.sizes, spy, members.trouble), "a.zip", LAYOUT)
    assert sorted(opened) == sorted(FILES)


@pytest.mark.parametrize("folder", ["", "Basic_LinkedInDataExport_11-20-2026/", "a/b/c/"])
def test_names_are_known_whatever_their_capitals_spaces_folders_and_numbers(folder: str) -> None:
    odd = {}
    for at, (name, text) in enumerate(FILES.items()):
        stem = name.removesuffix(".csv")
        ways = (stem.upper() + ".CSV", stem.replace(" ", "_") + "_123456.csv", stem.replace("_", " ").lower() + ".csv")
        odd[ways[at % 3]] = text
    found = read(zipped(odd, folder))
    assert dict(found.raw) == whole()
    assert people(found) == PEOPLE


@each(
    ("name", "plain"),
    [
        ("Positions.csv", "positions"),
        ("x/y/Profile Summary_12.csv", "profilesummary"),
        ("Connections (1).csv", "connections"),
        ("SHARES_99.CSV", "shares"),
        (r"Data\Skills.csv", "skills"),
        ("__MACOSX/._Profile.csv", ""),
        ("Profile.html", ""),
    ],
)
def test_a_name_is_stripped_to_its_words(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_an_unpacked_folder_says_the_same_as_the_archive(tmp_path: Path) -> None:
    for name, text in {**FILES, **CLOSED}.items():
        place = tmp_path / "unpacked" / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text.encode())
    (tmp_path / "unpacked" / "link.csv").symlink_to(tmp_path)
    found = read_archive(folder_members(tmp_path), "unpacked", LAYOUT)
    assert dict(found.raw) == whole()
    assert people(found) == PEOPLE


@each("name", [name for name in FILES if name != "Profile Summary.csv"])
def test_a_single_file_is_known_by_its_header(name: str) -> None:
    text = FILES[name].encode()
    many = len(header_of(FILES[name]).split(",")) > 1
    known = "export.csv" if many else name
    assert is_sheet(text, known, LAYOUT)
    found = read_sheet(text, known, LAYOUT)
    assert dict(found.raw) == whole({name: PARTS.get(name, {})})


@pytest.mark.parametrize("text", ['{"basics": {}}', "Dear Ada,\nthank you.\n", "Name\nAda\n", "", "<html>"])
def test_other_files_are_not_taken_for_one_of_an_archive(text: str) -> None:
    assert not is_sheet(text.encode(), "what was piped in", LAYOUT)


def test_the_fast_archive_without_roles_is_named_with_what_to_do() -> None:
    files = {name: text for name, text in FILES.items() if name != "Positions.csv"}
    notes = [one.words for one in read(zipped(files)).notes if "Positions.csv" in one.words]
    assert len(notes) == 1
    assert "24 hours" in notes[0]
    assert not [one for one in read(zipped(FILES)).notes if "fast archive" in one.words]


def test_an_archive_without_a_file_of_linkedin_is_one_error() -> None:
    with pytest.raises(CoachError, match="none of the files of a LinkedIn archive"):
        read(zipped({"report.docx": "x", "word/document.xml": "y"}))


def test_older_headers_are_read_too() -> None:
    files = {
        "Education.csv": "School Name,Started On,Finished On,Field Of Study,Degree Name\n"
        "Durham,1996,1999,Physics,BSc\n",
        "Honors.csv": "Title,Issuer,Issued On\nLeader,CILT,Jul 2021\n",
        "Volunteer Experiences.csv": "Organization,Title,Cause\nFood Bank,Driver,x\n",
        "Interests.csv": 'Interests\n"Chess, Rowing"\n',
        "Connections.csv": "First Name,Last Name,Email Address,Company,Position,Connected On\nA,B,c@d,E,F,1 May 2019\n",
    }
    found = read(zipped(files))
    assert found.raw["schools"] == [
        {"name": "Durham", "degree": "BSc", "field": "Physics", "start": "1996", "end": "1999"}
    ]
    assert found.raw["awards"] == [{"title": "Leader", "by": "CILT", "date": "2021-07"}]
    assert found.raw["volunteering"] == [{"organisation": "Food Bank", "role": "Driver", "cause": "x"}]
    assert found.raw["connection_points"] == {"hobbies": ["Chess", "Rowing"]}
    assert people(found) == [{"name": "A B", "role": "F", "company": "E"}]


def test_the_made_german_headers_are_not_copied_from_the_layout() -> None:
    for text in FILES.values():
        assert "Started On" not in header_of(german(text))
    assert folded(GERMAN["Websites"]) == "webseiten"


def test_two_files_about_one_thing_are_both_read_and_what_differs_is_said() -> None:
    other = FILES["Profile.csv"].replace("Rail Transport", "Baking")
    found = read(zipped({**FILES, "old/Profile.csv": other, "old/Skills.csv": "Name\nGo\nChess\n"}))
    assert found.raw["person"] == whole()["person"]
    assert {"name": "Go"} in found.raw["skills"]
    assert [one.column for one in found.dropped if "says something else" in one.reason] == ["industry"]


def test_a_damaged_file_costs_itself_and_is_named() -> None:
    data = bytearray(zipped(FILES, method=zipfile.ZIP_STORED))
    at = data.find(b"Rowing Club")
    data[at : at + 3] = b"ROW"
    found = read(bytes(data))
    assert dict(found.raw) == whole(without={"Education.csv"})
    assert [one.reason for one in found.dropped if one.file == "Education.csv"] == [
        "It is damaged in the archive. Download the archive again."
    ]
