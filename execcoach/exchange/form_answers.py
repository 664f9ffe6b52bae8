"""A filled form in the terms of a person's files: which tables its answers fill, what was declined, what is unsure."""

from collections.abc import Iterable, Mapping
from typing import Any

from execcoach.exchange.filled_form import FilledForm, Unsure
from execcoach.exchange.findings import Decision, Doubt
from execcoach.exchange.matching import text_of
from execcoach.exchange.proposals import Incoming
from execcoach.profile.checklist import Question
from execcoach.profile.keys import NATURAL_KEYS
from execcoach.profile.paths import get, put
from execcoach.profile.placing import located
from execcoach.text import one_line

_POST = "roles[current]."
_NO_POST = "Which post is meant is not in the profile yet; the question about it comes first"


def incoming(form: FilledForm, questions: Iterable[Question], files: Mapping[str, Mapping[str, Any]]) -> Incoming:
    """What the answers would add to these tables (by file: profile, circle, guidelines), told with their questions."""
    raws: dict[str, dict[str, Any]] = {}
    rows: dict[str, str] = {}
    unsure = list(form.unsure)
    known = {one.id: one for one in questions}
    # What a post is called comes before what lands on its desk, which may be answered in the same form.
    for id in sorted(form.values, key=lambda id: known[id].path.startswith(_POST)):
        question, values = known[id], form.values[id]
        raw = raws.setdefault(question.file, {})
        if question.path.startswith(_POST):
            placed = _of_the_post(question, values, files.get("profile", {}), raw)
            if not placed:
                unsure += [Unsure(id, 0, one_line(text_of(one)), _NO_POST) for one in values]
        elif question.answer == "entry":
            section = located(question.path, files.get(question.file, {}))
            at = len(raw.setdefault(section, []))
            raw[section] += [dict(value) for value in values]
            rows |= {f"{section}[{number}]": id for number in range(at, len(raw[section]))}
        else:
            raws[question.file] = put(raw, question.path, list(values) if question.answer == "list" else values[0])
            rows[question.path] = id
    decisions = [Decision(id, "not-for-me", known[id].words, why) for id, why in form.declined.items()]
    decisions += [Decision(id, "done", known[id].words, noted) for id, noted in form.ticked.items()]
    return Incoming(
        name=form.name,
        raw=raws.pop("profile", {}),
        rows=rows,
        sign=form.sign,
        elsewhere={file: raw for file, raw in raws.items() if raw},
        decisions=tuple(decisions),
        unsure=tuple(Doubt(one.question, one.line, one.words, one.reason) for one in unsure),
        answered=tuple(form.values),
    )


def _of_the_post(
    question: Question, values: tuple[Any, ...], tables: Mapping[str, Any], raw: dict[str, Any]
) -> dict[str, Any] | None:
    """The offered entry of the post held now with the answer in it; None where no post is known."""
    key = question.path.removeprefix(_POST)
    post = get(tables, located(_POST + key, tables).rpartition(".")[0])
    offered = raw.setdefault("roles", [])
    if isinstance(post, Mapping):
        named = {name: post[name] for name in NATURAL_KEYS["roles"] if name in post}
        entry = next((one for one in offered if all(one.get(name) == value for name, value in named.items())), None)
        if entry is None:
            offered.append(entry := named)
    else:
        entry = next((one for one in offered if "end" not in one), None)
    if entry is not None:
        entry[key] = list(values) if question.answer == "list" else values[0]
    return entry
