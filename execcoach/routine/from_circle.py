"""What the circle offers the prompts: people, sources, companies, what to watch, who should meet whom; best first."""

import datetime
import re
from collections.abc import Iterable

from execcoach.profile.circle import Circle, Contact, Source
from execcoach.profile.dates import Day
from execcoach.profile.model import Line
from execcoach.routine.offering import SAME_CONTACT, SAME_SOURCE, Offer, person_key, texts_of, turn
from execcoach.routine.records import Records
from execcoach.text import one_line

REST_DAYS = 3
"""A contact touched less than so many days ago is left in peace."""
_MEMORY = 200
"""Sessions looked back on, the last ones. Why: planning costs the same after five years as after one."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def people(
    circle: Circle, records: Records, today: datetime.date, seed: str, asked: frozenset[str]
) -> dict[str, tuple[Offer, ...]]:
    """Contacts: who is due first; who was touched just now is left in peace unless asked for by key."""
    met: dict[str, datetime.date] = {}
    for session in records.sessions[-_MEMORY:]:
        for step in session.steps:
            if step.contact and step.outcome == "done" and step.pillar != "listen":
                key = person_key(step.contact)
                met[key] = max(session.day, met.get(key, session.day))
    ranked: dict[str, tuple[tuple[int, int, int], Contact, int]] = {}
    for contact in circle.contacts:
        key = person_key(contact.id or contact.name)
        if contact.private or not contact.name or key in ranked:
            continue
        also = max((day for name in (contact.id, contact.name) if (day := met.get(person_key(name)))), default=None)
        since = _days_since(contact.touched, today, also)
        if since is not None and since < REST_DAYS and key not in asked:
            continue
        due = bool(contact.every_days) and (since is None or since >= contact.every_days)
        over = 10**6 if since is None else since - (contact.every_days if due else 0)
        ranked[key] = ((0 if due else 1, -over, turn(seed, key)), contact, 3 if due else 1)
    found: dict[str, list[Offer]] = {need: [] for need in SAME_CONTACT}
    for key, (_, contact, urgency) in sorted(ranked.items(), key=lambda item: item[1][0]):
        values = {"contact": contact.name, "contact_role": contact.role, "contact_company": contact.company}
        who = contact.id or contact.name
        plain = Offer(values, (key,), who, "", "", urgency)
        found["contact"].append(plain)
        if contact.relation.casefold() in ("colleague", "customer", "prospect"):
            found[contact.relation.casefold()].append(plain)
        for need, name, lines in (
            ("contact-point", "contact_point", contact.connection_points),
            ("contact-learned", "contact_learned", contact.learned),
        ):
            if texts := texts_of(lines, f"{seed}|{key}"):
                found[need].append(Offer({**values, name: texts[0]}, (key,), who, "", "", urgency))
    return {need: tuple(some) for need, some in found.items()}


def sources(circle: Circle, records: Records, today: datetime.date, seed: str) -> dict[str, tuple[Offer, ...]]:
    """What is worth reading: what was not opened for longest first."""
    opened: dict[str, datetime.date] = {}
    for session in records.sessions[-_MEMORY:]:
        for step in session.steps:
            if step.link and step.outcome == "done":
                opened[step.link] = max(session.day, opened.get(step.link, session.day))
    ranked: dict[str, tuple[tuple[int, int], Source, int]] = {}
    for source in circle.sources:
        key = person_key(source.name)
        if source.private or not key or key in ranked:
            continue
        since = _days_since(source.looked, today, opened.get(source.url) if source.url else None)
        waits = 10**6 if since is None else since
        ranked[key] = ((-waits, turn(seed, key)), source, 2 if waits >= 7 else 1)
    found: dict[str, list[Offer]] = {need: [] for need in SAME_SOURCE}
    for _, source, urgency in sorted(ranked.values(), key=lambda item: item[0]):
        values, uses = {"source": source.name, "source_kind": source.kind}, (f"source:{person_key(source.name)}",)
        found["source"].append(Offer(values, uses, link=source.url, urgency=urgency))
        if source.outside_the_box:
            found["outside-source"].append(Offer(values, uses, link=source.url, urgency=urgency))
        if source.heard_by:
            more = {**values, "heard_by": source.heard_by}
            found["source-heard-by"].append(Offer(more, uses, link=source.url, urgency=urgency))
    return {need: tuple(some) for need, some in found.items()}


def events(circle: Circle, today: datetime.date, seed: str) -> dict[str, tuple[Offer, ...]]:
    """Triggers and key companies: what was not looked at for longest first."""

    def order(looked: Day | None, key: str) -> tuple[int, int]:
        since = _days_since(looked, today)
        return (-(10**6 if since is None else since), turn(seed, key))

    triggers = [t for t in circle.triggers if not t.private and t.event]
    companies = [c for c in circle.companies if not c.private and c.name]
    return {
        "trigger": tuple(
            Offer(
                {"trigger": t.event, "watch_at": t.watch_at, "opens": one_line(t.opens)},
                (f"trigger:{t.event}",),
                urgency=1,
            )
            for t in sorted(triggers, key=lambda t: order(t.looked, t.event))
        ),
        "company": tuple(
            Offer({"key_company": c.name}, (f"company:{c.name}",), link=c.url, urgency=1)
            for c in sorted(companies, key=lambda c: order(c.looked, c.name))
        ),
    }


def pairs(circle: Circle, seed: str) -> tuple[Offer, ...]:
    """Two contacts of whom one offers what the other needs, and whom nobody has introduced yet."""
    known = {person_key(c.id or c.name): c for c in reversed(circle.contacts) if c.name and not c.private}
    keys = {person_key(c.name): key for key, c in known.items()} | {key: key for key in known}
    met = {frozenset((keys.get(person_key(i.a), ""), keys.get(person_key(i.b), ""))) for i in circle.introductions}
    asking: dict[str, set[str]] = {}
    for key, contact in known.items():
        for word in _terms(contact.needs):
            asking.setdefault(word, set()).add(key)
    found: dict[tuple[str, str], str] = {}
    for key, contact in sorted(known.items()):
        for line in contact.offers:
            for other in sorted(set().union(*(asking.get(word, set()) for word in _terms((line,))))):
                if other != key and frozenset((key, other)) not in met:
                    found.setdefault((key, other), line.text)
    ranked = sorted(found.items(), key=lambda item: (turn(seed, repr(item[0])), item))
    return tuple(
        Offer({"a": known[a].name, "b": known[b].name, "why_a": why}, (a, b), urgency=2) for (a, b), why in ranked
    )


def _terms(lines: Iterable[Line]) -> set[str]:
    return {
        word.casefold()
        for line in lines
        if not line.private
        for word in _WORD.findall(line.text)
        if word.casefold() not in _COMMON
    }


_COMMON = frozenset(
    _WORD.findall(
        "about anybody better company finding first from good great have help into learn looking meet more need needs "
        "other people person some somebody someone than that their them they this time team what when where which who "
        "whose with work your"
    )
)
"""Words too common to make two people right for each other."""


def _days_since(day: Day | None, today: datetime.date, also: datetime.date | None = None) -> int | None:
    days = [d for d in (day.last() if day else None, also) if d]
    return max(0, (today - max(days)).days) if days else None
