import json
import time
from pathlib import Path

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.exchange.json_resume import read_json_resume
from execcoach.exchange.json_resume_columns import BASICS, OLDER_BASICS, OLDER_SECTIONS, PLACES, SECTIONS
from execcoach.exchange.proposals import accept, propose
from execcoach.profile.reading import read_profile

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "jsonresume"


def read(resume):
    return read_json_resume(json.dumps(resume).encode(), "cv.json")


def raw(resume):
    incoming = read(resume)
    return accept({}, propose({}, incoming))


def dropped(resume):
    return {(one.row, one.column): one.reason for one in read(resume).dropped}


def notes(resume):
    return {(one.row, one.column): one.words for one in read(resume).notes}


def basics(**columns):
    return {"basics": {"name": "Ada Brook", **columns}}


def row(section, **columns):
    return {**basics(), section: [columns]}


WORK = {"name": "Acme", "position": "CEO"}


def test_basics_go_to_person_summary_and_networks():
    found = raw(
        basics(
            label="Sails boats",
            email="ada@acme.example",
            url="https://ada.example",
            summary="One.\n\nTwo.",
            location={"city": "Leeds", "region": "Yorkshire", "countryCode": "GB"},
            profiles=[{"network": "LinkedIn", "username": "ada", "url": "https://linkedin.com/in/ada"}],
        )
    )
    assert found == {
        "person": {
            "name": "Ada Brook",
            "headline": "Sails boats",
            "contact": "ada@acme.example",
            "location": "Leeds, Yorkshire, GB",
        },
        "summary": {"text": "One.\n\nTwo."},
        "networks": [
            {"network": "website", "url": "https://ada.example"},
            {"network": "LinkedIn", "handle": "ada", "url": "https://linkedin.com/in/ada"},
        ],
    }


@each(
    ("section", "columns", "to", "entry"),
    [
        (
            "work",
            {**WORK, "startDate": "2013-09", "endDate": "2019", "summary": "Ran it", "highlights": ["a", "b"]},
            "roles",
            {
                "company": "Acme",
                "title": "CEO",
                "start": "2013-09",
                "end": "2019",
                "summary": "Ran it",
                "highlights": ["a", "b"],
            },
        ),
        (
            "education",
            {"institution": "Durham", "area": "Law", "studyType": "BA", "startDate": "2001", "endDate": "2004-06-01"},
            "schools",
            {"name": "Durham", "degree": "BA", "field": "Law", "start": "2001", "end": "2004-06-01"},
        ),
        (
            "volunteer",
            {"organization": "Lifeboat", "position": "Crew", "summary": "Out at night", "highlights": ["x", "y"]},
            "volunteering",
            {"organisation": "Lifeboat", "role": "Crew", "summary": "Out at night\nx\ny"},
        ),
        (
            "awards",
            {"title": "Oar", "awarder": "Club", "date": "2012", "summary": "Fast"},
            "awards",
            {"title": "Oar", "by": "Club", "date": "2012", "summary": "Fast"},
        ),
        (
            "publications",
            {"name": "On Oars", "publisher": "Press", "releaseDate": "2011", "url": "http://x.example", "summary": "S"},
            "publications",
            {"title": "On Oars", "publisher": "Press", "date": "2011", "url": "http://x.example", "summary": "S"},
        ),
        (
            "certificates",
            {"name": "Cox", "issuer": "Club", "date": "2012-01-02", "url": "https://x.example/c"},
            "certifications",
            {"name": "Cox", "by": "Club", "date": "2012-01-02", "url": "https://x.example/c"},
        ),
        (
            "projects",
            {"name": "Shed", "description": "A shed", "highlights": ["Roof"], "roles": ["Lead", "Cook"]},
            "projects",
            {"name": "Shed", "role": "Lead, Cook", "summary": "A shed\nRoof"},
        ),
        (
            "languages",
            {"language": "Welsh", "fluency": "Native"},
            "languages",
            {"name": "Welsh", "level": "Native"},
        ),
        (
            "skills",
            {"name": "Boats", "level": "Master", "keywords": ["oar", "Oar", "sail"]},
            "skills",
            {"name": "Boats", "level": "Master", "keywords": ["oar", "sail"]},
        ),
        ("references", {"name": "Bo", "reference": "Brave"}, "recommendations", {"by": "Bo", "text": "Brave"}),
    ],
)
def test_a_row_goes_where_it_belongs_cell_by_cell(section, columns, to, entry):
    assert raw(row(section, **columns))[to] == [entry]
    assert dropped(row(section, **columns)) == {}


