"""The way through the lists: open questions first, round the end, and back."""

from each import each

from execcoach.profile.checklist import Checklist, Question
from execcoach.profile.next_question import before_in, first_open, next_in, next_open_in
from execcoach.profile.standing import QuestionStanding, Standing


def listed(id: str, **states: str) -> tuple[Checklist, Standing]:
    asked = {name: Question(name, "", "", "", "", "", "", "", "line") for name in states}
    rows = tuple(QuestionStanding(asked[name], state) for name, state in states.items())
    done = sum(state == "answered" for state in states.values())
    return Checklist(id, id, "", "", tuple(asked.values())), Standing(rows, done, len(rows))


FIRST = listed("first", a="answered", b="open", c="answered", d="open")
SECOND = listed("second", e="answered", f="open")
FULL = listed("full", g="answered", h="not-for-me")
THIN = listed("thin", i="thin", j="answered")


@each(
    ("lists", "after", "to"),
    [
        ((FIRST, SECOND), "", ("first", "b")),
        ((FIRST, SECOND), "first", ("second", "f")),
        ((FIRST, SECOND), "second", ("first", "b")),
        ((FULL, FIRST), "first", ("first", "b")),
        ((FULL,), "", ("full", "")),
        ((FULL,), "full", ("full", "")),
        ((THIN, FIRST), "", ("first", "b")),
        ((FULL, THIN), "full", ("thin", "i")),
        ((), "", ("", "")),
    ],
)
def test_the_lists_after_this_one_come_first_and_it_comes_last(lists, after, to) -> None:
    standings = {one.id: standing for one, standing in lists}
    assert first_open([one for one, _ in lists], lambda one: standings[one.id], after) == to


def test_skipping_takes_every_question_in_turn_up_to_the_end() -> None:
    assert [next_in(FIRST[1], at) for at in "abcd"] == ["b", "c", "d", ""]


def test_going_on_takes_open_questions_only_and_goes_round() -> None:
    assert [next_open_in(FIRST[1], at) for at in "abcd"] == ["b", "d", "d", "b"]
    assert next_open_in(SECOND[1], "f") == ""
    assert next_open_in(FULL[1], "h") == ""


def test_going_back_stays_at_the_first_and_comes_from_the_end_to_the_last() -> None:
    assert [before_in(FIRST[0], at) for at in ("a", "c", "")] == ["a", "b", "d"]
