"""Why a template could not be filled: one error with file and line, what was wrong, and what to do."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from execcoach.drafting.template import Template
from execcoach.errors import CoachError, Place
from execcoach.text import one_line, shorten

_WHAT_TO_DO = {
    "memory": ("needs too much memory", "Make what is repeated or padded there smaller."),
    "time": ("needs too much time", "Make the loop or the number there smaller."),
    "output": ("writes too much", "A draft is a page or two; make the loop there shorter."),
    "depth": ("goes too deep", "Let no macro call itself there, and put fewer brackets in one another."),
    "unsafe": ("reaches for what no template may touch", "Use the answers, `given`, `me`, `known` and `voice`."),
    "alone": ("asks for another file", "A template stands alone here: put that text into it."),
}


def trouble(template: Template, values: Mapping[str, Any], kind: str, line: int, words: str) -> CoachError:
    """The error for a kind of trouble at a line; `words` are the engine's, `values` the names there were."""
    said = shorten(words, 200).rstrip(".")
    if kind == "undefined":
        what, advice = f"asks for something that is not there ({said})", _nearest(said, values)
    elif kind == "syntax":
        what, advice = f"cannot be read there ({said})", "Look for a bracket or an {% end… %} that is missing."
        if said.startswith("No "):
            advice = "The templates that came with execcoach show what there is."
    else:
        what, advice = _WHAT_TO_DO.get(kind, (f"cannot be filled ({said})", "Mend that line and try again."))
    where = Place(file=one_line(template.file), line=line or template.body_line)
    return CoachError("The template cannot be filled", f"{where} {what}. {advice}", [where])


def _nearest(said: str, values: Mapping[str, Any]) -> str:
    """The name that was probably meant: of a name one of the names, of what follows a dot one of those inside."""
    inside = re.search(r"attribute '([^']*)'", said)
    name = re.search(r"'([^']*)' is undefined", said)
    below = {key for value in values.values() if isinstance(value, Mapping) for key in value}
    wrong, there = (inside[1], below) if inside else (name[1] if name else said, set(values))
    near = get_close_matches(wrong, sorted(map(str, there)), 1, 0.6)
    return f"Did you mean {near[0]}?" if near else "Its questions, `given`, `me`, `known` and `voice` are there."


def cannot_bound() -> CoachError:
    """The error of a system that keeps no bounds."""
    sentence = (
        "It cannot hold another program to a limit of memory and time, and without one nobody's own templates are "
        "filled. The templates that came with execcoach work as ever."
    )
    return CoachError("This system cannot use your own templates", sentence)
