import datetime
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.circle import Contact
from execcoach.profile.dates import Day, parse_day
from execcoach.profile.meeting import Background, Live, as_json, card
from execcoach.profile.meeting_past import Noted, read_house, when
from execcoach.profile.meeting_words import read_sentences
from execcoach.profile.model import ConnectionPoints, Line, Membership, Person, Profile, Role, School
from execcoach.profile.reading import read_circle, read_profile
from execcoach.profile.shared_ground import Point, fold, head, matches, own_points, stem, their_points
from execcoach.profile.sharing import shared_with

HERE = Path(__file__).parent
SENTENCES = read_sentences(tomllib.loads((HERE.parents[1] / "prompts/meeting.toml").read_text("utf-8")))
WORDS = SENTENCES.vocabulary
DAY = datetime.date(2026, 11, 21)
ADA = Person(name="Ada Okafor", role="Chief operating officer", company="Northwind Rail", location="Leeds, England")

# A small town of people, so that two of them often share something.
PARTS = [
    *("Rowing on the Aire", "Rows at Durham", "fell running", "Sports", "plays sports", "Reading novels", "Hull"),
    *("Leeds United supporters' trust", "Durham, 1999 to 2003", "Chess, badly", "a chess club in York", "Keeps bees"),
    *(
        "Grew up in Reading",
        "Guild of Railway Operators",
        "travel and music",
        "Speaks Igbo at home",
        "Both our mothers",
    ),
]
line = st.builds(Line, text=st.sampled_from(PARTS), private=st.booleans())
lines = st.lists(line, max_size=4).map(tuple)
points = st.builds(ConnectionPoints, hobbies=lines, teams=lines, causes=lines, places=lines, private=st.booleans())
named = st.sampled_from(
    ["Durham University", "Northwind Rail", "Guild of Railway Operators", "Leeds Trust", "The Club"]
)
profiles = st.builds(
    Profile,
    person=st.just(ADA),
    connection_points=points,
    schools=st.lists(st.builds(School, name=named, private=st.booleans(), start=st.just(Day(1998))), max_size=2).map(
        tuple
    ),
    memberships=st.lists(st.builds(Membership, organisation=named, private=st.booleans()), max_size=2).map(tuple),
    roles=st.lists(st.builds(Role, company=named, end=st.just(Day(2010)), private=st.booleans()), max_size=2).map(
        tuple
    ),
)
contacts = st.builds(
    Contact,
    name=st.just("Kenji Arakawa"),
    company=named | st.just(""),
    role=st.sampled_from(["", "Rowing coach, Hull", "Chief operating officer"]),
    connection_points=lines,
    learned=lines,
)


def pair(mine: str, theirs: str, kind: str = "hobby") -> list[str]:
    """The kinds in which a point of mine meets a note about somebody."""
    return [match.kind for match in matches([Point(kind, mine)], [Point("said", theirs)], WORDS)]


@each(
    ("kind", "mine", "theirs"),
    [
        ("hobby", "Rowing: the second boat", "Rows, on the Ouse"),
        ("hobby", "Fell running, with a map", "Goes running before work"),
        ("place", "Leeds", "Leeds United supporters' trust"),
        ("place", "Enugu", "Grew up two streets from the Enugu station"),
        ("place", "Łódź", "Studied at Łódź"),
        ("place", "Zürich", "Two winters in Zurich"),
        ("school", "Durham University", "Rowed at Durham, four years after Ada"),
        ("team", "Keswick Wanderers, since 1994", "Stood behind the goal for Keswick Wanderers"),
        ("place", "Reading", "Grew up in Reading"),
        ("language", "Igbo", "Speaks Igbo with her mother"),
    ],
)
def test_a_name_or_a_pastime_that_both_have_is_shared(kind, mine, theirs):
    assert pair(mine, theirs, kind) == [kind]


@each(
    ("kind", "mine", "theirs"),
    [
        ("hobby", "Sports", "Loves sports"),
        ("hobby", "Reading, travel and music", "Travel, reading and music"),
        ("place", "Reading", "Reading novels at night"),
        ("place", "Hull", "Hulled strawberries as a child"),
        ("hobby", "Rowing", "Arrows and archery"),
        ("hobby", "Fell running", "Runs a site of two hundred people"),
        ("team", "Leeds United", "Works in Leeds"),
        ("school", "University College", "University of York"),
        ("membership", "The Club", "Went to the club"),
        ("hobby", "Chess on Mondays", "Free on Mondays"),
    ],
)
def test_what_is_common_to_everybody_or_only_looks_alike_is_not_shared(kind, mine, theirs):
    assert pair(mine, theirs, kind) == []


