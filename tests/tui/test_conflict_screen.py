"""What is asked when two people wrote in one place."""

import pytest

from execcoach.errors import Conflict, EditConflict
from execcoach.tui.screens.conflict import ConflictScreen


def asked(*conflicts: Conflict) -> tuple[str, tuple[str, ...]]:
    screen = ConflictScreen(EditConflict("Title", "Sentence.", conflicts))
    return screen._words, tuple(screen._answers)


@pytest.mark.parametrize(
    ("path", "mine", "theirs", "third"),
    [
        ("summary.text", "A.", "B.", ("Keep both",)),
        ("connection_points.hobbies", ["a"], ["b"], ("Keep both",)),
        ("person.role", "CEO", "CFO", ()),
        ("roles[0]", None, {"title": "CEO"}, ()),
    ],
)
def test_both_is_offered_where_both_can_stand(path, mine, theirs, third) -> None:
    words, answers = asked(Conflict(path, None, mine, theirs))
    assert answers == ("Keep mine", "Keep what is in the file", *third)
    assert path in words


def test_long_texts_are_shown_from_where_they_part_and_what_was_taken_out_is_said() -> None:
    same = "The depot opened at six and nobody was late. " * 40
    words, _ = asked(
        Conflict("summary.text", same, f"{same}Mine ends here.", f"{same}Theirs ends there."),
        Conflict("roles[0]", {}, None, {"title": "CEO", "private": True}),
    )
    assert "Mine ends here." in words
    assert "Theirs ends there." in words
    assert "yours: nothing: it was taken out" in words
    assert "in the file: CEO, True" in words
    assert len(words) < 500
