"""Pages copied from LinkedIn, read section by section: what is sure is taken, what is not is shown."""

import tomllib
from pathlib import Path

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.exchange.page_paste import is_page, read_page
from execcoach.exchange.page_paste_dates import length_of, span_of
from execcoach.exchange.page_paste_words import PageWords
from execcoach.exchange.proposals import accept, propose
from execcoach.profile.reading import read_profile

PAGES = Path(__file__).parent / "pages"
WORDS = PageWords(tomllib.loads((Path(__file__).parents[2] / "prompts/page_sections.toml").read_text("utf-8")))


def read(name: str, known: str = ""):
    return read_page((PAGES / f"{name}.txt").read_text("utf-8"), f"{name}.txt", WORDS, known)


def roles(incoming) -> list[tuple[str, ...]]:
    keys = ("title", "company", "start", "end", "summary")
    return [tuple(one.get(key, "") for key in keys) for one in incoming.raw.get("roles", ())]


def doubts(incoming) -> list[str]:
    return [one.words for one in incoming.unsure]


def test_a_page_from_the_browser_is_read_through_its_doubled_lines():
    found = read("browser-english")
    assert found.name == "Ada Okafor"
    assert found.raw["person"] == {
        "location": "Leeds, England, United Kingdom",
        "headline": "Chief Operating Officer at Northwind Rail | 41 depots, one timetable",
        "name": "Ada Okafor",
        "role": "Chief Operating Officer",
        "company": "Northwind Rail",
    }
    assert found.raw["summary"]["text"] == (
        "I run 41 depots so that the 07:12 leaves at 07:12.\n\n"
        "I started as a fitter in Crewe. Ask me about night shifts."
    )
    assert roles(found) == [
        (
            *("Chief Operating Officer", "Northwind Rail", "2021-03", ""),
            "Run 41 depots and 3,200 people.\nCut cancelled trains from 4% to 1%.",
        ),
        (
            *("Director of Fleet", "Harbour Logistics", "2016-01", "2021-03"),
            "Bought 120 locomotives for £40m less than planned.",
        ),
        ("Fleet Manager", "Harbour Logistics", "2013-02", "2016-01", ""),
        ("Fitter", "Crewe Works", "2008-09", "2013-01", ""),
    ]
    school = {"name": "University of Leeds", "degree": "Master of Engineering - MEng", "field": "Civil Engineering"}
    assert found.raw["schools"] == [
        {**school, "start": "2004", "end": "2008", "activities": ["Railway Society", "Chess Club"]}
    ]
    assert found.raw["certifications"] == [{"name": "Managing Safely", "by": "IOSH", "date": "2023-03"}]
    assert found.raw["volunteering"][0]["cause"] == "Children"
    assert found.raw["memberships"] == [
        {"organisation": "Institution of Railway Operators", "role": "Fellow", "start": "2015-01"}
    ]
    assert found.raw["awards"] == [{"title": "Operator of the Year", "by": "Rail Forum", "date": "2024-11"}]
    assert found.raw["publications"][0]["date"] == "2022-05-04"
    assert found.raw["recommendations"] == [
        {"by": "Carla Diaz", "text": "Ada listens to the night shift before she decides.", "date": "2019-05-04"}
    ]
    assert [one["name"] for one in found.raw["skills"]] == ["Rail Operations", "Turnarounds", "Labour Relations"]
    assert found.raw["languages"][1] == {"name": "German", "level": "Limited working proficiency"}
    assert found.raw["connection_points"]["causes"] == ["Children", "Education"]
    assert doubts(found) == []
    left = {(one.row, one.column) for one in found.dropped}
    assert {("lines 177 to 180", "Interests"), ("lines 185 to 191", "More profiles for you")} <= left


def test_what_stands_about_others_and_their_posts_is_left_out():
    told = repr(read("browser-english").raw)
    for words in ("Ben Ode", "Signalling", "apprentices", "Sir Somebody", "night shift decides", "Credential"):
        assert words not in told, words


