"""Questions that fill a profile: what each asks, where its answer goes, and which of them still stand open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from execcoach.errors import CoachError, Place
from execcoach.profile.paths import get
from execcoach.profile.reading import read_profile
from execcoach.words import folded

State = Literal["answered", "open", "not-for-me", "asked"]
ANSWERS = ("line", "text", "list", "entry")
_CURRENT = "roles[current]"
_DECLINED = ("not-for-me", "never")


@dataclass(frozen=True, slots=True)
class Field:
    """One box of an answer that is a table."""

    key: str
    label: str
    example: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `answer` says what shape it takes (line, text, list, entry), `criterion` which line it moves.

    `roles[current]` in its path stands for the post held now: `located` makes a path of it.
    """

    id: str
    words: str
    why: str
    source: str
    good: str
    weak: str
    probe: str
    path: str
    answer: str
    criterion: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """Questions that belong together."""

    id: str
    title: str
    why: str
    source: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """How one question stands; `private` when all that answers it is kept private."""

    question: Question
    state: State
    private: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a checklist is: questions answered or declined, of all."""

    questions: tuple[QuestionStanding, ...]
    done: int
    total: int

    def next_open(self) -> Question | None:
        """The first question that is still open."""
        return next((one.question for one in self.questions if one.state == "open"), None)


def read_checklist(raw: Mapping[str, Any]) -> Checklist:
    """The checklist these tables describe; CoachError says what is missing."""
    name = str(raw.get("id", "checklist"))
    rows = raw.get("question")
    if not isinstance(rows, list) or not rows:
        raise _wrong(name, "question", rows, "[[question]] tables")
    questions = tuple(_question(row, f"question[{at}]", name) for at, row in enumerate(rows))
    for question in questions:
        if sum(question.id == other.id for other in questions) > 1:
            raise _wrong(name, question.id, question.id, "every id once")
    title, why, source = (_text(raw, key, "", name) for key in ("title", "why", "source"))
    return Checklist(_text(raw, "id", "", name), title, why, source, questions)


def located(path: str, profile: Mapping[str, Any]) -> str:
    """The path with `roles[current]` as the index it has in this profile; one past the end when no post is held now."""
    if not path.startswith(_CURRENT):
        return path
    roles = read_profile({"roles": profile.get("roles", [])}).profile
    at = roles.current_role()
    return f"roles[{len(roles.roles) if at is None else at}]{path.removeprefix(_CURRENT)}"


def standing(checklist: Checklist, profile: Mapping[str, Any], choices: Mapping[str, str]) -> Standing:
    """How each question stands in a profile's tables; `choices` maps a question's id to what was last chosen for it."""
    standings = tuple(_standing(question, profile, choices.get(question.id, "")) for question in checklist.questions)
    done = sum(one.state in ("answered", "not-for-me") for one in standings)
    return Standing(standings, done, len(standings))


def _standing(question: Question, profile: Mapping[str, Any], choice: str) -> QuestionStanding:
    path = located(question.path, profile)
    table, _, _ = path.rpartition(".")
    hidden = isinstance(above := get(profile, table) if table else None, Mapping) and _private(above)
    found = [_hidden(value, hidden) for value in _values(get(profile, path)) if _holds(value)]
    if found:
        return QuestionStanding(question, "answered", all(found))
    if choice in _DECLINED:
        return QuestionStanding(question, "not-for-me")
    return QuestionStanding(question, "asked" if choice == "ask" else "open")


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _private(table: Mapping[str, Any]) -> bool:
    return table.get("private", False) is not False


def _hidden(value: Any, hidden: bool) -> bool:
    return hidden or (isinstance(value, Mapping) and _private(value))


def _holds(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_holds(item) for key, item in value.items() if key not in ("private", "reviewed", "source"))
    if isinstance(value, list):
        return any(_holds(item) for item in value)
    return bool(folded(str(value))) if value is not None and not isinstance(value, bool) else False


def _question(row: Mapping[str, Any], place: str, name: str) -> Question:
    answer = _text(row, "answer", place, name)
    if answer not in ANSWERS:
        raise _wrong(name, f"{place}.answer", answer, f"one of {', '.join(ANSWERS)}")
    fields = tuple(
        Field(
            _text(field, "key", f"{place}.fields[{at}]", name),
            _text(field, "label", f"{place}.fields[{at}]", name),
            str(field.get("example", "")),
            field.get("required", False) is True,
        )
        for at, field in enumerate(row.get("fields", ()))
    )
    if answer == "entry" and not fields:
        raise _wrong(name, f"{place}.fields", "nothing", "the fields of an entry")
    said = {key: _text(row, key, place, name) for key in ("id", "words", "why", "source", "good", "weak", "probe")}
    path, criterion = _text(row, "path", place, name), str(row.get("criterion", ""))
    return Question(**said, path=path, answer=answer, criterion=criterion, fields=fields)


def _text(row: Mapping[str, Any], key: str, place: str, name: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(name, f"{place}.{key}".strip("."), value, "words in quotes")
    return value.strip()


def _wrong(name: str, path: str, value: object, expected: str) -> CoachError:
    found = Place(file=f"checklists/{name}.toml", path=path, value=str(value)[:60], expected=expected)
    return CoachError("A checklist cannot be used", f"At {path} it needs {expected}.", [found])
