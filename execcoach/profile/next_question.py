"""The way through the checklists: which question is open first, which one follows, which one came before."""

from collections.abc import Callable, Sequence

from execcoach.profile.checklist import Checklist
from execcoach.profile.standing import Standing


def first_open(
    lists: Sequence[Checklist], standing: Callable[[Checklist], Standing], after: str = ""
) -> tuple[str, str]:
    """The ids of the list and question to go to next: the first open one, of the lists after this one first.

    Where nothing is open, the first of which more could be said; the question is "" where that is none either.
    """
    at = next((n + 1 for n, one in enumerate(lists) if one.id == after), 0)
    order = [(one, standing(one)) for one in (*lists[at:], *lists[:at])]
    for state in ("open", "thin"):
        for one, stands in order:
            if question := stands.next_open(state):
                return one.id, question.id
    return (after or (lists[0].id if lists else "")), ""


def next_in(standing: Standing, question: str) -> str:
    """The id of the question after this one in its list, "" after the last."""
    ids = [one.question.id for one in standing.questions]
    return next(iter(ids[ids.index(question) + 1 :]), "")


def next_open_in(standing: Standing, question: str) -> str:
    """The id of the next open question of the list, round its end to this one again; "" where none is."""
    ids = [one.question.id for one in standing.questions]
    at = ids.index(question)
    later = (*standing.questions[at + 1 :], *standing.questions[:at])
    return next((one.question.id for one in later if one.state == "open"), "")


def before_in(checklist: Checklist, question: str) -> str:
    """The id of the question before this one; the last one from the end of the list, the first from the first."""
    ids = [one.id for one in checklist.questions]
    at = ids.index(question) if question in ids else len(ids)
    return ids[max(0, at - 1)]
