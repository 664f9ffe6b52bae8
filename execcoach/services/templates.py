"""Templates, shipped and a person's own laid over them, and how each network shows a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from execcoach.drafting.networks import Count, count, fold
from execcoach.drafting.template import Template, read_template
from execcoach.drafting.writer import Composed, context, finish
from execcoach.drafting.writer import compose as compose_shipped
from execcoach.errors import CoachError
from execcoach.profile.model import Profile
from execcoach.services.counting import network_named
from execcoach.storage import content

if TYPE_CHECKING:
    from execcoach.storage.workspace import Workspace


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


_ORDER = {"posts": 0, "comments": 1, "articles": 2, "scripts": 3, "messages": 4, "summaries": 5}


@dataclass(frozen=True, slots=True)
class Library:
    """The templates of one person: shipped, over them the person's, over those the folder's where it is trusted.

    `untrusted` are those of a folder that came from elsewhere, never filled; `digest` is what a yes to them stands for.
    """

    templates: tuple[Template, ...]
    troubles: Mapping[str, CoachError]
    untrusted: tuple[Template, ...] = ()
    digest: str = ""

    def named(self, name: str) -> Template:
        """The template of this id; CoachError with what is wrong with it, how to trust it, or the nearest."""
        from difflib import get_close_matches

        if name in self.troubles:
            raise self.troubles[name]
        known = {template.id: template for template in self.templates}
        if name in known:
            return known[name]
        if name in [template.id for template in self.untrusted]:
            raise CoachError("These templates are not trusted yet", f"“{name}” {_NOT_YET}")
        near = get_close_matches(name, known, 1, 0.4)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise CoachError("No such template", f"{hint}`execcoach draft` alone lists them all.")

    @property
    def notice(self) -> str:
        """What to know about a folder whose own templates are not used; "" where there is nothing to say."""
        if not self.untrusted:
            return ""
        names = ", ".join(template.id for template in self.untrusted[:3])
        more = f" and {len(self.untrusted) - 3} more" if len(self.untrusted) > 3 else ""
        return f"{names}{more} {_NOT_YET}"


_NOT_YET = (
    "came with this folder, which was not made on this machine, so it is not used. Read it first; "
    "if you trust it, add --trust-templates, or press t in the app's list of templates (n on Drafts)."
)


def _place(name: str) -> tuple[int, bool, str]:
    """Where the template of this file stands in the list: 50 words before 150."""
    padded = re.sub(r"\d+", lambda number: number[0].zfill(4), name)
    return _ORDER.get(name.split("/")[0], 9), "thank" not in name, padded


@cache
def all_templates() -> tuple[Template, ...]:
    """The shipped templates: posts first, thanks before everything; then what is longer, messages and summaries."""
    names = sorted(content.template_names(), key=_place)
    return tuple(read_template(content.shipped_bytes(f"templates/{name}").decode(), name) for name in names)


def library(workspace: Workspace | None = None) -> Library:
    """The templates as they are now, with those of this workspace if one is given; a broken one costs only itself."""
    from execcoach.storage.own_content import OwnTemplates, templates_of_folder, templates_of_person
    from execcoach.storage.trusted import is_trusted

    mine = templates_of_person()
    theirs = templates_of_folder(workspace) if workspace else OwnTemplates()
    trusted = workspace is None or not theirs.digest or is_trusted(workspace.folder, theirs.digest)
    own = {**mine.templates, **(theirs.templates if trusted else {})}
    shipped = (template for template in all_templates() if template.id not in own)
    return Library(
        (*sorted(own.values(), key=lambda template: (template.owner, template.title)), *shipped),
        {**mine.troubles, **(theirs.troubles if trusted else {})},
        () if trusted else tuple(theirs.templates.values()),
        "" if trusted else theirs.digest,
    )


def trust(workspace: Workspace, digest: str) -> None:
    """Use the templates of this folder from now on, as long as they say what this digest stands for."""
    from execcoach.storage.trusted import trust as remember

    remember(workspace.folder, digest)


def template_named(name: str, workspace: Workspace | None = None) -> Template:
    """The template of this id; CoachError with the nearest when there is none."""
    return library(workspace).named(name)


def compose(template: Template, answers: Mapping[str, str], profile: Profile) -> Composed:
    """The draft these answers and this profile make; of an own template in a bounded process, from any thread.

    An own one takes some ten milliseconds, and seconds where it is hostile: never call it while a key is pressed.
    """
    if not template.is_own:
        return compose_shipped(template, answers, profile)
    from execcoach.storage.bounded import fill

    filled = context(template, answers, profile)
    return finish(template, filled, fill(template, filled))


def make_ready(template: Template) -> None:
    """Start ahead what an own template is filled in; returns at once."""
    if template.is_own:
        from execcoach.storage.bounded import start_ahead

        start_ahead()


def shown(text: str, network: str, kind: str = "post") -> Shown:
    """The text as this network shows it; CoachError when the network is not known."""
    found = network_named(network)
    return Shown(count(text, found, kind), fold(text, found, kind), found.title)


def compose_alone(template: Template, answers: Mapping[str, str]) -> Composed:
    """The text these answers make of nobody's profile: what the profile would know stands as a question."""
    return compose(template, answers, Profile())


def thanks(answers: Mapping[str, str]) -> Composed:
    """The thank-you that three answers make, before anybody has a profile."""
    return compose_alone(first_thanks(), answers)


def first_thanks() -> Template:
    """The shipped template of the first thank-you, whatever is laid over it: it is filled under every key."""
    return next(template for template in all_templates() if template.id == "thank-a-colleague")
