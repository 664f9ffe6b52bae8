"""The short plain form an assistant mails to the executive: its marks, its words, and how it is written.

Why marks of its own: an id in square brackets survives what mail does to a text, and reading back needs no wording.
"""

import hashlib
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.profile.answering import asks_date
from execcoach.profile.checklist import Question
from execcoach.text import one_line, shorten
from execcoach.words import folded, sentences

WIDTH = 66
END = "End of the form"
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_MARK = re.compile(
    r"[^\w\[\n]{0,4}\b(question|answer) {0,3}\d{1,3}[ .]{0,3}"
    r"\[ {0,2}([\w\u2010-\u2015\u2212-]{1,60}) {0,2}\][*_]{0,2}",
    re.IGNORECASE,
)
_HEAD = re.compile(r"execcoach form \d+ for\b(.{0,80}?)\[ {0,2}([a-z0-9]{4,40}) {0,2}\]", re.IGNORECASE)
_END = re.compile(rf"\W{{0,4}}{END}\W{{0,4}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the form says besides the questions, and the words that decline or do not answer one."""

    greeting: str
    greeting_one: str
    how: tuple[str, ...]
    why: str
    example: str
    hints: Mapping[str, str]
    thanks: str
    not_for_me: tuple[str, ...]
    no_answer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the beginning of a line: `kind` is question, answer, head or end; `rest` is what stands behind it."""

    kind: str
    id: str = ""
    name: str = ""
    rest: str = ""


def read_wording(raw: Mapping[str, Any]) -> Wording:
    """The words of prompts/questionnaire.toml."""
    hints = {kind: str(raw[kind]) for kind in ("line", "date", "text", "list", "entry", "tick")}
    said = {key: str(raw[key]) for key in ("greeting", "greeting_one", "why", "example", "thanks")}
    how, declined, nothing = (tuple(map(str, raw[key])) for key in ("how", "not_for_me", "no_answer"))
    return Wording(**said, hints=hints, how=how, not_for_me=declined, no_answer=nothing)


def signs_of(person_id: str, name: str) -> tuple[str, ...]:
    """What may stand for this person in a form's head: their id, else a sign made of their name."""
    made = hashlib.sha256(" ".join(folded(name)).encode("utf-8", "replace")).hexdigest()[:12]
    return (person_id.lower(), made) if re.fullmatch(r"[A-Za-z0-9]{4,40}", person_id) else (made,)


def write(questions: Sequence[Question], person_id: str, name: str, first_name: str, wording: Wording) -> str:
    """The form: who it is for, how to answer, and for each question why, one good example and a place to type."""
    greeting = wording.greeting_one if len(questions) == 1 else wording.greeting
    number = _NUMBERS[len(questions)] if len(questions) < len(_NUMBERS) else str(len(questions))
    lines = _wrapped(greeting.replace("{first}", one_line(first_name)).replace("{number}", number))
    lines.append("")
    for words in wording.how:
        lines += _wrapped(words, "- ", "  ")
    sign = signs_of(person_id, name)[0]
    lines += ["", f"execcoach form 1 for {_unmarked(shorten(name, 26))} [{sign}]", ""]
    for at, question in enumerate(questions, 1):
        lines += ["", f"Question {at} [{question.id}]"]
        for words in printed(question, wording):
            lines += _wrapped(words)
        lines += ["", f"Answer {at} [{question.id}]:"]
        if question.answer == "entry":
            lines += [f"{field.label}: " for field in question.fields]
        else:
            lines += ["- "] * 3 if question.answer == "list" else [""]
        lines.append("")
    return "\n".join([*lines, f"{END}. {wording.thanks}", ""])


def printed(question: Question, wording: Wording) -> tuple[str, ...]:
    """What the form says of a question: its words, one sentence of why, a good example, how to answer."""
    why = (sentences(question.why) or (question.why,))[0]
    said = (question.words, wording.why.replace("{why}", why), wording.example.replace("{good}", question.good))
    kind = "date" if question.answer == "line" and asks_date(question.path) else question.answer
    options = (f"{', '.join(question.options)}.",) if question.options else ()
    return (*map(one_line, said), wording.hints[kind], *map(one_line, options))


def opening(wording: Wording) -> tuple[str, ...]:
    """The words that stand over the questions, names and numbers in them open."""
    return (wording.greeting, wording.greeting_one, *wording.how)


def marks(line: str) -> list[Mark | str]:
    """The marks on a line and the words before the first; a mark stands at a beginning or where lines were joined."""
    if head := _HEAD.search(line):
        return [Mark("head", head[2].lower(), one_line(head[1]))]
    if end := _END.match(line):
        return [Mark("end", rest=line[end.end() :].strip())]
    found = list(_MARK.finditer(line))
    if not found:
        return [line]
    parts: list[Mark | str] = [before] if (before := line[: found[0].start()].strip()) else []
    for one, after in zip(found, [*(other.start() for other in found[1:]), len(line)], strict=True):
        rest = line[one.end() : after].strip()
        rest = rest[1:].strip() if rest[:1] in (":", "\uff1a") else rest
        parts.append(Mark(one[1].lower(), _DASHES.sub("-", one[2]).lower(), rest=rest))
    return parts


def is_form(text: str) -> bool:
    """Whether the text is one of our forms: its head is there, or at least the mark of an answer."""
    return bool(_HEAD.search(text)) or any(one[1].lower() == "answer" for one in _MARK.finditer(text))


def _unmarked(name: str) -> str:
    return name.replace("[", "(").replace("]", ")")


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    shown = one_line(words)
    return textwrap.wrap(
        shown, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )


_NUMBERS = (*("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),)
