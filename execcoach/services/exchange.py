"""The desk for foreign files: what one would add, shown first; then added, as one change that can be undone."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.exchange.archive import is_sheet, read_archive, read_sheet
from execcoach.exchange.archive_layout import Layout, read_layout
from execcoach.exchange.archive_members import MOST_BYTES, MOST_OF_ONE
from execcoach.exchange.archive_zip import is_zip, zip_members
from execcoach.exchange.filled_card import is_card, read_card
from execcoach.exchange.findings import Decision, Doubt
from execcoach.exchange.form_answers import incoming as form_incoming
from execcoach.exchange.json_resume import read_json_resume
from execcoach.exchange.mailed import mailed_text
from execcoach.exchange.matching import fold
from execcoach.exchange.opml import is_opml, read_opml
from execcoach.exchange.proposals import Incoming, Proposals, accept, propose
from execcoach.exchange.questionnaire import is_form, signs_of
from execcoach.exchange.telling import as_json, report, tell_decision, tell_doubts
from execcoach.profile.checklist import Question, read_checklist
from execcoach.profile.sections import names, read_sections
from execcoach.services.day_cards import CardLog, card_log
from execcoach.services.profile import ProfileDesk
from execcoach.services.questionnaire import filled_form
from execcoach.services.session import SessionDesk
from execcoach.services.starting import create_profile
from execcoach.services.week import card_wording
from execcoach.storage import content
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.foreign_folder import first_bytes, folder_members
from execcoach.storage.settings import load_settings
from execcoach.storage.toml_files import read_bytes
from execcoach.storage.workspace import Workspace, is_workspace, open_workspace
from execcoach.text import one_line

CAP = 5_000_000
"""Bytes of a foreign file that are read at most, where its format allows no more."""
MOST = MOST_BYTES
"""The same of the format that allows most."""
_FILES = ("circle", "guidelines")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of foreign file: how it is known (its first bytes, its name), what it offers, and how large it may be.

    It is read from its bytes, its name and the person's tables.
    """

    name: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, Mapping[str, Mapping[str, Any]]], Incoming]
    cap: int = CAP


def _read_form(data: bytes, _file: str, tables: Mapping[str, Mapping[str, Any]]) -> Incoming:
    questions = _questions()
    return form_incoming(filled_form(mailed_text(data), questions), questions, tables)


def _read_card(data: bytes, _file: str, _tables: Mapping[str, Mapping[str, Any]]) -> Incoming:
    card = read_card(mailed_text(data), card_wording())
    return Incoming(card.name, {}, sign=card.sign, unsure=card.unsure, card=card)


def _archive_layout() -> Layout:
    return read_layout(content.shipped_toml("prompts/archive.toml"))


def _read_zip(data: bytes, file: str, _tables: Mapping[str, Mapping[str, Any]]) -> Incoming:
    layout = _archive_layout()
    return read_archive(zip_members(data, file, layout), file, layout)


def _read_sheet(data: bytes, file: str, _tables: Mapping[str, Mapping[str, Any]]) -> Incoming:
    return read_sheet(data, file, _archive_layout())


ARCHIVE = "LinkedIn archive"
FORMATS = (
    Format(ARCHIVE, lambda head, _name: is_zip(head), _read_zip, MOST),
    Format("list of feeds (OPML)", is_opml, lambda data, file, _tables: read_opml(data, file)),
    Format(
        "file of a LinkedIn archive",
        lambda head, name: is_sheet(head, name, _archive_layout()),
        _read_sheet,
        MOST_OF_ONE,
    ),
    Format("mailed card", lambda head, _name: is_card(mailed_text(head)), _read_card),
    Format("filled form", lambda head, _name: is_form(mailed_text(head)), _read_form),
    Format("JSON Resume", lambda _head, _name: True, lambda data, file, _tables: read_json_resume(data, file)),
)
"""The first format that recognises the bytes reads them; the last one says what is wrong with anything."""


def format_of(data: bytes, name: str) -> Format:
    """The format of these bytes; CoachError where there are more of them than it allows."""
    kind = next(one for one in FORMATS if one.recognises(data, name))
    if len(data) > kind.cap:
        sentence = f"{name} is larger than {kind.cap // 1_000_000} MB, which no {kind.name} is."
        raise CoachError("This file cannot be imported", sentence, [Place(name)])
    return kind


