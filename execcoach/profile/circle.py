"""What circle.toml holds: whom the person reads, meets and thanks. Private: never shared, never exported by default."""

from __future__ import annotations

from dataclasses import dataclass

from execcoach.profile.dates import Day
from execcoach.profile.model import Consent, Entry, Lines, OneLine, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entry):
    """Somebody worth reading; kind is journalist, blogger, analyst, leader or publication."""

    name: OneLine = ""
    kind: OneLine = ""
    url: OneLine = ""
    feed: OneLine = ""
    heard_by: OneLine = ""
    why: OneLine = ""
    outside_the_box: bool = False
    looked: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """Somebody the person knows; `every_days` says how often to be in touch, 0 when it does not matter."""

    id: OneLine = ""
    name: OneLine = ""
    role: OneLine = ""
    company: OneLine = ""
    relation: OneLine = ""
    connection_points: Lines = ()
    offers: Lines = ()
    needs: Lines = ()
    touched: Day | None = None
    every_days: int = 0
    consent: Consent = ""
    learned: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Entry):
    """A company that matters."""

    name: OneLine = ""
    why: OneLine = ""
    url: OneLine = ""
    looked: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Entry):
    """An event to watch for: what it opens and where it would be seen."""

    kind: OneLine = ""
    event: OneLine = ""
    watch_at: OneLine = ""
    opens: Text = ""
    looked: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction(Entry):
    """Two contacts who should meet, why each, and whether each was asked."""

    a: OneLine = ""
    b: OneLine = ""
    why_a: Text = ""
    why_b: Text = ""
    asked_a: Day | None = None
    asked_b: Day | None = None
    state: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead(Entry):
    """Something laid out for a day that is to come, and by whom."""

    on: Day | None = None
    pillar: OneLine = ""
    who: OneLine = ""
    context: OneLine = ""
    link: OneLine = ""
    draft: OneLine = ""
    by: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Everything circle.toml says."""

    sources: tuple[Source, ...] = ()
    contacts: tuple[Contact, ...] = ()
    companies: tuple[Company, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    ahead: tuple[Ahead, ...] = ()
