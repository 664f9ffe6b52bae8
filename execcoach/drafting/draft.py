"""A draft on its way: what it says, who wrote, approved and cleared it, kept as a description and the text below."""

import datetime
import hashlib
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
class Cleared:
    """A finding that somebody let stand: its label, the words it is about, who said so, why, and when."""

    label: str
    words: str
    by: str
    why: str
    on: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text, where it stands and who had a hand in it; `inputs` are its answers, `extra` keys that are not ours.

    `approved_text` is the print of the words that were approved: other words are not.
    """

    id: str = ""
    title: str = ""
    template: str = ""
    state: str = "draft"
    networks: tuple[str, ...] = ()
    drafted_by: str = ""
    approved_by: str = ""
    cleared_by: str = ""
    created: Day | None = None
    approved: Day | None = None
    posted: Day | None = None
    post_on: Day | None = None
    expires: Day | None = None
    links: tuple[str, ...] = ()
    approved_text: str = ""
    cleared: tuple[Cleared, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def open_questions(self) -> tuple[str, ...]:
        """The questions that still stand in the text in square brackets."""
        return open_questions(self.text)


def text_print(text: str) -> str:
    """Sixteen letters that stand for these words; blanks at the end of lines and of the text do not count."""
    kept = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return hashlib.sha256(kept.encode("utf-8", "replace")).hexdigest()[:16]


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
    """The draft as a file: a description of what is given, an empty line, its text and a final newline."""
    import tomli_w

    said: dict[str, Any] = {key: getattr(draft, key) for key in ("id", "title", "template", "state")}
    said |= {"networks": list(draft.networks), "drafted_by": draft.drafted_by, "approved_by": draft.approved_by}
    said |= {key: value for key in ("cleared_by", "approved_text") if (value := getattr(draft, key))}
    said |= {key: str(day) for key in _DAYS if (day := getattr(draft, key))}
    if draft.links:
        said["links"] = list(draft.links)
    said |= {key: value for key, value in draft.extra.items() if key not in _KEYS}
    if draft.cleared:
        said["cleared"] = [_cleared_table(one) for one in draft.cleared]
    said["inputs"] = dict(draft.inputs)
    return f"+++\n{tomli_w.dumps(said)}+++\n\n{draft.text}\n"


def stem(day: datetime.date, title: str) -> str:
    """The name of a new draft's file without its ending: "2026-11-21-thank-a-colleague"."""
    return f"{day.isoformat()}-{slug(title, 60) or 'draft'}"


_WORDS = ("id", "title", "template", "drafted_by", "approved_by", "cleared_by", "approved_text")
_LISTS = ("networks", "links")
_DAYS = ("created", "approved", "posted", "post_on", "expires")
_KEYS = (*_WORDS, "state", *_LISTS, *_DAYS, "cleared", "inputs")
_EXPECTED = {
    "state": f"one of {', '.join(STATES)}",
    "networks": 'a list such as ["linkedin"]',
    "links": 'a list such as ["https://example.com/post"]',
    "cleared": "[[cleared]] with label, words, by and why in quotes",
    "inputs": "a table of answers in quotes",
    **dict.fromkeys(_DAYS, 'a date such as "2026-11-21"'),
}


def _read(key: str, value: object, name: str, front: str) -> Any:
    """The value of one key; CoachError when it is of the wrong kind."""
    if key in _LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if key == "inputs" and isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return value
    if key in _DAYS and (value == "" or parse_day(value)):
        return parse_day(value)
    if key == "cleared" and isinstance(value, list) and all(map(_is_clearing, value)):
        return tuple(_read_cleared(one) for one in value)
    if (key == "state" and value in STATES) or (key in _WORDS and isinstance(value, str)):
        return value
    before = re.search(rf"^\s*\[*{re.escape(key)}\b", front, re.MULTILINE)
    line = front.count("\n", 0, before.end()) + 2 if before else 1
    raise _trouble(name, line, f"{_EXPECTED.get(key, 'words in quotes')} for {key}")


_SAID = ("label", "words", "by", "why")


def _is_clearing(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(key, ""), str) for key in _SAID)


def _read_cleared(raw: Mapping[str, Any]) -> Cleared:
    return Cleared(**{key: raw.get(key, "") for key in _SAID}, on=parse_day(raw.get("on", "")))


def _cleared_table(one: Cleared) -> dict[str, str]:
    return {key: getattr(one, key) for key in _SAID} | ({"on": str(one.on)} if one.on else {})


def _trouble(name: str, line: int, expected: str) -> CoachError:
    where = Place(file=one_line(name) or "the draft", line=line, expected=expected)
    return CoachError("The draft cannot be read", f"{where}. Mend that line; nothing was changed.", [where])
