"""What the app says around the ten minutes: above the plan, on the line below, and at the end."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from execcoach.routine.consistency import planned_days
from execcoach.routine.records import Session
from execcoach.services.session import SessionDesk
from execcoach.text import several

if TYPE_CHECKING:
    from execcoach.routine.timer import RunningSession

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


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a session in words: where we are, the figures, and what else there is to say."""

    where: str
    figures: str
    words: tuple[str, ...]


def clock_says(running: RunningSession, left: float) -> Clock:
    """What the clock says with so many seconds left of the step; over time it counts up, and says so once."""
    over = max(0, round(-left))
    seconds = over or max(0, round(left))
    words = [_OUTCOMES[running.state.outcome]] if running.state.outcome in _OUTCOMES else []
    words += ["kept private"] if running.state.private else []
    if not running.timer.running:
        words.append("the clock stands")
    elif over:
        minutes = over // 60
        much = f"{'a minute' if minutes == 1 else several(minutes, 'minute')} over" if minutes else "time is up"
        words.append(f"{much}; finish the sentence")
    where = f"{running.step.pillar.capitalize()} · {running.at + 1} of {len(running.steps)}"
    return Clock(where, f"{'+' if over else ''}{seconds // 60}:{seconds % 60:02}", tuple(words))


def told(desk: SessionDesk, session: Session) -> Told:
    """What was done and what waits on the next planned day, a sentence or two each."""
    today = desk.today
    late = session.day < today and not desk.done_today() and not desk.skipped_today()
    day = next(planned_days(desk.routine, today if late else today + _DAY, today + 30 * _DAY), None)
    if day is None:
        return Told(_did(desk, session), "Nothing is planned for the next month.")
    first = desk.plan(day).steps[:1]
    when = "Today" if day == today else f"{day:%A}"
    return Told(_did(desk, session), f"{when} begins with: {first[0].title}." if first else f"Next: {when}.")


def _did(desk: SessionDesk, session: Session) -> str:
    done = [step for step in session.steps if step.outcome == "done"]
    if not done:
        return "You left it for another day. What you wrote is kept."
    pillars = [_DID[pillar] for pillar in dict.fromkeys(step.pillar for step in done)]
    said = f"You {_and(pillars)} in {several(session.minutes, 'minute')}."
    names = dict.fromkeys(desk.contact_name(step.contact) for step in done if step.contact and step.pillar == "engage")
    return f"{said} {_and(list(names))} heard from you." if names else said


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


EFFORTS_SAID = {
    "reaction": "One click",
    "reshare": "Passed on as it was",
    "reshare-with-words": "Passed on with words of your own",
    "comment": "A comment",
    "post": "A post of your own",
    "message": "A message to one person",
    "meeting": "A conversation, by telephone or face to face",
}
"""What a step was, from one click to an hour of one's life."""
_OUTCOMES = {"done": "done already", "skipped": "left out before", "later": "left for later"}
