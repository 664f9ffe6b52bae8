"""The rows of a circle as they are worked through: who or what waits longest first, each with when it was last."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from execcoach.profile import introducing
from execcoach.profile.circle import Circle, Contact, Introduction
from execcoach.profile.dates import Day
from execcoach.profile.introducing import Pair, name_of
from execcoach.profile.lookback import has_rested
from execcoach.profile.model import Lines, Objection
from execcoach.profile.shared_ground import fold
from execcoach.text import one_line

KINDS = ("contacts", "sources", "companies", "triggers", "objections", "introductions")
EVERY = {"sources": 14, "companies": 30, "triggers": 14}
"""Days after which something is looked at again where nothing else is said."""
_FAR = 10**6


@dataclass(frozen=True, slots=True)
class Row:
    """One line to work: its kind and number in the file (None for a suggested pair), what it says, whether it waits.

    `when` is the reason in plain words, `more` what else is worth knowing, `order` how long it waits; of an
    introduction its `stage` and the `two` names.
    """

    kind: str
    at: int | None
    name: str
    also: str = ""
    when: str = ""
    due: bool = False
    more: tuple[str, ...] = ()
    link: str = ""
    private: bool = False
    stage: str = ""
    two: tuple[str, ...] = ()
    pair: Pair | None = None
    order: tuple[int, str] = (0, "")

    def fits(self, typed: str) -> bool:
        """Whether every word typed begins a word of this row."""
        said = fold(" ".join((self.name, self.also, *self.more))).replace(",", " ").split()
        return all(any(word.startswith(part) for word in said) for part in fold(one_line(typed)).split())


def rows(
    kind: str,
    circle: Circle,
    objections: tuple[Objection, ...],
    today: datetime.date,
    every: Mapping[str, int] = EVERY,
    pairs: tuple[Pair, ...] = (),
) -> tuple[Row, ...]:
    """The rows of one kind, what is due first, what waits longest before all."""
    if kind == "contacts":
        found = [_contact(at, one, today) for at, one in enumerate(circle.contacts)]
    elif kind == "sources":
        found = []
        for at, s in enumerate(circle.sources):
            outside = "from outside the box" if s.outside_the_box else ""
            more: tuple[str, ...] = (s.why, f"heard by {s.heard_by}" if s.heard_by else "", outside)
            found.append(_looked(kind, at, s.name, s.kind, s.looked, today, every[kind], more, s.url, s.private))
    elif kind == "companies":
        found = [
            _looked(kind, at, c.name, "", c.looked, today, every[kind], (c.why,), c.url, c.private)
            for at, c in enumerate(circle.companies)
        ]
    elif kind == "triggers":
        found = []
        for at, t in enumerate(circle.triggers):
            more = (
                t.kind,
                f"watch {t.watch_at}" if t.watch_at else "",
                f"it opens {one_line(t.opens)}" if t.opens else "",
            )
            found.append(_looked(kind, at, t.event, "", t.looked, today, every[kind], more, "", t.private))
    elif kind == "objections":
        found = [_objection(at, one) for at, one in enumerate(objections)]
    else:
        known = {fold(name): c.name for c in reversed(circle.contacts) for name in (c.name, c.id) if name}
        found = [_introduction(at, one, known) for at, one in enumerate(circle.introductions)]
        found += [_suggestion(at, pair) for at, pair in enumerate(pairs)]
    return tuple(sorted(found, key=lambda row: (not row.due, row.order, row.at or 0)))


def on_day(day: Day, today: datetime.date) -> str:
    """A day as one says it: on 12 October; with its year where that is another one; as exact as it was given."""
    if not day.month:
        return f"in {day.year}"
    month = f"{day.first():%B}"
    date = f"on {day.day} {month}" if day.day else f"in {month}"
    return date if day.year == today.year else f"{date} {day.year}"


def rhythm(every: int, last: Day | None, today: datetime.date, done: str = "last") -> str:
    """How often, and when last: "every 30 days, last on 12 October"; "" where neither is known."""
    often = "every day" if every == 1 else f"every {every} days" if every else ""
    return ", ".join(filter(None, (often, f"{done} {on_day(last, today)}" if last else "not yet" if every else "")))


def _contact(at: int, one: Contact, today: datetime.date) -> Row:
    due = bool(one.every_days) and has_rested(one.every_days, one.touched, today)
    learned = [f"learned: {text}" for text in _open(one.learned)[-1:]]
    more = [*learned, *(f"shares: {text}" for text in _open(one.connection_points)[:1])]
    more += [f"offers: {text}" for text in _open(one.offers)[:1]]
    more += [f"looks for: {text}" for text in _open(one.needs)[:1]]
    since = (today - one.touched.last()).days if one.touched else _FAR
    left = one.every_days - since if one.every_days else _FAR
    return Row(
        "contacts",
        at,
        one.name or "somebody without a name",
        ", ".join(filter(None, (one.role, one.company))),
        rhythm(one.every_days, one.touched, today),
        due,
        tuple(more),
        private=one.private,
        order=(left, fold(one.name)),
    )


def _open(lines: Lines) -> list[str]:
    return [line.text for line in lines if not line.private]


def _looked(
    kind: str,
    at: int,
    name: str,
    also: str,
    looked: Day | None,
    today: datetime.date,
    every: int,
    more: tuple[str, ...],
    link: str,
    private: bool,
) -> Row:
    since = (today - looked.last()).days if looked else _FAR
    when = f"looked at {on_day(looked, today)}" if looked else "not looked at yet"
    said = tuple(filter(None, more))
    due = has_rested(every, looked, today)
    return Row(kind, at, name or link or "without a name", also, when, due, said, link, private, order=(-since, ""))


def _objection(at: int, one: Objection) -> Row:
    answer = one_line(one.answer)
    when = "answered" if answer else "no answer yet"
    return Row("objections", at, one_line(one.words), "", when, not answer, (answer,) if answer else ())


_ORDER = ("both yes", "both asked", "asked a", "asked b", "suggested", "introduced", "declined")


def _introduction(at: int, one: Introduction, known: Mapping[str, str]) -> Row:
    a, b = (known.get(fold(name), name) or "somebody" for name in (one.a, one.b))
    stage = introducing.stage(one)
    said = {
        "suggested": "nobody asked yet",
        "asked a": f"{a} was asked",
        "asked b": f"{b} was asked",
        "both asked": "both were asked",
        "both yes": "both said yes",
    }.get(stage, stage)
    why = [f"for {name}: {one_line(words)}" for name, words in ((a, one.why_a), (b, one.why_b)) if words]
    order = (_ORDER.index(stage), "")
    due = stage not in ("introduced", "declined")
    return Row(
        "introductions", at, f"{a} and {b}", "", said, due, tuple(why), "", one.private, stage, (a, b), order=order
    )


def _suggestion(at: int, pair: Pair) -> Row:
    a, b = one_line(pair.a.name), one_line(pair.b.name)
    why = (f"for {a}: {pair.why_a}", f"for {b}: {pair.why_b}")
    name, order = f"{a} and {b}", (_ORDER.index("suggested"), f"{at:05}")
    return Row(
        "introductions", None, name, "", "worth a thought", True, why, "", False, "suggested", (a, b), pair, order
    )


def entry_of(pair: Pair) -> dict[str, str]:
    """A suggested pair as it is written into the circle."""
    return {"a": name_of(pair.a), "b": name_of(pair.b), "why_a": pair.why_a, "why_b": pair.why_b}
