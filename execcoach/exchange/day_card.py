"""The card of one day that is mailed to the executive: its words, its marks, and what came back on it.

Why an id in square brackets at every answer: it survives what mail does to a text, and reading it needs no wording.
"""

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.exchange.questionnaire import WIDTH, signs_of
from execcoach.routine.homework import step_of
from execcoach.routine.plan import Plan
from execcoach.routine.prompts import GIVEN, Step, filled
from execcoach.text import clean, one_line, shorten
from execcoach.words import folded

END = "End of the card"
STEP = re.compile(r"\W{0,4}Step \d{1,2} of \d{1,2}:", re.IGNORECASE)
CLOSE = re.compile(rf"\W{{0,4}}{END}\W{{0,4}}", re.IGNORECASE)
HEAD = re.compile(
    r"execcoach card \d+ for\b([^\[\]]{0,60})"
    r"\[ ?([a-z0-9]{4,40})[-\u2010-\u2015](\d{8})[-\u2010-\u2015](\d{1,6}) ?\]",
    re.IGNORECASE,
)
_QUOTED = re.compile("“([^”]+)”")
_OUR_MARKS = (
    (re.compile(r"\b((?:answer|question) {0,3}\d{1,3}[ .]{0,3})\[", re.IGNORECASE), r"\1("),
    (re.compile(r"\b(execcoach (?:card|form) \d+) for\b", re.IGNORECASE), r"\1, for"),
    (re.compile(r"\b(step \d{1,2} of \d{1,2}):", re.IGNORECASE), r"\1,"),
    (re.compile(r"\bend of the (card|form)\b", re.IGNORECASE), r"end of this \1"),
)
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,58}")
_GIVEN = "-homework-"


@dataclass(frozen=True, slots=True)
class CardWording:
    """What a card says besides its steps, and the words that mean done or left out."""

    greeting: str
    how: tuple[str, ...]
    may_change: str
    because: str
    laid_out: str
    laid_out_bare: str
    given: str
    given_bare: str
    link: str
    draft: str
    draft_gone: str
    thanks: str
    done: tuple[str, ...]
    skipped: tuple[str, ...]
    skipped_because: tuple[str, ...]


def read_card_wording(raw: Mapping[str, Any]) -> CardWording:
    """The words of prompts/card.toml."""
    given: dict[str, Any] = {k: tuple(map(str, v)) if isinstance(v, list) else str(v) for k, v in raw.items()}
    return CardWording(**given)


def day_card(
    plan: Plan,
    person_id: str,
    name: str,
    first_name: str,
    wording: CardWording,
    drafts: Mapping[str, tuple[str, str]],
    made_ahead: bool,
) -> str:
    """The card of a plan's day: each step with what it opens, and a line for the answer below it.

    The number in its head is how many words are printed: more than these, and somebody typed among them. `drafts` are
    title and text by the id of a draft; `made_ahead` says that the plan may still change.
    """
    day = f"{plan.date:%A} {plan.date.day} {plan.date:%B}"
    values = {"first": one_line(first_name), "day": day, "minutes": str(plan.minutes)}
    head = [*_wrapped(filled(wording.greeting, values)), ""]
    for words in (*wording.how, *([wording.may_change] if made_ahead else [])):
        head += _wrapped(words, "- ", "  ")
    steps = [list(_step(step, wording, drafts)) for step in plan.steps]
    number = sum(len(folded(line)) for line in [*head, *(line for step in steps for line in step)])
    known = shorten(name, 16).replace("[", "(").replace("]", ")")
    mark = f"[{signs_of(person_id, name)[0]}-{plan.date:%Y%m%d}-{number}]"
    lines = [f"execcoach card 1 for {known} {mark}", "", *head]
    for at, (step, said, mark) in enumerate(zip(plan.steps, steps, marks_of(plan), strict=True), 1):
        unit = "minute" if step.minutes == 1 else "minutes"
        lines += ["", "", f"Step {at} of {len(steps)}: {step.pillar}, {step.minutes} {unit}", *said]
        lines += ["", f"Answer {at} [{mark}]:", ""]
    return "\n".join([*lines, "", f"{END}. {wording.thanks}", ""])


def marks_of(plan: Plan) -> tuple[str, ...]:
    """What each step's answer is marked by: its prompt, what a coach gave, or its pillar and a number."""
    found: list[str] = []
    for step in plan.steps:
        mark = step.prompt if _ID.fullmatch(step.prompt) else step.pillar
        if given := step_of(step.about):
            mark = f"{step.pillar}{_GIVEN}{given[0]}-{given[1]}"
        again = 1 + sum(one == mark or one.startswith(f"{mark}-again-") for one in found)
        found.append(mark if again == 1 else f"{mark}-again-{again}")
    return tuple(found)


def given_by(mark: str) -> str:
    """What the record of an answer is about that bears the mark of a coach's step; "" of any other mark."""
    _, _, rest = mark.partition(_GIVEN)
    id, _, number = rest.rpartition("-")
    about = f"{GIVEN}{id}/{number}"
    return about if step_of(about) else ""


def _step(step: Step, wording: CardWording, drafts: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield from _wrapped(_unmarked(step.title))
    yield ""
    for words in dict.fromkeys((step.words, step.ask)):
        if words and words != step.title:
            yield from _wrapped(_unmarked(words))
    because = {"because": step.because, "by": step.by}
    if step.by:
        whole, bare = wording.laid_out, wording.laid_out_bare
        if step.given:
            whole, bare = wording.given, wording.given_bare
        said = whole if step.because else bare
        yield from _wrapped(_unmarked(filled(said, because)))
    elif step.because and not all(part in step.words for part in _QUOTED.findall(step.because)[:1] or [step.because]):
        yield from _wrapped(_unmarked(filled(wording.because, because)))
    if step.link:
        yield _unmarked(filled(wording.link, {"link": one_line(step.link)}))
    if step.draft in drafts:
        title, text = drafts[step.draft]
        yield ""
        yield from _wrapped(_unmarked(filled(wording.draft if text else wording.draft_gone, {"title": title})))
        if text:
            yield ""
            yield from (f"  {_unmarked(line)}".rstrip() for line in clean(text).strip().split("\n"))


def _unmarked(words: str) -> str:
    """The words with nothing in them that reads as a mark of a card or a form."""
    for mark, instead in _OUR_MARKS:
        words = mark.sub(instead, words)
    return words


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    shown = one_line(words)
    return textwrap.wrap(
        shown, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
