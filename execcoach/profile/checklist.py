"""Questions that fill a profile and what lies beside it: what each asks, and where its answer goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from execcoach.errors import CoachError, Place

ANSWERS = ("line", "text", "list", "entry", "tick")
FILES = ("profile", "circle", "guidelines")
MARKS = ("", "looked", "reviewed")
_TABLES = ("photo", "banner")


@dataclass(frozen=True, slots=True)
class Field:
    """One box of an answer that is a table."""

    key: str
    label: str
    example: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `answer` says what shape it takes, `criterion` which line of the score it moves.

    A tick has no path: it is done or not. `file` says which of a person's files the path lies in; `roles[current]`
    and `roles[past]` in it stand for posts held now and earlier ones. After `again` months, or `every` days, it is open
    anew. `mark` is the key that keeps when what it is about was last looked at; an entry's is a worksheet.
    `fixed` values go with its entries and tell which of those there it is about; `completes` is the field it asks for.
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
    file: str = "profile"
    again: int = 0
    every: int = 0
    mark: str = ""
    options: tuple[str, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict, hash=False)
    completes: str = ""

    @property
    def worksheet(self) -> bool:
        """Whether it is asked of every entry in turn: when was this one last looked at?"""
        return bool(self.mark) and self.answer == "entry" and not self.single

    @property
    def single(self) -> bool:
        """Whether its entry is one table and not one of several."""
        return self.answer == "entry" and self.path in _TABLES


@dataclass(frozen=True, slots=True)
class Checklist:
    """Questions that belong together."""

    id: str
    title: str
    why: str
    source: str
    questions: tuple[Question, ...]


def read_checklist(raw: Mapping[str, Any]) -> Checklist:
    """The checklist these tables describe; CoachError says what is missing."""
    name = str(raw.get("id", "checklist"))
    rows = raw.get("question")
    if not isinstance(rows, list) or not rows:
        raise _wrong(name, "question", rows, "[[question]] tables")
    again = _number(raw, "again", 0, "", name)
    questions = tuple(_question(row, f"question[{at}]", name, again) for at, row in enumerate(rows))
    for question in questions:
        if sum(question.id == other.id for other in questions) > 1:
            raise _wrong(name, question.id, question.id, "every id once")
    title, why, source = (_text(raw, key, "", name) for key in ("title", "why", "source"))
    return Checklist(_text(raw, "id", "", name), title, why, source, questions)


def _question(row: Mapping[str, Any], place: str, name: str, again: int) -> Question:
    answer = _one_of(row, "answer", ANSWERS, "", place, name)
    fields = tuple(
        Field(
            _text(one, "key", f"{place}.fields[{at}]", name),
            _text(one, "label", f"{place}.fields[{at}]", name),
            str(one.get("example", "")),
            one.get("required", False) is True,
        )
        for at, one in enumerate(row.get("fields", ()))
    )
    if answer == "entry" and not fields:
        raise _wrong(name, f"{place}.fields", "nothing", "the fields of an entry")
    said = {key: _text(row, key, place, name) for key in ("id", "words", "why", "source", "good", "weak", "probe")}
    return Question(
        **said,
        path="" if answer == "tick" else _text(row, "path", place, name),
        answer=answer,
        criterion=str(row.get("criterion", "")),
        fields=fields,
        file=_one_of(row, "file", FILES, "profile", place, name),
        again=_number(row, "again", again, place, name),
        every=_number(row, "every", 0, place, name),
        mark=_one_of(row, "mark", MARKS, "", place, name),
        options=tuple(str(one) for one in row.get("options", ())),
        fixed=dict(row.get("fixed", {})),
        completes=str(row.get("completes", "")),
    )


def _one_of(row: Mapping[str, Any], key: str, known: tuple[str, ...], default: str, place: str, name: str) -> str:
    value = row.get(key, default)
    if value not in known:
        raise _wrong(name, f"{place}.{key}", value, f"one of {', '.join(filter(None, known))}")
    return str(value)


def _number(row: Mapping[str, Any], key: str, default: int, place: str, name: str) -> int:
    value = row.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(name, f"{place}.{key}".strip("."), value, "a whole number")
    return value


def _text(row: Mapping[str, Any], key: str, place: str, name: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(name, f"{place}.{key}".strip("."), value, "words in quotes")
    return value.strip()


def _wrong(name: str, path: str, value: object, expected: str) -> CoachError:
    found = Place(file=f"checklists/{name}.toml", path=path, value=str(value)[:60], expected=expected)
    return CoachError("A checklist cannot be used", f"At {path} it needs {expected}.", [found])