def test_a_saved_pdf_is_read_in_the_order_of_its_columns():
    found = read("pdf-english")
    person = found.raw["person"]
    assert (found.name, person["location"]) == ("Grace Adeyemi", "Hull, England, United Kingdom")
    assert person["headline"] == (
        "Chief Executive at Harbour Logistics who moves 4 million boxes a year through one gate"
    )
    assert [one[:4] for one in roles(found)] == [
        ("Chief Executive", "Harbour Logistics", "2021-01", ""),
        ("Operations Director", "Harbour Logistics", "2017-09", "2021-01"),
        ("Terminal Manager", "Northern Ferries", "2012-05", "2017-09"),
    ]
    assert found.raw["summary"]["text"].count("\n") == 1
    assert [one["name"] for one in found.raw["certifications"]] == [
        "Chartered Director",
        "Managing Safely for Leaders in ports and harbours",
    ]
    assert found.raw["awards"] == [{"title": "Port Leader of the Year"}]
    assert [(one["name"], one.get("degree", "")) for one in found.raw["schools"]] == [
        ("University of Hull", "BSc"),
        ("Kingston School", ""),
    ]
    assert found.raw["networks"] == [{"network": "LinkedIn", "url": "https://www.linkedin.com/in/grace-adeyemi-4711"}]
    told = repr((found.raw, found.unsure))
    assert "0113" not in told
    assert "+44" not in told
    assert "grace@" not in told
    assert any("not kept" in one.reason for one in found.dropped)
    assert doubts(found) == []


def test_german_pages_are_read_as_english_ones_are():
    found = read("browser-german")
    assert found.raw["person"]["headline"] == "Geschäftsführer bei Alpenglas | Glas, das Wärme behält"
    assert [one[:4] for one in roles(found)] == [
        ("Geschäftsführer", "Alpenglas GmbH", "2018-01", ""),
        ("Produktionsleiter", "Stahlbau Huber", "2010-03", "2017-12"),
    ]
    assert found.raw["volunteering"][0]["cause"] == "Gesundheit"
    assert [one["name"] for one in found.raw["skills"]] == ["Glasbau", "Passivhaus"]
    assert doubts(found) == []
    printed = read("pdf-german")
    assert printed.name == "Helga Brandt"
    assert [one[:2] for one in roles(printed)] == [
        ("Vorständin", "Isarbank"),
        ("Filialleiterin", "Sparkasse Dachau"),
    ]
    assert printed.raw["schools"][0]["field"] == "Betriebswirtschaft"


def test_columns_side_by_side_are_read_one_after_the_other():
    found = read("two-columns")
    assert found.name == "Tomás Ferreira"
    assert found.raw["summary"]["text"] == "I make pumps that nobody hears."
    assert [one[:2] for one in roles(found)] == [("Founder", "Quiet Pumps"), ("Engineer", "Minho Motors")]
    assert [one["level"] for one in found.raw["languages"]] == ["Native or Bilingual", "Full Professional"]
    assert "tomas@" not in repr(found.raw)


def test_lines_doubled_on_one_line_are_told_once():
    found = read("doubled-on-one-line")
    assert found.name == "Priya Raman"
    assert roles(found)[0] == ("VP Engineering", "Lumen Grid", "2019-08", "", "Built the team from 9 to 140.")
    assert found.raw["projects"][0]["summary"] == "Kept eleven islands lit through the monsoon."
    assert "Negotiation" not in repr(found.raw)


def test_what_is_not_sure_is_shown_and_not_guessed():
    found = read("bare")
    assert "location" not in found.raw["person"]
    assert doubts(found) == ["Lagos", "Lagos", "Working at Height"]
    assert [one.line for one in found.unsure] == [3, 9, 23]
    assert [one[4] for one in roles(found)] == ["We feed four million people.", ""]


