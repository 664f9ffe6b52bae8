"""What a coach gives to do: read from hostile files at the cost of a field, written so that it reads back the same."""

import datetime
import string
import tomllib

import tomli_w
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.routine.homework import (
    Homework,
    HomeworkStep,
    about_of,
    done_steps,
    homework_raw,
    read_homework,
    step_of,
)
from execcoach.routine.records import PILLARS, Records, Session, StepRecord
from execcoach.text import clean

FRIDAY = datetime.date(2026, 11, 27)
RAW = {
    "kind": "homework",
    "schema": 1,
    "id": "abc123def456",
    "made": "2026-11-21",
    "due": "2026-11-27",
    "by": "Ruth",
    "aim": "Thank three people by name",
    "person": {"id": "p1", "name": "Ada Okafor"},
    "step": [
        {"pillar": "engage", "words": "Thank Priya for the Leeds opening"},
        {"pillar": "listen", "words": "Read what Tom wrote on signalling", "link": "https://example.com/signals"},
        {"pillar": "engage", "words": "Thank whoever covered the night shift"},
    ],
}
words = st.text(string.ascii_letters + " 'é“”", min_size=1, max_size=60).map(str.strip).filter(bool)
given_to_do = st.builds(
    Homework,
    id=st.text(string.ascii_lowercase + string.digits, min_size=12, max_size=12),
    aim=words,
    steps=st.lists(
        st.builds(HomeworkStep, st.sampled_from(PILLARS), words, st.sampled_from(["", "https://example.com/a"])),
        min_size=1,
        max_size=3,
    ).map(tuple),
    made=st.none() | st.dates(datetime.date(1900, 1, 1)),
    due=st.none() | st.dates(datetime.date(1900, 1, 1)),
    by=st.just("") | words,
    person=st.sampled_from(["", "p1"]),
    name=st.just("") | words,
)


@given(given_to_do)
@settings(max_examples=60, deadline=None)
def test_what_is_written_reads_back_the_same(homework: Homework) -> None:
    one_spaced = tomllib.loads(tomli_w.dumps(homework_raw(homework)))
    found = read_homework(one_spaced)
    again = read_homework(homework_raw(found.homework))
    assert found.troubles == again.troubles == ()
    assert again.homework == found.homework
    assert found.homework.id == homework.id
    assert [step.pillar for step in found.homework.steps] == [step.pillar for step in homework.steps]


def test_a_file_says_its_aim_its_steps_and_from_whom() -> None:
    homework = read_homework(RAW).homework
    assert (homework.by, homework.aim, homework.due) == ("Ruth", "Thank three people by name", FRIDAY)
    assert homework.steps[1].link == "https://example.com/signals"
    assert homework.abouts == tuple(about_of("abc123def456", n) for n in (1, 2, 3))


@each(
    "changed, trouble, kept",
    [
        ({"due": "soon"}, "due", 3),
        ({"due": datetime.datetime(1, 1, 1)}, "due", 3),
        ({"id": "../../etc"}, "id", 3),
        ({"id": 7}, "id", 3),
        ({"by": ["Ruth"]}, "by", 3),
        ({"aim": 10**400}, "aim", 3),
        ({"aim": "x" * 5000}, "aim", 3),
        ({"person": "Ada"}, "person", 3),
        ({"schema": 99}, "schema", 3),
        ({"step": RAW["step"] * 40}, "step[3]", 3),
        ({"step": [*RAW["step"][:1], "thank", {"words": ""}]}, "step[1]", 1),
        ({"step": [{"pillar": "conquer", "words": "Thank Priya", "link": 3}]}, "step[0].pillar", 1),
        ({"step": [{"pillar": [], "words": "Thank Priya"}]}, "step[0].pillar", 1),
        ({"step": {"words": "Thank Priya"}}, "step", 0),
        ({"step": []}, "", 0),
        ({"step": [*["x"] * 9000, *RAW["step"]]}, "step[12]", 0),
        ({"step": [{"words": "\n\t "}]}, "step[0].pillar", 0),
    ],
)
def test_a_wrong_value_costs_only_its_field(changed: dict, trouble: str, kept: int) -> None:
    found = read_homework({**RAW, **changed})
    assert (trouble in [one.path for one in found.troubles]) == bool(trouble)
    assert (len(found.homework.steps) if found.homework else 0) == kept
    if found.homework:
        assert found.homework.aim
        assert all(map(step_of, found.homework.abouts))
        assert read_homework({**RAW, **changed}) == found


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates() | st.binary(max_size=3),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.sampled_from([*RAW, *RAW["step"][1], "x"]), some),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*RAW, "x"]), anything), st.booleans())
@settings(max_examples=120, deadline=None)
def test_whatever_a_file_holds_it_is_read_and_what_is_kept_reads_back(tables: dict, whole: bool) -> None:
    found = read_homework({**RAW, **tables} if whole else tables)
    if one := found.homework:
        assert 1 <= len(one.steps) <= 3
        assert all(step.pillar in PILLARS and step.words for step in one.steps)
        assert read_homework(tomllib.loads(tomli_w.dumps(homework_raw(one)))).homework == one


def test_nothing_a_terminal_obeys_comes_through() -> None:
    bad = "\x1b]0;x\x07 [/b] \u202e a\nb"
    step = {"pillar": "share", "words": bad, "link": f"https://example.com/{bad}"}
    homework = read_homework({**RAW, "aim": bad, "by": bad, "step": [step]}).homework
    for said in (homework.aim, homework.by, homework.steps[0].words, homework.steps[0].link):
        assert "\n" not in said
        assert clean(said) == said


def test_only_done_steps_count_as_done() -> None:
    steps = [
        StepRecord(pillar="engage", about=about_of("abc123def456", 1)),
        StepRecord(pillar="listen", about=about_of("abc123def456", 2), outcome="skipped"),
        StepRecord(pillar="engage", about="homework:../x/1"),
        StepRecord(pillar="engage", about="source:priya"),
    ]
    records = Records(sessions=(Session(id="s", started="2026-11-21T08:00:00+00:00", steps=tuple(steps)),))
    assert done_steps(records) == done_steps(steps) == {"abc123def456/1"}
    homework = read_homework(RAW).homework
    assert homework.kept(done_steps(records)) == (True, False, False)


@given(given_to_do, st.dates(), st.sets(st.integers(1, 3)))
@settings(max_examples=60, deadline=None)
def test_a_step_is_offered_until_it_is_done_or_a_week_after_its_day(homework, day, done) -> None:
    offered = [n for n, _ in homework.offered({f"{homework.id}/{n}" for n in done}, day)]
    last = homework.until.toordinal() + 7 if homework.until else day.toordinal()
    open_steps = [n for n in range(1, len(homework.steps) + 1) if n not in done]
    assert offered == (open_steps if day.toordinal() <= last else [])
