"""A draft on its way: what it says, who wrote and approved it, kept as a description between +++ lines and the text."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from execcoach.drafting.joins import open_questions
from execcoach.errors import CoachError, Place
from execcoach.profile.dates import Day, parse_day
from execcoach.text import one_line, slug

STATES = ("draft", "to-approve", "approved", "posted")
_FENCE = re.compile(r"\+\+\+[ \t]*(\r?\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text, where it stands and who had a hand in it; `inputs` are its answers, `extra` keys that are not ours."""

    id: str = ""
    title: str = ""
    template: str = ""
    state: str = "draft"
    networks: tuple[str, ...] = ()
    drafted_by: str = ""
    approved_by: str = ""
    created: Day | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def open_questions(self) -> tuple[str, ...]:
        """The questions that still stand in the text in square brackets."""
        return open_questions(self.text)


def read_draft(text: str, name: str = "") -> Draft:
    """The draft in a file's text; a text without a description is a draft called `name`. CoachError with the line."""
    start = _FENCE.match(text)
    if not start:
        return Draft(id=name, title=name, text=text.removesuffix("\n"))
    end = re.compile(r"^\+\+\+[ \t]*(\r?\n|\Z)", re.MULTILINE).search(text, start.end())
    if not end:
        raise _trouble(name, 1, "a second line of +++ below the description")
    front = text[start.end() : end.start()]
    try:
        raw = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise _trouble(name, int(at[1]) + 1 if at else 1, f"TOML between the +++ lines ({error})") from None
    given = {key: _read(key, raw[key], name, front) for key in _KEYS if key in raw}
    body = text[end.end() :].removeprefix(end[1]).removesuffix("\n")
    extra = {key: value for key, value in raw.items() if key not in _KEYS}
    return Draft(**{"id": name, **given}, text=body, extra=extra)


def draft_text(draft: Draft) -> str:
    """The draft as a file: its description, an empty line, its text and a final newline."""
    import tomli_w

    said: dict[str, Any] = {"id": draft.id, "title": draft.title, "template": draft.template, "state": draft.state}
    said |= {"networks": list(draft.networks), "drafted_by": draft.drafted_by, "approved_by": draft.approved_by}
    if draft.created:
        said["created"] = str(draft.created)
    tables = {key: value for key, value in draft.extra.items() if key not in _KEYS}
    said |= {**tables, "inputs": dict(draft.inputs)}
    return f"+++\n{tomli_w.dumps(said)}+++\n\n{draft.text}\n"


def stem(day: datetime.date, title: str) -> str:
    """The name of a new draft's file without its ending: "2026-11-21-thank-a-colleague"."""
    return f"{day.isoformat()}-{slug(title, 60) or 'draft'}"


_KEYS = ("id", "title", "template", "state", "networks", "drafted_by", "approved_by", "created", "inputs")


def _read(key: str, value: object, name: str, front: str) -> Any:
    """The value of one key; CoachError when it is of the wrong kind."""
    if key == "networks" and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if key == "inputs" and isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return value
    if key == "created" and (value == "" or parse_day(value)):
        return parse_day(value)
    if key == "state" and value in STATES:
        return value
    if key not in ("networks", "inputs", "created", "state") and isinstance(value, str):
        return value
    expected = {
        "networks": 'a list such as ["linkedin"]',
        "inputs": "a table of answers in quotes",
        "created": 'a date such as "2026-11-21"',
        "state": f"one of {', '.join(STATES)}",
    }.get(key, "words in quotes")
    before = re.search(rf"^\s*\[?{re.escape(key)}\b", front, re.MULTILINE)
    line = front.count("\n", 0, before.end()) + 2 if before else 1
    raise _trouble(name, line, f"{expected} for {key}")


def _trouble(name: str, line: int, expected: str) -> CoachError:
    where = Place(file=one_line(name) or "the draft", line=line, expected=expected)
    return CoachError("The draft cannot be read", f"{where}. Mend that line; nothing was changed.", [where])
