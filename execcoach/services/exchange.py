"""The desk for foreign files: what one would add, shown first; then added, as one change that can be undone."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.exchange.archive import is_sheet, read_archive, read_sheet
from execcoach.exchange.archive_layout import Layout, read_layout
from execcoach.exchange.archive_members import MOST_BYTES, MOST_OF_ONE
from execcoach.exchange.archive_zip import is_zip, zip_members
from execcoach.exchange.csv_text import csv_text
from execcoach.exchange.filled_card import is_card, read_card
from execcoach.exchange.form_answers import incoming as form_incoming
from execcoach.exchange.json_resume import read_json_resume
from execcoach.exchange.mailed import mailed_text
from execcoach.exchange.matching import fold
from execcoach.exchange.opml import is_opml, read_opml
from execcoach.exchange.page_paste import is_page, read_page
from execcoach.exchange.page_paste_words import PageWords
from execcoach.exchange.progress import Progress, quiet
from execcoach.exchange.proposals import Incoming, Proposals, accept, propose
from execcoach.exchange.questionnaire import is_form, signs_of
from execcoach.profile.checklist import Question, read_checklist
from execcoach.services.day_cards import card_log
from execcoach.services.preview import Preview
from execcoach.services.profile import ProfileDesk
from execcoach.services.questionnaire import filled_form
from execcoach.services.session import SessionDesk
from execcoach.services.starting import create_profile, forget
from execcoach.services.week import card_wording
from execcoach.storage import content
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.foreign_folder import first_bytes, folder_members
from execcoach.storage.settings import load_settings
from execcoach.storage.toml_files import read_bytes
from execcoach.storage.workspace import Workspace, is_workspace, open_workspace
from execcoach.text import one_line

PASTED = "What you pasted"
CAP = 5_000_000
"""Bytes of a foreign file that are read at most, where its format allows no more."""
MOST = MOST_BYTES
"""The same of the format that allows most."""
_PAGE_HEAD = 240_000
_FILES = ("circle", "guidelines")


Tables = Mapping[str, Mapping[str, Any]]
"""A person's files by name: profile, circle, guidelines."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of foreign file: how it is known (its first bytes, its name), what it offers, and how large it may be.

    It is read from its bytes, its name and the person's tables, telling how far it is.
    """

    name: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, Tables, Progress], Incoming]
    cap: int = CAP


def _read_form(data: bytes, _file: str, tables: Tables, _progress: Progress) -> Incoming:
    questions = _questions()
    return form_incoming(filled_form(mailed_text(data), questions), questions, tables)


def _read_card(data: bytes, _file: str, _tables: Tables, _progress: Progress) -> Incoming:
    card = read_card(mailed_text(data), card_wording())
    return Incoming(card.name, {}, sign=card.sign, unsure=card.unsure, card=card)


def _archive_layout() -> Layout:
    return read_layout(content.shipped_toml("prompts/archive.toml"))


def _read_zip(data: bytes, file: str, _tables: Tables, progress: Progress) -> Incoming:
    layout = _archive_layout()
    return read_archive(zip_members(data, file, layout), file, layout, progress)


def _read_sheet(data: bytes, file: str, _tables: Tables, _progress: Progress) -> Incoming:
    return read_sheet(data, file, _archive_layout())


def _page_words() -> PageWords:
    return PageWords(content.shipped_toml("prompts/page_sections.toml"))


def _read_page(data: bytes, file: str, tables: Tables, _progress: Progress) -> Incoming:
    person = tables.get("profile", {}).get("person", {})
    known = person.get("name", "") if isinstance(person, Mapping) else ""
    return read_page(csv_text(data)[0], file, _page_words(), str(known))


def _is_json(data: bytes) -> bool:
    """Whether these bytes set out to be JSON, or are nothing anybody could read."""
    return (
        csv_text(data[:400])[0].lstrip()[:1] in ("{", "[", "<", "") or data[:1] in (b"%", b"\x89") or b"\0" in data[:99]
    )


def _read_json(data: bytes, file: str) -> Incoming:
    if _is_json(data) or file.casefold().endswith(".json"):
        return read_json_resume(data, file)
    words = content.shipped_toml("prompts/page_sections.toml")["reasons"]["unknown"]
    raise CoachError("Nothing here is known", f"{file}: {words}", [Place(file)])


ARCHIVE = "LinkedIn archive"
FORMATS = (
    Format(ARCHIVE, lambda head, _name: is_zip(head), _read_zip, MOST),
    Format("list of feeds (OPML)", is_opml, lambda data, file, _tables, _progress: read_opml(data, file)),
    Format(
        "file of a LinkedIn archive",
        lambda head, name: is_sheet(head, name, _archive_layout()),
        _read_sheet,
        MOST_OF_ONE,
    ),
    Format("mailed card", lambda head, _name: is_card(mailed_text(head)), _read_card),
    Format("filled form", lambda head, _name: is_form(mailed_text(head)), _read_form),
    Format("LinkedIn page", lambda data, _name: is_page(csv_text(data[:_PAGE_HEAD])[0], _page_words()), _read_page),
    Format("JSON Resume", lambda _head, _name: True, lambda data, file, _tables, _progress: _read_json(data, file)),
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


def whose(file: Path) -> str:
    """The name in a foreign file, "" where it names nobody."""
    name = one_line(file.name)
    if _is_folder(file):
        return _read_folder(file).name
    data = _opened(file)
    return format_of(data, name).read(data, name, {}, quiet).name


def _is_folder(file: Path) -> bool:
    """Whether it is a folder; a name that no file can have is none."""
    try:
        return file.is_dir()
    except OSError:
        return False


def _read_folder(folder: Path, progress: Progress = quiet) -> Incoming:
    return read_archive(folder_members(folder), one_line(folder.name), _archive_layout(), progress)


def preview(file: Path, folder: Path, clock: Clock | None = None, by: str = "", progress: Progress = quiet) -> Preview:
    """What this file would add to the profile in this folder; nothing is written. Stopped where progress says so."""
    desk = _desk_in(folder, clock, by)
    if _is_folder(file):
        return _shown(_read_folder(file, progress), ARCHIVE, one_line(file.name), folder, desk, by)
    return _preview(_opened(file), one_line(file.name), folder, desk, by, progress)


def preview_bytes(data: bytes, name: str, folder: Path, clock: Clock | None = None, by: str = "") -> Preview:
    """The same of bytes that were read or pasted; `name` is what to call them."""
    return _preview(data, name, folder, _desk_in(folder, clock, by), by)


def _desk_in(folder: Path, clock: Clock | None, by: str) -> ProfileDesk | None:
    if not is_workspace(folder):
        return None
    return ProfileDesk(open_workspace(folder), clock or system_clock(), by or load_settings().by)


def preview_for(desk: ProfileDesk, file: Path | None, pasted: bytes = b"", progress: Progress = quiet) -> Preview:
    """The same for the person whose desk is open, so that taking it can be undone there; a file, or what was pasted."""
    name = one_line(file.name) if file else PASTED
    if file and _is_folder(file):
        return _shown(_read_folder(file, progress), ARCHIVE, name, desk.workspace.folder, desk, desk.by)
    return _preview(_opened(file) if file else pasted, name, desk.workspace.folder, desk, desk.by, progress)


def preview_new(data: bytes, home_for: Callable[[str], Path], clock: Clock) -> Preview:
    """The same of what was pasted for somebody nobody knows yet, whose folder is named after them."""
    incoming = format_of(data, PASTED).read(data, PASTED, {}, quiet)
    return preview_bytes(data, PASTED, home_for(incoming.name), clock)


def _preview(
    data: bytes, name: str, folder: Path, desk: ProfileDesk | None, by: str, progress: Progress = quiet
) -> Preview:
    kind = format_of(data, name)
    return _shown(kind.read(data, name, _tables(desk), progress), kind.name, name, folder, desk, by)


def _tables(desk: ProfileDesk | None) -> dict[str, Mapping[str, Any]]:
    return {"profile": desk.raw, **{file: desk.raw_of(file) for file in _FILES}} if desk else {}


def _shown(incoming: Incoming, kind: str, name: str, folder: Path, desk: ProfileDesk | None, by: str) -> Preview:
    """What was read, held against the person's files; CoachError where it is about somebody else."""
    tables = _tables(desk)
    if desk is None and (incoming.card or not incoming.name):
        why = "is a card for a day" if incoming.card else "names nobody"
        sentence = f"{name} {why}, and {one_line(str(folder))} holds no profile. "
        advice = f'Make one first: execcoach init {one_line(str(folder))} --name "Ada Okafor"'
        raise CoachError(
            "Whose file is this?", sentence + advice, [Place(name, path="basics.name" if kind == "JSON Resume" else "")]
        )
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
    """Add what was shown, or what is chosen by key; a folder without a profile gets one. Filled fields stay.

    It is one change for undo, whatever was filled in, declined or ticked; what fails halfway is taken back whole.
    """
    if chosen is not None:
        shown = shown.only(chosen)
    desk = shown.desk
    if desk is None:
        there = shown.folder.exists()
        workspace = create_profile(shown.folder, shown.name)
        try:
            desk = ProfileDesk(workspace, clock or system_clock(), shown.by or load_settings().by)
            _take(desk, replace(shown, desk=desk))
        except CoachError:
            forget(workspace, there)
            raise
        desk.record_score()
        return workspace
    if _take(desk, shown):
        desk.record_score()
    return desk.workspace


def _take(desk: ProfileDesk, shown: Preview) -> bool:
    if shown.card and shown.card.session:
        SessionDesk(desk).keep(shown.card.session)
        return False
    about = f"import of {shown.file}"
    before = desk.undo_mark
    try:
        with desk.as_one(about):
            return _take_all(desk, shown, about)
    except CoachError:
        if desk.undo_mark != before:
            desk.undo()
        raise


def _take_all(desk: ProfileDesk, shown: Preview, about: str) -> bool:
    added = accept(desk.raw, shown.proposals)
    if changed := added != dict(desk.raw):
        desk.change_with_id(added, about)
    for file, proposals in shown.elsewhere.items():
        if proposals.added or proposals.changed:
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
