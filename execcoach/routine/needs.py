"""What the person's own files offer for each need of a prompt, best first; private entries are never offered."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Sequence

from execcoach.profile.circle import Circle, Contact, Source
from execcoach.profile.dates import Day
from execcoach.profile.model import Entry, Line, Profile
from execcoach.routine.offering import SAME_CONTACT, SAME_SOURCE, Offer, Offers, Waiting, fill, person_key
from execcoach.routine.records import Records
from execcoach.text import one_line

__all__ = ["FRESH_DAYS", "REST_DAYS", "Offer", "Offers", "Waiting", "fill", "offers", "person_key", "turn"]

FRESH_DAYS = 180
REST_DAYS = 3
"""A contact touched less than so many days ago is left in peace."""
MEMORY = 200
"""Sessions looked back on, the last ones. Why: planning costs the same after five years as after one."""
NOTED = 70
"""Sessions whose notes may come back: about a season."""
_WORD = re.compile(r"[^\W\d_]{4,}")
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
        **_people(circle, records, today, seed, asked),
        **_sources(circle, records, today, seed),
        **_events(circle, today, seed),
        **_deeds(profile, today, seed),
        **_self(profile, seed),
        "pair": _pairs(circle, seed),
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


def turn(seed: str, key: str) -> int:
    """A number that is the same for the same day and key, and as good as random otherwise."""
    return int.from_bytes(hashlib.blake2b(f"{seed}|{key}".encode(errors="replace"), digest_size=8).digest(), "big")


def _days_since(day: Day | None, today: datetime.date, also: datetime.date | None = None) -> int | None:
    days = [d for d in (day.last() if day else None, also) if d]
    return max(0, (today - max(days)).days) if days else None


def _people(
    circle: Circle, records: Records, today: datetime.date, seed: str, asked: frozenset[str]
) -> dict[str, tuple[Offer, ...]]:
    met: dict[str, datetime.date] = {}
    for session in records.sessions[-MEMORY:]:
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
            if texts := _texts(lines, f"{seed}|{key}"):
                found[need].append(Offer({**values, name: texts[0]}, (key,), who, "", "", urgency))
    return {need: tuple(some) for need, some in found.items()}


def _sources(circle: Circle, records: Records, today: datetime.date, seed: str) -> dict[str, tuple[Offer, ...]]:
    opened: dict[str, datetime.date] = {}
    for session in records.sessions[-MEMORY:]:
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


def _events(circle: Circle, today: datetime.date, seed: str) -> dict[str, tuple[Offer, ...]]:
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


def _deeds(profile: Profile, today: datetime.date, seed: str) -> dict[str, tuple[Offer, ...]]:
    since = today - datetime.timedelta(days=FRESH_DAYS)
    deeds = [
        a
        for a in profile.achievements
        if not a.private and a.what and a.date and a.date.last() >= since and a.date.first() <= today
    ]
    works = {
        name: [e for e in entries if not e.private and e.title and not (e.date and e.date.first() > today)]
        for name, entries in (("talk", profile.talks), ("publication", profile.publications))
    }
    return {
        "achievement": tuple(
            Offer({"achievement": one_line(a.what), "achievement_result": one_line(a.result)}, link=a.url, urgency=2)
            for a in sorted(deeds, key=lambda a: (-(a.date.last().toordinal() if a.date else 0), a.what))
        ),
        **{
            name: tuple(
                Offer({name: e.title}, link=e.url, urgency=1) for e in sorted(some, key=lambda e: turn(seed, e.title))
            )
            for name, some in works.items()
        },
    }


def _self(profile: Profile, seed: str) -> dict[str, tuple[Offer, ...]]:
    def some(name: str, lines: tuple[Line, ...], of: Entry) -> tuple[Offer, ...]:
        return () if of.private else tuple(Offer({name: text}, urgency=1) for text in _texts(lines, seed))

    def mixed(rows: Iterable[tuple[Entry, dict[str, str]]]) -> tuple[Offer, ...]:
        kept = [values for entry, values in rows if not entry.private and next(iter(values.values()))]
        return tuple(Offer(v, urgency=1) for v in sorted(kept, key=lambda v: (turn(seed, repr(v)), repr(v))))

    points, voice, summary, person = profile.connection_points, profile.voice, profile.summary, profile.person
    at = profile.current_role()
    role = profile.roles[at] if at is not None and not profile.roles[at].private else None
    title, company = (role.title, role.company) if role else ("", "")
    if not person.private:
        title, company = title or person.role, company or person.company
    return {
        "role": (Offer({"role": title, "my_company": company}),) if title or company else (),
        "topic": mixed((t, {"topic": t.name}) for t in profile.topics),
        "objection": mixed((o, {"objection": one_line(o.words)}) for o in profile.objections),
        "audience": mixed((a, {"audience": a.who, "audience_why": a.why}) for a in profile.audience),
        "school": mixed((s, {"school": s.name}) for s in profile.schools),
        "hobby": some("hobby", points.hobbies, points),
        "team": some("team", points.teams, points),
        "cause": some("cause", points.causes, points),
        "place": some("place", points.places, points),
        "voice": some("says", voice.says, voice),
        "motivation": some("motivation", summary.motivations, summary),
        "turn-off": some("turn_off", summary.turn_offs, summary),
    }


def _texts(lines: tuple[Line, ...], seed: str) -> list[str]:
    texts = {line.text for line in lines if not line.private and line.text}
    return sorted(texts, key=lambda text: (turn(seed, text), text))


def _notes(records: Records, today: datetime.date, seed: str) -> tuple[Offer, ...]:
    found: dict[str, tuple[int, int, Offer]] = {}
    for session in records.sessions[-NOTED:]:
        age = (today - session.day).days
        for step in session.steps if age >= 1 else ():
            line = one_line(_SENTENCE.split(step.note.strip(), maxsplit=1)[0])
            if step.private or not len(line.split()) >= 4 or len(line) > 140:
                continue
            date = f"{session.day.day} {session.day:%B}"
            offer = Offer({"note": line.rstrip("."), "note_date": date}, (f"note:{line}",), urgency=2)
            found[line.casefold()] = (0 if 3 <= age <= 90 else 1, turn(seed, line), offer)
    return tuple(offer for _, _, offer in sorted(found.values(), key=lambda item: item[:2]))


def _pairs(circle: Circle, seed: str) -> tuple[Offer, ...]:
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
