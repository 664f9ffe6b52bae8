"""Answers tried on: the score they would give, and nothing kept."""

import pytest

from execcoach.errors import CoachError
from execcoach.services.profile import ProfileDesk
from execcoach.services.trying import boxes_asked

ADA = '[person]\nid = "a"\nname = "Ada"\n[[volunteering]]\norganisation = "Aire Valley Food Run"\n'


@pytest.fixture
def desk(workspace) -> ProfileDesk:
    return workspace(ADA).profile


def asked(desk: ProfileDesk, id: str):
    found = desk.question(id)
    assert found
    return found[1]


def test_boxes_of_an_entry_are_typed_in_one_line(desk: ProfileDesk) -> None:
    question = asked(desk, "volunteering")
    assert boxes_asked(desk, question)[0] == question.fields[0].label
    typed = "Aire Valley Food Run; driver; food nobody ate; May 2019; ; I drive the van round Leeds on Sunday mornings"
    before = desk.workspace.profile.read_bytes()
    found = desk.try_answer(question, typed)
    line = found.then.line("volunteering")
    assert line
    assert (line.credit, found.then.total > found.now.total) == (1.0, True)
    assert desk.workspace.profile.read_bytes() == before
    assert desk.score() == found.now


def test_what_could_not_be_kept_cannot_be_tried(desk: ProfileDesk) -> None:
    with pytest.raises(CoachError, match="needed"):
        desk.try_answer(asked(desk, "volunteering"), " ; driver")
    with pytest.raises(CoachError, match="is no date"):
        desk.try_answer(asked(desk, "volunteering"), "Food Run; driver; ; last spring")
    tick = next(q for one in desk.checklists for q in one.questions if q.answer == "tick")
    with pytest.raises(CoachError):
        desk.try_answer(tick, "yes")


def test_a_tried_line_waits_in_the_boxes_of_its_question(desk: ProfileDesk) -> None:
    question = asked(desk, "volunteering")
    desk.take_along(question, "Food Run; driver")
    assert desk.half_typed["volunteering"] == {"organisation": "Food Run", "role": "driver"}
