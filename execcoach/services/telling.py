"""What the app says around the ten minutes: above the plan, on the line below, and at the end."""

import datetime
from dataclasses import dataclass

from execcoach.routine.consistency import planned_days
from execcoach.routine.records import Session
from execcoach.services.session import SessionDesk

_DAY = datetime.timedelta(days=1)
_DID = {"share": "shared", "listen": "listened", "engage": "engaged"}
_NUMBERS = {5: "Five", 10: "Ten", 15: "Fifteen", 20: "Twenty"}


@dataclass(frozen=True, slots=True)
class Told:
    """The end of a session in two lines."""

    done: str
    tomorrow: str


def heading(desk: SessionDesk) -> str:
    """The words above the plan."""
    if desk.done_today():
        return "Done for today. What you would do with another ten minutes:"
    if desk.skipped_today():
        return "Skipped for today. Should you change your mind:"
    minutes = desk.plan().minutes
    return f"{_NUMBERS.get(minutes, str(minutes))} minutes today"


def what_now(desk: SessionDesk) -> str:
    """The one line that says what to do next."""
    if desk.unfinished():
        return "Your ten minutes wait where you left them. Press Enter to go on."
    if desk.done_today() or desk.skipped_today():
        return "That is all for today. 2 shows what would lift your profile, 4 your drafts."
    return "Press Enter to start. It stops when you stop."


def told(desk: SessionDesk, session: Session) -> Told:
    """What was done today and what waits on the next planned day."""
    done = [step.pillar for step in session.steps if step.outcome == "done"]
    did = ", ".join(_DID[pillar] for pillar in dict.fromkeys(done)) or "left it for another day"
    day = next(planned_days(desk.routine, session.day + _DAY, session.day + 30 * _DAY), None)
    if day is None:
        return Told(f"You {did}: {session.minutes} min.", "Nothing is planned for the next month.")
    first = desk.plan(day).steps[:1]
    waits = f"{day:%A} begins with: {first[0].title}." if first else f"Next: {day:%A}."
    return Told(f"You {did}: {session.minutes} min.", waits)
