"""The way of a draft: what holds it back, whose yes it has, and what a change of its words takes from it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from execcoach.drafting.draft import STATES, Cleared, Draft, text_print
from execcoach.errors import CoachError
from execcoach.profile.dates import Day, parse_day
from execcoach.text import one_line
from execcoach.words import plain

if TYPE_CHECKING:
    from execcoach.drafting.guard import Finding


def in_words(state: str) -> str:
    """A draft's state as a person reads it."""
    return state.replace("-", " ")


def next_state(state: str) -> str:
    """The state after this one, "" after the last."""
    return "".join(STATES[STATES.index(state) + 1 :][:1])


def expired(draft: Draft, today: datetime.date) -> bool:
    """Whether its day is over before it was posted."""
    return draft.state != "posted" and draft.expires is not None and draft.expires.last() < today


def ready(draft: Draft, today: datetime.date) -> bool:
    """Whether it may go out: approved, and its day is not over."""
    return draft.state == "approved" and not expired(draft, today)


def due(draft: Draft, today: datetime.date) -> bool:
    """Whether the day it is to go out has come."""
    waits = draft.state != "posted" and not expired(draft, today)
    return waits and draft.post_on is not None and draft.post_on.first() <= today


def standing(draft: Draft) -> Draft:
    """The draft as it stands by its words: where those that were approved have changed, it waits for a yes again."""
    if draft.state == "approved" and draft.approved_text and draft.approved_text != text_print(draft.text):
        return unapproved(draft)
    return draft


def unapproved(draft: Draft) -> Draft:
    """The draft without its yes."""
    return replace(draft, state="to-approve", approved_by="", approved=None, approved_text="")


def approved_again(draft: Draft, before: Draft) -> Draft:
    """The draft with the yes it had before: its words are those again."""
    signed, on, words = before.approved_by, before.approved, before.approved_text
    return replace(draft, state="approved", approved_by=signed, approved=on, approved_text=words)


def rewritten(draft: Draft, text: str) -> Draft:
    """The draft with this text; what was approved word for word waits for a yes again when a word changes."""
    if draft.state == "approved" and text_print(text) != text_print(draft.text):
        draft = unapproved(draft)
    return replace(draft, text=text)


def is_cleared(draft: Draft, finding: Finding) -> bool:
    """Whether somebody let this finding stand; with other words it is another finding."""
    return clearing(draft, finding) is not None


def clearing(draft: Draft, finding: Finding) -> Cleared | None:
    """Who let this finding stand and why, None where nobody did."""
    meant = (finding.label, plain(finding.words))
    return next((one for one in draft.cleared if (one.label, plain(one.words)) == meant), None)


def clear(draft: Draft, finding: Finding, by: str, why: str, today: datetime.date) -> Draft:
    """The draft with this finding let stand; CoachError without a name or a reason."""
    by, why = one_line(by), one_line(why)
    if not by or not why:
        missing = "a reason" if by else "a name"
        raise CoachError("Not cleared yet", f"A finding is let stand with {missing}; both are kept with the draft.")
    one = Cleared(label=finding.label, words=one_line(finding.words), by=by, why=why, on=parse_day(today))
    return replace(draft, cleared=(*unclear(draft, finding).cleared, one), cleared_by=by)


def unclear(draft: Draft, finding: Finding) -> Draft:
    """The draft with this finding open again."""
    gone = clearing(draft, finding)
    rest = tuple(one for one in draft.cleared if one is not gone)
    return replace(draft, cleared=rest, cleared_by=rest[-1].by if rest else "")


def blocks(draft: Draft, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that hold the draft back and that nobody let stand."""
    return tuple(one for one in findings if one.severity == "block" and not is_cleared(draft, one))


def moved(draft: Draft, by: str, today: datetime.date, findings: Sequence[Finding] = (), link: str = "") -> Draft:
    """The draft in its next state, signed and dated; CoachError says what holds it back."""
    after = next_state(draft.state)
    title = one_line(draft.title) or one_line(draft.id)
    if not after:
        raise CoachError("It is posted", f"Nothing comes after that. “{title}” stays here as a record.")
    if after != "to-approve" and (asked := draft.open_questions()):
        sentence = f"“{title}” still asks: {' '.join(asked)} Answer that first; Enter opens it."
        raise CoachError("Not yet", sentence)
    if after != "to-approve" and (held := blocks(draft, findings)):
        named = "; ".join(f"{one.label} “{one_line(one.words)}”" for one in held[:3])
        more = f" and {len(held) - 3} more" if len(held) > 3 else ""
        sentence = f"“{title}” is held back by {named}{more}. Enter opens it: change the words, or clear it there."
        raise CoachError("Not yet", sentence)
    day: Day | None = parse_day(today)
    if after == "approved":
        if not by:
            raise CoachError("Who said yes?", "It is approved by the person themselves, or with a name.")
        return replace(draft, state=after, approved_by=by, approved=day, approved_text=text_print(draft.text))
    if after == "posted":
        links = (*draft.links, one_line(link)) if link and one_line(link) not in draft.links else draft.links
        return replace(draft, state=after, posted=day, links=links)
    return replace(draft, state=after)


def sent_back(draft: Draft) -> Draft:
    """The draft in the state before; a yes does not stay, CoachError where nothing comes before."""
    at = STATES.index(draft.state)
    if not at:
        raise CoachError("It is a draft", "Nothing comes before that.")
    back = STATES[at - 1]
    if draft.state == "posted":
        return replace(draft, state=back, posted=None)
    return replace(unapproved(draft), state=back)
