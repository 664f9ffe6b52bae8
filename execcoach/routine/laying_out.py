"""The week laid out ahead: its days and pillars, what is worth laying out, and where it goes."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from execcoach.profile.circle import Ahead, Circle, Contact
from execcoach.profile.lookback import has_rested
from execcoach.profile.model import Routine
from execcoach.profile.rounds import EVERY, Row, rhythm, rows
from execcoach.routine.consistency import is_away, is_planned
from execcoach.routine.minutes import order_of
from execcoach.routine.offering import Waiting, person_key
from execcoach.routine.records import PILLARS
from execcoach.text import one_line

_DAY = datetime.timedelta(days=1)
_FURTHEST = 120


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the week: a day and a pillar, and what is laid out there with its number in the file, if anything.

    Of days that are kept free, `away` says why; `until` is the last of them.
    """

    day: datetime.date
    pillar: str = ""
    at: int | None = None
    ahead: Ahead | None = None
    away: str = ""
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something worth laying out: for which pillar, about whom, what to know, the link, the draft, and why.

    `now` is False where it becomes due only later in the week.
    """

    pillar: str
    who: str = ""
    context: str = ""
    link: str = ""
    draft: str = ""
    name: str = ""
    reason: str = ""
    now: bool = True

    @property
    def values(self) -> dict[str, str]:
        """What of it is written down."""
        found = {"who": self.who, "context": self.context, "link": self.link, "draft": self.draft}
        return {key: said for key, said in found.items() if said}


def pillar_of(ahead: Ahead) -> str:
    """The pillar of something laid out; engage where it names none, as in the plan of the day."""
    return ahead.pillar if ahead.pillar in PILLARS else "engage"


def week(routine: Routine, laid: Sequence[Ahead], start: datetime.date, days: int = 5) -> tuple[Slot, ...]:
    """So many planned days from `start` on, a line for each pillar; in between what is kept free.

    A day that is not planned appears where something is laid out for it.
    """
    on: dict[datetime.date, list[tuple[int, Ahead]]] = {}
    for at, one in enumerate(laid):
        if one.on and one.on.day:
            on.setdefault(one.on.first(), []).append((at, one))
    found: list[Slot] = []
    day, left = start, days
    for _ in range(_FURTHEST):
        if not left:
            break
        planned = is_planned(routine, day)
        if is_away(routine, day):
            found = _away(found, routine, day)
        for pillar in order_of(routine):
            here = [Slot(day, pillar, at, one) for at, one in on.get(day, ()) if pillar_of(one) == pillar]
            found += here or ([Slot(day, pillar)] if planned else [])
        left -= planned
        day += _DAY
    return tuple(found)


def _away(found: list[Slot], routine: Routine, day: datetime.date) -> list[Slot]:
    if found and found[-1].away and found[-1].until == day - _DAY:
        return [*found[:-1], Slot(found[-1].day, away=found[-1].away, until=day)]
    spans = [one for one in routine.away if one.start and one.start.first() <= day]
    why = next((one.why for one in spans if one.why and (one.end is None or day <= one.end.last())), "")
    return [*found, Slot(day, away=one_line(why) or "away", until=day)]


def past(laid: Iterable[Ahead], today: datetime.date) -> tuple[int, ...]:
    """The numbers of what was laid out for days that are over."""
    return tuple(at for at, one in enumerate(laid) if one.on and one.on.last() < today)


def worth(
    circle: Circle,
    drafts: Iterable[Waiting],
    today: datetime.date,
    until: datetime.date,
    every: Mapping[str, int] = EVERY,
) -> tuple[Suggestion, ...]:
    """What is due until a day and not laid out yet: drafts to share, what to read, whom to be in touch with.

    By pillar, what is due already before what will be, what waits longest first; nothing private.
    """
    names = called(circle)
    coming = [one for one in circle.ahead if one.on is None or one.on.last() >= today]
    said = {person_key(text) for one in coming for text in (one.who, one.draft, one.context, one.link) if text}
    found = [
        Suggestion("share", context=one_line(w.title), draft=w.id, name=one_line(w.title), reason="a draft that waits")
        for w in drafts
    ]
    for kind in ("sources", "companies", "triggers"):
        found += [
            one
            for row in rows(kind, circle, (), today, every)
            if row.at is not None and not row.private and (one := _to_read(kind, circle, row))
            if has_rested(every[kind], getattr(circle, kind)[row.at].looked, until)
        ]
    for row in rows("introductions", circle, (), today):
        if row.stage == "both yes" and not row.private:
            words = f"Introduce {row.name}"
            found.append(Suggestion("engage", context=words, name=row.name, reason="both said yes"))
    for row in rows("contacts", circle, (), today):
        person = circle.contacts[row.at or 0]
        often = person.every_days if person.name and not person.private else 0
        if often and has_rested(often, person.touched, until):
            why = rhythm(often, person.touched, today)
            found.append(Suggestion("engage", names[row.at or 0], _known_of(person), "", "", person.name, why, row.due))
    by_pillar = sorted(found, key=lambda one: (PILLARS.index(one.pillar), not one.now))
    for at, person in enumerate(circle.contacts):
        if not said.isdisjoint({person_key(person.id), person_key(person.name)} - {""}):
            said.add(person_key(names[at]))
    return tuple(one for one in by_pillar if not _is_laid(one, said))


def _is_laid(one: Suggestion, said: set[str]) -> bool:
    if one.draft or one.who:
        return person_key(one.draft or one.who) in said
    return person_key(one.context) in said or bool(one.link and person_key(one.link) in said)


def _to_read(kind: str, circle: Circle, row: Row) -> Suggestion | None:
    who, name, parts = "", "", list[str]()
    if kind == "sources":
        source = circle.sources[row.at or 0]
        who, name, parts = source.name, source.name, [one_line(source.why)]
    elif kind == "companies":
        company = circle.companies[row.at or 0]
        name, parts = company.name, [company.name, company.why]
    else:
        trigger = circle.triggers[row.at or 0]
        name, parts = trigger.event, [trigger.event, trigger.watch_at]
    words = ": ".join(filter(None, parts))
    return Suggestion("listen", who, words, row.link, "", name, row.when, row.due) if name else None


def called(circle: Circle) -> dict[int, str]:
    """What a row calls each contact: the name, which reads well; the short name where another bears the same name."""
    alike = Counter(person_key(one.name) for one in circle.contacts)
    return {
        at: one.name if alike[person_key(one.name)] == 1 or not one.id else one.id
        for at, one in enumerate(circle.contacts)
    }


def _known_of(one: Contact) -> str:
    """One line about somebody: the last that was learned, else what is shared, else what they do."""
    for lines in (one.learned, one.connection_points):
        if open_ := [line.text for line in lines if not line.private and line.text]:
            return open_[-1] if lines is one.learned else open_[0]
    return ", ".join(filter(None, (one.role, one.company)))


def first_free(slots: Iterable[Slot], pillar: str) -> datetime.date | None:
    """The first day on which nothing is laid out for a pillar; None where every day has something."""
    return next((one.day for one in slots if one.pillar == pillar and one.ahead is None), None)


def spread(slots: Sequence[Slot], suggestions: Iterable[Suggestion]) -> tuple[tuple[datetime.date, Suggestion], ...]:
    """What goes where when the whole week is filled: each free line gets the next suggestion of its pillar."""
    waiting: dict[str, list[Suggestion]] = {}
    for one in suggestions:
        waiting.setdefault(one.pillar, []).append(one)
    free = [slot for slot in slots if slot.pillar and slot.ahead is None]
    return tuple((slot.day, waiting[slot.pillar].pop(0)) for slot in free if waiting.get(slot.pillar))
