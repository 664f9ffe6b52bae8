"""The desk for a week: the page about the one that is ending, and a card a day for the one that comes."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.drafting.template import read_template, render
from execcoach.errors import CoachError
from execcoach.exchange.day_card import CardWording, day_card, read_card_wording
from execcoach.profile.day_words import day_and_month, short_day
from execcoach.routine import plan as planning
from execcoach.routine.consistency import monday_of, planned_days
from execcoach.routine.offering import Waiting
from execcoach.routine.plan import Plan
from execcoach.routine.progress import up_to
from execcoach.routine.records import Records, Session, StepRecord
from execcoach.routine.results import read_asking
from execcoach.routine.week import Deed, Heard, Laid, Week, week_of
from execcoach.services.days import draft_title
from execcoach.storage import atomic, content, draft_files, progress_files
from execcoach.text import one_line, slug

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk
    from execcoach.services.session import SessionDesk

_DAY = datetime.timedelta(days=1)
_TEMPLATE = "templates/reports/digest.j2.md"


class WeekDesk:
    """One person's weeks."""

    def __init__(self, profile_desk: ProfileDesk, session_desk: SessionDesk) -> None:
        self._desk = profile_desk
        self._session = session_desk

    @property
    def name(self) -> str:
        """Whose weeks these are."""
        return self._desk.name

    @property
    def _today(self) -> datetime.date:
        return self._desk.clock.today()

    def week(self, day: datetime.date | None = None) -> Week:
        """The week of a day; without one this week, on a Monday the one before: nothing was done in this one yet."""
        today = self._today
        meant = day or today - (_DAY if today.weekday() == 0 else 0 * _DAY)
        return week_of(meant, today, self._desk.profile, self._desk.circle, self._records(monday_of(meant)))

    def _records(self, first: datetime.date) -> Records:
        """What was done, as far back as a week asks. Why not always all: this month and last are read already."""
        desk = self._desk
        if first >= (self._today.replace(day=1) - _DAY).replace(day=1) or not desk.workspace.progress.is_dir():
            return self._session.records
        return up_to(progress_files.read_all(desk.workspace, desk.profile.person.id).records, self._today).records

    def digest(self, day: datetime.date | None = None) -> str:
        """The week of a day on one page, in plain text that Markdown shows well."""
        template = read_template(content.shipped_bytes(_TEMPLATE).decode(), _TEMPLATE)
        said = render(template, self._told(self.week(day)))
        return re.sub(r"\n{3,}", "\n\n", said).strip() + "\n"

    def _told(self, found: Week) -> dict[str, Any]:
        kinds = read_asking(content.shipped_toml("prompts/results.toml")).kinds
        asked = next((one.name for one in found.due if one.customer), "")
        return {
            "name": self._desk.name,
            "first_name": self._desk.first_name,
            "dates": _dates(found.first, found.last),
            "kept": found.kept.kept,
            "planned": found.kept.planned,
            "back_filled": found.back_filled,
            "shared": [_deed(one) for one in found.shared],
            "heard": [_deed(one) for one in found.heard],
            "objections": found.objections,
            "engaged": [_deed(one) for one in found.engaged],
            "reading": ", ".join(f"{tag} {number}" for tag, number in found.reading.items()),
            "customer": _customer(found.customer) if found.customer else {},
            "ask": asked,
            "came": [{"day": f"{one.day:%A}", "kind": kinds[one.kind], "words": one.words} for one in found.came],
            "ahead": [_laid(one, self._titled(one.draft) if one.draft else "") for one in found.ahead],
            "due": ", ".join(f"{one.name} ({one.company})" if one.company else one.name for one in found.due),
        }

    def _titled(self, draft: str) -> str:
        try:
            return one_line(draft_files.load_draft(self._desk.workspace, draft).title) or one_line(draft)
        except CoachError:
            return one_line(draft)

    @property
    def card_wording(self) -> CardWording:
        """What a card says besides its steps."""
        return card_wording()

    def card_days(self, day: datetime.date | None = None) -> tuple[datetime.date, ...]:
        """The planned days still to come in the week of a day; without one, in the next seven days, today included.

        CoachError where there is none.
        """
        today = self._today
        first = max(today, monday_of(day)) if day else today
        last = monday_of(day) + 6 * _DAY if day else today + 6 * _DAY
        planned = planned_days(self._desk.profile.routine, first, last)
        days = tuple(one for one in planned if one != today or not self._session.done_today())
        if not days:
            end = day_and_month(last)
            sentence = f"From {day_and_month(first)} to {end} no day is planned. Name another week with --week."
            if last < today:
                sentence = f"The week up to {end} is over. A card is for a day that is still to come."
            raise CoachError("There is no day for a card", sentence)
        return days

    def card_plans(self, days: tuple[datetime.date, ...]) -> tuple[Plan, ...]:
        """The plan of each of these days, oldest first, as if each day before it were done as planned.

        Why as if: else a prompt that was on Monday's card would stand on Tuesday's again.
        """
        plans: list[Plan] = []
        records = self._session.records
        for day in days:
            done = any(one.day == day for one in records.sessions)
            made = self._session.plan(day) if day == self._today else self._planned(day, records)
            plans.append(made)
            if not done:
                records = replace(records, sessions=(*records.sessions, _as_if(made)))
        return tuple(plans)

    def _planned(self, day: datetime.date, records: Records) -> Plan:
        desk = self._desk
        never = [about for about, kind in desk.choices.items() if kind == "never"]
        waiting = [Waiting(name, draft_title(name)) for name in draft_files.draft_names(desk.workspace)[:3]]
        given = self._session.given(day, records.sessions)
        return planning.plan(
            day, desk.profile, desk.circle, records, self._session.bank, (), never, waiting, given=given
        )

    def card(self, plan: Plan) -> str:
        """The card of a plan's day: what is mailed, and what stands in a calendar."""
        desk, today = self._desk, self._today
        drafts = {step.draft: self._draft(step.draft) for step in plan.steps if step.draft}
        wording = self.card_wording
        return day_card(plan, desk.profile.person.id, desk.name, desk.first_name, wording, drafts, plan.date > today)

    def _draft(self, name: str) -> tuple[str, str]:
        """Title and text of a draft; "" for the text where it cannot be read."""
        try:
            found = draft_files.load_draft(self._desk.workspace, name)
        except CoachError:
            return one_line(name), ""
        return one_line(found.title) or one_line(name), found.text

    def cards(self, day: datetime.date | None = None) -> tuple[tuple[str, str], ...]:
        """A name for the file and the text of each card of a week, oldest first."""
        plans = self.card_plans(self.card_days(day))
        return tuple((f"{plan.date.isoformat()}-{self._slug}.txt", self.card(plan)) for plan in plans)

    @property
    def _slug(self) -> str:
        return "-".join(filter(None, ("card-for", slug(self._desk.first_name, 30))))

    def save_cards(self, folder: Path, day: datetime.date | None = None, force: bool = False) -> tuple[Path, ...]:
        """Write a file a card into this folder, which is made where there is none; which files."""
        cards = self.cards(day)
        atomic.make_folder(folder)
        if not force:
            for name, text in cards:
                _check_free(folder / name, text)
        for name, text in cards:
            save_text(folder / name, text, force)
        return tuple(folder / name for name, _ in cards)


