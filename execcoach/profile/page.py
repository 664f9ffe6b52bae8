"""What of a profile stands on the page: the fields that are known to be live, without anything private."""

from collections.abc import Callable, Mapping
from typing import Any

from execcoach.errors import CoachError
from execcoach.profile.paths import Step, get, steps
from execcoach.words import plain

IN_ABOUT = (
    "summary.opening",
    "summary.accomplishments",
    "summary.motivations",
    "summary.passions",
    "summary.turn_offs",
    "connection_points.hobbies",
    "connection_points.teams",
    "connection_points.causes",
    "connection_points.places",
)
"""What stands on the page as part of the About text: each line is live when its words are in it."""


def on_page(raw: Mapping[str, Any], published: Mapping[str, str], digest: Callable[[str], str]) -> dict[str, Any]:
    """The tables of a profile with only what is live: `published` maps a path to the digest of its `wording` there.

    List entries keep their index; one that is not live is an empty table. A path nobody can read is left out.
    """
    shown: dict[str, Any] = {}
    for path, known in published.items():
        try:
            parts = steps(path)
            value = get(raw, path)
        except CoachError:
            continue
        if value is not None and not _private(raw, parts) and digest(wording(value)) == known:
            _lay(shown, parts, _public(value))
    about = f" {plain(str(get(shown, 'summary.text', '')))} "
    for path in IN_ABOUT:
        if get(shown, path) is None and not _private(raw, steps(path)):
            live = [line for line in _listed(get(raw, path)) if _said(line, about)]
            if live:
                _lay(shown, steps(path), live[0] if path == "summary.opening" else live)
    return shown


def wording(value: Any) -> str:
    """The text by which a value of a profile is known to be the same: its public texts, a line each."""
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {wording(item)}" for key, item in _public(value).items())
    if isinstance(value, list):
        return "\n".join(wording(item) for item in value if not _hidden(item))
    return str(value).strip()


def _said(line: Any, about: str) -> bool:
    if isinstance(line, Mapping):
        return not _is_private(line) and _said(line.get("text"), about)
    return isinstance(line, str) and bool(plain(line)) and f" {plain(line)} " in about


def _lay(shown: dict[str, Any], parts: tuple[Step, ...], value: Any) -> None:
    here: Any = shown
    for step, after in zip(parts, (*parts[1:], None), strict=True):
        if isinstance(step, int):
            here.extend({} for _ in range(step + 1 - len(here)))
            if after is None or not isinstance(here[step], dict):
                here[step] = value if after is None else {}
            here = here[step]
        elif after is None:
            here[step] = value
        else:
            here = here.setdefault(step, [] if isinstance(after, int) else {})


def _is_private(table: Mapping[str, Any]) -> bool:
    return table.get("private", False) is not False


def _private(raw: Mapping[str, Any], parts: tuple[Step, ...]) -> bool:
    here: Any = raw
    for step in parts:
        if isinstance(here, Mapping) and _is_private(here):
            return True
        here = here[step] if isinstance(step, int) or step in here else None
        if here is None:
            return False
    return isinstance(here, Mapping) and _is_private(here)


def _public(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _public(item) for key, item in value.items() if not _hidden(item)}
    if isinstance(value, list):
        return [{} if _hidden(item) else _public(item) for item in value]
    return value


def _hidden(value: Any) -> bool:
    return isinstance(value, Mapping) and _is_private(value)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
