"""Each file of the archive in turn missing, cut off, saved otherwise or with a bad cell: the rest is kept.

The whole matrix runs under proof; by default a seeded sample of it.
"""

import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from each import each
from made_archives import FILES, PARTS, PEOPLE, german, header_of, whole, zipped

from execcoach.exchange.archive import read_archive
from execcoach.exchange.archive_layout import read_layout
from execcoach.exchange.archive_zip import zip_members
from execcoach.exchange.proposals import Incoming

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = read_layout(tomllib.loads((ROOT / "prompts" / "archive.toml").read_text(encoding="utf-8")))
PROFILE = [name for name in FILES if name in PARTS]


def read(files: dict[str, str | bytes]) -> Incoming:
    return read_archive(zip_members(zipped(files), "a.zip", LAYOUT), "a.zip", LAYOUT)


def people(incoming: Incoming) -> list[dict[str, str]]:
    offered = incoming.connections
    return [offered.entry(at) for at in range(offered.people)] if offered else []


def said_of(incoming: Incoming, file: str) -> list[str]:
    return [one.reason for one in incoming.dropped if one.file == file] + [
        one.words for one in incoming.notes if one.file == file
    ]


USUAL = {file: said_of(read(dict(FILES)), file) for file in FILES}


def new_words(incoming: Incoming, file: str) -> list[str]:
    said = said_of(incoming, file)
    for words in USUAL[file]:
        if words in said:
            said.remove(words)
    return said


def some(cases: list[Any], number: int) -> list[Any]:
    """All the cases for the proof, a seeded sample of them by default."""
    sample = random.Random(7).sample(cases, min(number, len(cases)))
    rest = [case for case in cases if case not in sample]
    return [*sample, *(pytest.param(*case, marks=pytest.mark.proof) for case in rest)]


def latin(text: str) -> bytes:
    return text.removeprefix("\ufeff").encode("latin-1", "replace")


SAVED: dict[str, Callable[[str], bytes]] = {
    "UTF-16": lambda text: text.removeprefix("\ufeff").encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.removeprefix("\ufeff").encode("utf-16-le"),
    "UTF-8 with a mark": lambda text: text.removeprefix("\ufeff").encode("utf-8-sig"),
    "CRLF": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\r\n", "\n").replace("\n", "\r").encode(),
    "German": lambda text: german(text).encode(),
    "German in UTF-16": lambda text: german(text).removeprefix("\ufeff").encode("utf-16"),
    "trailing empty column": lambda text: text.replace(header_of(text), header_of(text) + ",").encode(),
    "blank rows at the end": lambda text: (text + "\n\n,,,\n,,,,,,,,,\n").encode(),
    "preamble": lambda text: ('Notes:\n"Something, ""here"""\n\n' + text.removeprefix("\ufeff")).encode(),
    "header twice": lambda text: (text + header_of(text) + "\n").encode(),
}


@each(("file", "way"), some([(file, way) for file in FILES for way in SAVED], 40))
def test_a_file_saved_otherwise_says_the_same(file: str, way: str) -> None:
    found = read({**FILES, file: SAVED[way](FILES[file])})
    assert dict(found.raw) == whole()
    assert people(found) == PEOPLE
    assert len(found.past.months) == 3
    if "German" not in way:
        assert new_words(found, file) == []


@pytest.mark.parametrize("file", ["Connections.csv", "Skills.csv", "Certifications.csv", "Shares_4711.csv"])
def test_rows_with_an_empty_cell_too_many_lose_nothing(file: str) -> None:
    head, named, rows = FILES[file].partition(header_of(FILES[file]) + "\n")
    found = read({**FILES, file: head + named + rows.replace("\n", ",\n")})
    assert dict(found.raw) == whole()
    assert people(found) == PEOPLE
    assert len(found.past.months) == 3
    assert new_words(found, file) == []


@each("file", FILES)
def test_a_file_in_latin_1_is_read_and_the_doubt_is_said(file: str) -> None:
    found = read({**FILES, file: latin(FILES[file])})
    expected = whole()
    if file == "Skills.csv":
        expected["skills"][3] = {"name": "?ód?"}
    if file == "Positions.csv":
        expected["roles"][0]["summary"] = expected["roles"][0]["summary"].replace("•", "?")
    assert dict(found.raw) == expected
    assert people(found) == PEOPLE
    doubtful = not latin(FILES[file]).isascii()
    assert [words for words in new_words(found, file) if "Latin-1" in words] == new_words(found, file)
    assert len(new_words(found, file)) == doubtful


@each("file", PROFILE)
def test_without_a_file_everything_else_is_kept(file: str) -> None:
    found = read({name: text for name, text in FILES.items() if name != file})
    assert dict(found.raw) == whole(without={file})
    assert people(found) == PEOPLE


EMPTIES = {
    "nothing at all": "",
    "a mark only": "\ufeff",
    "blank rows": "\n\n,,,\n",
    "a sentence": "No conversations found",
    "strange columns": "Alpha,Beta,Gamma,Delta\n1,2,3,4\n",
}


@each(("file", "way"), some([(file, way) for file in PROFILE for way in EMPTIES], 15))
def test_a_file_that_holds_no_table_costs_itself_and_is_named_in_one_line(file: str, way: str) -> None:
    found = read({**FILES, file: EMPTIES[way]})
    expected = whole(without={file})
    assert dict(found.raw) == expected
    assert len(said_of(found, file)) == 1


