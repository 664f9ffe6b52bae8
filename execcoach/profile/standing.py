"""How the questions stand: answered, thin, open, declined, put to the person; idle where nothing could go stale yet."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from execcoach.profile.checklist import Checklist, Question
from execcoach.profile.dates import Day, parse_day
from execcoach.profile.lookback import is_due, last_seen
from execcoach.profile.paths import get
from execcoach.profile.placing import holder, items, located
from execcoach.words import folded

State = Literal["answered", "thin", "open", "not-for-me", "asked", "idle"]
ENOUGH = 0.5
"""The credit of its criterion from which a question counts as answered."""
_DECLINED = ("not-for-me", "never")


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to judge by: the tables by file, what was chosen by question, credits by criterion, the day.

    `done` holds the days on which ticks were set.
    """

    today: datetime.date
    files: Mapping[str, Mapping[str, Any]]
    choices: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, datetime.date] = field(default_factory=dict)
    credits: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """How one question stands.

    `private` when all that answers it is kept private; `due` is how many of its entries wait to be looked at again
    (1 for a single text), `seen` when a text or tick was last seen to.
    """

    question: Question
    state: State
    private: bool = False
    due: int = 0
    seen: Day | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a checklist is: questions answered or declined, of all that are not idle."""

    questions: tuple[QuestionStanding, ...]
    done: int
    total: int

    def next_open(self, state: str = "open") -> Question | None:
        """The first question that is still open, or in another state."""
        return next((one.question for one in self.questions if one.state == state), None)

    def of(self, id: str) -> QuestionStanding:
        """How the question of this id stands."""
        return next(one for one in self.questions if one.question.id == id)


def standing(checklist: Checklist, known: Known) -> Standing:
    """How each question of a list stands."""
    standings = tuple(_standing(question, known) for question in checklist.questions)
    done = sum(one.state in ("answered", "not-for-me") for one in standings)
    return Standing(standings, done, sum(one.state != "idle" for one in standings))


def _standing(question: Question, known: Known) -> QuestionStanding:
    choice = known.choices.get(question.id, "")
    waiting: State = "not-for-me" if choice in _DECLINED else "asked" if choice == "ask" else "open"
    if question.answer == "tick":
        on = known.done.get(question.id)
        seen = Day(on.year, on.month, on.day) if on else None
        ticked = choice == "done" and not (seen and is_due(question, seen, known.today))
        return QuestionStanding(question, "answered" if ticked else waiting, seen=seen)
    tables = known.files.get(question.file, {})
    found = _found(question, tables)
    if not found:
        idle = question.mark == "reviewed" and not question.criterion and waiting == "open"
        return QuestionStanding(question, "idle" if idle else waiting)
    private = all(hidden for _, hidden in found)
    enough = private or known.credits.get(question.criterion, 1.0) >= ENOUGH
    if question.mark:
        days = _days(question, tables)
        due = sum(is_due(question, day, known.today) for day in days)
        seen = min((day for day in days if day), key=Day.last, default=None) if not question.worksheet else None
        return QuestionStanding(question, waiting if due else "answered", private, due, seen)
    if question.again and not _recent(question, found, known):
        return QuestionStanding(question, "answered" if enough and question.criterion else waiting, private)
    if not enough:
        return QuestionStanding(question, "thin" if waiting == "open" else waiting, private)
    return QuestionStanding(question, "answered", private)


def _found(question: Question, tables: Mapping[str, Any]) -> list[tuple[Any, bool]]:
    """What answers a question, each with whether it is kept private."""
    path = located(question.path, tables)
    table, _, _ = path.rpartition(".")
    hidden = isinstance(above := get(tables, table) if table else None, Mapping) and _private(above)
    about = items(question, tables)
    if question.completes:
        about = [item for item in about if isinstance(item, Mapping) and item.get(question.completes)]
    return [(item, hidden or _hidden(item)) for item in about if _holds(item)]


def _days(question: Question, tables: Mapping[str, Any]) -> list[Day | None]:
    """When what a question is about was last looked at: for each entry, or for the table around a text."""
    if question.answer == "entry":
        there = items(question, tables)
        return [last_seen(entry, question.mark) for entry in there if isinstance(entry, Mapping)]
    table = get(tables, holder(question, tables))
    around = last_seen(table, question.mark) if isinstance(table, Mapping) else None
    if question.answer != "list":
        return [around]
    own = [item if isinstance(item, Mapping) else {} for item in items(question, tables)]
    return [last_seen(item, question.mark) or around for item in own]


def _recent(question: Question, found: list[tuple[Any, bool]], known: Known) -> bool:
    days = [parse_day(item.get("date")) for item, _ in found if isinstance(item, Mapping)]
    return any(day and not is_due(question, day, known.today) for day in days)


def _private(table: Mapping[str, Any]) -> bool:
    return table.get("private", False) is not False


def _hidden(value: Any) -> bool:
    return isinstance(value, Mapping) and _private(value)


def _holds(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_holds(item) for key, item in value.items() if key not in ("private", "reviewed", "source"))
    if isinstance(value, list):
        return any(_holds(item) for item in value)
    return bool(folded(str(value))) if value is not None and not isinstance(value, bool) else False