def _opened(file: Path) -> bytes:
    """The bytes of a file, as many as its kind may have: only an archive is large."""
    large = is_zip(first_bytes(file)) or file.suffix.casefold() == ".csv"
    return read_bytes(file, cap=MOST if large else CAP)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a foreign file would do to the files in a folder; `desk` is None where the folder holds no profile yet."""

    file: str
    folder: Path
    incoming: Incoming
    proposals: Proposals
    desk: ProfileDesk | None
    kind: str = "JSON Resume"
    elsewhere: Mapping[str, Proposals] = field(default_factory=dict)
    by: str = ""
    card: CardLog | None = None

    @property
    def name(self) -> str:
        """Whose profile it is or will be."""
        return self.desk.name if self.desk else self.incoming.name

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the person declined or ticked, as far as it does not stand already."""
        made = self.desk.choices if self.desk else {}
        return tuple(one for one in self.incoming.decisions if made.get(one.about) != one.kind)

    @property
    def unsure(self) -> tuple[Doubt, ...]:
        """Words that have no sure place."""
        return self.incoming.unsure

    @property
    def number(self) -> int:
        """How many things would be added, in all files."""
        answers = len(self.card.new) if self.card else 0
        return answers + sum(len(one.added) for one in (self.proposals, *self.elsewhere.values()))

    @property
    def settled(self) -> tuple[str, ...]:
        """The questions that need not be asked any more: they were put to the person, who has answered."""
        made = self.desk.choices if self.desk else {}
        return tuple(one for one in self.incoming.answered if made.get(one) == "ask")

    def lines(self) -> tuple[str, ...]:
        """Plain lines: what is new, kept, left out, noted, declined, unsure; places by the name the app gives them."""
        called = names(read_sections(content.shipped_toml("prompts/fields.toml")))
        told = [*(self.card.lines() if self.card else ()), *report(self.proposals, called)]
        told += [f"{line} [{file}.toml]" for file, one in self.elsewhere.items() for line in report(one, called)]
        told += [*map(tell_decision, self.decisions), *tell_doubts(self.unsure)]
        return (*told, *(self.incoming.past.lines() if self.incoming.past else ()), *self._offered())

    def _offered(self) -> Iterator[str]:
        """A line about those who may be chosen for the circle."""
        if found := self.incoming.connections:
            words = content.shipped_toml("prompts/archive.toml")["words"]["choose"]
            people = f"{found.people:,} connection{'' if found.people == 1 else 's'}"
            companies = f"{found.followed:,} compan{'y' if found.followed == 1 else 'ies'} followed"
            yield f"For the circle: {people}, {companies}. {words}"

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """The shape of the contract."""
        found = as_json(self.proposals)
        for file, proposals in self.elsewhere.items():
            for key, rows in as_json(proposals).items():
                found[key] += [{**row, "in": f"{file}.toml"} for row in rows]
        found["declined"] = [{"question": one.about, "why": one.why} for one in self.decisions if one.kind != "done"]
        found["done"] = [{"question": one.about, "noted": one.why} for one in self.decisions if one.kind == "done"]
        found["unsure"] = [
            {"question": one.question, "line": one.line, "words": one.words, "reason": one.reason}
            for one in self.unsure
        ]
        if self.card:
            found["session"] = [self.card.as_json()]
        if past := self.incoming.past:
            found["past"] = past.as_json()
        if offered := self.incoming.connections:
            found["offered"] = [{"connections": offered.people, "companies": offered.followed}]
        return found


def whose(file: Path) -> str:
    """The name in a foreign file, "" where it names nobody."""
    name = one_line(file.name)
    if file.is_dir():
        return _read_folder(file).name
    data = _opened(file)
    return format_of(data, name).read(data, name, {}).name


def _read_folder(folder: Path) -> Incoming:
    return read_archive(folder_members(folder), one_line(folder.name), _archive_layout())


def preview(file: Path, folder: Path, clock: Clock | None = None, by: str = "") -> Preview:
    """What this file would add to the profile in this folder; nothing is written."""
    desk = _desk_in(folder, clock, by)
    if file.is_dir():
        return _shown(_read_folder(file), ARCHIVE, one_line(file.name), folder, desk, by)
    return _preview(_opened(file), one_line(file.name), folder, desk, by)


def preview_bytes(data: bytes, name: str, folder: Path, clock: Clock | None = None, by: str = "") -> Preview:
    """The same of bytes that were read or pasted; `name` is what to call them."""
    return _preview(data, name, folder, _desk_in(folder, clock, by), by)


def _desk_in(folder: Path, clock: Clock | None, by: str) -> ProfileDesk | None:
    if not is_workspace(folder):
        return None
    return ProfileDesk(open_workspace(folder), clock or system_clock(), by or load_settings().by)


def preview_for(desk: ProfileDesk, file: Path | None, pasted: bytes = b"") -> Preview:
    """The same for the person whose desk is open, so that taking it can be undone there; a file, or what was pasted."""
    name = one_line(file.name) if file else "What you pasted"
    if file and file.is_dir():
        return _shown(_read_folder(file), ARCHIVE, name, desk.workspace.folder, desk, desk.by)
    data = _opened(file) if file else pasted
    if file is None and not is_form(mailed_text(data)):
        raise CoachError(
            "This is no form", "What was pasted holds none of the marks of a form, such as Answer 1 [hobbies]."
        )
    return _preview(data, name, desk.workspace.folder, desk, desk.by)


