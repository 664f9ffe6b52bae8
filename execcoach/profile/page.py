"""What of a profile stands on the page: the fields that are known to be live, without anything private."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.errors import CoachError
from execcoach.profile.paths import Step, get, show, steps
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

_BESIDE = ("private", "reviewed", "source")
_OF_A_LINE = frozenset({"text", "date", "url", *_BESIDE})
_TELLING = 50
"""Words that more entries than this have in common do not tell which of them is meant."""
Digest = Callable[[str], str]
_Row = tuple[tuple[Step, ...], str, str]


@dataclass(frozen=True, slots=True)
class OnPage:
    """How what was ticked stands to the profile of today.

    `live`: path → the row that says so, for everything whose words are still the same.
    `now`: row → the path it speaks of today, "" where that entry is gone. An entry that moved is found again.
    """

    live: Mapping[str, str]
    now: Mapping[str, str]


def on_page(raw: Mapping[str, Any], published: Mapping[str, str], digest: Digest) -> dict[str, Any]:
    """The tables of a profile with only what is live: `published` maps a path to the digest of its `wording` there.

    List entries keep their index; one that is not live is an empty table. A path nobody can read is left out.
    When an entry was last looked at is known with the first of its fields that is live.
    """
    shown: dict[str, Any] = {}
    for path in live_now(raw, published, digest).live:
        parts = steps(path)
        _lay(shown, parts, _public(get(raw, path)))
        for length in range(1, len(parts)):
            table = get(raw, show(parts[:length]))
            if isinstance(table, Mapping) and "reviewed" in table:
                _lay(shown, (*parts[:length], "reviewed"), table["reviewed"])
    for at, role in enumerate(listed(shown.get("roles"))):
        if role and (over := get(raw, f"roles[{at}].end")) is not None:
            role["end"] = over  # a post that is over is no post held now, whether or not its end was ticked
    about = f" {plain(str(get(shown, 'summary.text', '')))} "
    for path in IN_ABOUT:
        found = get(raw, path)
        if _private(raw, steps(path)):
            continue
        for at, line in enumerate(listed(found)):
            if _said(line, about):
                lone = path == "summary.opening"
                _lay(shown, steps(path) if lone else (*steps(path), at), line)
    return shown


def live_now(raw: Mapping[str, Any], published: Mapping[str, str], digest: Digest) -> OnPage:
    """Which of the rows still say what the profile says, and where each one's entry stands now."""
    live: dict[str, str] = {}
    now: dict[str, str] = {}
    lists: dict[tuple[Step, ...], dict[int, list[_Row]]] = {}
    for path, known in published.items():
        try:
            parts = steps(path)
        except CoachError:
            continue
        at = next((at for at, step in enumerate(parts) if isinstance(step, int)), None)
        if at is not None and known:
            number = parts[at]
            assert isinstance(number, int)
            lists.setdefault(parts[:at], {}).setdefault(number, []).append((parts[at + 1 :], path, known))
        elif known:
            now[path] = path
            live |= dict.fromkeys(_direct(raw, parts, known, digest), path)
    for before, rows in lists.items():
        found = get(raw, show(before))
        items = listed(found)
        paired = _paired(items, rows, digest)
        for number, some in rows.items():
            for below, path, known in some:
                entry = paired.get(number)
                here = show((*before, entry, *below)) if entry is not None else ""
                if here and not isinstance(found, list):
                    here = show((*before, *below))
                now[path] = here
                if here and not _private(raw, steps(here)) and _is(get(raw, here), known, digest):
                    live.setdefault(here, path)
    return OnPage(live, now)


def _direct(raw: Mapping[str, Any], parts: tuple[Step, ...], known: str, digest: Digest) -> Iterator[str]:
    """The path, if its value is what was ticked; an item of it, where a lone line became a list since."""
    value = get(raw, show(parts))
    if value is None or _private(raw, parts):
        return
    if _is(value, known, digest):
        yield show(parts)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            if isinstance(item, str) and _is(item, known, digest):
                yield show((*parts, at))


def _paired(items: Sequence[Any], rows: Mapping[int, list[_Row]], digest: Digest) -> dict[int, int]:
    """Which entry of today each ticked entry is: the one in its place, else the one that says most of the same."""

    def same(at: int, some: list[_Row]) -> bool:
        return all(_is(_inside(items[at], below), known, digest) for below, _, known in some)

    paired = {number: number for number, some in rows.items() if number < len(items) and same(number, some)}
    left = {number: some for number, some in rows.items() if number not in paired}
    free = set(range(len(items))) - set(paired.values())
    places: dict[tuple[tuple[Step, ...], str], list[int]] = {}
    for below in {below for some in left.values() for below, _, _ in some}:
        for at in sorted(free):
            if (value := _inside(items[at], below)) is not None:
                places.setdefault((below, digest(wording(value))), []).append(at)
    votes: Counter[tuple[int, int]] = Counter()
    for number, some in left.items():
        said = sorted((places.get((below, known), []) for below, _, known in some), key=len)
        whole = next((at for at in said[0] if at in free and same(at, some)), None)
        if whole is not None:
            paired[number] = whole
            free.discard(whole)
        else:
            votes.update((number, at) for some_places in said if len(some_places) <= _TELLING for at in some_places)
    for (number, at), same_fields in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0][0] != vote[0][1], vote)):
        if number not in paired and at in free and (number == at or same_fields * 2 >= len(left[number])):
            paired[number] = at
            free.discard(at)
    return paired


def _inside(item: Any, below: tuple[Step, ...]) -> Any:
    if not below:
        return item
    return get({"entry": item}, show(("entry", *below)))


def _is(value: Any, known: str, digest: Digest) -> bool:
    return value is not None and digest(wording(value)) == known


def wording(value: Any) -> str:
    """The text by which a value of a profile is known to be the same: its public texts, a line each.

    When it was looked at and where it came from stand on no page and change nothing; a line is its text alone.
    """
    if isinstance(value, Mapping):
        if value.keys() <= _OF_A_LINE and "text" in value:
            return wording(value["text"])
        kept = {key: item for key, item in _public(value).items() if key not in _BESIDE}
        return "\n".join(f"{key}: {wording(item)}" for key, item in kept.items())
    if isinstance(value, list):
        return "\n".join(wording(item) for item in value if not _hidden(item))
    return str(value).strip()


def said_in(text: str, about: str) -> bool:
    """Whether the words of a line stand in a longer text, whatever its commas and capitals."""
    return bool(plain(text)) and f" {plain(text)} " in f" {plain(about)} "


def _said(line: Any, about: str) -> bool:
    if isinstance(line, Mapping):
        return not _is_private(line) and _said(line.get("text"), about)
    return isinstance(line, str) and bool(plain(line)) and f" {plain(line)} " in about


def lay(shown: dict[str, Any], path: str, value: Any) -> None:
    """Put a value at a path of these tables, empty entries before it where there are none."""
    _lay(shown, steps(path), value)


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
    return table.get("private", False) is not False or table.get("public") is False


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


def listed(value: Any) -> list[Any]:
    """A value as a list: a lone one is a list of one, nothing is an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