@each("file", FILES)
def test_a_file_with_its_header_alone_is_no_loss_to_speak_of(file: str) -> None:
    found = read({**FILES, file: header_of(FILES[file]) + "\n"})
    assert dict(found.raw) == whole(without={file})
    assert [words for words in said_of(found, file) if words not in USUAL[file]] == []


CUTS = [(file, at) for file in PROFILE if file != "Profile Summary.csv" for at in range(24)]


def agrees(got: Any, full: Any) -> bool:
    """Whether nothing in what was read says something else than the whole file does, but for a last cell cut short."""
    if isinstance(full, dict):
        return isinstance(got, dict) and all(key in full and agrees(value, full[key]) for key, value in got.items())
    if isinstance(full, list):
        return len(got) <= len(full) and all(any(agrees(one, other) for other in full) for one in got)
    return bool(full.startswith(got.partition("&")[0]))


@each(("file", "at"), some(CUTS, 60))
def test_a_file_cut_off_anywhere_keeps_what_came_before_and_nothing_wrong(file: str, at: int) -> None:
    data = FILES[file].encode()
    found = read({**FILES, file: data[: len(data) * at // 24]})
    rest, mine = whole(without={file}), dict(found.raw)
    for section, value in rest.items():
        if section not in PARTS[file]:
            assert mine[section] == value
    for section, value in PARTS[file].items():
        if section == "person" and file == "Positions.csv":
            continue  # with the first role cut off, another one may be the one without an end
        full = {**rest.get(section, {}), **value} if isinstance(value, dict) else value
        assert agrees(mine.get(section, type(value)()), full)
    assert len(new_words(found, file)) <= 3
    assert people(found) == PEOPLE


CELLS = [
    ("Positions.csv", "roles", "start", "Jan 2020"),
    ("Positions.csv", "roles", "end", "Dec 2019"),
    ("Education.csv", "schools", "start", "1996,1999,,BSc"),
    ("Certifications.csv", "certifications", "date", "Sep 2012"),
    ("Certifications.csv", "certifications", "url", "https://cert.example/1"),
    ("Honors.csv", "awards", "date", "Jul 2021"),
    ("Publications.csv", "publications", "date", '"Oct 1, 2022"'),
    ("Publications.csv", "publications", "url", "https://rail.example/why"),
    ("Projects.csv", "projects", "start", "Jan 2021"),
    ("Projects.csv", "projects", "end", "Feb 2022"),
    ("Projects.csv", "projects", "url", "https://night.example"),
    ("Volunteering.csv", "volunteering", "start", "Mar 2019"),
    ("Organizations.csv", "memberships", "start", "2018"),
    ("Recommendations_Received.csv", "recommendations", "date", '"09/15/26, 1:12 AM"'),
]
BAD = {"words": "soon after", "a control sign": "\x1b[2J", "half a date": "99 Foo", "zero": "00/00/0000"}


@each(("file", "section", "key", "cell", "bad"), some([(*c, b) for c in CELLS for b in BAD], 24))
def test_a_bad_cell_costs_only_itself(file: str, section: str, key: str, cell: str, bad: str) -> None:
    text = FILES[file]
    worse = cell.replace(cell.split(",")[0], BAD[bad]) if cell.startswith("1996") else BAD[bad]
    assert text.count(cell) == 1
    found = read({**FILES, file: text.replace(cell, worse)})
    expected = whole()
    touched = [entry for entry in expected[section] if key in entry]
    del touched[0][key]
    assert dict(found.raw) == expected
    said = [one for one in found.dropped if one.file == file and one.row.isdecimal() and one.column in header_of(text)]
    assert len([one for one in said if one.reason in new_words(found, file)]) == 1


@pytest.mark.parametrize(
    ("junk", "words"),
    [
        ("only one cell\n", "one cell where the header names 6"),
        ("a,b,c,d,e,f,g,h\n", "a comma tore a cell in two"),
        ('Acme,"never closed,x,y,Jan 2011,Jan 2012\n', ""),
        (f"Acme,Boss,{'x' * 140_000},,2011,2012\n", "longer than 131,072 characters"),
        ("Acme,Boss,\0,,2011,2012\n", "visible signs"),
    ],
)
def test_a_junk_row_among_good_ones_costs_itself(junk: str, words: str) -> None:
    text = FILES["Positions.csv"]
    head, blank, tail = text.partition(",,,,,\n")
    found = read({**FILES, "Positions.csv": head + junk + blank + tail})
    good = [role for role in found.raw["roles"] if role.get("company") not in ("Acme",)]
    assert good == whole()["roles"]
    if words:
        assert [said for said in new_words(found, "Positions.csv") if words in said]
    if "never closed" in junk:
        acme = next(role for role in found.raw["roles"] if role["company"] == "Acme")
        assert acme == {
            "company": "Acme",
            "title": "never closed",
            "start": "2011-01",
            "end": "2012-01",
            "summary": "x",
        }


def test_a_day_or_month_that_could_be_either_is_said_and_not_guessed() -> None:
    text = FILES["Positions.csv"].replace("Dec 2019", "03/04/2019").replace("15 Jan 2004", "13/04/2004")
    found = read({**FILES, "Positions.csv": text})
    assert [role.get("end") for role in found.raw["roles"]] == [None, "2019", "2004-04-13"]
    notes = [(one.row, one.column, one.words) for one in found.notes if "03/04/2019" in one.words]
    assert notes == [("7", "Finished On", "“03/04/2019” is kept as 2019. Give the month yourself if you know it.")]