def card_wording() -> CardWording:
    """The shipped words of a card."""
    return read_card_wording(content.shipped_toml("prompts/card.toml"))


def save_text(file: Path, text: str, force: bool = False) -> None:
    """Write a page to a file, all or none; CoachError where something else is there, unless by force."""
    data = text.encode("utf-8", "replace")
    if force:
        atomic.write(file, data)
        return
    try:
        atomic.create(file, data)
    except FileExistsError:
        _check_free(file, text)


def _check_free(file: Path, text: str) -> None:
    try:
        same = not file.exists() or file.read_bytes() == text.encode("utf-8", "replace")
    except OSError:
        same = False
    if not same:
        name = one_line(str(file))
        sentence = f"{name} is there already and says something else. Name another place, or say --force."
        raise CoachError("Nothing was written", sentence)


def _as_if(plan: Plan) -> Session:
    """The session that a day makes if it goes as planned."""
    at = f"{plan.date.isoformat()}T08:00:00+00:00"
    steps = tuple(
        StepRecord(
            pillar=one.pillar,
            prompt=one.prompt,
            effort=one.effort,
            link=one.link,
            contact=one.contact,
            about=one.about if one.given else "",
        )
        for one in plan.steps
    )
    return Session(id=f"as-if-{plan.date.isoformat()}", started=at, ended=at, minutes=plan.minutes, steps=steps)


def _deed(one: Deed) -> dict[str, str]:
    return {
        "day": f"{one.day:%A}",
        "words": one.words,
        "effort": one.effort.replace("-", " "),
        "who": one.who,
        "company": one.company,
        "link": one.link,
    }


def _customer(one: Heard) -> dict[str, str]:
    return {"words": one.words, "day": f"{one.day:%A}", "how": one.how, "who": one.who, "company": one.company}


def _laid(one: Laid, draft: str) -> dict[str, str]:
    return {
        "day": f"{one.day:%a} {short_day(one.day)}",
        "pillar": one.pillar,
        "who": one.who,
        "words": one.words,
        "link": one.link,
        "draft": draft,
        "by": one.by,
    }


def _dates(first: datetime.date, last: datetime.date) -> str:
    head = str(first.day) if first.month == last.month else day_and_month(first)
    return f"{head} to {day_and_month(last)} {last.year}"
