"""Templates: what they ask, and their body rendered in a sandbox over plain data.

Only shipped templates are rendered in this process; whatever a person or a folder adds needs a bounded one.
"""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from execcoach.drafting import joins
from execcoach.errors import CoachError, Place
from execcoach.text import one_line

MOST = 200_000
"""Characters a draft may have; a template that writes more is stopped."""

_FILTERS = (
    *("sentence", "ended", "asked", "phrase", "midway", "capital", "lowered"),
    *("listed", "first_name", "addressed", "unquoted"),
)
_FENCE = re.compile(r"\+\+\+[ \t]*\r?\n?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing a template asks for; `default_from` is the path in the profile that answers it by default."""

    name: str
    label: str
    ask: str
    required: bool = False
    example: str = ""
    probe: str = ""
    default_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A draft to be: what it is for, what it asks, and its body; `body_line` is where the body starts in its file.

    `owner` is "" for what came with execcoach, "yours" for the person's own, "folder" for the workspace's.
    """

    id: str
    title: str
    kind: str
    networks: tuple[str, ...] = ()
    benefit: str = ""
    minutes: int = 0
    why: str = ""
    source: str = ""
    inputs: tuple[Input, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    file: str = ""
    owner: str = ""

    @property
    def is_own(self) -> bool:
        """Whether somebody wrote it here, so that it is only ever filled in a bounded process of its own."""
        return bool(self.owner)


def read_template(text: str, name: str) -> Template:
    """The template in this text; `name` is its file for error messages. CoachError with file and line."""
    lines = text.splitlines(keepends=True)
    fences = [at for at, line in enumerate(lines) if _FENCE.match(line)]
    if len(fences) < 2 or fences[0] != 0:
        raise _trouble(name, 1, "a template that begins with its description between two lines of +++")
    end = fences[1]
    front = lines[1:end]
    try:
        raw = tomllib.loads("".join(front))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise _trouble(name, int(found[1]) + 1 if found else end, f"TOML between the +++ lines ({error})") from None
    given = _checked(raw, _OF_TEMPLATE, ("id", "title", "kind"), name, front)
    headers = [at for at, line in enumerate(front) if re.match(r"\s*\[\[\s*input\s*\]\]", line)]
    inputs = []
    for at, entry in enumerate(given.pop("input", ())):
        after = headers[at] if at < len(headers) else 0
        answer = _checked(entry, _OF_INPUT, ("name", "label", "ask"), name, front, after)
        inputs.append(Input(default_from=answer.pop("from", ""), **answer))
    body = "".join(lines[end + 1 :])
    return Template(**given, inputs=tuple(inputs), body=body, body_line=end + 2, file=name)


def render(template: Template, context: Mapping[str, Any]) -> str:
    """The body filled from plain data; CoachError with template and line when that fails."""
    return joins.unmarked(render_marked(template, context))


def render_marked(template: Template, context: Mapping[str, Any]) -> str:
    """As `render`, with what came from the context between `joins.OPEN` and `joins.CLOSE`."""
    plain = {key: _plain(value) for key, value in context.items()}
    pieces, size = [], 0
    try:
        for piece in _compiled(template.body).generate(plain):
            size += len(piece)
            if size > MOST:
                raise _trouble(template.file, template.body_line, f"at most {MOST} characters of text")
            pieces.append(piece)
    except CoachError:
        raise
    except Exception as error:
        line = template.body_line - 1 + _line_in_body(error)
        raise _trouble(template.file, line, f"a template that can be filled ({one_line(str(error))})") from None
    return "".join(pieces)


@lru_cache(maxsize=64)
def _compiled(body: str) -> Any:
    return _environment().from_string(body)


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def mark(value: object) -> object:
        text = str(value)
        return f"{joins.OPEN}{text}{joins.CLOSE}" if text else ""

    env = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=mark)
    env.globals.clear()
    for name in _FILTERS:
        env.filters[name] = getattr(joins, name)
    tests = {"may_join": joins.may_join, "beginning": joins.begins, "numbered": joins.has_number}
    env.tests.update(tests, verbal=joins.verbal, conditional=joins.conditional)
    return env


def _plain(value: object) -> object:
    """The value as plain data: a template can call the public methods of whatever else it is handed."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if type(value) in (str, int, float, bool, datetime.date):
        return value
    raise TypeError(f"a template takes plain data only, not {type(value).__name__}")


def _line_in_body(error: Exception) -> int:
    line, step = int(getattr(error, "lineno", None) or 0), error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return max(1, line)


_WORDS, _NUMBER, _FLAG = (str, "words in quotes"), (int, "a whole number"), (bool, "true or false")
_LIST, _TABLE = (list, 'a list such as ["linkedin"]'), (dict, "a table of questions, each in quotes")
_OF_TEMPLATE: dict[str, tuple[type, str]] = {
    **dict.fromkeys(("id", "title", "kind", "benefit", "why", "source"), _WORDS),
    "minutes": _NUMBER,
    "networks": _LIST,
    "facts": _TABLE,
    "input": (list, "[[input]] with two brackets"),
}
_OF_INPUT = {**dict.fromkeys(("name", "label", "ask", "example", "probe", "from"), _WORDS), "required": _FLAG}


def _checked(
    raw: Mapping[str, Any],
    known: Mapping[str, tuple[type, str]],
    needed: tuple[str, ...],
    name: str,
    front: list[str],
    after: int = 0,
) -> dict[str, Any]:
    """The values of a table whose keys and kinds are known; CoachError names the line of the first that is not."""
    for key, value in raw.items():
        line = _line_of(front, key, after)
        if key not in known:
            raise _trouble(name, line, f"one of {', '.join(known)} instead of {one_line(key)}")
        kind, expected = known[key]
        inside = value if kind is list else value.values() if kind is dict and isinstance(value, dict) else ()
        wrong = type(value) is not kind or (key != "input" and not all(isinstance(item, str) for item in inside))
        if wrong:
            raise _trouble(name, line, f"{expected} for {key}")
    if missing := [key for key in needed if not raw.get(key)]:
        raise _trouble(name, after + 2 if after else 1, f"{' and '.join(missing)} to be given")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _line_of(front: list[str], key: str, after: int = 0) -> int:
    """The line in the file, counted from 1, on which this key stands at or after an index of the front matter."""
    for at in range(after, len(front)):
        if re.match(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]", front[at]):
            return at + 2
    return after + 2


def _trouble(name: str, line: int, expected: str) -> CoachError:
    where = Place(file=one_line(name), line=line, expected=expected)
    return CoachError("The template cannot be used", f"{where}. Mend that line and try again.", [where])
