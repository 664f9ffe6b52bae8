"""Where an answer goes in a file's tables, and which of the entries there a question is about."""

import datetime
from collections.abc import Mapping
from typing import Any

from execcoach.errors import CoachError
from execcoach.profile.answering import item_text, same_entry, same_item, shown
from execcoach.profile.checklist import Question
from execcoach.profile.paths import append, get, put, remove
from execcoach.profile.reading import read_profile
from execcoach.text import one_line

_CURRENT, _PAST = "roles[current]", "roles[past]"


def located(path: str, tables: Mapping[str, Any]) -> str:
    """The path as it is in these tables: `roles[current].x` by the index of the post held now.

    One past the end when no post is held now; `roles[current]` and `roles[past]` alone lie in `roles`.
    """
    if path in (_CURRENT, _PAST):
        return "roles"
    if not path.startswith(_CURRENT):
        return path
    roles = _roles(tables)
    at = roles.current_role()
    return f"roles[{len(roles.roles) if at is None else at}]{path.removeprefix(_CURRENT)}"


def indexes(question: Question, tables: Mapping[str, Any], *, could_be: bool = False) -> tuple[int, ...]:
    """Which items or entries at its path a question is about: posts held now, earlier ones, those not over, or all.

    With `could_be` also those that say nothing yet of what its entries have in common.
    """
    found = get(tables, located(question.path, tables)) if question.path else None
    if not isinstance(found, list):
        return () if found in (None, "") else (0,)
    every = tuple(range(len(found)))
    if question.path in (_CURRENT, _PAST):
        ends = [role.end for role in _roles(tables).roles]
        every = tuple(at for at in every if at < len(ends) and (ends[at] is None) is (question.path == _CURRENT))
    elif question.worksheet:
        every = tuple(at for at in every if not (isinstance(found[at], Mapping) and found[at].get("end")))
    for key, value in question.fixed.items():
        every = tuple(at for at in every if _fits(found[at], key, value, could_be))
    return every


def lacking(question: Question, tables: Mapping[str, Any]) -> int | None:
    """The first of the entries a question is about that lacks the field it asks for; None where none does."""
    if not question.completes:
        return None
    there = enumerate(items(question, tables))
    return next((at for at, one in there if isinstance(one, Mapping) and not one.get(question.completes)), None)


def items(question: Question, tables: Mapping[str, Any]) -> list[Any]:
    """The items or entries a question is about, in the order of `indexes`."""
    found = get(tables, located(question.path, tables)) if question.path else None
    there = found if isinstance(found, list) else [found]
    return [there[at] for at in indexes(question, tables)]


def answered(question: Question, tables: Mapping[str, Any], value: Any, at: int | None = None) -> dict[str, Any]:
    """The tables with an answer where it belongs: a line is set, an item added or, with `at`, put in its place.

    `at` counts what the question is about. An entry that says more about one that is there completes it; CoachError
    where the same item stands already.
    """
    where = located(question.path, tables)
    if question.answer == "entry":
        return _entry(question, tables, where, value, at)
    if question.answer != "list":
        return put(tables, where, value)
    if same_item(items(question, tables), value) not in (None, at):
        raise CoachError("It is there already", f"“{one_line(item_text(value))}” stands in the list.")
    if at is None:
        return append(tables, where, value)
    found = get(tables, where)
    place = f"{where}[{indexes(question, tables)[at]}]" if isinstance(found, list) else where
    return put(tables, place, _in_place_of(get(tables, place), value))


def taken_out(question: Question, tables: Mapping[str, Any], at: int) -> dict[str, Any]:
    """The tables without the item or entry; `at` counts what the question is about."""
    where = located(question.path, tables)
    lone = not isinstance(get(tables, where), list)
    return remove(tables, where if lone else f"{where}[{indexes(question, tables)[at]}]")


def marked(
    question: Question, tables: Mapping[str, Any], today: datetime.date, at: int | None = None
) -> dict[str, Any]:
    """The tables with today as the day on which this was looked at; items that carry a day of their own get it too."""
    number = None if at is None else indexes(question, tables)[at]
    raw = put(tables, f"{holder(question, tables, number)}.{question.mark}", today.isoformat())
    where = located(question.path, tables)
    there = get(tables, where) if question.answer == "list" else None
    for each, item in enumerate(there if isinstance(there, list) else ()):
        if isinstance(item, Mapping) and question.mark in item:
            raw = put(raw, f"{where}[{each}].{question.mark}", today.isoformat())
    return raw


def holder(question: Question, tables: Mapping[str, Any], number: int | None = None) -> str:
    """The path of the table that keeps when this was last looked at: this entry, else the table around."""
    where = located(question.path, tables)
    if question.single:
        return where
    return f"{where}[{number or 0}]" if question.answer == "entry" else where.rpartition(".")[0]


def _entry(
    question: Question, tables: Mapping[str, Any], where: str, entry: Mapping[str, Any], at: int | None
) -> dict[str, Any]:
    if question.single:
        there, place, exact = get(tables, where), where, True
        there = there if isinstance(there, Mapping) else {}
    else:
        exact = at is not None
        numbers = indexes(question, tables, could_be=not exact)
        found = get(tables, where, [])
        if not isinstance(found, list):
            raise CoachError("That place is taken", f"{where} holds something that is no list of tables.")
        about = [found[number] if isinstance(found[number], Mapping) else {} for number in numbers]
        at = at if exact else same_entry(where, about, entry)
        if at is None:
            return append(tables, where, dict(entry))
        there, place = about[at], f"{where}[{numbers[at]}]"
    raw = dict(tables)
    for key, value in entry.items():
        old = there.get(key)
        if old == value or shown(old) == value or (isinstance(old, list) and same_item(old, value) is not None):
            continue
        more = isinstance(old, list) and not exact
        raw = append(raw, f"{place}.{key}", value) if more else put(raw, f"{place}.{key}", value)
    for key in [*(field.key for field in question.fields), "private"] if exact else []:
        if key not in entry and key in there and not (question.single and key == "private"):
            raw = remove(raw, f"{place}.{key}")
    return raw


def _fits(entry: Any, key: str, value: Any, could_be: bool) -> bool:
    there = entry.get(key) if isinstance(entry, Mapping) else None
    if could_be and there in (None, "", False):
        return True
    return there == value or (isinstance(there, str) and there.casefold() == str(value).casefold())


def _in_place_of(there: Any, value: Any) -> Any:
    """A list item in place of another; what its table says besides the words stays."""
    if not isinstance(there, Mapping):
        return value
    given = value if isinstance(value, Mapping) else {"text": value, "private": False}
    kept = {**there, **given}
    return kept if kept["private"] or "private" in there else {k: v for k, v in kept.items() if k != "private"}


def _roles(tables: Mapping[str, Any]) -> Any:
    return read_profile({"roles": tables.get("roles", [])}).profile
