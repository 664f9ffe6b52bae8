"""The desk for drafts: templates, a text as it is typed, saving, the editor, what each network counts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.drafting import draft as drafting
from execcoach.drafting.draft import STATES, Draft
from execcoach.drafting.template import Template
from execcoach.drafting.writer import Composed, compose, default
from execcoach.errors import CoachError
from execcoach.profile.dates import Day, parse_day
from execcoach.services.counting import is_network
from execcoach.services.templates import Shown, all_templates, shown, template_named
from execcoach.storage import draft_files
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in the list: id, title, state, when it was written; or why it cannot be read."""

    id: str
    title: str
    state: str
    created: Day | None
    open_questions: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change to a draft's file: what it was, the file's bytes before, and after (None: no file)."""

    about: str
    id: str
    before: bytes | None
    after: bytes | None


class DraftDesk:
    """One person's drafts."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk
        self._read: dict[str, bytes] = {}
        self._undo: list[Undoable] = []

    @property
    def whose(self) -> str:
        """The first name of the person whose drafts these are."""
        return self._desk.first_name

    @property
    def today(self) -> Day | None:
        """Today, to tell how old a draft is."""
        return parse_day(self._desk.clock.today())

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

    def placed(self, template: Template, answers: Mapping[str, str]) -> dict[str, str]:
        """What is known beforehand by the template's own names; a note answers the first question that is needed."""
        known = {asked.name: answers[asked.name] for asked in template.inputs if answers.get(asked.name)}
        free = [asked.name for asked in template.inputs if asked.required and asked.name not in {"who", *known}]
        if answers.get("note") and free:
            known[free[0]] = answers["note"]
        return known

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
        """The draft as it is kept: the same file, or a new one the first time and where somebody else changed it."""
        space = self._desk.workspace
        if draft.id:
            there = draft_files.draft_bytes(space, draft.id)
            if there is None or there == self._read.get(draft.id, there):
                draft_files.save_draft(space, draft, draft.id)
                self._saw(draft.id)
                return draft
        stem = draft.id or drafting.stem(self._desk.clock.today(), draft.template or draft.title)
        kept = replace(draft, id=draft_files.save_new(space, draft, stem))
        self._saw(kept.id)
        return kept

    def load(self, name: str) -> Draft:
        """The draft of this id."""
        draft = replace(draft_files.load_draft(self._desk.workspace, name), id=name)
        self._saw(name)
        return draft

    def _saw(self, name: str) -> None:
        there = draft_files.draft_bytes(self._desk.workspace, name)
        if there is not None:
            self._read[name] = there

    def rewritten(self, draft: Draft, text: str, inputs: Mapping[str, str]) -> Draft:
        """The draft with this text; what was approved word for word waits for a yes again when a word changes."""
        answers = {name: answer for name, answer in inputs.items() if answer}
        if draft.state == "approved" and text != draft.text:
            draft = replace(draft, state="to-approve", approved_by="")
        return replace(draft, text=text, inputs=answers)

    def listed(self) -> tuple[Listed, ...]:
        """Every draft, newest first; one that cannot be read says why."""
        rows = []
        for name in draft_files.draft_names(self._desk.workspace):
            try:
                draft = draft_files.load_draft(self._desk.workspace, name)
            except CoachError as error:
                rows.append(Listed(name, name, "draft", None, problem=error.sentence))
                continue
            title = one_line(draft.title) or one_line(name)
            rows.append(Listed(name, title, draft.state, draft.created, draft.open_questions()))
        return tuple(sorted(rows, key=lambda row: str(row.created or ""), reverse=True))

    def move_on(self, name: str) -> Draft:
        """The draft in its next state, saved; CoachError where a question in it is open or nothing comes after."""
        draft = self.load(name)
        after = STATES[STATES.index(draft.state) + 1 :]
        title = one_line(draft.title) or one_line(name)
        if not after:
            raise CoachError("It is posted", f"Nothing comes after that. “{title}” stays here as a record.")
        asked = draft.open_questions()
        if after[0] != "to-approve" and asked:
            sentence = f"“{title}” still asks: {' '.join(asked)} Answer that first; Enter opens it."
            raise CoachError("Not yet", sentence)
        by = self._desk.by if after[0] == "approved" else draft.approved_by
        moved = replace(draft, state=after[0], approved_by=by)
        self._change(f"“{title}” from “{in_words(draft.state)}” to “{in_words(moved.state)}”", name, moved)
        return moved

    def delete(self, name: str) -> None:
        """Take the draft's file away; `undo` brings it back as it was."""
        self._change(f"deleting {one_line(name)}", name, None)

    def undo(self) -> str:
        """Take the last move or deletion back, byte for byte; what it was, or "" when there is none."""
        if not self._undo:
            return ""
        last, space = self._undo[-1], self._desk.workspace
        if draft_files.draft_bytes(space, last.id) != last.after:
            self._undo.pop()
            sentence = f"{one_line(last.id)} was changed since; it stays as it is now."
            raise CoachError("That cannot be taken back", sentence)
        draft_files.put_bytes(space, last.id, last.before)
        self._saw(last.id)
        self._undo.pop()
        return last.about

    def _change(self, about: str, name: str, draft: Draft | None) -> None:
        space = self._desk.workspace
        before = draft_files.draft_bytes(space, name)
        if draft is None:
            draft_files.put_bytes(space, name, None)
        else:
            draft_files.save_draft(space, draft, name)
        self._saw(name)
        self._undo.append(Undoable(about, name, before, draft_files.draft_bytes(space, name)))

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


def in_words(state: str) -> str:
    """A draft's state as a person reads it."""
    return state.replace("-", " ")


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
