"""Where a text should go, and when: the shipped answers, for a desk and for none."""

from __future__ import annotations

import datetime
from functools import cache

from execcoach.drafting.destination import Advice, Destinations, Purpose, advise, purpose_of, read_destinations
from execcoach.drafting.template import Template
from execcoach.storage import content


@cache
def destinations() -> Destinations:
    """What a text may be for, and where that is served."""
    return read_destinations(content.shipped_toml("prompts/destinations.toml"))


def purpose_for(template: str, kind: str) -> Purpose:
    """The purpose that a template serves by default."""
    return purpose_of(template, kind, destinations())


def advice(purpose: Purpose, today: datetime.date) -> Advice:
    """Where a text of this purpose goes, and when."""
    return advise(purpose, destinations(), today)


def advice_for(template: Template) -> Advice:
    """Where what a template makes should go, and when, from today on."""
    from execcoach.storage.clock import system_clock

    return advice(purpose_for(template.id, template.kind), system_clock().today())
