"""Templates: what they ask, and their body rendered in a sandbox over plain data.

Only shipped templates are rendered in this process; whatever a person or a folder adds needs a bounded one.
"""

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from execcoach.drafting import joins
from execcoach.drafting.front_matter import OF_INPUT, OF_REFUSAL, OF_TEMPLATE, checked, line_of, tables, trouble
from execcoach.drafting.taken_out import outward
from execcoach.drafting.voice import GRAMMAR, chosen
from execcoach.errors import CoachError
from execcoach.text import one_line

MOST = 200_000
"""Characters a draft may have; a template that writes more is stopped."""

MOST_OF_A_PAGE = 5_000_000
"""The same of a page about a whole profile."""

_FILTERS = (
    *("sentence", "ended", "asked", "phrase", "midway", "capital", "lowered"),
    *("listed", "first_name", "addressed", "unquoted"),
)
_FENCE = re.compile(r"\+\+\+[ \t]*\r?\n?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing a template asks for; `default_from` is the path in the profile that answers it by default.

    Of `consent` only a yes is an answer: until somebody said so, its question stays open.
    """

    name: str
    label: str
    ask: str
    required: bool = False
    example: str = ""
    probe: str = ""
    default_from: str = ""
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """When a template writes nothing: when `input` says yes (or no); only a sure no (or yes) lets it write."""

    input: str
    when: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A draft to be: what it is for, what it asks, and its body; `body_line` is where the body starts in its file.

    `expires_days` is how long it is worth posting (0: always).
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
    refusals: tuple[Refusal, ...] = ()
    expires_days: int = 0
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
        raise trouble(name, 1, "a template that begins with its description between two lines of +++")
    end = fences[1]
    front = lines[1:end]
    try:
        raw = tomllib.loads("".join(front))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise trouble(name, int(found[1]) + 1 if found else end, f"TOML between the +++ lines ({error})") from None
    given = checked(raw, OF_TEMPLATE, ("id", "title", "kind"), name, front)
    inputs = []
    for after, entry in tables(given, "input", front):
        answer = checked(entry, OF_INPUT, ("name", "label", "ask"), name, front, after)
        inputs.append(Input(default_from=answer.pop("from", ""), **answer))
    refusals = []
    for after, entry in tables(given, "refusal", front):
        refused = Refusal(**checked(entry, OF_REFUSAL, tuple(OF_REFUSAL), name, front, after))
        if refused.input not in {asked.name for asked in inputs}:
            raise trouble(name, line_of(front, "input", after + 1), "the name of one of its questions for input")
        if refused.when not in ("yes", "no"):
            raise trouble(name, line_of(front, "when", after), '"yes" or "no" for when')
        refusals.append(refused)
    body = "".join(lines[end + 1 :])
    given |= {"inputs": tuple(inputs), "refusals": tuple(refusals)}
    return Template(**given, body=body, body_line=end + 2, file=name)


def render(template: Template, context: Mapping[str, Any]) -> str:
    """The body filled from plain data; CoachError with template and line when that fails."""
    return joins.unmarked(render_marked(template, context))


def render_marked(template: Template, context: Mapping[str, Any]) -> str:
    """As `render`, with what came from the context between `joins.OPEN` and `joins.CLOSE`."""
    return _written(template, context, _compiled, MOST)


def render_page(template: Template, context: Mapping[str, Any], html: bool = False) -> str:
    """A page filled from plain data and left as it is; with `html` no value in it is ever read as a tag."""
    return _written(template, context, lambda body: _compiled_page(body, html), MOST_OF_A_PAGE)


def _written(template: Template, context: Mapping[str, Any], compiled: Callable[[str], Any], most: int) -> str:
    if template.is_own:
        raise RuntimeError("a template that did not ship is filled in a bounded process, never here")
    plain = {key: _plain(value) for key, value in context.items()}
    pieces, size = [], 0
    try:
        for piece in compiled(template.body).generate(plain):
            size += len(piece)
            if size > most:
                raise trouble(template.file, template.body_line, f"at most {most} characters of text")
            pieces.append(piece)
    except CoachError:
        raise
    except Exception as error:
        line = template.body_line - 1 + _line_in_body(error)
        raise trouble(template.file, line, f"a template that can be filled ({one_line(str(error))})") from None
    return "".join(pieces)


@lru_cache(maxsize=64)
def _compiled(body: str) -> Any:
    return _environment().from_string(body)


@lru_cache(maxsize=16)
def _compiled_page(body: str, html: bool) -> Any:
    return _page_environment(html).from_string(body)


@lru_cache(maxsize=2)
def _page_environment(html: bool) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    kinds: dict[str, Any] = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = ImmutableSandboxedEnvironment(autoescape=html, **kinds)
    env.globals.clear()
    return env


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import StrictUndefined, pass_context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def mark(value: object) -> object:
        text = str(value)
        if text in GRAMMAR:
            return text
        return f"{joins.OPEN}{text}{joins.CLOSE}" if text else ""

    @pass_context
    def say(context: Mapping[str, Any], first: str, *others: str) -> str:
        """The first of these ways to say it that the person would; not their words, so it takes its marks off."""
        voice = context.get("voice") or {}
        text = chosen((first, *others), voice.get("says", ()), voice.get("never_says", ()))
        return f"{joins.CLOSE}{text}{joins.OPEN}" if text else ""

    @pass_context
    def for_strangers(context: Mapping[str, Any], text: str) -> str:
        """The text without the names and numbers of others: a question stands for each."""
        me = context.get("me") or {}
        return outward(text, tuple(str(me.get(key, "")) for key in ("name", "company")))

    env = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=mark)
    env.globals.clear()
    for name in _FILTERS:
        env.filters[name] = getattr(joins, name)
    env.filters.update(say=say, for_strangers=for_strangers)
    tests = {"may_join": joins.may_join, "beginning": joins.begins, "numbered": joins.has_number}
    env.tests.update(tests, verbal=joins.verbal, conditional=joins.conditional)
    env.tests.update(spoken=joins.spoken, asking=joins.asks, brief=joins.brief, leaning=joins.leans)
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
