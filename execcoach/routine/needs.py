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

_NOTED = 70
"""Sessions whose notes may come back: about a season."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def offers(
    profile: Profile,
    circle: Circle,
    records: Records,
    today: datetime.date,
    waiting: Sequence[Waiting] = (),
    asked: frozenset[str] = frozenset(),
) -> Offers:
    """Need → its candidate fillings, the best first; contacts asked for by key are offered even if just touched."""
    seed = f"{profile.person.id or profile.person.name}|{today.isoformat()}"
    return {
        **from_circle.people(circle, records, today, seed, asked),
        **from_circle.sources(circle, records, today, seed),
        **from_circle.events(circle, today, seed),
        **from_profile.deeds(profile, today, seed),
        **from_profile.what_matters(profile, seed),
        "pair": from_circle.pairs(circle, seed),
        "note": _notes(records, today, seed),
        "draft": tuple(
            Offer({"draft": one_line(w.title)}, (f"draft:{w.id}",), draft=w.id, urgency=2)
            for w in waiting
            if w.title.strip()
        ),
        "empty-circle": ()
        if any(c.name for c in circle.contacts) or any(s.name for s in circle.sources)
        else (Offer(urgency=3),),
    }


def _notes(records: Records, today: datetime.date, seed: str) -> tuple[Offer, ...]:
    found: dict[str, tuple[int, int, Offer]] = {}
    for session in records.sessions[-_NOTED:]:
        age = (today - session.day).days
        for step in session.steps if age >= 1 else ():
            line = one_line(_SENTENCE.split(step.note.strip(), maxsplit=1)[0])
            if step.private or not len(line.split()) >= 4 or len(line) > 140:
                continue
            date = f"{session.day.day} {session.day:%B}"
            offer = Offer({"note": line.rstrip("."), "note_date": date}, (f"note:{line}",), urgency=2)
            found[line.casefold()] = (0 if 3 <= age <= 90 else 1, turn(seed, line), offer)
    return tuple(offer for _, _, offer in sorted(found.values(), key=lambda item: item[:2]))
