"""What a person's own profile offers the prompts: fresh deeds, works, and what they care about."""

import datetime
from collections.abc import Iterable

from execcoach.profile.model import Entry, Line, Profile
from execcoach.routine.offering import Offer, texts_of, turn
from execcoach.text import one_line

FRESH_DAYS = 180


def deeds(profile: Profile, today: datetime.date, seed: str) -> dict[str, tuple[Offer, ...]]:
    """Achievements of the last half year, newest first; talks and publications that have taken place."""
    since = today - datetime.timedelta(days=FRESH_DAYS)
    fresh = [
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
            for a in sorted(fresh, key=lambda a: (-(a.date.last().toordinal() if a.date else 0), a.what))
        ),
        **{
            name: tuple(
                Offer({name: e.title}, link=e.url, urgency=1) for e in sorted(some, key=lambda e: turn(seed, e.title))
            )
            for name, some in works.items()
        },
    }


def what_matters(profile: Profile, seed: str) -> dict[str, tuple[Offer, ...]]:
    """The role, topics, hobbies, motives and sayings of the person."""

    def some(name: str, lines: tuple[Line, ...], of: Entry) -> tuple[Offer, ...]:
        return () if of.private else tuple(Offer({name: text}, urgency=1) for text in texts_of(lines, seed))

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
