"""Shipped templates and how each network shows a text: what needs no person's folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from execcoach.drafting.networks import Count, count, fold
from execcoach.drafting.template import Template, read_template
from execcoach.drafting.writer import Composed, compose
from execcoach.errors import CoachError
from execcoach.profile.model import Profile
from execcoach.services.counting import network_named
from execcoach.storage import content


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as one network shows it: its length there, the index where "see more" falls, and the network's name."""

    count: Count
    fold: int
    title: str

    @property
    def left(self) -> str:
        """What is left on this network, in words: "2,412 left on LinkedIn"."""
        if self.count.limit is None:
            return f"{self.title}: no limit"
        left = self.count.limit - self.count.count
        unit = " bytes" if self.count.unit == "bytes" else ""
        return f"{left:,}{unit} left on {self.title}" if left >= 0 else f"{-left:,}{unit} too many for {self.title}"


@cache
def all_templates() -> tuple[Template, ...]:
    """The shipped templates: posts first, thanks before everything, then messages and summaries."""
    order = {"posts": 0, "messages": 1, "summaries": 2}
    names = sorted(
        content.template_names(), key=lambda name: (order.get(name.split("/")[0], 9), "thank" not in name, name)
    )
    return tuple(read_template(content.shipped_bytes(f"templates/{name}").decode(), name) for name in names)


def template_named(name: str) -> Template:
    """The template of this id; CoachError with the nearest when there is none."""
    from difflib import get_close_matches

    known = {template.id: template for template in all_templates()}
    if name in known:
        return known[name]
    near = get_close_matches(name, known, 1, 0.4)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise CoachError("No such template", f"{hint}`execcoach draft` alone lists them all.")


def shown(text: str, network: str, kind: str = "post") -> Shown:
    """The text as this network shows it; CoachError when the network is not known."""
    found = network_named(network)
    return Shown(count(text, found, kind), fold(text, found, kind), found.title)


def compose_alone(template: Template, answers: Mapping[str, str]) -> Composed:
    """The text these answers make of nobody's profile: what the profile would know stands as a question."""
    return compose(template, answers, Profile())


def thanks(answers: Mapping[str, str]) -> Composed:
    """The thank-you that three answers make, before anybody has a profile."""
    return compose_alone(template_named("thank-a-colleague"), answers)