def test_interests_become_hobbies_with_their_keywords():
    interests = [{"name": "reading", "keywords": ["mystery", "Agatha Christie"]}, {"name": "yoga"}]
    hobbies = raw({**basics(), "interests": interests})["connection_points"]["hobbies"]
    assert hobbies == ["reading: mystery, Agatha Christie", "yoga"]


@each(
    ("section", "columns", "to", "entry"),
    [
        ("work", {"company": "Acme", "role": "CEO"}, "roles", {"company": "Acme", "title": "CEO"}),
        ("volunteer", {"group": "Crew"}, "volunteering", {"organisation": "Crew"}),
        ("education", {"school": "Durham", "degree": "BA"}, "schools", {"name": "Durham", "degree": "BA"}),
        ("awards", {"name": "Oar"}, "awards", {"title": "Oar"}),
        ("certificates", {"title": "Cox"}, "certifications", {"name": "Cox"}),
        (
            "publications",
            {"title": "On Oars", "website": "http://x.example"},
            "publications",
            {"title": "On Oars", "url": "http://x.example"},
        ),
        ("languages", {"language": "Welsh", "level": "Good"}, "languages", {"name": "Welsh", "level": "Good"}),
        ("experience", {"Company": "Acme", "start_date": "2013"}, "roles", {"company": "Acme", "start": "2013"}),
    ],
)
def test_older_spellings_are_read_and_said(section, columns, to, entry):
    assert raw(row(section, **columns))[to] == [entry]
    assert any("spelling of" in words for words in notes(row(section, **columns)).values())


def test_older_basics_are_read_and_said():
    resume = {"basics": {"fullName": "Ada Brook", "website": "ada.example", "about": "Hello"}}
    found = raw(resume)
    assert found["person"]["name"] == "Ada Brook"
    assert found["networks"] == [{"network": "website", "url": "ada.example"}]
    assert {column for _, column in notes(resume)} == {"fullName", "website", "about"}
    assert raw({"basics": {"firstName": "Ada", "lastName": "Brook"}})["person"] == {"name": "Ada Brook"}


def test_address_postal_code_and_phone_are_left_out_and_their_values_are_not_told():
    resume = basics(phone="555 1234", location={"address": "1 Mill Rd", "postalCode": "LS1 4AP", "city": "Leeds"})
    assert set(dropped(resume)) == {
        ("basics", "phone"),
        ("basics.location", "address"),
        ("basics.location", "postalCode"),
    }
    told = json.dumps([raw(resume), list(dropped(resume).values())])
    assert not any(secret in told for secret in ("1234", "Mill", "LS1"))


def test_a_picture_a_birth_date_and_strange_columns_are_named_as_left_out():
    resume = {**basics(image="a.png", birthDate="1970-01-01", shoe=43), "pets": ["Rex"], "meta": {"version": "1"}}
    assert set(dropped(resume)) == {
        ("basics", "image"),
        ("basics", "birthDate"),
        ("basics", "shoe"),
        ("pets", ""),
        ("meta", ""),
    }


def test_what_describes_the_company_is_left_out_with_a_reason():
    resume = row("work", **WORK, description="Boats", location="Leeds", url="https://acme.example")
    assert set(dropped(resume)) == {("work[0]", "description"), ("work[0]", "location"), ("work[0]", "url")}


def test_grades_and_courses_are_left_out_with_a_reason():
    resume = row("education", institution="Durham", gpa="4.0", courses=["Rowing"])
    assert set(dropped(resume)) == {("education[0]", "gpa"), ("education[0]", "courses")}


def test_the_current_role_fills_role_and_company():
    work = [
        {"name": "Old", "position": "Clerk", "startDate": "2001", "endDate": "2005"},
        {"name": "New", "position": "CEO", "startDate": "2019"},
        {"name": "Side", "position": "Chair", "startDate": "2010"},
    ]
    person = raw({**basics(), "work": work})["person"]
    assert (person["role"], person["company"]) == ("CEO", "New")


def test_a_role_whose_end_could_not_be_read_is_not_taken_as_the_current_one():
    resume = row("work", **WORK, startDate="2013", endDate="2019-19")
    assert "role" not in raw(resume)["person"]
    assert raw(resume)["roles"] == [{"company": "Acme", "title": "CEO", "start": "2013"}]
    assert "2019-19" in dropped(resume)["work[0]", "endDate"]


