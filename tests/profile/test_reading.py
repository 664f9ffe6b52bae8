import datetime
from typing import Any

from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from made_profiles import good

from execcoach.profile.dates import Day
from execcoach.profile.reading import Trouble, read_circle, read_profile


def troubles(raw: dict[str, Any]) -> list[tuple[str, str]]:
    return [(trouble.path, trouble.expected) for trouble in read_profile(raw).troubles]


def test_a_good_file_reads_without_trouble() -> None:
    reading = read_profile(good())
    assert reading.troubles == ()
    assert reading.profile.roles[1].end == Day(2021)
    assert reading.profile.summary.turn_offs[0].text.startswith("Don't join us")


def test_an_empty_file_is_an_empty_profile() -> None:
    reading = read_profile({})
    assert reading.profile.person.name == ""
    assert reading.profile.roles == ()
    assert reading.troubles == ()


def test_a_wrong_value_costs_only_its_field() -> None:
    raw = {"person": {"name": 7, "company": "Tarn"}, "roles": [{"title": ["x"], "company": "Tarn", "start": "soon"}]}
    reading = read_profile(raw)
    assert reading.profile.person.company == "Tarn"
    assert reading.profile.person.name == ""
    assert reading.profile.roles[0].company == "Tarn"
    assert [trouble.path for trouble in reading.troubles] == ["person.name", "roles[0].title", "roles[0].start"]


@each(
    ("raw", "path", "expected"),
    [
        ({"person": "Ada"}, "person", "a table"),
        ({"roles": {"title": "x"}}, "roles", "a list of tables"),
        ({"roles": "x"}, "roles", "a list of tables"),
        ({"roles": ["x"]}, "roles[0]", "a table"),
        ({"summary": {"passions": 3}}, "summary.passions", "a list of words in quotes"),
        ({"summary": {"passions": ["a", 3]}}, "summary.passions[1]", "words in quotes, or { text = … }"),
        ({"photo": {"width": "800"}}, "photo.width", "a whole number"),
        ({"photo": {"width": -1}}, "photo.width", "a whole number"),
        ({"photo": {"width": True}}, "photo.width", "a whole number"),
        ({"photo": {"taken": "2019-13"}}, "photo.taken", 'a date such as "2019", "2019-05" or "2019-05-02"'),
        ({"achievements": [{"public": "yes"}]}, "achievements[0].public", "true or false"),
    ],
)
def test_what_is_wrong_is_named_with_what_was_expected(raw: dict[str, Any], path: str, expected: str) -> None:
    assert troubles(raw) == [(path, expected)]


def test_a_private_that_cannot_be_read_counts_as_private() -> None:
    assert read_profile({"schools": [{"name": "x", "private": "ja"}]}).profile.schools[0].private
    assert not read_profile({"achievements": [{"what": "x", "public": "ja"}]}).profile.achievements[0].public


def test_an_unknown_key_is_kept_and_named_with_the_nearest() -> None:
    (trouble,) = read_profile({"person": {"compnay": "Tarn"}}).troubles
    assert trouble == Trouble(
        "person.compnay", '"Tarn"', "a known key", "Did you mean company? It is kept as it is.", unknown=True
    )
    assert str(trouble).startswith("person.compnay is not a key execcoach knows.")


def test_keys_of_other_rooms_are_no_trouble_at_the_top_only() -> None:
    assert troubles({"schema": 1, "goals": {"a": 1}}) == []
    assert troubles({"person": {"goals": "x"}}) == [("person.goals", "a known key")]


def test_a_list_takes_a_lone_string_strings_and_tables() -> None:
    points = read_profile(
        {
            "connection_points": {
                "hobbies": "chess",
                "teams": {"text": "Hull", "reviewed": "2026-05"},
                "causes": ["rivers", {"text": "bats", "private": True, "date": 2019, "url": "https://x.example"}],
            }
        }
    ).profile.connection_points
    assert [line.text for line in points.hobbies] == ["chess"]
    assert [(line.text, str(line.reviewed)) for line in points.teams] == [("Hull", "2026-05")]
    assert [(line.text, line.private, str(line.date)) for line in points.causes] == [
        ("rivers", False, "None"),
        ("bats", True, "2019"),
    ]


def test_indexes_stay_those_of_the_file() -> None:
    raw = {"summary": {"passions": ["", 4, "third"]}, "roles": [{}, "nothing", {"title": "Third"}]}
    profile = read_profile(raw).profile
    assert [line.text for line in profile.summary.passions] == ["", "", "third"]
    assert [role.title for role in profile.roles] == ["", "", "Third"]


def test_control_and_direction_characters_become_visible() -> None:
    person = read_profile({"person": {"name": "Ada\x1b[31m\u202eflow", "company": "a\r\nb"}}).profile.person
    assert person.name == "Ada␛[31m‹U+202E›flow"
    assert person.company == "a b"


def test_the_trouble_itself_is_clean() -> None:
    (unknown,) = read_profile({"person": {"na\x1bme": "x\x1b[2J"}}).troubles
    assert "\x1b" not in str(unknown)
    (wrong,) = read_profile({"photo": {"width": "\x1b[2J"}}).troubles
    assert "\x1b" not in str(wrong)


def test_away_reads_its_from_and_to() -> None:
    raw = {
        "routine": {"away": [{"from": datetime.date(2026, 12, 20), "to": "2027-01-03", "why": "Snow"}], "minutes": 12}
    }
    routine = read_profile(raw).profile.routine
    assert (str(routine.away[0].start), str(routine.away[0].end)) == ("2026-12-20", "2027-01-03")
    assert routine.minutes == 12


def test_a_circle_reads_by_the_same_rules() -> None:
    reading = read_circle({"contacts": [{"name": "Tom", "touched": "2026-11", "every_days": "x"}], "sorces": []})
    assert str(reading.circle.contacts[0].touched) == "2026-11"
    assert [trouble.path for trouble in reading.troubles] == ["contacts[0].every_days", "sorces"]
    assert "sources" in reading.troubles[1].advice


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["person", "summary", "roles", "photo", "routine", "networks", "connection_points", "title", "x"]
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS | st.sampled_from(["name", "away", "text"]), VALUES)))
def test_no_table_whatever_breaks_the_reader(raw: dict[str, Any]) -> None:
    reading = read_profile(raw)
    assert all(trouble.path for trouble in reading.troubles)
    hash(reading.profile)
