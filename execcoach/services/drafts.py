"""The desk for drafts: templates, a text as it is typed, the board, the editor, what each network counts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.drafting import workflow
from execcoach.drafting.draft import Draft
from execcoach.drafting.template import Template
from execcoach.drafting.workflow import in_words as in_words
from execcoach.drafting.writer import Composed, default, noted
from execcoach.errors import CoachError
from execcoach.profile.dates import Day, parse_day
from execcoach.services.counting import is_network
from execcoach.services.draft_changes import DraftChanges
from execcoach.services.second_look import SecondLook
from execcoach.services.templates import Library, Shown, compose, library, make_ready, shown, trust
from execcoach.storage import draft_files
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.drafting.destination import Advice, Purpose
    from execcoach.drafting.guard import Finding
    from execcoach.services.profile import ProfileDesk


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in the list: id, title, where it stands, its days, whose hand and yes; or why it cannot be read."""

    id: str
    title: str
    state: str
    created: Day | None
    open_questions: tuple[str, ...] = ()
    problem: str = ""
    post_on: Day | None = None
    expires: Day | None = None
    posted: Day | None = None
    due: bool = False
    expired: bool = False
    ready: bool = False
    drafted_by: str = ""
    approved_by: str = ""
    links: tuple[str, ...] = ()
    template: str = ""