def test_ways_to_reach_somebody_and_their_birthday_are_dropped_and_said():
    found = read("contact-and-hostile")
    told = repr((found.raw["person"], found.raw["networks"], found.unsure))
    for words in ("+47", "Storgata", "May 2", "mara@"):
        assert words not in told, words
    assert "+47" not in found.raw["summary"]["text"]
    reasons = [one.reason for one in found.dropped]
    assert "Addresses, numbers, e-mails and birthdays are not kept." in reasons
    assert "E-mail addresses and phone numbers are not kept." in reasons
    assert found.raw["memberships"][0]["role"] == "Member"


def test_a_name_in_print_needs_the_address_or_the_folder_to_be_sure():
    text = (PAGES / "pdf-english.txt").read_text("utf-8").replace("grace-adeyemi-\n4711", "g")
    unsure = read_page(text, "p", WORDS)
    assert unsure.name == ""
    assert "Grace Adeyemi" in doubts(unsure)
    assert read_page(text, "p", WORDS, "Grace Adeyemi").name == "Grace Adeyemi"


@each("name", sorted(one.stem for one in PAGES.glob("*.txt")))
def test_what_a_page_offers_is_a_profile_without_trouble(name):
    found = read(name)
    assert is_page((PAGES / f"{name}.txt").read_text("utf-8"), WORDS)
    raw = accept({}, propose({}, found))
    assert read_profile(raw).troubles == ()
    assert propose(raw, found).added == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear Sam,\nsee you on Monday.\nAda",
        '{"basics": {}}',
        "Answer 1 [hobbies]: chess",
        "First Name,Last Name\nA,B",
    ],
)
def test_other_texts_are_no_page(text):
    assert not is_page(text, WORDS)


def test_a_text_without_a_section_is_refused():
    with pytest.raises(CoachError, match="no section"):
        read_page("Ada Okafor\nChair", "p", WORDS)


@each(
    ("line", "start", "end", "months"),
    [
        ("Mar 2021 - Present · 5 yrs 9 mos", "2021-03", None, 69),
        ("March 2021 - Present (5 years 9 months)", "2021-03", None, 69),
        ("Jan. 2018–Heute · 8 Jahre 11 Monate", "2018-01", None, 107),
        ("März 2010 bis Dez. 2017 · 7 Jahre 10 Monate", "2010-03", "2017-12", 94),
        ("2004 - 2008", "2004", "2008", None),
        ("(1994 - 1998)", "1994", "1998", None),
        ("Jan 2020 - Jan 2020 · Less than a year", "2020-01", "2020-01", 1),
    ],
)
def test_dates_are_read_as_the_page_writes_them(line, start, end, months):
    span = span_of(line, WORDS)
    assert (str(span.start), str(span.end) if span.end else None, span.months) == (start, end, months)


@pytest.mark.parametrize(
    "line", ["Ran 14 sailings a day.", "From 9 to 140", "2019 was hard - 2020 harder", "4 - 5", ""]
)
def test_other_lines_are_no_dates(line):
    assert span_of(line, WORDS) is None
    assert length_of(line, WORDS) is None


_LINES = st.sampled_from(
    [line for one in sorted(PAGES.glob("*.txt")) for line in one.read_text("utf-8").split("\n")]
    + ["[/b]", "\x1b]0;x\x07", "2019", "a" * 300, "\u202eevil", "· · ·", "(", "% of %", "Grace Adeyemi logo"]
)


@settings(max_examples=60)
@given(st.lists(_LINES, max_size=60))
def test_any_shuffle_of_lines_is_read_or_refused_in_words_and_every_value_is_clean(lines):
    try:
        found = read_page("\n".join(lines), "p", WORDS)
    except CoachError:
        return
    assert read_profile(accept({}, propose({}, found))).troubles == ()
    assert not any(sign in repr(found.raw) for sign in ("\\x1b", "\\u202e", "\\x07"))


@each("line", ["A - B ", "x · ", "1 yr ", "(", "Mar 2021 - ", "Show all "])
def test_long_hostile_lines_take_no_long_time(line):
    text = "Experience\n" + line * 20_000 + "\n" + "\n".join([line * 5] * 3_000) + "\nEducation\n"
    read_page(text, "p", WORDS)