@each(
    ("given", "kept"),
    [
        ("2013", "2013"),
        ("2013-09", "2013-09"),
        ("2013-09-01", "2013-09-01"),
        (2013, "2013"),
        (2013.0, "2013"),
        (20130901, "2013-09-01"),
        ("2013-09-01T00:00:00.000Z", "2013-09-01"),
        ("2013-09-01 10:25:25 UTC", "2013-09-01"),
        ("2013/09", "2013-09"),
        ("2013.09.01", "2013-09-01"),
        ("09/2013", "2013-09"),
        ("May 2019", "2019-05"),
        ("2 May 2019", "2019-05-02"),
        ("May 2, 2019", "2019-05-02"),
        ("15/01/1990", "1990-01-15"),
        ("01/15/1990", "1990-01-15"),
        ("2013-00-00", "2013"),
        ("mai 2018", "2018-05"),
    ],
)
def test_a_date_keeps_the_precision_it_is_given_with(given, kept):
    resume = row("work", **WORK, startDate=given)
    assert raw(resume)["roles"][0]["start"] == kept
    assert dropped(resume) == {}


@pytest.mark.parametrize(("given", "kept"), [("03/04/2019", "2019"), ("Summer 2018", "2018"), ("Sommer 2018", "2018")])
def test_where_only_the_year_is_sure_the_year_is_kept_and_said(given, kept):
    resume = row("work", **WORK, startDate=given)
    assert raw(resume)["roles"][0]["start"] == kept
    assert given in notes(resume)["work[0]", "startDate"]


@each("given", ["Present", "now", "", None, "heute", "-", "(current)"])
def test_an_open_end_is_current(given):
    resume = row("work", **WORK, endDate=given)
    assert "end" not in raw(resume)["roles"][0]
    assert dropped(resume) == {}
    assert raw(resume)["person"]["role"] == "CEO"


@each(
    "given",
    ["2013-19", "2013-02-30", "soon", "2010 - 2012", 1378000000, True, {"year": 2013}, ["2013"], 1e400, "13/13/2013"],
)
def test_an_impossible_date_costs_only_itself(given):
    data = json.dumps(row("work", **WORK, startDate=given)).replace("Infinity", "1e400").encode()
    incoming = read_json_resume(data, "cv.json")
    assert incoming.raw["roles"] == [{"company": "Acme", "title": "CEO"}]
    assert [(one.row, one.column) for one in incoming.dropped] == [("work[0]", "startDate")]


