"""The desk for drafts: templates, a text as it is typed, saving, the editor, what each network counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from execcoach.drafting import draft as drafting
from execcoach.drafting.draft import Draft
from execcoach.drafting.networks import Count, count, fold
from execcoach.drafting.template import Template, read_template
from execcoach.drafting.writer import Composed, compose, default
from execcoach.errors import CoachError
from execcoach.profile.dates import parse_day
from execcoach.profile.model import Profile
from execcoach.services.counting import network_named
from execcoach.storage import content, draft_files

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as one network shows it: its length there, and the index where "see more" falls."""

    count: Count
    fold: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in the list: id, title, state, when it was written; or why it cannot be read."""

    id: str
    title: str
    state: str
    created: str
    open_questions: int
    problem: str = ""


class DraftDesk:
    """One person's drafts."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The shipped templates, posts first."""
        return all_templates()

    def template(self, name: str) -> Template:
        """The template of this id; CoachError with the nearest when there is none."""
        return template_named(name)

    def defaults(self, template: Template) -> dict[str, str]:
        """What the profile already answers of a template's questions."""
        return {asked.name: default(asked, self._desk.profile) for asked in template.inputs}

    def compose(self, template: Template, answers: Mapping[str, str]) -> Composed:
        """The text these answers make."""
        return compose(template, answers, self._desk.profile)

    def new(self, template: Template, answers: Mapping[str, str], text: str | None = None) -> Draft:
        """A draft not yet saved; its text is what the answers make, or the text as it was edited."""
        composed = self.compose(template, answers).text if text is None else text
        return Draft(
            title=template.title,
            template=template.id,
            networks=template.networks,
            drafted_by=self._desk.by,
            created=parse_day(self._desk.clock.today()),
            inputs={name: answer for name, answer in answers.items() if answer},
            text=composed,
        )

    def save(self, draft: Draft) -> Draft:
        """The draft as it is kept: a new file the first time, the same file afterwards."""
        if draft.id:
            draft_files.save_draft(self._desk.workspace, draft, draft.id)
            return draft
        stem = drafting.stem(self._desk.clock.today(), draft.template or draft.title)
        return replace(draft, id=draft_files.save_new(self._desk.workspace, draft, stem))

    def load(self, name: str) -> Draft:
        """The draft of this id."""
        return replace(draft_files.load_draft(self._desk.workspace, name), id=name)

    def listed(self) -> tuple[Listed, ...]:
        """Every draft, newest first; one that cannot be read says why."""
        rows = []
        for name in draft_files.draft_names(self._desk.workspace):
            try:
                draft = self.load(name)
            except CoachError as error:
                rows.append(Listed(name, name, "", "", 0, error.sentence))
                continue
            created = str(draft.created or "")
            rows.append(Listed(name, draft.title or name, draft.state, created, len(draft.open_questions())))
        return tuple(rows)

    def file(self, draft: Draft) -> str:
        """The path of a saved draft's file."""
        return str(draft_files.draft_file(self._desk.workspace, draft.id))

    def edit_outside(self, draft: Draft) -> Draft:
        """The draft after the person's own editor was closed on it; it is saved before."""
        from execcoach.storage.child import edit

        saved = self.save(draft)
        edit(draft_files.draft_file(self._desk.workspace, saved.id))
        return self.load(saved.id)

    def shown(self, text: str, networks: tuple[str, ...], kind: str = "post") -> tuple[Shown, ...]:
        """The text as each of these networks shows it."""
        return tuple(shown(text, network, kind) for network in networks)


@cache
def all_templates() -> tuple[Template, ...]:
    """The shipped templates, posts first, then messages and summaries."""
    order = {"posts": 0, "messages": 1, "summaries": 2}
    names = sorted(content.template_names(), key=lambda name: (order.get(name.split("/")[0], 9), name))
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
    return Shown(count(text, found, kind), fold(text, found, kind))


def thanks(answers: Mapping[str, str]) -> Composed:
    """The thank-you that three answers make, before anybody has a profile."""
    return compose(template_named("thank-a-colleague"), answers, Profile())
