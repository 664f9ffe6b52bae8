"""A week looked back on: what was shared and heard, who was engaged, what came of it, what is laid out for the next.

Why nothing that was learned about a person: the page goes to marketing and sales, and circle.toml goes nowhere.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from execcoach.profile.circle import Circle, Contact
from execcoach.profile.dates import Day
from execcoach.profile.model import Objection, Profile
from execcoach.routine.consistency import Kept, done_days, monday_of, planned_days
from execcoach.routine.discretion import Discretion, discretion
from execcoach.routine.offering import person_key
from execcoach.routine.records import Records, Session, StepRecord
from execcoach.routine.results import Came, came
from execcoach.text import one_line
from execcoach.words import thin

_DAY = datetime.timedelta(days=1)
MOST_DUE = 5
"""Contacts named for next week; more would be a list nobody works through."""
READING = ("law", "company", "business", "future")
"""What a note on reading may be tagged with, as in #future."""
_CUSTOMERS = ("customer", "prospect")
_TAG = re.compile(rf"(?<![\w#])#({'|'.join(READING)})\b", re.IGNORECASE)
_MARKED = re.compile(r"(?:for marketing|marketing|customer) ?[:\u2013\u2014-] ?(?=\w|[\"'“‘])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done on a day: the note in their words, by what effort, and with whom."""

    day: datetime.date
    words: str
    effort: str = ""
    who: str = ""
    company: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a customer said, when and to whom, as far as that may be told.

    `how` it is known: "marked" (the note begins with Customer: or For marketing:), "objection" or "note".
    """

    day: datetime.date
    words: str
    how: str
    who: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """Something laid out for a day to come, and by whom."""

    day: datetime.date
    pillar: str
    who: str
    words: str
    link: str
    draft: str
    by: str


@dataclass(frozen=True, slots=True)
class Due:
    """A contact with whom it is time to be in touch."""

    name: str
    company: str
    customer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week from Monday to Sunday as it may be shown to others; `due` has who waits longest first."""

    first: datetime.date
    last: datetime.date
    kept: Kept
    back_filled: int = 0
    shared: tuple[Deed, ...] = ()
    heard: tuple[Deed, ...] = ()
    objections: tuple[str, ...] = ()
    engaged: tuple[Deed, ...] = ()
    customer: Heard | None = None
    reading: Mapping[str, int] = field(default_factory=dict, hash=False)
    came: tuple[Came, ...] = ()
    ahead: tuple[Laid, ...] = ()
    due: tuple[Due, ...] = ()


def week_of(day: datetime.date, today: datetime.date, profile: Profile, circle: Circle, records: Records) -> Week:
    """The week of a day as far as it has gone; what is private, or names somebody who is, is left out."""
    first = monday_of(day)
    last, allowed = first + 6 * _DAY, discretion(circle)
    ahead = today + _DAY if first <= today <= last else last + _DAY
    past = [session for session in records.sessions if session.day <= today]
    sessions = [session for session in past if session.day >= first and session.day <= last]
    steps = [(one.day, step) for one in sessions for step in one.steps if step.outcome == "done"]
    told = [(day, step) for day, step in steps if allowed.may_tell(step)]
    objections = [one for one in profile.objections if _heard_in(one, first, min(last, today), allowed)]
    tags = Counter(tag.lower() for _, step in told for tag in _TAG.findall(step.note))
    return Week(
        first=first,
        last=last,
        kept=_kept(sessions, profile, first, min(last, today), today),
        back_filled=len({one.day for one in sessions if one.back_filled and one.done}),
        shared=tuple(_deeds(told, "share", allowed)),
        heard=tuple(deed for deed in _deeds(told, "listen", allowed) if deed.words),
        objections=tuple(one_line(one.words) for one in objections),
        engaged=tuple(_deeds(told, "engage", allowed)),
        customer=_customer(told, objections, allowed),
        reading={tag: tags[tag] for tag in READING if tags[tag]},
        came=tuple(_came(records, first, min(last, today), allowed)),
        ahead=tuple(sorted(_laid(circle, ahead, last + 7 * _DAY, allowed), key=lambda one: one.day)),
        due=tuple(_due(past, circle, last + 7 * _DAY))[:MOST_DUE],
    )


def _kept(
    sessions: Iterable[Session], profile: Profile, first: datetime.date, until: datetime.date, today: datetime.date
) -> Kept:
    """Planned days kept of planned days that have come; today counts once something is done."""
    done = done_days(sessions)
    days = [day for day in planned_days(profile.routine, first, until) if day < today or day in done]
    return Kept(sum(day in done for day in days), len(days))


def _heard_in(one: Objection, first: datetime.date, last: datetime.date, allowed: Discretion) -> bool:
    day = one.reviewed
    lately = day is not None and bool(day.day) and first <= day.first() <= last
    return lately and bool(one.words.strip()) and not one.private and allowed.silent(one.words)


def _deeds(told: Iterable[tuple[datetime.date, StepRecord]], pillar: str, allowed: Discretion) -> Iterator[Deed]:
    for day, step in told:
        if step.pillar == pillar:
            who = allowed.contact(step.contact)
            words = _MARKED.sub("", one_line(step.note), count=1) if _MARKED.match(one_line(step.note)) else step.note
            link = one_line(step.link) if allowed.silent(step.link) else ""
            yield Deed(day, one_line(words), step.effort, *_called(who), link)


def _called(who: Contact | None) -> tuple[str, str]:
    return (who.name, who.company) if who else ("", "")


def _customer(
    told: Sequence[tuple[datetime.date, StepRecord]], objections: Sequence[Objection], allowed: Discretion
) -> Heard | None:
    """The one thing: a note marked so, else the last objection heard, else the last note about a customer that says
    something.
    """
    for day, step in reversed(told):
        note = one_line(step.note)
        if mark := _MARKED.match(note):
            return Heard(day, note[mark.end() :], "marked", *_called(allowed.contact(step.contact)))
    days = [(one.reviewed.first(), one_line(one.words)) for one in objections if one.reviewed]
    if days:
        return Heard(*max(days, key=lambda said: said[0]), "objection")
    for day, step in reversed(told):
        who = allowed.contact(step.contact)
        if who and who.relation.casefold() in _CUSTOMERS and not thin(step.note):
            return Heard(day, one_line(step.note), "note", who.name, who.company)
    return None


def _came(records: Records, first: datetime.date, last: datetime.date, allowed: Discretion) -> Iterator[Came]:
    for one in reversed(came(records, last, private=False)):
        if one.day >= first:
            yield replace(one, words=one_line(one.words) if allowed.silent(one.words) else "")


def _laid(circle: Circle, first: datetime.date, last: datetime.date, allowed: Discretion) -> Iterator[Laid]:
    for one in circle.ahead:
        day: Day | None = one.on
        hidden = one.private or person_key(one.who) in allowed.secret
        if day is None or not day.day or not first <= day.first() <= last or hidden:
            continue
        if all(map(allowed.silent, (one.who, one.context, one.draft.replace("-", " ")))):
            who = allowed.contact(one.who)
            name = who.name if who else one.who
            link = one.link if allowed.silent(one.link) else ""
            yield Laid(day.first(), one.pillar, name, one.context, link, one.draft, one.by)


def _due(sessions: Sequence[Session], circle: Circle, until: datetime.date) -> Iterator[Due]:
    """Contacts whose turn comes by this day, who has waited longest first; nobody who is private."""
    met: dict[str, datetime.date] = {}
    for session in sessions:
        for step in session.steps:
            if step.contact and step.outcome == "done" and step.pillar != "listen":
                met[person_key(step.contact)] = session.day
    waits: list[tuple[datetime.date, Contact]] = []
    for one in circle.contacts:
        if one.private or not one.name or not one.every_days:
            continue
        days = [day for key in (one.id, one.name) if (day := met.get(person_key(key)))]
        days += [one.touched.last()] if one.touched else []
        turn = max(days, default=datetime.date.min) + min(one.every_days, 10_000) * _DAY
        if turn <= until:
            waits.append((turn, one))
    for _, one in sorted(waits, key=lambda item: item[0]):
        yield Due(one.name, one.company, one.relation.casefold() in _CUSTOMERS)