@each(
    ("given", "kept"),
    [
        ("**Bold** and *lean* and __firm__", "Bold and lean and firm"),
        ("See [**Acme**](https://a.example/x_(y)) now", "See Acme now"),
        ("<p>One &amp; two</p><p>Three<br/>four</p>", "One & two\n\nThree\nfour"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n\n- Two"),
        ("<script>alert(1)</script>Hello", "Hello"),
        ("5 * 3 * 2, snake_case_name, List<String>, a < b", "5 * 3 * 2, snake_case_name, List<String>, a < b"),
        ("One\r\nTwo\u2028Three", "One\nTwo\nThree"),
    ],
)
def test_marks_are_reduced_to_plain_words(given, kept):
    assert raw(basics(summary=given))["summary"]["text"] == kept


def test_reduced_words_are_said_and_plain_ones_are_not():
    assert ("basics", "summary") in notes(basics(summary="**Bold**"))
    assert notes(basics(summary="Plain words.")) == {}


def test_control_characters_become_signs_and_are_said():
    resume = basics(label="A\x00B\x1b[31m\u202e")
    assert raw(resume)["person"]["headline"] == "A␀B␛[31m‹U+202E›"
    assert ("basics", "label") in notes(resume)
    json.dumps(raw(resume), ensure_ascii=False).encode()


def test_half_a_character_is_one_clear_error():
    with pytest.raises(CoachError, match=r"half a character \(\\ud83d\)"):
        read_json_resume(b'{"basics": {"name": "Ada Brook", "label": "\\ud83d"}}', "a.json")
    whole = read_json_resume(b'{"basics": {"name": "Ada Brook", "label": "\\ud83d\\ude00"}}', "a.json")
    assert whole.raw["person"]["headline"] == "\U0001f600"


WILD = [
    ({"work": None, "skills": None, **basics()}, {}),
    (basics(location="Berlin"), {"location": "Berlin"}),
    (basics(location="Mill Road 5, Leeds, CA 94035"), {"location": "Leeds, CA"}),
    (basics(location=["Berlin", "Germany"]), {"location": "Berlin, Germany"}),
    (basics(location=[{"city": "Berlin"}]), {"location": "Berlin"}),
    (basics(location={"city": None, "region": 5}), {"location": "5"}),
    (basics(email=["a@x.example", "b@x.example"]), {"contact": "a@x.example"}),
    (basics(email={"work": "a@x.example"}), {"contact": "a@x.example"}),
    (basics(email="nobody"), {}),
    (basics(label=["CEO", "Chair"]), {"headline": "CEO, Chair"}),
    (basics(label=12), {"headline": "12"}),
    (basics(label={"en": {"x": "y"}}), {}),
    (basics(label=True), {}),
    ({"basics": [{"name": "Ada Brook"}]}, {}),
    ({"name": "Ada Brook", "label": "CEO", "work": []}, {"headline": "CEO"}),
    ({"name": "Ada Brook", "label": "CEO", "strange": 1}, {"headline": "CEO"}),
]


@each(("resume", "person"), WILD)
def test_wild_basics_are_read(resume, person):
    assert raw(resume)["person"] == {"name": "Ada Brook", **person}


@each(
    ("part", "to", "entries"),
    [
        ({"skills": ["Python", "SQL", None, ""]}, "skills", [{"name": "Python"}, {"name": "SQL"}]),
        ({"skills": "Python, SQL"}, "skills", [{"name": "Python"}, {"name": "SQL"}]),
        ({"skills": {"name": "Python"}}, "skills", [{"name": "Python"}]),
        ({"skills": [{"name": "Python", "keywords": "a, b"}]}, "skills", [{"name": "Python", "keywords": ["a", "b"]}]),
        ({"languages": ["English"]}, "languages", [{"name": "English"}]),
        ({"work": WORK}, "roles", [{"company": "Acme", "title": "CEO"}]),
        ({"work": {"first": WORK}}, "roles", [{"company": "Acme", "title": "CEO"}]),
        (
            {"work": [{**WORK, "highlights": "one\n- two"}]},
            "roles",
            [{"company": "Acme", "title": "CEO", "highlights": ["one", "two"]}],
        ),
        (
            {"work": [{**WORK, "highlights": [{"text": "one"}, ["two"], None, 3, {"a": 1}]}]},
            "roles",
            [{"company": "Acme", "title": "CEO", "highlights": ["one", "two", "3"]}],
        ),
        ({"work": ["Boss", WORK, 7, [], {}]}, "roles", [{"company": "Acme", "title": "CEO"}]),
        ({"work": [{**WORK, "position": None, "name": 42}]}, "roles", [{"company": "42"}]),
        ({"education": ["Durham"]}, "schools", [{"name": "Durham"}]),
        ({"education": [{"studyType": "BA"}, {"institution": "Durham"}]}, "schools", [{"name": "Durham"}]),
        (
            {"basics": {"name": "Ada Brook", "profiles": {"github": "ada", "x": "https://x.com/ada"}}},
            "networks",
            [{"network": "github", "handle": "ada"}, {"network": "x", "url": "https://x.com/ada"}],
        ),
        (
            {"basics": {"name": "Ada Brook", "profiles": ["https://www.linkedin.com/in/ada"]}},
            "networks",
            [{"network": "LinkedIn", "url": "https://www.linkedin.com/in/ada"}],
        ),
        (
            {"basics": {"name": "Ada Brook", "profiles": [{"network": "Blog", "url": "javascript:alert(1)"}]}},
            "networks",
            [{"network": "Blog"}],
        ),
    ],
)
def test_wild_shapes_are_read(part, to, entries):
    assert raw({**basics(), **part})[to] == entries


@each("profiles", [{}, [], None, "", [{}], [None]])
def test_empty_profiles_are_nothing_to_talk_about(profiles):
    assert raw(basics(profiles=profiles)) == {"person": {"name": "Ada Brook"}}
    assert dropped(basics(profiles=profiles)) == {}


def test_hobbies_as_plain_words():
    assert raw({**basics(), "interests": ["chess", 5]})["connection_points"] == {"hobbies": ["chess", "5"]}
    assert raw({**basics(), "hobbies": "chess; opera"})["connection_points"] == {"hobbies": ["chess", "opera"]}


def test_a_resume_that_names_nobody_is_read_with_an_empty_name():
    incoming = read({"basics": {"name": None}, "work": [WORK]})
    assert incoming.name == ""
    assert incoming.raw["roles"] == [{"company": "Acme", "title": "CEO"}]


def test_a_key_given_twice_is_said_and_the_last_one_counts():
    incoming = read_json_resume(b'{"basics": {"name": "Ada", "name": "Bo"}}', "cv.json")
    assert incoming.name == "Bo"
    assert incoming.notes[0].column == "name"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_marked_encoding_is_read(encoding):
    data = json.dumps({"basics": {"name": "Zoë Łuk"}}, ensure_ascii=False).encode(encoding)
    assert read_json_resume(data, "cv.json").name == "Zoë Łuk"


@each(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"[]", "a list"),
        (b"3", "a single value"),
        (b"null", "a single value"),
        (b"{}", "none of the parts"),
        (b'{"name": "left-pad", "version": "1.0.0", "homepage": "x"}', "none of the parts"),
        (b"<!doctype html><p>Hi", "web page"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "zip"),
        (b'{"basics": {"name": NaN}}', "NaN"),
        (b'{"basics": {"name": -Infinity}}', "Infinity"),
        (b'{"basics": {"name": ' + b"9" * 5000 + b"}}", "thousands of digits"),
        (b'{"basics": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested"),
        ('{"basics": {"name": "Zoë"}}'.encode("latin-1"), "UTF-8"),
        ('{"basics": {"name": "Zoë"}}'.encode("utf-16")[:-1], "UTF-8"),
        (b'{"basics": {"name": "Ada",}}', "Line 1"),
        (b'{"basics"', "Line 1"),
        (b" " * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(data, words):
    with pytest.raises(CoachError) as caught:
        read_json_resume(data, "cv\x1b.json")
    assert words in caught.value.sentence
    assert caught.value.exit_code == 2
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("depth", [50, 400, 900])
def test_deep_cells_cost_only_themselves(depth):
    deep = "[" * depth + "1" + "]" * depth
    data = f'{{"basics": {{"name": "Ada", "label": {deep}}}, "pets": {deep}, "skills": [{deep}]}}'
    try:
        name = read_json_resume(data.encode(), "cv.json").name
    except CoachError as wrong:
        name = wrong.sentence
    assert name == "Ada" or "nested" in name


_MORE = [pytest.param(unit, marks=pytest.mark.proof) for unit in ("<", "[", "*", "&", "- ", "\n")]


@pytest.mark.parametrize("unit", ["<a ", "<script>", "_a", "[a](", "http://a", "**a", *_MORE])
def test_hostile_text_is_read_in_linear_time(unit):
    data = json.dumps(basics(summary=unit * (300_000 // len(unit)), url=unit * 20_000)).encode()
    start = time.perf_counter()
    read_json_resume(data, "cv.json")
    assert time.perf_counter() - start < 30


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the public sample resumes are not beside this checkout")
def test_every_public_sample_gives_a_profile_or_one_clear_error():
    files = sorted(SAMPLES.glob("*.json"))
    assert files
    for file in files:
        try:
            incoming = read_json_resume(file.read_bytes(), file.name)
        except CoachError:
            continue
        found = accept({}, propose({}, incoming))
        assert read_profile(found).troubles == ()
        assert propose(found, incoming).added == ()


COLUMNS = {column for table in SECTIONS.values() for column in (*table.columns, *table.older, *table.left)}
KEYS = st.sampled_from([*sorted(COLUMNS), *BASICS, *OLDER_BASICS, *PLACES, "url", "location", "profiles", "strange"])
CELLS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 99999)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "Acme", "2013-09", "Present", "2013-19", "https://a.example", "**b**", "<b>c</b>", "\x00"])
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=6,
)
ROWS = st.lists(st.dictionaries(KEYS, CELLS, max_size=8), max_size=4)
PARTS = st.sampled_from(["basics", *SECTIONS, *OLDER_SECTIONS, *BASICS])


@settings(max_examples=250, deadline=None)
@given(st.dictionaries(PARTS, CELLS | ROWS, min_size=1, max_size=5))
def test_any_resume_gives_a_profile_without_troubles_and_twice_changes_nothing(resume):
    incoming = read({"basics": None, **resume})
    found = accept({}, propose({}, incoming))
    assert read_profile(found).troubles == ()
    json.dumps(found, ensure_ascii=False).encode()
    again = propose(found, incoming)
    assert again.added == ()
    assert accept(found, again) == found
