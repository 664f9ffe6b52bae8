"""The front desk: whom this machine knows, opening somebody's folder, starting a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.services import starting
from execcoach.services.marks import Mark, kept, mark, number_for
from execcoach.storage import locations
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.half_typed import load_half_typed, save_half_typed
from execcoach.storage.locations import lock_folder
from execcoach.storage.profile_file import open_owned
from execcoach.storage.settings import Settings, load_settings, save_settings
from execcoach.storage.trusted import made_here
from execcoach.storage.workspace import Workspace, is_workspace, open_workspace, workspaces_beside
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday

_LOOKED_AT, _SHOWN = 400, 12
"""How many folders beside a person's are looked at, and how many of them are offered."""
_NOBODY = Path()
"""Stands for the folder of somebody who has none yet."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody opened before: their folder, the name in it, their mark."""

    folder: Path
    name: str
    mark: Mark


class People:
    """Everybody this machine was asked about, and the settings."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or system_clock()
        self.settings: Settings = load_settings()

    def remember(self, settings: Settings) -> None:
        """Keep these settings; what cannot be written is not worth stopping anybody."""
        if settings != self.settings:
            self.settings = settings
            try:
                save_settings(settings)
            except CoachError:
                return

    def remember_theme(self, name: str) -> None:
        """Keep the theme for next time."""
        self.remember(replace(self.settings, theme=name))

    def remember_keyboard(self, by: str, name: str = "") -> None:
        """Keep who is at the keyboard of this machine: executive, or assistant and their name."""
        self.remember(replace(self.settings, by=by, by_name=one_line(name) or self.settings.by_name))

    def typing_for(self, everyday: Everyday) -> str:
        """Who types where it is not the person: the assistant's name, or "Assistant"; "" for the person."""
        return (self.settings.by_name or "Assistant") if everyday.profile.by == "assistant" else ""

    def remember_review(self, folder: Path) -> None:
        """Keep the folder in which the clients' folders lie for next time."""
        self.remember(replace(self.settings, review=str(folder)))

    def open(self, folder: Path) -> Everyday:
        """The desks of the person in this folder, who is the last one opened from now on."""
        everyday = _desks(open_workspace(folder), self.clock, self.settings.by)
        last = next((Path(name) for name in self.settings.recent if is_workspace(Path(name))), None)
        marks, key = dict(self.settings.marks), everyday.known_by
        everyday.number = number_for(key, marks)
        marks = kept(marks, key, everyday.number)
        opened = self.settings.opened(everyday.workspace.folder)
        self.remember(replace(opened, marks=tuple(marks.items())))
        if last and last != everyday.workspace.folder and (name := _named_in(last)[0]) != everyday.profile.name:
            everyday.opened_after = name
        return everyday

    def typed(self, words: str) -> Path:
        """The file or folder that somebody typed or dropped."""
        return locations.typed(words)

    def start(self, folder: Path, name: str) -> Everyday:
        """A new folder with a commented starter profile for this person."""
        starting.create_profile(folder, name)
        return self.open(folder)

    def home_for(self, name: str) -> Path:
        """A folder for somebody new: below execcoach in the home folder, named after them, not yet there."""
        return starting.home_for(name)

    def folder_for_import(self, file: Path) -> Path:
        """A new folder named after whom the file names, or after the file."""
        from execcoach.services.exchange import whose

        return self.home_for(whose(file) or file.stem)

    def thank(self, answers: Mapping[str, str], everyday: Everyday | None = None) -> tuple[Everyday, str]:
        """The thank-you kept: a profile and a contact where there are none yet, and the draft; its id."""
        from execcoach.services.templates import first_thanks

        name, who = one_line(answers["name"]), one_line(answers["who"])
        if everyday is None or everyday.profile.name != name:
            everyday = self.start(self.home_for(name), name)
        everyday.profile.add_contact(who, relation="colleague", learned=answers["did"])
        draft = everyday.drafts.save(everyday.drafts.new(first_thanks(), {"who": who, "did": answers["did"]}))
        return everyday, draft.id

    def half_thanked(self) -> dict[str, str]:
        """What was typed of a first thank-you and not kept yet."""
        return load_half_typed(_NOBODY).get("thank", {})

    def keep_half_thanked(self, answers: Mapping[str, str]) -> None:
        """Keep what is typed of a first thank-you, though nobody has a folder yet; nothing typed, nothing kept."""
        save_half_typed(_NOBODY, {"thank": dict(answers)} if answers else {})

    def open_demo(self) -> Everyday:
        """A throw-away copy of the sample workspace; never the last one opened."""
        from execcoach.storage.demo_files import make_demo

        everyday = _desks(make_demo(self.clock.today()), self.clock, self.settings.by)
        everyday.number = number_for(everyday.known_by, dict(self.settings.marks))
        return everyday

    def leave(self) -> None:
        """Throw away the demos that were opened; nothing else is left behind."""
        from execcoach.storage.demo_files import drop_demos

        drop_demos()

    def note_fault(self) -> str:
        """Write the fault that is being handled to a file, and say so in a sentence."""
        from execcoach.storage.faults import note_fault

        return note_fault(self.clock.now())

    def keep_demo(self, everyday: Everyday, folder: Path) -> Everyday:
        """The demo's files copied to a folder of one's own."""
        from execcoach.storage.demo_files import keep_demo

        keep_demo(everyday.workspace, folder)
        made_here(folder)
        return self.open(folder)

    def known(self, here: Everyday | None = None) -> tuple[Known, ...]:
        """The people opened last whose folder is still there, newest first; then those whose folder lies beside it."""
        folders = [folder for name in self.settings.recent if is_workspace(folder := Path(name))]
        if here and not here.workspace.demo:
            beside = workspaces_beside(here.workspace.folder, most=_LOOKED_AT)
            folders += [one for one in beside if one not in folders][:_SHOWN]
        return tuple(self._known(folder) for folder in folders)

    def _known(self, folder: Path) -> Known:
        name, key = _named_in(folder)
        return Known(folder, name, mark(number_for(key or str(folder), dict(self.settings.marks)), name))

    def last(self) -> Path | None:
        """The folder opened last, None when there is none or several people are known."""
        there = [Path(folder) for folder in self.settings.recent if is_workspace(Path(folder))]
        return there[0] if len(there) == 1 else None


def _desks(workspace: Workspace, clock: Clock, by: str) -> Everyday:
    """Somebody's desks. Why imported here: a coach who opens the clients' table needs none of them."""
    from execcoach.services.everyday import Everyday

    return Everyday(workspace, clock, by)


def _named_in(folder: Path) -> tuple[str, str]:
    """The name in a folder's profile, and what the person is known by; "" for what it does not say."""
    try:
        person = open_owned(folder / "profile.toml", locks=lock_folder()).raw.get("person")
    except CoachError:
        return f"{one_line(folder.name)} (its profile.toml cannot be read)", ""
    found = person if isinstance(person, Mapping) else {}
    name, id = (one_line(value) if isinstance(value := found.get(key), str) else "" for key in ("name", "id"))
    return name or one_line(folder.name), id or name.casefold()