def _preview(data: bytes, name: str, folder: Path, desk: ProfileDesk | None, by: str) -> Preview:
    kind = format_of(data, name)
    return _shown(kind.read(data, name, _tables(desk)), kind.name, name, folder, desk, by)


def _tables(desk: ProfileDesk | None) -> dict[str, Mapping[str, Any]]:
    return {"profile": desk.raw, **{file: desk.raw_of(file) for file in _FILES}} if desk else {}


def _shown(incoming: Incoming, kind: str, name: str, folder: Path, desk: ProfileDesk | None, by: str) -> Preview:
    """What was read, held against the person's files; CoachError where it is about somebody else."""
    tables = _tables(desk)
    if desk is None and (incoming.card or not incoming.name):
        why = "is a card for a day" if incoming.card else "names nobody"
        sentence = f"{name} {why}, and {one_line(str(folder))} holds no profile. "
        advice = f'Make one first: execcoach init {one_line(str(folder))} --name "Ada Okafor"'
        raise CoachError("Whose file is this?", sentence + advice, [Place(name, path="basics.name")])
    if desk and incoming.sign and incoming.sign not in signs_of(desk.profile.person.id, desk.name):
        sentence = f"{name} was made for {incoming.name or 'somebody else'}, and this is {desk.name}'s folder. "
        title = f"This {'card' if incoming.card else 'form'} is somebody else's"
        raise CoachError(title, f"{sentence}Nothing was taken. Import it into the right one.")
    if desk and not incoming.sign and _is_stranger(desk.profile.person.name, incoming.name):
        sentence = f"{name} is about {incoming.name}, and this is {desk.name}'s folder. Nothing was taken. "
        advice = f"Is it {desk.first_name} under another name? Then change the name in profile.toml first."
        raise CoachError("This file is somebody else's", sentence + advice)
    current = tables.get("profile") or {"person": {"name": incoming.name}}
    card = card_log(incoming.card, desk, SessionDesk(desk)) if desk and incoming.card else None
    shown = Preview(name, folder, incoming, propose(current, incoming), desk, kind, by=by, card=card)
    return replace(shown, elsewhere=_elsewhere(incoming, tables))


def _is_stranger(ours: str, theirs: str) -> bool:
    """Whether two names have no word in common: then it is hardly the same person."""
    mine, named = (set(fold(name).replace(".", " ").split()) for name in (ours, theirs))
    return bool(mine and named and mine.isdisjoint(named))


def _elsewhere(incoming: Incoming, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Proposals]:
    found = {}
    for file, raw in incoming.elsewhere.items():
        found[file] = propose(tables.get(file, {}), Incoming(name=incoming.name, raw=raw))
    return found


def take(shown: Preview, clock: Clock | None = None, chosen: Collection[str] | None = None) -> Workspace:
    """Add what was shown, or the chosen paths of it; a folder without a profile gets one. Filled fields stay.

    It is one change for undo, whatever was filled in, declined or ticked.
    """
    desk = shown.desk
    if desk is None:
        workspace = create_profile(shown.folder, shown.name)
        try:
            desk = ProfileDesk(workspace, clock or system_clock(), shown.by or load_settings().by)
            again = replace(shown, desk=desk, proposals=propose(desk.raw, shown.incoming))
            _take(desk, again, chosen)
        except CoachError:
            workspace.profile.unlink(missing_ok=True)
            raise
        desk.record_score()
        return workspace
    if _take(desk, shown, chosen):
        desk.record_score()
    return desk.workspace


def _take(desk: ProfileDesk, shown: Preview, chosen: Collection[str] | None) -> bool:
    if shown.card and shown.card.session:
        SessionDesk(desk).keep(shown.card.session)
        return False
    about = f"import of {shown.file}"
    with desk.as_one(about):
        added = accept(desk.raw, shown.proposals, chosen)
        if changed := added != dict(desk.raw):
            desk.change(added, about)
        for file, proposals in shown.elsewhere.items():
            if proposals.added:
                desk.change_in(file, accept(desk.raw_of(file), proposals), about)
                changed = True
        for one in shown.decisions:
            desk.choose(one.about, one.kind, one.words, one.why)
        for question in shown.settled:
            desk.choose(question, "cleared")
        return changed or bool(shown.decisions)


def _questions() -> tuple[Question, ...]:
    files = (content.shipped_toml(f"prompts/checklists/{name}.toml") for name in content.checklist_names())
    return tuple(question for file in files for question in read_checklist(file).questions)
