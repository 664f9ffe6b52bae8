"""What the circle offers the prompts: people, sources, companies, what to watch, who should meet whom; best first."""

import datetime
from collections.abc import Mapping

from execcoach.profile.circle import Circle, Contact, Source
from execcoach.profile.dates import Day
from execcoach.profile.introducing import suggested
from execcoach.routine.offering import SAME_CONTACT, SAME_SOURCE, Offer, person_key, texts_of, turn
from execcoach.routine.records import Records
from execcoach.text import one_line

REST_DAYS = 3
"""A contact touched less than so many days ago is left in peace."""
QUIET_DAYS = 90
"""How often a contact is due where nobody said."""
UNREAD_DAYS = 7
"""What was looked at within so many days is not asked for again; outside the box a week is a calendar week."""
_MEMORY = 200
"""Sessions looked back on, the last ones. Why: planning costs the same after five years as after one."""
_BEST = 5
"""So many introductions take turns: the best ones, and not the same one day after day."""
_NEVER = 10**6


def people(
    circle: Circle, records: Records, today: datetime.date, seed: str, asked: frozenset[str]
) -> dict[str, tuple[Offer, ...]]:
    """Contacts who are due, the longest first; who is not due is left in peace unless asked for by key."""
    met = _met(records)
    ranked: dict[str, tuple[tuple[int, int, int], Contact, int]] = {}
    for contact in circle.contacts:
        key = person_key(contact.id or contact.name)
        if contact.private or not contact.name or key in ranked:
            continue
        since = _since_met(contact, met, today)
        if since is not None and since < max(REST_DAYS, contact.every_days or QUIET_DAYS) and key not in asked:
            continue
        over = _NEVER if since is None else since - contact.every_days
        first = bool(contact.every_days) and over >= 0
        ranked[key] = ((0 if first else 1, -over, turn(seed, key)), contact, 3 if first else 1)
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


def sources(
    circle: Circle, records: Records, today: datetime.date, seed: str, asked: frozenset[str]
) -> dict[str, tuple[Offer, ...]]:
    """What is unread: what was not opened for longest first, what has no link and was never read last."""
    opened = _opened(records)
    monday = today.weekday()
    ranked: dict[str, tuple[tuple[int, int], Source, int]] = {}
    for source in circle.sources:
        key = person_key(source.name)
        if source.private or not key or key in ranked:
            continue
        since = _days_since(source.looked, today, _last(opened, source.url, f"source:{key}"))
        waits = (_NEVER if source.url else UNREAD_DAYS) if since is None else since
        ranked[key] = ((-waits, turn(seed, key)), source, waits)
    found: dict[str, list[Offer]] = {need: [] for need in SAME_SOURCE}
    for key, (_, source, waits) in sorted(ranked.items(), key=lambda item: item[1][0]):
        values, uses = {"source": source.name, "source_kind": source.kind}, (f"source:{key}",)
        urgency = 2 if waits >= UNREAD_DAYS else 1
        offer = Offer(values, uses, link=source.url, urgency=urgency)
        wanted = uses[0] in asked
        if source.outside_the_box and (waits > max(monday, 1) or wanted):
            found["outside-source"].append(offer)
        if waits < UNREAD_DAYS and not wanted:
            continue
        found["source"].append(offer)
        if source.heard_by:
            more = {**values, "heard_by": source.heard_by}
            found["source-heard-by"].append(Offer(more, uses, link=source.url, urgency=urgency))
    return {need: tuple(some) for need, some in found.items()}


def events(circle: Circle, records: Records, today: datetime.date, seed: str) -> dict[str, tuple[Offer, ...]]:
    """Triggers and key companies nobody looked at for a week, the longest first."""
    opened = _opened(records)

    def unlooked(looked: Day | None, key: str, about: str, link: str) -> tuple[int, int] | None:
        since = _days_since(looked, today, _last(opened, link, about))
        waits = _NEVER if since is None else since
        return (-waits, turn(seed, key)) if waits >= UNREAD_DAYS else None

    triggers, companies = [], []
    for trigger in circle.triggers:
        link = trigger.watch_at if trigger.watch_at.startswith(("https://", "http://")) else ""
        about, hidden = f"trigger:{trigger.event}", trigger.private or not trigger.event
        order = None if hidden else unlooked(trigger.looked, trigger.event, about, link)
        if order:
            values = {"trigger": trigger.event, "watch_at": trigger.watch_at, "opens": one_line(trigger.opens)}
            triggers.append((order, Offer(values, (about,), link=link, urgency=1)))
    for company in circle.companies:
        about, hidden = f"company:{company.name}", company.private or not company.name
        order = None if hidden else unlooked(company.looked, company.name, about, company.url)
        if order:
            values = {"key_company": company.name}
            companies.append((order, Offer(values, (about,), link=company.url, urgency=1)))
    return {
        name: tuple(offer for _, offer in sorted(some, key=lambda item: item[0]))
        for name, some in (("trigger", triggers), ("company", companies))
    }


def pairs(circle: Circle, records: Records, today: datetime.date, seed: str) -> tuple[Offer, ...]:
    """The introductions most worth making, who offers something first; nobody just met, no interest in the way."""
    met, found = _met(records), list[tuple[Contact, Contact, str]]()
    for pair in suggested(circle):
        one, other = (pair.a, pair.b) if pair.gives_a else (pair.b, pair.a)
        since = _since_met(one, met, today)
        if not pair.conflict and (since is None or since >= REST_DAYS):
            found.append((one, other, pair.gives_a or pair.gives_b))
    named = [(tuple(person_key(who.id or who.name) for who in (a, b)), a, b, why) for a, b, why in found[:_BEST]]
    return tuple(
        Offer({"a": a.name, "b": b.name, "why_a": why}, keys, a.id or a.name, urgency=2)
        for keys, a, b, why in sorted(named, key=lambda one: turn(seed, repr(one[0])))
    )


def _met(records: Records) -> dict[str, datetime.date]:
    """Contact → the last day on which a step reached them."""
    met: dict[str, datetime.date] = {}
    for session in records.sessions[-_MEMORY:]:
        for step in session.steps:
            if step.contact and step.outcome == "done" and step.pillar != "listen":
                key = person_key(step.contact)
                met[key] = max(session.day, met.get(key, session.day))
    return met


def _opened(records: Records) -> dict[str, datetime.date]:
    """Link, or what a step was about → the last day on which one was done."""
    opened: dict[str, datetime.date] = {}
    for session in records.sessions[-_MEMORY:]:
        for step in session.steps if session.done else ():
            for key in (step.link, step.about) if step.outcome == "done" else ():
                opened[key] = max(session.day, opened.get(key, session.day))
    return opened


def _last(opened: Mapping[str, datetime.date], link: str, about: str) -> datetime.date | None:
    return max((opened[key] for key in (link, about) if key and key in opened), default=None)


def _since_met(contact: Contact, met: dict[str, datetime.date], today: datetime.date) -> int | None:
    days = [day for name in (contact.id, contact.name) if (day := met.get(person_key(name)))]
    return _days_since(contact.touched, today, max(days, default=None))


def _days_since(day: Day | None, today: datetime.date, also: datetime.date | None = None) -> int | None:
    days = [d for d in (day.last() if day else None, also) if d]
    return max(0, (today - max(days)).days) if days else None