class DraftDesk(DraftChanges):
    """One person's drafts."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        super().__init__(profile_desk)
        self.second_look = SecondLook(profile_desk)
        self._blocks: dict[str, tuple[bytes | None, int]] = {}

    @property
    def whose(self) -> str:
        """The first name of the person whose drafts these are."""
        return self._desk.first_name

    @property
    def library(self) -> Library:
        """The templates as they are now: shipped, and this person's own laid over them."""
        return library(self._desk.workspace)

    @property
    def templates(self) -> tuple[Template, ...]:
        """The templates that can be used: the person's own, then the shipped ones, posts first."""
        return self.library.templates

    def template(self, name: str) -> Template:
        """The template of this id; CoachError with the nearest when there is none."""
        return self.library.named(name)

    def trust_templates(self) -> int:
        """Use the templates, prompts and checklists that came with this folder; how many templates there are."""
        from execcoach.services.own_checklists import trust_checklists
        from execcoach.services.own_prompts import trust_prompts

        found = self.library
        trust_prompts(self._desk.workspace)
        trust_checklists(self._desk.workspace)
        if found.untrusted:
            trust(self._desk.workspace, found.digest)
        return len(found.untrusted)

    def make_ready(self, template: Template) -> None:
        """Start ahead what an own template is filled in; returns at once."""
        make_ready(template)

    def defaults(self, template: Template) -> dict[str, str]:
        """What the profile already answers of a template's questions."""
        return {asked.name: default(asked, self._desk.profile) for asked in template.inputs}

    def placed(self, template: Template, answers: Mapping[str, str]) -> dict[str, str]:
        """What is known beforehand by the template's own names; a note answers the first question that is needed."""
        known = {asked.name: answers[asked.name] for asked in template.inputs if answers.get(asked.name)}
        free = [name for name in noted(template) if name not in known]
        if answers.get("note") and free:
            known[free[0]] = answers["note"]
        return known

    def compose(self, template: Template, answers: Mapping[str, str]) -> Composed:
        """The text these answers make."""
        return compose(template, answers, self._desk.profile)

    def new(self, template: Template, answers: Mapping[str, str], text: str | None = None) -> Draft:
        """A draft not yet saved; its text is what the answers make, or the text as it was edited."""
        composed = self.compose(template, answers).text if text is None else text
        today = self._desk.clock.today()
        days = int(getattr(template, "expires_days", 0))
        return Draft(
            title=template.title,
            template=template.id,
            networks=template.networks,
            drafted_by=self.acting,
            created=parse_day(today),
            expires=parse_day(today + datetime.timedelta(days=days)) if days else None,
            inputs={name: answer for name, answer in answers.items() if answer},
            text=composed,
        )

    def kind_of(self, draft: Draft) -> str:
        """The kind of text a draft is, by its template; a post where it has none."""
        with suppress(CoachError):
            return self.template(draft.template).kind if draft.template else "post"
        return "post"

    def findings_of(self, draft: Draft) -> tuple[Finding, ...]:
        """What the guard finds in a draft, wherever it goes."""
        return self.second_look.findings(draft, self.kind_of(draft))

    def is_over(self, draft: Draft) -> bool:
        """Whether a draft's day is over."""
        return workflow.expired(draft, self._desk.clock.today())

    def rewritten(self, draft: Draft, text: str, inputs: Mapping[str, str]) -> Draft:
        """The draft with this text and these answers; what was approved word for word may need a yes again."""
        answers = {name: answer for name, answer in inputs.items() if answer}
        return replace(workflow.rewritten(draft, text), inputs=answers)

    def listed(self) -> tuple[Listed, ...]:
        """Every draft, newest first; one that cannot be read says why."""
        rows = []
        for name in draft_files.draft_names(self._desk.workspace):
            try:
                rows.append(self._row(name))
            except CoachError as error:
                rows.append(Listed(name, name, "draft", None, problem=error.sentence))
        return tuple(sorted(rows, key=lambda row: str(row.created or ""), reverse=True))

    def _row(self, name: str) -> Listed:
        draft, today = workflow.standing(draft_files.load_draft(self._desk.workspace, name)), self._desk.clock.today()
        return Listed(
            id=name,
            title=one_line(draft.title) or one_line(name),
            state=draft.state,
            created=draft.created,
            open_questions=draft.open_questions(),
            post_on=draft.post_on,
            expires=draft.expires,
            posted=draft.posted,
            due=workflow.due(draft, today),
            expired=workflow.expired(draft, today),
            ready=workflow.ready(draft, today),
            drafted_by=one_line(draft.drafted_by),
            approved_by=one_line(draft.approved_by),
            links=tuple(map(one_line, draft.links)),
            template=draft.template,
        )

    def held_back(self, name: str) -> int:
        """How many findings hold a draft back that nobody let stand; looked up again only where its file changed."""
        there = self.bytes_of(name)
        known = self._blocks.get(name)
        if known is None or known[0] != there:
            draft = workflow.standing(draft_files.load_draft(self._desk.workspace, name))
            number = 0 if draft.state == "posted" else len(workflow.blocks(draft, self.findings_of(draft)))
            known = self._blocks[name] = (there, number)
        return known[1]

    def advice(self, purpose: Purpose) -> Advice:
        """Where a text of this purpose goes, and when."""
        from execcoach.services.destinations import advice

        return advice(purpose, self._desk.clock.today())

    def purpose_of(self, template: str) -> Purpose:
        """The purpose that a template serves by default."""
        from execcoach.services.destinations import purpose_for

        return purpose_for(template, self.kind_of(Draft(template=template)))

    @staticmethod
    def sent_to(draft: Draft, advice: Advice) -> Draft:
        """The draft with the networks and days that were advised; a day that was given to expire by stays."""
        networks = advice.purpose.networks or draft.networks
        expires = parse_day(advice.expires) or draft.expires
        return replace(draft, networks=networks, post_on=parse_day(advice.post_on), expires=expires)

    def text_of(self, name: str) -> str:
        """The text of a draft; of one that cannot be read, what is wrong with it."""
        try:
            return draft_files.load_draft(self._desk.workspace, name).text
        except CoachError as error:
            return error.sentence

    def file(self, name: str) -> str:
        """The path of a saved draft's file."""
        return str(draft_files.draft_file(self._desk.workspace, name))

    def edit_outside(self, name: str) -> None:
        """Open a saved draft in the person's own editor and wait; CoachError when the editor complains."""
        from execcoach.storage.child import edit

        try:
            edit(draft_files.draft_file(self._desk.workspace, name))
        except ValueError as error:
            sentence = "VISUAL or EDITOR holds a quotation mark without its other half. Mend it, for example: nano"
            raise CoachError("The editor cannot be found", sentence) from error

    def shown(self, text: str, networks: tuple[str, ...], kind: str = "post") -> tuple[Shown, ...]:
        """The text as each of these networks shows it; a network nobody knows is left out (`unknown` names it)."""
        found = []
        for network in networks:
            with suppress(CoachError):
                found.append(shown(text, network, kind))
        return tuple(found)

    def unknown(self, networks: tuple[str, ...]) -> tuple[str, ...]:
        """Those of these names that are no network execcoach knows."""
        return tuple(one_line(name) for name in networks if not is_network(name))


def desk_of(folder: Path | None, needed: bool = True) -> DraftDesk | None:
    """The drafts of the person in this folder, else here, else of the only one known; None where nobody is needed."""
    from execcoach.services.profile import desk_in, folder_meant

    try:
        meant = folder_meant(folder)
    except CoachError:
        if needed:
            raise
        return None
    return DraftDesk(desk_in(meant))
