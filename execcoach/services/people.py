"""The front desk: whom this machine knows, opening somebody's folder, starting a new one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.profile import paths
from execcoach.services.marks import Mark, kept, key_of, mark, number_for
from execcoach.services.profile import ProfileDesk
from execcoach.services.session import SessionDesk
from execcoach.storage import atomic, content, locations
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.half_typed import load_half_typed, save_half_typed
from execcoach.storage.locations import lock_folder
from execcoach.storage.profile_file import open_owned
from execcoach.storage.settings import Settings, load_settings, save_settings
from execcoach.storage.workspace import (
    Workspace,
    found_workspace,
    is_workspace,
    new_id,
    open_workspace,
    workspaces_beside,
)
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.services.about import AboutDesk
    from execcoach.services.ahead import AheadDesk
    from execcoach.services.circle import CircleDesk
    from execcoach.services.drafts import DraftDesk
    from execcoach.services.editing import FieldsDesk
    from execcoach.services.meeting import MeetingDesk
    from execcoach.services.publishing import PublishingDesk
    from execcoach.services.questionnaire import QuestionnaireDesk
    from execcoach.services.results import ResultsDesk
    from execcoach.services.trend import TrendDesk
    from execcoach.services.week import WeekDesk


class Everyday:
    """The desks of one person."""

    def __init__(self, workspace: Workspace, clock: Clock, by: str) -> None:
        self.workspace = workspace
        self.clock = clock
        self.profile = ProfileDesk(workspace, clock, by)
        self.number = number_for(self.known_by, {})
        self.opened_after = ""
        """Whose folder was open before this one, where that was somebody else."""

    @cached_property
    def session(self) -> SessionDesk:
        """The ten minutes."""
        return SessionDesk(self.profile)

    @cached_property
    def meeting(self) -> MeetingDesk:
        """Before and after a meeting."""
        from execcoach.services.meeting import MeetingDesk

        return MeetingDesk(self.profile)

    @cached_property
    def results(self) -> ResultsDesk:
        """What came of it."""
        from execcoach.services.results import ResultsDesk

        return ResultsDesk(self.profile, self.session)

    @cached_property
    def trend(self) -> TrendDesk:
        """The routine over a year."""
        from execcoach.services.trend import TrendDesk

        return TrendDesk(self.profile)

    @cached_property
    def week(self) -> WeekDesk:
        """The week on a page, and a card a day."""
        from execcoach.services.week import WeekDesk

        return WeekDesk(self.profile, self.session)

    @cached_property
    def drafts(self) -> DraftDesk:
        """The drafts, imported when they are first asked for."""
        from execcoach.services.drafts import DraftDesk

        return DraftDesk(self.profile)

    @cached_property
    def questionnaire(self) -> QuestionnaireDesk:
        """The form to mail."""
        from execcoach.services.questionnaire import QuestionnaireDesk

        return QuestionnaireDesk(self.profile)

    @cached_property
    def about(self) -> AboutDesk:
        """The About and which of its sentences says what."""
        from execcoach.services.about import AboutDesk

        return AboutDesk(self.profile)

    @cached_property
    def fields(self) -> FieldsDesk:
        """Every field of the three files."""
        from execcoach.services.editing import FieldsDesk

        return FieldsDesk(self.profile)

    @cached_property
    def circle_desk(self) -> CircleDesk:
        """Whom the person reads, meets and thanks, to be worked."""
        from execcoach.services.circle import CircleDesk

        return CircleDesk(self.profile, self.fields)

    @cached_property
    def ahead(self) -> AheadDesk:
        """The week laid out ahead."""
        from execcoach.services.ahead import AheadDesk

        return AheadDesk(self.profile, self.fields, self.drafts)

    @cached_property
    def publishing(self) -> PublishingDesk:
        """The page, field by field."""
        from execcoach.services.publishing import PublishingDesk

        return PublishingDesk(self.profile)

    def title(self, short: bool = False) -> str:
        """Whose file this is: name and, unless short, company; DEMO where it is one."""
        person = self.profile.profile.person
        words = [self.profile.name, *([person.company] if person.company and not short else [])]
        return " · ".join((["DEMO"] if self.workspace.demo else []) + words)

    @property
    def mark(self) -> Mark:
        """The person's mark on every screen."""
        return mark(self.number, self.profile.name)

    @property
    def known_by(self) -> str:
        """What the person is known by on this machine."""
        return key_of(self.profile.profile.person, str(self.workspace.folder))

    def tidy(self) -> None:
        """Take away what a save that was cut off left behind."""
        for folder in (self.workspace.folder, self.workspace.progress, self.workspace.drafts):
            atomic.sweep(folder)

    def undo(self) -> str:
        """Take the last change to one of the files back; what it was, or "" when there is none."""
        about = self.profile.undo()
        self.session.read_again()
        return about

    def redo(self) -> str:
        """Do again what was taken back last; what it was, or "" when there is none."""
        about = self.profile.redo()
        self.session.read_again()
        return about

    def figures(self, short: bool = False) -> str:
        """The date and the figures of the top line, in full or for a narrow screen."""
        day = self.clock.today()
        date = f"{day.day} {day:%b}" if short else f"{day:%A} {day.day} {day:%B}"
        file, page = ("file", "page") if short else ("in your file", "on your page")
        figures = [date, f"{file} {self.profile.score().total / 100:.0f}"]
        if self.profile.published:
            figures.append(f"{page} {self.profile.page().total / 100:.0f}")
        return " · ".join(figures)


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
        everyday = Everyday(open_workspace(folder), self.clock, self.settings.by)
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
        create_profile(folder, name)
        return self.open(folder)

    def home_for(self, name: str) -> Path:
        """A folder for somebody new: below execcoach in the home folder, named after them, not yet there."""
        home = locations.people_folder()
        ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:40] or "me"
        names = (slug if number == 1 else f"{slug}-{number}" for number in range(1, 1000))
        return next(home / name for name in names if not (home / name).exists())

    def folder_for_import(self, file: Path) -> Path:
        """A new folder named after whom the file names, or after the file."""
        from execcoach.services.exchange import whose

        return self.home_for(whose(file) or file.stem)

    def thank(self, answers: Mapping[str, str], everyday: Everyday | None = None) -> tuple[Everyday, str]:
        """The thank-you kept: a profile and a contact where there are none yet, and the draft; its id."""
        name, who = one_line(answers["name"]), one_line(answers["who"])
        if everyday is None or everyday.profile.name != name:
            everyday = self.start(self.home_for(name), name)
        everyday.profile.add_contact(who, relation="colleague", learned=answers["did"])
        template = everyday.drafts.template("thank-a-colleague")
        draft = everyday.drafts.save(everyday.drafts.new(template, {"who": who, "did": answers["did"]}))
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

        everyday = Everyday(make_demo(self.clock.today()), self.clock, self.settings.by)
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