@given(
    st.lists(
        st.builds(Point, st.sampled_from(["hobby", "place", "school", "said", "role", "team"]), st.sampled_from(PARTS)),
        max_size=5,
    ),
    st.lists(
        st.builds(Point, st.sampled_from(["hobby", "place", "school", "said", "company"]), st.sampled_from(PARTS)),
        max_size=5,
    ),
)
@settings(max_examples=60, deadline=None)
def test_what_two_share_is_the_same_from_either_side_and_is_in_both(mine, theirs):
    def found(one, two):
        return {(match.kind, match.words) for match in matches(one, two, WORDS)}

    assert found(mine, theirs) == found(theirs, mine)
    for match in matches(mine, theirs, WORDS):
        assert match.words
        for text in (match.mine.text, match.theirs.text):
            said = {fold(word).strip("'").removesuffix("'s") for word in re.findall(r"[\w'’]+", text)}
            assert match.words <= said | {stem(word) for word in said}


@given(profiles, contacts, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_no_order_of_entries_changes_the_card_and_nothing_private_is_on_it(profile, contact, random):
    def shuffled(entries):
        some = list(entries)
        random.shuffle(some)
        return tuple(some)

    own = profile.connection_points
    other = replace(
        profile,
        schools=shuffled(profile.schools),
        memberships=shuffled(profile.memberships),
        roles=shuffled(profile.roles),
        connection_points=replace(
            own, **{k: shuffled(getattr(own, k)) for k in ("hobbies", "teams", "causes", "places")}
        ),
    )
    moved = replace(contact, connection_points=shuffled(contact.connection_points), learned=shuffled(contact.learned))
    made = card(profile, contact, DAY, Live(), SENTENCES)
    assert made == card(other, moved, DAY, Live(), SENTENCES)
    assert made.of("shared")
    assert len(made.of("ask")) == 1
    assert len(made.of("found")) == 1

    mine = {point.text for point in own_points(profile)} | {point.text for point in their_points(contact)}
    hidden = {
        entry.text
        for entry in (*own.hobbies, *own.teams, *own.causes, *own.places, *contact.connection_points, *contact.learned)
    }
    hidden |= {entry.name for entry in profile.schools} | {entry.company for entry in profile.roles}
    said = made.text(10_000)
    assert [text for text in hidden if text in said and not any(text in public for public in mine)] == []


def test_what_marks_the_person_as_private_is_never_said():
    secret = Profile(
        person=replace(ADA, private=True, headline="SECRET headline"),
        connection_points=ConnectionPoints(private=True, hobbies=(Line(text="SECRET rowing"),)),
        schools=(School(name="SECRET Durham", private=True, activities=(Line(text="SECRET rowing"),)),),
    )
    them = Contact(name="Kenji", company="Northwind Rail", connection_points=(Line(text="Rows at Durham, as SECRET"),))
    assert shared_with(secret, them, WORDS) == ()
    notes = (Line(text="SECRET", private=True), Line(text="promised SECRET", private=True))
    told = card(secret, replace(them, connection_points=(), learned=notes), DAY, Live(), SENTENCES).text()
    assert "SECRET" not in told
    assert "Northwind" not in told.split("\n", 1)[1]


def test_the_years_between_two_at_one_school_come_from_the_note_or_from_its_years():
    def apart(note):
        durham = School(name="Durham University", start=Day(1998), end=Day(2002))
        them = Contact(name="Kenji", connection_points=(Line(text=note),))
        return [one.apart for one in shared_with(Profile(person=ADA, schools=(durham,)), them, WORDS)]

    assert apart("Rowed at Durham, four years after Ada") == ["four years apart"]
    assert apart("At Durham from 2006") == ["four years apart"]
    assert apart("At Durham from 1997 to 2001") == ["at the same time"]
    assert apart("Left Durham in 1997") == ["one year apart"]
    assert apart("Durham") == [""]


DEMO = HERE.parents[1] / "execcoach/demo/ada"


def demo(name: str) -> str:
    """The demo's person's card about somebody, their files as written on the frozen day."""
    from execcoach.storage.demo_files import make_demo

    place = make_demo(DAY)
    raw = {
        file: tomllib.loads((place.folder / f"{file}.toml").read_text("utf-8"))
        for file in ("profile", "circle", "guidelines")
    }
    circle = read_circle(raw["circle"]).circle
    them = next((one for one in circle.contacts if one.name == name), Contact(name=name))
    notes = (
        (Noted(datetime.date(2026, 11, 13), "I promised Kenji the list of bad arrivals"),) if "Kenji" in name else ()
    )
    around = Background(circle, notes, read_house(raw["guidelines"]))
    live = Live(True, "When a train is late I ask the depot first", "I look after everything that moves.")
    return card(read_profile(raw["profile"]).profile, them, DAY, live if notes else Live(), SENTENCES, around).text()


@pytest.mark.parametrize(
    ("kind", "name"), [("rich", "Kenji Arakawa"), ("sparse", "Sunita Desai"), ("stranger", "Zoë Quist")]
)
def test_the_card_reads_as_it_did(home, request, kind, name):
    file = HERE / "golden" / f"meeting.{kind}.txt"
    told = demo(name) + "\n"
    if request.config.getoption("--update-golden"):
        file.write_text(told, "utf-8")
    assert told == file.read_text("utf-8")


def test_the_card_is_data_too_and_its_words_are_the_same():
    made = card(Profile(person=ADA), Contact(name="Priya", company="Northwind Rail"), DAY, Live(), SENTENCES)
    told = as_json(made)
    assert [row["words"] for row in told["shared"]] == [one.words for one in made.of("shared")]
    assert set(told) == {"name", "role", "relation", "known", "shared", "ask", "found", "leave_out", "last", "promises"}
    assert all(row["why"] and row["source"] for key in ("shared", "ask", "found") for row in told[key])


def test_two_cards_do_not_read_alike():
    def asked(name):
        return (
            card(Profile(person=ADA), Contact(name=name), DAY, Live(), SENTENCES).of("ask")[0].words.replace(name, "")
        )

    assert len({asked(name) for name in ("Priya", "Kenji", "Marta", "Tom", "Leila", "Zoe")}) > 1
    assert asked("Priya") == asked("Priya")


def test_a_customer_who_must_not_be_named_and_a_quiet_period_are_left_out():
    house = read_house(
        {
            "confidential_customers": ["Tallow and Finch", 7, "Harrow Quay"],
            "code_names": "Kestrel",
            "quiet_periods": [{"from": "2026-11-20", "to": "2026-11-25", "why": "figures"}, {"from": 3}, "x"],
        }
    )
    made = card(
        Profile(person=ADA),
        Contact(name="Kenji", company="tallow and finch"),
        DAY,
        Live(),
        SENTENCES,
        Background(house=house),
    )
    kinds = {row.kind: row.words for row in made.of("leave-out")}
    assert list(kinds) == ["quiet", "confidential-theirs", "confidential-and-code"]
    assert "on 25 November" in kinds["quiet"] or "25 November" in kinds["quiet"]
    assert "Harrow Quay" in kinds["confidential-and-code"]
    assert "Kestrel" not in made.text()


def test_words_in_braces_and_hidden_characters_are_only_shown():
    bad = "{first.__class__} [/b] \x1b]0;x\x07 \u202e{"
    them = Contact(name=bad, company=bad, role=bad, connection_points=(Line(text=bad),), learned=(Line(text=bad),))
    told = card(Profile(person=replace(ADA, headline=bad)), them, DAY, Live(), SENTENCES).text()
    assert "{first.__class__}" in told
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", told)


def test_a_day_is_said_as_people_say_it():
    said = {"2026-11-21": "today", "2026-11-20": "yesterday", "2026-11-16": "on Monday", "2026-11-12": "on 12 November"}
    said |= {"2025-05-02": "on 2 May 2025", "2026-05": "in May 2026", "2024": "in 2024", "2026-11-22": "tomorrow"}
    for text, words in said.items():
        day = parse_day(text)
        assert day
        assert when(day, DAY) == words


def test_the_head_of_a_point_ends_at_its_first_mark():
    assert head("Rowing: I stroked the second boat") == "Rowing"
    assert head("Hull") == "Hull"
    assert head(": odd") == ": odd"
