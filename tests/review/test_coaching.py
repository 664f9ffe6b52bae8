"""A coach's notes as values: read from what a hand wrote, and written back over it."""

import datetime
from dataclasses import replace

from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.review.client import Client
from execcoach.review.coach_notes import notes_raw, read_notes
from execcoach.review.coaching import Notes, Promise
from execcoach.review.since import Looked

DAY = datetime.date(2026, 11, 21)
EARLIER = datetime.date(2026, 11, 9)
ROW = Client(name="Priya", path="priya", homework=("hw1hw1/1", "hw1hw1/3", "other0/2"))


@each(
    "raw, field",
    [
        ({"next_call": 7}, "next_call"),
        ({"next_call": "Mon 10:00"}, "next_call"),
        ({"goal": ["a"]}, "goal"),
        ({"promised": 3}, "promised"),
        ({"promised": [{"on": "soon", "words": "x"}]}, "promised[0]"),
        ({"promised": [{"words": ""}]}, "promised[0]"),
        ({"promised": [{"words": "x", "kept": "yes"}]}, "promised[0]"),
        ({"looked": "never"}, "looked"),
        ({"looked": {"on": 3}}, "looked"),
        ({"name": 1}, "name"),
    ],
)
def test_what_cannot_be_read_costs_its_field_and_is_said(raw: dict, field: str) -> None:
    given_ = {"person": "p", "next_call": "2026-11-23 10:00", "promised": ["Thank Tom"]} | raw
    notes = read_notes(given_, "text", DAY)
    assert [trouble.split(" holds ")[0] for trouble in notes.troubles] == [field]
    assert notes.text == "text"
    assert notes.person == "p"
    assert notes.next_call or field == "next_call"
    assert notes.promises or field.startswith("promised")
    assert notes_raw(notes, given_, DAY) == given_


def test_what_a_hand_writes_in_few_words_is_read() -> None:
    raw = {"next_call": datetime.date(2026, 11, 23), "promised": "Thank Tom", "looked": "2026-11-09"}
    notes = read_notes(raw, "", DAY)
    assert notes.next_call == datetime.datetime(2026, 11, 23)
    assert notes.promises == (Promise(EARLIER, "Thank Tom"),)
    assert notes.looked == Looked(EARLIER)
    toml = read_notes({"next_call": datetime.datetime(2026, 11, 23, 10, 0, 5)}, "", DAY)
    assert toml.next_call == datetime.datetime(2026, 11, 23, 10)


def test_only_what_changed_is_written_and_every_other_key_stays() -> None:
    raw = {
        "colour": "green",
        "next_call": "2026-11-23T10:00",
        "promised": ["an old one", {"on": 5}, {"on": "2026-11-09", "words": "Thank Tom", "mood": "keen"}],
    }
    notes = read_notes(raw, "", DAY)
    ticked = replace(notes, promises=(notes.promises[0], replace(notes.promises[1], kept=True)))
    assert notes_raw(ticked, raw, DAY) == raw | {
        "promised": [
            {"on": 5},
            "an old one",
            {"on": "2026-11-09", "words": "Thank Tom", "mood": "keen", "kept": True},
        ]
    }
    assert notes_raw(replace(notes, goal="A talk", next_call=None), raw, DAY) == {
        key: value for key, value in (raw | {"goal": "A talk"}).items() if key != "next_call"
    }


def test_a_promise_with_homework_is_kept_when_every_step_is_done() -> None:
    both = Promise(EARLIER, "Two", "hw1hw1", steps=2)
    assert (both.standing(ROW), both.is_kept(ROW)) == ((2, 2), True)
    three = replace(both, steps=3)
    assert (three.standing(ROW), three.is_kept(ROW)) == ((2, 3), False)
    assert replace(three, kept=True).is_kept(ROW) is True
    assert replace(both, kept=False).is_kept(ROW) is False
    assert Promise(EARLIER, "Only they know").is_kept(ROW) is None
    assert Promise(EARLIER, "None", "nothing", steps=2).is_kept(ROW) is False


def test_what_is_new_is_new_since_the_day_before_today() -> None:
    first, today = Looked(EARLIER, 5000), Looked(DAY, 6000)
    assert Notes(looked=first).since(DAY) == first
    assert Notes(looked=today, before=first).since(DAY) == first
    assert Notes().since(DAY) is None
    notes = Notes(promises=(Promise(EARLIER, "a"), Promise(EARLIER, "b"), Promise(DAY, "c")))
    assert [one.words for one in notes.due(DAY)] == ["a", "b"]
    assert [one.words for one in notes.last] == ["c"]


days = st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1))
words = st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
said = words.filter(bool)
promises = st.builds(
    Promise, days, said, st.sampled_from(["", "hw1hw1"]), st.sampled_from([None, True, False]), st.integers(0, 3)
)
looks = st.none() | st.builds(
    Looked,
    days,
    st.integers(0, 10000),
    *(st.integers(0, 99) for _ in range(3)),
    st.dictionaries(st.sampled_from(["hobbies", "teams"]), st.sampled_from([0.0, 0.25, 1.0])),
)


@given(
    st.lists(promises, max_size=3),
    looks,
    looks,
    said,
    st.none() | st.datetimes(datetime.datetime(2001, 1, 1), datetime.datetime(2030, 1, 1)),
)
def test_what_is_written_is_what_is_read(made, last, before, goal, at) -> None:  # type: ignore[no-untyped-def]
    from execcoach.text import one_line

    at = at.replace(second=0, microsecond=0) if at else None
    made = tuple(replace(one, words=one_line(one.words)) for one in made)
    notes = Notes(looked=last, before=before, goal=one_line(goal), next_call=at, promises=made)
    assert replace(read_notes(notes_raw(notes, {}, DAY), "", DAY)) == notes