_LOOKED_AT, _SHOWN = 400, 12
"""How many folders beside a person's are looked at, and how many of them are offered."""
_NOBODY = Path()
"""Stands for the folder of somebody who has none yet."""


def create_profile(folder: Path, name: str) -> Workspace:
    """A new workspace with the commented starter, name and a random id filled in."""
    clean_name = one_line(name)
    if not clean_name:
        raise CoachError("Whose profile is it?", 'Give a name, for example: --name "Ada Okafor".')
    workspace = found_workspace(folder, content.shipped_bytes("prompts/starter.toml"))
    owned = open_owned(workspace.profile, locks=lock_folder())
    owned.save(paths.put(paths.put(owned.raw, "person.name", clean_name), "person.id", new_id()))
    return workspace


def _named_in(folder: Path) -> tuple[str, str]:
    """The name in a folder's profile, and what the person is known by; "" for what it does not say."""
    try:
        person = open_owned(folder / "profile.toml", locks=lock_folder()).raw.get("person")
    except CoachError:
        return f"{one_line(folder.name)} (its profile.toml cannot be read)", ""
    found = person if isinstance(person, Mapping) else {}
    name, id = (one_line(value) if isinstance(value := found.get(key), str) else "" for key in ("name", "id"))
    return name or one_line(folder.name), id or name.casefold()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason not to bother, and what is true about it."""

    objection: str
    words: str
    figure: str
    source: str


def doubts() -> tuple[Doubt, ...]:
    """The doubts everybody has, from the shipped table."""
    rows = content.shipped_toml("prompts/why.toml")["answer"]
    return tuple(Doubt(row["objection"], row["words"], row.get("figure", ""), row["source"]) for row in rows)
