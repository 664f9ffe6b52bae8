"""The desks of one person, each opened when it is first asked for, and what the top line says."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from execcoach.services.marks import Mark, key_of, mark, number_for
from execcoach.services.profile import ProfileDesk
from execcoach.services.session import SessionDesk
from execcoach.storage import atomic
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import Workspace

if TYPE_CHECKING:
    from execcoach.services.about import AboutDesk
    from execcoach.services.ahead import AheadDesk
    from execcoach.services.circle import CircleDesk
    from execcoach.services.drafts import DraftDesk
    from execcoach.services.editing import FieldsDesk
    from execcoach.services.export import ExportDesk
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

    @cached_property
    def export(self) -> ExportDesk:
        """The data on its way out."""
        from execcoach.services.export import ExportDesk

        return ExportDesk(self.profile)

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
