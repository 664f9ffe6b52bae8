"""Lines of a foreign file without a sure place, put where a person says they belong."""

from dataclasses import dataclass, replace
from typing import Any

from execcoach.exchange.findings import Doubt
from execcoach.exchange.proposals import propose
from execcoach.profile.paths import append, get, put
from execcoach.profile.sections import names, read_sections
from execcoach.services.preview import Preview
from execcoach.storage import content
from execcoach.text import one_line, shorten


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line can go: a path, the key it becomes of a new entry there ("" for none), and what it is called."""

    path: str
    key: str
    label: str


def places(shown: Preview) -> tuple[Place, ...]:
    """Where a line without a place can go: into the text of a role that is offered, or to one of the sections."""
    called = names(read_sections(content.shipped_toml("prompts/fields.toml")))
    found = []
    for at, role in enumerate(shown.incoming.raw.get("roles", ())):
        name = shorten(", ".join(filter(None, (role.get("title"), role.get("company")))), 44)
        found.append(Place(f"roles[{at}].summary", "", f"What was done as {name}"))
    for row in content.shipped_toml("prompts/page_sections.toml")["sort"]:
        found.append(Place(row["to"], row.get("key", ""), called.get(row["to"], row["to"])))
    return tuple(found)


def put_where(shown: Preview, doubt: Doubt, place: Place) -> Preview:
    """The preview with this line among what it offers, and no longer among what is unsure."""
    raw: dict[str, Any] = dict(shown.incoming.raw)
    words = one_line(doubt.words)
    rows = dict(shown.incoming.rows)
    if place.key:
        section = place.path
        row = f"{section}[{len(raw.get(section, ()))}]"
        raw = append(raw, section, {place.key: words})
        rows[row] = f"line {doubt.line}"
    elif place.path.endswith(("summary", "text")):
        before = get(raw, place.path, "")
        raw = put(raw, place.path, f"{before}\n{words}" if before else words)
    elif place.path.startswith("connection_points."):
        raw = append(raw, place.path, words)
    else:
        raw = put(raw, place.path, words)
    left = tuple(one for one in shown.incoming.unsure if one is not doubt)
    incoming = replace(shown.incoming, raw=raw, rows=rows, unsure=left)
    current = shown.desk.raw if shown.desk else {"person": {"name": incoming.name}}
    return replace(shown, incoming=incoming, proposals=propose(current, incoming))
