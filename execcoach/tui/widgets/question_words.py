"""How an open question is put: what stands above it, what its first button says, what Enter does."""

from __future__ import annotations

import datetime

from execcoach.profile.answering import one_of_several
from execcoach.profile.checklist import Question
from execcoach.profile.lookback import ago
from execcoach.profile.standing import QuestionStanding


def state_said(standing: QuestionStanding, first_name: str, today: datetime.date) -> str:
    """What the line above a question says of how it stands."""
    said = {
        "asked": f" · asked of {first_name}",
        "not-for-me": " · you said: not for me",
        "thin": " · there, could say more",
    }
    if standing.seen and standing.state not in said:
        verb = "done" if standing.question.answer == "tick" else "last looked at"
        return f" · {verb} {ago(standing.seen, today)}"
    return said.get(standing.state, "")


def first_button(standing: QuestionStanding, rows: bool) -> str:
    """What Enter does, in two words; `rows` when a worksheet is shown."""
    question = standing.question
    if rows:
        return "Still true" if question.mark == "reviewed" else "Looked today"
    if question.answer == "tick":
        return "Go on" if standing.state == "answered" else "Done"
    return "Still true" if question.mark and standing.due and not question.worksheet else "Answer"


def what_next(question: Question, there: bool, rows: bool, due: bool) -> str:
    """What Enter does with an answer to this question.

    `there` when something is there already, `rows` when its worksheet is shown, `due` when it is to be looked at again.
    """
    if rows:
        now = "still true" if question.mark == "reviewed" else "looked at today"
        page = "o opens its page, " if any(field.key == "url" for field in question.fields) else ""
        return f"Enter: {now}. {page}a adds one, ^o changes it, u takes back."
    if question.answer == "tick":
        return "Enter ticks it, with a note or without."
    if question.mark and due and there and not question.worksheet:
        return "Enter on it as it stands: still true, the day is kept. Or change it."
    if question.answer == "list":
        more = "Enter adds another; an empty box goes on." if there else "A few words, then Enter."
    elif question.answer == "entry":
        more = "Tab to the next box, Enter keeps it; * is needed."
    else:
        more = "Enter keeps it." if question.answer == "line" else "Enter keeps it; ^j begins a new line."
    if question.worksheet and there:
        return f"{more} Esc goes back to the rows."
    return f"{more} ^o changes one." if there and one_of_several(question) else more
