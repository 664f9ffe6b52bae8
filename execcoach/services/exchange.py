"""The desk for foreign files: what one would add, shown first; then added, as one change that can be undone."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.exchange.matching import fold
from execcoach.exchange.progress import Progress, quiet
from execcoach.exchange.proposals import Incoming, Proposals, accept, propose
from execcoach.services.formats import ARCHIVE, CAP, MOST, format_of, is_large, read_folder
from execcoach.services.preview import Preview
from execcoach.services.profile import ProfileDesk
from execcoach.services.starting import create_profile, forget
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.foreign_folder import first_bytes
from execcoach.storage.settings import load_settings
from execcoach.storage.toml_files import read_bytes
from execcoach.storage.workspace import Workspace, is_workspace, open_workspace
from execcoach.text import one_line

PASTED = "What you pasted"
_FILES = ("circle", "guidelines")


def _opened(file: Path) -> bytes:
    """The bytes of a file, as many as its kind may have: only an archive is large."""
    return read_bytes(file, cap=MOST if is_large(first_bytes(file), file.suffix) else CAP)


def whose(file: Path) -> str:
    """The name in a foreign file, "" where it names nobody."""
    name = one_line(file.name)
    if _is_folder(file):
        return read_folder(file).name
    data = _opened(file)
    return format_of(data, name).read(data, name, {}, quiet).name


def _is_folder(file: Path) -> bool:
    """Whether it is a folder; a name that no file can have is none."""
    try:
        return file.is_dir()
    except OSError:
        return False


def preview(file: Path, folder: Path, clock: Clock | None = None, by: str = "", progress: Progress = quiet) -> Preview:
    """What this file would add to the profile in this folder; nothing is written. Stopped where progress says so."""
    desk = _desk_in(folder, clock, by)
    if _is_folder(file):
        return _shown(read_folder(file, progress), ARCHIVE, one_line(file.name), folder, desk, by)
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
        return _shown(read_folder(file, progress), ARCHIVE, name, desk.workspace.folder, desk, desk.by)
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
    if desk is None and (incoming.card or incoming.homework or not incoming.name):
        why = "is what a coach gave to do" if incoming.homework else "names nobody"
        why = "is a card for a day" if incoming.card else why
        sentence = f"{name} {why}, and {one_line(str(folder))} holds no profile. "
        advice = f'Make one first: execcoach init {one_line(str(folder))} --name "Ada Okafor"'
        raise CoachError(
            "Whose file is this?", sentence + advice, [Place(name, path="basics.name" if kind == "JSON Resume" else "")]
        )
    if desk and incoming.sign and not _made_for(desk, incoming.sign):
        sentence = f"{name} was made for {incoming.name or 'somebody else'}, and this is {desk.name}'s folder. "
        title = f"This {'card' if incoming.card else 'form'} is somebody else's"
        raise CoachError(title, f"{sentence}Nothing was taken. Import it into the right one.")
    if desk and incoming.homework:
        from execcoach.services.homework_offer import offered

        given = offered(incoming.homework, desk, name)
        return Preview(name, folder, incoming, Proposals(), desk, kind, by=by, homework=given)
    if desk and not incoming.sign and _is_stranger(desk.profile.person.name, incoming.name):
        sentence = f"{name} is about {incoming.name}, and this is {desk.name}'s folder. Nothing was taken. "
        advice = f"Is it {desk.first_name} under another name? Then change the name in profile.toml first."
        raise CoachError("This file is somebody else's", sentence + advice)
    current = tables.get("profile") or {"person": {"name": incoming.name}}
    shown = Preview(name, folder, incoming, propose(current, incoming), desk, kind, by=by)
    if desk and incoming.card:
        from execcoach.services.day_cards import card_log
        from execcoach.services.session import SessionDesk

        shown = replace(shown, card=card_log(incoming.card, desk, SessionDesk(desk)))
    return replace(shown, elsewhere=_elsewhere(incoming, tables))


def _made_for(desk: ProfileDesk, sign: str) -> bool:
    from execcoach.exchange.questionnaire import signs_of

    return sign in signs_of(desk.profile.person.id, desk.name)


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
    if shown.homework:
        from execcoach.services.homework_offer import take as take_homework

        take_homework(shown.homework, desk)
        return False
    if shown.card and shown.card.session:
        from execcoach.services.session import SessionDesk

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
