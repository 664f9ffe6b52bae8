"""What the person's own files offer for each need of a prompt, best first; private entries are never offered."""

import datetime
import re
from collections.abc import Sequence

from execcoach.profile.circle import Circle
from execcoach.profile.model import Profile
from execcoach.routine import from_circle, from_profile
from execcoach.routine.offering import Offer, Offers, Waiting, turn
from execcoach.routine.records import Records
from execcoach.text import one_line

NOTE_DAYS = 7
"""A line comes back when it has lain for a week."""
_NOTED = 70
"""Sessions whose notes may come back: about a season."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_QUOTES = {
    '"': '"', "'": "'", "`": "`'", "“": "”“", "”": "”", "„": "“”", "‘": "’‘", "’": "’", "‚": "‘’",
    "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』", "＂": "＂",
}  # fmt: skip
"""What a quotation opens with → what may close it."""
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


def offers(
    profile: Profile,
    circle: Circle,
    records: Records,
    today: datetime.date,
    waiting: Sequence[Waiting] = (),
    asked: frozenset[str] = frozenset(),
) -> Offers:
    """Need → its candidate fillings, the best first; who is asked for by key is offered even if just met or read."""
    seed = f"{profile.person.id or profile.person.name}|{today.isoformat()}"
    return {
        **from_circle.people(circle, records, today, seed, asked),
        **from_circle.sources(circle, records, today, seed, asked),
        **from_circle.events(circle, records, today, seed),
        **from_profile.deeds(profile, today, seed),
        **from_profile.what_matters(profile, seed),
        "pair": from_circle.pairs(circle, records, today, seed),
        "note": _notes(records, today, seed),
        "draft": tuple(
            Offer({"draft": one_line(w.title)}, (f"draft:{w.id}",), draft=w.id, urgency=2)
            for w in waiting
            if w.title.strip()
        ),
        "no-contact": _missing(any(c.name for c in circle.contacts)),
        "no-source": _missing(any(s.name for s in circle.sources)),
        "no-outside-source": _missing(any(s.name and s.outside_the_box for s in circle.sources)),
    }


def unquoted(note: str) -> str:
    """The note without the quotation marks around the whole of it; marks around a part of it stay."""
    said = note.strip()
    bare = said[:-1].rstrip() if said.endswith((".", ",")) else said
    closing = _QUOTES.get(bare[:1], "")
    if len(bare) < 2 or bare[-1] not in closing or {bare[0], *closing} & {*_APOSTROPHE.sub("", bare[1:-1])}:
        return said
    return unquoted(bare[1:-1])


def _missing(there: bool) -> tuple[Offer, ...]:
    return () if there else (Offer(urgency=1),)


def _notes(records: Records, today: datetime.date, seed: str) -> tuple[Offer, ...]:
    """Lines of earlier sessions worth coming back to, last week's first.

    Why by weeks: nothing says which line came back before, and a week moves on by itself.
    """
    found: dict[str, tuple[int, int, Offer]] = {}
    for session in records.sessions[-_NOTED:]:
        age = (today - session.day).days
        for step in session.steps if age >= NOTE_DAYS else ():
            first = _SENTENCE.split(unquoted(step.note), maxsplit=1)[0]
            line = unquoted(one_line(first).rstrip(".")).rstrip(".")
            if step.private or len(line.split()) < 4 or not 20 <= len(line) <= 140:
                continue
            date = f"{session.day.day} {session.day:%B}"
            offer = Offer({"note": line, "note_date": date}, (f"note:{line}",), urgency=2)
            found[line.casefold()] = (age // 7, turn(seed, line), offer)
    return tuple(offer for _, _, offer in sorted(found.values(), key=lambda item: item[:2]))
